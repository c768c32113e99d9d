//! Offers that came back, as the lead sees them before it accepts.

use std::sync::Arc;

use super::*;
use crate::document::{Command, Document, OfferSubmission, Receipt, new_bid, news_of};
use crate::domain::bid::{Ask, Line, LineKind, Terms};
use crate::domain::decimal::{Quantity, Rate, UnitPrice};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;

fn bid() -> Document {
    let line = |id: &str, label: &str| Line {
        id: LineId::new(id),
        label: label.to_owned(),
        family: None,
        unit: "compte".to_owned(),
        kind: LineKind::Recurring,
        price_decimals: 2,
        qty_by_period: vec![Quantity::ONE],
        share_menu: Vec::new(),
        distinct_datacentres: false,
        not_same_host_as: Vec::new(),
        only_members: Vec::new(),
        required_certifications: Vec::new(),
        required_skills: Vec::new(),
        allowed_countries: Vec::new(),
    };
    let mut document = new_bid::empty("bid");
    Arc::make_mut(&mut document.frame).lines = vec![Arc::new(line("L01", "Messagerie")), Arc::new(line("L02", "Fichiers"))];
    document
}

fn ask(line: &str, price: &str) -> Arc<Ask> {
    Arc::new(Ask::flat(LineId::new(line), MemberId::new("chat"), UnitPrice::parse(price).unwrap()))
}

fn offer(version: u32, asks: Vec<Arc<Ask>>) -> OfferSubmission {
    OfferSubmission {
        chapters: vec![],
        bid: "bid".to_owned(),
        member: MemberId::new("chat"),
        card: Arc::new(new_bid::card("Chat’Vallon", Rate::ZERO)),
        private: None,
        sheet: None,
        terms: Arc::new(Terms::default()),
        asks,
        datacentres: Vec::new(),
        receipt: Receipt {
            digest: format!("digest-{version}"),
            version,
            made_at: "2026-11-22T13:02:00Z".to_owned(),
        },
    }
}

fn view(document: &Document, offer: &OfferSubmission, lang: Lang) -> OfferNewsView {
    let view = offer_news(document, offer, &news_of(document, offer), lang);
    view.sentences.iter().for_each(|text| reads_well(text, lang));
    assert!(!view.sentences.is_empty());
    view
}

fn accept(document: &Document, offer: &OfferSubmission) -> Document {
    document.apply(&Command::AcceptOffer(Box::new(offer.clone()))).unwrap()
}

#[test]
fn a_first_offer_says_who_which_version_and_every_price() {
    let first = offer(2, vec![ask("L01", "2.5"), ask("L09", "1")]);
    let view = view(&bid(), &first, Lang::Fr);
    assert_eq!(view.name, "Chat’Vallon");
    assert_eq!(view.digest, "digest-2");
    assert_eq!(view.received, "Offre n°\u{a0}2, enregistrée le 22/11/2026 à 14\u{202f}h\u{202f}02");
    assert!(view.changes_anything && !view.is_older);
    let price = PriceNews {
        line: "L01 Messagerie".to_owned(),
        before: "pas de prix".to_owned(),
        after: "2,50\u{202f}€".to_owned(),
    };
    assert_eq!(view.prices, [price]);
    assert!(view.sentences.iter().any(|text| text.contains("groupement")));
    assert!(view.sentences.iter().any(|text| text.contains("L09")));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let first = offer(1, vec![ask("L01", "2.5")]);
    let document = accept(&bid(), &first);
    for lang in Lang::ALL {
        let again = view(&document, &first, lang);
        assert!(!again.changes_anything && again.prices.is_empty());
        assert_eq!(again.sentences.len(), 1);
    }
    assert_eq!(view(&document, &first, Lang::Fr).sentences, ["Déjà reçue\u{a0}: rien ne change."]);
}

#[test]
fn an_older_offer_is_told_and_shows_prices_before_and_after() {
    let document = accept(&bid(), &offer(3, vec![ask("L01", "2.5")]));
    let mut older = offer(1, vec![ask("L02", "7")]);
    older.receipt.made_at = "hier".to_owned();
    for lang in Lang::ALL {
        let view = view(&document, &older, lang);
        assert!(view.is_older && view.changes_anything);
        assert_eq!(view.prices.len(), 2);
        assert_eq!(view.prices[0].line, "L01 Messagerie");
    }
    let view = view(&document, &older, Lang::En);
    assert_eq!((view.prices[0].before.as_str(), view.prices[0].after.as_str()), ("€2.50", "no price"));
    assert_eq!(view.received, "Offer no. 1, without a date");
}

#[test]
fn a_change_behind_the_first_price_is_told_in_a_sentence() {
    let document = accept(&bid(), &offer(1, vec![ask("L01", "2.5")]));
    let mut with_set_up = (*ask("L01", "2.5")).clone();
    with_set_up.setup_cents = Cents(10_000);
    let mut second = offer(2, vec![Arc::new(with_set_up)]);
    second.terms = Arc::new(Terms {
        must_serve: true,
        ..Terms::default()
    });
    for lang in Lang::ALL {
        let view = view(&document, &second, lang);
        assert!(view.prices.is_empty() && view.changes_anything);
        assert!(view.sentences.iter().any(|text| text.contains("L01 Messagerie")), "{:?}", view.sentences);
        assert_eq!(view.sentences.len(), 2);
    }
}

#[test]
fn an_offer_for_another_bid_names_that_bid() {
    for lang in Lang::ALL {
        let report = offer_for_another_bid("a.offer.json", &offer(1, Vec::new()), lang);
        assert!(report.is_refused && report.headline.contains("Chat’Vallon"));
        report.items.iter().for_each(|item| reads_well(&item.text, lang));
        assert!(report.items[0].text.contains("bid"));
    }
}
