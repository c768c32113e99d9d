//! The clauses as people read them, on the published example.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::Document;
use crate::domain::bid::Tender;
use crate::domain::ids::{Id, MemberId};
use crate::domain::money::Cents;
use crate::present::samples::{self, FR, plain, results};
use crate::present::tender;

fn example() -> Document {
    let bid = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
    let mut document = Document::from_bid(serde_json::from_str(bid).unwrap());
    samples::edit_tender(&mut document, |tender| {
        tender.penalty = None;
        tender.price_revision = None;
    });
    document
}

fn after(document: &Document, tender: Tender) -> Document {
    document.apply(&tender::set(tender)).unwrap()
}

#[test]
fn a_case_is_paid_by_those_at_fault_and_says_so_by_member() {
    let document = example();
    let document = after(&document, with_penalty(&document.frame.tender, true, None));
    let document = after(&document, with_case(&document.frame.tender, Cents(13_639_567)));
    let case = PenaltyCase {
        value_cents: Cents(620_000),
        days: 190,
        ..document.frame.tender.penalty.as_ref().unwrap().cases[0].clone()
    };
    let document = after(&document, with_case_at(&document.frame.tender, &case));
    let row = |document: &Document| {
        let table = penalties_table(document, &results(document), FR);
        table.rows[0].cells.iter().map(|c| plain(c)).collect::<Vec<_>>()
    };
    // Domain brief §9.6: 6 200 × 190 / 1000 = 1 178, shared in proportion to what each invoices.
    assert_eq!(row(&document), ["1 178,00 €", "1 178,00 €", "222,08 €", "519,47 €", "260,01 €", "176,44 €"]);
    let one = after(&document, with_fault(&document, &case.id, &MemberId::new("micro"), true));
    assert_eq!(row(&one)[2..], ["0,00 €", "0,00 €", "1 178,00 €", "0,00 €"]);
    let none = after(&one, without_case(&one.frame.tender, &Id::new("cas-1")));
    assert!(penalties_table(&none, &results(&none), FR).rows.is_empty());
}

#[test]
fn a_revision_tells_its_coefficient_and_the_new_amounts() {
    use crate::domain::decimal::{Rate, Weight};
    let document = example();
    let document = after(&document, with_revision(&document.frame.tender, true, None, FR));
    let mut clause = document.frame.tender.price_revision.clone().unwrap();
    clause.fixed = Rate::parse("0.15").unwrap();
    clause.terms[0].weight = Rate::parse("0.85").unwrap();
    clause.terms[0].i0 = Weight::parse("328.1").unwrap();
    clause.terms[0].i1 = Weight::parse("336.4").unwrap();
    let mut tender = (*document.frame.tender).clone();
    tender.price_revision = Some(clause);
    let document = after(&document, tender);
    let told = coefficient(&document, &results(&document), FR);
    // Domain brief §9.6: 3943/3860 → 1,0215; 40 210,07 → 41 074,59.
    let first = plain(&told[0]);
    assert!(first.starts_with("Coefficient 1,0215 (exact : 3943/3860)."), "{first}");
    assert!(first.contains("passe de 40 210,07 € à 41 074,59 €"), "{first}");
    // 0.15 + 0.85 × 336.4 / 328.1 × 1.03 = 1.04765… → 1.0476; × 0.97 = 0.99535… → 0.9954.
    assert!(plain(&told[1]).contains("donnerait 42 124,07 €, −3 % 40 025,10 €"), "{}", plain(&told[1]));
    let table = revision_table(&document, &results(&document), FR);
    assert_eq!(plain(&table.foot.unwrap().cells[2]), "+864,52 €");
    assert_eq!(sum_fault(&document, &results(&document), FR), None);
    let two = after(&document, with_term(&document.frame.tender, FR));
    assert_eq!(two.frame.tender.price_revision.as_ref().unwrap().terms[1].weight, Rate::ZERO);
    let fewer = after(&two, without_term(&two.frame.tender, 0));
    assert!(sum_fault(&fewer, &results(&fewer), FR).is_some());
}
