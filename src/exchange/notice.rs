//! What a published call for tenders says, whatever the format in which it was published. Texts, dates and amounts are
//! those of the file; nothing here decides what becomes of them in a bid.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

mod guess;
mod lot;
mod moment;
mod report;

pub use guess::{BuyerKindGuess, ProcedureGuess};
pub use lot::{
    Criterion, CriterionKind, CriterionParameter, Deadline, DeadlineKind, DocumentLink, Framework, GroupForm, NoticeLot, Permission, Weight, WeightUnit,
};
pub use moment::{paris_offset, paris_time};
pub(crate) use moment::{split_date, split_time};
pub use report::{Field, NoticeError, Unread, UnreadReason};

/// A notice and its lots. One bid answers one lot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// The name of the file that was read, to show where the bid comes from.
    pub file_name: String,
    pub kind: NoticeKind,
    pub notice_id: Option<String>,
    /// The number in the official journal, `00047522-2024`.
    pub publication_number: Option<String>,
    /// The same for every notice of one procedure.
    pub procedure_id: Option<String>,
    /// The buyer's own reference (*référence de la consultation*).
    pub reference: Option<String>,
    /// The language in which the texts below were taken, three letters.
    pub language: Option<String>,
    /// All the languages in which the notice was published.
    pub languages: Vec<String>,
    pub title: String,
    pub description: String,
    /// *Informations complémentaires* of the whole procedure.
    pub notes: Vec<String>,
    /// `None` when the notice names no buyer that can be found in it.
    pub buyer: Option<NoticeBuyer>,
    pub more_buyers: Vec<NoticeBuyer>,
    /// As published: `open`, `restricted`, `neg-w-call`…; see [`ProcedureGuess`].
    pub procedure_code: Option<String>,
    /// `services`, `supplies` or `works`.
    pub nature: Option<String>,
    /// The main code first.
    pub cpv: Vec<String>,
    pub estimate: Option<Amount>,
    pub places: Vec<Place>,
    /// At least one lot is a framework agreement (*accord-cadre*).
    pub framework: bool,
    /// Date, with the time when it is stated, at which the notice was sent for publication.
    pub dispatched: Option<String>,
    /// In the order of the file.
    pub lots: Vec<NoticeLot>,
    pub lot_groups: Vec<LotGroup>,
    /// How many lots one tenderer may answer, and win.
    pub lots_allowed: Option<u32>,
    pub lots_awarded: Option<u32>,
}

impl Notice {
    /// The lot with this identifier, `LOT-0001`.
    pub fn lot(&self, id: &str) -> Option<&NoticeLot> {
        self.lots.iter().find(|lot| lot.id == id)
    }

    /// The estimate of a lot; that of the procedure stands for its only lot.
    pub fn estimate_of<'a>(&'a self, lot: &'a NoticeLot) -> Option<&'a Amount> {
        let whole = || self.estimate.as_ref().filter(|_| self.lots.len() == 1);
        lot.estimate.as_ref().or_else(whole)
    }
}

/// What the notice is for. Only a contract notice can be answered with a tender or a candidature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A call for competition (*avis de marché*).
    ContractNotice,
    /// Announces a procedure to come (*avis de préinformation*).
    PriorInformation,
    /// Says who won, or that a contract changed (*avis d’attribution*).
    Award,
    #[default]
    Other,
}

/// A buyer (*acheteur*), from the notice's list of organisations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NoticeBuyer {
    pub name: String,
    /// As published: `la`, `body-pl`…; see [`BuyerKindGuess`].
    pub legal_type: Option<String>,
    /// As published: `gen-pub`, `health`, `education`…
    pub activity: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    /// Two letters, ISO 3166-1.
    pub country: Option<String>,
    /// SIRET, SIREN or the like; often free text.
    pub identifier: Option<String>,
    pub email: Option<String>,
}

/// Money exactly as published, in hundredths of the currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub cents: i64,
    /// ISO 4217; empty when the notice states none.
    pub currency: String,
}

/// A length of time, as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duration {
    pub value: Decimal,
    pub unit: DurationUnit,
}

/// Calendar units; days are never converted to months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DurationUnit {
    Day,
    Week,
    Month,
    Year,
}

/// The months of a duration when they are a whole number: 12 months, 1 year, 1.5 years. `None` for days and weeks,
/// which no calendar converts exactly.
pub fn months_of(duration: &Duration) -> Option<u16> {
    let months = match duration.unit {
        DurationUnit::Month => Some(duration.value),
        DurationUnit::Year => duration.value.checked_mul(Decimal::from(12)),
        DurationUnit::Day | DurationUnit::Week => None,
    }?;
    if months.is_integer() { months.to_u16() } else { None }
}

/// A place where the contract is performed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// NUTS code, `FRJ12`.
    pub nuts: Option<String>,
    /// Two letters.
    pub country: Option<String>,
    pub city: Option<String>,
    pub postal_code: Option<String>,
    /// `anyw`, `anyw-cou`, `anyw-eea`: anywhere, in the country, in the European Economic Area.
    pub anywhere: Option<String>,
    pub description: Option<String>,
}

/// Lots that may be won together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotGroup {
    pub id: String,
    pub lots: Vec<String>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[track_caller]
    fn months(value: &str, unit: DurationUnit, expected: Option<u16>) {
        let value = value.parse().unwrap();
        assert_eq!(months_of(&Duration { value, unit }), expected);
    }

    #[test]
    fn months_are_given_only_when_they_are_exact() {
        months("12", DurationUnit::Month, Some(12));
        months("12.0", DurationUnit::Month, Some(12));
        months("1", DurationUnit::Year, Some(12));
        months("1.5", DurationUnit::Year, Some(18));
        months("1.3", DurationUnit::Year, None);
        months("0.5", DurationUnit::Month, None);
        months("365", DurationUnit::Day, None);
        months("52", DurationUnit::Week, None);
        months("-1", DurationUnit::Month, None);
        months("65536", DurationUnit::Month, None);
        months("79228162514264337593543950335", DurationUnit::Year, None);
    }
}
