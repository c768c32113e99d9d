//! The months of an account as rows, or its years; a column for each kind of flow that there is, the balance, and what it adds up to.

use crate::domain::cash::{Account, Flow};
use crate::domain::dates::Date;
use crate::domain::money::Cents;
use crate::i18n::texts::cash as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::table::{Column, Row, Table};

/// Months in a year of a contract whose start is not known.
const YEAR: usize = 12;

/// Months after the last movement are left out. `invoiced` is shown beside the flows and is none of them.
pub(super) fn table(account: &Account, invoiced: &[Cents], start: Option<Date>, is_by_month: bool, lang: Lang) -> Table {
    let balance = account.balance();
    let used = used_months(account, invoiced);
    let groups = groups(used, start, is_by_month, lang);
    let flows: Vec<Flow> = Flow::ALL.into_iter().filter(|f| account.flow(*f).iter().any(|a| !a.is_zero())).collect();
    let mut columns: Vec<(Text, &[Cents])> = Vec::new();
    if !invoiced.is_empty() {
        columns.push((texts::INVOICED, invoiced));
    }
    columns.extend(flows.iter().map(|f| (label(*f), account.flow(*f))));
    columns.push((texts::BALANCE, &balance));
    let sum = |amounts: &[Cents], from: usize, until: usize| -> Cents { amounts.iter().skip(from).take(until - from).sum() };
    let rows = groups.iter().map(|(label, from, until)| {
        let mut cells: Vec<String> = columns.iter().map(|(_, amounts)| format::amount(sum(amounts, *from, *until), lang)).collect();
        cells.push(format::amount(sum(&balance, 0, *until), lang));
        Row::new(label.clone(), label.clone(), cells)
    });
    let rows: Vec<Row> = rows.collect();
    let mut totals: Vec<String> = columns.iter().map(|(_, amounts)| format::amount(amounts.iter().sum(), lang)).collect();
    totals.push(String::new());
    let mut heads: Vec<Column> = columns.iter().map(|(label, _)| Column::number(label.get(lang))).collect();
    heads.push(Column::number(texts::CUMULATED.get(lang)));
    Table {
        head: if is_by_month { texts::MONTH } else { texts::YEAR }.get(lang).to_owned(),
        columns: heads,
        rows,
        foot: Some(Row::new("total", texts::TOTAL.get(lang), totals)),
    }
}

fn used_months(account: &Account, invoiced: &[Cents]) -> usize {
    let last = |amounts: &[Cents]| amounts.iter().rposition(|a| !a.is_zero()).map_or(0, |at| at + 1);
    Flow::ALL.iter().map(|f| last(account.flow(*f))).chain([last(invoiced)]).max().unwrap_or(0)
}

/// Label, first month and the month after the last.
fn groups(months: usize, start: Option<Date>, is_by_month: bool, lang: Lang) -> Vec<(String, usize, usize)> {
    let mut groups: Vec<(String, usize, usize)> = Vec::new();
    for month in 0..months {
        let label = if is_by_month {
            month_label(month, start, lang)
        } else {
            year_label(month, start, lang)
        };
        match groups.last_mut() {
            Some((last, _, until)) if *last == label => *until = month + 1,
            _ => groups.push((label, month, month + 1)),
        }
    }
    groups
}

/// «janv. 2027»; «Mois 1» while the start is not known.
pub(super) fn month_label(month: usize, start: Option<Date>, lang: Lang) -> String {
    let dated = start.and_then(|start| {
        let months = u32::try_from(month).ok()?;
        let in_year = (usize::from(start.month()) - 1 + month) % YEAR + 1;
        Date::of(start.year_after_months(months), u8::try_from(in_year).ok()?, 1)
    });
    match dated {
        Some(date) => format::month_and_year(date, lang),
        None => texts::MONTH_N.fill(lang, &[("n", &(month + 1).to_string())]),
    }
}

/// The calendar year; «Année 1» of the contract while the start is not known.
fn year_label(month: usize, start: Option<Date>, lang: Lang) -> String {
    match (start, u32::try_from(month)) {
        (Some(start), Ok(months)) => start.year_after_months(months).to_string(),
        _ => texts::YEAR_N.fill(lang, &[("n", &(month / YEAR + 1).to_string())]),
    }
}

/// When the first money comes, and when the account is at its lowest, if that is below zero.
pub(super) fn moments(account: &Account, start: Option<Date>, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    let balance = account.balance();
    let first = balance.iter().position(|b| *b > Cents::ZERO);
    said.extend(first.map(|month| texts::FIRST.fill(lang, &[("month", &month_label(month, start, lang))])));
    let mut sum = Cents::ZERO;
    let mut lowest = (Cents::ZERO, 0);
    for (month, amount) in balance.iter().enumerate() {
        sum += *amount;
        if sum < lowest.0 {
            lowest = (sum, month);
        }
    }
    if lowest.0 < Cents::ZERO {
        let values = [("amount", &*format::amount(lowest.0, lang)), ("month", &month_label(lowest.1, start, lang))];
        said.push(texts::LOWEST.fill(lang, &values));
    }
    said
}

fn label(flow: Flow) -> Text {
    match flow {
        Flow::Client => texts::CLIENT,
        Flow::Advance => texts::ADVANCE,
        Flow::Retention => texts::RETENTION,
        Flow::Revision => texts::REVISION,
        Flow::Late => texts::LATE,
        Flow::Penalties => texts::PENALTIES,
        Flow::VatState => texts::VAT_STATE,
        Flow::Fees => texts::FEES,
        Flow::FeesVat => texts::FEES_VAT,
        Flow::Equalisation => texts::EQUALISATION,
        Flow::Funds => texts::FUNDS,
        Flow::ReserveUsed => texts::RESERVE_USED,
        Flow::ReserveReleased => texts::RESERVE_RELEASED,
    }
}
