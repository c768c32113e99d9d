//! Service levels and planning as `joint-bid/1` §2.11 writes them. Kept and handed on; computed later.

use serde::{Deserialize, Serialize};

use super::choices;
use crate::domain::dates::Date;
use crate::domain::decimal::Rate;
use crate::domain::ids::Id;

choices! {
    /// Whose public holidays count.
    Region { Fr = "FR", FrAlsaceMoselle = "FR-ALSACE-MOSELLE", Be = "BE", None = "NONE" }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Availability {
    pub id: String,
    pub availability: Rate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceLevel {
    pub id: Id,
    pub target: Rate,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Availability>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parallel: Vec<Availability>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failover: Option<Rate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub id: Id,
    pub label: String,
    pub days: u16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closure {
    pub from: Date,
    pub to: Date,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retroplanning {
    pub region: Region,
    pub buffer_days: u16,
    pub tasks: Vec<Task>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
}
