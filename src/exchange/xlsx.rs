//! A workbook as XLSX: widths, number formats, heads that stay in sight, rows of sums. Texts are never formulas; the properties say the
//! title and the group's name and nothing of who, where or when, so that the same workbook is the same bytes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::csv::is_formula;
use super::sheets::{AnyWorkbook, Cell, Sheet};

/// Most characters of a cell (the limit of the format).
const CELL_MAX: usize = 32_767;
/// Most digits that a spreadsheet keeps of a number.
const DIGITS_MAX: usize = 15;
/// Most characters of the name on a tab.
const TAB_MAX: usize = 31;
/// Columns are not narrower, nor wider, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 9..=48;
/// The row of the heads; the title and an empty row are above.
const HEAD_ROW: u32 = 2;
/// Colours of the heads and of the rule above the sums.
const HEAD_FILL: u32 = 0x00E8_ECF3;
const RULE: u32 = 0x0048_5468;

/// The file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct NotWritten(#[from] XlsxError);

/// The file's bytes.
///
/// # Errors
/// `NotWritten`, when a sheet has more rows or columns than the format holds.
pub fn write(workbook: &AnyWorkbook) -> Result<Vec<u8>, NotWritten> {
    let mut file = Workbook::new();
    let properties = DocProperties::new()
        .set_title(cut(&workbook.title))
        .set_author(cut(&workbook.author))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    file.set_properties(&properties);
    let mut names: Vec<String> = Vec::new();
    for sheet in &workbook.sheets {
        let name = tab_name(&sheet.name, &names);
        fill(file.add_worksheet().set_name(&name)?, sheet)?;
        names.push(name);
    }
    Ok(file.save_to_buffer()?)
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(HEAD_FILL)
        .set_border_bottom(FormatBorder::Thin);
    page.write_string_with_format(0, 0, cut(&sheet.title), &Format::new().set_bold().set_font_size(14))?;
    for (column, text) in (0_u16..).zip(&sheet.heads) {
        page.write_string_with_format(HEAD_ROW, column, cut(text), &head)?;
        page.set_column_width(column, width(sheet, usize::from(column)))?;
    }
    let mut at = HEAD_ROW;
    for row in &sheet.rows {
        at += 1;
        for (column, cell) in (0_u16..).zip(row) {
            put(page, at, column, cell, Format::new())?;
        }
    }
    if let Some(last) = (0_u16..).zip(&sheet.heads).map(|(column, _)| column).last().filter(|_| at > HEAD_ROW) {
        page.autofilter(HEAD_ROW, 0, at, last)?;
        page.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    }
    for (column, cell) in (0_u16..).zip(sheet.foot.iter().flatten()) {
        let sums = Format::new().set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(RULE);
        put(page, at + 1, column, cell, sums)?;
    }
    page.set_freeze_panes(HEAD_ROW + 1, frozen(sheet))?;
    page.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(9);
    Ok(())
}

/// The columns of names stay in sight while those of amounts move.
fn frozen(sheet: &Sheet) -> u16 {
    let names = sheet
        .rows
        .first()
        .map_or(0, |row| row.iter().take_while(|cell| matches!(cell, Cell::Text(_))).count());
    u16::try_from(names.min(2)).unwrap_or(0)
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, column, &format),
        Cell::Text(text) => {
            let format = format.set_text_wrap().set_align(FormatAlign::Top);
            // Stays a text when someone edits the cell.
            let format = if is_formula(text) { format.set_quote_prefix() } else { format };
            page.write_string_with_format(row, column, cut(text), &format)
        }
        Cell::Money(plain) => number(page, row, column, plain, "#,##0.00\\ \"€\";[Red]-#,##0.00\\ \"€\"", format),
        Cell::Number(plain) => number(page, row, column, plain, &with_decimals("#,##0", decimals(plain)), format),
        Cell::Ratio(plain) => number(
            page,
            row,
            column,
            plain,
            &format!("{}%", with_decimals("0", decimals(plain).saturating_sub(2))),
            format,
        ),
    }
    .map(drop)
}

/// A decimal that the format would not keep exactly is written as the text that it is.
fn number<'p>(page: &'p mut Worksheet, row: u32, column: u16, plain: &str, picture: &str, format: Format) -> Result<&'p mut Worksheet, XlsxError> {
    let format = format.set_align(FormatAlign::Top);
    match plain.parse::<f64>() {
        Ok(value) if digits(plain) <= DIGITS_MAX => page.write_number_with_format(row, column, value, &format.set_num_format(picture)),
        _ => page.write_string_with_format(row, column, plain, &format.set_align(FormatAlign::Right)),
    }
}

/// Digits that count.
fn digits(plain: &str) -> usize {
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').len()
}

fn decimals(plain: &str) -> usize {
    plain.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn with_decimals(whole: &str, decimals: usize) -> String {
    if decimals == 0 {
        whole.to_owned()
    } else {
        format!("{whole}.{}", "0".repeat(decimals))
    }
}

/// Long texts wrap; amounts never do.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let cells = sheet.rows.iter().chain(&sheet.foot).filter_map(|row| row.get(column)).map(shown);
    // A head may take two lines.
    let head = sheet
        .heads
        .get(column)
        .map_or(0, |head| head.chars().count().div_ceil(2).max(longest_word(head)));
    let characters = cells.chain([head]).max().unwrap_or(0).saturating_add(2).clamp(*WIDTHS.start(), *WIDTHS.end());
    u32::try_from(characters).map_or(0.0, f64::from)
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

/// Characters that a cell takes on the screen.
fn shown(cell: &Cell) -> usize {
    let grouped = |plain: &str, more: usize| plain.len() + plain.len() / 3 + more;
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Cell::Money(plain) => grouped(plain, 2),
        Cell::Number(plain) | Cell::Ratio(plain) => grouped(plain, 1),
    }
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    if text.chars().count() <= CELL_MAX {
        return text.to_owned();
    }
    text.chars().take(CELL_MAX - 1).chain(['…']).collect()
}

/// Without the signs that a tab refuses, short enough, and not twice.
fn tab_name(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let named = |number: usize| {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        plain.trim().chars().take(TAB_MAX - ending.len()).chain(ending.chars()).collect::<String>()
    };
    (1..).map(named).find(|name| !name.is_empty() && !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_would_lose_digits_stays_a_text() {
        assert_eq!(digits("0.000123"), 3);
        assert_eq!(digits("-1234567890123.45"), 15);
        assert_eq!(digits("12345678901234.567"), 17);
    }

    #[test]
    fn pictures_have_the_decimals_of_the_number() {
        assert_eq!(with_decimals("#,##0", decimals("12.0450")), "#,##0.0000");
        assert_eq!(with_decimals("0", decimals("0.055").saturating_sub(2)), "0.0");
        assert_eq!(with_decimals("0", decimals("0.2").saturating_sub(2)), "0");
    }

    #[test]
    fn tabs_have_names_of_their_own() {
        let long = "Répartition des prestations entre les membres".to_owned();
        let first = tab_name(&long, &[]);
        assert_eq!(first.chars().count(), TAB_MAX);
        let second = tab_name(&long, std::slice::from_ref(&first));
        assert!(second.ends_with(" 2") && second.chars().count() == TAB_MAX);
        assert_eq!(tab_name("a/b", &[]), "a b");
    }
}
