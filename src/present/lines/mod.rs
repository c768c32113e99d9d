//! The price schedule as a table, and what can be done to its lines.

mod fields;
pub mod paste;

use std::sync::Arc;

pub use crate::domain::ids::{LineId, MemberId};
pub use fields::{LineField, Way, kind};

use crate::document::{Command, Document};
pub use crate::domain::bid::Line;
use crate::domain::bid::LineKind;
use crate::domain::decimal::Quantity;
use crate::domain::slug;
use crate::i18n::texts::{lines as texts, typed as typed_texts};
use crate::i18n::{Lang, format, parse, plural};
use crate::present::tender::periods;
use crate::present::typed;

/// One row of the table, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRow {
    pub code: String,
    pub label: String,
    pub unit: String,
    pub kind: &'static str,
    pub decimals: String,
    /// One per period.
    pub quantities: Vec<String>,
    pub total: String,
    /// The client set a rule for this line.
    pub has_rules: bool,
    pub is_first: bool,
    pub is_last: bool,
}

/// The ids of the lines, in order.
#[must_use]
pub fn ids(document: &Document) -> Vec<LineId> {
    document.frame.lines.iter().map(|l| l.id.clone()).collect()
}

/// The heads of the columns of quantities.
#[must_use]
pub fn period_names(document: &Document) -> Vec<String> {
    document.frame.tender.periods.iter().map(periods::name).collect()
}

#[must_use]
pub fn row(document: &Document, id: &LineId, lang: Lang) -> Option<LineRow> {
    Some(row_of(&document.frame.lines, document.line(id)?, lang))
}

/// All rows, in their order.
pub fn rows(document: &Document, lang: Lang) -> impl Iterator<Item = (&LineId, LineRow)> {
    let lines = &document.frame.lines;
    lines.iter().map(move |line| (&line.id, row_of(lines, line, lang)))
}

fn row_of(lines: &[Arc<Line>], line: &Line, lang: Lang) -> LineRow {
    let is_at = |other: Option<&Arc<Line>>| other.is_some_and(|l| l.id == line.id);
    LineRow {
        code: line.id.to_string(),
        label: line.label.clone(),
        unit: line.unit.clone(),
        kind: kind(line.kind).get(lang),
        decimals: line.price_decimals.to_string(),
        quantities: line.qty_by_period.iter().map(|q| format::quantity(*q, lang)).collect(),
        total: total(line, lang),
        has_rules: has_rules(line),
        is_first: is_at(lines.first()),
        is_last: is_at(lines.last()),
    }
}

/// The sum of the quantities, as text.
#[must_use]
pub fn total(line: &Line, lang: Lang) -> String {
    let ten_thousandths = line.total_quantity();
    let plain = format!("{}.{:04}", ten_thousandths / 10_000, ten_thousandths % 10_000);
    format::plain_quantity(&plain, lang)
}

fn has_rules(line: &Line) -> bool {
    !line.share_menu.is_empty()
        || line.distinct_datacentres
        || !line.not_same_host_as.is_empty()
        || !line.only_members.is_empty()
        || !line.required_certifications.is_empty()
        || !line.required_skills.is_empty()
        || !line.allowed_countries.is_empty()
}

/// «12 lignes».
#[must_use]
pub fn count(document: &Document, lang: Lang) -> String {
    let count = document.frame.lines.len();
    plural(lang, count, texts::COUNT_ONE, texts::COUNT_MANY).fill(lang, &[("count", &count.to_string())])
}

/// A recurring line with two decimals and nothing typed in.
#[must_use]
pub fn empty_line(id: &LineId, periods: usize) -> Line {
    Line {
        id: id.clone(),
        label: String::new(),
        family: None,
        unit: String::new(),
        kind: LineKind::Recurring,
        price_decimals: 2,
        qty_by_period: vec![Quantity::ZERO; periods],
        share_menu: Vec::new(),
        distinct_datacentres: false,
        not_same_host_as: Vec::new(),
        only_members: Vec::new(),
        required_certifications: Vec::new(),
        required_skills: Vec::new(),
        allowed_countries: Vec::new(),
    }
}

/// The code proposed for the next line: the last one with its number counted on, else `L` and a number.
#[must_use]
pub fn next_code(document: &Document) -> String {
    let last = document.frame.lines.last().map_or("L0", |l| l.id.as_str());
    next_after(last, |id| document.line(&LineId::new(id)).is_some())
}

fn next_after(last: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let stem = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = last.get(stem.len()..).unwrap_or("");
    let width = figures.len();
    let Ok(n) = figures.parse::<u32>() else {
        return slug::unique(&slug::code(last), "L1", is_taken);
    };
    let codes = (n.saturating_add(1)..).map(|n| format!("{stem}{n:0width$}"));
    let free = codes.take(10_000).find(|code| crate::domain::ids::is_valid_id(code) && !is_taken(code));
    free.unwrap_or_else(|| slug::unique("L1", "L1", is_taken))
}

/// What was typed in the row that adds a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewLine {
    /// Empty = the proposed one.
    pub code: String,
    pub label: String,
    pub unit: String,
    /// Key of the kind.
    pub kind: String,
    pub decimals: String,
    /// One for all periods, or one per period.
    pub quantities: String,
}

/// The line that was typed.
///
/// # Errors
/// The sentence for the first field that does not fit.
pub fn typed_line(document: &Document, new: &NewLine, lang: Lang) -> Result<Line, String> {
    let code = new.code.trim();
    let id = LineId::new(&if code.is_empty() { next_code(document) } else { code.to_owned() });
    let mut line = empty_line(&id, document.frame.tender.periods.len());
    let put = |field: LineField, line: &mut Line, typed: &str| crate::present::form::FormField::put(field, line, typed, lang);
    put(LineField::Label, &mut line, &new.label)?;
    put(LineField::Unit, &mut line, &new.unit)?;
    put(LineField::Kind, &mut line, &new.kind)?;
    if !new.decimals.trim().is_empty() {
        put(LineField::Decimals, &mut line, &new.decimals)?;
    }
    let cells: Vec<&str> = new.quantities.split([';', '\t']).map(str::trim).collect();
    let cells = if matches!(cells.as_slice(), [""]) { Vec::new() } else { cells };
    line.qty_by_period = quantities(&cells, line.kind, line.qty_by_period.len(), lang)?;
    Ok(line)
}

/// The command that adds the typed line.
///
/// # Errors
/// As `typed_line`.
pub fn add(document: &Document, new: &NewLine, lang: Lang) -> Result<Command, String> {
    let line = typed_line(document, new, lang)?;
    Ok(Command::AddLine {
        line: Box::new(line),
        at: None,
    })
}

/// One quantity for each period: a single one stands for all of a recurring line, for the first of a one-off line.
fn quantities(cells: &[&str], kind: LineKind, periods: usize, lang: Lang) -> Result<Vec<Quantity>, String> {
    let read = |cell: &&str| typed::optional(cell, parse::quantity, lang).map(|q| q.unwrap_or(Quantity::ZERO));
    let typed = cells.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    match typed.as_slice() {
        [] => Ok(vec![Quantity::ZERO; periods]),
        [one] => Ok((0..periods)
            .map(|p| if p == 0 || kind == LineKind::Recurring { *one } else { Quantity::ZERO })
            .collect()),
        many if many.len() == periods => Ok(typed),
        many => Err(typed_texts::QUANTITIES.fill(lang, &[("found", &many.len().to_string()), ("periods", &periods.to_string())])),
    }
}

#[must_use]
pub fn set(line: Line) -> Command {
    Command::SetLine(Box::new(line))
}

/// Another code for a line; a malformed or taken one is refused when it is carried out.
#[must_use]
pub fn rename(line: &LineId, typed: &str) -> Command {
    Command::RenameLine {
        from: line.clone(),
        to: LineId::new(typed.trim()),
    }
}

/// A copy right below, with a code of its own; rules and quantities come along, asks do not.
#[must_use]
pub fn duplicate(document: &Document, id: &LineId) -> Option<Command> {
    let at = document.frame.lines.iter().position(|l| &l.id == id)?;
    let mut copy = (**document.frame.lines.get(at)?).clone();
    let is_taken = |code: &str| document.line(&LineId::new(code)).is_some();
    copy.id = LineId::new(&next_after(id.as_str(), is_taken));
    Some(Command::AddLine {
        line: Box::new(copy),
        at: Some(at + 1),
    })
}

#[must_use]
pub fn remove(id: &LineId) -> Command {
    Command::RemoveLine(id.clone())
}

/// One place up or down; `None` at the end of the list.
#[must_use]
pub fn moved(document: &Document, id: &LineId, down: bool) -> Option<Command> {
    let at = document.frame.lines.iter().position(|l| &l.id == id)?;
    let to = if down { at + 1 } else { at.checked_sub(1)? };
    (to < document.frame.lines.len()).then(|| Command::MoveLine { line: id.clone(), to })
}

/// The line reserved for a member among others, or no longer.
#[must_use]
pub fn with_only(line: &Line, member: &MemberId, is_kept: bool) -> Line {
    let mut next = line.clone();
    next.only_members.retain(|m| m != member);
    if is_kept {
        next.only_members.push(member.clone());
    }
    next
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty;
    use crate::present::tender;

    fn three_years() -> Document {
        let document = empty("b");
        let tender = tender::periods::with_one_more(&tender::periods::with_one_more(&document.frame.tender));
        document.apply(&tender::set(tender)).unwrap()
    }

    fn new(code: &str, label: &str, quantities: &str) -> NewLine {
        NewLine {
            code: code.to_owned(),
            label: label.to_owned(),
            unit: "compte·mois".to_owned(),
            quantities: quantities.to_owned(),
            ..NewLine::default()
        }
    }

    fn told(document: &Document) -> String {
        let row = |id: &LineId| row(document, id, Lang::Fr).unwrap();
        let text = |r: LineRow| format!("{} {} {} = {}\n", r.code, r.label, r.quantities.join("+"), r.total);
        ids(document).iter().map(row).map(text).collect()
    }

    #[test]
    fn lines_are_added_one_after_the_other_with_codes_that_count_on() {
        let mut document = three_years();
        for line in [new("1.08", "Courriel", "2640"), new("", "Listes", "1;2;3,5"), new("", "Rien encore", "")] {
            document = document.apply(&add(&document, &line, Lang::Fr).unwrap()).unwrap();
        }
        assert_eq!(
            told(&document),
            "1.08 Courriel 2\u{202f}640+2\u{202f}640+2\u{202f}640 = 7\u{202f}920\n1.09 Listes 1+2+3,5 = 6,5\n1.10 Rien encore 0+0+0 = 0\n"
        );
        let one_off = NewLine {
            kind: "one_off".to_owned(),
            ..new("M1", "Migration", "12")
        };
        assert_eq!(typed_line(&document, &one_off, Lang::Fr).map(|l| total(&l, Lang::Fr)), Ok("12".to_owned()));
        assert!(
            add(&document, &new("", "x", "1;2"), Lang::Fr)
                .unwrap_err()
                .starts_with("2 quantités pour 3 périodes")
        );
    }

    #[test]
    fn a_copy_stands_below_with_its_own_code_and_lines_move() {
        let mut document = three_years();
        for code in ["A1", "A2", "Z"] {
            document = document.apply(&add(&document, &new(code, code, "1"), Lang::Fr).unwrap()).unwrap();
        }
        document = document.apply(&duplicate(&document, &"A1".into()).unwrap()).unwrap();
        document = document.apply(&duplicate(&document, &"Z".into()).unwrap()).unwrap();
        let codes = |d: &Document| ids(d).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(codes(&document), "A1 A3 A2 Z Z-2");
        document = document.apply(&moved(&document, &"A2".into(), false).unwrap()).unwrap();
        assert_eq!(codes(&document), "A1 A2 A3 Z Z-2");
        assert_eq!(moved(&document, &"A1".into(), false), None);
        assert_eq!(moved(&document, &"Z-2".into(), true), None);
    }
}
