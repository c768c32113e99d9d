//! What looks odd in a text that people will read (§3, warnings): hidden characters, markup, spreadsheet formulas.
//! Nothing is changed: the exports protect themselves.

use super::report::WarningCode;

/// The warnings for one text.
pub fn odd(text: &str) -> impl Iterator<Item = WarningCode> {
    let hidden = text.chars().any(is_suspicious).then_some(WarningCode::SuspiciousCharacters);
    let markup = has_markup(text).then_some(WarningCode::MarkupInText);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@']).then_some(WarningCode::FormulaLikeText);
    [hidden, markup, formula].into_iter().flatten()
}

/// Invisible, or turning the direction of the text round them.
fn is_suspicious(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' |
        '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}' | '\u{E0000}'..='\u{E007F}'
    )
}

fn has_markup(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')))
}
