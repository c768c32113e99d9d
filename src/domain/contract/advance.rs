//! The advance (*avance*; `joint-bid/1` §8.3, art. R2191-3 and following of the *code de la commande publique*):
//! on the whole contract, for the members that do not waive it.

use indexmap::IndexMap;
use serde::Serialize;

use super::sums::MemberTotal;
use super::vat_rows::Totals;
use crate::domain::bid::Bid;
use crate::domain::decimal::Rate;
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::share_out::largest_remainder;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AdvanceDue {
    pub due: bool,
    /// What the members that do not waive invoice, VAT included.
    pub base_cents: Cents,
    /// base·rate·min(1, 12/months), 0 if not due.
    pub total_cents: Cents,
    /// All members.
    pub by_member_cents: IndexMap<MemberId, Cents>,
}

pub(super) fn advance(bid: &Bid, totals: &Totals, by_member: &[MemberTotal]) -> Option<AdvanceDue> {
    let terms = bid.tender.advance.as_ref()?;
    let months = bid.tender.months();
    let due = totals.ht_cents > terms.min_ht_cents && months > u32::from(terms.min_months);
    let bases: Vec<Cents> = by_member
        .iter()
        .map(|m| {
            if terms.waived_by.contains(&m.member) {
                Cents::ZERO
            } else {
                m.invoiced_total_cents
            }
        })
        .collect();
    let base: Cents = bases.iter().sum();
    let total = if due {
        Cents::round(base.wide() * terms.rate.scaled() * 12, Rate::ONE_SCALED * i128::from(months.max(12)))
    } else {
        Cents::ZERO
    };
    let weights: Vec<i128> = bases.iter().map(|b| b.wide()).collect();
    let members = by_member.iter().map(|m| m.member.clone());
    Some(AdvanceDue {
        due,
        base_cents: base,
        total_cents: total,
        by_member_cents: members.zip(largest_remainder(total, &weights)).collect(),
    })
}
