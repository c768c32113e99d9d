//! A co-contractor (`joint-bid/1` §2.4), in the three pieces that have different readers: its card (the client may see it),
//! its private facts (itself, the lead if it says so), the terms of its offer (the lead).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Subcontractor, choices, is_default};
use crate::domain::dates::Date;
use crate::domain::decimal::{Rate, Weight};
use crate::domain::ids::{Id, MemberId};
use crate::domain::money::Cents;

choices! {
    /// VAT regime of a member or of one of its lines (domain brief §2.2).
    VatRegime {
        Standard = "standard",
        /// *Franchise en base*.
        SmallBusiness = "small_business",
        ExemptAssociation = "exempt_association",
        ExemptTraining = "exempt_training",
        NotTaxable = "not_taxable",
        EuReverseCharge = "eu_reverse_charge",
        NonEuReverseCharge = "non_eu_reverse_charge",
        EuLocalVat = "eu_local_vat",
    }
}

/// What a regime means for the invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VatGroup {
    /// No VAT at all; the rate is 0.
    Exempt,
    /// VAT on the invoice.
    Charged,
    /// No VAT on the invoice, the buyer self-assesses it (*autoliquidation*).
    Reverse,
}

impl VatRegime {
    #[must_use]
    pub fn group(self) -> VatGroup {
        match self {
            Self::SmallBusiness | Self::ExemptAssociation | Self::ExemptTraining | Self::NotTaxable => VatGroup::Exempt,
            Self::Standard | Self::EuLocalVat => VatGroup::Charged,
            Self::EuReverseCharge | Self::NonEuReverseCharge => VatGroup::Reverse,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vat {
    pub regime: VatRegime,
    pub rate: Rate,
    /// What the invoice must say, as text: its wording is dated data, editable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certification {
    pub id: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// Identity, VAT regime, sites, certificates, subcontractors: what the client may read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub name: String,
    pub legal_form: String,
    pub country: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_id: Option<String>,
    pub vat: Vat,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certifications: Vec<Certification>,
    /// The first one is the default site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datacentres: Vec<Id>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Id>,
    /// In the sense of the law of 1975; none in `joint-bid/1`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subcontractors: Vec<Subcontractor>,
}

impl Card {
    #[must_use]
    pub fn subcontractor(&self, id: &Id) -> Option<&Subcontractor> {
        self.subcontractors.iter().find(|s| &s.id == id)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VatThreshold {
    pub label: String,
    pub limit_cents: Cents,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_limit_cents: Option<Cents>,
}

/// Bank account, turnover outside this contract, input VAT: the member's own business.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PrivateFacts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iban: Option<String>,
    pub recovers_input_vat: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub other_turnover_cents: Cents,
    /// Replaces the previous one for the years named (§4.5).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub other_turnover_by_year_cents: BTreeMap<String, Cents>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_threshold: Option<VatThreshold>,
}

impl PrivateFacts {
    /// Turnover outside this contract in a year of the contract.
    #[must_use]
    pub fn other_turnover(&self, year: &str) -> Cents {
        self.other_turnover_by_year_cents.get(year).copied().unwrap_or(self.other_turnover_cents)
    }
}

/// The conditions that come with a member's prices. Internal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnover_cap_cents: Option<Cents>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub min_order_cents: Cents,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_share: Option<Rate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_share: Option<Rate>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub must_serve: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_hours_per_month: Option<Weight>,
    /// Part of its ask that the member agrees to lose in a negotiation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub negotiation_mandate: Rate,
}

/// A member as `joint-bid/1` writes it: its pieces side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub id: MemberId,
    #[serde(flatten)]
    pub card: Arc<Card>,
    #[serde(flatten)]
    pub private: Arc<PrivateFacts>,
    #[serde(flatten)]
    pub terms: Arc<Terms>,
}
