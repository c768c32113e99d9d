//! What a member asks for its share of a line: the tiers reached and the set-up, exact (`joint-bid/1` §5.1, §5.2, §5.8).

use super::LARGEST_AMOUNT;
use crate::domain::bid::{Ask, Semantics};
use crate::domain::decimal::{Quantity, Share, UnitPrice};
use crate::domain::fault::Fault;
use crate::domain::fixed::Fixed;
use crate::domain::money::{Cents, half_up};

/// The exact ask of one part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AskCost {
    /// q = Q·share, in units of 10^-10.
    pub quantity: i128,
    /// g, in units of 10^-16 euros.
    pub exact: i128,
    /// g in cents, rounded half away from zero.
    pub cents: Cents,
    /// The price of the tier reached; `None` when each tier prices its own slice.
    pub unit_price: Option<UnitPrice>,
}

/// Decimals of a part's quantity: those of a quantity and of a share.
const QUANTITY_DECIMALS: u8 = (Quantity::AFTER + Share::AFTER) as u8;
/// 10^-4 to 10^-10.
const QUANTITY_SCALE: i128 = 10_i128.pow(Share::AFTER);
/// A cent in units of 10^-16 euros.
pub(super) const CENT: i128 = 10_i128.pow(14);

impl AskCost {
    /// The ask for a share of `line_quantity` (in units of 10^-4).
    ///
    /// # Errors
    /// Tiers that are empty or out of order, a set-up below zero, an amount above 10^15 cents.
    pub fn of(ask: &Ask, line_quantity: i128, share: Share) -> Result<Self, Fault> {
        let in_order = ask.tiers.first().is_some_and(|t| t.from_qty.is_zero()) && ask.tiers.is_sorted_by(|a, b| a.from_qty < b.from_qty);
        if !in_order {
            return Err(Fault::TiersOutOfOrder {
                line: ask.line.clone(),
                member: ask.member.clone(),
            });
        }
        if ask.setup_cents < Cents::ZERO {
            return Err(Fault::NegativeSetup {
                line: ask.line.clone(),
                member: ask.member.clone(),
            });
        }
        Self::checked(ask, line_quantity, share).ok_or_else(|| Fault::AmountTooLarge { line: ask.line.clone() })
    }

    fn checked(ask: &Ask, line_quantity: i128, share: Share) -> Option<Self> {
        let quantity = line_quantity.checked_mul(share.scaled())?;
        let (work, unit_price) = match ask.semantics {
            Semantics::AllUnits => {
                let reached = ask.tiers.iter().rev().find(|t| t.from_qty.scaled() * QUANTITY_SCALE <= quantity)?;
                (quantity.checked_mul(reached.price.scaled())?, Some(reached.price))
            }
            Semantics::Incremental => (slices(ask, quantity)?, None),
        };
        let exact = work.checked_add(ask.setup_cents.wide().checked_mul(CENT)?)?;
        let cents = half_up(exact, CENT);
        (cents <= LARGEST_AMOUNT.wide()).then_some(Self {
            quantity,
            exact,
            cents: Cents::from_wide(cents),
            unit_price,
        })
    }

    /// q as people read it.
    #[must_use]
    pub fn quantity_fixed(&self) -> Fixed {
        Fixed::trimmed(self.quantity, QUANTITY_DECIMALS)
    }
}

/// Each tier prices its own slice of the quantity.
fn slices(ask: &Ask, quantity: i128) -> Option<i128> {
    let mut sum = 0_i128;
    for (i, tier) in ask.tiers.iter().enumerate() {
        let from = tier.from_qty.scaled() * QUANTITY_SCALE;
        if from >= quantity {
            break;
        }
        let next = ask.tiers.get(i + 1).map_or(quantity, |t| t.from_qty.scaled() * QUANTITY_SCALE);
        sum = sum.checked_add((next.min(quantity) - from).checked_mul(tier.price.scaled())?)?;
    }
    Some(sum)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::bid::Tier;

    fn ask(semantics: Semantics) -> Ask {
        let tier = |from: &str, price: &str| Tier {
            from_qty: Quantity::parse(from).unwrap(),
            price: UnitPrice::parse(price).unwrap(),
        };
        let mut ask = Ask::flat("N1".into(), "asso".into(), UnitPrice::ZERO);
        ask.tiers = vec![tier("0", "2.20"), tier("1000", "1.90"), tier("2500", "1.75")];
        ask.semantics = semantics;
        ask
    }

    #[test]
    fn the_tier_reached_prices_the_whole_quantity() {
        let cost = AskCost::of(&ask(Semantics::AllUnits), 5000 * 10_000, Share::parse("0.5").unwrap()).unwrap();
        assert_eq!((cost.cents, cost.unit_price.map(|p| p.to_string())), (Cents(437_500), Some("1.75".to_owned())));
    }

    #[test]
    fn each_slice_has_its_own_price() {
        let cost = AskCost::of(&ask(Semantics::Incremental), 5400 * 10_000, Share::parse("0.5").unwrap()).unwrap();
        assert_eq!((cost.cents, cost.unit_price), (Cents(220_000 + 285_000 + 35_000), None));
    }

    #[test]
    fn what_no_ledger_can_hold_is_told() {
        let mut dear = ask(Semantics::AllUnits);
        dear.tiers[2].price = UnitPrice::parse("999999999.999999").unwrap();
        let quantity = 999_999_999 * 10_000;
        assert_eq!(AskCost::of(&dear, quantity, Share::ONE), Err(Fault::AmountTooLarge { line: "N1".into() }));
        assert_eq!(AskCost::of(&dear, i128::MAX, Share::ONE), Err(Fault::AmountTooLarge { line: "N1".into() }));
    }
}
