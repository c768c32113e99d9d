//! A table as CSV for machines: UTF-8, RFC 4180, one name for each column, decimal points, no thousands, codes as the formats write them.
//! A text that a spreadsheet would take for a formula gets an apostrophe before it.

use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;
use crate::exchange::audience::Audience;
use crate::exchange::tables::{Cell, Table};

/// The table without its foot: a machine adds up by itself.
#[must_use]
pub fn write<A: Audience>(table: &Table<A>) -> String {
    let mut text = String::new();
    line(&mut text, table.columns.iter().map(|column| quoted(&column.key())));
    for row in &table.rows {
        line(&mut text, row.iter().map(field));
    }
    text
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    text.push_str(&fields.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(&harmless(text)),
        Cell::Money(cents) => euros(*cents),
        Cell::Number(number) | Cell::Ratio(number) => number.to_string(),
        Cell::Code(code) => quoted(code.key()),
    }
}

/// `-1234.50`.
#[must_use]
pub fn euros(cents: Cents) -> String {
    Fixed::new(cents.wide(), 2).to_string()
}

/// Is it a formula where a spreadsheet reads it? OWASP, *CSV Injection*; full-width signs are read as the narrow ones.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\u{200b}']).chars().next();
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

fn harmless(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_only_where_they_must_be() {
        assert_eq!(quoted("Œuvre d’art"), "Œuvre d’art");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("dit «\"oui\"»\r\n"), "\"dit «\"\"oui\"\"»\r\n\"");
    }

    #[test]
    fn no_text_is_a_formula_any_more() {
        for text in ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\u{feff}=1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("a=1"), "a=1");
        assert_eq!(euros(Cents(-5)), "-0.05");
    }
}
