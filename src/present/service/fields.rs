//! How a service level and its components are typed.

use super::{Availability, Id, ServiceLevel};
use crate::domain::ids::is_valid_id;
use crate::domain::service_levels::allowed_minutes_per_30_days;
use crate::i18n::texts::service as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input};
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelField {
    Name,
    Target,
    Failover,
}

impl FormField for LevelField {
    type Of = ServiceLevel;

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Target => "target",
            Self::Failover => "failover",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Name => texts::NAME,
            Self::Target => texts::TARGET,
            Self::Failover => texts::FAILOVER,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::Name => Some(texts::NAME_HINT),
            Self::Failover => Some(texts::FAILOVER_HINT),
            Self::Target => None,
        }
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Name => Input::Text,
            Self::Target | Self::Failover => Input::Number,
        }
    }
    fn show(self, level: &ServiceLevel, lang: Lang) -> String {
        match self {
            Self::Name => level.id.to_string(),
            Self::Target => format::bare_percent(level.target.scaled(), lang),
            Self::Failover => level.failover.map(|f| format::bare_percent(f.scaled(), lang)).unwrap_or_default(),
        }
    }
    fn put(self, level: &mut ServiceLevel, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Name => {
                let name = typed.trim();
                if !is_valid_id(name) {
                    let error = crate::document::CommandError::IdMalformed(name.to_owned());
                    return Err(crate::present::faults::command(&error, lang));
                }
                level.id = Id::new(name);
            }
            Self::Target => level.target = typed::number(typed, parse::rate, lang)?,
            Self::Failover => level.failover = typed::optional(typed, parse::rate, lang)?,
        }
        Ok(())
    }
}

/// What a promise allows: «Soit 216 min d’arrêt par mois de 30 jours.»
#[must_use]
pub fn allowed(level: &ServiceLevel, lang: Lang) -> String {
    let minutes = allowed_minutes_per_30_days(level.target);
    let trimmed = crate::domain::fixed::Fixed::trimmed(minutes.units, minutes.decimals).to_string();
    texts::TARGET_HINT.fill(lang, &[("minutes", &format::number(&trimmed, lang))])
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartField {
    Name,
    Availability,
}

impl FormField for PartField {
    type Of = Availability;

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Availability => "availability",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Name => texts::COMPONENT,
            Self::Availability => texts::AVAILABILITY,
        }
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Name => Input::Text,
            Self::Availability => Input::Number,
        }
    }
    fn show(self, part: &Availability, lang: Lang) -> String {
        match self {
            Self::Name => part.id.clone(),
            Self::Availability => format::bare_percent(part.availability.scaled(), lang),
        }
    }
    fn put(self, part: &mut Availability, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Name => {
                let name = typed::text(typed, 100, lang)?;
                // The format wants a name: an emptied field keeps the old one.
                if !name.is_empty() {
                    part.id = name;
                }
            }
            Self::Availability => part.availability = typed::number(typed, parse::rate, lang)?,
        }
        Ok(())
    }
}
