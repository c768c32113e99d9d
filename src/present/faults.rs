//! Errors as sentences: what is wrong, where, with which value, and what to do.

use crate::document::{CommandError, PICTURES_MAX};
use crate::domain::decimal::DecimalError;
use crate::i18n::parse::NumberFault;
use crate::i18n::texts::faults as texts;
use crate::i18n::{Lang, format};

/// Why a typed text is not the number that the field wants.
#[must_use]
pub fn number(fault: NumberFault, typed: &str, lang: Lang) -> String {
    let typed = shortened(typed);
    match fault {
        NumberFault::Empty => texts::NUMBER_EMPTY.get(lang).to_owned(),
        NumberFault::NotANumber => texts::NUMBER_UNREADABLE.fill(lang, &[("typed", &typed)]),
        NumberFault::Negative => texts::NUMBER_NEGATIVE.fill(lang, &[("typed", &typed)]),
        NumberFault::TooManyDecimals(most) => texts::NUMBER_DECIMALS.fill(lang, &[("typed", &typed), ("most", &most.to_string())]),
        NumberFault::TooLarge(most) => texts::NUMBER_TOO_LARGE.fill(lang, &[("typed", &typed), ("most", &most.to_string())]),
        NumberFault::OutOfRange => texts::NUMBER_RANGE.fill(lang, &[("typed", &typed)]),
    }
}

/// Why a decimal of the file format was refused.
#[must_use]
pub fn decimal(fault: DecimalError, typed: &str, lang: Lang) -> String {
    let fault = match fault {
        DecimalError::Form => NumberFault::NotANumber,
        DecimalError::Digits { after, .. } => NumberFault::TooManyDecimals(after),
        DecimalError::Range => NumberFault::OutOfRange,
    };
    number(fault, typed, lang)
}

/// Why a command was not carried out.
#[must_use]
pub fn command(error: &CommandError, lang: Lang) -> String {
    match error {
        CommandError::UnknownLine(id) => texts::UNKNOWN_LINE.fill(lang, &[("id", id.as_str())]),
        CommandError::UnknownMember(id) => texts::UNKNOWN_MEMBER.fill(lang, &[("id", id.as_str())]),
        CommandError::UnknownSite(id) => texts::UNKNOWN_SITE.fill(lang, &[("id", id.as_str())]),
        CommandError::UnknownChapter(id) => texts::UNKNOWN_CHAPTER.fill(lang, &[("id", id.as_str())]),
        CommandError::UnknownPicture(name) => texts::UNKNOWN_PICTURE.fill(lang, &[("name", &shortened(name))]),
        CommandError::PicturesTooLarge { size } => {
            let (size, limit) = (format::bytes(*size as u64, lang), format::bytes(PICTURES_MAX as u64, lang));
            texts::PICTURES_TOO_LARGE.fill(lang, &[("size", &size), ("limit", &limit)])
        }
        CommandError::IdTaken(id) => texts::ID_TAKEN.fill(lang, &[("id", &shortened(id))]),
        CommandError::IdMalformed(id) => texts::ID_MALFORMED.fill(lang, &[("id", &shortened(id))]),
        CommandError::MemberTwice { line, member } => texts::MEMBER_TWICE.fill(lang, &[("line", line.as_str()), ("member", member.as_str())]),
        CommandError::BackupServes { line, member } => texts::BACKUP_SERVES.fill(lang, &[("line", line.as_str()), ("member", member.as_str())]),
        CommandError::NoAsk { line, member } => texts::NO_ASK.fill(lang, &[("line", line.as_str()), ("member", member.as_str())]),
        CommandError::TiersNotIncreasing { line, member } => texts::TIERS_NOT_INCREASING.fill(lang, &[("line", line.as_str()), ("member", member.as_str())]),
        CommandError::NotYours(_) => texts::NOT_YOURS.get(lang).to_owned(),
        CommandError::OtherBid(id) => texts::OTHER_BID.fill(lang, &[("id", &shortened(id))]),
        CommandError::TaskWaitsForItself(id) => texts::TASK_CYCLE.fill(lang, &[("id", id.as_str())]),
        CommandError::TooMany { limit } => texts::TOO_MANY.fill(lang, &[("limit", &limit.to_string())]),
        CommandError::LogoTooLarge { limit, size } => {
            let (size, limit) = (format::bytes(*size as u64, lang), format::bytes(*limit as u64, lang));
            texts::LOGO_TOO_LARGE.fill(lang, &[("size", &size), ("limit", &limit)])
        }
        CommandError::TextTooLong { limit, found } => {
            let (limit, found) = (format::number(&limit.to_string(), lang), format::number(&found.to_string(), lang));
            texts::TEXT_TOO_LONG.fill(lang, &[("limit", &limit), ("found", &found)])
        }
    }
}

/// A value in a sentence: at most 40 characters, no control characters.
#[must_use]
pub fn shortened(value: &str) -> String {
    let clean: String = value.chars().filter(|c| !c.is_control()).take(41).collect();
    if clean.chars().count() > 40 {
        clean.chars().take(39).chain(['…']).collect()
    } else {
        clean
    }
}
