//! The offers as text: what the grid shows, what typed prices become.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::*;
use crate::document::{Command, Receipt};
use crate::domain::bid::{Datacentre, Period, Semantics, VatRegime};
use crate::domain::decimal::Rate;
use crate::domain::ids::Id;
use crate::present::grid::{CellAddress, CellEdit};
use crate::present::samples::{FR, document, edit_line, edit_tender, member, plain, price};

fn edit(row: &str, column: &str, text: &str) -> CellEdit {
    CellEdit {
        row: row.to_owned(),
        column: column.to_owned(),
        text: text.to_owned(),
    }
}

fn at(row: &str, column: &str) -> CellAddress {
    CellAddress {
        row: row.to_owned(),
        column: column.to_owned(),
    }
}

/// `head | cell, cell | sum` for each row.
fn drawn(view: &GridView) -> Vec<String> {
    let cell = |c: &GridCell| format!("{}{}", c.shown, c.tag.as_ref().map(|t| format!(" [{t}]")).unwrap_or_default());
    let row = |r: &Arc<GridRow>| {
        let cells: Vec<String> = r.cells.iter().map(cell).collect();
        plain(&format!("{}, {} | {} | {}", r.head, r.note, cells.join(", "), r.sum.shown))
    };
    view.rows.iter().map(row).collect()
}

/// The document after typing.
fn typed(document: &Document, row: &str, column: &str, text: &str) -> Document {
    document.apply(&commands(document, &[edit(row, column, text)], FR).unwrap()).unwrap()
}

fn detailed(document: &Document, field: AskField, text: &str) -> Result<Document, String> {
    let command = edit_ask(document, &at("L1", "a"), field, text, FR).map_err(|s| plain(&s))?;
    Ok(document.apply(&command).unwrap())
}

#[test]
fn the_grid_shows_the_first_price_of_each_member_and_how_many_priced_a_line() {
    let mut document = document();
    document = detailed(&document, AskField::Setup, "50").unwrap();
    document.apply(&add_tier(&document, &at("L2", "b"), FR).unwrap()).map(|d| document = d).unwrap();
    let view = view(&document, None, FR);
    assert_eq!(
        drawn(&view.grid),
        [
            "L1 · Stockage, 100 Go | 2,00 [conditions], 2,50 | 2",
            "L2 · Assistance, 100 h | , 10,00 [2 paliers] | 1"
        ]
    );
    assert_eq!(view.faults, Vec::<String>::new());
}

#[test]
fn lines_and_members_without_any_price_are_named() {
    let mut document = document();
    edit_line(&mut document, "L2", |l| l.id = "L3".into());
    Arc::make_mut(&mut member(&mut document, "a").offer).asks.clear();
    let view = view(&document, None, FR);
    assert_eq!(
        view.faults.iter().map(|f| plain(f)).collect::<Vec<_>>(),
        ["Sans aucun prix : L3.", "N'ont rien chiffré : Asso A."]
    );
    assert_eq!(view.grid.columns[0].fault.as_deref(), Some("aucun prix"));
    assert!(view.grid.rows[1].sum.is_fault);
    assert_eq!(view.figures[0].1, "1 sur 2");
}

#[test]
fn many_names_are_counted() {
    let names: Vec<String> = (1..=9).map(|n| format!("L{n}")).collect();
    assert_eq!(listed(&names, FR), "L1, L2, L3, L4, L5, L6 et 3 autres");
    assert_eq!(listed(&names[..7], FR), "L1, L2, L3, L4, L5, L6, L7");
}

#[test]
fn prices_are_read_as_people_write_them() {
    for (text, shown) in [("1 234,50 €", "1 234,50 €"), ("0,0165", "0,0165 €"), ("1.234,5", "1 234,50 €"), ("", "retiré")] {
        assert_eq!(read(&edit("L1", "a", text), FR).map(|s| plain(&s)), Ok(shown.to_owned()), "{text}");
    }
    for text in ["60 %", "1/3", "gratuit"] {
        let sentence = format!("« {text} » n'est pas un prix unitaire en euros. Exemple : 1 234,50.");
        assert_eq!(read(&edit("L1", "a", text), FR).map_err(|s| plain(&s)), Err(sentence));
    }
    assert!(read(&edit("L1", "a", "0,01234567"), FR).unwrap_err().contains("décimales"));
}

#[test]
fn typing_a_price_makes_an_ask_or_changes_its_first_tier_only() {
    let document = document();
    let after = typed(&document, "L2", "a", "9,5");
    assert_eq!(after.ask(&"L2".into(), &"a".into()).unwrap().tiers[0].price.to_string(), "9.5");
    let tiered = document.apply(&add_tier(&document, &at("L1", "a"), FR).unwrap()).unwrap();
    let after = typed(&tiered, "L1", "a", "3 €");
    let prices: Vec<String> = after
        .ask(&"L1".into(), &"a".into())
        .unwrap()
        .tiers
        .iter()
        .map(|t| t.price.to_string())
        .collect();
    assert_eq!(prices, ["3", "2"]);
    assert!(typed(&document, "L1", "a", " ").ask(&"L1".into(), &"a".into()).is_none());
}

#[test]
fn a_block_is_one_step_and_one_bad_cell_stops_it() {
    let document = document();
    let command = commands(&document, &[edit("L1", "a", "1"), edit("L2", "a", "2")], FR).unwrap();
    assert!(matches!(&command, Command::Several(all) if all.len() == 2));
    assert!(commands(&document, &[edit("L1", "a", "1"), edit("L2", "a", "x")], FR).is_err());
}

#[test]
fn a_received_offer_is_locked_until_the_lead_takes_over() {
    let mut document = document();
    let m = member(&mut document, "b");
    m.keeper = Keeper::Member;
    m.receipt = Some(Receipt {
        digest: String::new(),
        version: 2,
        made_at: String::new(),
    });
    let locked = view(&document, None, FR);
    assert_eq!(plain(locked.grid.columns[1].tag.as_ref().unwrap()), "Offre reçue n° 2");
    assert_eq!(locked.grid.columns[1].action.as_deref(), Some("Reprendre la saisie"));
    assert!(locked.grid.rows[0].cells[1].locked.is_some());
    assert!(locked.grid.rows[0].cells[0].locked.is_none());
    let taken = document.apply(&keeper_change(&document, "b").unwrap()).unwrap();
    let taken = view(&taken, None, FR);
    assert_eq!(taken.grid.columns[1].action.as_deref(), Some("Rendre au membre"));
    assert!(taken.grid.rows[0].cells[1].locked.is_none());
}

#[test]
fn a_member_sees_its_own_column_and_the_quantities_of_each_period() {
    let mut document = document();
    document.role = Role::Member("a".into());
    edit_tender(&mut document, |t| {
        t.periods.push(Period {
            id: "P2".into(),
            months: 12,
            label: String::new(),
            firm: false,
        });
    });
    edit_line(&mut document, "L1", |l| l.qty_by_period.push(Quantity::parse("50").unwrap()));
    member(&mut document, "a").keeper = Keeper::Member;
    let view = view(&document, None, FR);
    assert_eq!(drawn(&view.grid)[0], "L1 · Stockage, 150 Go (P1 : 100, P2 : 50) | 2,00 | ");
    assert!(view.grid.rows[0].cells[0].locked.is_none());
    assert_eq!(plain(&view.figures[1].1), "300,00 €");
    assert_eq!(keeper_change(&document, "a"), None);
}

#[test]
fn tiers_are_explained_by_the_line_itself() {
    let mut document = document();
    price(&mut document, "L1", "a", "2");
    let document = document.apply(&add_tier(&document, &at("L1", "a"), FR).unwrap()).unwrap();
    let document = detailed(&document, AskField::TierPrice(1), "1,5").unwrap();
    let document = detailed(&document, AskField::Setup, "10 €").unwrap();
    let told = |document: &Document| plain(&details(document, &at("L1", "a"), FR).unwrap().example.unwrap());
    assert_eq!(told(&document), "Toute la ligne : 100 × 1,50 € + mise en place 10,00 € = 160,00 € HT.");
    let document = detailed(&document, AskField::Semantics, Semantics::Incremental.as_str()).unwrap();
    assert_eq!(
        told(&document),
        "Toute la ligne : 50 × 2,00 € + 50 × 1,50 € + mise en place 10,00 € = 185,00 € HT."
    );
}

#[test]
fn tiers_stay_in_order() {
    let document = document();
    let document = document.apply(&add_tier(&document, &at("L1", "a"), FR).unwrap()).unwrap();
    let document = document.apply(&add_tier(&document, &at("L1", "a"), FR).unwrap()).unwrap();
    let starts = |d: &Document| details(d, &at("L1", "a"), FR).unwrap().tiers.iter().map(|t| t.from.clone()).collect::<Vec<_>>();
    assert_eq!(starts(&document), ["0", "50", "100"]);
    assert_eq!(
        detailed(&document, AskField::TierFrom(1), "100").unwrap_err(),
        "Le palier doit commencer après 0 et avant 100."
    );
    assert_eq!(
        detailed(&document, AskField::TierFrom(2), "50").unwrap_err(),
        "Le palier doit commencer après 50."
    );
    let document = detailed(&document, AskField::TierFrom(1), "99,5").unwrap();
    assert_eq!(starts(&document), ["0", "99,5", "100"]);
    let document = document.apply(&remove_tier(&document, &at("L1", "a"), 1).unwrap()).unwrap();
    assert_eq!(starts(&document), ["0", "100"]);
    assert_eq!(remove_tier(&document, &at("L1", "a"), 0), None);
}

#[test]
fn conditions_are_typed_checked_and_taken_back() {
    let document = document();
    let document = detailed(&document, AskField::MinQty, "10").unwrap();
    assert_eq!(
        detailed(&document, AskField::MaxQty, "9").unwrap_err(),
        "Le minimum (10) dépasse le maximum (9)."
    );
    let document = detailed(&document, AskField::MinQty, "").unwrap();
    let document = detailed(&document, AskField::Hours, "0,25").unwrap();
    let ask = document.ask(&"L1".into(), &"a".into()).unwrap();
    assert_eq!((ask.min_qty, ask.hours_per_unit.to_string().as_str()), (None, "0.25"));
    assert!(edit_ask(&document, &at("L2", "a"), AskField::Setup, "5", FR).is_err());
}

#[test]
fn a_site_and_a_regime_of_the_line_s_own_can_be_chosen() {
    let mut document = document();
    Arc::make_mut(&mut document.frame).datacentres = vec![Datacentre {
        id: Id::new("ren"),
        city: "Rennes".to_owned(),
        country: "FR".to_owned(),
    }];
    Arc::make_mut(&mut member(&mut document, "a").card).datacentres = vec![Id::new("ren")];
    let document = detailed(&document, AskField::Site, "ren").unwrap();
    let document = detailed(&document, AskField::Vat, VatRegime::Standard.as_str()).unwrap();
    let view = details(&document, &at("L1", "a"), FR).unwrap();
    assert_eq!(
        (view.site.as_str(), view.sites[1].1.as_str(), view.vat_rate.as_deref()),
        ("ren", "Rennes (FR)", Some("20"))
    );
    let document = detailed(&document, AskField::VatRate, "5,5 %").unwrap();
    let exempt = detailed(&document, AskField::Vat, VatRegime::ExemptTraining.as_str()).unwrap();
    assert_eq!(exempt.ask(&"L1".into(), &"a".into()).unwrap().vat.as_ref().unwrap().rate, Rate::ZERO);
    assert_eq!(details(&exempt, &at("L1", "a"), FR).unwrap().vat_rate, None);
    let none = detailed(&document, AskField::Vat, "").unwrap();
    assert_eq!(none.ask(&"L1".into(), &"a".into()).unwrap().vat, None);
}

#[test]
fn the_chosen_cell_says_what_the_whole_line_makes() {
    let document = document();
    let told = cell(&document, &at("L1", "b"), FR).unwrap();
    assert_eq!(plain(&told.title), "Coop B : L1 · Stockage");
    assert_eq!(
        told.facts.iter().map(|f| plain(f)).collect::<Vec<_>>(),
        ["2,50 € par Go", "250,00 € HT pour toute la ligne (100 Go)"]
    );
    assert_eq!(cell(&document, &at("L2", "a"), FR).unwrap().facts, ["Pas de prix."]);
}

#[test]
fn only_the_rows_that_changed_are_made_again_and_they_say_the_same_as_new_ones() {
    let mut bid = document();
    let before = view(&bid, None, FR);
    price(&mut bid, "L2", "a", "4");
    let after = view(&bid, Some(&before), FR);
    assert!(Arc::ptr_eq(&before.grid.rows[0], &after.grid.rows[0]));
    assert!(!Arc::ptr_eq(&before.grid.rows[1], &after.grid.rows[1]));
    assert_eq!(after, view(&bid, None, FR));
    // Another language, another name, another order: nothing is kept.
    let english = view(&bid, Some(&after), Lang::En);
    assert_eq!(english, view(&bid, None, Lang::En));
    Arc::make_mut(&mut bid.frame).lines.swap(0, 1);
    Arc::make_mut(&mut member(&mut bid, "b").card).name = "Autre".to_owned();
    assert_eq!(view(&bid, Some(&after), FR), view(&bid, None, FR));
}
