//! The client's eye as people read it.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::Document;
use crate::present::samples::{FR, plain, results};

/// The published example: 145 624,30 € against 158 900 and 171 360.
fn example() -> Document {
    let bid = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
    Document::from_bid(serde_json::from_str(bid).unwrap())
}

fn with_rivals() -> Document {
    let mut document = example();
    if document.frame.tender.price_criterion.as_ref().is_none_or(|c| c.other_offers.is_empty()) {
        let criterion = PriceCriterion {
            weight: crate::domain::decimal::Points::parse("40").unwrap(),
            basis: PriceBasis::BuyerCost,
            other_offers: Vec::new(),
        };
        crate::present::samples::edit_tender(&mut document, |tender| tender.price_criterion = Some(criterion));
        for cents in [15_890_000, 17_136_000] {
            document = document.apply(&add(&document, Cents(cents))).unwrap();
        }
        for (at, (id, cents)) in [("b", 15_890_000), ("c", 17_136_000)].into_iter().enumerate() {
            let offer = Rival {
                id: crate::domain::ids::Id::new(id),
                cents: Cents(cents),
            };
            document = document.apply(&set_offer(&document, at, &offer, FR).unwrap()).unwrap();
        }
    }
    document
}

#[test]
fn every_formula_scores_every_offer_as_the_brief_says() {
    let document = with_rivals();
    let table = scores(&document, &results(&document), FR);
    let row = |at: usize| table.rows[at].cells[1..6].iter().map(|c| plain(c)).collect::<Vec<_>>();
    // Domain brief §9.6, in the order proportional, linear twice, linear three times, range, quadratic.
    assert_eq!(row(0), ["40,00"; 5]);
    assert_eq!(row(1), ["36,66", "36,35", "38,18", "19,37", "33,60"]);
    assert_eq!(row(2), ["33,99", "32,93", "36,47", "0,00", "28,89"]);
    assert_eq!(table.rows[0].head, "Notre offre");
}

#[test]
fn a_dearer_price_never_scores_more() {
    let document = with_rivals();
    let table = sensitivity(&document, &results(&document), FR);
    assert_eq!(plain(&table.rows[0].head), "−10 %");
    assert_eq!(table.rows[3].head, "inchangé");
    let points = |row: &Row, at: usize| row.cells[at].replace(',', ".").parse::<f64>().unwrap();
    for pair in table.rows.windows(2) {
        for at in 1..table.columns.len() {
            assert!(points(&pair[0], at) >= points(&pair[1], at), "{pair:?}");
        }
    }
}

#[test]
fn the_curves_stay_within_the_picture() {
    let document = with_rivals();
    let chart = chart(&document, &results(&document), FR).unwrap();
    assert_eq!(chart.curves.len(), formulas(&document).len());
    for point in chart.curves.iter().flat_map(|c| c.points.split(' ')) {
        let (x, y) = point.split_once(',').unwrap();
        let (x, y): (i64, i64) = (x.parse().unwrap(), y.parse().unwrap());
        assert!((chart.left..=chart.right).contains(&x) && (chart.top..=chart.bottom).contains(&y), "{point}");
    }
}

#[test]
fn a_guessed_offer_has_a_name_of_its_own_and_an_amount() {
    use crate::present::form::FormField;
    let document = with_rivals();
    let mut offer = rivals(&document)[0].clone();
    assert!(OfferField::Name.put(&mut offer, "ours", FR).is_err());
    assert!(OfferField::Amount.put(&mut offer, "0", FR).is_err());
    OfferField::Name.put(&mut offer, "c", FR).unwrap();
    assert!(set_offer(&document, 0, &offer, FR).is_err());
    let fewer = document.apply(&remove(&document, 0)).unwrap();
    assert_eq!(rivals(&fewer).len(), rivals(&document).len() - 1);
}

#[test]
fn without_points_or_price_it_says_so() {
    let mut document = example();
    crate::present::samples::edit_tender(&mut document, |tender| tender.price_criterion = None);
    assert_eq!(state(&document, &results(&document), FR), State::NoCriterion);
    assert_eq!(state(&with_rivals(), &results(&with_rivals()), FR), State::Ready);
    let mut free = with_rivals();
    std::sync::Arc::make_mut(&mut free.plan).allocation.clear();
    assert_eq!(state(&free, &results(&free), FR), State::NotPriced);
}
