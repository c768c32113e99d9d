//! One lot of a notice: what is asked, until when, and how tenders are judged.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Amount, Duration, Place};

/// One lot, or the only object of an undivided contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NoticeLot {
    /// The identifier in the notice, `LOT-0001`.
    pub id: String,
    /// The buyer's own reference of the lot.
    pub reference: Option<String>,
    pub title: String,
    pub description: String,
    /// *Informations complémentaires*: often holds the duration or the minimum and maximum in words.
    pub notes: Vec<String>,
    pub nature: Option<String>,
    /// The main code first.
    pub cpv: Vec<String>,
    pub estimate: Option<Amount>,
    pub framework: Option<Framework>,
    /// The most that may be ordered over a whole framework agreement (*maximum de l’accord-cadre*).
    pub framework_maximum: Option<Amount>,
    pub duration: Option<Duration>,
    /// `UNLIMITED` or `UNKNOWN`, where the notice says so instead of a duration.
    pub duration_code: Option<String>,
    /// Dates of the contract, `2024-07-03`.
    pub starts: Option<String>,
    pub ends: Option<String>,
    /// How many times the contract may be renewed (*reconductions*).
    pub renewals_max: Option<u32>,
    pub renewal_terms: Option<String>,
    pub deadline: Option<Deadline>,
    /// Until when questions may be asked, as stated.
    pub questions_until: Option<String>,
    /// When the tenders are opened, as stated.
    pub opening: Option<String>,
    /// How long a tender binds the tenderer (*délai de validité des offres*).
    pub validity: Option<Duration>,
    pub criteria: Vec<Criterion>,
    /// The buyer's own words or formulas on how the criteria combine.
    pub criteria_method: Vec<String>,
    pub places: Vec<Place>,
    /// Languages in which to tender, three letters.
    pub languages: Vec<String>,
    pub variants: Option<Permission>,
    pub electronic: Option<Permission>,
    /// Codes of a reserved contract (*marché réservé*); empty when open to all.
    pub reserved: Vec<String>,
    /// The form that the group must take once the contract is awarded.
    pub group_form: Option<GroupForm>,
    pub submission_url: Option<String>,
    pub documents: Vec<DocumentLink>,
}

/// The moment after which nothing is received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Date, time and offset as written, RFC 3339: `2024-02-28T12:00:00+02:00`. The time or the offset is absent when
    /// the notice does not state it (and the report says so). See [`paris_time`].
    pub stated: String,
    pub kind: DeadlineKind,
}

/// What the deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// *Remise des offres*.
    Tenders,
    /// *Remise des candidatures*: the tender comes later, on invitation.
    Requests,
    /// *Manifestation d’intérêt*.
    Interest,
}

/// An award criterion (*critère d’attribution*).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    pub kind: CriterionKind,
    pub name: Option<String>,
    pub description: Option<String>,
    pub weight: Option<Weight>,
    /// Fixed values and thresholds of the criterion, as published.
    pub parameters: Vec<CriterionParameter>,
}

/// `Other` is a code that is absent or that this reader does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionKind {
    Price,
    Cost,
    Quality,
    Other,
}

/// The weight of a criterion (*pondération*), exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    pub value: Decimal,
    pub unit: WeightUnit,
}

/// How a weight is meant; the *middle* ones stand for the middle of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightUnit {
    PercentExact,
    PercentMiddle,
    DecimalExact,
    DecimalMiddle,
    PointsExact,
    PointsMiddle,
    /// Decreasing order of importance; no number to weigh with.
    Order,
}

/// A threshold (`min-score`, `max-pass`) or a fixed value (`fix-tot`, `fix-unit`) of a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionParameter {
    pub code: String,
    pub value: Decimal,
}

/// Whether and how competition is reopened inside a framework agreement (*marchés subséquents*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Framework {
    None,
    WithReopening,
    WithoutReopening,
    Mixed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    Allowed,
    Required,
    NotAllowed,
}

/// The legal form wanted from a group that wins (*forme juridique du groupement attributaire*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupForm {
    pub required: bool,
    pub description: Option<String>,
}

/// Where the tender documents (*DCE*) are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLink {
    pub url: String,
    pub restricted: bool,
}
