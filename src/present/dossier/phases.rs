//! The phases of the work, read from a table that people write in a chapter: the one with a column «Semaines» or «Weeks», where a row
//! says `3` or `3–5`, counted from the start of the contract. The table stays in the text; a figure of it is drawn beside.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Weeks of ten years: behind it there is no contract.
const LAST_WEEK: u16 = 520;
/// More rows are no figure.
const PHASES_MAX: usize = 40;
const HEADS: [&str; 4] = ["semaines", "semaine", "weeks", "week"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    pub label: String,
    /// From 1, the week in which the contract begins.
    pub first_week: u16,
    /// Inclusive.
    pub last_week: u16,
}

/// The phases of a text, and what in the column of weeks says no weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phases {
    pub phases: Vec<Phase>,
    pub unread: Vec<String>,
}

/// Reads the first table of a text that has a column of weeks; nothing when there is none. A row whose weeks are empty is no phase.
#[must_use]
pub fn phases(markdown: &str) -> Phases {
    let mut read = Phases::default();
    let tables = tables(markdown);
    let is_head = |cell: &String| HEADS.contains(&cell.to_lowercase().as_str());
    let found = tables.iter().find_map(|rows| Some((rows, rows.first()?.iter().position(is_head)?)));
    let Some((rows, column)) = found else { return read };
    for row in rows.iter().skip(1).take(PHASES_MAX) {
        let typed = row.get(column).map_or("", String::as_str);
        match (typed.is_empty(), weeks(typed)) {
            (true, _) => {}
            (false, Some((first_week, last_week))) => read.phases.push(Phase {
                label: row.first().cloned().unwrap_or_default(),
                first_week,
                last_week,
            }),
            (false, None) => read.unread.push(typed.to_owned()),
        }
    }
    read
}

/// The words of every table: rows of cells, the first row its head.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut is_in_cell = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        let row = tables.last_mut().and_then(|rows| rows.last_mut());
        match (event, row) {
            (Event::Start(Tag::Table(_)), _) => tables.push(Vec::new()),
            (Event::Start(Tag::TableHead | Tag::TableRow), _) => {
                if let Some(rows) = tables.last_mut() {
                    rows.push(Vec::new());
                }
            }
            (Event::Start(Tag::TableCell), Some(row)) => {
                row.push(String::new());
                is_in_cell = true;
            }
            (Event::End(TagEnd::TableCell), Some(row)) => {
                is_in_cell = false;
                if let Some(cell) = row.last_mut() {
                    *cell = cell.trim().to_owned();
                }
            }
            (Event::Text(words) | Event::Code(words), Some(row)) if is_in_cell => {
                if let Some(cell) = row.last_mut() {
                    cell.push_str(&words);
                }
            }
            _ => {}
        }
    }
    tables
}

/// `3`, `3–5`, `3 à 5`, `3 to 5`: numbers from 1 on, the first not after the last.
fn weeks(typed: &str) -> Option<(u16, u16)> {
    let numbers: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let between: String = typed.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let is_span = matches!(between.as_str(), "-" | "–" | "à" | "to");
    let (first, last) = match numbers.as_slice() {
        [one] if between.is_empty() => (*one, *one),
        [first, last] if is_span => (*first, *last),
        _ => return None,
    };
    let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
    (first >= 1 && first <= last && last <= LAST_WEEK).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Avant.\n\n| Étape | Semaines |\n|---|:--:|\n| **1. Cadrage** | 1 |\n| Pilote | 2–3 |\n| Bascules | 4 à 9 |\n| Bilan | |\n\n| Autre | Semaines |\n|---|---|\n| Non | 8 |";

    #[test]
    fn the_first_table_with_weeks_gives_the_phases() {
        let read = phases(TABLE);
        let told: Vec<_> = read.phases.iter().map(|p| (p.label.as_str(), p.first_week, p.last_week)).collect();
        assert_eq!(told, [("1. Cadrage", 1, 1), ("Pilote", 2, 3), ("Bascules", 4, 9)]);
        assert!(read.unread.is_empty());
    }

    #[test]
    fn what_says_no_weeks_is_told() {
        let read = phases("| Step | Weeks |\n|---|---|\n| A | soon |\n| B | 5–3 |\n| C | 0 |\n| D | 9999999 |\n| E | 1 to 2 |\n| F | -2 |");
        assert_eq!(read.unread, ["soon", "5–3", "0", "9999999", "-2"]);
        assert_eq!(read.phases.len(), 1);
    }

    #[test]
    fn a_bar_that_is_a_character_parts_no_cells() {
        let read = phases("| Étape | Semaines |\n|---|---|\n| A \\| B, `x` | 2 |\n\n```\n| Semaines |\n|---|\n| 9 |\n```");
        let told: Vec<_> = read.phases.iter().map(|p| (p.label.as_str(), p.first_week)).collect();
        assert_eq!(told, [("A | B, x", 2)]);
    }

    #[test]
    fn a_text_without_such_a_table_has_no_phase() {
        for text in ["", "Semaines", "| Semaines |", "| Semaines |\n| 1 |", "| Étape |\n|---|\n| 1 |"] {
            assert_eq!(phases(text), Phases::default(), "{text}");
        }
    }

    #[test]
    fn the_texts_that_the_app_proposes_have_six_phases_in_both_languages() {
        let fr = phases(include_str!("../../../public/dossier/fr/migration.md"));
        let en = phases(include_str!("../../../public/dossier/en/migration.md"));
        let weeks = |read: &Phases| read.phases.iter().map(|p| (p.first_week, p.last_week)).collect::<Vec<_>>();
        assert_eq!(weeks(&fr), [(1, 2), (3, 5), (6, 7), (8, 13), (14, 17), (18, 18)]);
        assert_eq!(weeks(&fr), weeks(&en));
    }
}
