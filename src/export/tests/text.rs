//! What a reader of the text layer finds: every cell.

use std::io::Write;
use std::process::{Command, Stdio};

use super::*;

/// The text layer by `pdftotext`, or nothing where that is not installed: then the test says so and checks no more.
pub fn text_of(pdf: &[u8]) -> Option<String> {
    let file = std::env::temp_dir().join(format!("portee-export-{}-{:?}.pdf", std::process::id(), std::thread::current().id()));
    std::fs::File::create(&file).unwrap().write_all(pdf).unwrap();
    let output = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").stderr(Stdio::null()).output();
    std::fs::remove_file(&file).unwrap();
    match output {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap()),
        Err(_) => {
            eprintln!("pdftotext is not installed: the text layer was not read");
            None
        }
    }
}

/// Texts without white space of any kind: where lines break, the tools put their own, and none tells a narrow space from another.
pub fn run_together(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "kind" | "summary"))
            .for_each(|(_, field)| strings(field, found)),
        _ => {}
    }
}

#[test]
fn every_text_of_the_sections_is_in_the_text_layer_as_it_was_given() {
    let data = example();
    let Some(text) = text_of(&print(&data).bytes) else { return };
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains("136 395,67 €"), "narrow spaces are not read as spaces in\n{text}");
    let text = run_together(&text);
    let mut wanted = Vec::new();
    strings(&data["sections"], &mut wanted);
    assert!(wanted.iter().any(|cell| cell == "136\u{202f}395,67\u{202f}€"));
    assert!(wanted.len() > 200);
    for cell in wanted {
        assert!(text.contains(&run_together(&cell)), "{cell:?} is not in\n{text}");
    }
}

#[test]
fn a_table_of_three_hundred_lines_loses_none_and_repeats_its_headings() {
    let rows: Vec<Value> = (1..=300)
        .map(|n| json!([format!("L{n:03}"), format!("Prestation numéro {n}"), format!("{n}\u{202f}000,00\u{202f}€")]))
        .collect();
    let pdf = print(&with_blocks(json!([{
        "kind": "table", "summary": "Essai",
        "columns": [
            { "label": "Ligne", "kind": "ref" },
            { "label": "Prestation", "kind": "text" },
            { "label": "Montant HT", "kind": "number" }
        ],
        "groups": [{ "label": "Hébergement", "rows": rows }]
    }])));
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.matches("Montant HT").count() >= pdf.pages - 2);
    let text = run_together(&text);
    for n in 1..=300 {
        let row = format!("L{n:03}Prestationnuméro{n}{n}000,00€");
        assert!(text.contains(&row), "{row}");
    }
}

#[test]
fn a_sum_is_never_parted_from_the_row_above_it() {
    let mut data = example();
    data["attachments"] = json!([]);
    let table = |n: usize| {
        let rows: Vec<Value> = (1..=n).map(|i| json!([format!("L{i}"), format!("Prestation {i} de {n}."), "1,00"])).collect();
        json!({ "heading": format!("Tableau {n}"), "break": true, "blocks": [{
            "kind": "table", "summary": "Essai",
            "columns": [{ "label": "Ligne", "kind": "ref" }, { "label": "Prestation", "kind": "text" }, { "label": "HT", "kind": "number" }],
            "groups": [{ "label": "Hébergement", "rows": rows, "subtotal": ["", format!("Somme de {n}."), "1,00"] }],
            "total": [["", format!("Total de {n}."), "1,00"]]
        }] })
    };
    data["sections"] = (24..=40).map(table).collect();
    let Some(text) = text_of(&print(&data).bytes) else { return };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let mut broken = 0;
    for n in 24..=40 {
        let page_of = |part: String| pages.iter().position(|page| page.contains(&part)).unwrap_or_else(|| panic!("{part} is lost"));
        let last_row = page_of(format!("Prestation {n} de {n}."));
        assert_eq!(page_of(format!("Somme de {n}.")), last_row, "subtotal of {n}");
        assert_eq!(page_of(format!("Total de {n}.")), last_row, "total of {n}");
        broken += usize::from(page_of(format!("Prestation 1 de {n}.")) != last_row);
    }
    assert!((1..17).contains(&broken), "the tables try no page boundary: {broken}");
}
