//! K49, each fault found on the published example and silent without it.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::tests::{example, found_on, tender};
use super::{Problem, SubcontractorFault as F};
use crate::domain::bid::{Bid, BuyerKind, Lack, PersonalData, Subcontractor};
use crate::domain::decimal::Rate;
use crate::domain::ids::{Id, LineId};
use crate::domain::money::Cents;
use crate::domain::results::compute;

/// The second member of the example with one subcontractor of which everything is said, once changed.
fn subcontracting(change: impl FnOnce(&mut Subcontractor, &Bid)) -> Vec<Problem> {
    let mut bid = example();
    let member = bid.members[1].id.clone();
    let served = bid.allocation.iter().flatten().find(|row| row.member == member).unwrap().line.clone();
    let mut one = Subcontractor {
        legal_form: "SARL".to_owned(),
        registration: "BCE 0123.456.749".to_owned(),
        address: "Brest".to_owned(),
        email: "a@b.example".to_owned(),
        signatory: "Anne Le Gall".to_owned(),
        is_sme: Some(true),
        lines: vec![served],
        max_ht_cents: Some(Cents(50_000)),
        vat_rate: Some(Rate::parse("0.2").unwrap()),
        is_paid_directly: Some(true),
        wants_advance: Some(false),
        capacities: "Deux techniciens".to_owned(),
        declares_no_exclusion: true,
        ..Subcontractor::named(Id::new("s1"), "Câbles du Ponant")
    };
    one.personal_data.is_processed = Some(false);
    change(&mut one, &bid);
    Arc::make_mut(&mut bid.members[1].card).subcontractors = vec![one];
    let before = found_on(&example(), "2026-12-01");
    found_on(&bid, "2026-12-01").into_iter().filter(|p| !before.contains(p)).collect()
}

fn subcontractor_faults(change: impl FnOnce(&mut Subcontractor, &Bid)) -> Vec<F> {
    let of = |problem| match problem {
        Problem::Subcontractor { fault, .. } => Some(fault),
        _ => None,
    };
    subcontracting(change).into_iter().filter_map(of).collect()
}

#[test]
fn a_subcontractor_has_a_dc4_that_the_client_can_accept() {
    assert_eq!(subcontracting(|_, _| {}), []);
    assert_eq!(
        subcontractor_faults(|one, _| {
            one.email.clear();
            one.max_ht_cents = None;
        }),
        [F::Incomplete(vec![Lack::Email, Lack::MaxAmount])]
    );
    assert_eq!(subcontractor_faults(|one, _| one.siret = Some("12345678901234".to_owned())), [F::SiretWrong]);
    let without_guarantees = subcontractor_faults(|one, _| {
        let said = || "dit".to_owned();
        one.personal_data = PersonalData {
            is_processed: Some(true),
            nature: said(),
            purpose: said(),
            data: said(),
            persons: said(),
            gives_guarantees: false,
        };
    });
    assert_eq!(without_guarantees, [F::NoGuarantees]);
}

#[test]
fn a_member_is_no_subcontractor_by_name_or_by_number() {
    let first = example().members[0].clone();
    let by_number = subcontractor_faults(|one, bid| one.siret.clone_from(&bid.members[0].card.siret));
    assert_eq!(by_number, [F::IsMember(first.id.clone())]);
    let by_name = subcontractor_faults(|one, bid| one.name = format!(" {} ", bid.members[0].card.name.to_uppercase()));
    assert_eq!(by_name, [F::IsMember(first.id)]);
}

#[test]
fn a_subcontractor_stays_within_the_part_of_its_member() {
    let mut part = Cents::ZERO;
    let over = subcontracting(|one, bid| {
        let rows = compute(bid).contract.distribution.rows;
        part = rows.iter().find(|row| row.member == bid.members[1].id).unwrap().amount_ht_cents;
        one.max_ht_cents = Some(part + Cents(1));
    });
    let member = example().members[1].id.clone();
    let total = part + Cents(1);
    assert_eq!(over, [Problem::SubcontractsTooMuch { member, total, part }]);
    assert_eq!(subcontracting(|one, _| one.max_ht_cents = Some(part)), []);
    let elsewhere = subcontractor_faults(|one, bid| {
        let is_mine = |line: &LineId| bid.allocation.iter().flatten().any(|r| &r.line == line && r.member == bid.members[1].id);
        one.lines = vec![bid.lines.iter().map(|l| l.id.clone()).find(|l| !is_mine(l)).unwrap()];
    });
    assert!(matches!(elsewhere.as_slice(), [F::LinesNotServed(lines)] if lines.len() == 1), "{elsewhere:?}");
}

#[test]
fn direct_payment_is_due_from_the_amount_of_the_table_when_the_buyer_is_public() {
    let refused = |cents, kind: Option<BuyerKind>| {
        let mut bid = example();
        if let Some(kind) = kind {
            tender(&mut bid).buyer.kind = kind;
        }
        let one = Subcontractor {
            max_ht_cents: Some(Cents(cents)),
            vat_rate: Some(Rate::parse("0.2").unwrap()),
            is_paid_directly: Some(false),
            ..Subcontractor::named(Id::new("s1"), "Câbles")
        };
        Arc::make_mut(&mut bid.members[1].card).subcontractors = vec![one];
        let is_it = |p: &Problem| {
            matches!(
                p,
                Problem::Subcontractor {
                    fault: F::PaidDirectly(Cents(60_000)),
                    ..
                }
            )
        };
        found_on(&bid, "2026-12-01").iter().any(is_it)
    };
    assert!(refused(50_000, None), "600 € with VAT");
    assert!(!refused(49_999, None));
    assert!(!refused(50_000, Some(BuyerKind::Company)));
}
