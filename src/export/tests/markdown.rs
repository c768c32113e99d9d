//! What people write, from Markdown to the pages.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::text::{run_together, text_of};
use super::*;
use crate::export::print::apart;
use crate::export::{ImageFault, Note, Pictures};

/// The sections as the templates read them, and what their texts lack.
fn taken_apart(data: &Value, pictures: &Pictures) -> (Value, Vec<Note>) {
    let apart = apart(data.to_string().as_bytes(), pictures, &BTreeMap::new()).unwrap();
    let sections = apart.files.iter().filter(|(name, _)| name.starts_with("section-"));
    let sections = sections.map(|(_, bytes)| serde_json::from_slice(bytes).unwrap()).collect();
    (Value::Array(sections), apart.notes)
}

fn nodes(text: &str) -> Value {
    let (sections, _) = taken_apart(&with_blocks(json!([{ "kind": "markdown", "text": text }])), &Pictures::default());
    sections[0]["blocks"][0]["nodes"].clone()
}

fn printed(text: &str) -> Pdf {
    print(&with_blocks(json!([{ "kind": "markdown", "text": text }])))
}

const EVERYTHING: &str = "# Titre\n\n##### Sous-titre\n\nDu **gras**, de l’*italique*, du `code`, un [lien](https://example.org/).[^1]\n\n\
    - un\n- deux\n  1. deux-un\n\n> cité\n\n| Ligne | Prix |\n|---|--:|\n| L01 | 12,50 |\n\n```\nlet x = 1;\n```\n\n---\n\n[^1]: La note.\n";

#[test]
fn headings_lose_the_levels_that_they_skip() {
    let nodes = nodes("## a\n\n##### b\n\n###### c\n\n### d\n\n# e\n");
    let levels: Vec<u64> = nodes.as_array().unwrap().iter().map(|node| node["level"].as_u64().unwrap()).collect();
    assert_eq!(levels, [2, 3, 4, 3, 2]);
}

#[test]
fn everything_of_commonmark_prints_with_every_profile_met() {
    let pdf = printed(EVERYTHING);
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of(&pdf.bytes) else { return };
    let text = run_together(&text);
    for word in [
        "Titre",
        "Sous-titre",
        "gras",
        "italique",
        "code",
        "lien",
        "deux-un",
        "cité",
        "L01",
        "12,50",
        "letx=1;",
        "Lanote.",
    ] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(!text.contains("**") && !text.contains("[^1]"), "{text}");
}

#[test]
fn html_and_code_of_the_typesetter_are_printed_as_they_were_written() {
    let pdf = printed("<script>alert(1)</script>\n\nun <b>mot</b> #read(\"/etc/passwd\") #panic() \\*");
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of(&pdf.bytes) else { return };
    let text = run_together(&text);
    for written in ["<script>alert(1)</script>", "<b>mot</b>", "#read(\"/etc/passwd\")#panic()*"] {
        assert!(text.contains(written), "{written} is not in {text}");
    }
}

#[test]
fn only_addresses_of_the_web_of_letters_and_of_calls_become_links() {
    let kinds = |url: &str| nodes(&format!("[x]({url})"))[0]["body"][0]["t"].clone();
    for url in ["https://example.org", "mailto:a@example.org", "tel:+33123456789"] {
        assert_eq!(kinds(url), "link", "{url}");
    }
    for url in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "page.html"] {
        assert_eq!(kinds(url), "text", "{url}");
    }
}

#[test]
fn deep_nesting_loses_no_word_and_ends_soon() {
    let start = Instant::now();
    let quoted = format!("{} fond", ">".repeat(20_000));
    let listed: String = (0..200).map(|n| format!("{}- rang{n}\n", "  ".repeat(n))).collect();
    for (text, word) in [(&quoted, "fond"), (&listed, "rang199")] {
        assert!(nodes(text).to_string().contains(word), "{word}");
    }
    let stars = format!("{}mot{}", "*".repeat(5_000), "*".repeat(5_000));
    assert!(nodes(&stars).to_string().contains("mot"));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(printed(&listed).pages >= 1);
}

#[test]
fn two_megabytes_are_read_whole() {
    let text = "Un paragraphe de plus, collé sans y penser. ".repeat(48_000);
    let nodes = nodes(&text);
    assert_eq!(nodes[0]["body"][0]["text"].as_str().unwrap().trim().len(), text.trim().len());
}

#[test]
fn a_text_that_is_too_long_is_cut_and_said_so() {
    let data = with_blocks(json!([{ "kind": "markdown", "text": "é".repeat(3_000_000) }]));
    let (_, notes) = taken_apart(&data, &Pictures::default());
    assert_eq!(notes, [Note::TextCut { place: "Essai".into() }]);
}

#[test]
fn a_footnote_that_names_itself_ends() {
    let nodes = nodes("Un.[^a]\n\n[^a]: Encore.[^a]\n");
    assert_eq!(nodes[0]["body"][1]["t"], "note");
    assert!(nodes.to_string().contains("[a]"), "{nodes}");
}

/// The smallest picture: one point.
const DOT: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0x0, 0x0, 0x0, 0xd, 0x49, 0x48, 0x44, 0x52, 0x0, 0x0, 0x0, 0x1, 0x0, 0x0, 0x0, 0x1, 0x8, 0x6, 0x0, 0x0, 0x0,
    0x1f, 0x15, 0xc4, 0x89, 0x0, 0x0, 0x0, 0xd, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xe0, 0xe, 0x4d, 0xfe, 0xf, 0x0, 0x2, 0xf5, 0x1, 0xc3, 0x57, 0x62,
    0xe5, 0xd2, 0x0, 0x0, 0x0, 0x0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

fn pictures() -> Pictures {
    let mut pictures = Pictures::default();
    let large = [DOT, &vec![0; 5_000_000]].concat();
    for (name, bytes) in [("dot.png", DOT), ("broken.png", &DOT[..40]), ("page.png", b"<html>"), ("large.png", &large)] {
        pictures.put(name, &BASE64_STANDARD.encode(bytes));
    }
    pictures.put("garbled.png", "iVBORw0KGgo*");
    pictures
}

fn with_pictures(text: &str) -> Pdf {
    let mut job = job(&with_blocks(json!([{ "kind": "markdown", "text": text }])));
    job.pictures = pictures();
    render(job, &FONTS, &mut |_| {}).unwrap()
}

#[test]
fn a_picture_with_its_text_meets_every_profile() {
    assert_eq!(with_pictures("![Un point](dot.png)").notes, []);
}

#[test]
fn a_picture_without_text_prints_and_is_named_with_its_chapter() {
    let pdf = with_pictures("![](dot.png)");
    let expected = Note::ImageWithoutText {
        file: "dot.png".into(),
        place: "Essai".into(),
    };
    assert!(pdf.notes.contains(&expected), "{:?}", pdf.notes);
}

#[test]
fn a_picture_that_cannot_be_printed_is_named_and_its_text_stays() {
    for (file, fault) in [
        ("none.png", ImageFault::Missing),
        ("page.png", ImageFault::UnknownType),
        ("large.png", ImageFault::TooLarge),
        ("broken.png", ImageFault::Broken),
        ("garbled.png", ImageFault::UnknownType),
    ] {
        let pdf = with_pictures(&format!("![Le schéma]({file})"));
        let expected = Note::ImageLeftOut {
            file: file.into(),
            place: "Essai".into(),
            fault,
        };
        assert_eq!(pdf.notes, [expected]);
        if let Some(text) = text_of(&pdf.bytes) {
            assert!(text.contains("Le schéma"), "{text}");
        }
    }
}

#[test]
fn what_only_adorns_needs_no_text_and_no_number() {
    let mut data = with_blocks(json!([{ "kind": "markdown", "text": "![](dot.png)" }]));
    data["pictures"] = json!([{ "file": "dot.png", "size": 70, "decorative": true }]);
    let mut job = job(&data);
    job.pictures = pictures();
    assert_eq!(render(job, &FONTS, &mut |_| {}).unwrap().notes, []);
}

/// The captions of all that has one, in order.
fn captions(data: &Value) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("caption").and_then(Value::as_str).map(ToOwned::to_owned));
                fields.values().for_each(|field| collect(field, found));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&data["sections"], &mut found);
    found
}

const ROWS: &str = "| A | B |\n|---|---|\n| 1 | 2 |";

fn numbered(blocks: Value) -> Value {
    let mut data = with_blocks(blocks);
    data["words"]["table"] = json!("Tableau {number} – {what}");
    data["words"]["figure"] = json!("Figure {number} – {what}");
    data
}

fn expanded(data: &Value) -> Value {
    let mut data = data.clone();
    data["sections"] = taken_apart(&data, &pictures()).0;
    data
}

#[test]
fn tables_and_figures_of_the_app_and_of_people_are_numbered_together_in_their_order() {
    let data = expanded(&numbered(json!([
        { "kind": "markdown", "text": format!("{ROWS}\n\n![Un point](dot.png)\n\n## Les rôles\n\n- {}", ROWS.replace('\n', "\n  ")) },
        { "kind": "table", "summary": "Prix", "columns": [], "groups": [] },
        { "kind": "bars", "caption": "Parts", "rows": [] },
        { "kind": "markdown", "text": "![Un point](dot.png \"Notre réseau\")" },
    ])));
    assert_eq!(
        captions(&data),
        [
            "Tableau 1 – Essai",
            "Figure 1 – Un point",
            "Tableau 2 – Les rôles",
            "Tableau 3 – Prix",
            "Figure 2 – Parts",
            "Figure 3 – Notre réseau",
        ]
    );
}

#[test]
fn a_paragraph_beside_a_table_that_says_so_is_its_caption() {
    for (text, caption) in [
        (format!("Table : Qui fait quoi\n\n{ROWS}"), "Qui fait quoi"),
        (format!("{ROWS}\n\nTableau\u{a0}: Qui fait *quoi*"), "Qui fait quoi"),
        (format!("{ROWS}\n\n: Qui fait quoi"), "Qui fait quoi"),
        (format!("Tableau 12 : Qui fait quoi\n\n{ROWS}"), "Qui fait quoi"),
    ] {
        let data = expanded(&numbered(json!([{ "kind": "markdown", "text": text }])));
        assert_eq!(captions(&data), [format!("Tableau 1 – {caption}")], "{text}");
        assert_eq!(data["sections"][0]["blocks"][0]["nodes"].as_array().unwrap().len(), 1, "{text}");
    }
    let text = format!("Voici le détail :\n\n{ROWS}\n\nTable ronde : non");
    let data = expanded(&numbered(json!([{ "kind": "markdown", "text": text }])));
    assert_eq!(captions(&data), ["Tableau 1 – Essai"]);
    assert_eq!(data["sections"][0]["blocks"][0]["nodes"].as_array().unwrap().len(), 3);
}

#[test]
fn a_print_file_without_words_for_it_numbers_nothing() {
    let data = expanded(&with_blocks(json!([
        { "kind": "markdown", "text": format!("Table : a\n\n{ROWS}") },
        { "kind": "table", "summary": "Prix", "columns": [], "groups": [] },
    ])));
    assert!(captions(&data).is_empty());
    assert!(data.to_string().contains("Table : a"), "{data}");
}

#[test]
fn numbered_tables_and_pictures_meet_every_profile_and_say_their_number() {
    let text = format!("{ROWS}\n\n![Un point](dot.png)\n\n| Logo | Nom |\n|---|---|\n| ![Un point](dot.png) | a |");
    let mut job = job(&numbered(json!([{ "kind": "markdown", "text": text }])));
    job.pictures = pictures();
    let pdf = render(job, &FONTS, &mut |_| {}).unwrap();
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of(&pdf.bytes) else { return };
    for said in ["Tableau 1 – Essai", "Figure 1 – Un point", "Tableau 2 – Essai"] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

#[test]
fn a_written_table_over_several_pages_repeats_its_head_and_loses_no_row() {
    let rows: String = (0..120).map(|n| format!("| rang{n} | valeur |\n")).collect();
    let pdf = print(&numbered(
        json!([{ "kind": "markdown", "text": format!("| Colonne | B |\n|---|---|\n{rows}") }]),
    ));
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of(&pdf.bytes) else { return };
    let heads = text.matches("Colonne").count();
    assert!(heads >= 3 && text.matches("Tableau 1 –").count() == 1, "{heads} heads");
    assert!((0..120).all(|n| text.contains(&format!("rang{n}"))));
}
