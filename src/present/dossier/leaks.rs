//! Internal amounts quoted in what is typed for the client: asks, settlement, private facts, in every spelling (`joint-bid/1` §10). The
//! app never prints them by itself; a person can still type one.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::numbers::{self, Number, ONE, Reading};
use crate::document::Document;
use crate::domain::client_view::ClientView;
use crate::domain::money::Cents;
use crate::domain::results::Results;

/// One cent, and one euro, in cents.
const CENT: i128 = ONE / 100;
/// Below, too many numbers are the same by chance (`joint-bid/1` §10).
const LEAST: i128 = ONE;
const LEAST_WHOLE: i128 = 1_000 * ONE;
const LEAST_BARE_CENTS: i128 = 10_000;
const LEAST_DIGITS: usize = 3;
/// A bare number between these is a year.
const YEARS: std::ops::RangeInclusive<i128> = 1_900 * ONE..=2_100 * ONE;

/// What an internal amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Secret {
    /// A member's price.
    Ask,
    /// Funds, surplus, equalisation, net results, simulations.
    Settlement,
    /// A member's other turnover, thresholds, limits; the group's estimate.
    Private,
}

/// An internal amount that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// As it is typed.
    pub typed: String,
    pub secret: Secret,
}

/// Every internal amount of a bid that the client does not know anyway.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Secrets {
    /// By value, in millionths of a euro.
    amounts: HashMap<i128, Secret>,
    prices: HashMap<i128, Secret>,
    /// Whole numbers that the client reads elsewhere: quantities, months. An amount without decimals that looks like one is no secret.
    common: HashSet<i128>,
}

impl Secrets {
    /// Those of this document; a game that was solved is in its results.
    #[must_use]
    pub fn of(document: &Document, results: &Results) -> Self {
        let mut secrets = Self::default();
        let bid = document.bid();
        let json = |value: serde_json::Result<Value>| value.unwrap_or_default();
        secrets.take(&json(serde_json::to_value(results)), Secret::Settlement);
        secrets.take(&json(serde_json::to_value(&results.settlement.asks)), Secret::Ask);
        secrets.take(&json(serde_json::to_value(&bid.asks)), Secret::Ask);
        for member in &bid.members {
            secrets.take(&json(serde_json::to_value(&member.private)), Secret::Private);
            secrets.take(&json(serde_json::to_value(&member.terms)), Secret::Private);
        }
        if let Some(Cents(estimate)) = bid.tender.estimate_ht_cents {
            secrets.amounts.insert(i128::from(estimate) * CENT, Secret::Private);
        }
        let mut view = ClientView::of(&bid, &results.contract);
        // What someone typed there makes nothing known.
        view.group.justification.clear();
        view.subcontractors.clear();
        secrets.forget_what_is_known(&view);
        secrets
    }

    /// The amounts under a key that ends with `cents`, and the prices of asks.
    fn take(&mut self, value: &Value, secret: Secret) {
        walk(value, false, &mut |key, value, is_cents| match value {
            Value::Number(n) if is_cents => {
                let cents = n.as_i64().map(i128::from).unwrap_or_default();
                if cents.abs() * CENT >= LEAST {
                    self.amounts.insert(cents.abs() * CENT, secret);
                }
            }
            Value::String(text) if matches!(key, "price" | "unit_price") => {
                let price = numbers::numbers(text).first().and_then(|n| n.readings.last()).map(|r| r.value);
                if let Some(price) = price.filter(|price| has_digits(*price)) {
                    self.prices.insert(price, secret);
                }
            }
            _ => {}
        });
    }

    fn forget_what_is_known(&mut self, view: &ClientView) {
        let mut known: HashSet<i128> = HashSet::new();
        walk(&serde_json::to_value(view).unwrap_or_default(), false, &mut |_, value, is_cents| match value {
            Value::Number(n) => {
                let n = n.as_i64().map(i128::from).unwrap_or_default();
                if is_cents {
                    known.insert(n * CENT);
                } else {
                    self.common.insert(n * ONE);
                }
            }
            Value::String(text) => {
                for reading in numbers::numbers(text).iter().flat_map(|n| &n.readings) {
                    (if reading.has_decimals { &mut known } else { &mut self.common }).insert(reading.value);
                }
            }
            _ => {}
        });
        self.amounts.retain(|value, _| !known.contains(value));
        self.prices.retain(|value, _| !known.contains(value));
    }

    /// Those that stand in a text, each spelling once.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Vec<Leak> {
        let mut leaks: Vec<Leak> = Vec::new();
        for number in numbers::numbers(text) {
            let Some(secret) = number.readings.iter().find_map(|reading| self.told_by(&number, reading)) else {
                continue;
            };
            let typed = text.get(number.at).unwrap_or_default().to_owned();
            if !leaks.iter().any(|leak| leak.typed == typed) {
                leaks.push(Leak { typed, secret });
            }
        }
        leaks
    }

    fn told_by(&self, number: &Number, reading: &Reading) -> Option<Secret> {
        let Reading { value, has_decimals, is_bare } = *reading;
        let is_year = is_bare && YEARS.contains(&value) && !number.is_euros;
        let exact = |map: &HashMap<i128, Secret>| map.get(&value).copied();
        if !has_decimals && self.common.contains(&value) {
            return None;
        }
        if has_decimals || number.is_euros {
            return exact(&self.amounts).or_else(|| exact(&self.prices));
        }
        let whole = (value >= LEAST_WHOLE && !is_year).then(|| exact(&self.amounts)).flatten();
        let in_cents = is_bare && value / ONE >= LEAST_BARE_CENTS;
        whole.or_else(|| in_cents.then(|| self.amounts.get(&(value / ONE * CENT)).copied()).flatten())
    }
}

/// Three significant digits at least.
fn has_digits(value: i128) -> bool {
    let digits = value.unsigned_abs().to_string();
    let is_whole_price = value % ONE == 0;
    // 165.00 has three, 2.45 has three, 2.50 two, 420.00 three as a whole price.
    let significant = if is_whole_price {
        (value / ONE).to_string().len()
    } else {
        digits.trim_end_matches('0').len()
    };
    significant >= LEAST_DIGITS
}

/// Every leaf of a JSON value with its key, and whether it stands under a key that ends with `cents`.
fn walk(value: &Value, is_cents: bool, see: &mut impl FnMut(&str, &Value, bool)) {
    walk_under("", value, is_cents, see);
}

fn walk_under(key: &str, value: &Value, is_cents: bool, see: &mut impl FnMut(&str, &Value, bool)) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, field)| walk_under(name, field, is_cents || name.ends_with("cents"), see)),
        Value::Array(items) => items.iter().for_each(|item| walk_under(key, item, is_cents, see)),
        leaf => see(key, leaf, is_cents),
    }
}
