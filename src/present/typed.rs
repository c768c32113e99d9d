//! From what was typed to values, with the sentence to show when it cannot be: texts, dates, identifiers, countries, links,
//! optional numbers. Empty means «none» wherever the value may be missing.

use crate::domain::dates::Date;
use crate::domain::ids::{Id, is_valid_id};
use crate::i18n::Lang;
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::typed as texts;
use crate::present::faults;

/// A text of one line: trimmed, line ends and other control characters as spaces, at most `most` characters.
///
/// # Errors
/// When it is too long.
pub fn text(typed: &str, most: usize, lang: Lang) -> Result<String, String> {
    let flat: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    at_most(flat.trim().to_owned(), most, lang)
}

/// A text of several lines: line feeds stay.
///
/// # Errors
/// When it is too long.
pub fn long_text(typed: &str, most: usize, lang: Lang) -> Result<String, String> {
    let kept: String = typed.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    at_most(kept.trim().to_owned(), most, lang)
}

fn at_most(text: String, most: usize, lang: Lang) -> Result<String, String> {
    let found = text.chars().count();
    if found <= most {
        return Ok(text);
    }
    let error = crate::document::CommandError::TextTooLong { limit: most, found };
    Err(faults::command(&error, lang))
}

/// `None` for an empty text.
#[must_use]
pub fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A number of its kind.
///
/// # Errors
/// The sentence of `faults::number`.
pub fn number<T>(typed: &str, read: fn(&str) -> Result<T, NumberFault>, lang: Lang) -> Result<T, String> {
    read(typed).map_err(|fault| faults::number(fault, typed.trim(), lang))
}

/// A number of its kind, or nothing.
///
/// # Errors
/// The sentence of `faults::number`.
pub fn optional<T>(typed: &str, read: fn(&str) -> Result<T, NumberFault>, lang: Lang) -> Result<Option<T>, String> {
    match read(typed) {
        Ok(value) => Ok(Some(value)),
        Err(NumberFault::Empty) => Ok(None),
        Err(fault) => Err(faults::number(fault, typed.trim(), lang)),
    }
}

/// A whole number within bounds, both included.
///
/// # Errors
/// When it is not one.
pub fn whole(typed: &str, least: u32, most: u32, lang: Lang) -> Result<u32, String> {
    let plain = number(typed, parse::plain_number, lang)?;
    let value = plain.parse().ok().filter(|n| (least..=most).contains(n));
    value.ok_or_else(|| {
        let (least, most) = (least.to_string(), most.to_string());
        texts::WHOLE.fill(lang, &[("typed", &faults::shortened(typed.trim())), ("least", &least), ("most", &most)])
    })
}

/// A day as the date control gives it (`2027-01-12`) or as people write it (`12/01/2027`); empty = none.
///
/// # Errors
/// When it is not a day of the years 2000 to 2199.
pub fn date(typed: &str, lang: Lang) -> Result<Option<Date>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let turned = match typed.split(['/', '.']).collect::<Vec<_>>().as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => typed.to_owned(),
    };
    let day = Date::parse(&turned).map(Some);
    day.map_err(|_| texts::DATE.fill(lang, &[("typed", &faults::shortened(typed))]))
}

/// The pieces between commas, semicolons and line ends, without the empty ones.
pub fn pieces(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty())
}

/// A list of identifiers, each once.
///
/// # Errors
/// Names the first piece that cannot be one.
pub fn ids(typed: &str, lang: Lang) -> Result<Vec<Id>, String> {
    let mut ids: Vec<Id> = Vec::new();
    for piece in pieces(typed) {
        if !is_valid_id(piece) {
            let error = crate::document::CommandError::IdMalformed(piece.to_owned());
            return Err(faults::command(&error, lang));
        }
        let id = Id::new(piece);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// «HDS, ISO27001».
pub fn listed<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Two letters, given back as capitals.
///
/// # Errors
/// When it is anything else.
pub fn country(typed: &str, lang: Lang) -> Result<String, String> {
    let code = typed.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(texts::COUNTRY.fill(lang, &[("typed", &faults::shortened(typed.trim()))]))
}

/// A list of countries, each once.
///
/// # Errors
/// Names the first piece that is not one.
pub fn countries(typed: &str, lang: Lang) -> Result<Vec<String>, String> {
    let mut codes: Vec<String> = Vec::new();
    for piece in pieces(typed) {
        let code = country(piece, lang)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// A number such as a SIRET or an IBAN: no spaces, capitals; `None` when empty.
///
/// # Errors
/// `refusal`, with the typed text, when `is_shaped` says no.
pub fn register(typed: &str, is_shaped: fn(&str) -> bool, refusal: crate::i18n::Text, lang: Lang) -> Result<Option<String>, String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    let plain = plain.to_ascii_uppercase();
    if plain.is_empty() || is_shaped(&plain) {
        return Ok(filled(plain));
    }
    Err(refusal.fill(lang, &[("typed", &faults::shortened(typed.trim()))]))
}

/// An address of the web, or nothing.
///
/// # Errors
/// When it does not begin with `https://` or `http://`.
pub fn link(typed: &str, lang: Lang) -> Result<String, String> {
    let address = text(typed, 2000, lang)?;
    if address.is_empty() || is_link(&address) {
        return Ok(address);
    }
    Err(texts::LINK.fill(lang, &[("typed", &faults::shortened(&address))]))
}

/// True for what may become a link: nothing but the web, so that a file cannot bring in `javascript:`.
#[must_use]
pub fn is_link(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = |typed| date(typed, Lang::Fr).map(|d| d.map(|d| d.to_string()));
        assert_eq!(day("2027-01-12"), Ok(Some("2027-01-12".to_owned())));
        assert_eq!(day(" 12/1/2027 "), Ok(Some("2027-01-12".to_owned())));
        assert_eq!(day(""), Ok(None));
        assert_eq!(
            day("31/02/2027"),
            Err("«\u{a0}31/02/2027\u{a0}» n’est pas une date. Exemple\u{a0}: 12/01/2027.".to_owned())
        );
    }

    #[test]
    fn whole_numbers_stay_within_their_bounds() {
        assert_eq!(whole("12", 1, 120, Lang::En), Ok(12));
        assert_eq!(
            whole("0", 1, 120, Lang::En),
            Err("“0” does not fit: a whole number from 1 to 120 is needed.".to_owned())
        );
        assert!(whole("1,5", 1, 120, Lang::En).is_err());
    }

    #[test]
    fn lists_are_split_and_each_item_stands_once() {
        let codes = |typed| ids(typed, Lang::En).map(|list| listed(&list));
        assert_eq!(codes("HDS; ISO27001,HDS"), Ok("HDS, ISO27001".to_owned()));
        assert!(codes("ISO 27001").is_err_and(|sentence| sentence.contains("ISO 27001")));
        assert_eq!(countries("fr, be", Lang::En), Ok(vec!["FR".to_owned(), "BE".to_owned()]));
        assert!(countries("France", Lang::En).is_err());
    }

    #[test]
    fn only_the_web_becomes_a_link() {
        assert!(link("https://example.org/a", Lang::En).is_ok());
        for bad in ["javascript:alert(1)", "https://", "https://a b", "example.org"] {
            assert!(link(bad, Lang::En).is_err(), "{bad}");
        }
    }

    #[test]
    fn control_characters_of_a_paste_become_spaces() {
        assert_eq!(text("a\tb\n", 10, Lang::Fr), Ok("a b".to_owned()));
        assert_eq!(long_text("a\nb\u{7}", 10, Lang::Fr), Ok("a\nb".to_owned()));
        assert!(text("abcd", 3, Lang::Fr).is_err());
    }
}
