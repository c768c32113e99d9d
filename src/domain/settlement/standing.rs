//! Where the members stand before anything is shared: what they asked, what is there to share, what they agreed to lose.

use std::sync::Arc;

use super::funds::{Fund, contributions_of};
use crate::domain::bid::{Bid, SurplusRule};
use crate::domain::contract::Contract;
use crate::domain::decimal::Rate;
use crate::domain::game::Solved;
use crate::domain::money::Cents;

/// The inputs of every rule, by member position.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// D: what is invoiced, less all contributions.
    pub distributable: Cents,
    /// I: what each member invoices, HT.
    pub invoiced: Vec<Cents>,
    /// What is invoiced less the contributions, by member.
    pub after_contributions: Vec<Cents>,
    /// A: the asks of each member's parts.
    pub asks: Vec<Cents>,
    /// ⌊mandate × A⌋: what each member agreed to lose in a negotiation.
    pub mandates: Vec<Cents>,
    pub serves: Vec<bool>,
    /// Position of the lead.
    pub lead: Option<usize>,
    pub surplus_rule: SurplusRule,
    /// The coalition game of these members, when its values are known.
    pub game: Option<Arc<Solved>>,
}

impl Standing {
    pub(super) fn of(bid: &Bid, contract: &Contract, funds: &[Fund], game: Option<Arc<Solved>>) -> Self {
        let members = 0..bid.members.len();
        let invoiced: Vec<Cents> = members.clone().map(|m| contract.invoiced_ht(m)).collect();
        let after: Vec<Cents> = members.clone().zip(&invoiced).map(|(m, i)| *i - contributions_of(funds, m)).collect();
        let mut asks = vec![Cents::ZERO; bid.members.len()];
        for part in contract.lines.iter().flat_map(|l| &l.parts) {
            if let Some(sum) = asks.get_mut(part.member_at) {
                *sum += part.cost.cents;
            }
        }
        let mandate = |(member, ask): (&crate::domain::bid::Member, &Cents)| {
            let exact = member.terms.negotiation_mandate.scaled() * ask.wide();
            Cents::from_wide(exact.div_euclid(Rate::ONE_SCALED))
        };
        Self {
            distributable: after.iter().sum(),
            invoiced,
            after_contributions: after,
            mandates: bid.members.iter().zip(&asks).map(mandate).collect(),
            asks,
            serves: members.map(|m| contract.roster.serves(m)).collect(),
            lead: bid.members.iter().position(|m| bid.group.lead.as_ref() == Some(&m.id)),
            surplus_rule: bid.settlement.surplus_rule,
            game,
        }
    }
    /// ΣA.
    #[must_use]
    pub fn ask_total(&self) -> Cents {
        self.asks.iter().sum()
    }
    /// U = D − ΣA; below zero when the prices do not cover the asks.
    #[must_use]
    pub fn surplus(&self) -> Cents {
        self.distributable - self.ask_total()
    }
    /// What a negative surplus takes from the mandates before anything else, in all.
    #[must_use]
    pub fn mandate_cut(&self) -> Cents {
        (-self.surplus()).max(Cents::ZERO).min(self.mandates.iter().sum())
    }
    /// A − mandate: below it a member has to be asked. By member.
    #[must_use]
    pub fn floors(&self) -> Vec<Cents> {
        self.asks.iter().zip(&self.mandates).map(|(ask, mandate)| *ask - *mandate).collect()
    }
    /// 1 for a serving member, 0 for the others.
    pub(super) fn serving_weights(&self) -> Vec<i128> {
        self.serves.iter().map(|s| i128::from(*s)).collect()
    }
}
