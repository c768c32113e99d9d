//! Every wording is filled: no place that the program does not know, in either language, for any member.

use std::path::Path;

use super::*;
use crate::domain::bid::Subcontractor;
use crate::present::samples;

/// The wording of a paper, as the page fetches it.
fn wording(paper: &Paper, lang: Lang) -> String {
    let name = format!("public/papers/{}/{}.txt", lang.code(), paper.wording().unwrap());
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The papers that have a wording.
fn separate(document: &Document) -> Vec<Paper> {
    all(document).into_iter().filter(|paper| paper.wording().is_some()).collect()
}

fn edition() -> Edition {
    Edition {
        version: "2".to_owned(),
        date: "4 janvier 2027".to_owned(),
    }
}

fn bid() -> Document {
    let mut document = samples::document();
    samples::allocate(&mut document, "L1", &[("a", "0.6"), ("b", "0.4")]);
    samples::allocate(&mut document, "L2", &[("b", "1")]);
    let frame = Arc::make_mut(&mut document.frame);
    Arc::make_mut(&mut frame.group).lead = Some("a".into());
    for (id, iban) in [("a", "FR7630006000011234567890189"), ("b", "BE68539007547034")] {
        let member = samples::member(&mut document, id);
        Arc::make_mut(&mut member.private).iban = Some(iban.to_owned());
        Arc::make_mut(&mut member.sheet).signatory = format!("Signataire {id}");
        let subcontractor = Subcontractor::named(crate::domain::ids::Id::new("s1"), &format!("Renfort {id}"));
        Arc::make_mut(&mut member.card).subcontractors.push(subcontractor);
    }
    document
}

fn printed(document: &Document, paper: &Paper, lang: Lang) -> String {
    let results = samples::results(document);
    serde_json::to_string(&print(paper, document, &results, &wording(paper, lang), &edition(), lang)).unwrap()
}

#[test]
fn every_wording_in_both_languages_knows_its_places() {
    let document = bid();
    for lang in Lang::ALL {
        for paper in separate(&document) {
            let text = printed(&document, &paper, lang);
            let unknown = texts::UNKNOWN.get(lang).split('{').next().unwrap();
            assert!(!text.contains(unknown), "{:?} in {lang:?}: {text}", paper);
            assert!(!text.contains("{{"), "{:?} in {lang:?}", paper);
            assert!(text.len() > 1500, "{:?} in {lang:?} says something", paper);
        }
    }
}

#[test]
fn of_a_member_without_a_part_the_client_gets_no_paper() {
    let mut document = bid();
    let of_b = |document: &Document| separate(document).into_iter().filter(|p| p.member().is_some_and(|m| m.as_str() == "b")).count();
    assert_eq!(of_b(&document), 3, "DC2, DC4 of its subcontractor and power");
    samples::allocate(&mut document, "L1", &[("a", "1")]);
    samples::allocate(&mut document, "L2", &[]);
    assert_eq!(of_b(&document), 0);
    let of_lead = separate(&document).into_iter().filter(|p| p.member().is_some()).count();
    assert_eq!(of_lead, 2, "its DC2 and the DC4 of its subcontractor");
}

#[test]
fn french_wordings_have_their_apostrophes_and_spaces() {
    for paper in separate(&bid()) {
        let wording = wording(&paper, Lang::Fr);
        for line in wording.lines() {
            let line = line.replace(" :: ", "");
            for bad in ["'", " :", " ;", " ?", " !", "« ", " »", " %", " €"] {
                assert!(!line.contains(bad), "{:?}: «{bad}» in {line}", paper);
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_articles_and_places() {
    for paper in separate(&bid()) {
        let shape = |lang| {
            let wording = wording(&paper, lang);
            let heads = wording.lines().filter(|l| l.starts_with('#')).count();
            let mut places: Vec<String> = wording
                .split("{{")
                .skip(1)
                .filter_map(|p| p.split_once("}}"))
                .map(|(p, _)| p.to_owned())
                .collect();
            places.sort();
            places.dedup();
            let blocks: Vec<String> = wording.lines().filter(|l| l.starts_with('@')).map(ToOwned::to_owned).collect();
            (heads, places, blocks)
        };
        assert_eq!(shape(Lang::Fr), shape(Lang::En), "{:?}", paper);
    }
}

#[test]
fn ibans_are_in_the_act_of_commitment_the_rib_and_nowhere_else() {
    let document = bid();
    for paper in separate(&document) {
        let text = printed(&document, &paper, Lang::Fr).replace(' ', "");
        let holds = text.contains("FR7630006000011234567890189") && text.contains("BE68539007547034");
        assert_eq!(holds, paper.holds_accounts(), "{:?}", paper);
        assert!(holds || !text.contains("30006000011234567890189"), "{:?}", paper);
    }
}

#[test]
fn a_paper_without_money_holds_no_amount() {
    let document = bid();
    for paper in separate(&document).into_iter().filter(|p| p.audience() == Audience::Client && !p.holds_money()) {
        let text = printed(&document, &paper, Lang::Fr);
        assert!(!text.contains('€'), "{:?}: {text}", paper);
    }
}

#[test]
fn every_member_but_the_lead_gives_its_power() {
    let powers: Vec<Paper> = separate(&bid()).into_iter().filter(|p| matches!(p, Paper::Power(_))).collect();
    assert_eq!(powers, [Paper::Power("b".into())]);
}

#[test]
fn the_agreement_has_its_25_articles_and_7_annexes() {
    for lang in Lang::ALL {
        let wording = wording(&Paper::Agreement, lang);
        let starting = |word: &str| {
            wording
                .lines()
                .filter(|l| l.starts_with('#'))
                .filter(|l| l.trim_start_matches(['#', '!', ' ']).starts_with(word))
                .count()
        };
        assert_eq!((starting("Article "), starting("Annex")), (25, 7), "{lang:?}");
    }
}

#[test]
fn a_paper_of_each_member_is_one_choice_with_its_copies() {
    let choices = choices(&bid(), Audience::Client, Lang::Fr);
    let declaration = choices.iter().find(|c| c.name == texts::DECLARATION.get(Lang::Fr)).unwrap();
    let copies: Vec<&str> = declaration.copies.iter().map(|(member, _)| member.as_str()).collect();
    assert_eq!(copies, ["Asso A", "Coop B"]);
    let subcontracting = choices.iter().find(|c| c.name == texts::SUBCONTRACTING.get(Lang::Fr)).unwrap();
    let copies: Vec<&str> = subcontracting.copies.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(copies, ["Renfort a", "Renfort b"], "one for each subcontractor");
    assert_eq!(choices[0].copies, [(String::new(), Paper::Proposal)]);
    assert!(choices.iter().flat_map(|c| &c.copies).all(|(_, paper)| paper.audience() == Audience::Client));
}
