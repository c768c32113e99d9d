//! Whether the whole bid has a price, and if not what is missing, in words, with the screen where it is mended.
//! Knows no address: whoever shows a link knows under which name the bid is open.

use indexmap::IndexMap;

use super::words;
use crate::document::Document;
use crate::domain::fault::Fault;
use crate::domain::fixed::Fixed;
use crate::domain::results::Results;
use crate::i18n::texts::{price as texts, shell};
use crate::i18n::{Lang, Text, format};
use crate::present::route::Screen;

/// How many lines a sentence names before it counts the others.
const NAMED_MOST: usize = 8;

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub sentence: String,
    /// Where to go, and what the link says; none when it is on this screen.
    pub link: Option<(Screen, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    pub sentence: String,
    pub is_complete: bool,
    pub mends: Vec<Mend>,
}

/// How much of the bid has a price, and what keeps the rest from it.
#[must_use]
pub fn completeness(document: &Document, results: &Results, lang: Lang) -> Completeness {
    let (priced, count) = (results.contract.lines.len(), document.frame.lines.len());
    let (priced_text, count_text) = (format::number(&priced.to_string(), lang), format::number(&count.to_string(), lang));
    let values = [("priced", priced_text.as_str()), ("count", count_text.as_str())];
    let is_allocated = !document.plan.allocation.is_empty();
    let text = match (count, is_allocated) {
        (0, _) => texts::NO_LINES,
        (_, false) => texts::NO_ALLOCATION,
        _ if priced == count => texts::ALL_PRICED,
        _ => texts::SOME_PRICED,
    };
    Completeness {
        sentence: text.fill(lang, &values),
        is_complete: count > 0 && priced == count && results.faults.is_empty(),
        mends: mends(document, results, count, is_allocated, lang),
    }
}

fn mends(document: &Document, results: &Results, lines: usize, is_allocated: bool, lang: Lang) -> Vec<Mend> {
    let mut grouped: IndexMap<&str, (Text, Screen, Vec<String>)> = IndexMap::new();
    for fault in &results.faults {
        // Said once for all lines by the sentence above.
        if !is_allocated && matches!(fault, Fault::LineWithoutAllocation { .. }) {
            continue;
        }
        let (text, screen, item) = told(document, fault, lang);
        grouped.entry(text.en).or_insert((text, screen, Vec::new())).2.push(item);
    }
    let mut mends: Vec<Mend> = Vec::new();
    if lines == 0 {
        mends.push(mend(String::new(), Screen::Tender, lang));
    } else if !is_allocated {
        mends.push(mend(String::new(), Screen::Allocation, lang));
    }
    let excess = excess(results, lang);
    for (text, screen, items) in grouped.into_values() {
        let values = [
            ("items", listed(&items, lang)),
            ("sum", first(&items)),
            ("rate", first(&items)),
            ("excess", excess.clone()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        mends.push(mend(text.fill(lang, &values), screen, lang));
    }
    let broken = results.violations.len();
    if is_allocated && broken > 0 {
        let sentence = texts::RULES_BROKEN.fill(lang, &[("count", &broken.to_string())]);
        mends.push(mend(sentence, Screen::Allocation, lang));
    }
    mends
}

fn first(items: &[String]) -> String {
    items.first().cloned().unwrap_or_default()
}

fn listed(items: &[String], lang: Lang) -> String {
    let named = items.iter().take(NAMED_MOST).cloned().collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(NAMED_MOST) {
        0 => named,
        more => format!("{named} {}", texts::MORE_ITEMS.fill(lang, &[("count", &more.to_string())])),
    }
}

/// What the withholdings are above the most they may be.
fn excess(results: &Results, lang: Lang) -> String {
    let over = results.faults.iter().find_map(|fault| match fault {
        Fault::DeductionsTooHigh { sum } => Some(excess_of(*sum, lang)),
        _ => None,
    });
    over.unwrap_or_default()
}

/// What a sum of rates is above the largest that stays under 100 %.
pub(super) fn excess_of(sum: Fixed, lang: Lang) -> String {
    let millionths = sum.units * 10_i128.pow(u32::from(6_u8.saturating_sub(sum.decimals)));
    words::percent_of_millionths(millionths - 999_999, lang)
}

/// A rate in the format's spelling as a percentage.
fn as_percent(rate: Fixed, lang: Lang) -> String {
    words::percent(&Fixed::trimmed(rate.units * 100, rate.decimals).to_string(), lang)
}

fn mend(sentence: String, screen: Screen, lang: Lang) -> Mend {
    let name = match screen {
        Screen::Tender => shell::STEP_TENDER,
        Screen::Group => shell::STEP_GROUP,
        Screen::Offers => shell::STEP_OFFERS,
        Screen::Allocation => shell::STEP_ALLOCATION,
        Screen::Price => texts::MEND_HERE,
        Screen::Split => shell::STEP_SPLIT,
        Screen::Service => shell::STEP_SERVICE,
        Screen::Planning => shell::STEP_PLANNING,
        Screen::Checks => shell::STEP_CHECKS,
        Screen::Dossier => shell::STEP_DOSSIER,
        Screen::Export => shell::STEP_EXPORT,
    };
    if screen == Screen::Price {
        return Mend {
            sentence: format!("{sentence} {}", name.get(lang)),
            link: None,
        };
    }
    Mend {
        sentence,
        link: Some((screen, texts::MEND_IN.fill(lang, &[("screen", name.get(lang))]))),
    }
}

/// The sentence that gathers a kind of fault, where it is mended, and what this one adds to it.
fn told(document: &Document, fault: &Fault, lang: Lang) -> (Text, Screen, String) {
    let with = |line: &crate::domain::ids::LineId, detail: &str| texts::WITH_DETAIL.fill(lang, &[("line", line.as_str()), ("detail", detail)]);
    let of_member = |line, member| with(line, &words::member(document, member));
    match fault {
        Fault::NoLead => (texts::NO_LEAD, Screen::Group, String::new()),
        Fault::NoPeriod => (texts::NO_PERIOD, Screen::Tender, String::new()),
        Fault::NoStart => (texts::NO_START, Screen::Tender, String::new()),
        Fault::DeductionsTooHigh { sum } => (texts::DEDUCTIONS_TOO_HIGH, Screen::Price, as_percent(*sum, lang)),
        Fault::DiscountTooHigh { rate } => (texts::DISCOUNT_TOO_HIGH, Screen::Price, format::rate(*rate, lang)),
        Fault::FeeWithoutBeneficiary { deduction } => {
            let deductions = &document.plan.pricing.deductions;
            let name = deductions.iter().find(|d| &d.id == deduction).map(|d| words::deduction(d, lang));
            (texts::FEE_UNCLAIMED, Screen::Price, name.unwrap_or_else(|| deduction.to_string()))
        }
        Fault::UnknownMember { member } => (texts::UNKNOWN_MEMBERS, Screen::Group, member.to_string()),
        Fault::UnknownLine { line } => (texts::UNKNOWN_LINES, Screen::Allocation, line.to_string()),
        Fault::PercentagesDoNotAddUp { simulation, sum } => {
            let sum = words::percent(&sum.to_string(), lang);
            let item = match simulation {
                None => texts::PERCENTAGES_IN_FORCE.fill(lang, &[("sum", &sum)]),
                Some(id) => texts::PERCENTAGES_SIMULATED.fill(lang, &[("id", id.as_str()), ("sum", &sum)]),
            };
            (texts::PERCENTAGES, Screen::Split, item)
        }
        Fault::QuantitiesDoNotMatchPeriods { line, quantities, periods } => {
            let values = [("line", line.to_string()), ("found", quantities.to_string()), ("wanted", periods.to_string())];
            let borrowed: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
            (texts::QUANTITIES, Screen::Tender, texts::QUANTITIES_ITEM.fill(lang, &borrowed))
        }
        Fault::QuantityZero { line } => (texts::QUANTITY_ZERO, Screen::Tender, line.to_string()),
        Fault::TooManyDecimals { line, .. } => (texts::TOO_MANY_DECIMALS, Screen::Tender, line.to_string()),
        Fault::LineWithoutAllocation { line } => (texts::UNALLOCATED, Screen::Allocation, line.to_string()),
        Fault::SharesDoNotAddUp { line, sum } => (texts::SHARES, Screen::Allocation, with(line, &as_percent(*sum, lang))),
        Fault::MemberTwice { line, member, .. } => (texts::MEMBER_TWICE, Screen::Allocation, of_member(line, member)),
        Fault::AskMissing { line, member } => (texts::ASKS_MISSING, Screen::Offers, of_member(line, member)),
        Fault::AskTwice { line, member } => (texts::ASKS_TWICE, Screen::Offers, of_member(line, member)),
        Fault::TiersOutOfOrder { line, member } => (texts::TIERS, Screen::Offers, of_member(line, member)),
        Fault::NegativeSetup { line, member } => (texts::SETUP_NEGATIVE, Screen::Offers, of_member(line, member)),
        Fault::AmountTooLarge { line } => (texts::AMOUNT_TOO_LARGE, Screen::Offers, line.to_string()),
    }
}
