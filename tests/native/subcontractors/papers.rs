//! What leaves of subcontractors: the DC4, the papers that name them, tables and open data.

use std::sync::Arc;

use portee::document::Document;
use portee::domain::bid::{Bid, Subcontractor};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::ids::MemberId;
use portee::domain::money::Cents;
use portee::domain::results::compute;
use portee::exchange::csv;
use portee::exchange::tables::{self, Topic};
use portee::i18n::{Lang, format};
use portee::present::dossier::findings;
use portee::present::file_names;
use portee::present::papers::{Paper, all};
use portee::present::route::Screen;

use super::{cables, fees, named, with};
use crate::papers::{made, text};

/// The papers of a bid whose lead, a, has these subcontractors.
fn papers(subcontractors: Vec<Subcontractor>, lang: Lang) -> Vec<(Paper, String)> {
    let document = Document::from_bid(with(subcontractors));
    let papers = all(&document).into_iter();
    papers.map(|paper| (paper.clone(), text(&made(&document, &paper, lang)))).collect()
}

/// The text of its DC4.
fn dc4(subcontractor: Subcontractor, lang: Lang) -> String {
    let mut papers = papers(vec![subcontractor], lang).into_iter();
    papers.find(|(paper, _)| matches!(paper, Paper::Subcontracting(..))).unwrap().1
}

#[test]
fn a_dc4_says_all_that_is_known_and_only_what_others_decide_is_open() {
    for (lang, open, none) in [(Lang::Fr, "[à compléter", "sans objet"), (Lang::En, "[to be completed", "not applicable")] {
        let text = dc4(cables("s1"), lang);
        for said in [
            "Câbles du Ponant",
            "SARL",
            "000\u{202f}000\u{202f}000\u{202f}00018",
            "3 rue du Port\n29200 Brest",
            "contact@cables.example",
            "Anne Le Gall, gérante",
            "Astreinte de nuit",
            "Journaux de connexion",
            "Deux techniciens",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
        let amounts = [Cents(123_457), Cents(148_148)].map(|amount| format::amount(amount, lang));
        assert!(amounts.iter().all(|amount| text.contains(amount)), "{amounts:?} in {text}");
        // The member’s own seat and e-mail, the lead’s, the account, the claims and the notification.
        let bid = with(vec![]);
        let unsaid = 3 + 2 * (2 + usize::from(bid.members[0].card.siret.is_none()));
        assert_eq!(text.matches(open).count(), unsaid, "{text}");
        assert!(!text.contains(none));
        let bare = dc4(named("s1", &[]), lang);
        assert!(bare.matches(open).count() >= unsaid + 20, "{bare}");
    }
}

#[test]
fn without_personal_data_or_with_the_reverse_charge_the_rubrics_say_so() {
    let mut one = cables("s1");
    one.personal_data.is_processed = Some(false);
    one.reverse_charge = true;
    one.vat_rate = None;
    let text = dc4(one, Lang::Fr);
    assert_eq!(text.matches("sans objet").count(), 6, "five of the processing, and the amount with VAT");
    assert!(text.contains("autoliquidation (CGI, art. 283-2 nonies)") && !text.contains("Journaux de connexion"));
}

#[test]
fn the_papers_name_a_subcontractor_and_the_dc4_alone_its_amounts() {
    let amounts = [Cents(123_457), Cents(148_148)].map(|amount| format::amount(amount, Lang::Fr));
    let named = |paper: &Paper| {
        matches!(
            paper,
            Paper::Proposal | Paper::Memo | Paper::Subcontracting(..) | Paper::DataProtection | Paper::Extract | Paper::Agreement
        )
    };
    for (paper, text) in papers(vec![cables("s1")], Lang::Fr) {
        assert_eq!(text.contains("Câbles du Ponant"), named(&paper), "{paper:?}: {text}");
        let is_dc4 = matches!(paper, Paper::Subcontracting(..));
        assert_eq!(amounts.iter().any(|amount| text.contains(amount)), is_dc4, "{paper:?}");
    }
    assert!(papers(vec![], Lang::Fr).iter().all(|(paper, _)| !matches!(paper, Paper::Subcontracting(..))));
}

#[test]
fn the_file_of_a_dc4_bears_the_name_of_its_subcontractor() {
    let document = Document::from_bid(with(vec![cables("s1")]));
    let paper = all(&document).into_iter().find(|p| matches!(p, Paper::Subcontracting(..))).unwrap();
    let name = file_names::paper(&document, &paper, 2, Lang::Fr);
    assert!(name.ends_with("_client_dc4_Cables-du-Ponant_v2.pdf"), "{name}");
    assert!(!paper.needs_prices() && paper.member() == Some(&MemberId::new("a")));
}

#[test]
fn the_tables_and_the_open_data_say_for_whom_each_works_and_for_how_much_at_most() {
    let mut bid = with(vec![cables("s1"), named("s2", &["L1"])]);
    let table = |bid: &Bid| {
        let tables = tables::client::tables(&ClientView::of(bid, &price(bid)));
        tables.into_iter().find(|t| t.topic == Topic::Subcontractors).map(|t| csv::write(&t))
    };
    let text = table(&bid).unwrap();
    assert!(text.contains(",Câbles du Ponant,SARL,00000000000018,L1,0.2,1234.57,1481.48\r\n"), "{text}");
    assert_eq!(table(&fees()), None);

    let release = |bid: &Bid| crate::ocds::package(bid)["releases"][0].clone();
    let half_said = release(&bid)["bids"]["details"][0]["subcontracting"].clone();
    assert!(half_said["value"].is_null(), "one has no amount yet");
    Arc::make_mut(&mut bid.members[0].card).subcontractors.pop();
    let whole = release(&bid);
    let subcontracting = &whole["bids"]["details"][0]["subcontracting"];
    assert_eq!(subcontracting["value"]["amount"], 1234.57);
    let party = &subcontracting["subcontracts"][0]["subcontractor"]["id"];
    let parties = whole["parties"].as_array().unwrap();
    assert!(parties.iter().any(|p| &p["id"] == party && p["roles"][0] == "subcontractor"));
    let declares = |bid: &Bid| crate::ocds::package(bid)["extensions"].to_string().contains("ocds_subcontracting_extension");
    assert!(declares(&bid) && !declares(&fees()));
}

#[test]
fn an_ask_that_is_typed_in_a_dc4_is_pointed_out() {
    let mut one = cables("s1");
    one.nature = "Payé 6 000,00 € comme le membre".to_owned();
    let document = Document::from_bid(with(vec![one]));
    let found = findings::of_all(&document, &compute(&document.bid()), Lang::Fr);
    let [(Screen::Group, finding)] = found.as_slice() else { panic!("{found:?}") };
    assert!(finding.code == "K35" && finding.sentence.starts_with("DC4 de Câbles du Ponant"), "{finding:?}");
    let silent = Document::from_bid(with(vec![cables("s1")]));
    assert!(findings::of_all(&silent, &compute(&silent.bid()), Lang::Fr).is_empty());
}
