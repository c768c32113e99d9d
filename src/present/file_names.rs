//! Names of the files that go out: reference, audience and version, in letters that every file system takes, so that nobody
//! sends the wrong one. Knows no folder: the browser decides where a file lands.

use jiff::Timestamp;

use crate::document::{Document, OfferSubmission};
use crate::domain::ids::MemberId;
use crate::i18n::texts::file_names as texts;
use crate::i18n::{Lang, Text};
use crate::present::papers::Paper;

/// Most characters of a whole name, its ending included.
const NAME_MAX: usize = 100;
/// Most characters of a member's name in it.
const MEMBER_MAX: usize = 30;

/// Who a file is meant for: the client never gets one that says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Client,
    Group,
}

impl Audience {
    fn word(self) -> Text {
        match self {
            Self::Client => texts::CLIENT,
            Self::Group => texts::GROUP,
        }
    }
}

/// `2026-HV-014.portee`: the whole bid.
#[must_use]
pub fn portee(document: &Document) -> String {
    named(document, &[], "portee", Lang::Fr)
}

/// `2026-HV-014_demande_chatvallon.request.json`; without a member, a request for any host.
#[must_use]
pub fn request(document: &Document, member: Option<&MemberId>, lang: Lang) -> String {
    let whom = match member {
        Some(id) => member_name(document, id, lang),
        None => texts::ANYONE.get(lang).to_owned(),
    };
    named(document, &[texts::REQUEST.get(lang), &whom], "request.json", lang)
}

/// `2026-HV-014_offre_chatvallon_v2.offer.json`.
#[must_use]
pub fn offer(document: &Document, offer: &OfferSubmission, lang: Lang) -> String {
    let whom = plain_or(&offer.card.name, texts::MEMBER, lang);
    named(
        document,
        &[texts::OFFER.get(lang), &whom, &version_word(offer.receipt.version, lang)],
        "offer.json",
        lang,
    )
}

/// `2026-HV-014_client_v3.pdf`. `ending` is without its first point: `pdf`, `bid.json`, `client.json`…
#[must_use]
pub fn exported(document: &Document, audience: Audience, version: u32, ending: &str, lang: Lang) -> String {
    named(document, &[audience.word().get(lang), &version_word(version, lang)], ending, lang)
}

/// `2026-HV-014_client_dc2_chatvallon_v3.pdf`: a separate paper, of a member or of the group.
#[must_use]
pub fn paper(document: &Document, paper: &Paper, version: u32, lang: Lang) -> String {
    let whose = match paper.subcontractor(document) {
        Some(subcontractor) => Some(plain_or(&subcontractor.name, texts::SUBCONTRACTOR, lang)),
        None => paper.member().map(|id| member_name(document, id, lang)),
    };
    let (audience, word) = (paper.audience().word().get(lang), paper.word().get(lang));
    let words: Vec<&str> = [audience, word].into_iter().chain(whose.as_deref()).collect();
    let version = version_word(version, lang);
    named(document, &[words.as_slice(), &[&version]].concat(), "pdf", lang)
}

/// A moment as files write it, `2026-11-22T13:02:00Z`; milliseconds since 1970 are cut to the second.
#[must_use]
pub fn rfc3339(ms: i64) -> String {
    let stamp = Timestamp::from_millisecond(ms.div_euclid(1000).saturating_mul(1000));
    stamp.map(|at| at.to_string()).unwrap_or_default()
}

fn version_word(version: u32, lang: Lang) -> String {
    texts::VERSION.fill(lang, &[("number", &version.to_string())])
}

fn member_name(document: &Document, id: &MemberId, lang: Lang) -> String {
    let name = document.member(id).map_or("", |member| member.card.name.as_str());
    let name = plain(name, MEMBER_MAX);
    if name.is_empty() { plain_or(id.as_str(), texts::MEMBER, lang) } else { name }
}

fn plain_or(text: &str, otherwise: Text, lang: Lang) -> String {
    let plain = plain(text, MEMBER_MAX);
    if plain.is_empty() { otherwise.get(lang).to_owned() } else { plain }
}

/// The reference of the bid, the words and the ending; the reference is what gives way when the name is too long.
fn named(document: &Document, words: &[&str], ending: &str, lang: Lang) -> String {
    let tender = &document.frame.tender;
    let tail: String = words.iter().map(|word| format!("_{word}")).chain([format!(".{ending}")]).collect();
    let room = NAME_MAX.saturating_sub(tail.len());
    let bid = texts::BID.get(lang);
    let reference = [&tender.reference, &tender.title]
        .into_iter()
        .map(|text| plain(text, room))
        .find(|text| !text.is_empty());
    let reference = reference.unwrap_or_else(|| bid.to_owned());
    if is_reserved(&format!("{reference}{tail}")) {
        return plain(&format!("{bid}-{reference}"), room) + &tail;
    }
    reference + &tail
}

/// Windows keeps these names for devices, with any ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|digit| (b'1'..=b'9').contains(&digit)))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || is_numbered("COM") || is_numbered("LPT")
}

/// ASCII letters, digits, dots and hyphens, at most `most`; whatever else separates is one hyphen. Neither begins nor ends
/// with a dot or a hyphen.
fn plain(text: &str, most: usize) -> String {
    let mut name = String::new();
    for character in text.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => name.push(character),
            '.' if !name.ends_with(['.', '-']) => name.push('.'),
            _ => match folded(character) {
                Some(letters) => name.push_str(letters),
                None if is_invisible(character) => {}
                None if !name.ends_with(['.', '-']) => name.push('-'),
                None => {}
            },
        }
    }
    let ends = ['.', '-'];
    let name = name.trim_matches(ends);
    name.get(..most).unwrap_or(name).trim_end_matches(ends).to_owned()
}

/// Marks inside a word: combining accents, joiners, direction marks, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The letters without accents of the Latin alphabets of Europe.
fn folded(c: char) -> Option<&'static str> {
    const LETTERS: &[(&str, &str)] = &[
        ("àáâãäåāăą", "a"),
        ("ÀÁÂÃÄÅĀĂĄ", "A"),
        ("æ", "ae"),
        ("Æ", "AE"),
        ("çćĉċč", "c"),
        ("ÇĆĈĊČ", "C"),
        ("ďđð", "d"),
        ("ĎĐÐ", "D"),
        ("èéêëēĕėęě", "e"),
        ("ÈÉÊËĒĔĖĘĚ", "E"),
        ("ĝğġģ", "g"),
        ("ĜĞĠĢ", "G"),
        ("ĥħ", "h"),
        ("ĤĦ", "H"),
        ("ìíîïĩīĭįı", "i"),
        ("ÌÍÎÏĨĪĬĮİ", "I"),
        ("ĵ", "j"),
        ("Ĵ", "J"),
        ("ķ", "k"),
        ("Ķ", "K"),
        ("ĺļľł", "l"),
        ("ĹĻĽŁ", "L"),
        ("ñńņň", "n"),
        ("ÑŃŅŇ", "N"),
        ("òóôõöøōŏő", "o"),
        ("ÒÓÔÕÖØŌŎŐ", "O"),
        ("œ", "oe"),
        ("Œ", "OE"),
        ("ŕŗř", "r"),
        ("ŔŖŘ", "R"),
        ("śŝşšș", "s"),
        ("ŚŜŞŠȘ", "S"),
        ("ß", "ss"),
        ("ţťŧț", "t"),
        ("ŢŤŦȚ", "T"),
        ("þ", "th"),
        ("Þ", "TH"),
        ("ùúûüũūŭůűų", "u"),
        ("ÙÚÛÜŨŪŬŮŰŲ", "U"),
        ("ŵ", "w"),
        ("Ŵ", "W"),
        ("ýÿŷ", "y"),
        ("ÝŸŶ", "Y"),
        ("źżž", "z"),
        ("ŹŻŽ", "Z"),
    ];
    LETTERS.iter().find(|(accented, _)| accented.contains(c)).map(|(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::new_bid;

    fn bid(reference: &str, title: &str) -> Document {
        let mut document = new_bid::empty("bid");
        let tender = Arc::make_mut(&mut Arc::make_mut(&mut document.frame).tender);
        reference.clone_into(&mut tender.reference);
        title.clone_into(&mut tender.title);
        document
    }

    #[test]
    fn a_name_says_reference_audience_and_version() {
        let document = bid("2026-HV-014", "");
        assert_eq!(portee(&document), "2026-HV-014.portee");
        assert_eq!(exported(&document, Audience::Client, 3, "pdf", Lang::Fr), "2026-HV-014_client_v3.pdf");
        assert_eq!(exported(&document, Audience::Group, 3, "bid.json", Lang::Fr), "2026-HV-014_groupe_v3.bid.json");
        assert_eq!(exported(&document, Audience::Group, 3, "bid.json", Lang::En), "2026-HV-014_group_v3.bid.json");
        assert_eq!(request(&document, None, Lang::En), "2026-HV-014_request_open.request.json");
        assert_eq!(
            request(&document, Some(&MemberId::new("babel")), Lang::Fr),
            "2026-HV-014_demande_babel.request.json"
        );
    }

    #[test]
    fn a_paper_says_which_and_of_whom() {
        let document = bid("2026-HV-014", "");
        assert_eq!(super::paper(&document, &Paper::Agreement, 3, Lang::Fr), "2026-HV-014_groupe_convention_v3.pdf");
        assert_eq!(super::paper(&document, &Paper::Memo, 3, Lang::Fr), "2026-HV-014_client_memoire_v3.pdf");
        let declaration = Paper::Declaration(MemberId::new("babel"));
        assert_eq!(super::paper(&document, &declaration, 3, Lang::En), "2026-HV-014_client_dc2_babel_v3.pdf");
    }

    #[test]
    fn any_text_becomes_a_safe_name() {
        let name = |reference: &str| portee(&bid(reference, ""));
        assert_eq!(name("../../etc/passwd"), "etc-passwd.portee");
        assert_eq!(name("Marché n° 12 / Été « œuvre »"), "Marche-n-12-Ete-oeuvre.portee");
        assert_eq!(name("e\u{301}te\u{301} \u{202e}fdp.exe"), "ete-fdp.exe.portee");
        assert_eq!(name(".caché"), "cache.portee");
        assert_eq!(name("a\0b\nc:d|e?f*g\"h<i>\\"), "a-b-c-d-e-f-g-h-i.portee");
        assert_eq!(name("🦄🦄"), "dossier.portee");
        assert_eq!(name("عرض"), "dossier.portee");
        assert_eq!(name("..."), "dossier.portee");
        assert_eq!(portee(&bid("", "Hébergement")), "Hebergement.portee");
        assert_eq!(portee(&bid("", "")), "dossier.portee");
    }

    #[test]
    fn names_that_windows_keeps_for_itself_are_not_used() {
        for reserved in ["con", "NUL", "Com1", "lpt9", "aux.2026"] {
            assert_eq!(portee(&bid(reserved, "")), format!("dossier-{reserved}.portee"));
        }
        assert_eq!(portee(&bid("COM10", "")), "COM10.portee");
        assert_eq!(exported(&bid("con", ""), Audience::Client, 1, "pdf", Lang::Fr), "con_client_v1.pdf");
    }

    #[test]
    fn a_long_reference_gives_way_to_audience_version_and_ending() {
        let long = "é".repeat(500);
        for name in [
            portee(&bid(&long, "")),
            exported(&bid(&long, ""), Audience::Client, u32::MAX, "client.json", Lang::Fr),
            exported(&bid(&format!("nul.{long}"), ""), Audience::Group, 1, "bid.json", Lang::Fr),
            request(&bid(&long, ""), Some(&MemberId::new(&"m".repeat(40))), Lang::Fr),
        ] {
            assert!(name.len() <= NAME_MAX && name.len() > 90, "{name}");
            assert!(name.is_ascii() && !name.starts_with('.'));
        }
        let name = exported(&bid(&long, ""), Audience::Client, 12, "pdf", Lang::Fr);
        assert!(name.ends_with("_client_v12.pdf"), "{name}");
    }

    #[test]
    fn a_moment_is_written_to_the_second() {
        assert_eq!(rfc3339(1_795_352_520_999), "2026-11-22T13:02:00Z");
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
    }
}
