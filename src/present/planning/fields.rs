//! How the plan, its tasks and its closures are typed.

use super::{Closure, Retroplanning, Task};
use crate::domain::bid::Region;
use crate::i18n::texts::planning as texts;
use crate::i18n::{Lang, Text};
use crate::present::form::{FormField, Input, choices_of};
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanField {
    Region,
    Buffer,
}

fn region(region: Region) -> Text {
    match region {
        Region::Fr => texts::REGION_FR,
        Region::FrAlsaceMoselle => texts::REGION_ALSACE,
        Region::Be => texts::REGION_BE,
        Region::None => texts::REGION_NONE,
    }
}

impl FormField for PlanField {
    type Of = Retroplanning;

    fn key(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Buffer => "buffer",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Region => texts::REGION,
            Self::Buffer => texts::BUFFER,
        }
    }
    fn hint(self) -> Option<Text> {
        (self == Self::Buffer).then_some(texts::BUFFER_HINT)
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Region => choices_of(Region::ALL, Region::as_str, region, lang),
            Self::Buffer => Input::Number,
        }
    }
    fn show(self, plan: &Retroplanning, _: Lang) -> String {
        match self {
            Self::Region => plan.region.as_str().to_owned(),
            Self::Buffer => plan.buffer_days.to_string(),
        }
    }
    fn put(self, plan: &mut Retroplanning, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Region => plan.region = Region::parse(typed).unwrap_or(plan.region),
            Self::Buffer => plan.buffer_days = u16::try_from(typed::whole(typed, 0, 60, lang)?).unwrap_or(60),
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskField {
    Label,
    Days,
    After,
    NotAfter,
}

impl FormField for TaskField {
    type Of = Task;

    fn key(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Days => "days",
            Self::After => "after",
            Self::NotAfter => "not-after",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Label => texts::LABEL,
            Self::Days => texts::DURATION,
            Self::After => texts::AFTER,
            Self::NotAfter => texts::NOT_AFTER,
        }
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Label | Self::After => Input::Text,
            Self::Days => Input::Number,
            Self::NotAfter => Input::Date,
        }
    }
    fn show(self, task: &Task, _: Lang) -> String {
        match self {
            Self::Label => task.label.clone(),
            Self::Days => task.days.to_string(),
            Self::After => typed::listed(&task.after),
            Self::NotAfter => task.not_after.map(|d| d.to_string()).unwrap_or_default(),
        }
    }
    fn put(self, task: &mut Task, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Label => task.label = typed::text(typed, 300, lang)?,
            Self::Days => task.days = u16::try_from(typed::whole(typed, 1, 400, lang)?).unwrap_or(400),
            Self::After => task.after = typed::ids(typed, lang)?,
            Self::NotAfter => task.not_after = typed::date(typed, lang)?,
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosureField {
    From,
    To,
}

/// Days between the ends of the longest closure (`joint-bid/1` §2.11).
const CLOSURE_DAYS_MAX: i64 = 366;

impl FormField for ClosureField {
    type Of = Closure;

    fn key(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::From => texts::FROM,
            Self::To => texts::TO,
        }
    }
    fn input(self, _: Lang) -> Input {
        Input::Date
    }
    fn show(self, closure: &Closure, _: Lang) -> String {
        match self {
            Self::From => closure.from,
            Self::To => closure.to,
        }
        .to_string()
    }
    fn put(self, closure: &mut Closure, typed: &str, lang: Lang) -> Result<(), String> {
        let day = typed::date(typed, lang)?.ok_or_else(|| texts::DATE_NEEDED.get(lang).to_owned())?;
        match self {
            // A later beginning takes the end along: both ends are typed one after the other.
            Self::From => {
                *closure = Closure {
                    from: day,
                    to: closure.to.max(day),
                }
            }
            Self::To => closure.to = day,
        }
        match closure.from.days_until(closure.to) {
            0..=CLOSURE_DAYS_MAX => Ok(()),
            ..0 => Err(texts::TO_BEFORE_FROM.get(lang).to_owned()),
            _ => Err(texts::TOO_LONG.get(lang).to_owned()),
        }
    }
}
