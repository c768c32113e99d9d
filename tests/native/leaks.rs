//! No internal figure reaches the client: every client text of every published case is searched for every canary in every spelling
//! (`joint-bid/1` §10).

use portee::document::{Document, Dossier};
use portee::domain::bid::Bid;
use portee::domain::cash::{Flow, Terms, cash_plan};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::decimal::Rate;
use portee::domain::money::Cents;
use portee::domain::results::compute;
use portee::exchange::{client, joint_bid};
use portee::i18n::Lang;
use portee::present::dossier::leaks::Secrets;
use portee::present::dossier::print::chapters;
use portee::present::proposal::{Edition, memo, print};
use serde_json::Value;

use crate::cases::public_dir;

/// True when `variant` stands in `text` as a number of its own: no digit beside it, not the decimals of a number, no more decimals.
pub fn holds(text: &str, variant: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_point = |c: Option<char>| matches!(c, Some('.' | ','));
    text.match_indices(variant).any(|(at, _)| {
        let mut before = text[..at].chars().rev();
        let (one, two) = (before.next(), before.next());
        let mut after = text[at + variant.len()..].chars();
        let (next, next_but_one) = (after.next(), after.next());
        let starts_within = is_digit(one) || is_point(one) && is_digit(two);
        let ends_within = is_digit(next) || is_point(next) && is_digit(next_but_one);
        !starts_within && !ends_within
    })
}

/// Every canary of a case, with what it is.
pub fn canaries(case: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(public_dir().join(format!("{case}.canaries.json"))).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let list = file["canaries"].as_array().unwrap();
    list.iter()
        .flat_map(|canary| {
            let what = canary["what"].to_string();
            canary["variants"]
                .as_array()
                .unwrap()
                .iter()
                .map(move |v| (v.as_str().unwrap().to_owned(), what.clone()))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The published cases with a fixed allocation.
pub fn fixed_cases() -> Vec<(String, Bid)> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(public_dir()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if let Some(case) = name.strip_suffix("-fixed.bid.json") {
            let (bid, _) = joint_bid::read(&std::fs::read(&path).unwrap()).unwrap();
            cases.push((format!("{case}-fixed"), bid));
        }
    }
    assert!(cases.len() >= 7, "the published cases are there");
    cases
}

/// All that the client may get of a bid, as text.
fn client_texts(bid: &Bid) -> Vec<(&'static str, String)> {
    let view = ClientView::of(bid, &price(bid));
    let edition = Edition {
        version: "3".to_owned(),
        date: "1er janvier 2027".to_owned(),
    };
    let usual = |with_prices, lang| chapters(&Dossier::default(), &view, with_prices, lang);
    let printed = |lang| serde_json::to_string_pretty(&print(&view, &usual(true, lang), &edition, lang)).unwrap();
    let memo = memo(&view, &usual(false, Lang::Fr), &edition, Lang::Fr);
    vec![
        ("client.json", client::write(&view)),
        ("print in French", printed(Lang::Fr)),
        ("print in English", printed(Lang::En)),
        ("memo in French", serde_json::to_string_pretty(&memo).unwrap()),
    ]
}

#[test]
fn no_canary_is_in_anything_the_client_gets() {
    for (case, bid) in fixed_cases() {
        let canaries = canaries(&case);
        assert!(!canaries.is_empty(), "{case} has canaries");
        for (file, text) in client_texts(&bid) {
            for (variant, what) in &canaries {
                assert!(!holds(&text, variant), "{case}: {file} holds {variant}, which is {what}");
            }
        }
    }
}

/// What members pay each other and the till, month by month, from 100 € on: amounts that only the cash plan and the settlement know.
fn internal_flows(bid: &Bid) -> Vec<Cents> {
    let results = compute(bid);
    let terms = Terms {
        delay_days: 30,
        retention: Rate::ZERO,
        retention_months: 12,
        recovery_from: Rate::parse("0.65").unwrap(),
        recovery_until: Rate::parse("0.8").unwrap(),
        late_days: 0,
        late_rate: Rate::ZERO,
        late_indemnity: Cents::ZERO,
        penalty_case: bid.tender.penalty.as_ref().and_then(|p| p.cases.first()).map(|c| c.id.clone()),
    };
    let plan = cash_plan(bid, &results.contract, &results.settlement, &terms);
    let flows = [Flow::Fees, Flow::Equalisation, Flow::Funds, Flow::ReserveReleased, Flow::Penalties];
    let amounts = plan
        .members
        .iter()
        .flat_map(|account| flows.into_iter().flat_map(|flow| account.flow(flow).iter().map(|a| a.abs())));
    let mut amounts: Vec<Cents> = amounts.filter(|a| *a >= Cents(10_000)).collect();
    amounts.sort_unstable();
    amounts.dedup();
    amounts
}

#[test]
fn what_members_pay_each_other_month_by_month_stays_inside() {
    let mut searched = 0;
    for (case, bid) in fixed_cases() {
        let texts = client_texts(&bid);
        for amount in internal_flows(&bid) {
            let (euros, cents) = (amount.0 / 100, amount.0 % 100);
            for spelling in [format!("{}", amount.0), format!("{euros},{cents:02}"), format!("{euros}.{cents:02}")] {
                for (file, text) in &texts {
                    assert!(!holds(text, &spelling), "{case}: {file} holds {spelling}");
                }
            }
            searched += 1;
        }
    }
    assert!(searched > 50, "only {searched} amounts");
}

#[test]
fn the_search_finds_what_is_there() {
    assert!(holds("total 166,73 €", "166,73"));
    assert!(holds("\"x\": 16673,", "16673"));
    assert!(!holds("1166,73", "166,73"));
    assert!(!holds("0,16673", "16673"));
    assert!(!holds("166,735", "166,73"));
    let (_, bid) = fixed_cases().into_iter().find(|(case, _)| case == "val-partage-fixed").unwrap();
    let settlement = serde_json::to_string(&compute(&bid)).unwrap();
    let found = canaries("val-partage-fixed").iter().filter(|(variant, _)| holds(&settlement, variant)).count();
    assert!(found > 10, "the internal ledger is full of canaries: {found}");
}

#[test]
fn ibans_private_facts_and_internal_terms_stay_inside() {
    for (case, bid) in fixed_cases() {
        for (file, text) in client_texts(&bid) {
            for member in &bid.members {
                if let Some(iban) = &member.private.iban {
                    assert!(!text.contains(iban.as_str()), "{case}: {file} holds an IBAN");
                }
            }
            for word in [
                "ask",
                "deduction",
                "equalisation",
                "surplus",
                "mandate",
                "turnover",
                "estimate",
                "capacity",
                "iban",
                "threshold",
                "penalt",
                "score",
                "other_offers",
                "shapley",
                "nucleolus",
                "slack",
            ] {
                assert!(!text.contains(&format!("\"{word}")), "{case}: {file} has a field {word}…");
            }
        }
    }
}

/// A year that stands alone is no amount for whoever reads a text.
fn looks_like_a_year(variant: &str) -> bool {
    variant.len() == 4 && variant.parse::<u32>().is_ok_and(|year| (1900..=2100).contains(&year))
}

#[test]
fn every_canary_that_someone_types_in_a_chapter_is_flagged_in_every_spelling() {
    for (case, bid) in fixed_cases() {
        let results = compute(&bid);
        let secrets = Secrets::of(&Document::from_bid(bid), &results);
        for (variant, what) in canaries(&case) {
            // The values of coalitions are known only once they have been sought.
            if what.contains("game.") || what.contains("alternative.") || looks_like_a_year(&variant) {
                continue;
            }
            let found = secrets.found_in(&format!("Nous pourrions descendre à {variant} si besoin."));
            assert!(!found.is_empty(), "{case}: {variant}, which is {what}, is not flagged");
        }
    }
}

#[test]
fn nothing_that_the_client_gets_is_flagged() {
    for (case, bid) in fixed_cases() {
        let results = compute(&bid);
        let texts = client_texts(&bid);
        let secrets = Secrets::of(&Document::from_bid(bid), &results);
        for (file, text) in texts.iter().filter(|(file, _)| *file != "client.json") {
            assert_eq!(secrets.found_in(text), [], "{case}: {file}");
        }
    }
}
