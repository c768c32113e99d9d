//! The proposal as PDF, from the published bids: the very file that the app makes, with the same templates and fonts.
#![cfg(feature = "export")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use portee::document::{ChapterKind, Dossier};
use portee::domain::bid::Bid;
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::exchange::{client, joint_bid};
use portee::export::{Fonts, Job, Pdf, Pictures, render};
use portee::i18n::Lang;
use portee::present::dossier::print::chapters;
use portee::present::proposal::{CLIENT_JSON, Edition, Print, print};

use crate::cases::public_dir;

fn public(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name)
}

/// The lists of templates and fonts that the page fetches too.
fn parts() -> (Vec<String>, Vec<String>) {
    let list: serde_json::Value = serde_json::from_slice(&std::fs::read(public("typst/parts.json")).unwrap()).unwrap();
    let names = |key: &str| list[key].as_array().unwrap().iter().map(|n| n.as_str().unwrap().to_owned()).collect();
    (names("templates"), names("fonts"))
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts = parts().1.iter().map(|name| std::fs::read(public("fonts").join(name)).unwrap()).collect();
    Fonts::read(fonts).unwrap()
});

/// The usual chapters, the one on migration with the text that the app proposes.
fn with_phases(lang: Lang) -> Dossier {
    let mut dossier = Dossier::default();
    let text = std::fs::read_to_string(public(&format!("dossier/{}/migration.md", lang.code()))).unwrap();
    for chapter in dossier.chapters.iter_mut().filter(|c| c.kind == ChapterKind::Migration) {
        Arc::make_mut(chapter).text.clone_from(&text);
    }
    dossier
}

/// The proposal of a bid in this language.
pub fn proposal(bid: &Bid, lang: Lang) -> Pdf {
    let view = ClientView::of(bid, &price(bid));
    let edition = Edition {
        version: "3".to_owned(),
        date: "4\u{a0}janvier 2027".to_owned(),
    };
    let attached = BTreeMap::from([(CLIENT_JSON.to_owned(), client::write(&view).into_bytes())]);
    let chapters = chapters(&with_phases(lang), &view, true, lang);
    rendered(&print(&view, &chapters, &edition, lang), "proposal.typ", attached)
}

/// A print file without attachments, by one of the templates.
pub fn render_print(print: &Print, template: &str) -> Pdf {
    rendered(print, template, BTreeMap::new())
}

pub fn rendered(print: &Print, template: &str, files: BTreeMap<String, Vec<u8>>) -> Pdf {
    illustrated(print, template, files, Pictures::default())
}

pub fn illustrated(print: &Print, template: &str, files: BTreeMap<String, Vec<u8>>, pictures: Pictures) -> Pdf {
    render(job(print, template, files, pictures), &FONTS, &mut |_| {}).unwrap()
}

/// What the worker is given.
pub fn job(print: &Print, template: &str, mut files: BTreeMap<String, Vec<u8>>, pictures: Pictures) -> Job {
    let templates = parts().0.into_iter();
    files.extend(templates.map(|name| (name.clone(), std::fs::read(public("typst").join(name)).unwrap())));
    files.insert("data.json".to_owned(), serde_json::to_vec(print).unwrap());
    Job {
        template: template.to_owned(),
        files,
        pictures,
        timestamp: 1_799_020_800,
    }
}

fn bid(case: &str) -> Bid {
    joint_bid::read(&std::fs::read(public_dir().join(format!("{case}.bid.json"))).unwrap())
        .unwrap()
        .0
}

/// Where the pages can be looked at.
pub fn keep(name: &str, pdf: &Pdf) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proposals");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &pdf.bytes).unwrap();
    path
}

/// The output of a tool; `None`, told, where it is not installed.
pub fn run(program: &str, arguments: &[&str]) -> Option<(bool, String)> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some((
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        )),
        Err(_) => {
            println!("{program} is not installed: not asked");
            None
        }
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_proposal_of_haut_vallon_holds_the_totals_and_none_of_its_canaries() {
    for lang in Lang::ALL {
        let with_levels = Bid {
            sla: bid("haut-vallon").sla,
            ..bid("haut-vallon-fixed")
        };
        let pdf = proposal(&with_levels, lang);
        assert_eq!(pdf.notes, [], "every profile is met");
        let path = keep(&format!("haut-vallon-{}", lang.code()), &pdf);
        let Some((_, text)) = run("pdftotext", &["-layout", path.to_str().unwrap(), "-"]) else {
            return;
        };
        let totals = match lang {
            Lang::Fr => ["136\u{202f}395,67\u{202f}€", "145\u{202f}624,30\u{202f}€", "5\u{202f}142,85\u{202f}€"],
            Lang::En => ["€136,395.67", "€145,624.30", "€5,142.85"],
        };
        for total in totals {
            assert!(without_spaces(&text).contains(&without_spaces(total)), "{total} in {lang:?}\n{text}");
        }
        // The service level is the worked example of the domain brief; the phases are those of the chapter; the sites those of the members.
        let figures = match lang {
            Lang::Fr => ["99,8383\u{202f}%", "6 semaines", "Sites d’hébergement du groupement"],
            Lang::En => ["99.8383%", "6 weeks", "Hosting sites of the group"],
        };
        for figure in figures {
            assert!(without_spaces(&text).contains(&without_spaces(figure)), "{figure} in {lang:?}\n{text}");
        }
        for (variant, what) in crate::leaks::canaries("haut-vallon-fixed") {
            assert!(!crate::leaks::holds(&text, &variant), "{variant}, which is {what}");
        }
        if let Some((is_good, said)) = run("qpdf", &["--check", path.to_str().unwrap()]) {
            assert!(is_good, "{said}");
        }
    }
}

#[test]
fn french_amounts_print_with_their_narrow_spaces_and_the_euro_sign() {
    let path = keep("narrow", &proposal(&bid("val-partage-fixed"), Lang::Fr));
    // Readers of text fold all spaces into one, so ask the file which characters its glyphs stand for.
    let Some((_, code)) = run("qpdf", &["--qdf", "--object-streams=disable", path.to_str().unwrap(), "-"]) else {
        return;
    };
    for character in ["<202F>", "<20AC>"] {
        assert!(code.contains(character), "{character} is in no map to Unicode");
    }
    let Some((_, text)) = run("pdftotext", &["-layout", path.to_str().unwrap(), "-"]) else {
        return;
    };
    assert!(text.contains("21 940,74 €"), "{text}");
}

#[test]
fn a_hidden_distribution_prints_no_member_amounts() {
    let hidden = [
        "public-1-fixed",
        "public-2-fixed",
        "public-3-fixed",
        "public-4-fixed",
        "federation-fixed",
        "val-partage-fixed",
    ]
    .into_iter()
    .map(|case| (case, bid(case)))
    .find(|(_, bid)| !bid.group.shows_distribution());
    let (case, bid) = hidden.expect("a published case hides its distribution");
    let path = keep("hidden", &proposal(&bid, Lang::Fr));
    let Some((_, text)) = run("pdftotext", &["-layout", path.to_str().unwrap(), "-"]) else {
        return;
    };
    for (variant, what) in crate::leaks::canaries(case) {
        assert!(!crate::leaks::holds(&text, &variant), "{case}: {variant}, which is {what}");
    }
}

#[test]
fn an_independent_validator_finds_the_profiles_met() {
    let Ok(python) = std::env::var("PORTEE_VALIDATORS") else {
        println!("PORTEE_VALIDATORS is not set: the PDF validator is not asked");
        return;
    };
    let path = keep("validated", &proposal(&bid("haut-vallon-fixed"), Lang::Fr));
    let program = include_str!("validate.py");
    let (is_good, said) = run(&python, &["-c", program, path.to_str().unwrap()]).unwrap();
    assert!(is_good, "{said}");
}

#[test]
fn the_client_data_comes_with_the_pdf_as_it_is() {
    let bid = bid("haut-vallon-fixed");
    let path = keep("attached", &proposal(&bid, Lang::Fr));
    let extracted = path.with_extension("json");
    let Some((is_good, said)) = run("pdfdetach", &["-save", "1", "-o", extracted.to_str().unwrap(), path.to_str().unwrap()]) else {
        return;
    };
    assert!(is_good, "{said}");
    assert_eq!(std::fs::read_to_string(extracted).unwrap(), client::write(&ClientView::of(&bid, &price(&bid))));
}
