//! Pictures of chapters as a part of the document: added, undone, kept in files, sent with an offer, refused when they are none.

use std::sync::Arc;

use portee::document::{
    Chapter, ChapterHead, ChapterKind, Command, CommandError, Document, OfferSubmission, PICTURE_MAX, PICTURES_MAX, Picture, PictureFault, PictureKind,
    Request, RequestedMember, Session, news_of,
};
use portee::domain::ids::{Id, MemberId};
use portee::domain::results::compute;
use portee::exchange::envelope::FileError;
use portee::exchange::{offers, portee as portee_file};
use portee::i18n::Lang;
use portee::present::dossier::edits;
use portee::present::dossier::findings::of_all;
use portee::present::papers::{Paper, Wish, sheet};
use portee::present::proposal::Edition;

use crate::cases::public_dir;

/// One point, as PNG in base64.
pub const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgDk3+DwAC9QHDV2Ll0gAAAABJRU5ErkJggg==";

fn document() -> Document {
    let bytes = std::fs::read(public_dir().join("haut-vallon-fixed.bid.json")).unwrap();
    Document::from_bid(portee::exchange::joint_bid::read(&bytes).unwrap().0)
}

fn chapter<'a>(document: &'a Document, id: &str) -> &'a Arc<Chapter> {
    document.dossier.chapter(&Id::new(id)).unwrap()
}

fn picture(document: &Document, id: &str, data: &str) -> Picture {
    Picture::next_of(chapter(document, id), data.into(), false).unwrap()
}

fn add(document: &Document, id: &str, data: &str) -> Command {
    let picture = picture(document, id, data);
    Command::AddPicture {
        chapter: Id::new(id),
        text: format!("{}![Un point]({})", chapter(document, id).text, picture.name()),
        picture: Box::new(picture),
    }
}

fn remove(id: &str, name: &str) -> Command {
    Command::RemovePicture {
        chapter: Id::new(id),
        name: name.to_owned(),
        text: String::new(),
    }
}

/// A JPEG of this many bytes, as far as a document looks.
fn of_size(bytes: usize) -> String {
    assert!(bytes.is_multiple_of(3));
    format!("/9j/{}", "A".repeat(bytes / 3 * 4 - 4))
}

#[test]
fn a_picture_comes_with_the_text_that_shows_it_and_goes_in_one_step() {
    let mut session = Session::new(document());
    let before = session.document().clone();
    session.dispatch(add(&before, "solution", DOT)).unwrap().unwrap();
    let with = session.document().clone();
    let solution = chapter(&with, "solution");
    assert_eq!(solution.text, "![Un point](solution-1.png)");
    assert_eq!(solution.pictures[0].size(), 70);
    assert_eq!(solution.pictures[0].kind(), PictureKind::Png);
    session
        .dispatch(Command::AdornWithPicture {
            chapter: Id::new("solution"),
            name: "solution-1.png".to_owned(),
            is_decorative: true,
        })
        .unwrap()
        .unwrap();
    assert!(chapter(session.document(), "solution").pictures[0].is_decorative());
    session.dispatch(remove("solution", "solution-1.png")).unwrap().unwrap();
    assert!(chapter(session.document(), "solution").pictures.is_empty());
    for _ in 0..2 {
        session.undo().unwrap();
    }
    assert_eq!(*session.document(), with);
    session.undo().unwrap();
    assert_eq!(*session.document(), before);
}

#[test]
fn every_picture_of_a_bid_has_a_name_of_its_own_that_the_text_did_not_use_before() {
    let mut document = document();
    for (id, name) in [("solution", "solution-1.png"), ("solution", "solution-2.png"), ("quality", "quality-1.png")] {
        assert_eq!(&**picture(&document, id, DOT).name(), name);
        document = document.apply(&add(&document, id, DOT)).unwrap();
    }
    let document = document
        .apply(&Command::RemovePicture {
            chapter: Id::new("solution"),
            name: "solution-2.png".to_owned(),
            text: "![Un point](solution-2.png)".to_owned(),
        })
        .unwrap();
    assert_eq!(
        &**picture(&document, "solution", DOT).name(),
        "solution-3.png",
        "the text still names the second"
    );
    assert_eq!(&**picture(&document, "solution", &of_size(30)).name(), "solution-3.jpg");
}

#[test]
fn what_is_no_picture_or_too_much_is_refused_with_its_size() {
    let document = document();
    let try_with = |data: &str| Picture::next_of(chapter(&document, "solution"), data.into(), false).map(|p| p.size());
    assert_eq!(try_with(&of_size(PICTURE_MAX)), Ok(PICTURE_MAX));
    assert_eq!(try_with(&of_size(PICTURE_MAX + 3)), Err(PictureFault::TooLarge { size: PICTURE_MAX + 3 }));
    for data in ["", "R0lGODlh", "iVBORw0KGgo", "/9j/ AAA", "/9j/AA==A===", "/9j/A===", "/9j/AA;'"] {
        assert_eq!(try_with(data), Err(PictureFault::UnknownType), "{data}");
    }
}

#[test]
fn a_bid_takes_pictures_up_to_its_limit_and_stays_as_it_was_behind_it() {
    let large = of_size(PICTURE_MAX);
    let mut full = document();
    for _ in 0..PICTURES_MAX / PICTURE_MAX {
        full = full.apply(&add(&full, "annexes", &large)).unwrap();
    }
    let error = full.apply(&add(&full, "quality", DOT)).unwrap_err();
    assert_eq!(error, CommandError::PicturesTooLarge { size: PICTURES_MAX + 70 });
    assert!(chapter(&full, "quality").pictures.is_empty());
    let read = portee_file::read(portee_file::write(&full).as_bytes()).unwrap();
    assert_eq!(read, full, "the fullest bid is still a file that opens");
}

#[test]
fn a_picture_of_another_chapter_or_of_a_name_that_is_taken_is_refused() {
    let document = document();
    let with = document.apply(&add(&document, "solution", DOT)).unwrap();
    let command = |id: &str| Command::AddPicture {
        chapter: Id::new(id),
        picture: Box::new(picture(&document, "solution", DOT)),
        text: String::new(),
    };
    assert_eq!(
        with.apply(&command("solution")).unwrap_err(),
        CommandError::IdTaken("solution-1.png".to_owned())
    );
    assert_eq!(
        with.apply(&command("quality")).unwrap_err(),
        CommandError::IdMalformed("solution-1.png".to_owned())
    );
    let unknown = CommandError::UnknownPicture("solution-9.png".to_owned());
    assert_eq!(with.apply(&remove("solution", "solution-9.png")).unwrap_err(), unknown);
}

#[test]
fn the_working_file_keeps_a_picture_and_one_that_is_none_is_named_with_its_place() {
    let document = document();
    let document = document.apply(&add(&document, "solution", DOT)).unwrap();
    let text = portee_file::write(&document);
    assert_eq!(portee_file::read(text.as_bytes()).unwrap(), document);
    for (from, to) in [
        (DOT, "PHN2Zz4="),
        ("solution-1.png", "../1.png"),
        ("solution-1.png", "solution-01.png"),
        ("solution-1.png", "solution-1.jpg"),
    ] {
        let Err(FileError::Field { path, .. }) = portee_file::read(text.replace(from, to).as_bytes()) else {
            panic!("{to} must not be read");
        };
        assert!(path.contains("dossier.chapters") && path.contains("pictures"), "{path}");
    }
}

#[test]
fn an_author_sends_its_pictures_with_its_chapter_and_no_others() {
    let asso = MemberId::new("asso");
    let lead = document();
    let head = ChapterHead {
        author: Some(asso.clone()),
        ..chapter(&lead, "solution").head.clone()
    };
    let lead = lead
        .apply(&Command::HeadChapter {
            chapter: Id::new("solution"),
            head: Box::new(head),
        })
        .unwrap();
    let lead = lead.apply(&add(&lead, "quality", DOT)).unwrap();
    let request = offers::write_request(&Request::of(&lead, Some(&asso)));
    assert!(!request.contains("quality-1.png"));
    let nobody = RequestedMember {
        id: asso.clone(),
        card: lead.member(&asso).unwrap().card.clone(),
    };
    let copy = offers::read_request(request.as_bytes()).unwrap().answer(&nobody);
    assert!(matches!(copy.apply(&remove("quality", "quality-1.png")), Err(CommandError::UnknownChapter(_))));
    let copy = copy.apply(&add(&copy, "solution", DOT)).unwrap();
    let offer = OfferSubmission::of(&copy, false, 1, "2026-11-28T10:00:00Z").unwrap();
    let offer = offers::read_offer(offers::write_offer(&offer).as_bytes()).unwrap();
    assert_eq!(news_of(&lead, &offer).chapters, [Id::new("solution")]);
    let merged = lead.apply(&Command::AcceptOffer(Box::new(offer.clone()))).unwrap();
    assert_eq!(chapter(&merged, "solution").pictures, chapter(&copy, "solution").pictures);
    assert_eq!(chapter(&merged, "quality").pictures.len(), 1, "the lead’s own stay");
    assert_eq!(news_of(&merged, &offer).chapters, []);

    let mut foreign = offer;
    let mut written = (*foreign.chapters[0]).clone();
    written.pictures = chapter(&lead, "quality").pictures.clone();
    foreign.chapters = vec![Arc::new(written)];
    let refused = lead.apply(&Command::AcceptOffer(Box::new(foreign))).unwrap_err();
    assert_eq!(refused, CommandError::IdMalformed("quality-1.png".to_owned()));
}

#[test]
fn a_picture_that_is_missing_or_says_nothing_is_named_with_its_chapter_among_the_checks() {
    let document = document();
    let with = document.apply(&add(&document, "solution", DOT)).unwrap();
    let text = "![](solution-1.png) ![Un plan](solution-7.png)";
    let with = with.apply(&edits::write(&Id::new("solution"), text)).unwrap();
    let found = of_all(&with, &compute(&with.bid()), Lang::Fr);
    let said: Vec<&str> = found.iter().map(|(_, finding)| finding.sentence.as_str()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|sentence| sentence.contains("Solution technique")), "{said:?}");
    assert!(said[0].contains("solution-1.png") && !found[0].1.is_fault(), "{said:?}");
    assert!(said[1].contains("solution-7.png") && found[1].1.is_fault(), "{said:?}");
}

#[test]
fn a_paper_brings_the_pictures_of_the_chapters_that_are_on_and_another_picture_is_another_version() {
    let document = document();
    let with = document.apply(&add(&document, "solution", DOT)).unwrap();
    let made = |document: &Document, paper: Paper| {
        let wish = Wish {
            paper,
            is_draft: false,
            attaches_data: false,
            lang: Lang::Fr,
        };
        let edition = Edition {
            version: "1".to_owned(),
            date: String::new(),
        };
        sheet(&wish, document, &compute(&document.bid()), "", &edition)
    };
    let memo = made(&with, Paper::Memo);
    assert_eq!(memo.pictures.len(), 1);
    let larger = document.apply(&add(&document, "solution", &format!("{}AAAA", &DOT[..92]))).unwrap();
    assert_ne!(made(&larger, Paper::Memo).print.footer, memo.print.footer);
    let off = ChapterHead {
        is_on: false,
        ..ChapterHead::default()
    };
    let off = with
        .apply(&Command::HeadChapter {
            chapter: Id::new("solution"),
            head: Box::new(off),
        })
        .unwrap();
    assert!(made(&off, Paper::Proposal).pictures.is_empty());
}

#[test]
fn a_chapter_that_goes_takes_its_pictures_along() {
    let document = document()
        .apply(&Command::AddChapter {
            chapter: Box::new(Chapter::empty(Id::new("free-1"), ChapterKind::Free)),
            at: None,
        })
        .unwrap();
    let with = document.apply(&add(&document, "free-1", DOT)).unwrap();
    let without = with.apply(&Command::RemoveChapter(Id::new("free-1"))).unwrap();
    assert!(!portee_file::write(&without).contains(DOT));
}
