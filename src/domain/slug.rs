//! Identifiers made from names: «Chatons du Léon» → `chatons-du-leon`. Knows no list: whoever asks says what is taken.

use super::ids::ID_MAX;

/// Room left for `-2`, `-3`… behind a name that is taken.
const BASE_MAX: usize = ID_MAX - 4;

/// The name in ASCII letters and digits with hyphens, in lower case, at most 36 characters; empty when nothing is left of it.
#[must_use]
pub fn slug(name: &str) -> String {
    spelt(name, true, |_| false)
}

/// A typed code made fit for an identifier: capitals, dots, hyphens and underscores stay.
#[must_use]
pub fn code(typed: &str) -> String {
    spelt(typed, false, |c| matches!(c, '.' | '_'))
}

fn spelt(text: &str, lower: bool, also: fn(char) -> bool) -> String {
    let mut made = String::new();
    for c in text.chars() {
        for c in plain(c).chars() {
            match c {
                c if c.is_ascii_alphanumeric() && lower => made.push(c.to_ascii_lowercase()),
                c if c.is_ascii_alphanumeric() => made.push(c),
                c if also(c) && !made.is_empty() => made.push(c),
                _ if made.is_empty() || made.ends_with('-') => {}
                _ => made.push('-'),
            }
        }
    }
    made.truncate(BASE_MAX);
    made.trim_end_matches('-').to_owned()
}

/// The Latin letters of European names without their marks.
fn plain(c: char) -> String {
    let letters = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => "A",
        'ç' | 'č' | 'ć' => "c",
        'Ç' | 'Č' => "C",
        'è' | 'é' | 'ê' | 'ë' | 'ě' => "e",
        'È' | 'É' | 'Ê' | 'Ë' => "E",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' => "I",
        'ñ' => "n",
        'Ñ' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' => "O",
        'š' => "s",
        'Š' => "S",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ü' => "U",
        'ý' | 'ÿ' => "y",
        'ž' => "z",
        'Ž' => "Z",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ł' => "l",
        _ => return c.to_string(),
    };
    letters.to_owned()
}

/// `base`, or `base-2`, `base-3`… the first that is free; `otherwise` stands in for an empty base.
#[must_use]
pub fn unique(base: &str, otherwise: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let base = if base.is_empty() { otherwise } else { base };
    let mut made = base.to_owned();
    let mut n: u32 = 2;
    while is_taken(&made) && n < u32::MAX {
        made = format!("{base}-{n}");
        n += 1;
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::is_valid_id;

    #[test]
    fn names_become_identifiers() {
        assert_eq!(slug("Chatons du Léon"), "chatons-du-leon");
        assert_eq!(slug("  L’Œuvre & Cie (SCIC) "), "l-oeuvre-cie-scic");
        assert_eq!(slug("猫"), "");
        assert_eq!(code(" 1.2 a/B "), "1.2-a-B");
        assert_eq!(code("…"), "");
        let long = slug(&"hébergeur ".repeat(20));
        assert!(is_valid_id(&long) && is_valid_id(&format!("{long}-99")), "{long}");
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = ["a", "a-2"];
        assert_eq!(unique("a", "m", |id| taken.contains(&id)), "a-3");
        assert_eq!(unique("", "m", |id| taken.contains(&id)), "m");
    }
}
