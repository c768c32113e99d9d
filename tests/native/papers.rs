//! The separate papers of the published bids and of random ones: nothing internal in those for the client.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use portee::document::Document;
use portee::domain::bid::Bid;
use portee::domain::money::Cents;
use portee::domain::results::compute;
use portee::exchange::client;
use portee::i18n::{Lang, format};
use portee::present::file_names::Audience;
use portee::present::papers::{Paper, all, print};
use portee::present::proposal::{Edition, Print};
use proptest::prelude::*;
use serde_json::Value;

use crate::leaks::{canaries, fixed_cases, holds};
use crate::random_bid::bids_with_allocation;

pub fn public(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name)
}

pub fn made(document: &Document, paper: &Paper, lang: Lang) -> Print {
    let read = |name| std::fs::read_to_string(public(&format!("papers/{}/{name}.txt", lang.code()))).unwrap();
    let wording = paper.wording().map(read).unwrap_or_default();
    let edition = Edition {
        version: "3".to_owned(),
        date: "4\u{a0}janvier 2027".to_owned(),
    };
    let results = compute(&document.bid());
    print(paper, document, &results, &wording, &edition, lang)
}

/// Every text of the print file, as a reader of the PDF gets it.
pub fn text(print: &Print) -> String {
    fn collect(value: &Value, into: &mut String) {
        match value {
            Value::String(text) => {
                into.push_str(text);
                into.push('\n');
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, into)),
            _ => {}
        }
    }
    let mut all = String::new();
    collect(&serde_json::to_value(print).unwrap(), &mut all);
    all
}

fn of_audience(document: &Document, audience: Audience) -> Vec<Paper> {
    all(document).into_iter().filter(|paper| paper.audience() == audience).collect()
}

#[test]
fn no_canary_is_in_a_paper_for_the_client() {
    for (case, bid) in fixed_cases() {
        let document = Document::from_bid(bid);
        let canaries = canaries(&case);
        for paper in of_audience(&document, Audience::Client) {
            for lang in Lang::ALL {
                let text = text(&made(&document, &paper, lang));
                for (variant, what) in &canaries {
                    let is_its_account = paper.holds_accounts() && what.contains("iban");
                    assert!(is_its_account || !holds(&text, variant), "{case}: {paper:?} holds {variant}, which is {what}");
                }
            }
        }
    }
}

#[test]
fn the_internal_file_is_full_of_canaries() {
    let (case, bid) = fixed_cases().into_iter().find(|(case, _)| case == "haut-vallon-fixed").unwrap();
    let text = text(&made(&Document::from_bid(bid), &Paper::Internal, Lang::Fr));
    let found: BTreeSet<String> = canaries(&case)
        .into_iter()
        .filter(|(variant, _)| holds(&text, variant))
        .map(|(_, what)| what)
        .collect();
    assert!(found.len() > 20, "{found:?}");
}

#[test]
fn ibans_are_in_the_act_of_commitment_and_the_rib_alone() {
    for (case, bid) in fixed_cases() {
        let document = Document::from_bid(bid);
        let ibans: Vec<String> = document.members.iter().filter_map(|m| m.private.iban.clone()).collect();
        for paper in all(&document) {
            let text = text(&made(&document, &paper, Lang::Fr)).replace(' ', "");
            let holds_one = ibans.iter().any(|iban| text.contains(iban.as_str()));
            assert!(
                !holds_one || matches!(paper, Paper::Commitment | Paper::Accounts),
                "{case}: {:?} holds an IBAN",
                paper
            );
        }
    }
}

#[test]
fn the_act_of_commitment_states_the_price_in_figures_and_words() {
    // Domain brief §9.3 and appendix B.
    let (_, bid) = fixed_cases().into_iter().find(|(case, _)| case == "haut-vallon-fixed").unwrap();
    let text = text(&made(&Document::from_bid(bid), &Paper::Commitment, Lang::Fr));
    for wanted in [
        "136\u{202f}395,67\u{202f}€",
        "cent trente-six mille trois cent quatre-vingt-quinze euros et soixante-sept centimes",
        // What the group invoices: the VAT that the client self-assesses is not in it.
        "141\u{202f}538,52\u{202f}€",
        "cent quarante et un mille cinq cent trente-huit euros et cinquante-deux centimes",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

/// Every integer of a JSON value, and every decimal of at most two places as cents.
fn amounts(value: &Value, into: &mut BTreeSet<i64>) {
    match value {
        Value::Number(number) => into.extend(number.as_i64()),
        Value::String(text) => {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            if let (true, Ok(units)) = (fraction.len() <= 2, format!("{whole}{fraction:0<2}").parse::<i64>()) {
                into.insert(units);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| amounts(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| amounts(field, into)),
        _ => {}
    }
}

fn internal_amounts(bid: &Bid) -> BTreeSet<i64> {
    let results = compute(bid);
    let (mut inside, mut shown) = (BTreeSet::new(), BTreeSet::new());
    amounts(&serde_json::to_value(&results.settlement).unwrap(), &mut inside);
    let view = portee::domain::client_view::ClientView::of(bid, &results.contract);
    amounts(&serde_json::from_str(&client::write(&view)).unwrap(), &mut shown);
    // Small amounts are met by chance: a quantity, a share, a day.
    inside
        .into_iter()
        .filter(|cents| cents.abs() >= 100_000 && !shown.contains(cents) && !shown.contains(&-cents))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_internal_amount_of_a_random_bid_is_in_a_paper_for_the_client(bid in bids_with_allocation()) {
        let internal = internal_amounts(&bid);
        let document = Document::from_bid(bid);
        for paper in of_audience(&document, Audience::Client) {
            let text = text(&made(&document, &paper, Lang::Fr));
            for cents in &internal {
                let spelled = format::amount(Cents(*cents), Lang::Fr);
                prop_assert!(!holds(&text, &spelled), "{:?} holds {}", paper, spelled);
            }
        }
    }

    #[test]
    fn the_periods_of_the_breakdown_add_up_to_the_total(bid in bids_with_allocation()) {
        let results = compute(&bid);
        let by_period: i64 = results.contract.by_period.iter().map(|p| p.ht_cents.0).sum();
        prop_assert_eq!(by_period, results.contract.totals.ht_cents.0);
        let document = Document::from_bid(bid);
        let text = text(&made(&document, &Paper::Prices, Lang::Fr));
        for period in &results.contract.by_period {
            prop_assert!(text.contains(&format::amount(period.ht_cents, Lang::Fr)));
        }
    }
}

#[test]
fn a_sheet_goes_with_its_members_offer_and_an_empty_one_empties_nothing() {
    use portee::document::{Command, OfferSubmission, Request, Sheet};
    let (_, bid) = fixed_cases().into_iter().find(|(case, _)| case == "val-partage-fixed").unwrap();
    let lead = Document::from_bid(bid);
    let id = lead.members[0].id.clone();
    let copy = Request::of(&lead, Some(&id));
    let mut own = copy.answer(copy.member.as_ref().unwrap());
    let accept = |lead: &Document, own: &Document, version| {
        let mut offer = OfferSubmission::of(own, true, version, "2026-12-01T10:00:00Z").unwrap();
        offer.receipt.digest = version.to_string();
        lead.apply(&Command::AcceptOffer(Box::new(offer))).unwrap()
    };
    let sheet = Sheet {
        email: "contact@exemple.org".to_owned(),
        ..Sheet::default()
    };
    own = own
        .apply(&Command::SetSheet {
            member: id.clone(),
            sheet: Box::new(sheet.clone()),
        })
        .unwrap();
    let after = accept(&lead, &own, 1);
    assert_eq!(*after.member(&id).unwrap().sheet, sheet);
    own.members[0].sheet = Arc::default();
    assert_eq!(*accept(&after, &own, 2).member(&id).unwrap().sheet, sheet);
    let other = lead.members[1].id.clone();
    let foreign = Command::SetSheet {
        member: other,
        sheet: Box::new(sheet),
    };
    assert!(own.apply(&foreign).is_err(), "a member writes its own sheet alone");
}

#[cfg(feature = "export")]
mod pdf {
    use super::*;
    use crate::proposal::{keep, render_print, run};
    use crate::subcontractors::cables;
    use portee::domain::bid::Subcontractor;

    /// Looked at page by page: the files stay in the target's folder.
    #[test]
    fn every_paper_meets_the_profiles_and_holds_what_its_print_file_says() {
        let (case, bid) = fixed_cases().into_iter().find(|(case, _)| case == "haut-vallon-fixed").unwrap();
        let mut document = Document::from_bid(bid);
        let lines = vec![document.frame.lines[0].id.clone()];
        Arc::make_mut(&mut document.members[0].card).subcontractors = vec![Subcontractor { lines, ..cables("s1") }];
        let canaries = canaries(&case);
        for lang in Lang::ALL {
            // English has the same blocks: one paper of each audience shows that it is set as well.
            // The proposal has its own tests.
            let is_asked = |paper: &Paper| {
                paper.wording().is_some() && (lang == Lang::Fr || matches!(paper, Paper::Commitment | Paper::Subcontracting(..) | Paper::Minutes))
            };
            for paper in all(&document).into_iter().filter(is_asked) {
                let print = made(&document, &paper, lang);
                let pdf = render_print(&print, portee::present::papers::TEMPLATE);
                assert_eq!(pdf.notes, [], "{:?} meets every profile", paper);
                let member = paper.member().map(|m| format!("-{m}")).unwrap_or_default();
                let path = keep(&format!("paper-{}-{}{member}", lang.code(), paper.wording().unwrap()), &pdf);
                let Some((_, text)) = run("pdftotext", &["-layout", path.to_str().unwrap(), "-"]) else {
                    return;
                };
                let total = format::amount(document_total(&document), lang);
                let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                let holds_total = squeezed(&text).contains(&squeezed(&total));
                if matches!(paper, Paper::Prices | Paper::Quotation | Paper::Commitment | Paper::Internal | Paper::Minutes) {
                    assert!(holds_total, "{:?} holds {total}", paper);
                }
                if paper.audience() == Audience::Client {
                    for (variant, what) in &canaries {
                        assert!(!holds(&text, variant) || what.contains("iban"), "{:?}: {variant}, which is {what}", paper);
                    }
                }
            }
        }
    }

    fn document_total(document: &Document) -> Cents {
        compute(&document.bid()).contract.totals.ht_cents
    }
}
