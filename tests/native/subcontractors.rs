//! The subcontractors of members: written, read and refused as `joint-bid/2` says, changed by their member alone, told to the client whole.

mod papers;

use std::sync::Arc;

use portee::document::{Command, CommandError, Document, OfferSubmission, Request, Session};
use portee::domain::bid::{Bid, Card, Lack, PersonalData, Subcontractor};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::decimal::Rate;
use portee::domain::ids::{Id, LineId, MemberId};
use portee::domain::money::Cents;
use portee::domain::results::compute;
use portee::exchange::{client, joint_bid, offers};

/// Line L1 is served by a, L2 by b, L3 by c.
pub fn fees() -> Bid {
    joint_bid::read(include_bytes!("../fixtures/joint-bid-2/fees.bid.json")).unwrap().0
}

/// One of which everything is said.
pub fn cables(id: &str) -> Subcontractor {
    Subcontractor {
        trade_name: "Câbles".to_owned(),
        legal_form: "SARL".to_owned(),
        siret: Some("00000000000018".to_owned()),
        address: "3 rue du Port\n29200 Brest".to_owned(),
        email: "contact@cables.example".to_owned(),
        phone: "02 98 00 00 00".to_owned(),
        signatory: "Anne Le Gall, gérante".to_owned(),
        is_sme: Some(true),
        lines: vec![LineId::new("L1")],
        nature: "Astreinte de nuit".to_owned(),
        place: "Brest".to_owned(),
        max_ht_cents: Some(Cents(123_457)),
        vat_rate: Some(Rate::parse("0.2").unwrap()),
        price_variation: "Prix fermes".to_owned(),
        is_paid_directly: Some(true),
        wants_advance: Some(false),
        personal_data: PersonalData {
            is_processed: Some(true),
            nature: "Consultation".to_owned(),
            purpose: "Dépannage".to_owned(),
            data: "Journaux de connexion".to_owned(),
            persons: "Agents".to_owned(),
            gives_guarantees: true,
        },
        capacities: "Deux techniciens".to_owned(),
        declares_no_exclusion: true,
        ..Subcontractor::named(Id::new(id), "Câbles du Ponant")
    }
}

/// Of the first member.
pub fn with(subcontractors: Vec<Subcontractor>) -> Bid {
    let mut bid = fees();
    Arc::make_mut(&mut bid.members[0].card).subcontractors = subcontractors;
    bid
}

fn named(id: &str, lines: &[&str]) -> Subcontractor {
    Subcontractor {
        lines: lines.iter().copied().map(LineId::new).collect(),
        ..Subcontractor::named(Id::new(id), "Une")
    }
}

fn set(document: &Document, member: &str, subcontractors: Vec<Subcontractor>) -> Command {
    let member = MemberId::new(member);
    let card = Card {
        subcontractors,
        ..(*document.member(&member).unwrap().card).clone()
    };
    Command::SetCard { member, card: Box::new(card) }
}

fn of(document: &Document, member: &str) -> Vec<Subcontractor> {
    document.member(&MemberId::new(member)).unwrap().card.subcontractors.clone()
}

#[test]
fn a_subcontractor_is_read_back_and_refused_where_it_means_nothing() {
    let bid = with(vec![cables("s1"), named("s2", &[])]);
    let text = joint_bid::write(&bid).unwrap();
    assert!(text.contains("\"joint-bid/2\""));
    assert_eq!(joint_bid::read(text.as_bytes()).unwrap().0, bid);
    let refused = |subcontractors: Vec<Subcontractor>| -> Vec<(String, String)> {
        let refusals = joint_bid::write(&with(subcontractors)).unwrap_err();
        refusals.into_iter().map(|r| (r.code.as_str().to_owned(), r.path)).collect()
    };
    let one = |code: &str, path: &str| vec![(code.to_owned(), format!("/members/0/subcontractors/{path}"))];
    assert_eq!(refused(vec![named("s1", &["L1", "L9"])]), one("unknown_ref", "0/lines/1"));
    assert_eq!(refused(vec![named("s1", &["L1", "L1"])]), one("duplicate_id", "0/lines/1"));
    assert_eq!(refused(vec![named("s1", &[]), named("s1", &[])]), one("duplicate_id", "1/id"));
    let reversed = Subcontractor {
        reverse_charge: true,
        ..cables("s1")
    };
    assert_eq!(refused(vec![reversed]), one("conflict", "0/vat_rate"));
    let old = joint_bid::read(text.replace("joint-bid/2", "joint-bid/1").as_bytes()).unwrap_err();
    assert!(old.iter().any(|r| r.code.as_str() == "unknown_field" && r.path == "/members/0/subcontractors"));
}

#[test]
fn a_bid_is_written_as_joint_bid_2_because_of_a_subcontractor_alone() {
    let mut case = crate::leaks::fixed_cases().into_iter().find(|(name, _)| name == "haut-vallon-fixed").unwrap().1;
    assert!(joint_bid::print(&case).contains("\"joint-bid/1\""));
    Arc::make_mut(&mut case.members[0].card).subcontractors.push(named("s1", &[]));
    assert!(joint_bid::write(&case).unwrap().contains("\"joint-bid/2\""));
}

#[test]
fn a_subcontractor_changes_no_figure() {
    assert_eq!(compute(&with(vec![cables("s1")])), compute(&fees()));
}

#[test]
fn its_greatest_amount_with_vat_is_rounded_once_and_is_net_under_the_reverse_charge() {
    let one = cables("s1");
    assert_eq!(one.max_ttc(), Some(Cents(148_148)), "1 234.57 + 246.914");
    let reversed = Subcontractor {
        vat_rate: None,
        reverse_charge: true,
        ..one.clone()
    };
    assert_eq!(reversed.max_ttc(), Some(Cents(123_457)));
    assert_eq!(Subcontractor { vat_rate: None, ..one }.max_ttc(), None);
}

#[test]
fn what_its_dc4_lacks_is_listed_until_all_is_said() {
    assert_eq!(cables("s1").lacks(), []);
    assert_eq!(
        named("s1", &[]).lacks().len(),
        14,
        "all but the processing of data that nobody said to be there"
    );
    let mut vague = cables("s1");
    vague.personal_data.persons.clear();
    vague.siret = None;
    assert_eq!(vague.lacks(), [Lack::Registration, Lack::Processing]);
    vague.registration = "BCE 0123.456.749".to_owned();
    vague.personal_data.is_processed = Some(false);
    assert_eq!(vague.lacks(), []);
}

#[test]
fn a_change_is_undone_and_what_cannot_be_is_refused() {
    let mut session = Session::new(Document::from_bid(fees()));
    let add = set(session.document(), "a", vec![cables("s1"), named("s2", &["L2"])]);
    session.dispatch(add).unwrap();
    let without = set(session.document(), "a", vec![named("s2", &["L2"])]);
    session.dispatch(without).unwrap();
    assert_eq!(of(session.document(), "a").len(), 1);
    session.undo();
    assert_eq!(of(session.document(), "a"), [cables("s1"), named("s2", &["L2"])]);
    session.undo();
    assert_eq!(of(session.document(), "a"), []);
    let mut refusal = |all: Vec<Subcontractor>| {
        let command = set(session.document(), "a", all);
        session.dispatch(command).unwrap_err()
    };
    assert_eq!(refusal(vec![named("s1", &["L9"])]), CommandError::UnknownLine(LineId::new("L9")));
    assert_eq!(refusal(vec![named("s1", &[]), named("s1", &[])]), CommandError::IdTaken("s1".to_owned()));
    assert_eq!(refusal(vec![named("é", &[])]), CommandError::IdMalformed("é".to_owned()));
    assert_eq!(
        refusal((0..51).map(|i| named(&format!("s{i}"), &[])).collect()),
        CommandError::TooMany { limit: 50 }
    );
}

#[test]
fn it_follows_the_lines_it_works_on() {
    let document = Document::from_bid(with(vec![named("s1", &["L1", "L2"])]));
    let lines = |command: Command| of(&document.apply(&command).unwrap(), "a")[0].lines.clone();
    let rename = Command::RenameLine {
        from: LineId::new("L1"),
        to: LineId::new("N1"),
    };
    assert_eq!(lines(rename), [LineId::new("N1"), LineId::new("L2")]);
    assert_eq!(lines(Command::RemoveLine(LineId::new("L1"))), [LineId::new("L2")]);
}

#[test]
fn it_goes_with_the_offer_of_its_member_and_without_the_lines_that_are_gone() {
    let lead = Document::from_bid(fees());
    let id = MemberId::new("a");
    let copy = Request::of(&lead, Some(&id));
    let own = copy.answer(copy.member.as_ref().unwrap());
    let mine = own.apply(&set(&own, "a", vec![cables("s1"), named("s2", &["L1", "L3"])])).unwrap();
    let ask = (**lead.ask(&LineId::new("L1"), &id).unwrap()).clone();
    let mine = mine.apply(&Command::SetAsk(Box::new(ask))).unwrap();
    let offer = OfferSubmission::of(&mine, false, 1, "2026-12-01T10:00:00Z").unwrap();
    let file = offers::write_offer(&offer);
    let read = offers::read_offer(file.as_bytes()).unwrap();
    let accepted = lead.apply(&Command::AcceptOffer(Box::new(read.clone()))).unwrap();
    assert_eq!(of(&accepted, "a"), [cables("s1"), named("s2", &["L1", "L3"])]);
    let by_lead = set(&accepted, "a", vec![]);
    assert!(matches!(accepted.apply(&by_lead), Err(CommandError::NotYours(_))), "they are the member's own");
    let shorter = lead.apply(&Command::RemoveLine(LineId::new("L3"))).unwrap();
    let accepted = shorter.apply(&Command::AcceptOffer(Box::new(read))).unwrap();
    assert_eq!(of(&accepted, "a")[1].lines, [LineId::new("L1")]);
    assert!(joint_bid::write(&accepted.bid()).is_ok());
}

#[test]
fn the_client_reads_it_whole_and_only_of_a_member_that_takes_part() {
    let mut bid = with(vec![cables("s1")]);
    let view = ClientView::of(&bid, &price(&bid));
    let [seen] = view.subcontractors.as_slice() else { panic!("one is seen") };
    assert_eq!((seen.member.as_str(), seen.max_ttc_cents), ("a", Some(Cents(148_148))));
    let text = client::write(&view);
    for said in [
        "Câbles du Ponant",
        "Anne Le Gall",
        "Astreinte de nuit",
        "123457",
        "148148",
        "Journaux de connexion",
    ] {
        assert!(text.contains(said), "{said}");
    }
    Arc::make_mut(&mut bid.group).show_distribution = Some(false);
    assert_eq!(ClientView::of(&bid, &price(&bid)).subcontractors.len(), 1, "the client accepts it all the same");
    // Of one who serves nothing and does not lead, the client knows nothing.
    let idle = bid.members.iter().position(|m| m.id.as_str() == "c").unwrap();
    let mut other = (*bid.members[idle].card).clone();
    other.subcontractors.push(named("s9", &[]));
    bid.members[idle].card = Arc::new(other);
    bid.asks.retain(|ask| ask.line.as_str() != "L3");
    bid.lines.retain(|line| line.id.as_str() != "L3");
    bid.allocation.iter_mut().for_each(|rows| rows.retain(|row| row.line.as_str() != "L3"));
    assert_eq!(ClientView::of(&bid, &price(&bid)).subcontractors.len(), 1);
}
