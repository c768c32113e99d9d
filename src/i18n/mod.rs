//! French and English: texts, numbers, dates. A text is a constant with both languages, so a missing translation or a
//! misspelt key does not compile. Knows no view and no document.

pub mod amount_in_words;
pub mod countries;
pub mod format;
mod macros;
pub mod parse;
pub mod texts;

use serde::{Deserialize, Serialize};

/// The languages of the interface and of the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fr,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// BCP 47 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
    /// The language's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| code.split('-').next() == Some(lang.code()))
    }
}

/// One text in both languages. `{name}` marks a place to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub fr: &'static str,
    pub en: &'static str,
}

impl Text {
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
    /// The text with its places filled; values are taken as they are, never as places again.
    #[must_use]
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after_place)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(n, _)| *n == name) {
                Some((_, value)) => filled.push_str(value),
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            }
            rest = after_place;
        }
        filled.push_str(rest);
        filled
    }
}

/// The form for a count: French has one form for 0 and 1, English for 1 only.
#[must_use]
pub fn plural(lang: Lang, count: usize, one: Text, many: Text) -> Text {
    let is_one = match lang {
        Lang::Fr => count < 2,
        Lang::En => count == 1,
    };
    if is_one { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREETING: Text = Text {
        fr: "Ligne {line} : {what}",
        en: "Line {line}: {what}",
    };

    #[test]
    fn places_are_filled_once_and_values_stay_text() {
        assert_eq!(GREETING.fill(Lang::En, &[("line", "{what}"), ("what", "<b>")]), "Line {what}: <b>");
        assert_eq!(GREETING.fill(Lang::En, &[("line", "3")]), "Line 3: {what}");
        assert_eq!(Text { fr: "{", en: "a { b" }.fill(Lang::En, &[]), "a { b");
    }

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        let (one, many) = (Text { fr: "un", en: "one" }, Text { fr: "plusieurs", en: "many" });
        assert_eq!(plural(Lang::Fr, 0, one, many), one);
        assert_eq!(plural(Lang::En, 0, one, many), many);
    }
}
