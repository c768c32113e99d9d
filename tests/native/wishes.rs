//! What the group keeps to itself about its allocation: goals, locks and scenarios come back from the working file and reach nobody else.

use portee::document::{Command, Document, Request, Scenario};
use portee::domain::client_view::ClientView;
use portee::domain::contract::price;
use portee::domain::exact::{Exact, whole};
use portee::domain::objective::{gini, jain};
use portee::domain::optimum::Goal;
use portee::exchange::{client, joint_bid, offers, portee as portee_file};
use proptest::prelude::*;

use crate::cases::public_dir;
use crate::random_bid::bids_with_allocation;

const NAME: &str = "Sans-Zorglub-et-sans-regret";

fn with_wishes() -> Document {
    let bytes = std::fs::read(public_dir().join("haut-vallon-fixed.bid.json")).unwrap();
    let document = Document::from_bid(joint_bid::read(&bytes).unwrap().0);
    let allocation = document.bid().allocation.unwrap();
    let line = document.frame.lines[0].id.clone();
    let scenario = Scenario {
        name: NAME.to_owned(),
        allocation,
        goal: Some(Goal::MinHt),
    };
    let commands = Command::Several(vec![
        Command::SetScenarios(vec![scenario]),
        Command::SetLock { line, is_locked: true },
        Command::SetGoal(Box::new(Goal::MinHt)),
    ]);
    document.apply(&commands).unwrap()
}

#[test]
fn scenarios_locks_and_goal_come_back_from_the_working_file_and_an_old_file_has_none() {
    let document = with_wishes();
    let text = portee_file::write(&document);
    assert!(text.contains(NAME));
    assert_eq!(portee_file::read(text.as_bytes()).unwrap(), document);
    let bytes = std::fs::read(public_dir().join("haut-vallon-fixed.bid.json")).unwrap();
    let plain = portee_file::write(&Document::from_bid(joint_bid::read(&bytes).unwrap().0));
    assert!(!plain.contains("scenarios") && !plain.contains("locked") && !plain.contains("\"goal\""));
}

#[test]
fn neither_the_client_nor_a_member_reads_them() {
    let document = with_wishes();
    let bid = document.bid();
    let client = client::write(&ClientView::of(&bid, &price(&bid)));
    let request = offers::write_request(&Request::of(&document, None));
    for text in [client, request] {
        for secret in [NAME, "scenarios", "locked", "\"goal\""] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Gini is computed on sorted values; here over all pairs, as its definition says.
    #[test]
    fn the_indices_of_fairness_stay_in_their_range_and_gini_is_the_sum_over_pairs(bid in bids_with_allocation()) {
        let contract = price(&bid);
        let n = i128::try_from(bid.members.len()).unwrap();
        let index = jain(&bid, &contract, None);
        prop_assert!(index <= whole(1) && index * whole(n) >= whole(1));
        let amounts: Vec<i128> = (0..bid.members.len()).map(|m| contract.invoiced_ht(m).wide()).collect();
        let total: i128 = amounts.iter().sum();
        let pairs: i128 = amounts.iter().flat_map(|a| amounts.iter().map(move |b| (a - b).abs())).sum();
        let expected: Exact = if total == 0 { whole(0) } else { whole(pairs) / whole(2 * n * total) };
        prop_assert_eq!(gini(&bid, &contract, None), expected);
    }
}
