//! The eight answers that a results file gives at its end (`joint-bid/1` §8.11).

use serde::Serialize;

use crate::domain::bid::{Bid, GroupForm, Procedure};
use crate::domain::contract::Contract;
use crate::domain::planning::Planning;
use crate::domain::service_levels::ServiceLevelReport;
use crate::domain::settlement::{MemberResult, Settled};
use crate::domain::thresholds::{ThresholdReport, ThresholdStatus};

/// `None`: not asked, or nothing to answer from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckSummary {
    pub distribution_complete: Option<bool>,
    pub targets_cover_asks: Option<bool>,
    pub net_after_vat_covers_asks: Option<bool>,
    pub mandates_respected: Option<bool>,
    pub vat_thresholds_ok: Option<bool>,
    pub within_estimate: Option<bool>,
    pub sla_targets_met: Option<bool>,
    pub retroplanning_feasible: Option<bool>,
}

impl CheckSummary {
    /// Of a bid with an allocation.
    #[must_use]
    pub fn of(bid: &Bid, contract: &Contract, settled: &Settled, thresholds: &[ThresholdReport]) -> Self {
        let members = settled.by_member.as_deref();
        let all = |holds: fn(&MemberResult) -> bool| members.map(|members| members.iter().all(holds));
        Self {
            distribution_complete: Some(distribution_is_complete(bid, contract)),
            targets_cover_asks: all(|m| m.target_cents >= m.ask_cents),
            net_after_vat_covers_asks: all(|m| m.net_after_irrecoverable_vat_cents >= m.ask_cents),
            mandates_respected: all(|m| m.target_cents >= m.ask_cents - m.mandate_cents),
            vat_thresholds_ok: Some(thresholds.iter().all(|t| t.status == ThresholdStatus::Ok)),
            within_estimate: bid.tender.estimate_ht_cents.map(|estimate| contract.totals.ht_cents <= estimate),
            ..Self::default()
        }
    }

    /// With the two that need no allocation.
    #[must_use]
    pub fn and_of(self, levels: &[ServiceLevelReport], planning: Option<&Planning>) -> Self {
        Self {
            sla_targets_met: (!levels.is_empty()).then(|| levels.iter().all(|l| l.target_met)),
            retroplanning_feasible: planning.map(|p| p.feasible),
            ..self
        }
    }
}

/// In a *groupement conjoint* the client sees who does what for how much, or each member is bound for the whole
/// (Conseil d’État, 12 October 2023, n° 462994).
fn distribution_is_complete(bid: &Bid, contract: &Contract) -> bool {
    let distribution = &contract.distribution;
    let is_told = distribution.shown_to_client
        || bid.group.form == GroupForm::JointAndSeveral
        || bid.tender.procedure == Procedure::Private
        || bid.tender.framework_agreement;
    is_told && distribution.rows.iter().all(|row| row.works.is_empty() || row.amount_ht_cents.0 > 0)
}
