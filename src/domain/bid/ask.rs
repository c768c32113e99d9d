//! What one member wants for one line (*prix demandé*; `joint-bid/1` §2.6). Internal: never in a client export.

use serde::{Deserialize, Serialize};

use super::{Vat, choices, is_default};
use crate::domain::decimal::{Quantity, UnitPrice, Weight};
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::money::Cents;

choices! {
    /// How tiers price a quantity.
    Semantics {
        /// The tier reached prices the whole quantity.
        AllUnits = "all_units",
        /// Each tier prices its own slice.
        Incremental = "incremental",
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tier {
    pub from_qty: Quantity,
    pub price: UnitPrice,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    pub line: LineId,
    pub member: MemberId,
    /// The first starts at 0, then strictly increasing.
    pub tiers: Vec<Tier>,
    #[serde(default = "all_units")]
    pub semantics: Semantics,
    /// Added once if the member serves the line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub setup_cents: Cents,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_qty: Option<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_qty: Option<Quantity>,
    /// Work per unit, against the member's hours per month.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hours_per_unit: Weight,
    /// The site for this line; `None` = the member's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datacentre: Option<Id>,
    /// Another regime than the member's, for this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<Vat>,
}

fn all_units() -> Semantics {
    Semantics::AllUnits
}

impl Ask {
    /// One price for any quantity.
    #[must_use]
    pub fn flat(line: LineId, member: MemberId, price: UnitPrice) -> Self {
        Self {
            line,
            member,
            tiers: vec![Tier {
                from_qty: Quantity::ZERO,
                price,
            }],
            semantics: Semantics::AllUnits,
            setup_cents: Cents::ZERO,
            min_qty: None,
            max_qty: None,
            hours_per_unit: Weight::ZERO,
            datacentre: None,
            vat: None,
        }
    }
}
