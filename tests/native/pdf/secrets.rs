//! What a PDF tells beside its pages: its information, its metadata, its names, what is attached to it. No internal figure is in any of it.

use std::collections::BTreeMap;

use portee::document::Document;
use portee::present::file_names::Audience;
use portee::present::papers::Paper;

use super::{PAPERS, Rendered};
use crate::leaks::{canaries, fixed_cases, holds};
use crate::proposal::run;

/// Everything that can be read in a file, with where. `None` where no tool reads it.
pub fn readable_in(paper: &Rendered) -> Option<Vec<(&'static str, String)>> {
    let objects = paper.objects.as_ref()?;
    let (_, text) = run("pdftotext", &["-layout", paper.path.to_str()?, "-"])?;
    let mut found = vec![("its text", text), ("its strings", objects.strings().join("\n"))];
    for (kind, place) in [("/Metadata", "its metadata"), ("/EmbeddedFile", "what is attached")] {
        found.extend(objects.streams(kind).into_iter().map(|bytes| (place, String::from_utf8(bytes).unwrap())));
    }
    Some(found)
}

#[test]
fn no_canary_is_anywhere_in_a_pdf_for_the_client() {
    let (mut searched, mut inside) = (0, 0);
    for paper in PAPERS.iter() {
        let Some(readable) = readable_in(paper) else { return };
        let canaries = canaries(&paper.case);
        for (place, text) in &readable {
            for (variant, what) in &canaries {
                let is_its_account = paper.paper.holds_accounts() && what.contains("iban");
                let is_found = holds(text, variant) && !is_its_account;
                match paper.paper.audience() {
                    Audience::Client => assert!(!is_found, "{}: {place} holds {variant}, which is {what}", paper.name),
                    Audience::Group => inside += usize::from(is_found),
                }
                searched += 1;
            }
        }
    }
    assert!(searched > 10_000, "only {searched} searches");
    assert!(inside > 100, "the files of the group hold only {inside}");
}

#[test]
fn an_iban_is_in_the_act_of_commitment_and_the_rib_alone() {
    let cases: BTreeMap<String, Document> = fixed_cases().into_iter().map(|(case, bid)| (case, Document::from_bid(bid))).collect();
    let mut holders = Vec::new();
    for paper in PAPERS.iter() {
        let Some(readable) = readable_in(paper) else { return };
        let ibans: Vec<&str> = cases[&paper.case].members.iter().filter_map(|m| m.private.iban.as_deref()).collect();
        let holds_one = readable.iter().any(|(_, text)| {
            let together: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            ibans.iter().any(|iban| together.contains(iban))
        });
        let may = matches!(paper.paper, Paper::Commitment | Paper::Accounts);
        assert!(!holds_one || may, "{} holds an IBAN", paper.name);
        if holds_one {
            holders.push(paper.name.as_str());
        }
    }
    assert!(
        holders.iter().any(|name| name.contains("attri1")) && holders.iter().any(|name| name.contains("accounts")),
        "{holders:?}"
    );
}

#[test]
fn metadata_and_attachments_are_really_read() {
    let Some(proposal) = PAPERS.iter().find(|paper| paper.paper == Paper::Proposal) else {
        panic!("a proposal")
    };
    let Some(readable) = readable_in(proposal) else { return };
    let at = |place: &str| readable.iter().find(|(at, _)| *at == place).map(|(_, text)| text.as_str()).unwrap();
    assert!(at("its metadata").contains("pdfaid:part"));
    assert!(at("what is attached").contains("joint-bid-client/1"));
    let objects = proposal.objects.as_ref().unwrap();
    let title = objects.info()["/Title"].as_str().unwrap().trim_start_matches("u:");
    assert!(at("its strings").contains(title) && title.len() > 10);
    assert!(at("its text").contains('€'));
}
