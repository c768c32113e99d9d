//! The allocation as text: coverage, typed shares, what is left and for whom.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::Command;
use crate::domain::decimal::Quantity;
use crate::present::grid::CellEdit;
use crate::present::samples::{FR, allocate, document, edit_ask, edit_line, plain, price, results, share};

fn edit(row: &str, column: &str, text: &str) -> CellEdit {
    CellEdit {
        row: row.to_owned(),
        column: column.to_owned(),
        text: text.to_owned(),
    }
}

fn shown(document: &Document) -> AllocationView {
    view(document, &results(document), FR)
}

/// `cell, cell | coverage` for each line.
fn drawn(document: &Document) -> Vec<String> {
    let cell = |c: &GridCell| {
        let note = c.tag.as_ref().or(c.fault.as_ref()).map(|t| format!("[{t}]")).unwrap_or_default();
        format!("{}{note}", c.shown)
    };
    let row = |r: &Arc<GridRow>| plain(&format!("{} | {}", r.cells.iter().map(cell).collect::<Vec<_>>().join(", "), r.sum.shown));
    shown(document).grid.rows.iter().map(row).collect()
}

fn done(document: &Document, command: Command) -> Document {
    document.apply(&command).unwrap()
}

fn shares(document: &Document, line: &str) -> Vec<String> {
    let shares = document.plan.allocation.get(line).cloned().unwrap_or_default();
    shares.iter().map(|(m, s)| format!("{m} {s}")).collect()
}

#[test]
fn coverage_says_by_how_much_a_line_misses_or_exceeds() {
    let mut document = document();
    assert_eq!(drawn(&document), [",  | manque 100 %", "[pas de prix],  | manque 100 %"]);
    allocate(&mut document, "L1", &[("a", "0.6")]);
    allocate(&mut document, "L2", &[("b", "1")]);
    assert_eq!(drawn(&document), ["60 %,  | manque 40 %", "[pas de prix], 100 % | 100 %"]);
    allocate(&mut document, "L1", &[("a", "0.6"), ("b", "0.500001")]);
    assert_eq!(drawn(&document)[0], "60 %, 50,0001 % | dépasse de 10,0001 %");
    let view = shown(&document);
    assert_eq!(
        (view.covered.as_str(), view.is_covered, plain(&view.total).as_str()),
        ("1 sur 2", false, "1 000,00 €")
    );
    assert_eq!(view.grid.foot.as_ref().map(|f| plain(&f.cells.join(", "))).unwrap(), "0,00 €, 1 000,00 €");
}

#[test]
fn a_share_without_a_price_is_a_fault_that_can_be_cleared_and_not_made() {
    let mut document = document();
    allocate(&mut document, "L2", &[("a", "0.5"), ("b", "0.5")]);
    assert_eq!(drawn(&document)[1], "50 %[pas de prix], 50 % | 100 %");
    assert!(shown(&document).grid.rows[1].cells[0].locked.is_none());
    let refused = commands(&document, &[edit("L2", "a", "60")], FR).unwrap_err();
    assert_eq!(plain(&refused), "Asso A n'a pas de prix pour cette ligne : saisissez-en un à l'étape Offres.");
    let cleared = done(&document, commands(&document, &[edit("L2", "a", "")], FR).unwrap());
    assert_eq!(shares(&cleared, "L2"), ["b 0.5"]);
}

#[test]
fn shares_are_read_as_people_write_them() {
    for (text, wanted) in [("60 %", "60 %"), ("100", "100 %"), ("33,3333", "33,3333 %"), ("0", "vide"), ("", "vide")] {
        assert_eq!(read(&edit("L1", "a", text), FR).map(|s| plain(&s)), Ok(wanted.to_owned()), "{text}");
    }
    let fault = |text: &str| plain(&read(&edit("L1", "a", text), FR).unwrap_err());
    assert_eq!(fault("1/3"), "« 1/3 » n'est pas une part. Écrivez un pourcentage, par exemple 60 ou 33,3333 %.");
    assert_eq!(
        fault("60 €"),
        "« 60 € » n'est pas une part. Écrivez un pourcentage, par exemple 60 ou 33,3333 %."
    );
    assert_eq!(fault("120"), "« 120 » : une part va de 0 à 100 %.");
    assert_eq!(fault("-5"), "« -5 » : une part va de 0 à 100 %.");
    assert!(fault("33,33333").contains("décimales"));
}

#[test]
fn typing_100_in_an_empty_line_gives_it_all() {
    let document = document();
    let after = done(&document, commands(&document, &[edit("L1", "b", "100")], FR).unwrap());
    assert_eq!(shares(&after, "L1"), ["b 1"]);
}

#[test]
fn a_pasted_block_is_one_command_per_line_in_one_step() {
    let document = document();
    let edits = [edit("L1", "b", "40 %"), edit("L1", "a", "60 %"), edit("L2", "b", "100")];
    let command = commands(&document, &edits, FR).unwrap();
    assert!(matches!(&command, Command::Several(all) if all.len() == 2));
    let after = done(&document, command);
    assert_eq!(
        (shares(&after, "L1"), shares(&after, "L2")),
        (vec!["a 0.6".to_owned(), "b 0.4".to_owned()], vec!["b 1".to_owned()])
    );
}

#[test]
fn what_is_left_goes_to_a_member_at_a_stroke() {
    let mut document = document();
    allocate(&mut document, "L1", &[("a", "0.6")]);
    let panel = line(&document, "L1", FR).unwrap();
    assert_eq!(
        (plain(&panel.counter).as_str(), panel.rest.map(|r| plain(&r))),
        ("Reste à affecter : 40 %", Some("40 %".to_owned()))
    );
    assert_eq!(shares(&done(&document, rest_to(&document, "L1", "b").unwrap()), "L1"), ["a 0.6", "b 0.4"]);
    let complete = done(&document, rest_to(&document, "L1", "a").unwrap());
    assert_eq!(shares(&complete, "L1"), ["a 1"]);
    assert_eq!(rest_to(&complete, "L1", "b"), None);
    assert_eq!(line(&complete, "L1", FR).unwrap().counter, "Ligne entièrement affectée.");
}

#[test]
fn the_panel_shows_who_asks_what_and_the_cheapest_who_may_serve() {
    let mut document = document();
    allocate(&mut document, "L1", &[("a", "0.6"), ("b", "0.4")]);
    let told = |document: &Document| {
        let member = |m: LineMember| {
            let hindrance = m.hindrance.map(|h| format!(" ({h})")).unwrap_or_default();
            let mark = if m.is_cheapest { " *" } else { "" };
            plain(&format!("{} {} {} / {}{mark}{hindrance}", m.name, m.share, m.price_of_share, m.price_of_line))
        };
        line(document, "L1", FR).unwrap().members.into_iter().map(member).collect::<Vec<_>>()
    };
    assert_eq!(told(&document), ["Asso A 60 % 120,00 € / 200,00 € *", "Coop B 40 % 100,00 € / 250,00 €"]);
    edit_line(&mut document, "L1", |l| l.only_members = vec!["b".into()]);
    edit_ask(&mut document, "L1", "a", |a| a.max_qty = Some(Quantity::parse("80").unwrap()));
    assert_eq!(
        told(&document),
        [
            "Asso A 60 % 120,00 € / 200,00 € (ne peut pas la servir : ligne réservée à d'autres, au-dessus de sa quantité maximale)",
            "Coop B 40 % 100,00 € / 250,00 € *"
        ]
    );
    assert_eq!(line(&document, "L2", FR).unwrap().members.len(), 1);
}

#[test]
fn the_splits_of_the_menu_are_applied_and_rotated() {
    let mut document = document();
    edit_line(&mut document, "L1", |l| l.share_menu = vec![vec![share("1")], vec![share("0.4"), share("0.6")]]);
    let panel = line(&document, "L1", FR).unwrap();
    assert_eq!(
        panel.menu.iter().map(|(at, words)| (*at, plain(words))).collect::<Vec<_>>(),
        [(1, "60 % / 40 %".to_owned())]
    );
    let split = done(&document, by_menu(&document, "L1", 1).unwrap());
    assert_eq!(shares(&split, "L1"), ["a 0.6", "b 0.4"]);
    let rotated = done(&split, rotate(&split, "L1").unwrap());
    assert_eq!(shares(&rotated, "L1"), ["a 0.4", "b 0.6"]);
    assert_eq!(shares(&done(&rotated, by_menu(&rotated, "L1", 1).unwrap()), "L1"), ["a 0.4", "b 0.6"]);
    assert_eq!(rotate(&done(&split, all_to(&split, "L1", "b")), "L1"), None);
    assert_eq!(by_menu(&document, "L2", 1), None);
}

#[test]
fn broken_rules_stand_beside_their_line_and_are_counted_for_their_member() {
    let mut document = document();
    allocate(&mut document, "L1", &[("a", "0.5"), ("b", "0.5")]);
    allocate(&mut document, "L2", &[("b", "1")]);
    let terms = Arc::make_mut(&mut Arc::make_mut(&mut crate::present::samples::member(&mut document, "b").offer).terms);
    terms.turnover_cap_cents = Some(crate::domain::money::Cents(1));
    let view = shown(&document);
    assert_eq!(
        view.grid.rows[0].faults.iter().map(|f| plain(f)).collect::<Vec<_>>(),
        ["Parts 50 % / 50 % : la ligne admet 100 %."]
    );
    assert_eq!(view.grid.columns[1].fault.as_deref(), Some("1 règle non respectée"));
    assert_eq!(view.violations.iter().map(|(s, _)| plain(s)).collect::<Vec<_>>(), ["L1 · Stockage", "Coop B"]);
}

#[test]
fn a_large_grid_is_built_in_one_pass() {
    let mut document = document();
    let lines: Vec<_> = (0..300)
        .map(|n| {
            let mut line = (*document.frame.lines[0]).clone();
            line.id = format!("N{n}").as_str().into();
            Arc::new(line)
        })
        .collect();
    Arc::make_mut(&mut document.frame).lines = lines;
    for n in 0..10 {
        let mut extra = document.members[0].clone();
        extra.id = format!("x{n}").as_str().into();
        document.members.push(extra);
    }
    for line in 0..300 {
        for of in ["a", "b", "x0", "x9"] {
            price(&mut document, &format!("N{line}"), of, "1.5");
        }
        allocate(&mut document, &format!("N{line}"), &[("a", "0.5"), ("x9", "0.5")]);
    }
    let results = results(&document);
    let began = std::time::Instant::now();
    let views = (0..10).map(|_| view(&document, &results, FR)).filter(|v| v.grid.rows.len() == 300).count();
    let per_view = began.elapsed() / 10;
    assert_eq!(views, 10);
    // A build without optimisation, on a busy machine: a quadratic look-up would still be far beyond.
    assert!(per_view.as_millis() < 250, "{per_view:?}");
}
