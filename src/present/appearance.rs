//! The look of the papers: what is edited of it, what is said of the colour, and what the templates are told.

use serde::Serialize;

pub use crate::document::Appearance;
pub use crate::document::LOGO_MAX;
use crate::document::{Command, Document, Letters, Logo, TITLE_MAX};
use crate::domain::colour::Colour;
use crate::exchange::logo::{self, LogoFault};
use crate::i18n::texts::appearance as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::dossier::pictures::address;
use crate::present::faults::shortened;
use crate::present::form::{FormField, Input, choices_of};
use crate::present::typed;

/// What a file chooser offers.
pub const LOGO_TYPES: &str = ".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml";

/// Contrast with white, in hundredths, from which a rule or a mark is seen at all.
const SEEN: u32 = 150;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppearanceField {
    Accent,
    Letters,
    LogoText,
}

impl FormField for AppearanceField {
    type Of = Appearance;

    fn key(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Letters => "letters",
            Self::LogoText => "logo-text",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Accent => texts::ACCENT,
            Self::Letters => texts::LETTERS,
            Self::LogoText => texts::LOGO_TEXT,
        }
    }
    fn hint(self) -> Option<Text> {
        Some(match self {
            Self::Accent => texts::ACCENT_HINT,
            Self::Letters => texts::LETTERS_HINT,
            Self::LogoText => texts::LOGO_TEXT_HINT,
        })
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Accent | Self::LogoText => Input::Text,
            Self::Letters => choices_of(&Letters::ALL, Letters::as_str, words, lang),
        }
    }
    fn show(self, of: &Appearance, _lang: Lang) -> String {
        match self {
            Self::Accent => of.accent.map(|colour| colour.to_string()).unwrap_or_default(),
            Self::Letters => of.letters.as_str().to_owned(),
            Self::LogoText => of.logo.as_ref().map(|logo| logo.text.clone()).unwrap_or_default(),
        }
    }
    fn put(self, of: &mut Appearance, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Accent if typed.trim().is_empty() => of.accent = None,
            Self::Accent => of.accent = Some(Colour::parse(typed).map_err(|_| texts::ACCENT_FAULT.fill(lang, &[("typed", &shortened(typed))]))?),
            Self::Letters => of.letters = Letters::ALL.into_iter().find(|l| l.as_str() == typed).unwrap_or_default(),
            Self::LogoText => {
                let text = typed::text(typed, TITLE_MAX, lang)?;
                if let Some(logo) = &mut of.logo {
                    logo.text = text;
                }
            }
        }
        Ok(())
    }
}

fn words(letters: Letters) -> Text {
    match letters {
        Letters::Mixed => texts::LETTERS_MIXED,
        Letters::Sans => texts::LETTERS_SANS,
        Letters::Serif => texts::LETTERS_SERIF,
    }
}

#[must_use]
pub fn set(appearance: Appearance) -> Command {
    Command::SetAppearance(Box::new(appearance))
}

/// With the logo that is in a file; the alternative text stays.
///
/// # Errors
/// The sentence that says why the file cannot be the logo.
pub fn with_logo(appearance: &Appearance, name: &str, bytes: &[u8], lang: Lang) -> Result<Appearance, String> {
    let logo = logo::read(bytes).map_err(|fault| {
        let name = shortened(name);
        match fault {
            LogoFault::UnknownType => texts::LOGO_TYPE.fill(lang, &[("name", &name)]),
            LogoFault::TooLarge { size } => too_large(&name, size as u64, lang),
            LogoFault::Broken => texts::LOGO_BROKEN.fill(lang, &[("name", &name)]),
        }
    })?;
    let text = appearance.logo.as_ref().map(|before| before.text.clone()).unwrap_or_default();
    Ok(Appearance {
        logo: Some(Logo { text, ..logo }),
        ..appearance.clone()
    })
}

/// The sentence for a file that is too large.
#[must_use]
pub fn too_large(name: &str, size: u64, lang: Lang) -> String {
    let (size, limit) = (format::bytes(size, lang), format::bytes(LOGO_MAX as u64, lang));
    texts::LOGO_LARGE.fill(lang, &[("name", &shortened(name)), ("size", &size), ("limit", &limit)])
}

#[must_use]
pub fn without_logo(appearance: &Appearance) -> Appearance {
    Appearance {
        logo: None,
        ..appearance.clone()
    }
}

/// The logo as an address that a page can show.
#[must_use]
pub fn logo_url(appearance: &Appearance) -> Option<String> {
    let logo = appearance.logo.as_ref()?;
    Some(address(logo.kind.media_type(), &logo.data))
}

/// The colour that is chosen, or the usual one.
#[must_use]
pub fn accent(appearance: &Appearance) -> Colour {
    appearance.accent.unwrap_or(Colour::USUAL)
}

/// Whether a chosen colour is strong enough for texts, in a sentence; and whether that is a warning.
#[must_use]
pub fn judged(appearance: &Appearance, lang: Lang) -> Option<(String, bool)> {
    let accent = appearance.accent?;
    let hundredths = accent.contrast(Colour::WHITE);
    let contrast = format::number(&format!("{}.{}", hundredths / 100, hundredths % 100 / 10), lang);
    let text = accent.as_text();
    let is_weak = text != accent;
    let sentence = match (is_weak, is_seen(accent)) {
        (false, _) => texts::ACCENT_READABLE,
        (true, true) => texts::ACCENT_WEAK,
        (true, false) => texts::ACCENT_UNSEEN,
    };
    Some((sentence.fill(lang, &[("contrast", &contrast), ("text", &text.to_string())]), is_weak))
}

fn is_seen(accent: Colour) -> bool {
    accent.contrast(Colour::WHITE) >= SEEN
}

/// What the templates are told (`docs/format/print.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// Of rules, bars and marks.
    pub accent: String,
    /// Of headings, links and all else in colour that is read.
    pub text: String,
    pub tint: String,
    /// Families by preference.
    pub headings: &'static [&'static str],
    pub body: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<ThemeLogo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeLogo {
    /// A file of the job.
    pub file: &'static str,
    pub alt: String,
}

#[must_use]
pub fn theme(document: &Document, lang: Lang) -> Theme {
    let appearance = &document.dossier.appearance;
    let chosen = accent(appearance);
    let text = chosen.as_text();
    let (headings, body): (&[&str], &[&str]) = match appearance.letters {
        Letters::Mixed => (&["Literata", "Inter"], &["Inter"]),
        Letters::Sans => (&["Inter"], &["Inter"]),
        Letters::Serif => (&["Literata", "Inter"], &["Literata", "Inter"]),
    };
    Theme {
        accent: (if is_seen(chosen) { chosen } else { text }).to_string(),
        text: text.to_string(),
        tint: chosen.tint().to_string(),
        headings,
        body,
        logo: appearance.logo.as_ref().map(|logo| ThemeLogo {
            file: logo.kind.file(),
            alt: [logo.text.as_str(), document.frame.group.name.as_str(), texts::LOGO_TEXT_USUAL.get(lang)]
                .into_iter()
                .find(|text| !text.trim().is_empty())
                .unwrap_or_default()
                .to_owned(),
        }),
    }
}

/// The file of the logo: its name in the job and its bytes.
#[must_use]
pub fn logo_file(document: &Document) -> Option<(&'static str, Vec<u8>)> {
    let logo = document.dossier.appearance.logo.as_ref()?;
    Some((logo.kind.file(), logo::bytes(logo)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::CommandError;
    use crate::present::form::changed;
    use crate::present::samples;

    const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    #[test]
    fn a_logo_stands_for_the_group_until_someone_writes_what_it_shows() {
        let document = samples::document();
        let with = with_logo(&Appearance::default(), "logo.svg", SVG, Lang::Fr).unwrap();
        let shown = document.apply(&set(with.clone())).unwrap();
        let name = shown.frame.group.name.clone();
        let alt = theme(&shown, Lang::Fr).logo.unwrap().alt;
        assert_eq!(alt, if name.is_empty() { "Logo du groupement".to_owned() } else { name });
        let described = changed(AppearanceField::LogoText, &with, "Deux barques", Lang::Fr).unwrap();
        let shown = shown.apply(&set(described.clone())).unwrap();
        assert_eq!(theme(&shown, Lang::Fr).logo.unwrap().alt, "Deux barques");
        let other = with_logo(&described, "autre.svg", b"<svg><g/></svg>", Lang::Fr).unwrap();
        assert_eq!(other.logo.unwrap().text, "Deux barques", "another picture of the same logo");
        assert_eq!(logo_file(&shown).unwrap(), ("logo.svg", SVG.to_vec()));
    }

    #[test]
    fn a_file_that_is_no_logo_is_told_with_its_name_and_what_to_do() {
        let refused = |bytes: &[u8], lang| with_logo(&Appearance::default(), "photo.webp", bytes, lang).unwrap_err();
        assert!(refused(b"RIFF", Lang::Fr).contains("«\u{a0}photo.webp\u{a0}»"));
        assert!(refused(b"\x89PNG\r\n\x1a\n", Lang::En).contains("damaged"));
        let large = [SVG, &[b' '; LOGO_MAX]].concat();
        assert!(refused(&large, Lang::Fr).contains("500\u{a0}ko au plus"), "{}", refused(&large, Lang::Fr));
    }

    #[test]
    fn a_logo_that_another_program_wrote_too_large_changes_nothing() {
        let mut appearance = with_logo(&Appearance::default(), "logo.svg", SVG, Lang::Fr).unwrap();
        appearance.logo.as_mut().unwrap().data = "A".repeat(LOGO_MAX * 2).into();
        let refusal = samples::document().apply(&set(appearance)).unwrap_err();
        assert!(matches!(refusal, CommandError::LogoTooLarge { .. }));
    }

    #[test]
    fn a_light_colour_is_said_to_be_weak_and_printed_darker() {
        let yellow = changed(AppearanceField::Accent, &Appearance::default(), "#ffd800", Lang::Fr).unwrap();
        let (sentence, is_weak) = judged(&yellow, Lang::Fr).unwrap();
        assert!(is_weak && sentence.contains("1,3 pour 1"), "{sentence}");
        let shown = samples::document().apply(&set(yellow)).unwrap();
        let theme = theme(&shown, Lang::Fr);
        assert!(Colour::parse(&theme.text).unwrap().is_readable_on(Colour::WHITE));
        assert!(sentence.contains(&theme.text) && sentence.contains("repères aussi"));
        assert_eq!(theme.accent, theme.text, "a rule in it would not be seen");
        let orange = changed(AppearanceField::Accent, &Appearance::default(), "#ff8c00", Lang::Fr).unwrap();
        assert!(judged(&orange, Lang::Fr).unwrap().0.contains("repères la gardent"));
        let green = changed(AppearanceField::Accent, &Appearance::default(), "0B5563", Lang::En).unwrap();
        assert!(!judged(&green, Lang::En).unwrap().1);
        assert_eq!(judged(&Appearance::default(), Lang::Fr), None, "nothing is said of the usual colour");
        assert!(
            changed(AppearanceField::Accent, &green, "bleu", Lang::Fr)
                .unwrap_err()
                .contains("«\u{a0}bleu\u{a0}»")
        );
    }

    #[test]
    fn a_members_copy_leaves_the_look_to_the_lead() {
        use crate::document::{Request, RequestedMember};
        let document = samples::document();
        let me = document.members[0].clone();
        let copy = Request::of(&document, Some(&me.id)).answer(&RequestedMember { id: me.id, card: me.card });
        assert!(matches!(copy.apply(&set(Appearance::default())), Err(CommandError::NotYours(_))));
    }
}
