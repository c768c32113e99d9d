//! Large bids and long texts as PDF: nothing that was written or computed is lost on the way to the page.

use std::sync::Arc;

use portee::document::{ChapterKind, Document};
use portee::domain::bid::Bid;
use portee::domain::results::compute;
use portee::exchange::joint_bid;
use portee::export::{Note, Pdf};
use portee::i18n::{Lang, format};
use portee::present::dossier::edits;
use portee::present::paper_notes;
use portee::present::papers::Paper;
use serde_json::{Value, json};

use super::as_file;
use crate::leaks::fixed_cases;
use crate::proposal::{keep, run};

fn text_of(name: &str, pdf: &Pdf) -> Option<String> {
    let path = keep(name, pdf);
    run("pdftotext", &["-layout", path.to_str()?, "-"]).map(|(_, text)| text)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// So many lines, each of the whole of one of so many members but every third, which two share.
fn large(lines: usize, members: usize) -> Bid {
    let member = |at: usize| format!("m{}", at % members + 1);
    let rows = |of: &dyn Fn(usize) -> Vec<Value>| (0..lines).flat_map(of).collect::<Vec<Value>>();
    let both = |at: usize| {
        if at.is_multiple_of(3) {
            vec![(member(at), "0.6"), (member(at + 1), "0.4")]
        } else {
            vec![(member(at), "1")]
        }
    };
    let bid = json!({
        "format": "joint-bid/1",
        "id": format!("large-{lines}-{members}"),
        "tender": {
            "reference": "2027-1", "title": "Services numériques libres",
            "buyer": { "name": "Ville", "kind": "local_authority", "country": "FR", "vat_deduction": "none" },
            "procedure": "open", "published": "2027-01-04", "deadline": "2027-02-19T12:00:00+01:00", "start": "2027-06-01",
            "offer_validity_days": 120, "year_basis": "calendar",
            "periods": [{ "id": "Y1", "months": 12, "label": "Année 1" }, { "id": "Y2", "months": 12, "label": "Année 2" }]
        },
        "group": { "form": "several_lead_liable", "lead": "m1", "justification": "Aucun membre ne peut répondre seul." },
        "members": (0..members).map(|at| json!({
            "id": member(at), "name": format!("Hébergeur {}", at + 1), "legal_form": "SCIC", "country": "FR",
            "vat": { "regime": "standard", "rate": "0.2" }, "recovers_input_vat": true
        })).collect::<Vec<_>>(),
        "lines": (0..lines).map(|at| json!({
            "id": format!("L{:04}", at + 1), "label": format!("Prestation numéro {} du bordereau", at + 1), "unit": "compte.mois",
            "kind": "recurring", "price_decimals": 2, "qty_by_period": [(at % 900 + 3).to_string(), (at % 70 + 1).to_string()]
        })).collect::<Vec<_>>(),
        "asks": rows(&|at| both(at).into_iter().map(|(member, _)| json!({
            "line": format!("L{:04}", at + 1), "member": member, "tiers": [{ "from_qty": "0", "price": format!("{}.{:02}", at % 50 + 1, at % 100) }]
        })).collect()),
        "allocation": rows(&|at| both(at).into_iter().map(|(member, share)| json!({ "line": format!("L{:04}", at + 1), "member": member, "share": share })).collect()),
        "allocation_rules": { "objectives": [], "max_share": "0.95" },
        "pricing": {
            "deductions": [{ "id": "fee", "kind": "fee", "rate": "0.04", "base": "all", "beneficiary": "m1" }],
            "unit_price_rounding": "ceil"
        },
        "settlement": { "rule": { "kind": "own_price" }, "surplus_rule": "pro_rata_asks" },
    });
    joint_bid::read(bid.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error:?}")).0
}

/// Every line with its number, its label, its price and its amount, and every member, in the text of a paper.
fn keeps_every_cell(bid: &Bid, paper: &Paper) -> usize {
    let results = compute(bid);
    let pdf = as_file(&Document::from_bid(bid.clone()), paper, Lang::Fr);
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of(&format!("{}-{paper:?}", bid.id), &pdf) else {
        return pdf.pages;
    };
    let text = squeezed(&text);
    for (line, priced) in bid.lines.iter().zip(&results.contract.lines) {
        for cell in [line.id.to_string(), line.label.clone(), format::amount(priced.amount_ht_cents, Lang::Fr)] {
            assert!(text.contains(&squeezed(&cell)), "{paper:?}: {cell} of {}", line.id);
        }
    }
    for member in bid.members.iter().filter(|_| *paper == Paper::Proposal) {
        assert!(text.contains(&squeezed(&member.card.name)), "{paper:?}: {}", member.card.name);
    }
    pdf.pages
}

#[test]
fn three_hundred_lines_of_twelve_members_keep_every_cell() {
    let pages = keeps_every_cell(&large(300, 12), &Paper::Proposal);
    assert!(pages > 20, "{pages}");
}

#[test]
#[ignore = "takes minutes: scripts/long-tests.sh"]
fn a_thousand_lines_keep_every_cell_in_the_proposal_and_in_the_schedule() {
    let bid = large(1_000, 12);
    for paper in [Paper::Proposal, Paper::Prices] {
        let pages = keeps_every_cell(&bid, &paper);
        println!("{paper:?}: {pages} pages");
    }
}

/// A proposal with this text in its chapter on the solution.
fn written(text: &str) -> Pdf {
    let (_, bid) = fixed_cases().into_iter().find(|(case, _)| case == "val-partage-fixed").unwrap();
    let document = Document::from_bid(bid);
    let solution = document
        .dossier
        .chapters
        .iter()
        .find(|c| c.kind == ChapterKind::Solution)
        .map(Arc::clone)
        .unwrap();
    as_file(&document.apply(&edits::write(&solution.id, text)).unwrap(), &Paper::Proposal, Lang::Fr)
}

#[test]
#[ignore = "takes minutes: scripts/long-tests.sh"]
fn a_proposal_of_two_hundred_pages_keeps_every_sentence() {
    let sentence =
        |n: usize| format!("Engagement numéro{n:05} : chaque compte est sauvegardé chaque nuit dans un autre site du groupement, et relu chaque mois.");
    let paragraph = |n: usize| (0..5).map(|at| sentence(5 * n + at)).collect::<Vec<_>>().join(" ");
    let text: String = (0..1_400)
        .map(|n| format!("{}{}\n\n", if n % 20 == 0 { format!("## Partie {n}\n\n") } else { String::new() }, paragraph(n)))
        .collect();
    let pdf = written(&text);
    assert_eq!(pdf.notes, []);
    assert!(pdf.pages > 200, "{}", pdf.pages);
    let Some(text) = text_of("two-hundred-pages", &pdf) else { return };
    let lost: Vec<usize> = (0..7_000).filter(|n| !text.contains(&format!("numéro{n:05}"))).collect();
    assert_eq!(lost, Vec::<usize>::new());
}

#[test]
#[ignore = "takes minutes: scripts/long-tests.sh"]
fn two_megabytes_that_are_pasted_keep_their_end() {
    let text = format!("{}\n\nDernier mot : aubépine.", "mot de remplissage, ".repeat(95_000));
    assert!(text.chars().count() < portee::document::TEXT_MAX);
    let pdf = written(&text);
    assert_eq!(pdf.notes, []);
    let Some(text) = text_of("two-megabytes", &pdf) else { return };
    assert!(text.contains("aubépine") && text.matches("remplissage").count() == 95_000);
}

#[test]
fn a_sign_that_no_font_draws_is_named_in_a_sentence_and_stays_in_the_text_layer() {
    let pdf = written("Le nuage 雲 est à nous.\n\n<script>alert(\"x\")</script>\n\nSuite.");
    let missing = pdf.notes.iter().find(|note| matches!(note, Note::MissingGlyphs { .. })).unwrap();
    let sentence = paper_notes::sentence(&serde_json::to_string(missing).unwrap(), Lang::Fr);
    assert!(sentence.contains('雲') && sentence.contains("police"), "{sentence}");
    let Some(text) = text_of("a-sign-without-a-font", &pdf) else { return };
    assert!(text.contains('雲'), "the text layer has lost it");
    assert!(squeezed(&text).contains("<script>alert(\"x\")</script>"));
}
