//! The document and its history: undo takes back exactly what was done, a log replays to the same session, offers merge in any order.

use std::sync::Arc;

use portee::document::{Command, CommandError, Document, Keeper, LogRecord, OfferSubmission, Receipt, Request, Role, Scenario, Session, new_bid, news_of};
use portee::domain::bid::{AllocationRow, Ask, Base, Bid, Subcontractor};
use portee::domain::decimal::{Rate, Share, UnitPrice};
use portee::domain::ids::{Id, LineId, MemberId};
use portee::domain::optimum::Goal;
use portee::exchange::{offers, portee as portee_file};
use proptest::prelude::*;

use crate::random_bid::bids;

/// Commands that make sense for this bid, picked by numbers.
fn command_for(document: &Document, pick: (u8, u8, u8, u32)) -> Command {
    let (kind, line, member, number) = pick;
    let line = document.frame.lines[usize::from(line) % document.frame.lines.len()].clone();
    let member = &document.members[usize::from(member) % document.members.len()];
    match kind % 17 {
        0 => Command::SetAsk(Box::new(Ask::flat(
            line.id.clone(),
            member.id.clone(),
            UnitPrice::from_scaled(i128::from(number)).unwrap(),
        ))),
        1 => Command::RemoveAsk {
            line: line.id.clone(),
            member: member.id.clone(),
        },
        2 => Command::SetShares {
            line: line.id.clone(),
            shares: vec![(member.id.clone(), Share::ONE)],
        },
        3 => Command::RemoveLine(line.id.clone()),
        4 => Command::RemoveMember(member.id.clone()),
        5 => Command::MoveLine {
            line: line.id.clone(),
            to: usize::from(pick.2),
        },
        6 => Command::RenameLine {
            from: line.id.clone(),
            to: LineId::new(&format!("R{number}")),
        },
        7 => {
            let mut card = (*member.card).clone();
            card.name = format!("Hébergeur {number}");
            let id = Id::new(&format!("s{number}"));
            if card.subcontractor(&id).is_none() {
                card.subcontractors.push(Subcontractor {
                    lines: vec![line.id.clone()],
                    ..Subcontractor::named(id, "Câbles")
                });
            }
            Command::SetCard {
                member: member.id.clone(),
                card: Box::new(card),
            }
        }
        8 => {
            let mut tender = (*document.frame.tender).clone();
            tender.title = format!("Titre {number}");
            tender.periods.truncate(1);
            Command::SetTender(Box::new(tender))
        }
        9 => Command::AddMember {
            member: MemberId::new(&format!("m{number}")),
            card: Box::new(new_bid::card("Nouveau", Rate::ZERO)),
        },
        10 => Command::ClearAllocation,
        12 => Command::AdoptAllocation(vec![AllocationRow {
            line: line.id.clone(),
            member: member.id.clone(),
            share: Share::ONE,
        }]),
        13 => Command::SetLock {
            line: line.id.clone(),
            is_locked: number % 3 > 0,
        },
        14 => Command::SetScenarios(vec![Scenario {
            name: format!("Scénario {number}"),
            allocation: vec![AllocationRow {
                line: line.id.clone(),
                member: member.id.clone(),
                share: Share::ONE,
            }],
            goal: Some(Goal::MinHt),
        }]),
        15 => Command::SetGoal(Box::new(Goal::FairestWithin {
            eps: Rate::from_scaled(i128::from(number % 1_000_000)).unwrap(),
            base: Base::MinHt,
            targets: [(member.id.clone(), Rate::ONE)].into(),
        })),
        16 => Command::SetBackup {
            line: line.id.clone(),
            member: Some(member.id.clone()).filter(|_| number % 4 > 0),
        },
        _ => Command::SetKeeper {
            member: member.id.clone(),
            keeper: Keeper::Member,
        },
    }
}

fn picks() -> impl Strategy<Value = Vec<(u8, u8, u8, u32)>> {
    prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), 1..1_000_000_u32), 1..25)
}

/// Everything that refers to a line or a member refers to one that exists.
fn dangling_references(bid: &Bid) -> Vec<String> {
    let is_line = |id: &LineId| bid.lines.iter().any(|l| &l.id == id);
    let is_member = |id: &MemberId| bid.members.iter().any(|m| &m.id == id);
    let mut lost = Vec::new();
    lost.extend(
        bid.asks
            .iter()
            .filter(|a| !is_line(&a.line) || !is_member(&a.member))
            .map(|a| format!("ask {a:?}")),
    );
    lost.extend(
        bid.allocation
            .iter()
            .flatten()
            .filter(|r| !is_line(&r.line) || !is_member(&r.member))
            .map(|r| format!("row {r:?}")),
    );
    let is_host = |b: &&portee::domain::bid::Backup| bid.allocation.iter().flatten().any(|r| r.line == b.line && r.member == b.member);
    lost.extend(
        bid.backups
            .iter()
            .filter(|b| !is_line(&b.line) || !is_member(&b.member) || is_host(b))
            .map(|b| format!("backup {b:?}")),
    );
    lost.extend(bid.group.lead.iter().filter(|m| !is_member(m)).map(|m| format!("lead {m}")));
    for line in &bid.lines {
        lost.extend(line.only_members.iter().filter(|m| !is_member(m)).map(|m| format!("only {m}")));
        lost.extend(line.not_same_host_as.iter().filter(|l| !is_line(l)).map(|l| format!("not same host {l}")));
        if line.qty_by_period.len() != bid.tender.periods.len() {
            lost.push(format!("quantities of {}", line.id));
        }
    }
    lost.extend(
        bid.pricing
            .deductions
            .iter()
            .filter_map(|d| d.beneficiary.as_ref())
            .filter(|m| !is_member(m))
            .map(|m| format!("fee of {m}")),
    );
    lost.extend(
        bid.allocation_rules
            .packages
            .iter()
            .flat_map(|p| &p.lines)
            .filter(|l| !is_line(l))
            .map(|l| format!("package {l}")),
    );
    lost
}

/// An offer of this member at other prices.
fn offer_of(document: &Document, member: &MemberId, version: u32, cents: u32) -> OfferSubmission {
    let parts = document.member(member).unwrap();
    let price = UnitPrice::from_scaled(i128::from(cents) * 10_000).unwrap();
    let asks = document.frame.lines.iter().map(|l| Arc::new(Ask::flat(l.id.clone(), member.clone(), price)));
    let offer = OfferSubmission {
        chapters: vec![],
        bid: document.id.clone(),
        member: member.clone(),
        card: parts.card.clone(),
        private: None,
        sheet: None,
        terms: parts.offer.terms.clone(),
        asks: asks.collect(),
        datacentres: Vec::new(),
        receipt: Receipt {
            digest: String::new(),
            version,
            made_at: "2026-12-01T10:00:00Z".to_owned(),
        },
    };
    offers::read_offer(offers::write_offer(&offer).as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn undo_takes_back_exactly_what_was_done_and_redo_does_it_again(bid in bids(), picks in picks()) {
        let mut session = Session::new(Document::from_bid(bid));
        let mut states = vec![session.document().clone()];
        for pick in picks {
            if session.document().frame.lines.is_empty() || session.document().members.is_empty() {
                break;
            }
            let command = command_for(session.document(), pick);
            if let Ok(Some(_)) = session.dispatch(command) {
                states.push(session.document().clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(session.undo().is_some());
            prop_assert_eq!(session.document(), state);
        }
        prop_assert!(session.undo().is_none());
        for state in states.iter().skip(1) {
            prop_assert!(session.redo().is_some());
            prop_assert_eq!(session.document(), state);
        }
    }

    #[test]
    fn a_log_that_was_written_and_read_replays_to_the_same_session(bid in bids(), picks in picks()) {
        let start = Document::from_bid(bid);
        let mut session = Session::new(start.clone());
        let mut log = Vec::new();
        for pick in picks {
            let record = match pick.0 % 5 {
                0 => session.undo(),
                1 => session.redo(),
                _ if session.document().frame.lines.is_empty() || session.document().members.is_empty() => None,
                _ => session.dispatch(command_for(session.document(), pick)).ok().flatten(),
            };
            log.extend(record.map(|r| serde_json::to_string(&r).unwrap()));
        }
        let records: Vec<LogRecord> = log.iter().map(|json| serde_json::from_str(json).unwrap()).collect();
        let snapshot = portee_file::read(portee_file::write(&start).as_bytes()).unwrap();
        let (mut replayed, carried_out) = Session::replay(snapshot, &records);
        prop_assert_eq!(carried_out, records.len());
        prop_assert_eq!(replayed.document(), session.document());
        while session.undo().is_some() {
            prop_assert!(replayed.undo().is_some());
            prop_assert_eq!(replayed.document(), session.document());
        }
    }

    #[test]
    fn nothing_refers_to_what_is_gone(bid in bids(), picks in picks()) {
        let mut document = Document::from_bid(bid);
        for pick in picks {
            if document.frame.lines.is_empty() || document.members.is_empty() {
                break;
            }
            if let Ok(after) = document.apply(&command_for(&document, pick)) {
                document = after;
            }
            prop_assert_eq!(dangling_references(&document.bid()), Vec::<String>::new());
        }
    }

    #[test]
    fn a_portee_file_gives_everything_back(bid in bids(), picks in picks()) {
        let mut document = Document::from_bid(bid);
        for pick in picks {
            if document.frame.lines.is_empty() || document.members.is_empty() {
                break;
            }
            if let Ok(after) = document.apply(&command_for(&document, pick)) {
                document = after;
            }
        }
        let text = portee_file::write(&document);
        let read = portee_file::read(text.as_bytes()).unwrap();
        prop_assert_eq!(&read, &document);
        prop_assert_eq!(portee_file::write(&read), text);
    }

    #[test]
    fn offers_merged_in_any_order_and_any_number_of_times_give_the_same_bid(bid in bids(), order in prop::collection::vec(any::<prop::sample::Index>(), 1..20)) {
        let document = Document::from_bid(bid);
        let mut all: Vec<OfferSubmission> = document.members.iter().enumerate().map(|(i, m)| offer_of(&document, &m.id, 1 + i as u32, 100 + i as u32)).collect();
        all.push(offer_of(&document, &document.members[0].id, 7, 777));
        let stranger = |id: &str, n| {
            let mut offer = offer_of(&document, &document.members[0].id, n, 55);
            offer.member = MemberId::new(id);
            offer.asks = offer.asks.iter().map(|a| Arc::new(Ask { member: offer.member.clone(), ..(**a).clone() })).collect();
            offers::read_offer(offers::write_offer(&offer).as_bytes()).unwrap()
        };
        all.push(stranger("zz-new", 1));
        all.push(stranger("aa-new", 2));
        let accept = |document: &Document, offer: &OfferSubmission| document.apply(&Command::AcceptOffer(Box::new(offer.clone()))).unwrap();
        let in_order = all.iter().fold(document.clone(), |d, o| accept(&d, o));
        let shuffled = order.iter().map(|i| i.get(&all)).chain(all.iter().rev()).fold(document.clone(), |d, o| accept(&d, o));
        prop_assert_eq!(in_order, shuffled);
    }
}

#[test]
fn an_offer_touches_its_own_member_only_and_the_same_file_twice_changes_nothing() {
    let (bid, _) = portee::exchange::joint_bid::read(&std::fs::read(crate::cases::public_dir().join("haut-vallon-fixed.bid.json")).unwrap()).unwrap();
    let document = Document::from_bid(bid);
    let asso = MemberId::new("asso");
    let offer = offer_of(&document, &asso, 1, 250);
    let news = news_of(&document, &offer);
    assert!(!news.is_known && !news.is_new_member && news.asks.len() > 10);
    let after = document.apply(&Command::AcceptOffer(Box::new(offer.clone()))).unwrap();
    for member in &document.members {
        let same = after.member(&member.id) == Some(member);
        assert_eq!(same, member.id != asso, "{}", member.id);
    }
    assert_eq!((&after.frame, &after.plan), (&document.frame, &document.plan));
    assert!(news_of(&after, &offer).is_known);
    assert_eq!(after.apply(&Command::AcceptOffer(Box::new(offer))).unwrap(), after);
    let older = offer_of(&document, &asso, 0, 1);
    assert!(news_of(&after, &older).is_older);
    assert_eq!(after.apply(&Command::AcceptOffer(Box::new(older))).unwrap(), after);
}

#[test]
fn each_part_is_changed_by_its_owner_only() {
    let (bid, _) = portee::exchange::joint_bid::read(&std::fs::read(crate::cases::public_dir().join("haut-vallon-fixed.bid.json")).unwrap()).unwrap();
    let lead = Document::from_bid(bid);
    let asso = MemberId::new("asso");
    let request = offers::read_request(offers::write_request(&Request::of(&lead, Some(&asso))).as_bytes()).unwrap();
    let copy = request.answer(request.member.as_ref().unwrap());
    assert_eq!(copy.role, Role::Member(asso.clone()));
    let refused = |command: Command| matches!(copy.apply(&command), Err(CommandError::NotYours(_)));
    assert!(refused(Command::SetTender(Box::new((*copy.frame.tender).clone()))));
    assert!(refused(Command::ClearAllocation));
    assert!(refused(Command::SetAsk(Box::new(Ask::flat(
        LineId::new("L02"),
        MemberId::new("scic"),
        UnitPrice::ONE
    )))));
    let priced = copy
        .apply(&Command::SetAsk(Box::new(Ask::flat(LineId::new("L02"), asso.clone(), UnitPrice::ONE))))
        .unwrap();
    let offer = OfferSubmission::of(&priced, true, 1, "2026-12-01T10:00:00Z").unwrap();
    let merged = lead.apply(&Command::AcceptOffer(Box::new(offer))).unwrap();
    assert_eq!(merged.member(&asso).unwrap().keeper, Keeper::Member);
    let typed_by_lead = Command::SetAsk(Box::new(Ask::flat(LineId::new("L02"), asso.clone(), UnitPrice::ONE)));
    assert!(matches!(merged.apply(&typed_by_lead), Err(CommandError::NotYours(_))));
    let taken_over = merged
        .apply(&Command::SetKeeper {
            member: asso,
            keeper: Keeper::Lead,
        })
        .unwrap();
    assert!(taken_over.apply(&typed_by_lead).is_ok());
}

#[test]
fn a_request_holds_no_price_and_nothing_internal() {
    for entry in std::fs::read_dir(crate::cases::public_dir()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(case) = name.strip_suffix("-fixed.bid.json") else { continue };
        let (bid, _) = portee::exchange::joint_bid::read(&std::fs::read(&path).unwrap()).unwrap();
        let document = Document::from_bid(bid);
        let text = offers::write_request(&Request::of(&document, Some(&document.members[0].id)));
        for (variant, what) in crate::leaks::canaries(&format!("{case}-fixed")) {
            assert!(!crate::leaks::holds(&text, &variant), "{case}: the request holds {variant}, which is {what}");
        }
        for word in ["\"asks\"", "price\":", "turnover", "iban", "estimate"] {
            assert!(!text.contains(word), "{case}: {word}");
        }
    }
}
