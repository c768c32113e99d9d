//! Texts that try to be more than text, or more than a page can hold.

use super::text::{run_together, text_of};
use super::*;

fn table(label: &str, amount: &str) -> Value {
    json!([{
        "kind": "table", "summary": label,
        "columns": [
            { "label": "Ligne", "kind": "ref" },
            { "label": "Prestation", "kind": "text" },
            { "label": "Unité", "kind": "short" },
            { "label": "Montant HT", "kind": "number" }
        ],
        "groups": [{ "label": label, "rows": [["L01", { "text": label, "note": label }, "mois", amount]] }],
        "total": [["", label, "", amount]]
    }])
}

#[test]
fn markup_code_and_formulas_are_printed_as_they_are() {
    let texts = [
        "#panic() #read(\"data.json\") $x^2$ *gras* _it_ `code` @ref <label> \\u{41}",
        "<script>alert(1)</script> &amp; <b>",
        "=cmd|' /C calc'!A0",
        "= Titre",
        "// rien /* rien */ ~ -- ... 'a' \"b\"",
    ];
    for text in texts {
        let mut data = with_blocks(table(text, "1,00\u{202f}€"));
        data["cover"]["title"] = json!(text);
        data["meta"]["title"] = json!(text);
        data["footer"]["text"] = json!(text);
        let pdf = print(&data);
        assert_eq!(pdf.notes, [], "{text}");
        let Some(found) = text_of(&pdf.bytes) else { return };
        assert!(run_together(&found).contains(&run_together(text)), "{text} is not in\n{found}");
    }
}

#[test]
fn marks_that_turn_the_text_round_and_control_characters_draw_nothing() {
    let text = "Prix\u{202e}12\u{202c} \u{200f}net\u{2067}a\u{2069}\u{0}\u{7}\u{1b}\u{feff}b\u{200b}c";
    let pdf = print(&with_blocks(table(text, "1,00\u{202f}€")));
    assert_eq!(pdf.notes, []);
    let Some(found) = text_of(&pdf.bytes) else { return };
    assert!(run_together(&found).contains("Prix12netabc"), "{found}");
}

#[test]
fn emoji_arabic_and_chinese_do_not_stop_the_export() {
    let text = "Nuage ☁️ 👩‍💻 شبكة 雲 e\u{301}";
    let mut data = with_blocks(table(text, "1,00\u{202f}€"));
    data["cover"]["title"] = json!(text);
    data["meta"]["title"] = json!(text);
    assert!(print(&data).pages >= 2);
}

#[test]
fn a_label_of_four_thousand_characters_is_printed_whole_and_keeps_its_price() {
    let words = "prestation d’hébergement ".repeat(160);
    let unbroken = "x".repeat(4_000);
    for label in [words.trim(), &unbroken] {
        let pdf = print(&with_blocks(table(label, "1\u{202f}234,50\u{202f}€")));
        assert_eq!(pdf.notes, []);
        let Some(found) = text_of(&pdf.bytes) else { return };
        let found = run_together(&found);
        assert!(found.contains("1234,50€"));
        let sign = if label.starts_with('x') { 'x' } else { 'é' };
        // The label stands in four places of the table.
        let wanted = 4 * label.matches(sign).count();
        let seen = found.chars().filter(|c| *c == sign).count();
        assert!(seen >= wanted, "{seen} of {wanted}");
    }
}

#[test]
fn long_words_in_narrow_places_stay_on_the_page() {
    let long = "compte.mois.".repeat(20);
    let mut blocks = table(&long, &"9".repeat(60));
    blocks[0]["groups"][0]["rows"][0][0] = json!(long);
    blocks[0]["groups"][0]["rows"][0][2] = json!(long);
    let mut data = with_blocks(blocks);
    data["sections"][0]["heading"] = json!(long);
    data["cover"]["facts"] = json!([{ "label": long, "value": long }]);
    data["footer"]["text"] = json!(long);
    let pdf = print(&data);
    assert_eq!(pdf.notes, []);
    let Some(found) = text_of(&pdf.bytes) else { return };
    assert!(run_together(&found).matches(&long).count() >= 5);
}

#[test]
fn a_proposal_with_nothing_in_it_still_prints() {
    let mut data = example();
    data["sections"] = json!([]);
    data["attachments"] = json!([]);
    data["cover"]["facts"] = json!([]);
    let pdf = print(&data);
    assert!(pdf.pages >= 1);
    let empty = json!([
        { "kind": "table", "summary": "", "columns": [{ "label": "Ligne", "kind": "text" }], "groups": [] },
        { "kind": "list", "items": [] }, { "kind": "cards", "items": [] }, { "kind": "facts", "rows": [] },
        { "kind": "totals", "summary": "", "rows": [] }, { "kind": "text", "text": "" }
    ]);
    assert!(print(&with_blocks(empty)).pages >= 1);
}
