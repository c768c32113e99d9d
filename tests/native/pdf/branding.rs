//! The group's logo, colour and letters on its papers: whatever is chosen, the PDF claims what it claimed before.

use portee::document::{Appearance, Document, Letters};
use portee::domain::colour::Colour;
use portee::export::{ImageFault, Note, Pdf};
use portee::i18n::Lang;
use portee::present::appearance::{set, with_logo};
use portee::present::papers::Paper;

use super::as_file;
use super::reader::Objects;
use super::structure::{faults, tree};
use crate::leaks::fixed_cases;
use crate::proposal::keep;

fn logo(file: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/logos/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn haut_vallon() -> Document {
    let (_, bid) = fixed_cases().into_iter().find(|(case, _)| case == "haut-vallon-fixed").unwrap();
    Document::from_bid(bid)
}

fn dressed(file: &str, colour: &str, letters: Letters) -> Document {
    let look = Appearance {
        accent: Colour::parse(colour).ok(),
        letters,
        ..Appearance::default()
    };
    let look = with_logo(&look, file, &logo(file), Lang::Fr).unwrap();
    haut_vallon().apply(&set(look)).unwrap()
}

fn printed(document: &Document, paper: &Paper) -> Pdf {
    as_file(document, paper, Lang::Fr)
}

#[test]
fn every_type_of_logo_and_every_colour_keeps_the_claims_of_the_pdf() {
    let looks = [
        ("wide.svg", "#2b0a3d", Letters::Serif),
        ("tall.png", "#ffe34d", Letters::Sans),
        ("tall.jpg", "#ff00cc", Letters::Mixed),
        ("wide.svg", "#ffffff", Letters::Mixed),
    ];
    for (file, colour, letters) in looks {
        let document = dressed(file, colour, letters);
        for paper in [Paper::Proposal, Paper::Agreement] {
            let pdf = printed(&document, &paper);
            let name = format!("look-{colour}-{file}-{}", if paper == Paper::Proposal { "proposal" } else { "agreement" });
            let path = keep(&name.replace(['#', '.'], ""), &pdf);
            assert_eq!(pdf.notes, [], "{name}");
            let Some(objects) = Objects::read(&path) else { continue };
            let tree = tree(&objects);
            assert_eq!(faults(&tree), Vec::<String>::new(), "{name}");
            let figures = tree.root.all(&["Figure"]);
            let alternative = "Groupement Haut Vallon";
            let told = objects
                .strings()
                .iter()
                .filter(|text| text.contains("Logo") || text.contains(alternative))
                .count();
            assert!(!figures.is_empty() && told > 0, "{name}: the logo is read once, on its first page");
        }
    }
}

#[test]
fn a_logo_that_cannot_be_drawn_is_left_out_and_told() {
    let mut look = (*dressed("tall.png", "", Letters::Mixed).dossier.appearance).clone();
    let logo = look.logo.as_mut().unwrap();
    // Whole for whoever counts its parts, and without pixels.
    logo.data = format!("{}AAAA", &logo.data[..40]).into();
    let pdf = printed(&haut_vallon().apply(&set(look)).unwrap(), &Paper::Proposal);
    assert_eq!(pdf.notes, [Note::LogoLeftOut { fault: ImageFault::Broken }]);
    assert!(pdf.pages > 5);
}
