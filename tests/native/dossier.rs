//! The chapters of the proposal as a part of the document: who may change what, undo, the working file, a member's chapters there and back.

use portee::document::{
    Chapter, ChapterHead, ChapterKind, Command, CommandError, Document, Keeper, OfferSubmission, Request, RequestedMember, Session, TEXT_MAX, news_of,
};
use portee::domain::ids::{Id, MemberId};
use portee::exchange::{offers, portee as portee_file};

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
