//! What is supposed of the client, for the plan alone: nothing of it is kept in the bid. Without a supposition the dated table says.

use crate::document::Document;
use crate::domain::bid::{BuyerKind, PenaltyCase};
use crate::domain::cash::Terms;
use crate::domain::decimal::Rate;
use crate::domain::params::{Param, ParamTable};
use crate::domain::results::Results;
use crate::i18n::texts::cash as texts;
use crate::i18n::{Lang, format, parse};
use crate::present::price::formation::Choices;
use crate::present::{tender, typed};

/// Longest delay and lateness that can be tried, in days.
const DAYS_MAX: u32 = 365;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supposed {
    /// `None` = the legal delay of this kind of buyer.
    pub delay_days: Option<u16>,
    pub late_days: u16,
    pub retention: Rate,
    /// The case of the penalty clause that comes true; empty for none.
    pub penalty_case: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupposedField {
    Delay,
    Late,
    Retention,
    Penalty,
}

/// The suppositions with one field as typed; an empty field is the usual.
///
/// # Errors
/// The sentence to show beside the field.
pub fn supposed_with(supposed: &Supposed, field: SupposedField, text: &str, lang: Lang) -> Result<Supposed, String> {
    let mut supposed = supposed.clone();
    let is_empty = text.trim().is_empty();
    let days = |text: &str| typed::whole(text, 0, DAYS_MAX, lang).map(|days| u16::try_from(days).unwrap_or(u16::MAX));
    match field {
        SupposedField::Delay => supposed.delay_days = if is_empty { None } else { Some(days(text)?) },
        SupposedField::Late => supposed.late_days = if is_empty { 0 } else { days(text)? },
        SupposedField::Retention => {
            let rate = if is_empty { Rate::ZERO } else { typed::number(text, parse::rate, lang)? };
            if rate > Rate::ONE {
                return Err(texts::RETENTION_TOO_HIGH.get(lang).to_owned());
            }
            supposed.retention = rate;
        }
        SupposedField::Penalty => text.clone_into(&mut supposed.penalty_case),
    }
    Ok(supposed)
}

/// The terms of the plan; `None` when the table lacks one.
#[must_use]
pub fn terms(document: &Document, table: &ParamTable, supposed: &Supposed) -> Option<Terms> {
    let tender = &document.frame.tender;
    let on = |id: &str| table.on(id, tender::day_of_law(tender, table));
    Some(Terms {
        delay_days: match supposed.delay_days {
            Some(days) => days,
            None => usual_delay(document, table)?.count()?,
        },
        retention: supposed.retention,
        retention_months: on("retention.months")?.count()?,
        recovery_from: on("advance.recovery.from")?.rate()?,
        recovery_until: on("advance.recovery.until")?.rate()?,
        late_days: supposed.late_days,
        late_rate: late_rate(document, table)?.rate()?,
        late_indemnity: on("late.indemnity")?.cents()?,
        penalty_case: cases(document)
            .find(|case| case.id.as_str() == supposed.penalty_case)
            .map(|case| case.id.clone()),
    })
}

fn usual_delay<'a>(document: &Document, table: &'a ParamTable) -> Option<&'a Param> {
    let tender = &document.frame.tender;
    table.on(&format!("payment.delay.{}", tender.buyer.kind.as_str()), tender::day_of_law(tender, table))
}

/// The delay in force as the field shows it, and the usual one with its source.
#[must_use]
pub fn delay_shown(document: &Document, table: &ParamTable, terms: &Terms, lang: Lang) -> (String, String) {
    let usual = usual_delay(document, table).map(|p| (p.value.as_str(), p.source.as_str())).unwrap_or_default();
    let values = [("days", usual.0), ("source", usual.1)];
    (terms.delay_days.to_string(), texts::DELAY_HINT.fill(lang, &values))
}

/// The rate of public contracts, or that between professionals.
fn late_rate<'a>(document: &Document, table: &'a ParamTable) -> Option<&'a Param> {
    let tender = &document.frame.tender;
    let id = match tender.buyer.kind {
        BuyerKind::Association | BuyerKind::Company => "late.rate.private",
        BuyerKind::LocalAuthority | BuyerKind::State | BuyerKind::Health | BuyerKind::OtherPublic => "late.rate",
    };
    table.on(id, tender::day_of_law(tender, table))
}

/// What lateness costs the client, with the source of the rate.
#[must_use]
pub fn late_shown(document: &Document, table: &ParamTable, terms: &Terms, lang: Lang) -> String {
    let source = late_rate(document, table).map(|p| p.source.as_str()).unwrap_or_default();
    let (rate, indemnity) = (format::rate(terms.late_rate, lang), format::amount(terms.late_indemnity, lang));
    texts::LATE_HINT.fill(lang, &[("rate", &rate), ("indemnity", &indemnity), ("source", source)])
}

fn cases(document: &Document) -> impl Iterator<Item = &PenaltyCase> {
    document.frame.tender.penalty.iter().flat_map(|clause| &clause.cases)
}

/// The cases of the penalty clause that may be supposed, each with what it costs; none without a case.
#[must_use]
pub fn penalty_choices(document: &Document, results: &Results, lang: Lang) -> Choices {
    let reports = results.penalties.iter().flat_map(|p| &p.cases);
    let costs = reports.map(|case| {
        let cost = format::amount(case.applied_cents, lang);
        (
            case.id.to_string(),
            texts::PENALTY_CASE.fill(lang, &[("case", case.id.as_str()), ("amount", &cost)]),
        )
    });
    let costs: Choices = costs.collect();
    let none = || (String::new(), texts::NO_PENALTY.get(lang).to_owned());
    if cases(document).next().is_none() {
        Choices::new()
    } else {
        std::iter::once(none()).chain(costs).collect()
    }
}
