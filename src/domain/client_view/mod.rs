//! What the client gets, as a type of its own: an allow-list. It has no field for asks, margins, funds, equalisation,
//! floors, votes, private capacity or bank accounts, so nothing made from it can hold them.
//! Who gets how much is in it only when the group shows its distribution.

mod build;
mod subcontractor;

use serde::Serialize;

use super::bid::{GroupForm, LineKind, PaymentMode, VatDeduction, VatRegime};
use super::dates::{Date, Moment};
use super::decimal::{Quantity, Rate, Share};
use super::fixed::Fixed;
use super::ids::{Id, LineId, MemberId, PeriodId};
use super::money::Cents;

pub use subcontractor::{ClientPersonalData, ClientSubcontractor};

pub use super::contract::{KindTotals, PeriodTotal, RegimeTotal, Role, Totals};

/// The whole proposal as the client may read it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientView {
    pub bid: String,
    pub tender: ClientTender,
    pub group: ClientGroup,
    /// The serving members and the lead, in the group's order.
    pub members: Vec<ClientMember>,
    pub lines: Vec<ClientLine>,
    /// Who does what; with amounts. `None` when the group keeps it to itself.
    pub distribution: Option<Vec<ClientShare>>,
    /// VAT of each member; `None` when the distribution is not shown.
    pub vat_by_member: Option<Vec<ClientVat>>,
    pub vat_by_regime: Vec<ClientRegime>,
    pub totals: Totals,
    pub by_period: Vec<PeriodTotal>,
    pub by_kind: KindTotals,
    pub advance: Option<ClientAdvance>,
    pub offer_valid_until: Option<Date>,
    /// Of the members above, in their order: what the DC4 of each says.
    pub subcontractors: Vec<ClientSubcontractor>,
    /// In the order of the bid; a service whose chain nobody has described is left out.
    pub service_levels: Vec<ClientServiceLevel>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientTender {
    pub reference: String,
    pub title: String,
    pub lot: String,
    pub buyer: String,
    pub buyer_country: String,
    pub buyer_vat_deduction: VatDeduction,
    pub deadline: Option<Moment>,
    pub start: Option<Date>,
    pub offer_validity_days: u16,
    pub periods: Vec<ClientPeriod>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientPeriod {
    pub id: PeriodId,
    pub label: String,
    pub months: u16,
    /// `false` = renewal.
    pub firm: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientGroup {
    pub form: GroupForm,
    pub name: String,
    pub lead: Option<MemberId>,
    pub justification: String,
    pub payment_mode: PaymentMode,
    pub shows_distribution: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientMember {
    pub id: MemberId,
    pub name: String,
    pub role: Role,
    pub legal_form: String,
    pub country: String,
    pub siret: Option<String>,
    pub vat_id: Option<String>,
    pub vat_regime: VatRegime,
    pub sites: Vec<ClientSite>,
    pub certifications: Vec<ClientCertification>,
    pub skills: Vec<Id>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientSite {
    pub city: String,
    pub country: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientCertification {
    pub id: Id,
    pub valid_until: Option<Date>,
}

/// A line of the price schedule: one unit price for the whole group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientLine {
    pub line: LineId,
    pub label: String,
    pub family: Option<Id>,
    pub kind: LineKind,
    pub unit: String,
    pub qty_by_period: Vec<Quantity>,
    pub quantity: Fixed,
    pub unit_price_ht: Fixed,
    pub amount_ht_cents: Cents,
    pub amount_by_period_cents: Vec<Cents>,
    /// Who takes it over when its host fails, as the group named it; `None` too when the distribution is not shown.
    pub backup: Option<ClientBackup>,
}

/// The member that takes a line over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientBackup {
    pub member: MemberId,
    pub name: String,
}

impl ClientView {
    /// The name of the member that takes a line over, if the group named one.
    #[must_use]
    pub fn backup(&self, line: &LineId) -> Option<&str> {
        let line = self.lines.iter().find(|l| &l.line == line)?;
        line.backup.as_ref().map(|b| b.name.as_str())
    }
    #[must_use]
    pub fn names_backups(&self) -> bool {
        self.lines.iter().any(|line| line.backup.is_some())
    }
}

/// One member's works and amount (*répartition des prestations*).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientShare {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
    pub works: Vec<ClientWork>,
    pub amount_ht_cents: Cents,
    pub invoiced_total_cents: Cents,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientWork {
    pub line: LineId,
    pub label: String,
    pub share: Share,
    pub amount_ht_cents: Cents,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientVat {
    pub member: MemberId,
    pub name: String,
    pub regime: VatRegime,
    pub rate: Rate,
    pub base_ht_cents: Cents,
    pub vat_invoiced_cents: Cents,
    pub vat_self_assessed_cents: Cents,
    pub invoiced_total_cents: Cents,
    pub cost_to_buyer_cents: Cents,
    pub mention: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientRegime {
    pub regime: VatRegime,
    pub rate: Rate,
    pub base_ht_cents: Cents,
    pub vat_invoiced_cents: Cents,
    pub vat_self_assessed_cents: Cents,
    /// The mentions of this regime, each once.
    pub mentions: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientAdvance {
    pub due: bool,
    pub rate: Rate,
    pub total_cents: Cents,
}

/// The availability promised for a service, and what its whole chain delivers. The parts of the chain stay inside.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientServiceLevel {
    pub service: Id,
    pub target: Rate,
    /// What the client gets, six decimals.
    pub composite: Fixed,
    /// What one host alone would give.
    pub single_host_composite: Fixed,
    pub downtime_minutes_per_30_days: Fixed,
}
