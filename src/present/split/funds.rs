//! What is withheld and for whom, who pays whom, and what comes back of the reserve.

use crate::document::Document;
use crate::domain::bid::{Deduction, DeductionKind};
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, format};
use crate::present::price::table::{Column, Row, Table};
use crate::present::price::words;

/// A row per withholding; `None` when nothing is withheld.
#[must_use]
pub fn funds(document: &Document, results: &Results, lang: Lang) -> Option<Table> {
    let funds = &results.settlement.funds;
    let deductions = document.plan.pricing.deductions.iter().zip(funds);
    let rows: Vec<Row> = deductions
        .map(|(deduction, fund)| {
            let cells = vec![
                words::deduction_kind(deduction.kind).get(lang).to_owned(),
                beneficiary(document, deduction, lang),
                format::rate(deduction.rate, lang),
                format::amount(fund.total_cents, lang),
            ];
            Row::new(deduction.id.as_str(), words::deduction(deduction, lang), cells)
        })
        .collect();
    let total: Cents = funds.iter().map(|f| f.total_cents).sum();
    let foot = vec![String::new(), String::new(), String::new(), format::amount(total, lang)];
    (!rows.is_empty()).then(|| Table {
        head: texts::FUND.get(lang).to_owned(),
        columns: vec![
            Column::text(texts::FUND_KIND.get(lang)),
            Column::text(texts::FUND_TO.get(lang)),
            Column::number(texts::FUND_RATE.get(lang)),
            Column::number(texts::FUND_TOTAL.get(lang)),
        ],
        rows,
        foot: Some(Row::new("total", texts::TOTAL.get(lang), foot)),
    })
}

fn beneficiary(document: &Document, deduction: &Deduction, lang: Lang) -> String {
    match (deduction.kind, &deduction.beneficiary) {
        (DeductionKind::Fee, Some(id)) => words::member(document, id),
        (DeductionKind::Fee, None) => texts::FUND_TO_NOBODY.get(lang).to_owned(),
        (DeductionKind::Reserve | DeductionKind::Pot, _) => texts::FUND_TO_GROUP.get(lang).to_owned(),
    }
}

/// «A verse 123,45 € à B.», in order; `None` while the rule gives no amounts.
#[must_use]
pub fn transfers(document: &Document, results: &Results, lang: Lang) -> Option<Vec<String>> {
    let transfers = results.settlement.transfers.as_ref()?;
    let said = transfers.iter().map(|transfer| {
        let (from, to) = (words::member(document, &transfer.from), words::member(document, &transfer.to));
        let amount = format::amount(transfer.cents, lang);
        texts::TRANSFER.fill(lang, &[("from", &from), ("amount", &amount), ("to", &to)])
    });
    Some(said.collect())
}

/// What comes back of the reserve in the scenario of the bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    pub sentence: String,
    /// By how much the reserve is too small.
    pub fault: Option<String>,
    pub table: Table,
}

/// `None` without a reserve.
#[must_use]
pub fn release(document: &Document, results: &Results, lang: Lang) -> Option<Release> {
    let release = results.settlement.reserve_release.as_ref()?;
    let amount = |cents| format::amount(cents, lang);
    let values = [amount(release.reserve_cents), amount(release.used_cents), amount(release.released_cents)];
    let rows = release.by_member_cents.iter();
    let rows = rows.map(|(member, cents)| Row::new(member.as_str(), words::member(document, member), vec![amount(*cents)]));
    let total: Cents = release.by_member_cents.values().sum();
    let short = !release.uncovered_cents.is_zero();
    Some(Release {
        sentence: texts::RESERVE_SAY.fill(lang, &[("reserve", &values[0]), ("used", &values[1]), ("released", &values[2])]),
        fault: short.then(|| texts::RESERVE_SHORT.fill(lang, &[("gap", &amount(release.uncovered_cents))])),
        table: Table {
            head: texts::MEMBER.get(lang).to_owned(),
            columns: vec![Column::number(texts::RELEASED.get(lang))],
            rows: rows.collect(),
            foot: Some(Row::new("total", texts::TOTAL.get(lang), vec![amount(total)])),
        },
    })
}
