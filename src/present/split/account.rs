//! Each member's account: from what it invoices to what it keeps, a row per step, each explained.

use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::settlement::MemberResult;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::table::{Column, Row, Table};
use crate::present::price::words;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// A row per step, the foot is what stays; a column per member, the last is the group.
    pub table: Table,
    /// Who ends below its ask, and what it agreed to lose.
    pub notes: Vec<String>,
    /// Every step with what it contains.
    pub explained: Vec<(String, String)>,
}

/// A step of the account.
struct Step {
    label: String,
    why: String,
    /// In member order; `None` while the rule gives no amounts.
    amounts: Option<Vec<Cents>>,
}

#[must_use]
pub fn account(document: &Document, results: &Results, lang: Lang) -> Account {
    let steps = steps(document, results, lang);
    let row = |(at, step): (usize, &Step)| {
        let cells = match &step.amounts {
            Some(amounts) => {
                let of_members = (0..document.members.len()).map(|at| amounts.get(at).copied().unwrap_or(Cents::ZERO));
                let with_total = of_members.chain([amounts.iter().sum::<Cents>()]);
                with_total.map(|amount| format::amount(amount, lang)).collect()
            }
            None => vec![texts::NOT_COMPUTED.get(lang).to_owned(); document.members.len() + 1],
        };
        Row::new(at.to_string(), step.label.clone(), cells)
    };
    let mut rows: Vec<Row> = steps.iter().enumerate().map(row).collect();
    let foot = rows.pop();
    let names = document.members.iter().map(|member| words::member(document, &member.id));
    let table = Table {
        head: texts::STEP.get(lang).to_owned(),
        columns: names.chain([texts::TOTAL.get(lang).to_owned()]).map(Column::number).collect(),
        rows,
        foot,
    };
    let settled = document.members.iter().zip(results.settlement.by_member.iter().flatten());
    let notes = settled.filter_map(|(member, result)| {
        let said = note(result, lang)?;
        Some(texts::ACCOUNT_NOTE.fill(lang, &[("member", &words::member(document, &member.id)), ("said", &said)]))
    });
    Account {
        notes: notes.collect(),
        table,
        explained: steps.into_iter().map(|s| (s.label, s.why)).collect(),
    }
}

/// A member that ends below its ask, and what it agreed to lose.
fn note(member: &MemberResult, lang: Lang) -> Option<String> {
    let gap = member.ask_cents - member.net_after_irrecoverable_vat_cents;
    let below = (gap > Cents::ZERO).then(|| texts::BELOW_ASK.fill(lang, &[("gap", &format::amount(gap, lang))]));
    let mandate = (!member.mandate_cents.is_zero()).then(|| texts::MANDATE.fill(lang, &[("amount", &format::amount(member.mandate_cents, lang))]));
    let said: Vec<String> = below.into_iter().chain(mandate).collect();
    (!said.is_empty()).then(|| said.join(" ; "))
}

fn steps(document: &Document, results: &Results, lang: Lang) -> Vec<Step> {
    let settled = &results.settlement;
    let known = |label: Text, why: Text, amounts: Vec<Cents>| Step {
        label: label.get(lang).to_owned(),
        why: why.get(lang).to_owned(),
        amounts: Some(amounts),
    };
    let of_members = |label: Text, why: Text, amount: fn(&MemberResult) -> Cents| Step {
        label: label.get(lang).to_owned(),
        why: why.get(lang).to_owned(),
        amounts: settled.by_member.as_ref().map(|all| all.iter().map(amount).collect()),
    };
    let invoiced = results.contract.by_member.iter().map(|m| m.ht_cents).collect();
    let mut steps = vec![known(texts::INVOICED, texts::INVOICED_WHY, invoiced)];
    for (deduction, fund) in document.plan.pricing.deductions.iter().zip(&settled.funds) {
        steps.push(Step {
            label: texts::LESS.fill(lang, &[("what", &words::deduction(deduction, lang))]),
            why: texts::FUND_WHY.fill(lang, &[("rate", &format::rate(deduction.rate, lang))]),
            amounts: Some(fund.contributions.clone()),
        });
    }
    steps.push(known(texts::AFTER, texts::AFTER_WHY, settled.standing.after_contributions.clone()));
    steps.push(known(texts::ASK, texts::ASK_WHY, settled.standing.asks.clone()));
    steps.extend([
        of_members(texts::SURPLUS_SHARE, texts::SURPLUS_SHARE_WHY, |m| m.surplus_share_cents),
        of_members(texts::TARGET, texts::TARGET_WHY, |m| m.target_cents),
        of_members(texts::EQUALISATION, texts::EQUALISATION_WHY, |m| m.equalisation_cents),
        of_members(texts::FEES, texts::FEES_WHY, |m| m.fees_received_from_others_cents),
        of_members(texts::FEES_KEPT, texts::FEES_KEPT_WHY, |m| m.fees_kept_own_part_cents),
        of_members(texts::NET, texts::NET_WHY, |m| m.net_result_cents),
        of_members(texts::VAT_LOST, texts::VAT_LOST_WHY, |m| m.irrecoverable_vat_on_fees_cents),
        of_members(texts::NET_AFTER, texts::NET_AFTER_WHY, |m| m.net_after_irrecoverable_vat_cents),
    ]);
    steps
}
