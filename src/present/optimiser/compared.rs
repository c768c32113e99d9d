//! The figures of one allocation, to stand beside those of another: what it costs, who gets how much, how fair that is.

use crate::document::Document;
use crate::domain::bid::Base;
use crate::domain::exact::{Exact, rounded, whole};
use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;
use crate::domain::objective::{deviation, gini, jain, price_of_fairness};
use crate::domain::optimum::Goal;
use crate::domain::results::{Results, compute};
use crate::i18n::{Lang, format};
use crate::present::rules::member_name;

#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub total_ht: Cents,
    pub cost_to_buyer: Cents,
    /// Lines that have all of their shares, of how many.
    pub covered: (usize, usize),
    /// How many rules it breaks.
    pub broken: usize,
    pub members: Vec<Member>,
    /// Both with three decimals.
    pub jain: Fixed,
    pub gini: Fixed,
    /// Largest distance to a wished share.
    pub deviation: Cents,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub invoiced: Cents,
    /// Of the total, in words.
    pub share: String,
}

/// Computes what an allocation comes to; `document` holds it.
#[must_use]
pub fn compared(document: &Document, lang: Lang) -> Compared {
    of_results(document, &compute(&document.bid()), lang)
}

/// The same, where the results are known.
#[must_use]
pub(super) fn of_results(document: &Document, results: &Results, lang: Lang) -> Compared {
    let totals = &results.contract.totals;
    let amounts: Vec<Cents> = (0..document.members.len()).map(|at| results.contract.invoiced_ht(at)).collect();
    let wish = document.wish();
    let targets = match &wish {
        Goal::FairestWithin { targets, .. } if !targets.is_empty() => Some(targets),
        _ => None,
    };
    let bid = document.bid();
    let member = |(m, amount): (&crate::document::MemberParts, &Cents)| Member {
        name: member_name(m),
        invoiced: *amount,
        share: format::ratio(*amount, totals.ht_cents, lang),
    };
    let lines = document.frame.lines.len();
    let covered = document.frame.lines.iter().filter(|l| super::is_complete(document, &l.id)).count();
    Compared {
        total_ht: totals.ht_cents,
        cost_to_buyer: totals.cost_to_buyer_cents,
        covered: (covered, lines),
        broken: results.violations.len(),
        members: document.members.iter().zip(&amounts).map(member).collect(),
        jain: rounded(&jain(&bid, &results.contract, targets), 3),
        gini: rounded(&gini(&bid, &results.contract, targets), 3),
        deviation: Cents::from_wide(rounded(&deviation(&bid, &results.contract, targets), 0).units),
    }
}

impl Compared {
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.covered.0 == self.covered.1
    }
    #[must_use]
    pub fn price(&self, base: Base) -> Cents {
        match base {
            Base::MinHt => self.total_ht,
            Base::MinBuyerCost => self.cost_to_buyer,
        }
    }
    /// What it costs above the least, «+1,25 %»; `None` when the least is not known or the lines are not all covered.
    #[must_use]
    pub fn price_of_fairness(&self, least: Option<Cents>, base: Base, lang: Lang) -> Option<String> {
        let least = least.filter(|_| self.is_complete())?;
        Some(percent_above(self.price(base), least, lang))
    }
}

/// What a price is above another, in hundredths of a percent, with a sign.
#[must_use]
pub(super) fn percent_above(price: Cents, least: Cents, lang: Lang) -> String {
    let above: Exact = price_of_fairness(&whole(price.wide()), &whole(least.wide()));
    let hundredths = rounded(&(above * whole(10_000)), 0).units;
    let shown = format::percentage(hundredths.abs() * 100, lang);
    match hundredths {
        0 => shown,
        n if n > 0 => format!("+{shown}"),
        _ => format!("−{shown}"),
    }
}

/// An index from 0 to 1.
#[must_use]
pub(super) fn index(value: Fixed, lang: Lang) -> String {
    format::number(&value.to_string(), lang)
}
