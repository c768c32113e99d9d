//! The screen of the checks: every problem as a sentence with its gravity and the screen where it is mended, grouped by that screen; and
//! how many are in the way, for the navigation.

mod sentence;
#[cfg(test)]
mod tests;

pub use crate::domain::checks::Severity;

use crate::document::Document;
use crate::domain::checks::{Facts, problems};
use crate::domain::dates::Date;
use crate::domain::params::ParamTable;
use crate::domain::results::Results;
use crate::i18n::texts::checks as texts;
use crate::i18n::{Lang, Text, plural};
use crate::present::dossier::findings;
use crate::present::route::Screen;
use crate::present::{group, price, tender};

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    pub severity: Severity,
    pub screen: Screen,
    /// Number of the check; empty when it has none.
    pub code: &'static str,
    pub sentence: String,
}

/// Everything found: what the checks say, what the forms lack, what keeps a line from its price. The gravest first.
#[must_use]
pub fn items(document: &Document, results: &Results, params: Option<&ParamTable>, today: Option<Date>, lang: Lang) -> Vec<Item> {
    let bid = document.bid();
    let facts = Facts {
        bid: &bid,
        results,
        params,
        today,
    };
    let found = problems(&facts);
    let mut items: Vec<Item> = found.iter().map(|problem| sentence::item(problem, document, results, lang)).collect();
    items.extend(unpriced(document, results, lang));
    items.extend(of_forms(document, lang));
    let typed = findings::of_all(document, results, lang).into_iter();
    items.extend(typed.map(|(screen, finding)| Item {
        severity: finding.severity,
        screen,
        code: finding.code,
        sentence: finding.sentence,
    }));
    let place = |screen: Screen| Screen::ALL.iter().position(|s| *s == screen);
    items.sort_by_key(|item| (item.severity, place(item.screen)));
    items
}

/// What keeps lines from their price, beyond the allocation, which has a check of its own.
fn unpriced(document: &Document, results: &Results, lang: Lang) -> Vec<Item> {
    let mends = price::completeness(document, results, lang).mends.into_iter();
    mends
        .filter(|mend| !mend.sentence.is_empty())
        .filter_map(|mend| {
            let screen = mend.link.map_or(Screen::Price, |(screen, _)| screen);
            (screen != Screen::Allocation).then_some(Item {
                severity: Severity::Blocking,
                screen,
                code: "",
                sentence: mend.sentence,
            })
        })
        .collect()
}

/// What the forms of the tender and the group say of themselves, without what a check says too.
fn of_forms(document: &Document, lang: Lang) -> Vec<Item> {
    use group::{GroupFault, MemberFault};
    use tender::TenderFault;
    let item = |severity, screen, sentence| Item {
        severity,
        screen,
        code: "",
        sentence,
    };
    let of_tender = tender::faults(document).into_iter().filter_map(|fault| {
        let severity = match fault {
            TenderFault::BuyerVatIdWrong | TenderFault::BuyerVatIdNeeded | TenderFault::LineQuantityZero(_) => return None,
            TenderFault::QuestionsBeforePublication { .. } | TenderFault::StartBeforeDeadline { .. } | TenderFault::RevisionPeriodGone(_) => Severity::Warning,
            _ => Severity::Blocking,
        };
        let sentence = match fault.place() {
            tender::Place::Line(line) => format!("{line}\u{a0}: {}", fault.sentence(lang)),
            _ => fault.sentence(lang),
        };
        Some(item(severity, Screen::Tender, sentence))
    });
    let of_group = group::faults(document).into_iter().filter_map(|fault| {
        let severity = match &fault {
            GroupFault::NoLead | GroupFault::NoJustification | GroupFault::DistributionHidden => return None,
            GroupFault::Of(_, of_member) => match of_member {
                MemberFault::SiretWrong
                | MemberFault::VatIdWrong
                | MemberFault::VatIdNeeded
                | MemberFault::IbanWrong
                | MemberFault::MentionMissing
                | MemberFault::CertificationExpires { .. } => return None,
                MemberFault::NameMissing | MemberFault::LegalFormMissing | MemberFault::RateOfExempt(_) => Severity::Blocking,
                _ => Severity::Warning,
            },
            GroupFault::NoMember => Severity::Blocking,
            GroupFault::Alone | GroupFault::NoName | GroupFault::SiteWithoutCity(_) => Severity::Warning,
        };
        let sentence = match &fault {
            GroupFault::Of(member, _) => format!("{}\u{a0}: {}", price::words::member(document, member), fault.sentence(lang)),
            _ => fault.sentence(lang),
        };
        Some(item(severity, Screen::Group, sentence))
    });
    of_tender.chain(of_group).collect()
}

/// The name of a gravity.
#[must_use]
pub fn severity_name(severity: Severity) -> Text {
    match severity {
        Severity::Blocking => texts::BLOCKING,
        Severity::Warning => texts::WARNING,
        Severity::Info => texts::INFO,
    }
}

#[must_use]
pub fn count(items: &[Item], severity: Severity) -> usize {
    items.iter().filter(|item| item.severity == severity).count()
}

/// Whether the bid is ready, in a sentence.
#[must_use]
pub fn verdict(items: &[Item], lang: Lang) -> String {
    let (blocking, warnings) = (count(items, Severity::Blocking), count(items, Severity::Warning));
    if items.is_empty() {
        return texts::NOTHING.get(lang).to_owned();
    }
    if blocking > 0 {
        return plural(lang, blocking, texts::NOT_READY_ONE, texts::NOT_READY).fill(lang, &[("count", &blocking.to_string())]);
    }
    if warnings == 0 {
        return texts::READY_ALL.get(lang).to_owned();
    }
    let warnings = plural(lang, warnings, texts::WARNINGS_ONE, texts::WARNINGS).fill(lang, &[("count", &warnings.to_string())]);
    texts::READY.fill(lang, &[("warnings", &warnings)])
}

/// The items of one gravity, or all, by the screen where they are mended, in the order of the job.
#[must_use]
pub fn groups(items: &[Item], only: Option<Severity>) -> Vec<(Screen, Vec<Item>)> {
    let shown = |screen: Screen| {
        let of = items.iter().filter(|i| i.screen == screen && only.is_none_or(|s| s == i.severity));
        (screen, of.cloned().collect::<Vec<_>>())
    };
    Screen::ALL.into_iter().map(shown).filter(|(_, items)| !items.is_empty()).collect()
}
