//! The published vectors of rounding and sharing (`joint-bid/1` §4).

#![allow(clippy::unwrap_used)]

use portee::domain::money::{Cents, half_up};
use portee::domain::settlement::{Bounds, SplitError, clamp};
use portee::domain::share_out::{largest_remainder, round_to_sum};
use serde_json::Value;

use crate::cases::read;

const SCALE: u32 = 6;

/// A decimal of any sign in units of 10^-6.
fn scaled(text: &Value) -> i128 {
    let text = text.as_str().unwrap();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction:0<6}");
    assert!(fraction.len() <= SCALE as usize);
    digits.parse().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn cents(value: &Value) -> Vec<Cents> {
    list(value).iter().map(|c| Cents(c.as_i64().unwrap())).collect()
}

fn vectors(name: &str) -> Vec<Value> {
    let all = list(&read("vectors.json")[name]).to_vec();
    assert!(!all.is_empty(), "{name}");
    all
}

#[test]
fn halves_are_rounded_as_published() {
    for vector in vectors("half_up") {
        let decimals = u32::try_from(vector["decimals"].as_u64().unwrap()).unwrap();
        let rounded = half_up(scaled(&vector["x"]), 10_i128.pow(SCALE - decimals));
        assert_eq!(rounded * 10_i128.pow(SCALE - decimals), scaled(&vector["result"]), "{vector}");
    }
}

#[test]
fn the_largest_remainders_are_as_published() {
    for vector in vectors("largest_remainder") {
        let weights: Vec<i128> = list(&vector["weights"]).iter().map(scaled).collect();
        let parts = largest_remainder(Cents(vector["total"].as_i64().unwrap()), &weights);
        assert_eq!(parts, cents(&vector["result"]), "{vector}");
    }
}

#[test]
fn rounding_to_a_sum_is_as_published() {
    for vector in vectors("round_to_sum") {
        let exact: Vec<i128> = list(&vector["exact"]).iter().map(scaled).collect();
        assert_eq!(round_to_sum(&exact, 10_i128.pow(SCALE)), cents(&vector["result"]), "{vector}");
    }
}

#[test]
fn minimums_and_maximums_are_as_published() {
    for vector in vectors("clamp") {
        let bounds: Vec<Bounds> = (0..list(&vector["weights"]).len())
            .map(|i| Bounds {
                weight: scaled(&vector["weights"][i]),
                min: Cents(vector["min"][i].as_i64().unwrap()),
                max: vector["max"][i].as_i64().map(Cents),
            })
            .collect();
        let parts = clamp(Cents(vector["total"].as_i64().unwrap()), &bounds);
        match vector.get("error") {
            Some(_) => assert_eq!(parts, Err(SplitError::MinMaxInfeasible), "{vector}"),
            None => assert_eq!(parts, Ok(cents(&vector["result"])), "{vector}"),
        }
    }
}
