//! The client's side: the consultation, its buyer, its periods and its money clauses (`joint-bid/1` §2.2).

use serde::{Deserialize, Serialize};

use super::{choices, is_default};
use crate::domain::dates::{Date, Moment};
use crate::domain::decimal::{Points, Rate, Weight};
use crate::domain::ids::{Id, MemberId, PeriodId};
use crate::domain::money::Cents;

choices! {
    /// What the buyer is (*nature de l’acheteur*).
    BuyerKind { LocalAuthority = "local_authority", State = "state", Health = "health", OtherPublic = "other_public", Association = "association", Company = "company" }
}
choices! {
    /// What the buyer recovers of the VAT it bears.
    VatDeduction { None = "none", Full = "full", Partial = "partial" }
}
choices! {
    /// How the contract is awarded.
    Procedure { Quote = "quote", Adapted = "adapted", Open = "open", Restricted = "restricted", Negotiated = "negotiated", Dialogue = "dialogue", Framework = "framework", Private = "private" }
}
choices! {
    /// What a «year» is for turnover caps and VAT thresholds (§4.5).
    YearBasis { Period = "period", Calendar = "calendar" }
}
choices! {
    /// The price that the client compares.
    PriceBasis { Ht = "ht", BuyerCost = "buyer_cost" }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Buyer {
    pub name: String,
    pub kind: BuyerKind,
    pub country: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_id: Option<String>,
    pub vat_deduction: VatDeduction,
    /// The part recovered, with `Partial` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_deduction_rate: Option<Rate>,
}

impl Buyer {
    #[must_use]
    pub fn deducts_in_part(&self) -> bool {
        self.vat_deduction == VatDeduction::Partial
    }
    /// d of §2.2: none 0, full 1, partial its rate.
    #[must_use]
    pub fn deducted_rate(&self) -> Rate {
        match self.vat_deduction {
            VatDeduction::None => Rate::ZERO,
            VatDeduction::Full => Rate::ONE,
            VatDeduction::Partial => self.vat_deduction_rate.unwrap_or(Rate::ZERO),
        }
    }
}

/// One period of the contract; periods are consecutive from the start. All count in all totals, renewals included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Period {
    pub id: PeriodId,
    pub months: u16,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// `false` = renewal (*reconduction*).
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub firm: bool,
}

pub(super) fn yes() -> bool {
    true
}
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_yes(value: &bool) -> bool {
    *value
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceCriterion {
    pub weight: Points,
    pub basis: PriceBasis,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_offers: Vec<CompetingOffer>,
}

/// A guessed offer of a competitor. Internal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompetingOffer {
    pub id: Id,
    pub cents: Cents,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Advance {
    pub rate: Rate,
    pub min_ht_cents: Cents,
    pub min_months: u16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived_by: Vec<MemberId>,
}

/// P = V·R/divisor (domain brief §1.12).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Penalty {
    pub divisor: u32,
    pub exempt_up_to_cents: Cents,
    pub cap_rate: Rate,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<PenaltyCase>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PenaltyCase {
    pub id: Id,
    pub value_cents: Cents,
    pub days: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_fault: Vec<MemberId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceRevision {
    pub fixed: Rate,
    pub terms: Vec<RevisionTerm>,
    pub coef_decimals: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    pub coef_rounding: super::Rounding,
    pub period: PeriodId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisionTerm {
    pub index: String,
    pub weight: Rate,
    pub i0: Weight,
    pub i1: Weight,
}

/// The consultation (*consultation*): what is asked, by whom, until when, for how long.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tender {
    pub reference: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lot: String,
    pub buyer: Buyer,
    pub procedure: Procedure,
    #[serde(default, skip_serializing_if = "is_default")]
    pub framework_agreement: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions_until: Option<Date>,
    /// `None` while it is not known; a `joint-bid/1` file needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Moment>,
    pub offer_validity_days: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    pub periods: Vec<Period>,
    #[serde(default = "period_basis")]
    pub year_basis: YearBasis,
    /// The lead's estimate, internal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate_ht_cents: Option<Cents>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling_ht_cents: Option<Cents>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_criterion: Option<PriceCriterion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advance: Option<Advance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty: Option<Penalty>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_revision: Option<PriceRevision>,
}

fn period_basis() -> YearBasis {
    YearBasis::Period
}

impl Tender {
    /// Σ months of all periods, renewals included.
    #[must_use]
    pub fn months(&self) -> u32 {
        self.periods.iter().map(|p| u32::from(p.months)).sum()
    }
    /// The last day on which the offer binds: day of the deadline + validity, in calendar days.
    #[must_use]
    pub fn offer_valid_until(&self) -> Option<Date> {
        self.deadline.as_ref()?.day().plus_days(i64::from(self.offer_validity_days))
    }
}
