//! The group (*groupement momentané d’entreprises*): its form, its lead, its sites (`joint-bid/1` §2.3).

use serde::{Deserialize, Serialize};

use super::choices;
use crate::domain::ids::{Id, MemberId};

choices! {
    /// Liability of the members towards the client (art. R2142-20 and R2142-24 of the *code de la commande publique*).
    GroupForm {
        /// *Conjoint*: each member answers for its own part.
        Several = "several",
        /// *Conjoint avec mandataire solidaire*: the lead answers for all parts.
        SeveralLeadLiable = "several_lead_liable",
        /// *Solidaire*: each member answers for everything.
        JointAndSeveral = "joint_and_several",
    }
}
choices! {
    /// Where the client pays.
    PaymentMode { SeparateAccounts = "separate_accounts", TransferAccount = "transfer_account" }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub form: GroupForm,
    /// *Mandataire*. `None` while the group has none; a `joint-bid/1` file needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<MemberId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Why the members bid together: required by competition law, printed in the proposal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub justification: String,
    #[serde(default = "separate_accounts")]
    pub payment_mode: PaymentMode,
    /// `None` = the default of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_distribution: Option<bool>,
}

fn separate_accounts() -> PaymentMode {
    PaymentMode::SeparateAccounts
}

impl Group {
    /// Whether the client sees who gets how much: unless said otherwise, not in a *groupement solidaire*.
    #[must_use]
    pub fn shows_distribution(&self) -> bool {
        self.show_distribution.unwrap_or(self.form != GroupForm::JointAndSeveral)
    }
}

/// A site of one or several members. Two members in one site are not redundancy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Datacentre {
    pub id: Id,
    pub city: String,
    pub country: String,
}
