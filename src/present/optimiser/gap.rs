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
        Goal::BestScore { .. } => Some(texts::AT_WORST_POINTS.fill(lang, &[("gap", &points(hundredths_up(distance)?, lang))])),
        Goal::MostRobust { .. } => {
            let numbers = [("found", &*value.nearest().to_string()), ("most", &bound.nearest().to_string())];
            Some(texts::AT_WORST_LINES.fill(lang, &numbers))
        }
    }
}

/// A value or a bound in the unit of its goal.
pub(super) fn worth(value: Ratio, goal: &Goal, lang: Lang) -> String {
    match goal {
        Goal::MinHt | Goal::MinBuyerCost | Goal::FairestWithin { .. } => format::amount(Cents::from_wide(value.nearest()), lang),
        Goal::BestScore { .. } => texts::SCORE_OF.fill(lang, &[("points", &points(hundredths_up(value).unwrap_or(0), lang))]),
        Goal::MostRobust { .. } => texts::BACKED_OF.fill(lang, &[("lines", &value.nearest().to_string())]),
    }
}

fn points(hundredths: i128, lang: Lang) -> String {
    format::plain_quantity(&format!("{}.{:02}", hundredths / 100, hundredths % 100), lang)
}

fn hundredths_up(value: Ratio) -> Option<i128> {
    let hundredths = value.checked_mul(Ratio::whole(100))?;
    Some(ceil_div(hundredths.numerator(), hundredths.denominator()))
}

/// A part of a whole in percent, rounded up to the hundredth; `None` when the whole is not above 0.
fn percent_up(part: Ratio, whole: Ratio, lang: Lang) -> Option<String> {
    if whole <= Ratio::ZERO {
        return None;
    }
    // Hundredths of a percent are hundreds of millionths.
    let hundredths = hundredths_up(part.checked_div(whole)?.checked_mul(Ratio::whole(100))?)?;
    Some(format::percentage(hundredths * 100, lang))
}
