//! Questions asked and answers shown, on the small bid of this layer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::*;
use crate::document::Command;
use crate::domain::bid::{AllocationRow, VatDeduction};
use crate::domain::money::Cents;
use crate::domain::optimum::{Conflict, FrontierPoint, LineReason, NextBest, Progress, Reason, RuleCost};
use crate::domain::price_scores::ScoreFormula;
use crate::domain::ratio::Ratio;
use crate::i18n::Lang;
use crate::present::form::{FormField, changed};
use crate::present::samples::{allocate, document as sample, edit_line, edit_tender, plain, results, share};

fn row(line: &str, member: &str, part: &str) -> AllocationRow {
    AllocationRow {
        line: line.into(),
        member: member.into(),
        share: share(part),
    }
}

/// Asso A on L1 (200 €) and Coop B on L2 (1 000 €); 1 440 € with 20 % VAT.
fn cheapest_rows() -> Vec<AllocationRow> {
    vec![row("L1", "a", "1"), row("L2", "b", "1")]
}

fn found(rows: Vec<AllocationRow>, total: i64) -> Found {
    Found {
        allocation: rows,
        value: Ratio::whole(i128::from(total) * 12 / 10),
        total_ht: Cents(total),
        cost_to_buyer: Cents(total * 12 / 10),
    }
}

fn asked(document: &Bid, answer: Answer) -> Asked {
    Asked {
        document: Arc::new(document.clone()),
        question: best(document, &BTreeSet::new()),
        answer,
    }
}

fn optimal(document: &Bid) -> Asked {
    let found = found(cheapest_rows(), 120_000);
    asked(document, Answer::Best(Outcome::Optimal { found }))
}

fn after(document: &Bid, command: &Command) -> Bid {
    document.apply(command).unwrap()
}

#[test]
fn a_client_that_does_not_deduct_vat_is_sought_what_costs_it_least() {
    let mut document = sample();
    assert_eq!(document.wish(), Goal::MinBuyerCost);
    edit_tender(&mut document, |t| t.buyer.vat_deduction = VatDeduction::Full);
    assert_eq!(document.wish(), Goal::MinHt);
    let chosen = after(&document, &choose(&document, "fairest_within"));
    assert!(matches!(chosen.wish(), Goal::FairestWithin { base: Base::MinHt, .. }));
    assert_eq!(
        goals(&chosen, Lang::Fr).iter().filter(|g| g.is_chosen).map(|g| g.key).collect::<Vec<_>>(),
        ["fairest_within"]
    );
    let wider = changed(GoalField::Tolerance, &chosen.wish(), "3,5", Lang::Fr).unwrap();
    assert_eq!(GoalField::Tolerance.show(&wider, Lang::Fr), "3,5");
}

#[test]
fn wished_shares_say_when_they_do_not_add_up() {
    let document = after(&sample(), &choose(&sample(), "fairest_within"));
    assert!(sum_of_wishes(&document, Lang::Fr).unwrap().1);
    let document = after(&document, &with_wish(&document, "a", "60", Lang::Fr).unwrap());
    assert!(!sum_of_wishes(&document, Lang::Fr).unwrap().1);
    let document = after(&document, &with_wish(&document, "b", "40", Lang::Fr).unwrap());
    assert!(sum_of_wishes(&document, Lang::Fr).unwrap().1);
    assert_eq!(wish_rows(&document, Lang::Fr)[0].wish, "60");
    assert!(with_wish(&document, "b", "quarante", Lang::Fr).is_err());
}

#[test]
fn quality_points_are_spread_over_the_lines_to_the_hundredth() {
    let document = after(&sample(), &choose(&sample(), "best_score"));
    let document = after(&document, &with_quality(&document, "a", "15,01", Lang::Fr).unwrap());
    let Goal::BestScore { quality, formula } = document.wish() else { panic!() };
    let other = changed(GoalField::Formula, &document.wish(), "linear_2", Lang::Fr).unwrap();
    assert_eq!(
        (formula.as_str(), GoalField::Formula.show(&other, Lang::Fr).as_str()),
        ("proportional", "linear_2")
    );
    // A formula keeps the points.
    assert!(matches!(other, Goal::BestScore { quality: kept, .. } if kept == quality));
    let points: Vec<u32> = quality.values().map(|of| of["a"]).collect();
    assert_eq!((points.len(), points.iter().sum::<u32>()), (2, 1501));
    assert_eq!(quality_rows(&document, Lang::Fr)[0].points, "15,01");
    assert!(with_quality(&document, "a", "101", Lang::Fr).is_err());
}

#[test]
fn a_search_keeps_locked_lines_that_have_all_their_shares_and_leaves_out_only_rules_of_the_bid() {
    let mut document = sample();
    allocate(&mut document, "L1", &[("a", "1")]);
    allocate(&mut document, "L2", &[("b", "0.5")]);
    edit_line(&mut document, "L1", |l| l.only_members = vec!["a".into()]);
    let document = after(&after(&document, &lock("L1", true)), &lock("L2", true));
    let only = RuleId::OnlyMembers { line: "L1".into() };
    let left_out = BTreeSet::from([only.clone(), RuleId::Ceiling]);
    let Question::Best { locked, without, .. } = best(&document, &left_out) else {
        panic!()
    };
    assert_eq!(locked, [LineId::new("L1")]);
    assert_eq!(without, [only]);
}

#[test]
fn a_proposal_stands_beside_the_present_allocation_and_is_adopted_in_one_step() {
    let mut document = sample();
    allocate(&mut document, "L1", &[("b", "1")]);
    allocate(&mut document, "L2", &[("b", "1")]);
    let asked = optimal(&document);
    let view = proposal(&asked, None, &document, &results(&document), Lang::Fr).unwrap();
    assert!(view.is_best && !view.is_stale && !view.is_present);
    // 250 + 1 000 today; 200 + 1 000 proposed.
    let figures: Vec<Vec<String>> = view.figures.iter().map(|f| f.iter().map(|c| plain(c)).collect()).collect();
    assert_eq!(figures[0][1..], ["1 250,00 €", "1 200,00 €", "−50,00 €"]);
    // 1 500 against 1 440: 4,17 % above the cheapest.
    assert_eq!(figures[2][1..3], ["+4,17 %", "0 %"]);
    assert_eq!(
        view.changes.iter().map(|c| (&*c.key, &*c.from, &*c.to)).collect::<Vec<_>>(),
        [("L1", "Coop B", "Asso A")]
    );
    let (words, is_best) = above_the_best(&asked, &document, &results(&document), Lang::Fr).unwrap();
    assert!(plain(&words).contains("+60,00 € (+4,17 %)") && !is_best);
    let adopted = after(&document, &adopt(&asked).unwrap());
    let view = proposal(&asked, None, &adopted, &results(&adopted), Lang::Fr).unwrap();
    assert!(view.is_present && !view.is_stale);
    assert!(above_the_best(&asked, &adopted, &results(&adopted), Lang::Fr).unwrap().1);
}

#[test]
fn a_price_that_changes_makes_an_answer_stale_and_a_goal_does_not() {
    let document = sample();
    let asked = optimal(&document);
    let other_goal = after(&document, &choose(&document, "min_ht"));
    assert!(!proposal(&asked, None, &other_goal, &results(&other_goal), Lang::Fr).unwrap().is_stale);
    let mut dearer = document.clone();
    crate::present::samples::price(&mut dearer, "L1", "a", "2.10");
    assert!(proposal(&asked, None, &dearer, &results(&dearer), Lang::Fr).unwrap().is_stale);
    assert_eq!(above_the_best(&asked, &dearer, &results(&dearer), Lang::Fr), None);
}

#[test]
fn a_gap_is_rounded_up_because_it_is_what_is_proven() {
    let found = found(cheapest_rows(), 120_000);
    let outcome = |bound: i128| Outcome::TimeUp {
        found: found.clone(),
        bound: Ratio::whole(bound),
    };
    let said = |outcome: &Outcome| plain(&gap(outcome, &Goal::MinBuyerCost, Lang::Fr).unwrap().sentence);
    // 144 000 against 143 990: 0,00695 %.
    assert_eq!(said(&outcome(143_990)), "Au pire 0,01 % plus chère que la meilleure possible : c'est prouvé.");
    let stopped = Outcome::Stopped {
        found: found.clone(),
        bound: None,
    };
    assert!(said(&stopped).starts_with("Répartition valable"));
    assert!(gap(&Outcome::Optimal { found }, &Goal::MinHt, Lang::Fr).unwrap().is_best);
}

#[test]
fn what_is_proven_of_a_score_is_told_in_points_and_of_robustness_in_lines() {
    let value = |value: Ratio| Found {
        value,
        ..found(cheapest_rows(), 120_000)
    };
    let said = |goal: &Goal, reached: Ratio, bound: Ratio| {
        let outcome = Outcome::TimeUp { found: value(reached), bound };
        plain(&gap(&outcome, goal, Lang::Fr).unwrap().sentence)
    };
    let score = Goal::BestScore {
        formula: ScoreFormula::Range,
        quality: BTreeMap::new(),
    };
    // 1,2001 points are 1,21 at worst.
    let (reached, most) = (Ratio::whole(87), Ratio::new(882_001, 10_000).unwrap());
    assert_eq!(
        said(&score, reached, most),
        "Note au pire inférieure de 1,21 à celle de la mieux notée possible : c'est prouvé."
    );
    let robust = Goal::MostRobust {
        eps: Rate::default(),
        base: Base::MinHt,
    };
    let lines = "Lignes avec un membre de secours : 1, et 2 au plus dans toute répartition ; c'est prouvé.";
    assert_eq!(said(&robust, Ratio::whole(1), Ratio::whole(2)), lines);
    // A search under way says both in the same units.
    let question = Question::Best {
        goal: score,
        without: Vec::new(),
        locked: Vec::new(),
    };
    let step = Progress {
        best: Some(value(reached)),
        bound: Some(most),
        ..Progress::default()
    };
    let view = progress(Want::Best, &question, 0, &step, Lang::Fr);
    assert_eq!((view.best.as_deref(), view.bound.as_deref()), (Some("87 (note)"), Some("88,21 (note)")));
}

#[test]
fn a_conflict_names_its_rules_with_what_to_do_about_each() {
    let mut document = sample();
    edit_tender(&mut document, |t| t.ceiling_ht_cents = Some(Cents(100_000)));
    edit_line(&mut document, "L1", |l| l.not_same_host_as = vec!["L2".into()]);
    let rules = vec![RuleId::NotSameHostAs { line: "L1".into() }, RuleId::Ceiling];
    let conflict_of = |conflict| asked(&document, Answer::Best(Outcome::Infeasible { conflict }));
    let view = conflict(
        &conflict_of(Conflict { rules, ..Conflict::default() }),
        &document,
        &results(&document),
        Lang::Fr,
    )
    .unwrap();
    let said: Vec<String> = view.rules.iter().map(|r| plain(&r.sentence)).collect();
    assert_eq!(said, ["L1 : aucun membre en commun avec L2.", "Le total HT est d'au plus 1 000,00 €."]);
    assert!(view.rules.iter().all(|r| !r.advice.is_empty() && r.screen.is_some()));
    let without_ask = Conflict {
        lines_without_ask: vec!["L2".into()],
        rules: Vec::new(),
        is_irreducible: true,
    };
    let view = conflict(&conflict_of(without_ask), &document, &results(&document), Lang::Fr).unwrap();
    assert_eq!(view.lines_without_ask.len(), 1);
    assert!(conflict(&optimal(&document), &document, &results(&document), Lang::Fr).is_none());
}

#[test]
fn every_line_says_who_serves_it_why_and_what_the_next_best_costs() {
    let document = sample().with_allocation(&cheapest_rows());
    let reason = |line: &str, reason, next_best| LineReason {
        line: line.into(),
        reason,
        next_best,
    };
    let next = NextBest {
        services: vec![row("L1", "b", "1")],
        more: Ratio::whole(6000),
        is_exact: true,
    };
    let explained = Asked {
        document: Arc::new(document.clone()),
        question: explain(&document, &BTreeSet::new()),
        answer: Answer::Explain(vec![reason("L1", Reason::Cheapest, Some(next)), reason("L2", Reason::OnlyChoice, None)]),
    };
    let rows = reasons(Some(&explained), &document, &results(&document), Lang::Fr);
    assert_eq!(rows.iter().map(|r| &*r.served).collect::<Vec<_>>(), ["Asso A", "Coop B"]);
    assert_eq!(plain(rows[0].next.as_deref().unwrap()), "Coop B : +60,00 €");
    assert!(rows.iter().all(|r| r.why.is_some() && r.can_lock && !r.is_locked));
    let unexplained = reasons(None, &document, &results(&document), Lang::Fr);
    assert!(unexplained.iter().all(|r| r.why.is_none()));
    let locked = after(&sample(), &lock_as_shown(Some(&explained), &sample(), "L1", true));
    assert_eq!(
        locked.bid().allocation,
        Some(vec![row("L1", "a", "1")]),
        "a line that is only proposed gets its shares"
    );
    assert_eq!(locked_lines(&locked), 1);
    let all = after(&document, &lock_all(&document, true));
    assert_eq!(locked_lines(&all), 2);
    assert_eq!(locked_lines(&after(&all, &lock_all(&all, false))), 0);
}

#[test]
fn rules_come_by_family_with_what_each_costs() {
    let mut document = sample();
    edit_line(&mut document, "L1", |l| l.only_members = vec!["b".into()]);
    edit_tender(&mut document, |t| t.ceiling_ht_cents = Some(Cents(200_000)));
    let only = RuleId::OnlyMembers { line: "L1".into() };
    let cost = |rule: &RuleId, saves| RuleCost { rule: rule.clone(), saves };
    let costs = Asked {
        document: Arc::new(document.clone()),
        question: cost_of_rules(&document),
        answer: Answer::CostOfRules(vec![cost(&only, Some(Ratio::whole(6000))), cost(&RuleId::Ceiling, Some(Ratio::ZERO))]),
    };
    let without = BTreeSet::from([RuleId::Ceiling]);
    let families = rule_families(&document, &results(&document), &without, Some(&costs), Lang::Fr);
    let costs: Vec<String> = families.iter().map(|f| plain(f.rules[0].cost.as_deref().unwrap())).collect();
    assert_eq!(costs, ["coûte 60,00 €", "ne coûte rien"]);
    assert_eq!(families.iter().map(|f| f.rules[0].is_on).collect::<Vec<_>>(), [true, false]);
    assert_eq!(families[1].note, "1 règle, 1 laissée de côté");
}

#[test]
fn a_set_of_lines_has_two_known_lines_or_more() {
    let document = sample();
    assert!(add_package(&document, "L1", Lang::Fr).is_err());
    assert!(add_package(&document, "L1, L9", Lang::Fr).is_err());
    let document = after(&document, &add_package(&document, "L1; L2", Lang::Fr).unwrap());
    assert_eq!(packages(&document)[0].lines, "L1, L2");
    let key = packages(&document)[0].key.clone();
    assert!(set_package(&document, &key, "L2", Lang::Fr).is_err());
    assert!(packages(&after(&document, &remove_package(&document, &key))).is_empty());
}

#[test]
fn scenarios_stand_side_by_side_at_the_prices_of_the_day() {
    let mut document = sample();
    allocate(&mut document, "L1", &[("b", "1")]);
    allocate(&mut document, "L2", &[("b", "1")]);
    let name = free_name(&document, Lang::Fr);
    let document = after(&document, &keep(&document, Some(&optimal(&document)), &name, Lang::Fr).unwrap());
    assert!(keep(&document, None, &name, Lang::Fr).is_err(), "the name is taken");
    let document = after(&document, &keep(&document, None, "À la main", Lang::Fr).unwrap());
    let table = scenarios(&document, &results(&document), Some(&optimal(&document)), Lang::Fr);
    assert_eq!(
        table.columns.iter().map(|c| (&*c.name, c.is_adopted)).collect::<Vec<_>>(),
        [("Actuelle", true), ("Scénario 1", false), ("À la main", true)]
    );
    let totals: Vec<String> = table.rows[0].1.iter().map(|c| plain(c)).collect();
    assert_eq!(totals, ["1 250,00 €", "1 200,00 €", "1 250,00 €"]);
    let mut dearer = document.clone();
    crate::present::samples::price(&mut dearer, "L1", "a", "3");
    assert_eq!(plain(&scenarios(&dearer, &results(&dearer), None, Lang::Fr).rows[0].1[1]), "1 300,00 €");
    let adopted = after(&document, &adopt_scenario(&document, &name).unwrap());
    assert_eq!(adopted.bid().allocation, Some(cheapest_rows()));
    let renamed = after(&document, &rename_scenario(&document, &name, "Prix bas", Lang::Fr).unwrap());
    assert!(adopt_scenario(&renamed, &name).is_none());
    assert_eq!(after(&renamed, &remove_scenario(&renamed, "Prix bas")).plan.scenarios.len(), 1);
}

fn supposed(kind: ChangeKind, percent: &str) -> Change {
    Change {
        kind,
        member: "a".to_owned(),
        line: String::new(),
        percent: percent.to_owned(),
        keeps_others: true,
    }
}

#[test]
fn a_member_that_leaves_opens_its_lines_and_keeps_the_others() {
    let document = sample().with_allocation(&cheapest_rows());
    let leaves = supposed(ChangeKind::Leaves, "");
    let changed = with_change(&document, &leaves, Lang::Fr).unwrap();
    let question = what_if_question(&changed, &BTreeSet::new());
    let Question::Best { locked, .. } = &question else { panic!() };
    assert_eq!(*locked, [LineId::new("L2")]);
    // Coop B alone: 250 + 1 000.
    let answer = Answer::Best(Outcome::Optimal {
        found: found(vec![row("L1", "b", "1"), row("L2", "b", "1")], 125_000),
    });
    let asked = Asked {
        document: Arc::new(changed),
        question,
        answer,
    };
    let view = what_if(&asked, &leaves, &document, &results(&document), Lang::Fr).unwrap();
    assert!(view.is_possible && !view.is_stale);
    assert_eq!(plain(&view.figures[0][3]), "+50,00 €");
    assert_eq!(view.takeovers.iter().map(|c| (&*c.from, &*c.to)).collect::<Vec<_>>(), [("Asso A", "Coop B")]);
    let papers: Vec<&str> = view.papers.iter().map(|(name, _)| *name).collect();
    for paper in ["DC1", "Pouvoirs", "Acte d’engagement", "Bordereau", "Annexe de répartition"] {
        assert!(papers.iter().any(|p| p.starts_with(paper)), "{paper} in {papers:?}");
    }
}

#[test]
fn prices_and_volumes_change_by_the_percentage_typed() {
    let document = sample().with_allocation(&cheapest_rows());
    let total = |kind, percent| {
        let changed = with_change(&document, &supposed(kind, percent), Lang::Fr).unwrap();
        results(&changed).contract.totals.ht_cents
    };
    assert_eq!(total(ChangeKind::Price, "10"), Cents(122_000));
    assert_eq!(total(ChangeKind::Volume, "−20 %"), Cents(96_000));
    assert_eq!(total(ChangeKind::Volume, "+20"), Cents(144_000));
    assert!(with_change(&document, &supposed(ChangeKind::Price, "−100"), Lang::Fr).is_err());
    assert!(with_change(&document, &supposed(ChangeKind::Price, "un peu"), Lang::Fr).is_err());
}

#[test]
fn the_chart_has_the_cheapest_at_the_left_and_the_fairest_at_the_bottom() {
    let document = sample();
    let point = |rows, total: i64, deviation: i128| FrontierPoint {
        found: found(rows, total),
        price: Ratio::whole(i128::from(total) * 12 / 10),
        deviation: Ratio::whole(deviation),
        is_proven: true,
    };
    let dear = vec![row("L1", "b", "1"), row("L2", "b", "1")];
    let asked = Asked {
        document: Arc::new(document.clone()),
        question: frontier(&document),
        answer: Answer::Frontier(vec![point(cheapest_rows(), 120_000, 50_000), point(dear.clone(), 125_000, 40_000)]),
    };
    let chart = chart(&asked, &document, Lang::Fr).unwrap();
    let at = |p: &ChartPoint| (p.x.parse::<i32>().unwrap(), p.y.parse::<i32>().unwrap());
    let (cheap, fair) = (at(&chart.points[0]), at(&chart.points[1]));
    assert!(cheap.0 < fair.0 && cheap.1 < fair.1, "further down is fairer");
    assert_eq!(plain(&chart.points[1].above), "+4,17 %");
    let picked = asked.picked(1).unwrap();
    assert_eq!(adopt(&picked), Some(Command::AdoptAllocation(dear)));
    assert!(asked.picked(2).is_none());
}
