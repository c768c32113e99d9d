//! What a search makes small, and within which bounds.

use std::sync::Arc;

use super::options::{CENT, Choice};

/// What is made small.
#[derive(Clone, Debug)]
pub enum Aim {
    /// Nothing: any allocation that obeys the rules.
    Any,
    /// A sum over the options, in units of 10^-12 cents.
    Sum(fn(&Choice) -> i128),
    /// A sum of given values, in units of 10^-12 cents: by line, then by option.
    Given(Vec<Vec<i128>>),
    /// The largest deviation from the wished shares.
    Deviation(Wished),
}

/// The shares of the total that members wish, in parts of a whole.
#[derive(Clone, Debug)]
pub struct Wished {
    pub parts: Vec<i128>,
    pub whole: i128,
}

impl Wished {
    /// The wished share of a member.
    #[must_use]
    pub fn of(&self, member: usize) -> f64 {
        self.parts.get(member).copied().unwrap_or(0) as f64 / self.whole as f64
    }
}

/// A bound on another sum over the options, in units of 10^-12 cents.
#[derive(Clone, Debug)]
pub struct Budget {
    pub of: fn(&Choice) -> i128,
    pub at_most: i128,
}

/// Deviations from the wished shares that stay within so many cents.
#[derive(Clone, Debug)]
pub struct Fairness {
    pub wished: Wished,
    pub at_most: i64,
}

/// In which unit costs are whole numbers that a float holds.
pub struct Costs {
    pub unit: i128,
    pub is_whole: bool,
}

impl Costs {
    #[must_use]
    pub fn of(aim: &Aim, lines: &[Arc<Vec<Choice>>]) -> Self {
        let all = || {
            lines
                .iter()
                .enumerate()
                .flat_map(|(l, choices)| choices.iter().enumerate().map(move |(at, c)| exact(aim, l, at, c)))
        };
        let most: i128 = lines
            .iter()
            .enumerate()
            .map(|(l, choices)| choices.iter().enumerate().map(|(at, c)| exact(aim, l, at, c).abs()).max().unwrap_or(0))
            .fold(0, i128::saturating_add);
        let fits = |unit: i128| most / unit < 1 << 50;
        for decimals in 0..=4_u32 {
            let unit = CENT / 10_i128.pow(decimals);
            if fits(unit) && all().all(|cost| cost % unit == 0) {
                return Self { unit, is_whole: true };
            }
        }
        let mut unit = CENT / 10_000;
        while !fits(unit) {
            unit *= 10;
        }
        Self { unit, is_whole: false }
    }

    /// The cost of an option in the unit, cut to a whole number.
    #[must_use]
    pub fn cost(&self, aim: &Aim, line: usize, at: usize, choice: &Choice) -> f64 {
        exact(aim, line, at, choice).div_euclid(self.unit) as f64
    }
}

fn exact(aim: &Aim, line: usize, at: usize, choice: &Choice) -> i128 {
    match aim {
        Aim::Any | Aim::Deviation(_) => 0,
        Aim::Sum(of) => of(choice),
        Aim::Given(values) => values.get(line).and_then(|line| line.get(at)).copied().unwrap_or(0),
    }
}
