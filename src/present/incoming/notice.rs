//! A notice that was opened: what its reader did not understand, what matters most first; or why it cannot be read.

use super::notice_words::{RANK_OF_INFORMATION, field, rank, reason};
use super::{FileReport, ReportItem, Severity, counted, excerpt, long_excerpt, quoted, uncapitalised};
use crate::exchange::notice::{Field, Notice, NoticeError, NoticeKind, Unread, UnreadReason};
use crate::i18n::texts::incoming_notice as texts;
use crate::i18n::{Lang, format, plural};

/// Why a file gave no notice.
#[must_use]
pub fn notice_error(file: &str, error: &NoticeError, lang: Lang) -> FileReport {
    let number = |n: usize| format::number(&n.to_string(), lang);
    let bytes = |n: usize| format::bytes(n as u64, lang);
    let why = match error {
        NoticeError::Empty => texts::EMPTY.get(lang).to_owned(),
        NoticeError::TooLarge { bytes: size, limit } => texts::TOO_LARGE.fill(lang, &[("size", &bytes(*size)), ("limit", &bytes(*limit))]),
        NoticeError::NotXml { line, column } => texts::NOT_XML.fill(lang, &[("line", &number(*line)), ("column", &number(*column))]),
        NoticeError::Encoding { found } => texts::ENCODING.fill(lang, &[("found", &quoted(found, lang))]),
        NoticeError::DocumentType { line } => texts::DOCUMENT_TYPE.fill(lang, &[("line", &number(*line))]),
        NoticeError::TooDeep { limit, line } => texts::TOO_DEEP.fill(lang, &[("limit", &number(*limit)), ("line", &number(*line))]),
        NoticeError::TooManyElements { limit } => texts::TOO_MANY.fill(lang, &[("limit", &number(*limit))]),
        NoticeError::NotANotice { root } => texts::NOT_A_NOTICE.fill(lang, &[("root", &quoted(root, lang))]),
    };
    FileReport::refused(file, texts::NOT_READ, why, lang)
}

/// What the reader of a notice has to say. What the bid made from it says better (an incomplete deadline, a duration in
/// days…) is left to [`super::not_carried()`].
#[must_use]
pub fn notice_read(file: &str, notice: &Notice, unread: &[Unread], lang: Lang) -> FileReport {
    let names_lots = notice.lots.len() > 1;
    let (not_taken, remarks): (Vec<&Unread>, Vec<&Unread>) = unread.iter().partition(|u| matches!(u.why, UnreadReason::NotTaken { .. }));
    let mut remarks: Vec<&Unread> = remarks.into_iter().filter(|remark| !is_said_by_the_bid(remark)).collect();
    remarks.sort_by_key(|remark| rank(remark.field));
    let mut items: Vec<ReportItem> = remarks.iter().map(|remark| item(remark, names_lots, lang)).collect();
    let count = items.len();
    items.extend(folded(&not_taken, lang));
    let headline = if notice.kind == NoticeKind::ContractNotice {
        counted(lang, count, texts::READ, texts::READ_REMARK, texts::READ_REMARKS)
    } else {
        texts::READ_NOT_A_CALL.get(lang).to_owned()
    };
    FileReport::new(file, &headline, items, false, lang)
}

/// The bid made of a lot reports the same with what it assumes instead.
fn is_said_by_the_bid(unread: &Unread) -> bool {
    let is_stated_amount = matches!(unread.field, Field::Estimate | Field::FrameworkMaximum);
    match (unread.field, &unread.why) {
        (Field::Buyer | Field::Procedure | Field::Duration, UnreadReason::Missing)
        | (Field::Procedure | Field::BuyerLegalType, UnreadReason::UnknownCode)
        | (Field::Duration, UnreadReason::NotWholeMonths)
        | (Field::Deadline, UnreadReason::TimeMissing | UnreadReason::OffsetMissing) => true,
        (_, UnreadReason::NotEuro { .. } | UnreadReason::CurrencyMissing) => is_stated_amount,
        _ => false,
    }
}

fn item(unread: &Unread, names_lots: bool, lang: Lang) -> ReportItem {
    let what = reason(unread, lang);
    let name = field(unread.field).get(lang);
    let text = match unread.lot.as_deref().filter(|_| names_lots) {
        Some(lot) => texts::ABOUT_LOT.fill(lang, &[("lot", &excerpt(lot)), ("field", &uncapitalised(name)), ("what", &what)]),
        None => texts::ABOUT.fill(lang, &[("field", name), ("what", &what)]),
    };
    let is_information = matches!(unread.why, UnreadReason::OtherLanguages { .. }) || rank(unread.field) >= RANK_OF_INFORMATION;
    let severity = if is_information { Severity::Info } else { Severity::Warning };
    ReportItem::new(severity, text).with_detail(unread.field.business_term().unwrap_or_default().to_owned())
}

/// Everything that has no place in a bid, in one line with its values below.
fn folded(not_taken: &[&Unread], lang: Lang) -> Option<ReportItem> {
    let mut total = 0_usize;
    let mut values = Vec::new();
    for unread in not_taken {
        if let UnreadReason::NotTaken { heading, count } = &unread.why {
            total = total.saturating_add(*count);
            let (heading, value) = (excerpt(heading), long_excerpt(&unread.value));
            values.push(texts::HEADING.fill(lang, &[("heading", &heading), ("count", &count.to_string()), ("value", &value)]));
        }
    }
    let text = plural(Lang::En, total, texts::NOT_TAKEN_ONE, texts::NOT_TAKEN);
    let item = ReportItem::new(Severity::Info, text.fill(lang, &[("count", &total.to_string())]));
    (total > 0).then(|| item.with_detail(values.join("\n")))
}
