//! The named backup of a line: written, read and refused as `joint-bid/2` says; told to the client where the distribution is, and only
//! because the group named it; given up when its member becomes a host of the line or leaves.

use std::sync::Arc;

use portee::document::{Command, CommandError, Document, Dossier, Session};
use portee::domain::bid::{AllocationRow, Backup, Bid};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::decimal::Share;
use portee::domain::ids::{LineId, MemberId};
use portee::domain::results::compute;
use portee::exchange::tables::client::tables;
use portee::exchange::{client, csv, joint_bid};
use portee::i18n::Lang;
use portee::present::allocation::{BackupRow, backups, name_backup, propose_backups};
use portee::present::dossier::print::chapters;
use portee::present::proposal::{Edition, memo, print};

/// Line L1 is served by a, L2 by b, L3 by c; nobody is named.
fn fees() -> Bid {
    joint_bid::read(include_bytes!("../fixtures/joint-bid-2/fees.bid.json")).unwrap().0
}

fn with(backups: &[(&str, &str)]) -> Bid {
    let mut bid = fees();
    bid.backups = backups
        .iter()
        .map(|(line, member)| Backup {
            line: LineId::new(line),
            member: MemberId::new(member),
        })
        .collect();
    for (member, name) in bid.members.iter_mut().zip(["Alpha", "Beta", "Gamma"]) {
        Arc::make_mut(&mut member.card).name = name.to_owned();
    }
    bid
}

fn name(line: &str, member: &str) -> Command {
    Command::SetBackup {
        line: LineId::new(line),
        member: Some(MemberId::new(member)),
    }
}

#[test]
fn a_backup_is_read_back_and_refused_where_it_means_nothing() {
    let bid = with(&[("L1", "b"), ("L3", "a")]);
    let text = joint_bid::write(&bid).unwrap();
    assert_eq!(joint_bid::read(text.as_bytes()).unwrap().0, bid);
    let refused = |backups: &[(&str, &str)]| -> Vec<(String, String)> {
        let refusals = joint_bid::write(&with(backups)).unwrap_err();
        refusals.into_iter().map(|r| (r.code.as_str().to_owned(), r.path)).collect()
    };
    let one = |code: &str, path: &str| vec![(code.to_owned(), path.to_owned())];
    assert_eq!(refused(&[("L9", "a")]), one("unknown_ref", "/backups/0/line"));
    assert_eq!(refused(&[("L1", "z")]), one("unknown_ref", "/backups/0/member"));
    assert_eq!(refused(&[("L1", "b"), ("L1", "c")]), one("duplicate_id", "/backups/1/line"));
    assert_eq!(refused(&[("L1", "a")]), one("conflict", "/backups/0/member"));
    let old = joint_bid::read(text.replace("joint-bid/2", "joint-bid/1").as_bytes()).unwrap_err();
    assert!(old.iter().any(|r| r.code.as_str() == "unknown_field" && r.path == "/backups"));
}

#[test]
fn a_bid_is_written_as_joint_bid_2_because_of_a_backup_alone() {
    let case = crate::leaks::fixed_cases().into_iter().find(|(name, _)| name == "haut-vallon-fixed").unwrap().1;
    assert!(joint_bid::print(&case).contains("\"joint-bid/1\""));
    let mut document = Document::from_bid(case);
    let (line, host) = document.plan.allocation.iter().next().map(|(l, s)| (l.clone(), s[0].0.clone())).unwrap();
    let other = document.members.iter().map(|m| m.id.clone()).find(|m| *m != host).unwrap();
    document = document.apply(&name(line.as_str(), other.as_str())).unwrap();
    assert!(joint_bid::write(&document.bid()).unwrap().contains("\"joint-bid/2\""));
}

#[test]
fn a_backup_changes_no_figure() {
    assert_eq!(compute(&with(&[("L1", "c"), ("L2", "c")])), compute(&with(&[])));
}

/// All that the client may get of a bid, as text.
fn client_texts(bid: &Bid, lang: Lang) -> Vec<String> {
    let view = ClientView::of(bid, &price(bid));
    let edition = Edition {
        version: "1".to_owned(),
        date: "1".to_owned(),
    };
    let usual = |with_prices| chapters(&Dossier::default(), &view, with_prices, lang);
    let mut texts = vec![
        client::write(&view),
        serde_json::to_string(&print(&view, &usual(true), &edition, lang)).unwrap(),
        serde_json::to_string(&memo(&view, &usual(false), &edition, lang)).unwrap(),
    ];
    texts.push(tables(&view).iter().map(csv::write).collect());
    texts
}

/// The three members with every line to Alpha: the others are in the client's texts only if something names them.
fn all_to_alpha(backups: &[(&str, &str)]) -> Bid {
    let mut bid = with(backups);
    bid.allocation.iter_mut().flatten().for_each(|row| row.member = MemberId::new("a"));
    let asks = bid.asks.clone();
    bid.asks.extend(asks.iter().filter(|ask| ask.member.as_str() != "a").map(|ask| {
        let mut own = (**ask).clone();
        own.member = MemberId::new("a");
        Arc::new(own)
    }));
    bid
}

#[test]
fn the_client_reads_the_backup_that_is_named_and_no_other_who_could_take_over() {
    // Beta and Gamma have a price for a line that Alpha serves: they could take it over, and only Gamma is named, for another line.
    let (silent, named) = (all_to_alpha(&[]), all_to_alpha(&[("L2", "c")]));
    for lang in Lang::ALL {
        for text in client_texts(&silent, lang) {
            assert!(!text.contains("Beta") && !text.contains("Gamma"), "{text}");
        }
        for text in client_texts(&named, lang) {
            assert!(text.contains("Gamma") && !text.contains("Beta"), "{text}");
        }
    }
    let view = ClientView::of(&named, &price(&named));
    assert_eq!((view.backup(&LineId::new("L2")), view.backup(&LineId::new("L1"))), (Some("Gamma"), None));
}

#[test]
fn a_group_that_hides_its_distribution_hides_its_backups() {
    let mut bid = all_to_alpha(&[("L2", "c")]);
    Arc::make_mut(&mut bid.group).show_distribution = Some(false);
    for text in client_texts(&bid, Lang::Fr) {
        assert!(!text.contains("Gamma"), "{text}");
    }
}

#[test]
fn a_member_that_serves_the_line_is_refused_and_one_that_comes_to_serve_it_is_given_up() {
    let mut session = Session::new(Document::from_bid(with(&[])));
    let refused = session.dispatch(name("L1", "a"));
    assert!(matches!(refused, Err(CommandError::BackupServes { .. })), "{refused:?}");
    for (line, member) in [("L1", "b"), ("L2", "c"), ("L3", "b")] {
        session.dispatch(name(line, member)).unwrap();
    }
    let backup = |session: &Session, line: &str| session.document().backup(&LineId::new(line)).map(ToString::to_string);
    session
        .dispatch(Command::SetShares {
            line: LineId::new("L1"),
            shares: vec![(MemberId::new("b"), Share::ONE)],
        })
        .unwrap();
    assert_eq!(backup(&session, "L1"), None);
    session.undo();
    assert_eq!(backup(&session, "L1"), Some("b".to_owned()));
    let to_c = |line: &str| AllocationRow {
        line: LineId::new(line),
        member: MemberId::new("c"),
        share: Share::ONE,
    };
    session.dispatch(Command::AdoptAllocation(["L1", "L2", "L3"].map(to_c).to_vec())).unwrap();
    assert_eq!(
        ["L1", "L2", "L3"].map(|line| backup(&session, line)),
        [Some("b".to_owned()), None, Some("b".to_owned())]
    );
    session.dispatch(Command::RemoveMember(MemberId::new("b"))).unwrap();
    assert!(session.document().plan.backups.is_empty());
}

#[test]
fn a_backup_follows_its_line() {
    let document = Document::from_bid(with(&[("L1", "b")]));
    let renamed = document.apply(&Command::RenameLine {
        from: LineId::new("L1"),
        to: LineId::new("N1"),
    });
    assert_eq!(renamed.unwrap().backup(&LineId::new("N1")), Some(&MemberId::new("b")));
    assert!(document.apply(&Command::RemoveLine(LineId::new("L1"))).unwrap().plan.backups.is_empty());
}

#[test]
fn a_proposal_names_somebody_wherever_somebody_could_take_over_in_one_step_and_keeps_who_is_named() {
    let case = crate::leaks::fixed_cases().into_iter().find(|(name, _)| name == "haut-vallon-fixed").unwrap().1;
    let mut session = Session::new(Document::from_bid(case));
    let results = |session: &Session| compute(&session.document().bid());
    let view = |session: &Session| backups(session.document(), &results(session), Lang::Fr);
    let open = view(&session);
    assert!(open.can_propose && open.rows.iter().all(|row| row.chosen.is_empty() && row.fault.is_none()));
    // By hand first: one who could, of a line that several could take over.
    let able = |row: &BackupRow| row.choices.iter().skip(1).filter(|c| !c.label.ends_with("(ne pourrait pas)")).count();
    let line = open.rows.iter().find(|row| able(row) > 1).unwrap();
    let last = line.choices.iter().rfind(|c| !c.label.ends_with("(ne pourrait pas)")).unwrap().key.clone();
    session.dispatch(name_backup(&line.key, &last)).unwrap();
    let command = propose_backups(session.document(), &results(&session)).unwrap();
    session.dispatch(command).unwrap();
    let named = view(&session);
    assert!(!named.can_propose && propose_backups(session.document(), &results(&session)).is_none());
    for (before, row) in open.rows.iter().zip(&named.rows) {
        assert_eq!(row.chosen.is_empty(), able(before) == 0, "{row:?}");
        assert_eq!(row.fault, None, "{row:?}");
    }
    assert_eq!(named.rows.iter().find(|row| row.key == line.key).unwrap().chosen, last);
    session.undo();
    assert_eq!(view(&session).rows.iter().filter(|row| !row.chosen.is_empty()).count(), 1);
}

#[test]
fn one_who_could_not_take_over_is_told_beside_its_name() {
    let case = crate::leaks::fixed_cases().into_iter().find(|(name, _)| name == "haut-vallon-fixed").unwrap().1;
    let mut session = Session::new(Document::from_bid(case));
    let shown = |session: &Session| backups(session.document(), &compute(&session.document().bid()), Lang::Fr).rows;
    let (line, unable) = shown(&session)
        .iter()
        .find_map(|row| {
            Some((
                row.key.clone(),
                row.choices.iter().find(|c| c.label.ends_with("(ne pourrait pas)"))?.key.clone(),
            ))
        })
        .unwrap();
    session.dispatch(name_backup(&line, &unable)).unwrap();
    let row = shown(&session).into_iter().find(|row| row.key == line).unwrap();
    assert!(row.chosen == unable && row.fault.is_some(), "{row:?}");
}
