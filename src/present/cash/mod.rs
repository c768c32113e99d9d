//! Money over time as people see it: for the group, a member or the till, by month or by year, with what is supposed of the client.
//! Internal. Every figure is that of `domain::cash`, formatted.

mod chart;
mod supposed;
mod table;
#[cfg(test)]
mod tests;

pub use chart::{CashChart, chart};
pub use supposed::{Supposed, SupposedField, delay_shown, late_shown, penalty_choices, supposed_with, terms};

pub use crate::domain::cash::Terms;

use crate::document::Document;
use crate::domain::cash::{Account, CashPlan, Flow, cash_plan};
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::cash as texts;
use crate::i18n::{Lang, format};
use crate::present::price::formation::Choices;
use crate::present::price::table::Table;
use crate::present::price::words;

/// The account of all members together. No identifier of a member has a plus.
pub const GROUP: &str = "+group";
/// The account of what is withheld.
pub const TILL: &str = "+till";
/// A month or a year in each row.
pub const SCALES: [&str; 2] = ["year", "month"];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CashView {
    pub accounts: Choices,
    pub scales: Choices,
    pub table: Table,
    pub chart: CashChart,
    /// First payment, lowest point, and what all months come to.
    pub sentences: Vec<String>,
}

/// The plan of one account. An account that is none is that of the group; `None` while nothing is priced.
#[must_use]
pub fn cash(document: &Document, results: &Results, terms: &Terms, account: &str, scale: &str, lang: Lang) -> Option<CashView> {
    if results.contract.lines.is_empty() {
        return None;
    }
    let plan = cash_plan(&document.bid(), &results.contract, &results.settlement, terms);
    let member = document.members.iter().position(|m| m.id.as_str() == account);
    let (own, invoiced) = match member {
        Some(at) => (plan.members.get(at).cloned()?, plan.invoiced_ht.get(at).cloned()?),
        None if account == TILL => (plan.till.clone(), Vec::new()),
        None => (plan.group(), together(&plan)),
    };
    let start = document.frame.tender.start;
    let mut sentences = table::moments(&own, start, lang);
    if account != TILL {
        sentences.extend(closing(document, results, member, &own, lang));
    }
    Some(CashView {
        accounts: accounts(document, results, lang),
        scales: scales(lang),
        table: table::table(&own, &invoiced, start, scale == "month", lang),
        chart: chart(&own.balance(), start, lang),
        sentences,
    })
}

fn accounts(document: &Document, results: &Results, lang: Lang) -> Choices {
    let mut list = vec![(GROUP.to_owned(), texts::ACCOUNT_GROUP.get(lang).to_owned())];
    list.extend(document.members.iter().map(|m| (m.id.to_string(), words::member(document, &m.id))));
    if !results.settlement.funds.is_empty() {
        list.push((TILL.to_owned(), texts::ACCOUNT_TILL.get(lang).to_owned()));
    }
    list
}

fn scales(lang: Lang) -> Choices {
    let words = [texts::BY_YEAR, texts::BY_MONTH];
    SCALES
        .iter()
        .zip(words)
        .map(|(key, text)| ((*key).to_owned(), text.get(lang).to_owned()))
        .collect()
}

fn together(plan: &CashPlan) -> Vec<Cents> {
    let mut sums = vec![Cents::ZERO; plan.months];
    for amounts in &plan.invoiced_ht {
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum += *amount;
        }
    }
    sums
}

/// Over all months the account comes to the net result of the settlement; both sides are printed.
fn closing(document: &Document, results: &Results, member: Option<usize>, own: &Account, lang: Lang) -> Option<String> {
    let settled = results.settlement.by_member.as_ref()?;
    let counted = |at: usize| member.is_none_or(|m| m == at);
    let net: Cents = settled
        .iter()
        .enumerate()
        .filter(|(at, _)| counted(*at))
        .map(|(_, m)| m.net_after_irrecoverable_vat_cents)
        .sum();
    let released: Cents = results
        .settlement
        .reserve_release
        .iter()
        .flat_map(|r| r.by_member_cents.values().enumerate())
        .filter(|(at, _)| counted(*at))
        .map(|(_, c)| *c)
        .sum();
    // What the clause adds comes from the clause, HT: its VAT goes through the account and leaves it again.
    let bid = document.bid();
    let revision = results.price_revision.as_ref();
    let added: Cents = revision.map_or(Cents::ZERO, |report| {
        let members = (0..bid.members.len()).filter(|at| counted(*at));
        members.map(|at| report.added_for(&bid, &results.contract, at)).sum()
    });
    let beyond = added + own.total(Flow::Late) + own.total(Flow::Penalties);
    let total: Cents = own.balance().iter().sum();
    let amount = |cents: Cents| format::amount(cents, lang);
    let values = [
        ("total", &*amount(total)),
        ("net", &amount(net)),
        ("released", &amount(released)),
        ("beyond", &amount(beyond)),
    ];
    let text = if total == net + released + beyond { texts::CLOSES } else { texts::CLOSES_NOT };
    Some(text.fill(lang, &values))
}
