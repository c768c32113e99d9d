//! The small readings that every part of a notice needs: a text in its language, a moment, an amount, a duration, a code.
//! Each takes what it understands and reports the rest.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::codes;
use super::tree::Node;
use crate::exchange::notice::{Amount, Duration, Field, Unread, UnreadReason, paris_offset, split_date, split_time};

/// How much of a value a remark shows.
const SHOWN_CHARS: usize = 200;

/// What is known while a notice is read: its language, the lot being read, and the report so far.
#[derive(Default)]
pub struct Reading {
    pub language: String,
    /// The languages in which texts exist that were not taken.
    pub other_languages: BTreeSet<String>,
    /// Offsets are compared with those of Paris.
    pub french_buyer: bool,
    pub lot: Option<String>,
    pub report: Vec<Unread>,
}

impl Reading {
    pub fn note(&mut self, field: Field, value: &str, why: UnreadReason) {
        self.report.push(Unread {
            lot: self.lot.clone(),
            field,
            value: shorten(value),
            why,
        });
    }

    /// One line in the language of the notice, white space folded.
    pub fn line(&mut self, node: &Node, path: &str, field: Field) -> Option<String> {
        self.in_language(node, path, field).map(fold).filter(|text| !text.is_empty())
    }

    /// A text of several lines in the language of the notice, as in the file.
    pub fn block(&mut self, node: &Node, path: &str, field: Field) -> Option<String> {
        self.in_language(node, path, field).map(clean).filter(|text| !text.is_empty())
    }

    /// The text in the language of the notice, else the first; the others are counted, not taken.
    fn in_language<'a>(&mut self, node: &'a Node, path: &str, field: Field) -> Option<&'a str> {
        let texts: Vec<(&str, &str)> = node
            .all(path)
            .iter()
            .map(|text| (text.attribute("languageID").unwrap_or_default(), text.text()))
            .collect();
        let wanted = |language: &str| language.is_empty() || language.eq_ignore_ascii_case(&self.language);
        let (language, text) = *texts.iter().find(|(language, _)| wanted(language)).or(texts.first())?;
        if !wanted(language) {
            self.note(
                field,
                text,
                UnreadReason::TakenInLanguage {
                    language: language.to_string(),
                },
            );
        }
        for (other, _) in texts.iter().filter(|(other, _)| *other != language && !other.is_empty()) {
            self.other_languages.insert(other.to_string());
        }
        for (_, second) in texts.iter().filter(|(other, _)| *other == language).skip(1) {
            self.note(field, second, UnreadReason::MoreThanOne);
        }
        Some(text)
    }

    /// A text that no language changes: an identifier, an address, a code.
    pub fn plain(&mut self, node: &Node, path: &str) -> Option<String> {
        node.one(path).map(|found| fold(found.text())).filter(|text| !text.is_empty())
    }

    /// A code that `known` turns into a value.
    pub fn code<T>(&mut self, node: Option<&Node>, field: Field, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        let code = node?.text();
        let value = known(code);
        if value.is_none() && !code.is_empty() {
            self.note(field, code, UnreadReason::UnknownCode);
        }
        value
    }

    /// A code that is kept as it is, with a remark when it is not known.
    pub fn kept_code(&mut self, node: Option<&Node>, field: Field, known: impl Fn(&str) -> bool) -> Option<String> {
        let code = node?.text();
        if !code.is_empty() && !known(code) {
            self.note(field, code, UnreadReason::UnknownCode);
        }
        Some(code.to_string()).filter(|code| !code.is_empty())
    }

    pub fn country(&mut self, node: &Node, path: &str, field: Field) -> Option<String> {
        self.code(node.one(path), field, codes::country).map(str::to_string)
    }

    /// A number of things, from 0.
    pub fn count(&mut self, node: &Node, path: &str, field: Field) -> Option<u32> {
        let text = node.one(path)?.text();
        let number = text.parse().ok();
        if number.is_none() {
            self.note(field, text, UnreadReason::NotANumber);
        }
        number
    }

    pub fn decimal(&mut self, text: &str, field: Field) -> Option<Decimal> {
        let number = exact(text);
        if number.is_none() {
            self.note(field, text, UnreadReason::NotANumber);
        }
        number
    }

    /// The calendar date, without the offset that notices add to it.
    pub fn date(&mut self, node: &Node, path: &str, field: Field) -> Option<String> {
        let text = node.one(path)?.text();
        match split_date(text) {
            Some((date, _)) => Some(date.to_string()),
            None => {
                self.note(field, text, UnreadReason::NotADate);
                None
            }
        }
    }

    /// Date and time are two elements, each with an offset: that of the time counts.
    pub fn moment(&mut self, period: &Node, date: &str, time: &str, field: Field) -> Option<String> {
        let date_text = period.one(date)?.text();
        let Some((date, date_offset)) = split_date(date_text) else {
            self.note(field, date_text, UnreadReason::NotADate);
            return None;
        };
        let Some(time_text) = period.one(time).map(Node::text).filter(|text| !text.is_empty()) else {
            self.note(field, date_text, UnreadReason::TimeMissing);
            return Some(date.to_string());
        };
        let Some((time, time_offset)) = split_time(time_text) else {
            self.note(field, time_text, UnreadReason::NotATime);
            return Some(date.to_string());
        };
        let offset = if time_offset.is_empty() { date_offset } else { time_offset };
        let stated = format!("{date}T{time}{offset}");
        if offset.is_empty() {
            self.note(field, &stated, UnreadReason::OffsetMissing);
            return Some(stated);
        }
        if !date_offset.is_empty() && numeric(date_offset) != numeric(offset) {
            let why = UnreadReason::OffsetsDiffer {
                date: date_offset.to_string(),
                time: offset.to_string(),
            };
            self.note(field, &stated, why);
        }
        if let Some(paris) = paris_offset(&stated).filter(|paris| self.french_buyer && paris != numeric(offset)) {
            self.note(
                field,
                &stated,
                UnreadReason::NotParisOffset {
                    stated: offset.to_string(),
                    paris,
                },
            );
        }
        Some(stated)
    }

    /// Exact, or reported and not taken.
    pub fn amount(&mut self, node: Option<&Node>, field: Field) -> Option<Amount> {
        let node = node?;
        let (text, currency) = (node.text(), node.attribute("currencyID").unwrap_or_default().trim());
        let Some(value) = exact(text).filter(|value| !value.is_sign_negative()) else {
            self.note(field, text, UnreadReason::NotAnAmount);
            return None;
        };
        if value.normalize().scale() > 2 {
            self.note(field, text, UnreadReason::FinerThanCents);
            return None;
        }
        let Some(cents) = value.checked_mul(Decimal::ONE_HUNDRED).and_then(|cents| cents.to_i64()) else {
            self.note(field, text, UnreadReason::NotAnAmount);
            return None;
        };
        match currency {
            "EUR" => {}
            "" => self.note(field, text, UnreadReason::CurrencyMissing),
            other => self.note(field, text, UnreadReason::NotEuro { currency: other.to_string() }),
        }
        Some(Amount {
            cents,
            currency: currency.to_string(),
        })
    }

    pub fn duration(&mut self, node: &Node, path: &str, field: Field) -> Option<Duration> {
        let node = node.one(path)?;
        let value = self.decimal(node.text(), field)?;
        let unit = node.attribute("unitCode").unwrap_or_default();
        let Some(unit) = codes::duration_unit(unit) else {
            self.note(field, node.text(), UnreadReason::UnknownUnit { unit: unit.to_string() });
            return None;
        };
        Some(Duration { value, unit })
    }
}

/// A number as XML writes decimals: digits, one point, a sign; nothing is rounded.
fn exact(text: &str) -> Option<Decimal> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    if plain { Decimal::from_str_exact(text).ok() } else { None }
}

fn numeric(offset: &str) -> &str {
    if offset == "Z" { "+00:00" } else { offset }
}

/// White space as XML knows it, folded; no-break spaces stay.
pub fn fold(text: &str) -> String {
    clean(text)
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Lines end with `\n`; characters that print nothing are dropped.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|&character| matches!(character, '\n' | '\t') || !character.is_control())
        .collect::<String>()
        .trim()
        .to_string()
}

pub fn shorten(text: &str) -> String {
    let text = fold(text);
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
