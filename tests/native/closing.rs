//! Every sum closes to the cent, whatever the bid.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::Arc;

use portee::domain::bid::{Bid, DeductionKind, SplitRule};
use portee::domain::fault::Fault;
use portee::domain::ids::MemberId;
use portee::domain::money::Cents;
use portee::domain::results::{Results, Status, compute};
use portee::domain::settlement::{Standing, amounts};
use proptest::prelude::*;

use crate::random_bid::bids_with_allocation;

fn sum<'a>(amounts: impl IntoIterator<Item = &'a Cents>) -> Cents {
    amounts.into_iter().sum()
}

fn computed(bid: &Bid) -> Result<Results, TestCaseError> {
    let results = compute(bid);
    prop_assert_eq!(&results.faults, &[]);
    Ok(results)
}

/// How often a rule shares whole cents one after another: each time a tie may give the cent left to someone else.
fn roundings(rule: &SplitRule) -> i64 {
    match rule {
        SplitRule::OwnPrice => 2,
        SplitRule::Hybrid { a, b, .. } => 1 + roundings(a).max(roundings(b)),
        _ => 1,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_periods_members_and_years_add_up_to_the_total(bid in bids_with_allocation()) {
        let contract = computed(&bid)?.contract;
        prop_assert_eq!(contract.lines.len(), bid.lines.len());
        for line in &contract.lines {
            prop_assert_eq!(sum(line.parts.iter().map(|p| &p.ht_cents)), line.amount_ht_cents);
            prop_assert_eq!(sum(&line.amount_by_period_cents), line.amount_ht_cents);
            for part in &line.parts {
                prop_assert_eq!(sum(&part.ht_by_period_cents), part.ht_cents);
            }
        }
        let total = contract.totals.ht_cents;
        prop_assert_eq!(sum(contract.by_member.iter().map(|m| &m.ht_cents)), total);
        prop_assert_eq!(sum(contract.by_period.iter().map(|p| &p.ht_cents)), total);
        prop_assert_eq!(contract.by_kind.one_off_cents + contract.by_kind.recurring_cents, total);
        prop_assert_eq!(sum(contract.distribution.rows.iter().map(|r| &r.amount_ht_cents)), total);
        for member in &contract.by_member {
            prop_assert_eq!(sum(&member.ht_by_period_cents), member.ht_cents);
            prop_assert_eq!(sum(member.ht_by_year_cents.values()), member.ht_cents);
        }
        if let Some(advance) = contract.advance {
            prop_assert_eq!(sum(advance.by_member_cents.values()), advance.total_cents);
        }
    }

    #[test]
    fn penalties_and_revised_prices_are_shared_to_the_cent(bid in bids_with_allocation()) {
        let results = computed(&bid)?;
        for case in results.penalties.iter().flat_map(|p| &p.cases) {
            prop_assert_eq!(sum(case.by_member_cents.values()), case.applied_cents);
            prop_assert!(case.applied_cents <= results.penalties.as_ref().unwrap().cap_cents);
        }
        if let Some(revision) = results.price_revision {
            prop_assert_eq!(sum(revision.by_member_cents.values()), revision.revised_cents);
        }
    }

    #[test]
    fn the_vat_rows_add_up_to_the_totals(bid in bids_with_allocation()) {
        let contract = computed(&bid)?.contract;
        let totals = &contract.totals;
        prop_assert_eq!(sum(contract.vat.iter().map(|r| &r.base_ht_cents)), totals.ht_cents);
        prop_assert_eq!(sum(contract.vat.iter().map(|r| &r.vat_invoiced_cents)), totals.vat_invoiced_cents);
        prop_assert_eq!(sum(contract.vat.iter().map(|r| &r.vat_self_assessed_cents)), totals.vat_self_assessed_cents);
        prop_assert_eq!(sum(contract.vat.iter().map(|r| &r.invoiced_total_cents)), totals.invoiced_cents);
        prop_assert_eq!(sum(contract.vat.iter().map(|r| &r.vat_deducted_cents)), totals.vat_deducted_cents);
        prop_assert_eq!(sum(contract.vat.iter().map(|r| &r.cost_to_buyer_cents)), totals.cost_to_buyer_cents);
        prop_assert_eq!(sum(contract.vat_by_regime.iter().map(|r| &r.base_ht_cents)), totals.ht_cents);
        prop_assert_eq!(sum(contract.by_member.iter().map(|m| &m.invoiced_total_cents)), totals.invoiced_cents);
    }

    #[test]
    fn everything_the_client_pays_is_kept_by_someone(bid in bids_with_allocation()) {
        let results = computed(&bid)?;
        let settled = results.settlement;
        for fund in &settled.funds {
            prop_assert_eq!(sum(&fund.contributions), fund.total_cents);
        }
        if let Some(release) = &settled.reserve_release {
            prop_assert_eq!(sum(release.by_member_cents.values()), release.released_cents);
            prop_assert_eq!(release.released_cents + release.used_cents.min(release.reserve_cents), release.reserve_cents);
        }
        let Some(members) = settled.by_member else {
            prop_assert!(settled.error.is_some() && settled.transfers.is_none());
            return Ok(());
        };
        prop_assert_eq!(sum(members.iter().map(|m| &m.target_cents)), settled.distributable_cents);
        prop_assert_eq!(sum(members.iter().map(|m| &m.surplus_share_cents)), settled.surplus_cents);
        prop_assert_eq!(sum(members.iter().map(|m| &m.equalisation_cents)), Cents::ZERO);
        let withheld = sum(settled.funds.iter().filter(|f| f.kind != DeductionKind::Fee).map(|f| &f.total_cents));
        prop_assert_eq!(sum(members.iter().map(|m| &m.net_result_cents)) + withheld, results.contract.totals.ht_cents);

        let mut balances: BTreeMap<MemberId, Cents> = members.iter().map(|m| (m.member.clone(), m.equalisation_cents)).collect();
        let transfers = settled.transfers.unwrap();
        prop_assert!(transfers.len() < members.len());
        for transfer in transfers {
            prop_assert!(transfer.cents > Cents::ZERO);
            *balances.get_mut(&transfer.from).unwrap() += transfer.cents;
            *balances.get_mut(&transfer.to).unwrap() -= transfer.cents;
        }
        prop_assert!(balances.values().all(|b| b.is_zero()));
    }

    #[test]
    fn the_names_of_the_members_change_no_amount(bid in bids_with_allocation()) {
        let text = serde_json::to_string(&bid).unwrap();
        let renamed = (0..5).fold(text, |text, m| text.replace(&format!("\"m{m}\""), &format!("\"x{}\"", 9 - m)));
        let (ours, theirs) = (compute(&bid), compute(&serde_json::from_str(&renamed).unwrap()));
        prop_assert_eq!(&ours.contract.totals, &theirs.contract.totals);
        let amounts = |results: &Results| -> Vec<(Cents, Option<Cents>)> {
            let target = |at: usize| results.settlement.by_member.as_ref().map(|m| m[at].net_after_irrecoverable_vat_cents);
            results.contract.by_member.iter().enumerate().map(|(at, m)| (m.ht_cents, target(at))).collect()
        };
        prop_assert_eq!(amounts(&ours), amounts(&theirs));
    }

    #[test]
    fn the_order_of_the_members_moves_only_the_cents_of_ties(bid in bids_with_allocation()) {
        let standing = compute(&bid).settlement.standing;
        let mut turned = bid.clone();
        turned.members.reverse();
        let reversed = |amounts: &[Cents]| amounts.iter().rev().copied().collect::<Vec<_>>();
        let theirs = Standing {
            invoiced: reversed(&standing.invoiced),
            after_contributions: reversed(&standing.after_contributions),
            asks: reversed(&standing.asks),
            mandates: reversed(&standing.mandates),
            serves: standing.serves.iter().rev().copied().collect(),
            lead: standing.lead.map(|at| bid.members.len() - 1 - at),
            ..standing.clone()
        };
        let rules = std::iter::once(&bid.settlement.rule).chain(bid.settlement.simulations.iter().map(|s| &s.rule));
        for rule in rules {
            match (amounts(rule, &bid, &standing), amounts(rule, &turned, &theirs)) {
                (Ok(ours), Ok(theirs)) => {
                    prop_assert_eq!(sum(&ours), sum(&theirs));
                    for (our, their) in ours.iter().zip(theirs.iter().rev()) {
                        prop_assert!((*our - *their).abs() <= Cents(roundings(rule)), "{:?}: {:?} and {:?}", rule, our, their);
                    }
                }
                (ours, theirs) => prop_assert_eq!(ours.err(), theirs.err()),
            }
        }
    }

    #[test]
    fn a_line_of_a_half_filled_bid_has_a_price_or_a_fault_that_says_why_not(bid in bids_with_allocation(), gone in 0_usize..8) {
        let mut bid = bid;
        match gone {
            0 => bid.allocation = None,
            1 => bid.asks.clear(),
            2 => bid.members.clear(),
            3 => Arc::make_mut(&mut bid.tender).periods.clear(),
            4 => Arc::make_mut(&mut bid.group).lead = None,
            5 => bid.asks.truncate(1),
            6 => bid.allocation.as_mut().unwrap().truncate(1),
            _ => Arc::make_mut(&mut bid.lines[0]).qty_by_period.clear(),
        }
        let results = compute(&bid);
        for line in &bid.lines {
            let is_priced = results.contract.lines.iter().any(|l| l.line == line.id);
            let of_line = results.faults.iter().any(|f| f.line() == Some(&line.id));
            let of_all = results.faults.contains(&Fault::NoPeriod);
            prop_assert!(is_priced != (of_line || of_all), "{:?}", results.faults);
        }
        prop_assert_eq!(results.faults.contains(&Fault::NoLead), gone == 4);
        prop_assert_eq!(sum(results.contract.by_member.iter().map(|m| &m.ht_cents)), results.contract.totals.ht_cents);
        prop_assert_eq!(results.status == Status::NotAllocated, gone == 0);
    }
}
