//! From asks to the price of one line: unit price, amount, parts (`joint-bid/1` §5). All of it depends on the line, the prices'
//! rules and who serves with which share; nothing else. An optimiser prices each of its options here.

use super::LARGEST_AMOUNT;
use super::ask_cost::AskCost;
use crate::domain::bid::{Ask, Line, Pricing};
use crate::domain::decimal::{Quantity, Rate, Share, UnitPrice};
use crate::domain::fault::Fault;
use crate::domain::fixed::Fixed;
use crate::domain::money::{Cents, half_up};
use crate::domain::share_out::largest_remainder;

/// A member that would serve the line.
#[derive(Clone, Copy, Debug)]
pub struct Bidder<'a> {
    pub ask: &'a Ask,
    pub share: Share,
    /// κ: what is withheld from this member, in units of 10^-6.
    pub withheld: i128,
}

/// A line with its price.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    pub unit_price: Fixed,
    pub amount: Cents,
    /// k: what is withheld from the line, in units of 10^-12.
    pub withheld: i128,
    /// In the order of the bidders.
    pub costs: Vec<AskCost>,
    /// The same order; adds up to `amount`.
    pub parts: Vec<Cents>,
}

/// 1 in the unit of k.
const WHOLE: i128 = Share::ONE_SCALED * Rate::ONE_SCALED;

/// Prices a line for bidders in member order, whose shares add up to 1.
///
/// # Errors
/// The fault that keeps the line from having a price.
pub fn quote(line: &Line, pricing: &Pricing, bidders: &[Bidder<'_>]) -> Result<Quote, Fault> {
    let quantity = line.total_quantity();
    if quantity <= 0 {
        return Err(Fault::QuantityZero { line: line.id.clone() });
    }
    if line.price_decimals > 6 {
        return Err(Fault::TooManyDecimals {
            line: line.id.clone(),
            decimals: line.price_decimals,
        });
    }
    let shares: Vec<i128> = bidders.iter().map(|b| b.share.scaled()).collect();
    let sum: i128 = shares.iter().sum();
    if sum != Share::ONE_SCALED {
        return Err(Fault::SharesDoNotAddUp {
            line: line.id.clone(),
            sum: Fixed::trimmed(sum, 6),
        });
    }
    let costs = bidders.iter().map(|b| AskCost::of(b.ask, quantity, b.share)).collect::<Result<Vec<_>, _>>()?;
    let withheld: i128 = bidders.iter().map(|b| b.share.scaled() * b.withheld).sum();
    if withheld >= WHOLE {
        return Err(Fault::DeductionsTooHigh {
            sum: Fixed::trimmed(withheld, 12),
        });
    }
    let (unit_price, amount) = price_of(line, pricing, quantity, &costs, WHOLE - withheld).ok_or_else(|| Fault::AmountTooLarge { line: line.id.clone() })?;
    Ok(Quote {
        unit_price,
        amount,
        withheld,
        parts: largest_remainder(amount, &shares),
        costs,
    })
}

/// §5.5.
fn discounted(units: i128, pricing: &Pricing) -> Option<i128> {
    let Some(discount) = &pricing.discount else {
        return Some(units);
    };
    let left = Rate::ONE_SCALED - discount.rate.scaled();
    Some(discount.rounding.divide(units.checked_mul(left)?, Rate::ONE_SCALED))
}

/// §5.4 and §5.5, or the price set by hand (`joint-bid/2` §3): quantities in 10^-4 times `kept` in 10^-12 cancel the 10^-16 of the costs.
fn price_of(line: &Line, pricing: &Pricing, quantity: i128, costs: &[AskCost], kept: i128) -> Option<(Fixed, Cents)> {
    let scale = 10_i128.pow(u32::from(line.price_decimals));
    let cost = costs.iter().try_fold(0_i128, |sum, c| sum.checked_add(c.exact))?;
    let exact = cost.checked_mul(scale)?;
    let units = match pricing.by_hand(&line.id) {
        Some(by_hand) => half_up(by_hand.unit_price.scaled() * scale, 10_i128.pow(UnitPrice::AFTER)),
        None => {
            let computed = pricing.unit_price_rounding.divide(exact, quantity.checked_mul(kept)?);
            discounted(computed, pricing)?
        }
    };
    let cents = units.checked_mul(quantity)?.checked_mul(100)?;
    let amount = half_up(cents, scale * 10_i128.pow(Quantity::AFTER));
    (amount <= LARGEST_AMOUNT.wide()).then(|| (Fixed::new(units, line.price_decimals), Cents::from_wide(amount)))
}
