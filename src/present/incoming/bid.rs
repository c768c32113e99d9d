//! A `joint-bid/1` file of another program: why it is refused, or what to look at when it is opened.

use super::{FileReport, ReportItem, Severity, counted, excerpt, place, quoted, refusal};
use crate::exchange::joint_bid::{Refusal, Warning, WarningCode};
use crate::i18n::texts::{incoming as common, incoming_bid as texts};
use crate::i18n::{Lang, Text};

/// A bid that is refused, with every reason that its reader gave.
#[must_use]
pub fn refusals(file: &str, refusals: &[Refusal], lang: Lang) -> FileReport {
    let item = |refusal: &Refusal| ReportItem::new(Severity::Fault, refusal::sentence(refusal, lang)).with_detail(pointer(refusal, lang));
    let headline = counted(lang, refusals.len(), common::UNREADABLE, texts::REFUSED_ONE, texts::REFUSED);
    FileReport::new(file, &headline, refusals.iter().map(item).collect(), true, lang)
}

/// The JSON Pointer and the position, for whoever repairs the file.
fn pointer(refusal: &Refusal, lang: Lang) -> String {
    let path = excerpt(&refusal.path);
    match refusal.position {
        Some((line, column)) if !path.is_empty() => {
            let (line, column) = (line.to_string(), column.to_string());
            common::POINTER_AND_POSITION.fill(lang, &[("path", &path), ("line", &line), ("column", &column)])
        }
        _ => path,
    }
}

/// A bid that is opened, and what a person should look at.
#[must_use]
pub fn warnings(file: &str, warnings: &[Warning], lang: Lang) -> FileReport {
    let headline = counted(lang, warnings.len(), texts::OPENED_QUIETLY, texts::OPENED_ONE, texts::OPENED);
    FileReport::new(file, &headline, warnings.iter().map(|w| warning(w, lang)).collect(), false, lang)
}

fn warning(warning: &Warning, lang: Lang) -> ReportItem {
    let shown = warning.value.as_deref().filter(|value| !excerpt(value).is_empty());
    let subject = shown.map_or_else(|| common::THIS_VALUE.get(lang).to_owned(), |value| quoted(value, lang));
    let (text, severity) = of_code(warning.code);
    let what = text.fill(lang, &[("subject", &subject)]);
    let place = place::sentence_start(&warning.place, lang);
    ReportItem::new(severity, texts::WARNING.fill(lang, &[("place", &place), ("what", &what)])).with_detail(excerpt(&warning.path))
}

fn of_code(code: WarningCode) -> (Text, Severity) {
    match code {
        WarningCode::Bom => (texts::WARN_BOM, Severity::Info),
        WarningCode::SuspiciousCharacters => (texts::WARN_SUSPICIOUS, Severity::Warning),
        WarningCode::MarkupInText => (texts::WARN_MARKUP, Severity::Warning),
        WarningCode::FormulaLikeText => (texts::WARN_FORMULA, Severity::Info),
        WarningCode::SiretChecksum => (texts::WARN_SIRET, Severity::Warning),
        WarningCode::VatIdChecksum => (texts::WARN_VAT_ID, Severity::Warning),
        WarningCode::IbanChecksum => (texts::WARN_IBAN, Severity::Warning),
        WarningCode::MissingVatMention => (texts::WARN_MENTION, Severity::Warning),
        WarningCode::ReverseChargeWithoutVatId => (texts::WARN_REVERSE, Severity::Warning),
        WarningCode::ZeroPrice => (texts::WARN_ZERO_PRICE, Severity::Warning),
        WarningCode::MemberWithoutAsk => (texts::WARN_NO_ASK, Severity::Info),
        WarningCode::DateOrder => (texts::WARN_DATE_ORDER, Severity::Warning),
    }
}
