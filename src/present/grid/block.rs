//! Blocks of cells as spreadsheets put them on the clipboard: tab-separated text with quoted cells, or an HTML table.
//! Texts only: what they mean is read elsewhere. Linear in the size of what is pasted.

/// The block on the clipboard: the text when it has cells of its own, else the table of the page it was copied from.
#[must_use]
pub fn from_clipboard(text: &str, html: &str) -> Vec<Vec<String>> {
    let has_cells = text.contains(['\t', '\n', '\r']);
    if !has_cells && html.contains("<t") {
        let table = parse_html_table(html);
        if !table.is_empty() {
            return table;
        }
    }
    parse_block(text)
}

/// Tab-separated text → rows of cells. A cell that begins with `"` and is well closed may hold tabs, line ends and `""`.
/// The line end after the last row makes no row.
#[must_use]
pub fn parse_block(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    // Once a quote is not closed, none after it is.
    let mut quotes = true;
    while !rest.is_empty() {
        let quoted = if quotes && rest.starts_with('"') { quoted_cell(rest) } else { None };
        quotes = quotes && (quoted.is_some() || !rest.starts_with('"'));
        let (cell, after) = quoted.unwrap_or_else(|| {
            let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        row.push(cell);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            if rest.is_empty() {
                row.push(String::new());
            }
        } else {
            rows.push(std::mem::take(&mut row));
            rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after);
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// `"…"` followed by a tab, a line end or the end.
fn quoted_cell(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => return Some((cell, after)),
            None => return None,
        }
    }
}

/// Rows of cells → tab-separated text, quoted where spreadsheets need it.
#[must_use]
pub fn write_block(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '\r', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let lines: Vec<String> = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")).collect();
    lines.join("\n")
}

/// The cells of the tables in an HTML fragment, row by row; a cell over several columns leaves the others empty.
/// Tags are dropped, never interpreted.
#[must_use]
pub fn parse_html_table(html: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cell: Option<(String, usize)> = None;
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if let Some((content, _)) = &mut cell {
            content.push_str(text);
        }
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, next) = after.split_once('>').unwrap_or((after, ""));
        rest = next;
        let name: String = tag
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '>')
            .collect::<String>()
            .to_ascii_lowercase();
        match name.as_str() {
            "tr" | "td" | "th" | "/tr" | "/td" | "/th" | "/table" => {
                close(&mut cell, &mut rows);
                if name == "tr" {
                    rows.push(Vec::new());
                } else if matches!(name.as_str(), "td" | "th") {
                    cell = Some((String::new(), columns_spanned(tag)));
                }
            }
            "br" | "br/" | "/p" | "/div" => {
                if let Some((content, _)) = &mut cell {
                    content.push(' ');
                }
            }
            _ => {}
        }
    }
    close(&mut cell, &mut rows);
    rows.retain(|row| !row.is_empty());
    rows
}

fn close(cell: &mut Option<(String, usize)>, rows: &mut Vec<Vec<String>>) {
    let Some((content, columns)) = cell.take() else { return };
    if rows.is_empty() {
        rows.push(Vec::new());
    }
    if let Some(row) = rows.last_mut() {
        let words: Vec<String> = content.split_ascii_whitespace().map(unescaped).collect();
        row.push(words.join(" "));
        row.extend((1..columns).map(|_| String::new()));
    }
}

/// `colspan="3"`, at most 100.
fn columns_spanned(tag: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once("colspan=").map_or("", |(_, v)| v.trim_start_matches(['"', '\'']));
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).clamp(1, 100)
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        match entity.and_then(|(name, next)| Some((character(name)?, next))) {
            Some((character, next)) => {
                plain.push(character);
                rest = next;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(entity: &str) -> Option<char> {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "euro" => Some('€'),
        _ => {
            let number = entity.strip_prefix('#')?;
            number.strip_prefix(['x', 'X']).map_or_else(|| code(number, 10), |hex| code(hex, 16))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_and_cells_are_read_as_a_spreadsheet_writes_them() {
        assert_eq!(parse_block("1\t2\r\n3\t4\r\n"), [["1", "2"], ["3", "4"]]);
        assert_eq!(parse_block("1 234,50 €"), [["1 234,50 €"]]);
        assert_eq!(parse_block("a\t\nb"), [vec!["a", ""], vec!["b"]]);
        assert_eq!(parse_block("a\n\nb"), [["a"], [""], ["b"]]);
        assert!(parse_block("").is_empty());
    }

    #[test]
    fn a_quoted_cell_keeps_its_tabs_lines_and_quotes() {
        assert_eq!(parse_block("\"a\tb\nc \"\"d\"\"\"\t2"), [["a\tb\nc \"d\"", "2"]]);
    }

    #[test]
    fn a_quote_that_is_not_closed_is_a_character() {
        assert_eq!(parse_block("\"a\tb\n\"c"), [vec!["\"a", "b"], vec!["\"c"]]);
        assert_eq!(parse_block("\"a\" b\t2"), [["\"a\" b", "2"]]);
    }

    #[test]
    fn a_table_of_a_page_is_read_without_its_tags() {
        let html = "<html><style>td{}</style><table><tr><th colspan=2>Prix</th><td>x</td></tr>\n<TR><td><b>1&nbsp;234,50</b>&#8239;&euro;\n<td>a<br>b &amp; c<!-- <td> --></tr></table>";
        assert_eq!(parse_html_table(html), [vec!["Prix", "", "x"], vec!["1\u{a0}234,50\u{202f}€", "a b & c"]]);
    }

    #[test]
    fn the_text_is_preferred_when_it_has_cells() {
        let html = "<table><tr><td>1<td>2</table>";
        assert_eq!(from_clipboard("3\t4", html), [["3", "4"]]);
        assert_eq!(from_clipboard("1 2", html), [["1", "2"]]);
        assert_eq!(from_clipboard("1 2", "<p>1 2</p>"), [["1 2"]]);
    }

    proptest! {
        #[test]
        fn what_is_copied_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z\"\t\n,; 0-9é]{0,6}", 2), 1..6)) {
            prop_assert_eq!(parse_block(&write_block(&rows)), rows);
        }

        #[test]
        fn no_text_breaks_the_reading(text in "[\"\t\n\r<>&;tdr/a-z#x0-9 !-]{0,80}") {
            let _ = (parse_block(&text), parse_html_table(&text));
        }
    }
}
