//! One refusal of a bid as a sentence: the place, what is wrong with which value, what would be right or what to do.

use super::{excerpt, expected, place, quoted};
use crate::exchange::joint_bid::{Expected, Refusal, RefusalCode as Code};
use crate::i18n::texts::{incoming as common, incoming_bid as texts};
use crate::i18n::{Lang, Text, format};

pub fn sentence(refusal: &Refusal, lang: Lang) -> String {
    let place = match refusal.position {
        Some(position) if refusal.place.is_empty() && refusal.code != Code::Type => place::position_start(position, lang),
        _ => place::sentence_start(&refusal.place, lang),
    };
    let parts = [("place", place.as_str()), ("what", &what(refusal, lang)), ("then", &then(refusal, lang))];
    texts::SENTENCE.fill(lang, &parts)
}

/// The value in quotes, or «cette valeur».
fn subject(refusal: &Refusal, lang: Lang) -> String {
    let shown = refusal.value.as_deref().filter(|value| !excerpt(value).is_empty());
    shown.map_or_else(|| common::THIS_VALUE.get(lang).to_owned(), |value| quoted(value, lang))
}

fn what(refusal: &Refusal, lang: Lang) -> String {
    let subject = subject(refusal, lang);
    let found = found(&refusal.expected, lang);
    let values = [("subject", subject.as_str()), ("found", found.as_str())];
    let text = match (refusal.code, &refusal.expected) {
        (Code::Missing, Expected::Line(line)) => return texts::MISSING_LINE.fill(lang, &[("line", &excerpt(line))]),
        (Code::Sum, Expected::LineSum { line, .. }) => return texts::SUM_OF_LINE.fill(lang, &[("line", &excerpt(line)), ("found", &found)]),
        (Code::Sum, Expected::Sum { .. }) => texts::SUM_IS,
        (Code::Sum, Expected::MoreThan(_)) => texts::SUM_ZERO,
        (Code::DuplicateId, Expected::DifferentFrom { path }) => {
            let first = place::of_pointer(path, lang);
            return texts::DUPLICATE_PLACE.fill(lang, &[("subject", &subject), ("first", &first)]);
        }
        (Code::TooLarge, Expected::AtMost(_)) => texts::TOO_LARGE_PRICE,
        (Code::UnknownRef, _) if is_share(refusal) => texts::UNKNOWN_ASK,
        (Code::Range, _) if refusal.value.is_none() && !matches!(refusal.expected, Expected::Unsaid) => texts::RANGE_LIST,
        (Code::Length | Code::TooLong | Code::TooMany, _) if found.is_empty() => texts::WRONG_COUNT,
        (code, _) => of_code(code),
    };
    text.fill(lang, &values)
}

/// A member in the allocation of a line.
fn is_share(refusal: &Refusal) -> bool {
    refusal.path.starts_with("/allocation/") && refusal.path.ends_with("/member")
}

fn of_code(code: Code) -> Text {
    match code {
        Code::Empty => texts::EMPTY,
        Code::TooLarge => texts::TOO_LARGE,
        Code::Encoding => texts::ENCODING,
        Code::NotJson => texts::NOT_JSON,
        Code::TooDeep => texts::TOO_DEEP,
        Code::DuplicateKey => texts::DUPLICATE_KEY,
        Code::InvalidUnicode => texts::INVALID_UNICODE,
        Code::Version => texts::VERSION,
        Code::Missing => texts::MISSING,
        Code::UnknownField => texts::UNKNOWN_FIELD,
        Code::Type => texts::TYPE,
        Code::FloatNotAllowed => texts::FLOAT_NOT_ALLOWED,
        Code::Format => texts::FORMAT,
        Code::Range => texts::RANGE,
        Code::Enum => texts::ENUM,
        Code::Length => texts::LENGTH,
        Code::TooLong => texts::TOO_LONG,
        Code::TooMany => texts::TOO_MANY,
        Code::Date => texts::DATE,
        Code::ControlCharacter => texts::CONTROL_CHARACTER,
        Code::DuplicateId => texts::DUPLICATE_ID,
        Code::UnknownRef => texts::UNKNOWN_REF,
        Code::Sum => texts::SUM,
        Code::Order => texts::ORDER,
        Code::Conflict => texts::CONFLICT,
        Code::Cycle => texts::CYCLE,
    }
}

/// What was counted or added up.
fn found(expected: &Expected, lang: Lang) -> String {
    match expected {
        Expected::Characters { found, .. } | Expected::Items { found, .. } => format::number(&found.to_string(), lang),
        Expected::Sum { wanted, found } => expected::sum(found, wanted, lang),
        Expected::LineSum { found, .. } => expected::sum(found, "1", lang),
        _ => String::new(),
    }
}

fn then(refusal: &Refusal, lang: Lang) -> String {
    let needed = expected::needed(&refusal.expected, &refusal.path, lang);
    match needed {
        Some(needed) => {
            let text = if refusal.code == Code::Version { texts::THEN_RELOAD } else { texts::NEEDED };
            text.fill(lang, &[("needed", &needed)])
        }
        None => remedy(refusal).get(lang).to_owned(),
    }
}

fn remedy(refusal: &Refusal) -> Text {
    match refusal.code {
        Code::Empty if refusal.path.ends_with("/objectives") => texts::THEN_OBJECTIVE,
        Code::Empty if refusal.path.starts_with("/sla/") => texts::THEN_COMPONENT,
        Code::Empty | Code::TooLarge | Code::NotJson | Code::TooDeep => texts::THEN_ASK_AGAIN,
        Code::Encoding => texts::THEN_UTF8,
        Code::DuplicateKey => texts::THEN_KEEP_ONE,
        Code::InvalidUnicode | Code::ControlCharacter => texts::THEN_RETYPE,
        Code::Missing if matches!(refusal.expected, Expected::Line(_)) => texts::THEN_SHARE_OUT,
        Code::Missing if refusal.path == "/game" => texts::THEN_GAME,
        Code::Missing => texts::THEN_ADD,
        Code::UnknownField => texts::THEN_REMOVE_FIELD,
        Code::DuplicateId if refusal.value.as_deref() == Some("ours") => texts::THEN_OURS,
        Code::DuplicateId => texts::THEN_OTHER_NAME,
        Code::UnknownRef if is_share(refusal) => texts::THEN_ASK_PRICE,
        Code::UnknownRef => texts::THEN_DECLARE,
        Code::Conflict => texts::THEN_AGREE,
        Code::Cycle => texts::THEN_CUT_CYCLE,
        Code::Range if refusal.path.starts_with("/retroplanning/closures/") => texts::THEN_CLOSURE,
        Code::Version
        | Code::Type
        | Code::FloatNotAllowed
        | Code::Format
        | Code::Range
        | Code::Enum
        | Code::Length
        | Code::TooLong
        | Code::TooMany
        | Code::Date
        | Code::Sum
        | Code::Order => texts::THEN_CORRECT,
    }
}
