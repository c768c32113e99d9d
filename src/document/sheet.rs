//! A member's administrative sheet: what the official forms ask of it (DC1, DC2, ATTRI1; domain brief §1.6) and nothing computes with.
//! Kept in the document only: `joint-bid/1` has no place for it. Every field may be empty; papers mark what is missing.

use serde::{Deserialize, Serialize};

use crate::domain::dates::Date;
use crate::domain::money::Cents;

/// Turnover of one closed year, HT.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TurnoverYear {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cents: Option<Cents>,
}

impl TurnoverYear {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Who signs, where to write, what proves the means. The client reads it in the forms that ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// *Nom commercial*, where it is not the legal name.
    pub trade_name: String,
    /// Address of the establishment that performs, several lines.
    pub address: String,
    /// Address of the seat, where it is another.
    pub seat: String,
    pub email: String,
    pub phone: String,
    /// Register and number: RCS, RNA, *répertoire des métiers*.
    pub registration: String,
    /// Person with power to bind the member, and its capacity.
    pub signatory: String,
    pub capacity: String,
    /// Micro, small or medium enterprise; `None` = not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_sme: Option<bool>,
    /// The last three closed years, the most recent first.
    pub turnover: [TurnoverYear; 3],
    /// Insurer, policy and ceiling of the professional liability insurance.
    pub insurance: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insured_until: Option<Date>,
    /// Staff and equipment, in a few lines.
    pub means: String,
    /// Comparable services of the last three years, one a line.
    pub references: String,
    /// Bank and BIC, for the account to credit. The IBAN is a private fact.
    pub bank: String,
    pub bic: String,
}
