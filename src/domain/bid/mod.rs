//! A joint bid as `joint-bid/1` §2 describes it, with room for what is not filled in yet.
//! Structure only: what a bid means is computed elsewhere, what a file may hold is checked in `exchange`.

mod ask;
mod backup;
mod game;
mod group;
mod line;
mod member;
mod plan;
mod subcontractor;
mod tender;
mod timing;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use ask::{Ask, Semantics, Tier};
pub use backup::Backup;
pub use game::{Game, GameBasis, MemberCosts, StatedValue};
pub use group::{Datacentre, Group, GroupForm, PaymentMode};
pub use line::{Line, LineKind};
pub use member::{Card, Certification, Member, PrivateFacts, Terms, Vat, VatGroup, VatRegime, VatThreshold};
pub use plan::{
    AllocationRow, AllocationRules, Base, DayRate, Deduction, DeductionBase, DeductionKind, Discount, Measure, Objective, ObjectiveKind, Package, PriceByHand,
    Pricing, Rounding, Settlement, Simulation, SplitRule, SurplusRule,
};
pub use subcontractor::{Lack, PersonalData, Subcontractor};
pub use tender::{
    Advance, Buyer, BuyerKind, CompetingOffer, Penalty, PenaltyCase, Period, PriceBasis, PriceCriterion, PriceRevision, Procedure, RevisionTerm, Tender,
    VatDeduction, YearBasis,
};
pub use timing::{Availability, Closure, Region, Retroplanning, ServiceLevel, Task};

use super::ids::{Id, LineId};

/// One joint bid, ready to compute. The order of members, lines, periods and deductions is the last tie-break everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bid {
    pub id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub tender: Arc<Tender>,
    pub group: Arc<Group>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datacentres: Vec<Datacentre>,
    pub members: Vec<Member>,
    pub lines: Vec<Arc<Line>>,
    pub asks: Vec<Arc<Ask>>,
    pub allocation_rules: Arc<AllocationRules>,
    pub pricing: Arc<Pricing>,
    pub settlement: Arc<Settlement>,
    /// Who does what; `None` = free, to be found by the optimiser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allocation: Option<Vec<AllocationRow>>,
    /// At most one for each line (`joint-bid/2` §5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backups: Vec<Backup>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sla: Vec<ServiceLevel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retroplanning: Option<Retroplanning>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<Game>,
}

impl Bid {
    /// A datacentre by its id.
    #[must_use]
    pub fn datacentre(&self, id: &Id) -> Option<&Datacentre> {
        self.datacentres.iter().find(|d| &d.id == id)
    }
    /// The member named to take the line over.
    #[must_use]
    pub fn backup(&self, line: &LineId) -> Option<&Member> {
        let named = self.backups.iter().find(|b| &b.line == line)?;
        self.members.iter().find(|m| m.id == named.member)
    }
}

/// True for the default of a type: such fields are not written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A closed list of choices: its variants, and their spelling in the file format.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every choice, in the order in which people see them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling of the file format.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            /// The choice of this spelling.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.as_str() == text)
            }
        }
    };
}
pub(crate) use choices;
