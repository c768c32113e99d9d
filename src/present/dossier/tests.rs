//! Chapters resolved, printed and searched, on a small bid.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::leaks::{Secret, Secrets};
use super::list::over_the_limit;
use super::print::chapters;
use super::title;
use super::variables::{VariableFault, available, meaning, resolve};
use crate::document::{ChapterKind, Command, Document};
use crate::domain::client_view::ClientView;
use crate::domain::ids::Id;
use crate::i18n::Lang;
use crate::present::papers::Paper;
use crate::present::samples::{self, FR, plain};

/// 100 Go at 2 € of «Asso A», 100 h at 10 € of «Coop B».
fn priced() -> Document {
    let mut document = samples::document();
    samples::allocate(&mut document, "L1", &[("a", "1")]);
    samples::allocate(&mut document, "L2", &[("b", "1")]);
    samples::edit_tender(&mut document, |tender| {
        tender.buyer.name = "Ville de *Sablon*".to_owned();
        tender.reference = "2026-07".to_owned();
    });
    document
}

fn view(document: &Document) -> ClientView {
    ClientView::of(&document.bid(), &samples::results(document).contract)
}

fn written(document: &Document, kind: ChapterKind, text: &str) -> Document {
    let write = Command::WriteChapter {
        chapter: Id::new(kind.slug()),
        text: text.to_owned(),
        is_to_adapt: false,
    };
    document.apply(&write).unwrap()
}

#[test]
fn a_variable_says_what_the_client_sees() {
    let view = view(&priced());
    let said = |text: &str| plain(&resolve(text, &view, true, FR).markdown);
    assert_eq!(said("Total : {{total_ht}}, {{ member.a.name }}."), "Total : 1 200,00 €, Asso A.");
    assert_eq!(said("{{line.L2.unit_price}} pour {{line.L2.quantity}}"), "10,00 € pour 100 h");
    assert_eq!(said("sans variable"), "sans variable");
}

#[test]
fn a_value_stays_text_in_markdown() {
    let view = view(&priced());
    assert_eq!(resolve("{{client}}", &view, true, FR).markdown, r"Ville de \*Sablon\*");
}

#[test]
fn an_unknown_or_internal_name_is_a_fault_and_is_never_printed_raw() {
    let view = view(&priced());
    for name in ["marge", "surplus", "member.a.ask", "member.zz.name", "settlement.net", "total_h"] {
        let done = resolve(&format!("Voici {{{{{name}}}}}."), &view, true, FR);
        assert!(
            matches!(&done.faults[..], [VariableFault::Unknown { name: n, .. }] if n == name),
            "{name}: {:?}",
            done.faults
        );
        assert!(!done.markdown.contains("{{"), "{name}");
        assert!(plain(&done.markdown).contains("à compléter"), "{name}: {}", done.markdown);
    }
    let done = resolve("{{total_h}}", &view, true, FR);
    let VariableFault::Unknown { near, .. } = &done.faults[0] else { panic!() };
    assert!(near.contains(&"total_ht".to_owned()), "{near:?}");
}

#[test]
fn a_value_that_nobody_gave_is_a_fault() {
    let view = view(&priced());
    let done = resolve("{{lot}}", &view, true, FR);
    assert_eq!(done.faults, [VariableFault::Empty { name: "lot".to_owned() }]);
    let nothing_priced = ClientView::of(&samples::document().bid(), &samples::results(&samples::document()).contract);
    let done = resolve("{{total_ht}}", &nothing_priced, true, FR);
    assert_eq!(done.faults, [VariableFault::Empty { name: "total_ht".to_owned() }]);
}

#[test]
fn a_brace_that_is_never_closed_is_a_fault_and_the_text_goes_on() {
    let view = view(&priced());
    let done = resolve("a {{total_ht\n\n{{reference}} b", &view, true, FR);
    assert_eq!(done.markdown, "a {{total_ht\n\n2026-07 b");
    assert_eq!(done.faults, [VariableFault::Unclosed { after: "total_ht".to_owned() }]);
}

#[test]
fn the_memo_without_prices_says_where_the_price_is() {
    let view = view(&priced());
    for variable in available(&view, FR).iter().filter(|v| v.is_money && !v.value.is_empty()) {
        let done = resolve(&format!("{{{{{}}}}}", variable.name), &view, false, FR);
        assert_eq!(done.faults, []);
        assert!(
            !done.markdown.contains('€') && !done.markdown.contains(char::is_numeric),
            "{}: {}",
            variable.name,
            done.markdown
        );
    }
}

#[test]
fn every_variable_that_is_offered_resolves_and_is_explained() {
    let view = view(&priced());
    for lang in Lang::ALL {
        for variable in available(&view, lang) {
            let done = resolve(&format!("{{{{{}}}}}", variable.name), &view, true, lang);
            let is_empty = variable.value.trim().is_empty();
            assert_eq!(done.faults.is_empty(), !is_empty, "{}", variable.name);
            assert!(variable.name.starts_with("line.") || meaning(&variable.name).is_some(), "{}", variable.name);
        }
    }
}

#[test]
fn chapters_print_in_the_users_order_without_those_that_are_off_or_empty() {
    let document = written(&priced(), ChapterKind::Solution, "# Socle\n\nPour {{reference}}.");
    let document = written(&document, ChapterKind::Quality, "Nos serveurs durent.");
    let to_front = Command::MoveChapter {
        chapter: Id::new("quality"),
        to: 1,
    };
    let document = document.apply(&to_front).unwrap();
    let mut off = document.dossier.chapter(&Id::new("group")).unwrap().head.clone();
    off.is_on = false;
    let document = document
        .apply(&Command::HeadChapter {
            chapter: Id::new("group"),
            head: Box::new(off),
        })
        .unwrap();
    let printed = chapters(&document.dossier, &view(&document), true, FR);
    let kinds: Vec<&str> = printed.iter().map(|c| c.kind.slug()).collect();
    assert_eq!(kinds, ["cover", "quality", "solution", "distribution", "service-levels", "migration", "price"]);
    assert_eq!(printed[2].markdown, "# Socle\n\nPour 2026-07.");
    let memo = chapters(&document.dossier, &view(&document), false, FR);
    assert!(memo.iter().all(|c| c.kind != ChapterKind::Price), "the memo has no chapter of prices");
}

#[test]
fn a_chapter_is_called_as_its_kind_until_it_has_a_title() {
    let document = priced();
    let mut chapter = (**document.dossier.chapter(&Id::new("training")).unwrap()).clone();
    assert_eq!(title(&chapter, Lang::En), "Training, support and change");
    chapter.head.title = "Accompagner les agents".to_owned();
    assert_eq!(title(&chapter, Lang::En), "Accompagner les agents");
}

#[test]
fn an_internal_amount_in_a_text_is_found_and_one_of_the_client_is_not() {
    let mut document = priced();
    samples::price(&mut document, "L1", "b", "3.47");
    Arc::make_mut(&mut samples::member(&mut document, "b").private).other_turnover_cents = crate::domain::money::Cents(4_512_300);
    let results = samples::results(&document);
    let secrets = Secrets::of(&document, &results);
    let found = |text: &str| secrets.found_in(text).into_iter().map(|l| (l.typed, l.secret)).collect::<Vec<_>>();
    assert_eq!(found("b demandait 3,47 € le Go"), [("3,47".to_owned(), Secret::Ask)]);
    assert_eq!(found("chiffre d’affaires de 45 123 €"), [("45 123".to_owned(), Secret::Private)]);
    assert_eq!(found("soit 4512300 centimes"), [("4512300".to_owned(), Secret::Private)]);
    assert_eq!(found("le total est de 1 200,00 €, 10,00 € l’heure"), []);
}

#[test]
fn two_megabytes_of_anything_are_judged_in_the_end() {
    let document = priced();
    let view = view(&document);
    let secrets = Secrets::of(&document, &samples::results(&document));
    for piece in ["{{", "{{x}}", "000 ", "1.", "1 000,5 € ", "}}{{", "é{{\n"] {
        let text = piece.repeat(2_000_000 / piece.len());
        let done = resolve(&text, &view, true, FR);
        assert!(done.faults.len() <= 20, "{piece}");
        drop(secrets.found_in(&text));
    }
}

#[test]
fn pages_beyond_the_limit_are_told_for_what_the_client_limits() {
    let mut document = priced();
    assert_eq!(over_the_limit(&document, &Paper::Memo, 400, FR), None, "nobody limits it");
    document = document.apply(&super::edits::page_limit("40", FR).unwrap()).unwrap();
    for paper in [Paper::Proposal, Paper::Memo] {
        assert_eq!(over_the_limit(&document, &paper, 40, FR), None);
        assert_eq!(over_the_limit(&document, &paper, 41, FR).as_deref(), Some("41 pages pour 40 au plus."));
    }
    assert_eq!(over_the_limit(&document, &Paper::Agreement, 41, FR), None);
}
