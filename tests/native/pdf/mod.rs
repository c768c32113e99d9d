//! Every paper of every published bid as the PDF that leaves, made once for the tests that take it apart.

mod branding;
mod limits;
mod preview;
#[cfg(feature = "archive")]
mod random;
mod reader;
mod secrets;
mod structure;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use portee::document::{ChapterKind, Document};
use portee::domain::ids::Id;
use portee::domain::results::compute;
use portee::export::{Job, Pdf, Pictures, render};
use portee::i18n::Lang;
use portee::present::dossier::edits;
use portee::present::dossier::pictures::{self, Brought, PictureWords};
use portee::present::papers::{Paper, Wish, all, sheet};
use portee::present::proposal::Edition;

use crate::leaks::fixed_cases;
use crate::papers::public;
use crate::pictures::DOT;
use crate::proposal::{FONTS, job, keep};
use reader::Objects;

/// A paper as a file, and what is in it.
pub struct Rendered {
    pub case: String,
    /// Of the case, the paper and the language.
    pub name: String,
    pub paper: Paper,
    pub path: PathBuf,
    /// `None` where nothing can take it apart.
    pub objects: Option<Objects>,
}

/// One copy of each kind of paper: those of the members differ by their names. The English ones of one bid.
pub static PAPERS: LazyLock<Vec<Rendered>> = LazyLock::new(|| {
    let mut papers = Vec::new();
    for (case, bid) in fixed_cases() {
        let document = written(Document::from_bid(bid));
        let langs: &[Lang] = if case == "haut-vallon-fixed" { &Lang::ALL } else { &[Lang::Fr] };
        for lang in langs {
            let mut kinds = BTreeSet::new();
            for paper in all(&document) {
                let kind = paper.wording().unwrap_or(if paper == Paper::Proposal { "proposal" } else { "memo" });
                if kinds.insert(kind) {
                    papers.push(made(&case, &document, paper, kind, *lang));
                }
            }
        }
    }
    papers
});

/// With a chapter that has everything that people write.
fn written(document: Document) -> Document {
    let chapter = document.dossier.chapters.iter().find(|c| c.kind == ChapterKind::Solution).unwrap().id.clone();
    let text = "## Notre réponse\n\nUn [lien](https://exemple.org), *un mot*[^1].\n\n- un\n  1. dedans\n  2. encore\n- deux\n\n\
                | Contenu | Format |\n|---|--:|\n| Courriels | mbox |\n| Agendas | ics |\n\n> Cité.\n\n    code\n\n[^1]: Une note.";
    let document = document.apply(&edits::write(&chapter, text)).unwrap();
    with_picture(&with_picture(&document, &chapter, false), &chapter, true)
}

/// One that says something, or one that only adorns, at the end of the text.
fn with_picture(document: &Document, chapter: &Id, is_decorative: bool) -> Document {
    let chapter = document.dossier.chapter(chapter).unwrap();
    let brought = Brought {
        file: "point.png".to_owned(),
        data: DOT.into(),
    };
    let words = PictureWords {
        alt: "Un point".to_owned(),
        caption: "Notre réseau".to_owned(),
    };
    let end = chapter.text.encode_utf16().count();
    let (command, _) = pictures::inserted(chapter, &brought, &words, is_decorative, &(end..end), Lang::Fr).unwrap();
    document.apply(&command).unwrap()
}

fn made(case: &str, document: &Document, paper: Paper, kind: &str, lang: Lang) -> Rendered {
    let name = format!("{case}-{kind}-{}", lang.code());
    let pdf = as_file(document, &paper, lang);
    assert_eq!(pdf.notes, [], "{name}");
    let path = keep(&format!("all-{name}"), &pdf);
    Rendered {
        case: case.to_owned(),
        objects: Objects::read(&path),
        name,
        paper,
        path,
    }
}

/// The file that the app makes.
pub fn as_file(document: &Document, paper: &Paper, lang: Lang) -> Pdf {
    render(as_job(document, paper, lang, false), &FONTS, &mut |_| {}).unwrap()
}

/// What the app asks for.
fn as_job(document: &Document, paper: &Paper, lang: Lang, is_draft: bool) -> Job {
    let wording = paper
        .wording()
        .map(|name| std::fs::read_to_string(public(&format!("papers/{}/{name}.txt", lang.code()))).unwrap());
    let edition = Edition {
        version: "3".to_owned(),
        date: "4\u{a0}janvier 2027".to_owned(),
    };
    let wish = Wish {
        paper: paper.clone(),
        is_draft,
        attaches_data: true,
        lang,
    };
    let sheet = sheet(&wish, document, &compute(&document.bid()), &wording.unwrap_or_default(), &edition);
    let files = sheet.attached.iter().chain(&sheet.logo);
    let files = files.map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
    let mut pictures = Pictures::default();
    sheet.pictures.iter().for_each(|picture| pictures.put(picture.name(), picture.data()));
    job(&sheet.print, sheet.template, files, pictures)
}
