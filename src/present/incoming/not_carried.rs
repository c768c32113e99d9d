//! A bid made from a notice: what it assumes and what of the notice is not in it, what matters most first.

use rust_decimal::Decimal;

use super::notice_words::{RANK_OF_INFORMATION, field, rank};
use super::{FileReport, ReportItem, Severity, counted, excerpt, long_excerpt, stated, uncapitalised};
use crate::domain::money::Cents;
use crate::exchange::from_notice::NotCarried;
use crate::exchange::notice::{Amount, DeadlineKind, Duration, DurationUnit, Field};
use crate::i18n::texts::not_carried as texts;
use crate::i18n::{Lang, Text, format};

/// What to check in a bid that was just made from the notice in `file`.
#[must_use]
pub fn not_carried(file: &str, left: &[NotCarried], lang: Lang) -> FileReport {
    let (without_place, remarks): (Vec<&NotCarried>, Vec<&NotCarried>) = left.iter().partition(|left| is_folded(left));
    let mut remarks = remarks;
    remarks.sort_by_key(|remark| rank(remark.field()));
    let mut items: Vec<ReportItem> = remarks.iter().map(|remark| item(remark, lang)).collect();
    let headline = counted(lang, items.len(), texts::OPENED, texts::OPENED_REMARK, texts::OPENED_REMARKS);
    items.extend(folded(&without_place, lang));
    FileReport::new(file, &headline, items, false, lang)
}

/// Who may answer, and in which form, is said on its own.
fn is_folded(left: &NotCarried) -> bool {
    matches!(left, NotCarried::NoPlace { field, .. } if !matches!(field, Field::Reserved | Field::GroupForm))
}

fn folded(without_place: &[&NotCarried], lang: Lang) -> Option<ReportItem> {
    let mut names: Vec<String> = Vec::new();
    let mut values = Vec::new();
    for left in without_place {
        if let NotCarried::NoPlace { field: of, value } = left {
            let name = field(*of).get(lang);
            names.push(uncapitalised(name));
            values.push(texts::NO_PLACE_VALUE.fill(lang, &[("field", name), ("value", &long_excerpt(value))]));
        }
    }
    names.dedup();
    let item = ReportItem::new(Severity::Info, texts::NO_PLACE.fill(lang, &[("fields", &names.join(", "))]));
    (!values.is_empty()).then(|| item.with_detail(values.join("\n")))
}

fn item(left: &NotCarried, lang: Lang) -> ReportItem {
    let severity = if rank(left.field()) >= RANK_OF_INFORMATION {
        Severity::Info
    } else {
        Severity::Warning
    };
    ReportItem::new(severity, sentence(left, lang)).with_detail(detail(left))
}

/// The whole of a text that a sentence shows shortened, or only mentions.
fn detail(left: &NotCarried) -> String {
    match left {
        NotCarried::Renewals { terms: value, .. } | NotCarried::Shortened { value, .. } => long_excerpt(value),
        other => other.field().business_term().unwrap_or_default().to_owned(),
    }
}

/// Exhaustive: every kind of remark has its sentence.
fn sentence(left: &NotCarried, lang: Lang) -> String {
    let of = field(left.field()).get(lang);
    let dated = |text: Text, moment: &str| text.fill(lang, &[("field", of), ("stated", &stated(moment, lang))]);
    let coded = |without: Text, with: Text, code: &Option<String>| match code {
        Some(code) => with.fill(lang, &[("code", &excerpt(code))]),
        None => without.get(lang).to_owned(),
    };
    let money = |text: Text, stated: &Amount| text.fill(lang, &[("field", of), ("amount", &amount(stated, lang))]);
    let months = |text: Text, stated: &str, taken: u16| text.fill(lang, &[("code", stated), ("stated", stated), ("months", &taken.to_string())]);
    match left {
        NotCarried::LotUnknown { lot } => texts::LOT_UNKNOWN.fill(lang, &[("lot", &excerpt(lot))]),
        NotCarried::Shortened { limit, .. } => texts::SHORTENED.fill(lang, &[("field", of), ("limit", &limit.to_string())]),
        NotCarried::NoBuyer => texts::NO_BUYER.get(lang).to_owned(),
        NotCarried::MoreBuyers { names } => texts::MORE_BUYERS.fill(lang, &[("names", &long_excerpt(&names.join(", ")))]),
        NotCarried::BuyerKindAssumed { code, .. } => coded(texts::BUYER_KIND, texts::BUYER_KIND_CODE, code),
        NotCarried::CountryAssumed { taken } => texts::COUNTRY.fill(lang, &[("taken", &excerpt(taken))]),
        NotCarried::ProcedureAssumed { code, .. } => coded(texts::PROCEDURE, texts::PROCEDURE_CODE, code),
        NotCarried::DeadlineIncomplete { stated } => dated(texts::DEADLINE_INCOMPLETE, stated),
        NotCarried::DeadlineNotForTenders { kind, stated } => dated(deadline(*kind), stated),
        NotCarried::DateOutOfRange { stated, .. } => dated(texts::DATE_RANGE, stated),
        NotCarried::QuestionsTimeDropped { stated } => dated(texts::QUESTIONS_TIME, stated),
        NotCarried::ValidityNotInDays { stated, taken_days } => {
            texts::VALIDITY_NOT_IN_DAYS.fill(lang, &[("stated", &duration(stated, lang)), ("days", &taken_days.to_string())])
        }
        NotCarried::ValidityAssumed { taken_days } => texts::VALIDITY_ASSUMED.fill(lang, &[("days", &taken_days.to_string())]),
        NotCarried::DurationAssumed { code: None, taken_months } => months(texts::DURATION_ASSUMED, "", *taken_months),
        NotCarried::DurationAssumed {
            code: Some(code),
            taken_months,
        } => months(texts::DURATION_CODE, &excerpt(code), *taken_months),
        NotCarried::DurationNotWholeMonths { stated, taken_months } => months(texts::DURATION_NOT_MONTHS, &duration(stated, lang), *taken_months),
        NotCarried::DurationOutOfRange { months: stated, taken_months } => months(texts::DURATION_RANGE, &stated.to_string(), *taken_months),
        NotCarried::Renewals { count: Some(count), .. } => texts::RENEWALS.fill(lang, &[("count", &count.to_string())]),
        NotCarried::Renewals { count: None, .. } => texts::RENEWALS_UNCOUNTED.get(lang).to_owned(),
        NotCarried::AmountNotEuro { stated, .. } if stated.currency.is_empty() => money(texts::NO_CURRENCY, stated),
        NotCarried::AmountNotEuro { stated, .. } => money(texts::NOT_EURO, stated),
        NotCarried::AmountOutOfRange { stated, .. } => money(texts::AMOUNT_RANGE, stated),
        NotCarried::EstimateOfAllLots { stated } => money(texts::ESTIMATE_OF_ALL, stated),
        NotCarried::PriceCriteria { count: 0 } => texts::PRICE_CRITERIA_NONE.get(lang).to_owned(),
        NotCarried::PriceCriteria { count } => texts::PRICE_CRITERIA.fill(lang, &[("count", &count.to_string())]),
        NotCarried::PriceWeight { stated } if stated.is_empty() => texts::PRICE_WEIGHT_NONE.get(lang).to_owned(),
        NotCarried::PriceWeight { stated } => texts::PRICE_WEIGHT.fill(lang, &[("stated", &excerpt(stated))]),
        NotCarried::PriceBasisAssumed => texts::PRICE_BASIS.get(lang).to_owned(),
        NotCarried::NoPlace { field: of, value } => {
            let text = match of {
                Field::Reserved => texts::RESERVED,
                Field::GroupForm => texts::GROUP_FORM,
                _ => texts::NO_PLACE_VALUE,
            };
            text.fill(lang, &[("field", field(*of).get(lang)), ("value", long_excerpt(value).trim_end_matches('.'))])
        }
    }
}

fn deadline(kind: DeadlineKind) -> Text {
    match kind {
        DeadlineKind::Interest => texts::DEADLINE_INTEREST,
        DeadlineKind::Requests | DeadlineKind::Tenders => texts::DEADLINE_REQUESTS,
    }
}

fn duration(stated: &Duration, lang: Lang) -> String {
    let (one, many) = match stated.unit {
        DurationUnit::Day => (texts::DAY, texts::DAYS),
        DurationUnit::Week => (texts::WEEK, texts::WEEKS),
        DurationUnit::Month => (texts::MONTH, texts::MONTHS),
        DurationUnit::Year => (texts::YEAR, texts::YEARS),
    };
    let text = if stated.value == Decimal::ONE { one } else { many };
    text.fill(lang, &[("n", &format::number(&stated.value.normalize().to_string(), lang))])
}

/// Euros with their sign; other money with the code of its currency.
fn amount(stated: &Amount, lang: Lang) -> String {
    let cents = Cents(stated.cents);
    match stated.currency.as_str() {
        "EUR" => format::amount(cents, lang),
        currency => format!("{}\u{a0}{}", format::bare_amount(cents, lang), excerpt(currency)).trim_end().to_owned(),
    }
}
