//! The floors of the members, what each asked less what it agrees to lose: who falls below, and the rule that keeps them all.

use super::say;
use crate::document::{Command, Document};
use crate::domain::bid::{Settlement, SplitRule};
use crate::domain::decimal::Weight;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, format};
use crate::present::price::words;

/// Members that the rule in force puts below their floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenFloors {
    pub sentence: String,
    /// Keeping them all asks for more than there is.
    pub too_high: Option<String>,
}

/// `None` while everyone is at its floor or above, or the rule gives no amounts.
#[must_use]
pub fn broken_floors(document: &Document, results: &Results, lang: Lang) -> Option<BrokenFloors> {
    let accounts = results.settlement.by_member.as_ref()?;
    let standing = &results.settlement.standing;
    let floors = standing.floors();
    let short = accounts.iter().zip(&floors).filter(|(account, floor)| account.target_cents < **floor);
    let said: Vec<String> = short
        .map(|(account, floor)| {
            let gap = format::amount(*floor - account.target_cents, lang);
            texts::FLOOR_SHORT.fill(lang, &[("member", &words::member(document, &account.member)), ("gap", &gap)])
        })
        .collect();
    let sum: Cents = floors.iter().sum();
    let too_high = || {
        let amounts = [format::amount(sum, lang), format::amount(standing.distributable, lang)];
        texts::FLOORS_TOO_HIGH.fill(lang, &[("floors", &amounts[0]), ("total", &amounts[1])])
    };
    (!said.is_empty()).then(|| BrokenFloors {
        sentence: texts::FLOORS_BROKEN.fill(lang, &[("members", &words::names(&said, lang))]),
        too_high: (sum > standing.distributable).then(too_high),
    })
}

/// The command for minimums at the floors, in the proportions that the rule in force gives today.
///
/// # Errors
/// The sentence to show: there are no amounts, or the floors ask for too much.
pub fn keep_floors(document: &Document, results: &Results, lang: Lang) -> Result<Command, String> {
    let no_amounts = || say::fault(document, results, lang).unwrap_or_else(|| texts::INFEASIBLE.get(lang).to_owned());
    let accounts = results.settlement.by_member.as_ref().ok_or_else(no_amounts)?;
    if let Some(sentence) = broken_floors(document, results, lang).and_then(|broken| broken.too_high) {
        return Err(sentence);
    }
    let floors = results.settlement.standing.floors();
    let members = || accounts.iter().map(|a| a.member.clone());
    let rule = SplitRule::MinMax {
        weights: members().zip(weights(accounts.iter().map(|a| a.target_cents.wide().max(0)))).collect(),
        min_cents: members().zip(floors).filter(|(_, floor)| *floor > Cents::ZERO).collect(),
        max_cents: std::collections::BTreeMap::new(),
    };
    let present: &Settlement = &document.plan.settlement;
    Ok(Command::SetSettlement(Box::new(Settlement { rule, ..present.clone() })))
}

/// Amounts in cents as weights in euros; in thousands of euros, and so on, where a weight cannot be that large.
fn weights(amounts: impl Iterator<Item = i128> + Clone) -> Vec<Weight> {
    let per_cent = Weight::ONE_SCALED / 100;
    let mut divisor = 1;
    let most = amounts.clone().max().unwrap_or(0);
    while Weight::from_scaled(most * per_cent / divisor).is_none() && divisor < i128::from(u64::MAX) {
        divisor *= 1_000;
    }
    amounts.map(|a| Weight::from_scaled(a * per_cent / divisor).unwrap_or(Weight::ZERO)).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::decimal::Rate;
    use crate::domain::results::compute;

    /// The published example by equal parts; everyone agrees to lose this part of what it asks.
    fn equal_parts(mandate: &str) -> Document {
        let text = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
        let mut bid: crate::domain::bid::Bid = serde_json::from_str(text).unwrap();
        for member in &mut bid.members {
            Arc::make_mut(&mut member.terms).negotiation_mandate = Rate::parse(mandate).unwrap();
        }
        Arc::make_mut(&mut bid.settlement).rule = SplitRule::Equal;
        Document::from_bid(bid)
    }

    #[test]
    fn who_falls_below_its_floor_is_named_and_one_button_keeps_all_floors() {
        let document = equal_parts("0.1");
        let results = compute(&document.bid());
        let broken = broken_floors(&document, &results, Lang::Fr).unwrap();
        assert!(broken.sentence.contains("Chat'Vallon") && broken.too_high.is_none(), "{}", broken.sentence);
        let mut session = crate::document::Session::new(document);
        session.dispatch(keep_floors(session.document(), &results, Lang::Fr).unwrap()).unwrap();
        let kept = compute(&session.document().bid());
        assert_eq!(broken_floors(session.document(), &kept, Lang::Fr), None);
        let targets: Vec<Cents> = kept.settlement.by_member.unwrap().iter().map(|m| m.target_cents).collect();
        assert_eq!(targets.iter().sum::<Cents>(), kept.settlement.distributable_cents);
        assert!(targets.iter().zip(kept.settlement.standing.floors()).all(|(target, floor)| *target >= floor));
        // Three of the four fall under the equal part, so that the one whose floor is above it is at its floor.
        assert!(targets.iter().zip(kept.settlement.standing.floors()).any(|(target, floor)| *target == floor));
    }

    #[test]
    fn floors_that_ask_for_more_than_there_is_are_told_and_not_kept() {
        let mut document = equal_parts("0");
        let mut bid = document.bid();
        Arc::make_mut(&mut bid.pricing).discount = Some(crate::domain::bid::Discount {
            rate: Rate::parse("0.5").unwrap(),
            rounding: crate::domain::bid::Rounding::HalfUp,
        });
        document = Document::from_bid(bid);
        let results = compute(&document.bid());
        let broken = broken_floors(&document, &results, Lang::Fr).unwrap();
        assert_eq!(keep_floors(&document, &results, Lang::Fr).unwrap_err(), broken.too_high.unwrap());
    }

    #[test]
    fn amounts_too_large_for_a_weight_keep_their_proportions() {
        let large = weights([300_000_000_000_i128, 100_000_000_000].into_iter());
        assert_eq!(large[0].scaled(), 3 * large[1].scaled());
        assert!(!large[1].is_zero());
    }
}
