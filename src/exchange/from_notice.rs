//! From a notice to a bid: what a notice states is copied, what a bid needs and the notice leaves out keeps the value of a new
//! bid, and both what was assumed and what found no place are returned. It invents nothing and reads no file.

mod amounts;
mod brief;
mod not_carried;
mod periods;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::document::{Document, new_bid};
use crate::domain::bid::{BuyerKind, PriceBasis, PriceCriterion, Procedure, Tender};
use crate::domain::dates::{Date, Moment};
use crate::domain::decimal::Points;
use crate::exchange::notice::{
    BuyerKindGuess, CriterionKind, DeadlineKind, Duration, DurationUnit, Field, Framework, Notice, NoticeLot, ProcedureGuess, WeightUnit,
};

pub use not_carried::NotCarried;

/// Most characters of a title and of a name, and of a reference and a lot (`joint-bid/1` §1.5).
const TITLE_MAX: usize = 300;
const REFERENCE_MAX: usize = 100;
/// Most days that an offer binds (`joint-bid/1` §2.2).
const VALIDITY_MAX: u16 = 3650;

/// A new bid of the lead that answers one lot, and what of the notice is not in it or was assumed. `lot` is an identifier
/// of the notice; for one that it does not have, only what is said of the whole procedure is taken.
#[must_use]
pub fn bid_from(notice: &Notice, lot: &str, id: &str) -> (Document, Vec<NotCarried>) {
    let mut report = Vec::new();
    let absent = NoticeLot::default();
    let found = notice.lot(lot);
    if found.is_none() {
        report.push(NotCarried::LotUnknown { lot: lot.to_owned() });
    }
    let lot = found.unwrap_or(&absent);
    let mut tender = new_bid::empty_tender();
    name(&mut tender, notice, lot, &mut report);
    buyer(&mut tender, notice, &mut report);
    procedure(&mut tender, notice, lot, &mut report);
    dates(&mut tender, notice, lot, &mut report);
    periods::take(&mut tender, lot, &mut report);
    amounts::take(&mut tender, notice, lot, &mut report);
    price_criterion(&mut tender, lot, &mut report);
    let brief = brief::of(notice, lot, &mut report);

    let mut document = new_bid::empty(id);
    let frame = Arc::make_mut(&mut document.frame);
    frame.tender = Arc::new(tender);
    frame.brief = Arc::new(brief);
    (document, report)
}

fn name(tender: &mut Tender, notice: &Notice, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    let has_lots = notice.lots.len() > 1;
    tender.title = title(&notice.title, &lot.title, has_lots, report);
    if has_lots && !lot.id.is_empty() {
        let reference = lot.reference.as_deref().filter(|reference| *reference != lot.id);
        let text = reference.map_or_else(|| lot.id.clone(), |reference| format!("{} · {reference}", lot.id));
        tender.lot = cut(&text, REFERENCE_MAX, Field::Lots, report);
    }
    let reference = notice.reference.as_ref().or(notice.publication_number.as_ref());
    tender.reference = cut(reference.map_or("", |text| text), REFERENCE_MAX, Field::Reference, report);
}

/// «procedure — lot» for one of several lots; where that is too long, the lot is what tells bids apart.
fn title(procedure: &str, lot: &str, has_lots: bool, report: &mut Vec<NotCarried>) -> String {
    let whole = match (procedure, lot) {
        ("", only) | (only, "") => only.to_owned(),
        (procedure, lot) if !has_lots || procedure == lot => procedure.to_owned(),
        (procedure, lot) if lot.starts_with(procedure) => lot.to_owned(),
        (procedure, lot) => {
            let room = TITLE_MAX.saturating_sub(lot.chars().count() + 3);
            if room >= 40 && procedure.chars().count() > room {
                let shortened = cut(procedure, room, Field::Title, report);
                return format!("{shortened} — {lot}");
            }
            format!("{procedure} — {lot}")
        }
    };
    cut(&whole, TITLE_MAX, Field::Title, report)
}

/// At most `limit` characters, the last one «…» when some are left out, which is reported.
fn cut(text: &str, limit: usize, field: Field, report: &mut Vec<NotCarried>) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    report.push(NotCarried::Shortened {
        field,
        limit,
        value: text.to_owned(),
    });
    text.chars().take(limit.saturating_sub(1)).chain(['…']).collect()
}

fn buyer(tender: &mut Tender, notice: &Notice, report: &mut Vec<NotCarried>) {
    let Some(buyer) = &notice.buyer else {
        report.push(NotCarried::NoBuyer);
        return;
    };
    tender.buyer.name = cut(&buyer.name, TITLE_MAX, Field::BuyerName, report);
    match buyer.legal_type.as_deref().and_then(|code| BuyerKindGuess::of(code, buyer.activity.as_deref())) {
        Some(guess) => tender.buyer.kind = kind_of(guess),
        None => report.push(NotCarried::BuyerKindAssumed {
            code: buyer.legal_type.clone(),
            taken: tender.buyer.kind,
        }),
    }
    match &buyer.country {
        Some(country) => tender.buyer.country.clone_from(country),
        None => report.push(NotCarried::CountryAssumed {
            taken: tender.buyer.country.clone(),
        }),
    }
    if !notice.more_buyers.is_empty() {
        report.push(NotCarried::MoreBuyers {
            names: notice.more_buyers.iter().map(|buyer| buyer.name.clone()).collect(),
        });
    }
}

fn kind_of(guess: BuyerKindGuess) -> BuyerKind {
    match guess {
        BuyerKindGuess::State => BuyerKind::State,
        BuyerKindGuess::LocalAuthority => BuyerKind::LocalAuthority,
        BuyerKindGuess::Health => BuyerKind::Health,
        BuyerKindGuess::OtherPublic => BuyerKind::OtherPublic,
        BuyerKindGuess::Association => BuyerKind::Association,
        BuyerKindGuess::Company => BuyerKind::Company,
    }
}

fn procedure(tender: &mut Tender, notice: &Notice, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    tender.framework_agreement = lot.framework.is_some_and(|framework| framework != Framework::None);
    match ProcedureGuess::of(notice.procedure_code.as_deref(), tender.framework_agreement) {
        Some(guess) => tender.procedure = procedure_of(guess),
        None => report.push(NotCarried::ProcedureAssumed {
            code: notice.procedure_code.clone(),
            taken: tender.procedure,
        }),
    }
}

fn procedure_of(guess: ProcedureGuess) -> Procedure {
    match guess {
        ProcedureGuess::Quote => Procedure::Quote,
        ProcedureGuess::Adapted => Procedure::Adapted,
        ProcedureGuess::Open => Procedure::Open,
        ProcedureGuess::Restricted => Procedure::Restricted,
        ProcedureGuess::Negotiated => Procedure::Negotiated,
        ProcedureGuess::Dialogue => Procedure::Dialogue,
        ProcedureGuess::Framework => Procedure::Framework,
        ProcedureGuess::Private => Procedure::Private,
    }
}

fn dates(tender: &mut Tender, notice: &Notice, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    tender.published = day(notice.dispatched.as_deref(), Field::Dispatched, report);
    tender.questions_until = day(lot.questions_until.as_deref(), Field::QuestionsUntil, report);
    let has_time = |stated: &&String| stated.len() > 10;
    if let Some(stated) = lot.questions_until.as_ref().filter(has_time).filter(|_| tender.questions_until.is_some()) {
        report.push(NotCarried::QuestionsTimeDropped { stated: stated.clone() });
    }
    tender.start = day(lot.starts.as_deref(), Field::Starts, report);
    if let Some(deadline) = &lot.deadline {
        tender.deadline = moment(&deadline.stated);
        if tender.deadline.is_none() {
            report.push(NotCarried::DeadlineIncomplete {
                stated: deadline.stated.clone(),
            });
        }
        if deadline.kind != DeadlineKind::Tenders {
            report.push(NotCarried::DeadlineNotForTenders {
                kind: deadline.kind,
                stated: deadline.stated.clone(),
            });
        }
    }
    match lot.validity.as_ref().map(|validity| (validity, days_of(validity))) {
        Some((_, Some(days))) => tender.offer_validity_days = days,
        Some((validity, None)) => report.push(NotCarried::ValidityNotInDays {
            stated: validity.clone(),
            taken_days: tender.offer_validity_days,
        }),
        None => report.push(NotCarried::ValidityAssumed {
            taken_days: tender.offer_validity_days,
        }),
    }
}

/// The day of a stated date or moment, as written: no time zone is converted.
fn day(stated: Option<&str>, field: Field, report: &mut Vec<NotCarried>) -> Option<Date> {
    let stated = stated?;
    let day = stated.get(..10).and_then(|day| Date::parse(day).ok());
    if day.is_none() {
        report.push(NotCarried::DateOutOfRange {
            field,
            stated: stated.to_owned(),
        });
    }
    day
}

/// A moment to the second; a fraction of zero says nothing more and is left out.
fn moment(stated: &str) -> Option<Moment> {
    let whole = match stated.split_once('.') {
        Some((seconds, rest)) => format!("{seconds}{}", rest.trim_start_matches('0')),
        None => stated.to_owned(),
    };
    // `Z` and `±hh:mm` begin with no digit, so what is left of a fraction that is not zero makes the text unreadable.
    Moment::parse(&whole).ok()
}

/// Days and weeks; a month has no exact number of days.
fn days_of(duration: &Duration) -> Option<u16> {
    let days = match duration.unit {
        DurationUnit::Day => Some(duration.value),
        DurationUnit::Week => duration.value.checked_mul(Decimal::from(7)),
        DurationUnit::Month | DurationUnit::Year => None,
    }?;
    let days = if days.is_integer() { days.to_u16() } else { None };
    days.filter(|days| *days <= VALIDITY_MAX)
}

/// Only one criterion of price or cost with an exact percentage can be computed with.
fn price_criterion(tender: &mut Tender, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    let is_of_money = |kind| matches!(kind, CriterionKind::Price | CriterionKind::Cost);
    let of_money: Vec<_> = lot.criteria.iter().filter(|criterion| is_of_money(criterion.kind)).collect();
    let [only] = of_money.as_slice() else {
        if !lot.criteria.is_empty() {
            report.push(NotCarried::PriceCriteria { count: of_money.len() });
        }
        return;
    };
    let percent = only.weight.as_ref().filter(|weight| weight.unit == WeightUnit::PercentExact);
    let points = percent.and_then(|weight| Points::parse(&weight.value.normalize().to_string()).ok());
    let Some(weight) = points.filter(|points| points.decimal() <= Decimal::ONE_HUNDRED) else {
        report.push(NotCarried::PriceWeight {
            stated: only.weight.as_ref().map(brief::weight_text).unwrap_or_default(),
        });
        return;
    };
    tender.price_criterion = Some(PriceCriterion {
        weight,
        basis: PriceBasis::Ht,
        other_offers: Vec::new(),
    });
    report.push(NotCarried::PriceBasisAssumed);
}
