//! How many points the client's price criterion would give, by every formula that buyers use (`joint-bid/1` §8.7; domain brief §1.10):
//! they need not publish theirs. The other offers are guesses of the group, internal.

use indexmap::IndexMap;
use serde::Serialize;

use super::bid::{Bid, PriceBasis, PriceCriterion};
use super::contract::Contract;
use super::decimal::Points;
use super::exact::{Exact, decimal, rounded, whole};
use super::fixed::Fixed;
use super::money::Cents;

/// The id of the group's own offer.
pub const OURS: &str = "ours";

/// Decimals of a score.
const DECIMALS: u8 = 2;

super::bid::choices! {
    /// A formula for the price criterion. W points, Pm the lowest offer, PM the highest, P the one that is scored.
    ScoreFormula {
        /// W·Pm/P.
        Proportional = "proportional",
        /// W·(2Pm − P)/Pm.
        Linear2 = "linear_2",
        /// W·(3Pm − P)/(2Pm).
        Linear3 = "linear_3",
        /// W·(PM − P)/(PM − Pm); W when all are equal.
        Range = "range",
        /// W·(Pm/P)².
        Quadratic = "quadratic",
    }
}

impl Default for ScoreFormula {
    /// The commonest.
    fn default() -> Self {
        Self::Proportional
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceScores {
    pub weight: Points,
    pub basis: PriceBasis,
    /// Ours first, then the others.
    pub offers_cents: IndexMap<String, Cents>,
    pub scores: IndexMap<&'static str, IndexMap<String, Fixed>>,
}

/// `None` without a price criterion.
#[must_use]
pub fn price_scores(bid: &Bid, contract: &Contract) -> Option<PriceScores> {
    let criterion = bid.tender.price_criterion.as_ref()?;
    let offers = offers(criterion, contract);
    let scores = ScoreFormula::ALL.iter().map(|formula| {
        let of_each = offers
            .iter()
            .map(|(id, price)| (id.clone(), score(*formula, criterion.weight, *price, &offers)));
        (formula.as_str(), of_each.collect())
    });
    Some(PriceScores {
        weight: criterion.weight,
        basis: criterion.basis,
        scores: scores.collect(),
        offers_cents: offers,
    })
}

/// What the client compares, ours first.
#[must_use]
pub fn offers(criterion: &PriceCriterion, contract: &Contract) -> IndexMap<String, Cents> {
    with_ours(criterion, compared_price(criterion.basis, contract))
}

/// The price of the group that the criterion looks at.
#[must_use]
pub fn compared_price(basis: PriceBasis, contract: &Contract) -> Cents {
    match basis {
        PriceBasis::Ht => contract.totals.ht_cents,
        PriceBasis::BuyerCost => contract.totals.cost_to_buyer_cents,
    }
}

/// Points of one price among the offers, never below 0, two decimals.
#[must_use]
pub fn score(formula: ScoreFormula, weight: Points, price: Cents, offers: &IndexMap<String, Cents>) -> Fixed {
    let prices = || offers.values().copied().chain([price]);
    let (lowest, highest) = (prices().min().unwrap_or(price), prices().max().unwrap_or(price));
    rounded(&points(formula, weight, price.wide(), lowest.wide(), highest.wide()), DECIMALS)
}

/// Points of our offer if it cost this much, not rounded; the price is in parts of a cent, of which a cent has `cent`.
#[must_use]
pub fn our_points(criterion: &PriceCriterion, formula: ScoreFormula, price: i128, cent: i128) -> Exact {
    let others = criterion.other_offers.iter().map(|offer| offer.cents.wide().saturating_mul(cent));
    let (lowest, highest) = others.fold((price, price), |(lowest, highest), other| (lowest.min(other), highest.max(other)));
    points(formula, criterion.weight, price, lowest, highest)
}

/// Never below 0. Prices are in any unit.
fn points(formula: ScoreFormula, weight: Points, price: i128, lowest: i128, highest: i128) -> Exact {
    decimal(weight.scaled(), Points::AFTER) * part_of_points(formula, price, lowest, highest).max(whole(0))
}

/// Points of our offer if it cost this much, the other offers staying as they are.
#[must_use]
pub fn our_score_at(criterion: &PriceCriterion, formula: ScoreFormula, price: Cents) -> Fixed {
    score(formula, criterion.weight, price, &with_ours(criterion, price))
}

/// The same by W·(1 − (P − Pm)/(½(estimate + Pm))), never below 0: some buyers measure the distance in their own estimate
/// (domain brief §1.10; not in the format).
#[must_use]
pub fn estimate_score_at(criterion: &PriceCriterion, price: Cents, estimate: Cents) -> Fixed {
    let lowest = with_ours(criterion, price).values().copied().min().unwrap_or(price);
    estimate_score(criterion.weight, price, lowest, estimate)
}

/// Points of one price by the estimate-based formula, with the lowest price of all offers.
#[must_use]
pub fn estimate_score(weight: Points, price: Cents, lowest: Cents, estimate: Cents) -> Fixed {
    let twice_the_base = estimate.wide() + lowest.wide();
    if twice_the_base <= 0 {
        return rounded(&decimal(weight.scaled(), Points::AFTER), DECIMALS);
    }
    let part = whole(1) - whole(2 * (price.wide() - lowest.wide())) / whole(twice_the_base);
    rounded(&(decimal(weight.scaled(), Points::AFTER) * part.max(whole(0))), DECIMALS)
}

fn with_ours(criterion: &PriceCriterion, price: Cents) -> IndexMap<String, Cents> {
    let others = criterion.other_offers.iter().map(|o| (o.id.as_str().to_owned(), o.cents));
    std::iter::once((OURS.to_owned(), price)).chain(others).collect()
}

/// The points of the formula for one point of weight.
fn part_of_points(formula: ScoreFormula, price: i128, lowest: i128, highest: i128) -> Exact {
    if formula == ScoreFormula::Range {
        return match highest - lowest {
            0 => whole(1),
            span => whole(highest - price) / whole(span),
        };
    }
    // An offer of 0 has all the points, and takes them from all others.
    if lowest == 0 {
        return whole(i128::from(price == 0));
    }
    let (price, lowest) = (whole(price), whole(lowest));
    match formula {
        ScoreFormula::Proportional | ScoreFormula::Range => lowest / price,
        ScoreFormula::Linear2 => (&lowest * whole(2) - price) / lowest,
        ScoreFormula::Linear3 => (&lowest * whole(3) - price) / (lowest * whole(2)),
        ScoreFormula::Quadratic => {
            let ratio = lowest / price;
            &ratio * &ratio
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::bid::CompetingOffer;
    use crate::domain::ids::Id;

    fn criterion(others: &[i64]) -> PriceCriterion {
        PriceCriterion {
            weight: Points::parse("40").unwrap(),
            basis: PriceBasis::Ht,
            other_offers: (0..)
                .zip(others)
                .map(|(n, cents)| CompetingOffer {
                    id: Id::new(&format!("o{n}")),
                    cents: Cents(*cents),
                })
                .collect(),
        }
    }

    #[test]
    fn scores_stay_between_nothing_and_all_the_points() {
        let criterion = criterion(&[10_000, 20_000]);
        let at = |formula, price| our_score_at(&criterion, formula, Cents(price)).to_string();
        // Ours at 150 against 100 and 200.
        assert_eq!(at(ScoreFormula::Proportional, 15_000), "26.67");
        assert_eq!(at(ScoreFormula::Linear2, 15_000), "20.00");
        assert_eq!(at(ScoreFormula::Linear3, 15_000), "30.00");
        assert_eq!(at(ScoreFormula::Range, 15_000), "20.00");
        assert_eq!(at(ScoreFormula::Quadratic, 15_000), "17.78");
        assert_eq!(at(ScoreFormula::Linear2, 50_000), "0.00");
        // Half of (200 + 100) is 150: 40·(1 − 50/150).
        assert_eq!(estimate_score_at(&criterion, Cents(15_000), Cents(20_000)).to_string(), "26.67");
    }

    #[test]
    fn an_offer_of_nothing_takes_all_points_but_in_the_range() {
        let criterion = criterion(&[0, 20_000]);
        let at = |formula, price| our_score_at(&criterion, formula, Cents(price)).to_string();
        for formula in [
            ScoreFormula::Proportional,
            ScoreFormula::Linear2,
            ScoreFormula::Linear3,
            ScoreFormula::Quadratic,
        ] {
            assert_eq!((at(formula, 0), at(formula, 10_000)), ("40.00".to_owned(), "0.00".to_owned()));
        }
        assert_eq!(at(ScoreFormula::Range, 10_000), "20.00");
    }

    #[test]
    fn alone_or_equal_one_has_all_the_points() {
        for formula in ScoreFormula::ALL {
            assert_eq!(our_score_at(&criterion(&[]), *formula, Cents(10_000)).to_string(), "40.00");
            assert_eq!(our_score_at(&criterion(&[10_000]), *formula, Cents(10_000)).to_string(), "40.00");
        }
    }
}
