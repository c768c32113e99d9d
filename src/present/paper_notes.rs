//! What a finished paper lacks, as sentences. The export worker tells it as JSON.

use serde::Deserialize;

use crate::i18n::Lang;
use crate::i18n::texts::printing as texts;

/// The worker's notes, as far as people can do something about them.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Note {
    ProfileNotMet { missed: Vec<String>, reasons: Vec<String> },
    MissingGlyphs { characters: String, pages: Vec<usize> },
    ImageWithoutText { file: String, place: String },
    ImageLeftOut { file: String, place: String, fault: Fault },
    LogoLeftOut {},
    TextCut { place: String },
    Remark { message: String },
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fault {
    Missing,
    UnknownType,
    TooLarge,
    Broken,
}

/// The sentence of a note; one that is not known is shown as it came.
#[must_use]
pub fn sentence(note: &str, lang: Lang) -> String {
    let Ok(note) = serde_json::from_str(note) else {
        return note.to_owned();
    };
    match note {
        Note::ProfileNotMet { missed, reasons } => texts::PROFILE_NOT_MET.fill(lang, &[("missed", &missed.join(", ")), ("reasons", &reasons.join(" ; "))]),
        Note::MissingGlyphs { characters, pages } => {
            let spaced: Vec<String> = characters.chars().map(String::from).collect();
            let pages: Vec<String> = pages.iter().map(usize::to_string).collect();
            texts::MISSING_GLYPHS.fill(lang, &[("characters", &spaced.join(" ")), ("pages", &pages.join(", "))])
        }
        Note::ImageWithoutText { file, place } => texts::IMAGE_WITHOUT_TEXT.fill(lang, &[("file", &file), ("place", &place)]),
        Note::ImageLeftOut { file, place, fault } => {
            let why = match fault {
                Fault::Missing => texts::IMAGE_MISSING,
                Fault::UnknownType => texts::IMAGE_UNKNOWN_TYPE,
                Fault::TooLarge => texts::IMAGE_TOO_LARGE,
                Fault::Broken => texts::IMAGE_BROKEN,
            };
            texts::IMAGE_LEFT_OUT.fill(lang, &[("file", &file), ("place", &place), ("why", why.get(lang))])
        }
        Note::LogoLeftOut {} => texts::LOGO_LEFT_OUT.get(lang).to_owned(),
        Note::TextCut { place } => texts::TEXT_CUT.fill(lang, &[("place", &place)]),
        Note::Remark { message } => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_what_is_missing_and_where() {
        let note = r#"{"kind":"image-without-text","file":"plan.png","place":"Solution"}"#;
        assert!(sentence(note, Lang::En).contains("plan.png") && sentence(note, Lang::En).contains("Solution"));
        let note = r#"{"kind":"missing-glyphs","characters":"雲字","pages":[3,4]}"#;
        assert!(sentence(note, Lang::Fr).contains("雲 字") && sentence(note, Lang::Fr).contains("3, 4"));
        let note = r#"{"kind":"image-left-out","file":"a.gif","place":"x","fault":"unknown-type"}"#;
        assert!(sentence(note, Lang::En).contains("neither PNG nor JPEG"));
    }

    #[test]
    fn a_logo_that_is_left_out_is_told() {
        assert!(sentence(r#"{"kind":"logo-left-out","fault":"broken"}"#, Lang::Fr).contains("logo"));
    }

    #[test]
    fn a_note_that_is_not_known_is_shown_as_it_came() {
        assert_eq!(sentence("something new", Lang::Fr), "something new");
        assert_eq!(sentence("{\"kind\":\"new\"}", Lang::Fr), "{\"kind\":\"new\"}");
    }
}
