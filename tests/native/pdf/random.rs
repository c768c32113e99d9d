//! The PDFs of random bids: no internal amount is in what can be read of them, whatever the bid. Few of them at each run;
//! `scripts/long-tests.sh` prints hundreds.

use portee::document::Document;
use portee::domain::bid::Bid;
use portee::domain::results::{Results, compute};
use portee::i18n::{Lang, format};
use portee::present::file_names::Audience;
use portee::present::papers::{Paper, all};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::reader::Objects;
use super::secrets::readable_in;
use super::{Rendered, as_file};
use crate::client_files::{Searched, secret_amounts};
use crate::proposal::keep;
use crate::random_bid::bids_with_allocation;

/// How many bids are printed, unless `PORTEE_RANDOM_PDFS` says another number.
const BIDS: usize = 6;
/// Least internal amounts of a bid that is worth printing.
const SECRETS: usize = 10;

fn wanted() -> usize {
    std::env::var("PORTEE_RANDOM_PDFS").ok().and_then(|n| n.parse().ok()).unwrap_or(BIDS)
}

/// Tools write the narrow spaces of amounts as plain ones.
fn spaced(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

/// What stands in a paper, place by place.
fn found_in(paper: &Paper, document: &Document) -> Option<Vec<Searched>> {
    let path = keep("random", &as_file(document, paper, Lang::Fr));
    let rendered = Rendered {
        case: String::new(),
        name: "random".to_owned(),
        paper: paper.clone(),
        objects: Objects::read(&path),
        path,
    };
    // A page knows when it was made and what its parts are called: their digits mean nothing.
    let plain = |text: String| {
        text.lines()
            .filter(|line| !line.contains("uuid:") && !line.contains("D:2027"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    Some(
        readable_in(&rendered)?
            .into_iter()
            .map(|(place, text)| Searched::new(place.to_owned(), spaced(&plain(text))))
            .collect(),
    )
}

/// Those with something to hide: enough amounts that no public one meets.
fn bids(count: usize) -> impl Iterator<Item = (Bid, Results, Vec<(i64, Vec<String>)>)> {
    let mut runner = TestRunner::deterministic();
    let all = std::iter::repeat_with(move || bids_with_allocation().new_tree(&mut runner).unwrap().current());
    let told = all.map(|bid| {
        let results = compute(&bid);
        let secret = secret_amounts(&bid, &results);
        let secret = secret.into_iter().map(|(cents, forms)| (cents, forms.iter().map(|f| spaced(f)).collect()));
        (bid, results, secret.collect::<Vec<_>>())
    });
    told.filter(|(.., secret)| secret.len() >= SECRETS).take(count)
}

#[test]
fn no_internal_amount_of_a_random_bid_is_in_a_pdf_for_the_client() {
    let (mut searched, mut seen_inside, mut read) = (0, 0, 0);
    let count = wanted();
    for (number, (bid, results, secret)) in bids(count).enumerate() {
        let document = Document::from_bid(bid);
        // The proposal, and another paper in turn; the internal file of the first proves the search.
        let others: Vec<Paper> = all(&document)
            .into_iter()
            .filter(|p| p.audience() == Audience::Client && *p != Paper::Proposal)
            .collect();
        let papers = [Paper::Proposal, others[number % others.len()].clone()];
        let inside = if number == 0 { vec![Paper::Internal] } else { Vec::new() };
        for paper in papers.iter().chain(&inside) {
            let Some(places) = found_in(paper, &document) else { return };
            if *paper == Paper::Proposal {
                let total = spaced(&format::amount(results.contract.totals.ht_cents, Lang::Fr));
                assert!(
                    places.iter().any(|at| at.place == "its text" && at.holds(&total)),
                    "bid {number}: {total}, its own total"
                );
                read += 1;
            }
            for (cents, forms) in &secret {
                let leak = places
                    .iter()
                    .find_map(|at| forms.iter().find(|form| at.holds(form)).map(|form| (at.place.clone(), form.clone())));
                match paper.audience() {
                    Audience::Client => assert_eq!(leak, None, "bid {number}, {paper:?}: {cents} cents"),
                    Audience::Group => seen_inside += usize::from(leak.is_some()),
                }
                searched += 1;
            }
        }
    }
    println!("{read} bids, {searched} searches, {seen_inside} found in the file of the group");
    assert!(read == count && searched >= 2 * SECRETS * count, "{searched} searches in {read} bids");
    assert!(seen_inside > 0, "the file of the group holds none of them");
}
