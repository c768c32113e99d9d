//! The screen of the split read as text, on published bids.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::*;
use crate::document::{Command, Document, Session};
use crate::domain::bid::{Bid, SplitRule, SurplusRule};
use crate::domain::decimal::Percentage;
use crate::domain::money::Cents;
use crate::domain::results::{Results, compute};
use crate::i18n::{Lang, format};

macro_rules! case {
    ($name:literal) => {
        include_str!(concat!("../../../tests/fixtures/format/public/", $name, ".bid.json"))
    };
}

const HAUT_VALLON: &str = case!("haut-vallon-fixed");
const FIXED_PCT: &str = case!("public-1-fixed");
const HYBRID: &str = case!("public-3-fixed");
const MIN_MAX: &str = case!("public-4-fixed");
const CASES: [&str; 7] = [
    HAUT_VALLON,
    FIXED_PCT,
    HYBRID,
    MIN_MAX,
    case!("public-2-fixed"),
    case!("federation-fixed"),
    case!("val-partage-fixed"),
];

fn document(text: &str) -> Document {
    Document::from_bid(serde_json::from_str::<Bid>(text).unwrap())
}
fn results(document: &Document) -> Results {
    compute(&document.bid())
}
fn edited(document: &Document, edit: &SettlementEdit) -> Document {
    let command = settlement_with(document, edit, Lang::Fr).unwrap();
    assert!(matches!(command, Command::SetSettlement(_)));
    let mut session = Session::new(document.clone());
    session.dispatch(command).unwrap();
    (**session.document()).clone()
}
fn typed(slot: Slot, member: &str, column: WeightColumn, typed: &str) -> SettlementEdit {
    SettlementEdit::Weight {
        slot,
        member: member.to_owned(),
        column,
        typed: typed.to_owned(),
    }
}
fn chosen(document: &Document, kind: &str) -> Document {
    edited(document, &SettlementEdit::Rule(Slot::Whole, kind.to_owned()))
}

#[test]
fn every_sum_of_every_published_case_closes() {
    for case in CASES {
        let document = document(case);
        let proofs = proofs(&document, &results(&document), Lang::Fr);
        let failing: Vec<&Proof> = proofs.list.iter().filter(|p| !p.holds).collect();
        assert!(proofs.all_hold && failing.is_empty(), "{}: {failing:#?}", document.id);
        assert_eq!(proofs.missing, None);
        assert!(proofs.list.len() >= 17);
    }
}

#[test]
fn both_sides_of_an_equality_are_printed() {
    let document = document(HAUT_VALLON);
    let proofs = proofs(&document, &results(&document), Lang::Fr);
    let nets = proofs.list.iter().find(|p| p.title.starts_with("Résultats nets")).unwrap();
    // 132 303,80 + 2 727,91 + 1 363,96
    assert_eq!(nets.left.1, "136\u{202f}395,67\u{202f}€");
    assert_eq!((nets.right.1.as_str(), nets.verdict.as_str()), ("136\u{202f}395,67\u{202f}€", "juste"));
}

#[test]
fn a_sum_that_does_not_close_is_shown_with_its_gap() {
    let document = document(HAUT_VALLON);
    let mut wrong = results(&document);
    wrong.contract.totals.ht_cents += Cents(1);
    wrong.settlement.transfers.as_mut().unwrap().pop();
    let proofs = proofs(&document, &wrong, Lang::Fr);
    assert!(!proofs.all_hold);
    assert_eq!(proofs.heading, "Preuve\u{a0}: des sommes ne tombent pas juste");
    let failing: Vec<(&str, &str)> = proofs
        .list
        .iter()
        .filter(|p| !p.holds)
        .map(|p| (p.title.as_str(), p.verdict.as_str()))
        .collect();
    assert!(failing.contains(&("Lignes = total HT", "écart de −0,01\u{202f}€")), "{failing:#?}");
    assert!(failing.iter().any(|(title, _)| title.starts_with("Virements")), "{failing:#?}");
}

#[test]
fn equal_and_opposite_errors_do_not_hide_each_other() {
    let document = document(HAUT_VALLON);
    let mut wrong = results(&document);
    wrong.contract.lines[0].parts[0].ht_cents += Cents(1);
    wrong.contract.lines[1].parts[0].ht_cents += Cents(-1);
    let proofs = proofs(&document, &wrong, Lang::Fr);
    let parts = proofs.list.iter().find(|p| p.title.starts_with("Parts = ligne")).unwrap();
    assert_eq!((parts.left.1 == parts.right.1, parts.holds), (true, false));
    assert_eq!(parts.verdict, "faux pour\u{a0}: L01, L02");
}

#[test]
fn the_account_of_the_example_is_the_published_one() {
    let document = document(HAUT_VALLON);
    let account = account(&document, &results(&document), Lang::Fr);
    assert_eq!(account.table.columns[1].label, "Chat'Vallon");
    let steps = || account.table.rows.iter().chain(&account.table.foot);
    let shown: Vec<String> = steps().map(|step| step.cells[1].replace('\u{202f}', " ")).collect();
    assert_eq!(
        shown,
        [
            "60 147,36 €",
            "2 405,89 €",
            "1 202,95 €",
            "601,48 €",
            "55 937,04 €",
            "56 481,60 €",
            "70,87 €",
            "56 552,47 €",
            "615,43 €",
            "0,00 €",
            "0,00 €",
            "56 552,47 €",
            "481,18 €",
            "56 071,29 €"
        ]
    );
    assert_eq!(account.notes[0], "Chat'Vallon\u{a0}: 410,31\u{202f}€ sous son prix demandé.");
    let of_all: Vec<&str> = steps().map(|step| step.cells[4].as_str()).collect();
    assert_eq!((of_all[0], of_all[8]), ("136\u{202f}395,67\u{202f}€", "0,00\u{202f}€"));
    assert_eq!(account.explained.len(), steps().count());
}

#[test]
fn transfers_funds_and_release_are_told() {
    let document = document(HAUT_VALLON);
    let results = results(&document);
    let said = transfers(&document, &results, Lang::Fr).unwrap();
    assert_eq!(said.len(), 3);
    assert_eq!(said[0], "Nuage commun verse 615,43\u{202f}€ à Chat'Vallon.");
    assert_eq!(
        transfers(&document, &results, Lang::En).unwrap()[0],
        "Nuage commun pays €615.43 to Chat'Vallon."
    );
    let funds = funds(&document, &results, Lang::Fr).unwrap();
    assert_eq!(funds.rows[0].cells[1], "Nuages du Haut-Vallon");
    assert_eq!(funds.rows[1].cells[1], "le groupement");
    let short = edited(&document, &SettlementEdit::ReserveUsed("3 000".to_owned()));
    let release = release(&short, &compute(&short.bid()), Lang::Fr).unwrap();
    assert_eq!(release.fault.as_deref(), Some("Il manque 272,09\u{202f}€\u{a0}: la réserve ne suffit pas."));
}

#[test]
fn own_prices_are_explained_with_the_groups_numbers() {
    let document = document(HAUT_VALLON);
    let view = rule(&document, &results(&document), Lang::Fr);
    let plain = view.sentence.replace('\u{202f}', " ");
    assert!(
        plain.contains("l’excédent de 158,97 € (126 847,97 € à partager moins 126 689,00 € demandés) va au prorata"),
        "{plain}"
    );
    let example = view.example.unwrap().replace(['\u{202f}', '\u{a0}'], " ");
    assert_eq!(example, "Chat'Vallon : 56 481,60 € demandés, +70,87 € d’excédent, en tout 56 552,47 €.");
    assert_eq!((view.warning, view.fault), (None, None));
}

#[test]
fn rules_that_share_a_profit_carry_a_warning() {
    let before = document(HAUT_VALLON);
    let warned = |document: &Document| rule(document, &results(document), Lang::Fr).warning.is_some();
    for (kind, expected) in [
        ("equal", true),
        ("fixed_pct", false),
        ("days", false),
        ("capacity", false),
        ("min_max", false),
        ("hybrid", false),
    ] {
        assert_eq!(warned(&chosen(&before, kind)), expected, "{kind}");
    }
    assert!(warned(&edited(&before, &SettlementEdit::SurplusRule("equal".to_owned()))));
    let mixed = edited(&chosen(&before, "hybrid"), &SettlementEdit::Rule(Slot::B, "equal".to_owned()));
    assert!(warned(&mixed));
}

#[test]
fn every_rule_that_can_be_chosen_gives_amounts_and_closes() {
    let before = document(HAUT_VALLON);
    for (kind, words) in rule(&before, &results(&before), Lang::Fr).kinds {
        let after = chosen(&before, &kind);
        let results = results(&after);
        assert!(results.faults.is_empty(), "{kind}: {:?}", results.faults);
        assert!(proofs(&after, &results, Lang::Fr).all_hold, "{kind}");
        let view = rule(&after, &results, Lang::Fr);
        assert_eq!(
            (view.kind.as_str(), view.fault, view.sentence.contains('{')),
            (kind.as_str(), None, false),
            "{words}"
        );
        assert!(view.example.is_some_and(|e| !e.contains('{')), "{words}");
    }
}

#[test]
fn percentages_count_what_is_left_and_give_it_to_whom_one_says() {
    let before = document(FIXED_PCT);
    let member = before.members[0].id.to_string();
    let given = weights(&before, &results(&before), Slot::Whole, Lang::Fr).unwrap();
    assert!(given.counter.as_ref().unwrap().is_exact);
    assert!(given.rows.values().all(|r| r.assign.is_none()));
    let SplitRule::FixedPct { weights: percents } = &before.plan.settlement.rule else {
        unreachable!()
    };
    let lower = percents[member.as_str()].scaled() - 125_000;
    let lower = Percentage::from_scaled(lower).unwrap().to_string().replace('.', ",");
    let short = edited(&before, &typed(Slot::Whole, &member, WeightColumn::Percent, &lower));
    let view = weights(&short, &results(&short), Slot::Whole, Lang::Fr).unwrap();
    let counter = view.counter.unwrap();
    assert_eq!(counter.sentence, "Total\u{a0}: 87,5\u{202f}%. Il reste 12,5\u{202f}% à attribuer.");
    assert!(!counter.is_exact);
    assert_eq!(view.rows[&member].assign.as_ref().unwrap().0, "Affecter le reste (+12,5\u{202f}%)");
    let assigned = edited(
        &short,
        &SettlementEdit::AssignRest {
            slot: Slot::Whole,
            member: member.clone(),
        },
    );
    assert_eq!(results(&assigned), results(&before));
    let over = edited(&before, &typed(Slot::Whole, &member, WeightColumn::Percent, "100"));
    let view = weights(&over, &results(&over), Slot::Whole, Lang::En).unwrap();
    assert!(view.counter.unwrap().sentence.ends_with("too much."));
}

#[test]
fn an_example_of_percentages_shows_the_percentage() {
    let document = document(FIXED_PCT);
    let view = rule(&document, &results(&document), Lang::Fr);
    assert!(view.example.unwrap().contains("sur 100\u{202f}%, soit "));
}

#[test]
fn a_mix_explains_both_its_rules() {
    let document = document(HYBRID);
    let view = rule(&document, &results(&document), Lang::Fr);
    assert_eq!(view.mixed.len(), 2);
    assert!(view.alpha.is_some() && view.example.unwrap().contains(" × "));
    assert!(view.sentence.contains("«\u{a0}"));
}

#[test]
fn minimums_that_cannot_be_kept_are_told_by_how_much() {
    let before = document(MIN_MAX);
    let member = before.members[0].id.to_string();
    let far = edited(&before, &typed(Slot::Whole, &member, WeightColumn::Min, "900 000 000"));
    let results = results(&far);
    let view = rule(&far, &results, Lang::Fr);
    let fault = view.fault.unwrap();
    // Either above what there is, or above that member's own maximum.
    assert!(fault.contains("de plus que les") || fault.contains("dépasse le maximum de"), "{fault}");
    assert!(view.example.is_none());
    let account = account(&far, &results, Lang::Fr);
    assert_eq!(account.table.foot.unwrap().cells[0], "–");
    let invoiced = account.table.rows[0].cells.last().unwrap();
    assert_eq!(*invoiced, format::amount(results.contract.totals.ht_cents, Lang::Fr));
    let proofs = proofs(&far, &results, Lang::Fr);
    assert!(proofs.missing.is_some() && proofs.all_hold);
    assert_eq!(proofs.heading, "Preuve\u{a0}: les sommes des prix tombent juste");
    assert!(transfers(&far, &results, Lang::Fr).is_none());
}

#[test]
fn maximums_below_the_total_are_told_by_how_much() {
    let mut capped = chosen(&document(HAUT_VALLON), "min_max");
    for member in capped.members.clone() {
        capped = edited(&capped, &typed(Slot::Whole, member.id.as_str(), WeightColumn::Max, "1 000"));
    }
    let view = rule(&capped, &results(&capped), Lang::Fr);
    let fault = view.fault.unwrap().replace(['\u{202f}', '\u{a0}'], " ");
    assert_eq!(
        fault,
        "Les maximums font 4 000,00 € : 122 847,97 € des 126 847,97 € à partager ne vont à personne."
    );
}

#[test]
fn weights_that_are_all_zero_are_a_fault() {
    let mut zero = chosen(&document(HAUT_VALLON), "capacity");
    for member in zero.members.clone() {
        zero = edited(&zero, &typed(Slot::Whole, member.id.as_str(), WeightColumn::Weight, ""));
    }
    let view = weights(&zero, &results(&zero), Slot::Whole, Lang::Fr).unwrap();
    assert!(view.fault.unwrap().starts_with("Tous les poids sont nuls"));
}

#[test]
fn a_rule_that_needs_the_optimiser_says_so_and_stays_chosen() {
    let mut shapley = document(HAUT_VALLON);
    let mut plan = (*shapley.plan).clone();
    let mut settlement = (*plan.settlement).clone();
    settlement.rule = SplitRule::Shapley;
    plan.settlement = Arc::new(settlement);
    shapley.plan = Arc::new(plan);
    let view = rule(&shapley, &results(&shapley), Lang::Fr);
    assert!(view.kinds.iter().any(|(key, _)| key == "shapley"));
    assert!(view.sentence.contains("demande la valeur de chaque coalition"));
    assert!(view.warning.is_some() && view.fault.is_some());
    // Elsewhere it is offered only once a budget gives coalitions a value.
    let offered = |document: &Document| {
        let kinds = rule(document, &results(document), Lang::Fr).kinds;
        kinds.iter().filter(|(key, _)| key == "shapley" || key == "nucleolus").count()
    };
    let mut session = Session::new(document(FIXED_PCT));
    assert_eq!(offered(session.document()), 0);
    let edits = [
        (GameEdit::Budget("100 000".to_owned()), 2),
        (GameEdit::Budget(String::new()), 0),
        (GameEdit::Basis("costs".to_owned()), 2),
        (GameEdit::Basis("optimum".to_owned()), 0),
    ];
    for (edit, count) in edits {
        session.dispatch(game_with(session.document(), &edit, Lang::Fr).unwrap()).unwrap();
        assert_eq!(offered(session.document()), count, "{edit:?}");
    }
    assert_eq!(session.document().frame.game, None, "nothing is left of it");
}

#[test]
fn what_cannot_be_typed_is_said_beside_the_field() {
    let document = document(FIXED_PCT);
    let member = document.members[0].id.to_string();
    let refused = |edit: SettlementEdit| settlement_with(&document, &edit, Lang::Fr).unwrap_err();
    assert!(refused(typed(Slot::Whole, &member, WeightColumn::Percent, "dix")).contains("dix"));
    assert!(refused(typed(Slot::Whole, "nobody", WeightColumn::Percent, "1")).contains("plus dans le groupement"));
    assert!(refused(typed(Slot::Whole, &member, WeightColumn::Days, "1")).contains("pas de valeur"));
    assert!(refused(SettlementEdit::Rule(Slot::A, "equal".to_owned())).contains("pas de valeur"));
    assert_eq!(refused(SettlementEdit::Rule(Slot::Whole, "shapley".to_owned())), "Ce choix n’existe pas.");
    assert_eq!(refused(SettlementEdit::SurplusRule("x".to_owned())), "Ce choix n’existe pas.");
}

#[test]
fn simulations_stand_beside_the_rule_in_force() {
    let document = document(MIN_MAX);
    let shown = simulations(&document, &results(&document), Lang::Fr).unwrap();
    assert_eq!(shown.table.columns.len(), 4);
    assert!(shown.faults.is_empty());
    let foot = shown.table.foot.unwrap();
    assert!(
        foot.cells.iter().all(|c| c == &foot.cells[0]),
        "every rule shares the same amount: {:?}",
        foot.cells
    );
    assert_eq!(
        simulations(&self::document(HAUT_VALLON), &results(&self::document(HAUT_VALLON)), Lang::Fr),
        None
    );
}

#[test]
fn thresholds_say_by_how_much() {
    let document = document(HAUT_VALLON);
    let results = results(&document);
    let shown = thresholds(&document, &results, Lang::Fr);
    assert_eq!(shown.rows.len(), results.vat_thresholds.len());
    assert!(!shown.rows.is_empty());
    for (row, report) in shown.rows.iter().zip(&results.vat_thresholds) {
        assert_eq!(row.cells.len(), shown.columns.len());
        assert!(row.status.contains(&format::amount(report.margin_cents.abs(), Lang::Fr)));
        assert_eq!(row.is_over, report.margin_cents < Cents::ZERO);
    }
}

#[test]
fn who_takes_the_surplus_is_asked_only_where_someone_gets_its_own_prices() {
    let before = document(HAUT_VALLON);
    assert!(rule(&before, &results(&before), Lang::Fr).surplus.is_some());
    let equal = chosen(&before, "equal");
    assert_eq!(rule(&equal, &results(&equal), Lang::Fr).surplus, None);
    let lead = edited(&before, &SettlementEdit::SurplusRule("lead".to_owned()));
    assert_eq!(lead.plan.settlement.surplus_rule, SurplusRule::Lead);
    assert!(rule(&lead, &results(&lead), Lang::Fr).sentence.ends_with("va au mandataire."));
}

#[test]
fn the_rule_in_force_beside_another_says_who_gains_and_who_loses() {
    let document = document(HAUT_VALLON);
    let results = results(&document);
    let shown = compared(&document, &results, "equal", Lang::Fr);
    assert_eq!(shown.key, "equal");
    assert!(shown.warning.is_some(), "equal parts share a profit");
    // 136 395,67 less 4 %, 2 % and 1 % (5 455,83 + 2 727,91 + 1 363,96) is 126 847,97: a quarter each, and the first gets the cent left.
    let shares: Vec<&str> = shown.rows.iter().map(|r| r.other.as_str()).collect();
    let quarter = "31\u{202f}711,99\u{202f}€";
    assert_eq!(shares, ["31\u{202f}712,00\u{202f}€", quarter, quarter, quarter]);
    assert_eq!(shown.totals[0], shown.totals[1]);
    assert_eq!(shown.totals[2], "0,00\u{202f}€");
    let targets = results.settlement.by_member.as_ref().unwrap();
    for (row, own) in shown.rows.iter().zip(targets) {
        assert_eq!(row.in_force, format::amount(own.target_cents, Lang::Fr));
        let gains = own.target_cents < Cents(3_171_199);
        assert_eq!(row.verdict, if gains { "gagne" } else { "perd" });
        let bar = row.bar.as_ref().unwrap();
        assert_eq!(bar.is_gain, gains);
        assert_eq!(bar.path.starts_with("M100 "), gains, "a gain begins at zero: {}", bar.path);
        let (_, losing) = shown.sentence.split_once("Perdants").unwrap();
        assert_eq!(losing.contains(&row.member), !gains);
    }
    let at_the_end = |r: &ComparedRow| r.bar.as_ref().is_some_and(|b| b.path.contains(" h100 "));
    assert_eq!(shown.rows.iter().filter(|r| at_the_end(r)).count(), 1, "the largest difference fills its half");
}

#[test]
fn every_comparison_of_every_published_case_adds_up_to_zero() {
    for case in CASES {
        let document = document(case);
        let results = results(&document);
        let choices = compared(&document, &results, "", Lang::En).choices;
        assert!(choices.len() >= 3);
        for (key, label) in choices {
            let shown = compared(&document, &results, &key, Lang::En);
            assert_eq!(shown.key, key);
            assert_eq!(shown.fault, None, "{}: {label}", document.id);
            assert_eq!(shown.totals, [&*shown.totals[0], &*shown.totals[0], "€0.00"], "{}: {label}", document.id);
        }
    }
}

#[test]
fn own_prices_are_compared_only_with_another_way_of_the_surplus() {
    let document = document(HAUT_VALLON);
    let keys: Vec<String> = compared(&document, &results(&document), "", Lang::Fr)
        .choices
        .into_iter()
        .map(|c| c.0)
        .collect();
    assert_eq!(document.plan.settlement.surplus_rule, SurplusRule::ProRataAsks);
    assert_eq!(keys, ["own_price/equal", "own_price/lead", "pro_rata_asks", "equal"]);
}

#[test]
fn a_rule_is_kept_to_be_compared_with_the_next_one_and_let_go() {
    let before = document(HAUT_VALLON);
    let kept = edited(&edited(&before, &SettlementEdit::Keep), &SettlementEdit::Keep);
    let ids: Vec<&str> = kept.plan.settlement.simulations.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["sim-1", "sim-2"]);
    let same = compared(&kept, &results(&kept), "kept/sim-1", Lang::Fr);
    assert_eq!(same.sentence, "Cette autre règle donne à chacun le même montant.");
    assert!(same.rows.iter().all(|r| r.bar.is_none() && r.verdict == "inchangé"));
    let equal = chosen(&kept, "equal");
    let shown = compared(&equal, &results(&equal), "kept/sim-1", Lang::Fr);
    let own: Vec<String> = results(&before)
        .settlement
        .by_member
        .unwrap()
        .iter()
        .map(|m| format::amount(m.target_cents, Lang::Fr))
        .collect();
    assert_eq!(shown.rows.iter().map(|r| r.other.clone()).collect::<Vec<_>>(), own);
    let gone = edited(&equal, &SettlementEdit::Forget("sim-1".to_owned()));
    assert_eq!(gone.plan.settlement.simulations.len(), 1);
    assert_ne!(compared(&gone, &results(&gone), "kept/sim-1", Lang::Fr).key, "kept/sim-1");
}

#[test]
fn a_comparison_with_a_rule_that_gives_nothing_says_why() {
    let kept = edited(&chosen(&document(HAUT_VALLON), "min_max"), &SettlementEdit::Keep);
    let member = kept.members[0].id.to_string();
    let impossible = edited(&kept, &typed(Slot::Whole, &member, WeightColumn::Min, "999999"));
    let shown = compared(&impossible, &results(&impossible), "kept/sim-1", Lang::Fr);
    assert!(shown.fault.unwrap().starts_with("Minimums et maximums"));
    assert!(shown.rows.is_empty() && shown.totals.is_empty());
}
