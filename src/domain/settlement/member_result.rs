//! One member's account in the settlement: from what it invoices to what it keeps (`joint-bid/1` §8.5.2 to 8.5.8).

use indexmap::IndexMap;
use serde::Serialize;

use super::funds::Fund;
use super::standing::Standing;
use crate::domain::bid::{Bid, DeductionKind, Member, VatRegime};
use crate::domain::contract::Contract;
use crate::domain::ids::{Id, MemberId};
use crate::domain::money::Cents;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MemberResult {
    pub member: MemberId,
    /// I: what it invoices the client, HT.
    pub invoiced_ht_cents: Cents,
    /// A: what it asked for its parts.
    pub ask_cents: Cents,
    /// By deduction.
    pub contributions_cents: IndexMap<Id, Cents>,
    pub after_contributions_cents: Cents,
    /// Target − ask.
    pub surplus_share_cents: Cents,
    pub target_cents: Cents,
    /// Target − after contributions: what it receives from the others, or pays them.
    pub equalisation_cents: Cents,
    /// What it agreed to lose in a negotiation.
    pub mandate_cents: Cents,
    pub fees_received_from_others_cents: Cents,
    pub fees_kept_own_part_cents: Cents,
    pub net_result_cents: Cents,
    /// VAT on the fees invoiced to it that it cannot recover.
    pub irrecoverable_vat_on_fees_cents: Cents,
    pub net_after_irrecoverable_vat_cents: Cents,
}

/// The accounts of all members for these targets, in member order.
pub(super) fn member_results(bid: &Bid, contract: &Contract, funds: &[Fund], standing: &Standing, targets: &[Cents]) -> Vec<MemberResult> {
    let members = bid.members.iter().enumerate().zip(targets);
    members
        .map(|((at, member), target)| {
            let of = |amounts: &[Cents]| amounts.get(at).copied().unwrap_or(Cents::ZERO);
            let after = of(&standing.after_contributions);
            let (received, kept) = fees(bid, funds, at, member);
            let net = *target + received + kept;
            let irrecoverable = irrecoverable_vat(bid, funds, at, member);
            MemberResult {
                member: member.id.clone(),
                invoiced_ht_cents: contract.invoiced_ht(at),
                ask_cents: of(&standing.asks),
                contributions_cents: funds.iter().map(|f| (f.id.clone(), of(&f.contributions))).collect(),
                after_contributions_cents: after,
                surplus_share_cents: *target - of(&standing.asks),
                target_cents: *target,
                equalisation_cents: *target - after,
                mandate_cents: of(&standing.mandates),
                fees_received_from_others_cents: received,
                fees_kept_own_part_cents: kept,
                net_result_cents: net,
                irrecoverable_vat_on_fees_cents: irrecoverable,
                net_after_irrecoverable_vat_cents: net - irrecoverable,
            }
        })
        .collect()
}

/// Fees with their beneficiary and their fund.
fn fees_of<'a>(bid: &'a Bid, funds: &'a [Fund]) -> impl Iterator<Item = (&'a MemberId, &'a Fund)> {
    let deductions = bid.pricing.deductions.iter().zip(funds);
    deductions
        .filter(|(d, _)| d.kind == DeductionKind::Fee)
        .filter_map(|(d, f)| Some((d.beneficiary.as_ref()?, f)))
}

/// What a beneficiary receives from the others, and what it paid to itself.
fn fees(bid: &Bid, funds: &[Fund], at: usize, member: &Member) -> (Cents, Cents) {
    let mut received = Cents::ZERO;
    let mut kept = Cents::ZERO;
    for (_, fund) in fees_of(bid, funds).filter(|(beneficiary, _)| **beneficiary == member.id) {
        let own = fund.contributions.get(at).copied().unwrap_or(Cents::ZERO);
        kept += own;
        received += fund.total_cents - own;
    }
    (received, kept)
}

/// Whether the fee that `payee` invoices `payer` bears VAT: that of a taxed member, in its own country (domain brief §2.6).
#[must_use]
pub fn charges_vat_on_fees(payee: &Member, payer: &Member) -> bool {
    payee.card.vat.regime == VatRegime::Standard && payee.card.country == payer.card.country
}

/// A beneficiary that charges VAT invoices its fee with it; a member of the same country that recovers none bears it. Rounded per fee.
fn irrecoverable_vat(bid: &Bid, funds: &[Fund], at: usize, member: &Member) -> Cents {
    if member.private.recovers_input_vat {
        return Cents::ZERO;
    }
    fees_of(bid, funds)
        .filter(|(beneficiary, _)| **beneficiary != member.id)
        .filter_map(|(beneficiary, fund)| {
            let invoicing = bid.members.iter().find(|m| &m.id == beneficiary)?;
            charges_vat_on_fees(invoicing, member).then(|| invoicing.card.vat.rate.of(fund.contributions.get(at).copied().unwrap_or(Cents::ZERO)))
        })
        .sum()
}
