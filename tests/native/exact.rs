//! A second way to the same cents: the formulas of `joint-bid/1` §5 and §8 word for word, in fractions of any size.

#![allow(clippy::unwrap_used)]

use num_bigint::BigInt;
use num_rational::BigRational;
use portee::domain::bid::{Ask, Bid, Deduction, DeductionBase, DeductionKind, Rounding, Semantics, VatGroup};
use portee::domain::ids::MemberId;
use portee::domain::results::compute;
use proptest::prelude::*;

use crate::random_bid::bids_with_allocation;

type Q = BigRational;

fn int(n: i64) -> Q {
    Q::from_integer(BigInt::from(n))
}

fn read(decimal: impl ToString) -> Q {
    let text = decimal.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().unwrap();
    Q::new(digits, BigInt::from(10).pow(u32::try_from(fraction.len()).unwrap()))
}

/// For amounts that are not negative.
fn rounded(x: &Q, decimals: u32, how: Rounding) -> Q {
    let scale = Q::from_integer(BigInt::from(10).pow(decimals));
    let x = x * &scale;
    let whole = match how {
        Rounding::HalfUp => (x + Q::new(1.into(), 2.into())).floor(),
        Rounding::Ceil => x.ceil(),
        Rounding::Floor => x.floor(),
    };
    whole / scale
}

fn cents(x: &Q) -> Q {
    rounded(x, 0, Rounding::HalfUp)
}

/// Gives one cent at a time to whoever has the largest remainder.
fn shared(total: &Q, weights: &[Q]) -> Vec<Q> {
    let sum: Q = weights.iter().sum();
    let weights: Vec<Q> = if sum == int(0) {
        weights.iter().map(|_| int(1)).collect()
    } else {
        weights.to_vec()
    };
    let sum: Q = weights.iter().sum();
    let exact: Vec<Q> = weights.iter().map(|w| total * w / &sum).collect();
    let mut parts: Vec<Q> = exact.iter().map(Q::floor).collect();
    while parts.iter().sum::<Q>() < *total {
        let next = (0..parts.len())
            .rev()
            .max_by(|&a, &b| (&exact[a] - &parts[a], &weights[a]).cmp(&(&exact[b] - &parts[b], &weights[b])))
            .unwrap();
        parts[next] += int(1);
    }
    parts
}

fn ask_cost(ask: &Ask, quantity: &Q) -> Q {
    let setup = int(ask.setup_cents.0) / int(100);
    let tiers: Vec<(Q, Q)> = ask.tiers.iter().map(|t| (read(t.from_qty), read(t.price))).collect();
    setup
        + match ask.semantics {
            Semantics::AllUnits => quantity * &tiers.iter().rfind(|(from, _)| from <= quantity).unwrap().1,
            Semantics::Incremental => (0..tiers.len())
                .filter(|&i| tiers[i].0 < *quantity)
                .map(|i| (tiers.get(i + 1).map_or(quantity, |next| (&next.0).min(quantity)) - &tiers[i].0) * &tiers[i].1)
                .sum(),
        }
}

fn pays(bid: &Bid, deduction: &Deduction, member: &MemberId) -> bool {
    match (deduction.base, deduction.kind) {
        (DeductionBase::All, _) => true,
        (DeductionBase::Others, DeductionKind::Fee) => deduction.beneficiary.as_ref() != Some(member),
        (DeductionBase::Others, _) => bid.group.lead.as_ref() != Some(member),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fractions_of_any_size_give_the_same_prices_parts_and_funds(bid in bids_with_allocation()) {
        let results = compute(&bid);
        let rows = bid.allocation.as_ref().unwrap();
        let mut invoiced: Vec<Q> = bid.members.iter().map(|_| int(0)).collect();
        let mut asked = invoiced.clone();
        for (line, ours) in bid.lines.iter().zip(&results.contract.lines) {
            let quantity: Q = line.qty_by_period.iter().map(read).sum();
            let shares: Vec<(usize, Q)> = (0..bid.members.len())
                .filter_map(|m| Some((m, read(rows.iter().find(|r| r.line == line.id && r.member == bid.members[m].id)?.share))))
                .collect();
            let mut cost = int(0);
            let mut kept = int(1);
            for (m, share) in &shares {
                let member = &bid.members[*m].id;
                let ask = bid.asks.iter().find(|a| a.line == line.id && &a.member == member).unwrap();
                let own = ask_cost(ask, &(&quantity * share));
                asked[*m] += cents(&(&own * int(100)));
                cost += own;
                kept -= bid.pricing.deductions.iter().filter(|d| pays(&bid, d, member)).map(|d| read(d.rate) * share).sum::<Q>();
            }
            let decimals = u32::from(line.price_decimals);
            let mut price = rounded(&(cost / (&quantity * kept)), decimals, bid.pricing.unit_price_rounding);
            if let Some(discount) = &bid.pricing.discount {
                price = rounded(&(price * (int(1) - read(discount.rate))), decimals, discount.rounding);
            }
            let amount = cents(&(int(100) * &quantity * &price));
            prop_assert_eq!(&read(ours.unit_price_ht), &price);
            prop_assert_eq!(&int(ours.amount_ht_cents.0), &amount);
            let weights: Vec<Q> = shares.iter().map(|(_, s)| s.clone()).collect();
            for ((m, _), (part, ours)) in shares.iter().zip(shared(&amount, &weights).iter().zip(&ours.parts)) {
                prop_assert_eq!(&int(ours.ht_cents.0), part);
                let quantities: Vec<Q> = line.qty_by_period.iter().map(read).collect();
                let by_period: Vec<Q> = ours.ht_by_period_cents.iter().map(|c| int(c.0)).collect();
                prop_assert_eq!(by_period, shared(part, &quantities));
                invoiced[*m] += part;
            }
        }
        for row in &results.contract.vat {
            let tax = if row.regime.group() == VatGroup::Exempt { int(0) } else { cents(&(int(row.base_ht_cents.0) * read(row.rate))) };
            prop_assert_eq!(int(row.vat_invoiced_cents.0 + row.vat_self_assessed_cents.0), tax);
        }
        let mut distributable: Q = invoiced.iter().sum();
        for (deduction, fund) in bid.pricing.deductions.iter().zip(&results.settlement.funds) {
            let bases: Vec<Q> = (0..invoiced.len()).map(|m| if pays(&bid, deduction, &bid.members[m].id) { invoiced[m].clone() } else { int(0) }).collect();
            let total = cents(&(read(deduction.rate) * bases.iter().sum::<Q>()));
            prop_assert_eq!(int(fund.total_cents.0), total.clone());
            prop_assert_eq!(fund.contributions.iter().map(|c| int(c.0)).collect::<Vec<_>>(), shared(&total, &bases));
            distributable -= total;
        }
        prop_assert_eq!(int(results.settlement.distributable_cents.0), distributable);
        prop_assert_eq!(results.settlement.standing.asks.iter().map(|c| int(c.0)).collect::<Vec<_>>(), asked);
    }
}
