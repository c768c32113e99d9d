//! Rows copied from a spreadsheet, read as lines of the price schedule: code, label, unit, then one quantity or one per period.
//! Nothing is added from here: the reading is shown first, with what is left out and why.

use super::{LineId, NewLine, next_after, typed_line};
use crate::document::{Command, Document};
use crate::domain::bid::{Line, LineKind};
use crate::domain::ids::is_valid_id;
use crate::domain::slug;
use crate::i18n::texts::lines as texts;
use crate::i18n::{Lang, parse};

/// Most rows of one paste.
const ROWS_MAX: usize = 1000;

/// A row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    pub code: String,
    pub label: String,
    pub unit: String,
    pub quantities: String,
    /// The line to add, or why the row is left out.
    pub line: Result<Box<Line>, String>,
}

/// A reading of what was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The first row had no figure where quantities stand: it was taken as the heading.
    pub had_heading: bool,
    pub rows: Vec<PastedRow>,
}

impl Reading {
    /// How many lines would be added.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.rows.iter().filter(|row| row.line.is_ok()).count()
    }
    /// Adds them all in one step; `None` when there is none.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        let add = |line: &Line| Command::AddLine {
            line: Box::new(line.clone()),
            at: None,
        };
        let commands: Vec<Command> = self.rows.iter().filter_map(|row| row.line.as_ref().ok()).map(|line| add(line)).collect();
        (!commands.is_empty()).then_some(Command::Several(commands))
    }
}

/// Whether a pasted text is a block of cells rather than one value.
#[must_use]
pub fn is_block(text: &str) -> bool {
    text.trim_end().contains(['\t', '\n'])
}

/// Reads a block. All rows get the same kind.
#[must_use]
pub fn read(document: &Document, text: &str, kind: &str, lang: Lang) -> Reading {
    let kind = LineKind::parse(kind).unwrap_or(LineKind::Recurring);
    let mut table = cells(text);
    table.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    table.truncate(ROWS_MAX);
    let had_heading = table.len() > 1 && table.first().is_some_and(|row| is_heading(row));
    let mut reading = Reading { had_heading, rows: Vec::new() };
    let mut taken: Vec<String> = document.frame.lines.iter().map(|l| l.id.to_string()).collect();
    for row in table.iter().skip(usize::from(had_heading)) {
        let pasted = read_row(document, row, kind, &taken, lang);
        if let Ok(line) = &pasted.line {
            taken.push(line.id.to_string());
        }
        reading.rows.push(pasted);
    }
    reading
}

/// A row with words, and none of them a number, where quantities stand.
fn is_heading(row: &[String]) -> bool {
    let quantities: Vec<&String> = row.iter().skip(3).filter(|cell| !cell.is_empty()).collect();
    !quantities.is_empty() && quantities.iter().all(|cell| parse::plain_number(cell).is_err())
}

fn read_row(document: &Document, row: &[String], kind: LineKind, taken: &[String], lang: Lang) -> PastedRow {
    let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
    let mut quantities: Vec<String> = row.iter().skip(3).cloned().collect();
    while quantities.last().is_some_and(String::is_empty) {
        quantities.pop();
    }
    let mut pasted = PastedRow {
        code: cell(0),
        label: cell(1),
        unit: cell(2),
        quantities: quantities.join(" ; "),
        line: Err(texts::FAULT_CELLS.get(lang).to_owned()),
    };
    if row.len() >= 2 {
        pasted.line = code(&pasted.code, taken, lang).and_then(|code| {
            pasted.code.clone_from(&code);
            let new = NewLine {
                code,
                label: pasted.label.clone(),
                unit: pasted.unit.clone(),
                kind: kind.as_str().to_owned(),
                decimals: String::new(),
                quantities: quantities.join(";"),
            };
            typed_line(document, &new, lang).map(Box::new)
        });
    }
    pasted
}

/// The code of a row: as typed, made fit, or counted on from the line before. A code that stands already is not taken twice.
fn code(typed: &str, taken: &[String], lang: Lang) -> Result<String, String> {
    let is_taken = |code: &str| taken.iter().any(|t| t == code);
    if typed.is_empty() {
        return Ok(next_after(taken.last().map_or("L0", String::as_str), is_taken));
    }
    let made = if is_valid_id(typed) { typed.to_owned() } else { slug::code(typed) };
    if !is_valid_id(&made) {
        let shown = crate::present::faults::shortened(typed);
        return Err(texts::FAULT_CODE.fill(lang, &[("code", &shown)]));
    }
    if is_taken(LineId::new(&made).as_str()) {
        return Err(texts::FAULT_CODE_TAKEN.fill(lang, &[("code", &made)]));
    }
    Ok(made)
}

/// Rows and cells of a copied block: tabs and line ends, save inside cells that the spreadsheet put between quotes.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut table: Vec<Vec<String>> = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() && closes_later(chars.clone()) => is_quoted = true,
            '\t' if !is_quoted => row.push(finished(&mut cell)),
            '\n' if !is_quoted => {
                row.push(finished(&mut cell));
                table.push(std::mem::take(&mut row));
            }
            '\r' => {}
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(finished(&mut cell));
        table.push(row);
    }
    table
}

/// A quote that opens a cell has one that closes it right before a tab, a line end or the end; else it is a character like others.
fn closes_later(mut rest: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    while let Some(c) = rest.next() {
        if c == '"' {
            match rest.peek() {
                Some('"') => {
                    rest.next();
                }
                None | Some('\t' | '\n' | '\r') => return true,
                Some(_) => return false,
            }
        }
    }
    false
}

fn finished(cell: &mut String) -> String {
    std::mem::take(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty;
    use crate::present::{lines, tender};

    fn document() -> Document {
        let document = empty("b");
        let tender = tender::periods::with_one_more(&document.frame.tender);
        let document = document.apply(&tender::set(tender)).unwrap();
        document
            .apply(
                &lines::add(
                    &document,
                    &NewLine {
                        code: "A1".to_owned(),
                        ..NewLine::default()
                    },
                    Lang::Fr,
                )
                .unwrap(),
            )
            .unwrap()
    }

    fn told(text: &str, kind: &str) -> String {
        let reading = read(&document(), text, kind, Lang::Fr);
        let row = |row: &PastedRow| match &row.line {
            Ok(line) => format!("{} | {} | {} | {}\n", line.id, line.label, line.unit, lines::total(line, Lang::Fr)),
            Err(why) => format!("– {} | {why}\n", row.code),
        };
        let heading = if reading.had_heading { "(en-tête)\n" } else { "" };
        heading.to_owned() + &reading.rows.iter().map(row).collect::<String>()
    }

    #[test]
    fn a_block_of_a_spreadsheet_becomes_lines() {
        let block = "Code\tLibellé\tUnité\tQuantité\r\nB1\tCourriel\tboîte·mois\t2 640,5\r\n\tListes\tliste·mois\t10\t20\n\t\t\t\nB 3\tAppui\tjour\t\n";
        assert_eq!(
            told(block, "recurring"),
            "(en-tête)\nB1 | Courriel | boîte·mois | 5\u{202f}281\nB2 | Listes | liste·mois | 30\nB-3 | Appui | jour | 0\n"
        );
        assert_eq!(told("M\tMigration\tjour\t12", "one_off"), "M | Migration | jour | 12\n");
    }

    #[test]
    fn rows_that_cannot_be_lines_are_told_and_the_others_stay() {
        let block = "A1\tDoublon\tu\t1\nB1\tTrois\tu\t1\t2\t3\nB2\tMots\tu\tbeaucoup\n…\tSigne\tu\t1\nseul\nB3\tBon\tu\t1\nB3\tEncore\tu\t1";
        let said = told(block, "recurring");
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].starts_with("– A1 | Le code A1"), "{said}");
        assert!(lines[1].contains("3 quantités pour 2 périodes"), "{said}");
        assert!(lines[2].contains("beaucoup"), "{said}");
        assert!(lines[3].contains("ne peut pas devenir un code"), "{said}");
        assert!(lines[4].contains("Il manque des colonnes"), "{said}");
        assert_eq!(lines[5], "B3 | Bon | u | 2");
        assert!(lines[6].contains("B3 est déjà pris"), "{said}");
    }

    #[test]
    fn quoted_cells_keep_their_line_ends_as_spaces_and_stray_quotes_stay() {
        assert_eq!(
            told("B1\t\"Deux\nlignes \"\"citées\"\"\"\tu\t1", "recurring"),
            "B1 | Deux lignes \"citées\" | u | 2\n"
        );
        assert_eq!(
            told("B1\t\"Libre\" et seul\tu\t1\nB2\t24\" écran\tu\t1", "recurring"),
            "B1 | \"Libre\" et seul | u | 2\nB2 | 24\" écran | u | 2\n"
        );
    }

    #[test]
    fn the_lines_are_added_in_one_step() {
        let document = document();
        let reading = read(&document, "B1\tx\tu\t1\nA1\ty\tu\t1\nB2\tz\tu\t1", "recurring", Lang::Fr);
        assert_eq!(reading.ready(), 2);
        let after = document.apply(&reading.command().unwrap()).unwrap();
        assert_eq!(lines::ids(&after).len(), 3);
        assert_eq!(read(&document, " \n\t", "recurring", Lang::Fr).command(), None);
        assert!(is_block("a\tb") && is_block("a\nb") && !is_block("a b\n"));
    }
}
