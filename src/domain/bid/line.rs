//! A line of the client's price schedule (`joint-bid/1` §2.5).

use serde::{Deserialize, Serialize};

use super::{choices, is_default};
use crate::domain::decimal::{Quantity, Share};
use crate::domain::ids::{Id, LineId, MemberId};

choices! {
    /// Paid every month, or once.
    LineKind { Recurring = "recurring", OneOff = "one_off" }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<Id>,
    pub unit: String,
    pub kind: LineKind,
    /// Decimals of the unit price, 0 to 6.
    pub price_decimals: u8,
    /// One quantity per period; the total is their sum, written nowhere else.
    pub qty_by_period: Vec<Quantity>,
    /// The allowed ways to split the line; empty = one member does it all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub share_menu: Vec<Vec<Share>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub distinct_datacentres: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_same_host_as: Vec<LineId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_members: Vec<MemberId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_certifications: Vec<Id>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_skills: Vec<Id>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_countries: Vec<String>,
}

impl Line {
    /// Q in units of 10^-4: the sum over the periods.
    #[must_use]
    pub fn total_quantity(&self) -> i128 {
        self.qty_by_period.iter().map(|q| q.scaled()).sum()
    }
}
