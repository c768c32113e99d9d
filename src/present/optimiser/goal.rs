//! What the group wants: one goal out of five, how much dearer the fairest or the most robust may be, the wished shares, the points
//! of quality, the time.

use std::collections::BTreeMap;

use crate::document::{Command, Document};
use crate::domain::bid::Base;
use crate::domain::decimal::Rate;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::optimum::Goal;
use crate::domain::price_scores::ScoreFormula;
use crate::domain::share_out::largest_remainder;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{Choice, FormField, Input, choices_of};
use crate::present::rules::member_name;
use crate::present::scoring::Formula;
use crate::present::typed;

/// What the fairest may cost more at first: what people call «about the same price».
const TWO_PERCENT: &str = "0.02";

/// Most points of quality: a whole mark out of 100.
const POINTS_MAX: u32 = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalCard {
    pub key: &'static str,
    pub title: &'static str,
    pub note: &'static str,
    pub is_chosen: bool,
}

const KEYS: [(&str, Text, Text); 5] = [
    ("min_ht", texts::MIN_HT, texts::MIN_HT_NOTE),
    ("min_buyer_cost", texts::MIN_BUYER_COST, texts::MIN_BUYER_COST_NOTE),
    ("fairest_within", texts::FAIREST, texts::FAIREST_NOTE),
    ("best_score", texts::BEST_SCORE, texts::BEST_SCORE_NOTE),
    ("most_robust", texts::MOST_ROBUST, texts::MOST_ROBUST_NOTE),
];

fn key_of(goal: &Goal) -> &'static str {
    match goal {
        Goal::MinHt => "min_ht",
        Goal::MinBuyerCost => "min_buyer_cost",
        Goal::FairestWithin { .. } => "fairest_within",
        Goal::BestScore { .. } => "best_score",
        Goal::MostRobust { .. } => "most_robust",
    }
}

/// A goal in a few words, with the formula of a score.
#[must_use]
pub(super) fn name_of(goal: &Goal, lang: Lang) -> String {
    let key = key_of(goal);
    let title = KEYS.iter().find(|(k, ..)| *k == key).map_or("", |(_, title, _)| title.get(lang));
    match goal {
        Goal::BestScore { formula, .. } => format!("{title} · {}", Formula::Of(*formula).name().get(lang)),
        _ => title.to_owned(),
    }
}

/// The five goals; the one that the client compares comes with a word about it.
#[must_use]
pub fn goals(document: &Document, lang: Lang) -> Vec<GoalCard> {
    let chosen = key_of(&document.wish());
    let card = |(key, title, note): &(&'static str, Text, Text)| GoalCard {
        key,
        title: title.get(lang),
        note: note.get(lang),
        is_chosen: *key == chosen,
    };
    KEYS.iter().map(card).collect()
}

/// Another goal; tolerance, price and wishes stay where both have them.
#[must_use]
pub fn choose(document: &Document, key: &str) -> Command {
    let wish = document.wish();
    let kept = |kind: &str| document.plan.rules.objectives.iter().find(|o| o.kind.as_str() == kind);
    let two_percent = || Rate::parse(TWO_PERCENT).unwrap_or_default();
    let eps = match &wish {
        Goal::FairestWithin { eps, .. } | Goal::MostRobust { eps, .. } => *eps,
        _ => kept("fairest_within").and_then(|o| o.eps).unwrap_or_else(two_percent),
    };
    let base = super::base_of(&wish);
    Command::SetGoal(Box::new(match key {
        "min_ht" => Goal::MinHt,
        "fairest_within" => Goal::FairestWithin {
            eps,
            base,
            targets: kept("fairest_within").and_then(|o| o.targets.clone()).unwrap_or_default(),
        },
        "best_score" => Goal::BestScore {
            formula: ScoreFormula::default(),
            quality: BTreeMap::new(),
        },
        "most_robust" => Goal::MostRobust { eps, base },
        _ => Goal::MinBuyerCost,
    }))
}

#[must_use]
pub fn set_goal(goal: Goal) -> Command {
    Command::SetGoal(Box::new(goal))
}

/// The figures of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalField {
    Tolerance,
    Base,
    Formula,
}

impl FormField for GoalField {
    type Of = Goal;

    fn key(self) -> &'static str {
        match self {
            Self::Tolerance => "tolerance",
            Self::Base => "base",
            Self::Formula => "formula",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Tolerance => texts::TOLERANCE,
            Self::Base => texts::BASE,
            Self::Formula => texts::FORMULA,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::Tolerance => Some(texts::TOLERANCE_HINT),
            Self::Base => None,
            Self::Formula => Some(texts::FORMULA_HINT),
        }
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Tolerance => Input::Number,
            Self::Base => choices_of(Base::ALL, Base::as_str, base_label, lang),
            Self::Formula => choices_of(ScoreFormula::ALL, ScoreFormula::as_str, |formula| Formula::Of(formula).name(), lang),
        }
    }
    fn show(self, goal: &Goal, lang: Lang) -> String {
        match (self, goal) {
            (Self::Tolerance, Goal::FairestWithin { eps, .. } | Goal::MostRobust { eps, .. }) => format::bare_percent(eps.scaled(), lang),
            (Self::Tolerance, _) => String::new(),
            (Self::Base, goal) => super::base_of(goal).as_str().to_owned(),
            (Self::Formula, Goal::BestScore { formula, .. }) => formula.as_str().to_owned(),
            (Self::Formula, _) => String::new(),
        }
    }
    fn put(self, goal: &mut Goal, typed: &str, lang: Lang) -> Result<(), String> {
        match (self, goal) {
            (Self::Tolerance, Goal::FairestWithin { eps, .. } | Goal::MostRobust { eps, .. }) => *eps = typed::number(typed, parse::rate, lang)?,
            (Self::Base, Goal::FairestWithin { base, .. } | Goal::MostRobust { base, .. }) => *base = Base::parse(typed).unwrap_or(*base),
            (Self::Formula, Goal::BestScore { formula, .. }) => *formula = ScoreFormula::parse(typed).unwrap_or(*formula),
            _ => {}
        }
        Ok(())
    }
}

fn base_label(base: Base) -> Text {
    match base {
        Base::MinHt => texts::TOTAL_HT,
        Base::MinBuyerCost => texts::COST_TO_CLIENT,
    }
}

/// A member and the share that it wishes for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishRow {
    pub key: String,
    pub name: String,
    /// As edited; empty while nobody wishes for anything.
    pub wish: String,
}

/// Empty unless the goal is the fairest.
#[must_use]
pub fn wish_rows(document: &Document, lang: Lang) -> Vec<WishRow> {
    let Goal::FairestWithin { targets, .. } = document.wish() else {
        return Vec::new();
    };
    let row = |m: &crate::document::MemberParts| WishRow {
        key: m.id.to_string(),
        name: member_name(m),
        wish: targets.get(&m.id).map(|r| format::bare_percent(r.scaled(), lang)).unwrap_or_default(),
    };
    document.members.iter().map(row).collect()
}

/// What the wishes add up to, and whether that is what it must be: all or nothing.
#[must_use]
pub fn sum_of_wishes(document: &Document, lang: Lang) -> Option<(String, bool)> {
    let Goal::FairestWithin { targets, .. } = document.wish() else { return None };
    if targets.is_empty() {
        return Some((texts::EQUAL_WISHES.get(lang).to_owned(), true));
    }
    let sum: i128 = targets.values().map(|r| r.scaled()).sum();
    let shown = format::percentage(sum, lang);
    let is_whole = sum == Rate::ONE_SCALED;
    let text = if is_whole { texts::WISHES_ADD_UP } else { texts::WISHES_DO_NOT_ADD_UP };
    Some((text.fill(lang, &[("sum", &shown)]), is_whole))
}

/// The wish of one member changed; empty takes it away.
///
/// # Errors
/// The sentence when it is not a percentage.
pub fn with_wish(document: &Document, member: &str, typed: &str, lang: Lang) -> Result<Command, String> {
    let mut goal = document.wish();
    let rate = typed::optional(typed, parse::rate, lang)?;
    if let Goal::FairestWithin { targets, .. } = &mut goal {
        let member = MemberId::new(member);
        match rate {
            Some(rate) => targets.insert(member, rate),
            None => targets.remove(&member),
        };
    }
    Ok(Command::SetGoal(Box::new(goal)))
}

/// A member and the points of quality that it would bring by serving everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityRow {
    pub key: String,
    pub name: String,
    pub points: String,
}

/// Empty unless the goal is the best score.
#[must_use]
pub fn quality_rows(document: &Document, lang: Lang) -> Vec<QualityRow> {
    let Goal::BestScore { quality, .. } = document.wish() else {
        return Vec::new();
    };
    let points = |id: &MemberId| quality.values().filter_map(|of| of.get(id)).map(|p| u64::from(*p)).sum::<u64>();
    let shown = |hundredths: u64| format::plain_quantity(&format!("{}.{:02}", hundredths / 100, hundredths % 100), lang);
    let row = |m: &crate::document::MemberParts| QualityRow {
        key: m.id.to_string(),
        name: member_name(m),
        points: Some(points(&m.id)).filter(|p| *p > 0).map(shown).unwrap_or_default(),
    };
    document.members.iter().map(row).collect()
}

/// The points of a member, spread evenly over the lines to the hundredth.
///
/// # Errors
/// The sentence when it is not a number from 0 to 100.
pub fn with_quality(document: &Document, member: &str, typed: &str, lang: Lang) -> Result<Command, String> {
    let mut goal = document.wish();
    let points = typed::optional(typed, parse::quantity, lang)?.map_or(0, |q| q.scaled() / 100);
    if points > i128::from(POINTS_MAX) * 100 {
        return Err(texts::POINTS_RANGE.get(lang).to_owned());
    }
    if let Goal::BestScore { quality, .. } = &mut goal {
        let lines: Vec<LineId> = document.frame.lines.iter().map(|l| l.id.clone()).collect();
        let parts = largest_remainder(Cents::from_wide(points), &vec![1; lines.len()]);
        for (line, part) in lines.into_iter().zip(parts) {
            let of = quality.entry(line).or_default();
            match u32::try_from(part.wide()) {
                Ok(points) if points > 0 => of.insert(MemberId::new(member), points),
                _ => of.remove(member),
            };
        }
        quality.retain(|_, of| !of.is_empty());
    }
    Ok(Command::SetGoal(Box::new(goal)))
}

/// The times that a search may take, in words.
#[must_use]
pub fn limits(seconds: &[u32], lang: Lang) -> Vec<Choice> {
    let words = |s: u32| match s {
        s if s < 60 => texts::SECONDS.fill(lang, &[("count", &s.to_string())]),
        s => texts::MINUTES.fill(lang, &[("count", &(s / 60).to_string())]),
    };
    seconds.iter().map(|s| Choice::new(s.to_string(), words(*s))).collect()
}
