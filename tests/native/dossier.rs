//! The chapters of the proposal as a part of the document: who may change what, undo, the working file, a member's chapters there and back.

use portee::document::{
    Chapter, ChapterHead, ChapterKind, Command, CommandError, Document, Keeper, OfferSubmission, Request, RequestedMember, Session, TEXT_MAX, news_of,
};
use portee::domain::client_view::ClientView;
use portee::domain::ids::{Id, MemberId};
use portee::domain::results::compute;
use portee::exchange::{offers, portee as portee_file};
use portee::i18n::Lang;
use portee::present::dossier::edits;
use portee::present::dossier::findings::{Desk, of_all};
use portee::present::dossier::variables::resolve;
use portee::present::route::Screen;

use crate::cases::public_dir;

fn document() -> Document {
    let bytes = std::fs::read(public_dir().join("haut-vallon-fixed.bid.json")).unwrap();
    Document::from_bid(portee::exchange::joint_bid::read(&bytes).unwrap().0)
}

fn write(chapter: &str, text: &str) -> Command {
    Command::WriteChapter {
        chapter: Id::new(chapter),
        text: text.to_owned(),
        is_to_adapt: false,
    }
}

fn written_by(document: &Document, chapter: &str, author: Option<&str>) -> Document {
    let head = ChapterHead {
        author: author.map(MemberId::new),
        ..document.dossier.chapter(&Id::new(chapter)).unwrap().head.clone()
    };
    document
        .apply(&Command::HeadChapter {
            chapter: Id::new(chapter),
            head: Box::new(head),
        })
        .unwrap()
}

fn kinds(document: &Document) -> Vec<&'static str> {
    document.dossier.chapters.iter().map(|c| c.kind.slug()).collect()
}

#[test]
fn a_bid_begins_with_the_usual_chapters_in_their_order() {
    let document = document();
    let usual: Vec<&str> = ChapterKind::USUAL.into_iter().map(ChapterKind::slug).collect();
    assert_eq!(kinds(&document), usual);
    assert!(document.dossier.chapters.iter().all(|c| c.head.is_on && c.text.is_empty()));
}

#[test]
fn chapters_are_written_moved_added_and_all_of_it_is_undone() {
    let mut session = Session::new(document());
    let before = session.document().clone();
    let commands = [
        write("solution", "# Socle"),
        Command::MoveChapter {
            chapter: Id::new("quality"),
            to: 0,
        },
        Command::AddChapter {
            chapter: Box::new(Chapter::empty(Id::new("free-1"), ChapterKind::Free)),
            at: Some(2),
        },
        Command::RemoveChapter(Id::new("annexes")),
    ];
    for command in commands {
        session.dispatch(command).unwrap().unwrap();
    }
    let after = session.document().clone();
    assert_eq!(&kinds(&after)[..4], ["quality", "cover", "free", "letter"]);
    assert_eq!(after.dossier.chapter(&Id::new("solution")).unwrap().text, "# Socle");
    while session.undo().is_some() {}
    assert_eq!(*session.document(), before);
    while session.redo().is_some() {}
    assert_eq!(*session.document(), after);
}

#[test]
fn the_working_file_keeps_the_chapters_and_one_without_them_gets_the_usual_ones() {
    let document = document().apply(&write("letter", "Madame, Monsieur, « ça »")).unwrap();
    let text = portee_file::write(&document);
    assert_eq!(portee_file::read(text.as_bytes()).unwrap(), document);
    let mut older: serde_json::Value = serde_json::from_str(&text).unwrap();
    older["document"].as_object_mut().unwrap().remove("dossier").unwrap();
    let read = portee_file::read(older.to_string().as_bytes()).unwrap();
    assert_eq!(kinds(&read).len(), 17);
}

#[test]
fn a_paste_of_two_megabytes_is_refused_and_the_text_stays() {
    let document = document().apply(&write("letter", "court")).unwrap();
    let most = "é".repeat(TEXT_MAX);
    assert!(document.apply(&write("letter", &most)).is_ok());
    let error = document.apply(&write("letter", &(most + "é"))).unwrap_err();
    assert_eq!(
        error,
        CommandError::TextTooLong {
            limit: TEXT_MAX,
            found: TEXT_MAX + 1
        }
    );
    assert_eq!(
        document.apply(&write("chapitre", "x")).unwrap_err(),
        CommandError::UnknownChapter(Id::new("chapitre"))
    );
}

#[test]
fn the_lead_writes_for_the_members_it_keeps_and_for_nobody_else() {
    let document = written_by(&document(), "solution", Some("asso"));
    assert!(document.apply(&write("solution", "du mandataire")).is_ok());
    let handed_back = document
        .apply(&Command::SetKeeper {
            member: MemberId::new("asso"),
            keeper: Keeper::Member,
        })
        .unwrap();
    assert!(matches!(handed_back.apply(&write("solution", "x")), Err(CommandError::NotYours(_))));
    assert!(handed_back.apply(&write("letter", "x")).is_ok());
    assert!(
        written_by(&handed_back, "solution", None).apply(&write("solution", "x")).is_ok(),
        "the lead takes it over"
    );
}

#[test]
fn a_chapter_goes_to_its_author_and_comes_back_with_the_offer() {
    let lead = written_by(&document(), "solution", Some("asso"));
    let lead = written_by(&lead, "quality", Some("micro"));
    let asso = MemberId::new("asso");
    let request = offers::read_request(offers::write_request(&Request::of(&lead, Some(&asso))).as_bytes()).unwrap();
    let nobody = RequestedMember {
        id: asso.clone(),
        card: lead.member(&asso).unwrap().card.clone(),
    };
    let copy = request.answer(&nobody);
    assert_eq!(kinds(&copy), ["solution"], "only its own chapters");
    assert!(matches!(
        copy.apply(&Command::RemoveChapter(Id::new("solution"))),
        Err(CommandError::NotYours(_))
    ));
    let copy = copy.apply(&write("solution", "Deux hébergeurs par service.")).unwrap();
    let offer = OfferSubmission::of(&copy, false, 1, "2026-11-28T10:00:00Z").unwrap();
    let offer = offers::read_offer(offers::write_offer(&offer).as_bytes()).unwrap();
    assert_eq!(news_of(&lead, &offer).chapters, [Id::new("solution")]);
    let merged = lead.apply(&Command::AcceptOffer(Box::new(offer.clone()))).unwrap();
    assert_eq!(merged.dossier.chapter(&Id::new("solution")).unwrap().text, "Deux hébergeurs par service.");

    let reassigned = written_by(&lead, "solution", None);
    let merged = reassigned.apply(&Command::AcceptOffer(Box::new(offer))).unwrap();
    assert!(
        merged.dossier.chapter(&Id::new("solution")).unwrap().text.is_empty(),
        "a chapter of someone else is left alone"
    );
}

#[test]
fn a_member_that_leaves_writes_and_reads_nothing_more() {
    let document = written_by(&document(), "solution", Some("asso"));
    let without = document.apply(&Command::RemoveMember(MemberId::new("asso"))).unwrap();
    assert_eq!(without.dossier.chapter(&Id::new("solution")).unwrap().head.author, None);
    let unknown = Command::HeadChapter {
        chapter: Id::new("solution"),
        head: Box::new(ChapterHead {
            reader: Some(MemberId::new("personne")),
            ..ChapterHead::default()
        }),
    };
    assert_eq!(document.apply(&unknown).unwrap_err(), CommandError::UnknownMember(MemberId::new("personne")));
}

fn proposed(kind: ChapterKind, lang: Lang) -> String {
    let path = format!("{}/public/dossier/{}/{}.md", env!("CARGO_MANIFEST_DIR"), lang.code(), kind.slug());
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names between braces, in order.
fn variables_of(text: &str) -> Vec<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).collect()
}

#[test]
fn every_chapter_but_the_cover_has_a_proposed_text_in_both_languages_with_the_same_variables_and_tables() {
    for kind in ChapterKind::USUAL.into_iter().filter(|kind| edits::has_proposal(*kind)) {
        let (french, english) = (proposed(kind, Lang::Fr), proposed(kind, Lang::En));
        assert_eq!(variables_of(&french), variables_of(&english), "{kind:?}");
        let shape = |text: &str| (text.matches("\n## ").count(), text.matches("\n|").count(), text.matches("\n- ").count());
        assert_eq!(shape(&french), shape(&english), "{kind:?}");
        assert!(!french.contains("\n# "), "{kind:?}: the title of the chapter is the first level");
    }
}

#[test]
fn proposed_texts_hold_no_fault_on_a_published_bid_and_no_price_in_the_memo() {
    let document = document();
    let results = compute(&document.bid());
    let desk = Desk::of(&document, &results);
    let view = ClientView::of(&document.bid(), &results.contract);
    for chapter in document.dossier.chapters.iter().filter(|c| edits::has_proposal(c.kind)) {
        for lang in Lang::ALL {
            let text = proposed(chapter.kind, lang);
            let findings = desk.findings(chapter, &text, lang);
            assert!(findings.iter().all(|f| f.code == "K37"), "{:?} {lang:?}: {findings:?}", chapter.kind);
            let in_memo = resolve(&text, &view, false, lang).markdown;
            assert!(!in_memo.contains('€'), "{:?} {lang:?}", chapter.kind);
            let is_warned = !findings.is_empty();
            let has_gaps = text.contains("[à compléter") || text.contains("[to complete");
            assert_eq!(is_warned, has_gaps, "{:?} {lang:?}: gaps are pointed out", chapter.kind);
        }
    }
}

#[test]
fn an_internal_amount_or_a_price_in_the_memo_is_pointed_out_with_its_chapter() {
    let document = document();
    let results = compute(&document.bid());
    // 165 € is what scic asks for L09, which the client reads at 161,30 €.
    let text = "Nous pourrions demander 165,00 € par serveur. {{marge}}";
    let document = document.apply(&write("solution", text)).unwrap();
    let said: Vec<String> = of_all(&document, &results, Lang::Fr)
        .into_iter()
        .filter(|(_, f)| f.is_fault())
        .map(|(_, f)| f.sentence)
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("Solution technique") && said[0].contains("165,00"), "{said:?}");
    assert!(said[1].contains("marge"), "{said:?}");
    let chapter = document.dossier.chapter(&Id::new("letter")).unwrap();
    let findings = Desk::of(&document, &results).findings(chapter, "Total : 136 395,67 €", Lang::Fr);
    assert!(
        findings.len() == 1 && !findings[0].is_fault(),
        "the client knows it, but the memo must not: {findings:?}"
    );
}

#[test]
fn an_internal_amount_in_a_title_or_in_the_reasons_of_the_group_is_pointed_out_too() {
    let document = document();
    let titled = ChapterHead {
        title: "Un serveur à 165,00 €".to_owned(),
        ..ChapterHead::default()
    };
    let document = document
        .apply(&Command::HeadChapter {
            chapter: Id::new("annexes"),
            head: Box::new(titled),
        })
        .unwrap();
    let mut group = (*document.frame.group).clone();
    group.justification.push_str(" Chacun y gagne : 165,00 € par serveur.");
    let document = document.apply(&Command::SetGroup(Box::new(group))).unwrap();
    let found = of_all(&document, &compute(&document.bid()), Lang::Fr);
    let screens: Vec<Screen> = found.iter().map(|(screen, _)| *screen).collect();
    assert_eq!(screens, [Screen::Dossier, Screen::Group], "{found:?}");
    assert!(found.iter().all(|(_, f)| f.code == "K35" && f.sentence.contains("165,00")), "{found:?}");
}
