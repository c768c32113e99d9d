//! Sliding a member's share along what the line allows: its stops, and the whole split that each stop stands for.

use super::edits::{in_order_of_service, set};
use super::shares_of;
use crate::document::{Command, Document};
use crate::domain::bid::Line;
use crate::domain::decimal::Share;
use crate::domain::ids::{LineId, MemberId};

/// The shares that one member can have under the line's menu, from nothing up, in millionths. Empty for a line that one member does
/// alone: it has nothing to slide.
#[must_use]
pub(super) fn stops(line: &Line) -> Vec<i128> {
    if line.share_menu.iter().all(|split| split.len() < 2) {
        return Vec::new();
    }
    let mut stops: Vec<i128> = line.share_menu.iter().flatten().map(|s| s.scaled()).chain([0]).collect();
    stops.sort_unstable();
    stops.dedup();
    stops
}

/// The stop nearest to a share that may have been typed freely.
#[must_use]
pub(super) fn nearest(stops: &[i128], share: i128) -> usize {
    let nearest = stops.iter().enumerate().min_by_key(|(_, stop)| (*stop - share).abs());
    nearest.map_or(0, |(at, _)| at)
}

/// The member's share slid to a stop. Of the splits of the menu that hold it, the one that changes the others least; they are served
/// in their order, the largest share first. `None` when no split does, for want of other members with a price.
#[must_use]
pub fn slide(document: &Document, line: &str, member: &str, stop: usize) -> Option<Command> {
    let line = document.line(&LineId::new(line))?;
    let member = MemberId::new(member);
    document.ask(&line.id, &member)?;
    let wanted = *stops(line).get(stop)?;
    let mut others = in_order_of_service(document, line);
    others.retain(|m| *m != member);
    let present = shares_of(document, line);
    let share_now = |of: &MemberId| present.iter().find(|(m, _)| m == of).map_or(0, |(_, s)| s.scaled());

    let rests = line.share_menu.iter().filter_map(|split| rest_of(split, wanted));
    let rests = rests.filter(|rest| rest.len() <= others.len());
    let moved = |rest: &Vec<Share>| -> i128 {
        let shares = rest.iter().map(|s| s.scaled()).chain(std::iter::repeat(0));
        others.iter().zip(shares).map(|(m, share)| (share - share_now(m)).abs()).sum()
    };
    let rest = rests.min_by_key(|rest| (moved(rest), rest.len()))?;

    let mut shares: Vec<(MemberId, Share)> = others.into_iter().zip(rest).collect();
    if wanted > 0 {
        shares.push((member, Share::from_scaled(wanted)?));
    }
    Some(set(document, line.id.clone(), shares))
}

/// What a split leaves to the others, the largest first, when one member has `wanted` of it; `None` when it has no such share.
fn rest_of(split: &[Share], wanted: i128) -> Option<Vec<Share>> {
    let mut rest = split.to_vec();
    if wanted > 0 {
        rest.remove(rest.iter().position(|s| s.scaled() == wanted)?);
    }
    rest.sort_by(|a, b| b.cmp(a));
    Some(rest)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::present::samples::{allocate, document, edit_line, price, share};

    /// L1 under a menu, priced by `a`, `b` and `c` in this order of price.
    fn three(menu: &[&[&str]]) -> Document {
        let mut document = document();
        let mut third = document.members[0].clone();
        third.id = MemberId::new("c");
        third.offer = std::sync::Arc::default();
        document.members.push(third);
        price(&mut document, "L1", "c", "3");
        let menu = menu.iter().map(|v| v.iter().map(|s| share(s)).collect()).collect();
        edit_line(&mut document, "L1", |line| line.share_menu = menu);
        document
    }

    fn slid(document: &Document, member: &str, stop: usize) -> Option<String> {
        let after = document.apply(&slide(document, "L1", member, stop)?).unwrap();
        let shares = after.plan.allocation.get("L1").cloned().unwrap_or_default();
        Some(shares.iter().map(|(m, s)| format!("{m} {s}")).collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn a_line_for_one_member_has_nothing_to_slide() {
        assert_eq!(stops(document().line(&LineId::new("L1")).unwrap()), []);
        assert_eq!(slid(&document(), "a", 0), None);
    }

    #[test]
    fn what_a_member_gives_up_goes_to_who_serves_the_line_already() {
        let mut document = three(&[&["1"], &["0.7", "0.3"], &["0.5", "0.5"]]);
        assert_eq!(stops(document.line(&LineId::new("L1")).unwrap()), [0, 300_000, 500_000, 700_000, 1_000_000]);
        allocate(&mut document, "L1", &[("a", "0.7"), ("c", "0.3")]);
        assert_eq!(slid(&document, "a", 2).unwrap(), "a 0.5, c 0.5");
        assert_eq!(slid(&document, "a", 0).unwrap(), "c 1");
        assert_eq!(slid(&document, "c", 4).unwrap(), "c 1");
        assert_eq!(slid(&document, "b", 1).unwrap(), "a 0.7, b 0.3", "the smaller server makes room");
    }

    #[test]
    fn the_split_that_changes_the_others_least_is_taken() {
        let mut document = three(&[&["0.6", "0.4"], &["0.6", "0.2", "0.2"]]);
        allocate(&mut document, "L1", &[("a", "0.2"), ("b", "0.6"), ("c", "0.2")]);
        assert_eq!(
            slid(&document, "a", 3).unwrap(),
            "a 0.6, b 0.4",
            "0.4 + 0.2 moved, as much as in three parts: fewer members"
        );
        assert_eq!(slid(&document, "a", 2).unwrap(), "a 0.4, b 0.6");
    }

    #[test]
    fn nobody_is_given_what_they_have_no_price_for() {
        let mut document = three(&[&["0.5", "0.3", "0.2"], &["1"]]);
        std::sync::Arc::make_mut(&mut document.members[2].offer).asks.clear();
        assert_eq!(slid(&document, "a", 3), None, "half needs two others");
        assert_eq!(slid(&document, "a", 0).unwrap(), "b 1");
        assert_eq!(slid(&document, "a", 4).unwrap(), "a 1");
        assert_eq!(slid(&document, "c", 4), None);
    }

    #[test]
    fn every_stop_that_can_be_had_gives_a_split_of_the_menu() {
        let mut document = three(&[&["0.5", "0.5"], &["0.8", "0.2"], &["0.4", "0.3", "0.3"]]);
        let line = document.line(&LineId::new("L1")).unwrap().clone();
        let count = stops(&line).len();
        for member in ["a", "b", "c", "a", "c", "b"] {
            for stop in (0..count).chain((0..count).rev()) {
                document = document.apply(&slide(&document, "L1", member, stop).unwrap()).unwrap();
                let mut shares: Vec<Share> = shares_of(&document, &line).iter().map(|(_, s)| *s).collect();
                shares.sort_by(|a, b| b.cmp(a));
                assert!(line.share_menu.contains(&shares), "{member} at {stop}: {shares:?}");
                let own = shares_of(&document, &line)
                    .iter()
                    .find(|(m, _)| m.as_str() == member)
                    .map_or(0, |(_, s)| s.scaled());
                assert_eq!(own, stops(&line)[stop]);
            }
        }
    }
}
