//! How far an allocation may be from the best, as far as it is proven, in plain words.

use crate::domain::money::{Cents, ceil_div};
use crate::domain::optimum::{Goal, Outcome};
use crate::domain::ratio::Ratio;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, format};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub sentence: String,
    /// Nothing is better: proven.
    pub is_best: bool,
}

/// What is proven of the outcome; `None` when it holds no allocation.
#[must_use]
pub fn gap(outcome: &Outcome, goal: &Goal, lang: Lang) -> Option<Gap> {
    let (found, bound) = match outcome {
        Outcome::Optimal { .. } => {
            return Some(Gap {
                sentence: texts::PROVEN_BEST.get(lang).to_owned(),
                is_best: true,
            });
        }
        Outcome::TimeUp { found, bound } => (found, Some(*bound)),
        Outcome::Stopped { found, bound } => (found, *bound),
        Outcome::NothingYet { .. } | Outcome::Infeasible { .. } => return None,
    };
    let sentence = bound.and_then(|bound| at_worst(found.value, bound, goal, lang));
    Some(Gap {
        sentence: sentence.unwrap_or_else(|| texts::NOTHING_PROVEN.get(lang).to_owned()),
        is_best: false,
    })
}

/// «Au pire 0,4 % plus cher que la meilleure répartition possible.» Rounded up: what is told is proven.
pub(super) fn at_worst(value: Ratio, bound: Ratio, goal: &Goal, lang: Lang) -> Option<String> {
    let distance = if value > bound {
        value.checked_sub(bound)?
    } else {
        bound.checked_sub(value)?
    };
    match goal {
        Goal::FairestWithin { .. } => {
            let cents = Cents::from_wide(ceil_div(distance.numerator(), distance.denominator()));
            Some(texts::AT_WORST_EUROS.fill(lang, &[("gap", &format::amount(cents, lang))]))
        }
        Goal::MinHt | Goal::MinBuyerCost => Some(texts::AT_WORST_DEARER.fill(lang, &[("gap", &percent_up(distance, bound, lang)?)])),
        // Their value is a price, which is not what they seek.
        Goal::BestScore { .. } | Goal::MostRobust { .. } => None,
    }
}

/// A part of a whole in percent, rounded up to the hundredth; `None` when the whole is not above 0.
fn percent_up(part: Ratio, whole: Ratio, lang: Lang) -> Option<String> {
    if whole <= Ratio::ZERO {
        return None;
    }
    let hundredths = part.checked_div(whole)?.checked_mul(Ratio::whole(10_000))?;
    let hundredths = ceil_div(hundredths.numerator(), hundredths.denominator());
    // Hundredths of a percent are hundreds of millionths.
    Some(format::percentage(hundredths * 100, lang))
}
