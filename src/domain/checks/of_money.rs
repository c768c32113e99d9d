//! The money: nobody below what it asked, no price that a buyer must suspect, no clause that nobody thought of.

use super::Facts;
use super::problem::{Problem, Reference};
use crate::domain::bid::Deduction;
use crate::domain::decimal::Rate;
use crate::domain::ids::{Id, LineId};
use crate::domain::money::{Cents, half_up};
use crate::domain::params::Param;
use crate::domain::price_scores::compared_price;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Problem>) {
    found.extend(no_revision(facts));
    found.extend(advance_waived(facts));
    found.extend(penalties_not_tried(facts));
    found.extend(shares_profit(facts));
    found.extend(prices_without_reason(facts));
    found.extend(amounts_without_reason(facts));
    if facts.is_allocated() && facts.results.faults.is_empty() {
        found.extend(below_asks(facts));
        found.extend(abnormally_low(facts));
        found.extend(over_estimate(facts));
        found.extend(group_loses_money(facts));
        found.extend(fee_vat_lost(facts));
        found.extend(exit_fee(facts));
    }
}

/// K28: what the split gives against what was asked, and against what each agreed to lose.
fn below_asks(facts: &Facts<'_>) -> Vec<Problem> {
    let members = facts.results.settlement.by_member.iter().flatten();
    let below = members.filter(|m| m.target_cents < m.ask_cents);
    below
        .map(|m| Problem::BelowAsk {
            member: m.member.clone(),
            short: m.ask_cents - m.target_cents,
            is_beyond_mandate: m.target_cents < m.ask_cents - m.mandate_cents,
        })
        .collect()
}

/// K29: far below the estimate, or below the mean of the other offers: the buyer asks why (CCP, art. L2152-5).
fn abnormally_low(facts: &Facts<'_>) -> Vec<Problem> {
    let alert = facts
        .params
        .zip(facts.day_of_law())
        .and_then(|(table, day)| table.on("abnormally_low.alert", day)?.rate());
    let Some(alert) = alert else { return Vec::new() };
    let tender = &facts.bid.tender;
    let total = facts.results.contract.totals.ht_cents;
    let estimate = tender.estimate_ht_cents.map(|estimate| (Reference::Estimate, total, estimate));
    let others = tender.price_criterion.as_ref().and_then(|criterion| {
        let offers = &criterion.other_offers;
        let sum: Cents = offers.iter().map(|o| o.cents).sum();
        let count = i128::try_from(offers.len()).unwrap_or(i128::MAX);
        let mean = Cents::from_wide(half_up(sum.wide(), count));
        (!offers.is_empty()).then(|| (Reference::OtherOffers, compared_price(criterion.basis, &facts.results.contract), mean))
    });
    let is_low = |price: Cents, reference: Cents| price.wide() * Rate::ONE_SCALED < reference.wide() * (Rate::ONE_SCALED - alert.scaled());
    estimate
        .into_iter()
        .chain(others)
        .filter(|(_, price, reference)| is_low(*price, *reference))
        .map(|(against, _, reference)| Problem::AbnormallyLow { against, reference, alert })
        .collect()
}

/// K30: above what the group believes the buyer has. Above the buyer's own ceiling, a rule is broken.
fn over_estimate(facts: &Facts<'_>) -> Option<Problem> {
    let over = facts.results.contract.totals.ht_cents - facts.bid.tender.estimate_ht_cents?;
    (over > Cents::ZERO).then_some(Problem::OverEstimate { over })
}

/// K43: a price that stays the same for more than a year.
fn no_revision(facts: &Facts<'_>) -> Option<Problem> {
    let (table, day) = (facts.params?, facts.day_of_law()?);
    let longest = table.on("revision.months_without", day).and_then(Param::count)?;
    let months = facts.bid.tender.months();
    (facts.bid.tender.price_revision.is_none() && months > u32::from(longest)).then_some(Problem::NoRevision { months })
}

/// K44: some members want the advance, others not.
fn advance_waived(facts: &Facts<'_>) -> Option<Problem> {
    let members = facts.bid.tender.advance.as_ref()?.waived_by.clone();
    let is_mixed = !members.is_empty() && members.len() < facts.bid.members.len();
    is_mixed.then_some(Problem::AdvanceWaived { members })
}

/// K45: penalties that nobody has shared between the members.
fn penalties_not_tried(facts: &Facts<'_>) -> Option<Problem> {
    let clause = facts.bid.tender.penalty.as_ref()?;
    clause.cases.is_empty().then_some(Problem::PenaltiesNotTried)
}

/// K51: fees and funds are in the price, or the group pays them.
fn group_loses_money(facts: &Facts<'_>) -> Option<Problem> {
    let members = facts.results.settlement.by_member.as_ref()?;
    let (net, asks): (Cents, Cents) = (members.iter().map(|m| m.net_result_cents).sum(), members.iter().map(|m| m.ask_cents).sum());
    (net < asks).then_some(Problem::GroupLosesMoney { short: asks - net })
}

/// K52: VAT on the fee that a member cannot recover.
fn fee_vat_lost(facts: &Facts<'_>) -> Vec<Problem> {
    let members = facts.results.settlement.by_member.iter().flatten();
    let paying = members.filter(|m| m.irrecoverable_vat_on_fees_cents > Cents::ZERO);
    paying
        .map(|m| Problem::FeeVatLost {
            member: m.member.clone(),
            vat: m.irrecoverable_vat_on_fees_cents,
            is_below_ask: m.net_after_irrecoverable_vat_cents < m.ask_cents,
        })
        .collect()
}

/// K53: sharing profits and losses may create a company (*société de fait*).
fn shares_profit(facts: &Facts<'_>) -> Option<Problem> {
    let settlement = &facts.bid.settlement;
    settlement.rule.shares_profit(settlement.surplus_rule).then_some(Problem::SharesProfit)
}

/// K56: a price for leaving, when the law no longer allows one (regulation (EU) 2023/2854, art. 29).
fn exit_fee(facts: &Facts<'_>) -> Option<Problem> {
    let table = facts.params?;
    let tender = &facts.bid.tender;
    let end = tender.start?.plus_days(i64::from(tender.months()) * 31)?;
    let rule = table.on("data_act.no_exit_fee", end)?;
    let is_exit = |text: &str| {
        ["réversibilité", "reversibilite", "reversibility"]
            .iter()
            .any(|word| text.to_lowercase().contains(word))
    };
    let priced = facts.results.contract.lines.iter().filter(|l| l.amount_ht_cents > Cents::ZERO);
    let lines: Vec<LineId> = priced
        .filter(|l| facts.bid.lines.get(l.at).is_some_and(|line| is_exit(&line.label)))
        .map(|l| l.line.clone())
        .collect();
    (!lines.is_empty()).then(|| Problem::ExitFee {
        lines,
        source: rule.source.clone(),
    })
}

/// A unit price set by hand needs its reason (`joint-bid/2` §3): members and a later dispute ask for it.
fn prices_without_reason(facts: &Facts<'_>) -> Option<Problem> {
    let prices = facts.bid.pricing.unit_prices.iter();
    let lines: Vec<LineId> = prices.filter(|p| p.reason.trim().is_empty()).map(|p| p.line.clone()).collect();
    (!lines.is_empty()).then_some(Problem::PricesWithoutReason { lines })
}

/// A fixed amount or a cap needs its reason (`joint-bid/2` §1), as a price set by hand does.
fn amounts_without_reason(facts: &Facts<'_>) -> Option<Problem> {
    let silent = |d: &&Deduction| d.is_by_hand() && d.reason.trim().is_empty();
    let deductions: Vec<Id> = facts.bid.pricing.deductions.iter().filter(silent).map(|d| d.id.clone()).collect();
    (!deductions.is_empty()).then_some(Problem::AmountsWithoutReason { deductions })
}
