//! Who pays which deduction, and how much of what a member invoices is withheld (`joint-bid/1` §2.9, §5.3).

use super::bid::{Bid, Deduction, DeductionBase, DeductionKind, Member};
use super::ids::MemberId;

/// Whether a member pays a deduction: everyone, or everyone except the beneficiary (fee) or the lead (reserve, pot).
#[must_use]
pub fn pays(deduction: &Deduction, member: &MemberId, lead: Option<&MemberId>) -> bool {
    let spared = match (deduction.base, deduction.kind) {
        (DeductionBase::All, _) => None,
        (DeductionBase::Others, DeductionKind::Fee) => deduction.beneficiary.as_ref(),
        (DeductionBase::Others, DeductionKind::Reserve | DeductionKind::Pot) => lead,
    };
    spared != Some(member)
}

/// The members that pay a deduction, in member order.
#[must_use]
pub fn payers<'a>(bid: &'a Bid, deduction: &Deduction) -> Vec<&'a Member> {
    bid.members.iter().filter(|m| pays(deduction, &m.id, bid.group.lead.as_ref())).collect()
}

/// The deductions that a member pays, in the order of the bid.
#[must_use]
pub fn deductions_paid_by<'a>(bid: &'a Bid, member: &MemberId) -> Vec<&'a Deduction> {
    bid.pricing.deductions.iter().filter(|d| pays(d, member, bid.group.lead.as_ref())).collect()
}

/// κ: the sum of the rates that a member pays, in units of 10^-6.
#[must_use]
pub fn withheld_rate(bid: &Bid, member: &MemberId) -> i128 {
    deductions_paid_by(bid, member).iter().map(|d| d.rate.scaled()).sum()
}
