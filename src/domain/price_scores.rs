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
    let others = criterion.other_offers.iter().map(|o| (o.id.as_str().to_owned(), o.cents));
    std::iter::once((OURS.to_owned(), compared_price(criterion.basis, contract)))
        .chain(others)
        .collect()
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
    let part = part_of_points(formula, price.wide(), lowest.wide(), highest.wide());
    let points = decimal(weight.scaled(), Points::AFTER) * part.max(whole(0));
    rounded(&points, DECIMALS)
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
