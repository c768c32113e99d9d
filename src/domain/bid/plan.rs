//! The group's own decisions: rules of the allocation, who does what, what is withheld, how the money is shared
//! (`joint-bid/1` §2.7–2.10). Internal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{choices, is_default};
use crate::domain::decimal::{Percentage, Rate, Share, UnitPrice, Weight};
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::money::{Cents, ceil_div, half_up};

choices! {
    ObjectiveKind { MinHt = "min_ht", MinBuyerCost = "min_buyer_cost", FairestWithin = "fairest_within" }
}
choices! {
    Base { MinHt = "min_ht", MinBuyerCost = "min_buyer_cost" }
}
choices! {
    /// On which amounts the optimiser works (§7.1).
    Measure { Invoiced = "invoiced", SellingValue = "selling_value" }
}
choices! {
    DeductionKind { Fee = "fee", Reserve = "reserve", Pot = "pot" }
}
choices! {
    /// Who pays a deduction: everyone, or everyone except its beneficiary (fee) or the lead (reserve, pot).
    DeductionBase { All = "all", Others = "others" }
}
choices! {
    #[derive(Default)]
    Rounding { #[default] HalfUp = "half_up", Ceil = "ceil", Floor = "floor" }
}
choices! {
    /// Who gets what is left above the asks (or bears what lacks).
    SurplusRule { ProRataAsks = "pro_rata_asks", Equal = "equal", Lead = "lead" }
}

impl Rounding {
    /// `numerator/denominator` rounded to an integer this way, for a denominator above 0 (§4.1).
    #[must_use]
    pub fn divide(self, numerator: i128, denominator: i128) -> i128 {
        match self {
            Self::HalfUp => half_up(numerator, denominator),
            Self::Ceil => ceil_div(numerator, denominator),
            Self::Floor => numerator.checked_div_euclid(denominator).unwrap_or(0),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    pub kind: ObjectiveKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eps: Option<Rate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub targets: Option<BTreeMap<MemberId, Rate>>,
}

/// Lines that go to the same set of members.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Package {
    pub id: Id,
    pub lines: Vec<LineId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AllocationRules {
    pub objectives: Vec<Objective>,
    #[serde(default = "invoiced", skip_serializing_if = "is_invoiced")]
    pub measure: Measure,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_share: Option<Rate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_share: Option<Rate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_members: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<Package>,
}

fn invoiced() -> Measure {
    Measure::Invoiced
}
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_invoiced(measure: &Measure) -> bool {
    *measure == Measure::Invoiced
}

impl Default for AllocationRules {
    fn default() -> Self {
        Self {
            objectives: Vec::new(),
            measure: Measure::Invoiced,
            min_share: None,
            max_share: None,
            max_members: None,
            packages: Vec::new(),
        }
    }
}

/// One member's share of one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AllocationRow {
    pub line: LineId,
    pub member: MemberId,
    pub share: Share,
}

/// What the group withholds from what its members invoice: the lead's fee, a risk reserve, a common pot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deduction {
    pub id: Id,
    pub kind: DeductionKind,
    pub rate: Rate,
    pub base: DeductionBase,
    /// Who gets a fee; none otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beneficiary: Option<MemberId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Added to what the rate gives; not in the prices (`joint-bid/2` §1).
    #[serde(default, skip_serializing_if = "is_default")]
    pub fixed_cents: Cents,
    /// The withholding is never above it (`joint-bid/2` §1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap_cents: Option<Cents>,
    /// Why the amount or the cap is what it is (`joint-bid/2` §1). Internal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Deduction {
    /// Its amount does not come from the rate alone.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        !self.fixed_cents.is_zero() || self.cap_cents.is_some()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discount {
    pub rate: Rate,
    pub rounding: Rounding,
}

/// A unit price that the group sets by hand in place of the computed one (`joint-bid/2` §3). The reason is internal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceByHand {
    pub line: LineId,
    pub unit_price: UnitPrice,
    /// Empty while it is not written; a `joint-bid/2` file needs it.
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pricing {
    pub deductions: Vec<Deduction>,
    /// `Ceil` or `HalfUp`.
    pub unit_price_rounding: Rounding,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// At most one for each line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unit_prices: Vec<PriceByHand>,
}

impl PriceByHand {
    /// Whether it has no more decimals than this.
    #[must_use]
    pub fn has_decimals_of(&self, decimals: u8) -> bool {
        let more = UnitPrice::AFTER.saturating_sub(u32::from(decimals));
        self.unit_price.scaled() % 10_i128.pow(more) == 0
    }
}

impl Pricing {
    /// The price set by hand for a line.
    #[must_use]
    pub fn by_hand(&self, line: &LineId) -> Option<&PriceByHand> {
        self.unit_prices.iter().find(|p| &p.line == line)
    }
}

impl Default for Pricing {
    fn default() -> Self {
        Self {
            deductions: Vec::new(),
            unit_price_rounding: Rounding::Ceil,
            discount: None,
            unit_prices: Vec::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayRate {
    pub days: Weight,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rate: Weight,
}

fn one() -> Weight {
    Weight::ONE
}
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_one(weight: &Weight) -> bool {
    *weight == Weight::ONE
}

/// How the distributable amount is shared (§4.6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SplitRule {
    /// Each member gets its own asks; the surplus goes by the surplus rule.
    OwnPrice,
    FixedPct {
        weights: BTreeMap<MemberId, Percentage>,
    },
    Days {
        weights: BTreeMap<MemberId, DayRate>,
    },
    Equal,
    /// In proportion to the asks (`joint-bid/2` §2).
    ProRataAsks,
    Capacity {
        weights: BTreeMap<MemberId, Weight>,
    },
    MinMax {
        weights: BTreeMap<MemberId, Weight>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        min_cents: BTreeMap<MemberId, Cents>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        max_cents: BTreeMap<MemberId, Cents>,
    },
    Hybrid {
        alpha: Rate,
        a: Box<SplitRule>,
        b: Box<SplitRule>,
    },
    Shapley,
    Nucleolus,
}

impl SplitRule {
    /// True for rules by which members share a profit rather than being paid for their work: equal parts, values of coalitions. They may
    /// create a company by accident (domain brief §2.7).
    #[must_use]
    pub fn shares_profit(&self, surplus: SurplusRule) -> bool {
        match self {
            Self::Equal | Self::Shapley | Self::Nucleolus => true,
            Self::OwnPrice => surplus == SurplusRule::Equal,
            Self::Hybrid { a, b, .. } => a.shares_profit(surplus) || b.shares_profit(surplus),
            Self::ProRataAsks | Self::FixedPct { .. } | Self::Days { .. } | Self::Capacity { .. } | Self::MinMax { .. } => false,
        }
    }
    /// The spelling of the file format.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OwnPrice => "own_price",
            Self::FixedPct { .. } => "fixed_pct",
            Self::Days { .. } => "days",
            Self::Equal => "equal",
            Self::ProRataAsks => "pro_rata_asks",
            Self::Capacity { .. } => "capacity",
            Self::MinMax { .. } => "min_max",
            Self::Hybrid { .. } => "hybrid",
            Self::Shapley => "shapley",
            Self::Nucleolus => "nucleolus",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulation {
    pub id: Id,
    pub rule: SplitRule,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    pub rule: SplitRule,
    pub surplus_rule: SurplusRule,
    #[serde(default, skip_serializing_if = "is_default")]
    pub reserve_used_cents: Cents,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub simulations: Vec<Simulation>,
}

impl Default for Settlement {
    fn default() -> Self {
        Self {
            rule: SplitRule::OwnPrice,
            surplus_rule: SurplusRule::ProRataAsks,
            reserve_used_cents: Cents::ZERO,
            simulations: Vec::new(),
        }
    }
}
