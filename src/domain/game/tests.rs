//! Games whose solutions are known from the literature or by hand, and the laws that hold for all.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::domain::exact::of_ratio;

fn members(n: usize) -> Vec<MemberId> {
    (1..=n).map(|i| MemberId::new(&format!("m{i}"))).collect()
}

/// `values[bits]`, bit 0 the first member; index 0 is nobody.
fn game(values: &[i128]) -> (Vec<MemberId>, Vec<CoalitionValue>) {
    let members = members(values.len().trailing_zeros() as usize);
    let in_set = |set: usize| {
        members
            .iter()
            .enumerate()
            .filter(|(at, _)| set >> at & 1 == 1)
            .map(|(_, m)| m.clone())
            .collect()
    };
    let coalitions = (1..values.len()).map(|set| CoalitionValue {
        members: in_set(set),
        value: Ratio::whole(values[set]),
    });
    let coalitions = coalitions.collect();
    (members, coalitions)
}

fn solved(values: &[i128]) -> Solved {
    let (members, values) = game(values);
    solve(&members, &values, true).unwrap()
}

fn texts(values: &[Ratio]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

#[test]
fn the_shapley_value_of_three_is_as_in_the_brief() {
    // Domain brief §3: v(12) = 6 000, v(13) = 4 500, v(23) = 3 000, v(123) = 10 000 €.
    let game = solved(&[0, 0, 0, 600_000, 0, 450_000, 300_000, 1_000_000]);
    assert_eq!(texts(&game.shapley), ["1225000/3", "1000000/3", "775000/3"]);
    assert_eq!(
        share_by(Cents(1_000_000), &game.shapley).unwrap(),
        [Cents(408_334), Cents(333_333), Cents(258_333)]
    );
    assert!(game.shapley_in_core);
}

#[test]
fn the_nucleolus_of_a_bankruptcy_is_that_of_the_talmud() {
    // R. Aumann and M. Maschler 1985: claims of 100, 200 and 300 on an estate of 100, 200, 300.
    let claims = [100, 200, 300];
    for (estate, expected) in [(100, ["100/3"; 3]), (200, ["50", "75", "75"]), (300, ["50", "100", "150"])] {
        let value = |set: usize| {
            let others: i128 = (0..3).filter(|at| set >> at & 1 == 0).map(|at| claims[at]).sum();
            (estate - others).max(0)
        };
        let values: Vec<i128> = (0..8).map(|set| if set == 0 { 0 } else { value(set) }).collect();
        assert_eq!(texts(&solved(&values).nucleolus.unwrap()), expected, "estate of {estate}");
    }
}

#[test]
fn members_who_can_stop_everything_share_what_the_others_add() {
    // Domain brief §3.3–3.4, two veto members and one that adds y = 600 to x = 1 000: Shapley y/3, nucleolus y/2 = 300.
    let mut values = [0_i128; 8];
    values[0b011] = 1_000;
    values[0b111] = 1_600;
    let game = solved(&values);
    assert_eq!(game.veto_members, members(2));
    assert_eq!(texts(&game.shapley), ["700", "700", "200"]);
    assert_eq!(texts(&game.nucleolus.unwrap()), ["650", "650", "300"]);
}

#[test]
fn a_coalition_that_could_object_is_named_with_what_it_gets() {
    // Three members of whom any two earn all: the core is empty.
    let game = solved(&[0, 0, 0, 90, 0, 90, 90, 90]);
    assert_eq!(texts(&game.shapley), ["30", "30", "30"]);
    assert!(!game.shapley_in_core);
    let objections = game.objections(&[Cents(60), Cents(20), Cents(10)]);
    let (first, gets) = objections[0];
    assert_eq!((first.members.as_slice(), gets), (&members(3)[1..], Cents(30)));
    assert_eq!(objections.len(), 3, "two of them lack 60 and 20, and 1 + 2 lack 10");
}

#[test]
fn a_game_with_a_hole_or_too_many_members_is_not_solved() {
    let (group, mut values) = game(&[0, 1, 1, 3]);
    values.pop();
    assert_eq!(solve(&group, &values, false), Err(GameError::ValueMissing(group)));
    assert!(matches!(solve(&members(13), &[], false), Err(GameError::TooManyPlayers { limit: 12, .. })));
    assert!(matches!(solve(&members(9), &[], true), Err(GameError::TooManyPlayers { limit: 8, .. })));
    assert!(solve(&[], &[], true).unwrap().shapley.is_empty());
}

/// The complaints of all proper coalitions, the greatest first.
fn complaints(values: &[i128], amounts: &[Exact]) -> Vec<Exact> {
    let n = amounts.len();
    let gets = |set: usize| (0..n).filter(|at| set >> at & 1 == 1).map(|at| &amounts[at]).sum::<Exact>();
    let whole = crate::domain::exact::whole;
    let mut found: Vec<Exact> = (1..values.len() - 1).map(|set| whole(values[set]) - gets(set)).collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

fn values(players: std::ops::RangeInclusive<u32>) -> impl Strategy<Value = Vec<i128>> {
    players.prop_flat_map(|n| prop::collection::vec(0_i128..40, 1 << n)).prop_map(|mut values| {
        values[0] = 0;
        values
    })
}

fn exact(values: &[Ratio]) -> Vec<Exact> {
    values.iter().map(|v| of_ratio(*v)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_solutions_give_out_exactly_what_all_earn(values in values(1..=6)) {
        let game = solved(&values);
        let all = crate::domain::exact::whole(*values.last().unwrap());
        prop_assert_eq!(exact(&game.shapley).into_iter().sum::<Exact>(), all.clone());
        prop_assert_eq!(exact(&game.nucleolus.unwrap()).into_iter().sum::<Exact>(), all);
    }

    /// Shapley's axioms: symmetry (renaming), the dummy, additivity.
    #[test]
    fn the_shapley_value_keeps_its_axioms(a in values(4..=4), b in values(4..=4), shift in 0_usize..4) {
        let turned = |set: usize| ((set << shift) | (set >> (4 - shift))) & 15;
        let mut renamed = vec![0; 16];
        (0..16).for_each(|set| renamed[turned(set)] = a[set]);
        let (plain, other) = (solved(&a).shapley, solved(&renamed).shapley);
        (0..4).for_each(|at| assert_eq!(plain[at], other[(at + shift) % 4]));

        let sum: Vec<i128> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
        let of_b = solved(&b).shapley;
        for (at, both) in solved(&sum).shapley.into_iter().enumerate() {
            prop_assert_eq!(Some(both), plain[at].checked_add(of_b[at]));
        }

        // A fifth member that adds 7 to any coalition gets 7.
        let dummy: Vec<i128> = (0..32).map(|set| a[set & 15] + if set > 15 { 7 } else { 0 }).collect();
        prop_assert_eq!(solved(&dummy).shapley[4], Ratio::whole(7));
    }

    /// Kohlberg's property by trial: no shift of money makes the sorted complaints smaller, whichever members it is between.
    #[test]
    fn no_shift_of_money_lessens_the_greatest_complaints(values in values(2..=5), from in 0_usize..5, to in 0_usize..5, amount in 1_i128..50, parts in 1_i128..7) {
        let n = values.len().trailing_zeros() as usize;
        let nucleolus = exact(&solved(&values).nucleolus.unwrap());
        let mut other = nucleolus.clone();
        let shift = of_ratio(Ratio::new(amount, parts).unwrap());
        other[from % n] -= &shift;
        other[to % n] += &shift;
        prop_assert!(complaints(&values, &nucleolus) <= complaints(&values, &other));
    }

    /// A convex game has a core; the nucleolus is in it, and the Shapley value too.
    #[test]
    fn where_working_together_pays_ever_more_both_are_in_the_core(weights in prop::collection::vec(0_i128..9, 5)) {
        let values: Vec<i128> = (0_usize..32)
            .map(|set| (0..5).filter(|at| set >> at & 1 == 1).map(|at| weights[at]).sum::<i128>().pow(2))
            .collect();
        let game = solved(&values);
        prop_assert!(game.shapley_in_core);
        let nucleolus = exact(&game.nucleolus.clone().unwrap());
        prop_assert!(complaints(&values, &nucleolus).iter().all(|c| *c <= crate::domain::exact::whole(0)));
    }

    /// No coalition is worth more than one split gives it: that split is in the core, and then the nucleolus is in the core too.
    #[test]
    fn where_some_split_leaves_nobody_better_off_alone_so_does_the_nucleolus(split in prop::collection::vec(0_i128..40, 4), less in prop::collection::vec(0_i128..12, 16)) {
        let gets = |set: usize| (0..4).filter(|at| set >> at & 1 == 1).map(|at| split[at]).sum::<i128>();
        let values: Vec<i128> = (0..16).map(|set| gets(set) - if matches!(set, 0 | 15) { 0 } else { less[set] }).collect();
        let nucleolus = exact(&solved(&values).nucleolus.unwrap());
        prop_assert!(complaints(&values, &nucleolus).iter().all(|c| *c <= crate::domain::exact::whole(0)));
    }

    #[test]
    fn long_and_short_integers_find_the_same_point(values in values(3..=4)) {
        let long: Vec<i128> = values.iter().map(|v| v * 10_i128.pow(36)).collect();
        let (short, long) = (exact(&solved(&values).nucleolus.unwrap()), exact(&solved(&long).nucleolus.unwrap()));
        let scale = crate::domain::exact::whole(10_i128.pow(36));
        for (short, long) in short.into_iter().zip(long) {
            prop_assert_eq!(short * &scale, long);
        }
    }
}
