//! What keeps a half-filled bid from being computed in full. Half-filled is normal: a fault is told, never thrown,
//! and the rest of the bid is computed all the same. Broken rules of a bid that can be computed are in `rules`.

use super::bid::{Bid, DeductionKind, SplitRule};
use super::decimal::{Rate, Share};
use super::fixed::Fixed;
use super::ids::{Id, LineId, MemberId};

/// One thing that is missing or does not hold together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The group has no lead: nobody is spared by a base `others`, a surplus for the lead goes pro rata to the asks.
    #[error("no lead")]
    NoLead,
    /// No period of at least one month: nothing can be priced.
    #[error("no period")]
    NoPeriod,
    /// Calendar years without a start: the periods are used instead.
    #[error("calendar years without a start")]
    NoStart,
    /// The rates of the deductions reach 100 %: nothing can be priced.
    #[error("deductions add up to {sum}")]
    DeductionsTooHigh { sum: Fixed },
    /// A discount of 100 %.
    #[error("discount of {rate}")]
    DiscountTooHigh { rate: Rate },
    /// A fee that nobody receives.
    #[error("fee {deduction} without beneficiary")]
    FeeWithoutBeneficiary { deduction: Id },
    /// A member that the group does not have is the lead, a beneficiary or in the allocation.
    #[error("unknown member {member}")]
    UnknownMember { member: MemberId },
    #[error("unknown line {line} in the allocation")]
    UnknownLine { line: LineId },
    /// The percentages of a rule; `simulation` is `None` for the rule in force.
    #[error("percentages add up to {sum}")]
    PercentagesDoNotAddUp { simulation: Option<Id>, sum: Fixed },
    /// The number of quantities is not the number of periods: no price.
    #[error("line {line}: {quantities} quantities for {periods} periods")]
    QuantitiesDoNotMatchPeriods { line: LineId, quantities: usize, periods: usize },
    /// Nothing to deliver: no price.
    #[error("line {line}: quantity zero")]
    QuantityZero { line: LineId },
    /// More than six decimals in the unit price: no price.
    #[error("line {line}: {decimals} decimals")]
    TooManyDecimals { line: LineId, decimals: u8 },
    /// Nobody serves the line: no price.
    #[error("line {line}: without allocation")]
    LineWithoutAllocation { line: LineId },
    /// The shares of the line are not 1 in all: no price.
    #[error("line {line}: shares add up to {sum}")]
    SharesDoNotAddUp { line: LineId, sum: Fixed },
    /// One member twice on one line: the second row is left out.
    #[error("line {line}: {member} twice with {share}")]
    MemberTwice { line: LineId, member: MemberId, share: Share },
    /// The member serves the line without having asked a price: no price.
    #[error("line {line}: no ask of {member}")]
    AskMissing { line: LineId, member: MemberId },
    /// A second ask for the same line: left out.
    #[error("line {line}: two asks of {member}")]
    AskTwice { line: LineId, member: MemberId },
    /// The tiers are empty, do not start at 0 or do not increase: no price.
    #[error("line {line}: tiers of {member} out of order")]
    TiersOutOfOrder { line: LineId, member: MemberId },
    /// A set-up below zero: no price.
    #[error("line {line}: negative set-up of {member}")]
    NegativeSetup { line: LineId, member: MemberId },
    /// An amount above 10^15 cents: no price.
    #[error("line {line}: amount too large")]
    AmountTooLarge { line: LineId },
}

impl Fault {
    /// The line that it concerns; `None` for the bid as a whole.
    #[must_use]
    pub fn line(&self) -> Option<&LineId> {
        match self {
            Self::UnknownLine { line }
            | Self::QuantitiesDoNotMatchPeriods { line, .. }
            | Self::QuantityZero { line }
            | Self::TooManyDecimals { line, .. }
            | Self::LineWithoutAllocation { line }
            | Self::SharesDoNotAddUp { line, .. }
            | Self::MemberTwice { line, .. }
            | Self::AskMissing { line, .. }
            | Self::AskTwice { line, .. }
            | Self::TiersOutOfOrder { line, .. }
            | Self::NegativeSetup { line, .. }
            | Self::AmountTooLarge { line } => Some(line),
            Self::NoLead
            | Self::NoPeriod
            | Self::NoStart
            | Self::DeductionsTooHigh { .. }
            | Self::DiscountTooHigh { .. }
            | Self::FeeWithoutBeneficiary { .. }
            | Self::UnknownMember { .. }
            | Self::PercentagesDoNotAddUp { .. } => None,
        }
    }
}

/// The faults of the bid as a whole; those of each line are found where it is priced.
#[must_use]
pub fn faults_of_the_whole(bid: &Bid) -> Vec<Fault> {
    let mut faults = Vec::new();
    if bid.group.lead.is_none() {
        faults.push(Fault::NoLead);
    }
    if bid.tender.months() == 0 {
        faults.push(Fault::NoPeriod);
    }
    let beneficiaries = bid.pricing.deductions.iter().filter_map(|d| d.beneficiary.as_ref());
    for member in bid.group.lead.iter().chain(beneficiaries) {
        let fault = Fault::UnknownMember { member: member.clone() };
        if bid.members.iter().all(|m| &m.id != member) && !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    for deduction in &bid.pricing.deductions {
        if deduction.kind == DeductionKind::Fee && deduction.beneficiary.is_none() {
            faults.push(Fault::FeeWithoutBeneficiary {
                deduction: deduction.id.clone(),
            });
        }
    }
    let sum: i128 = bid.pricing.deductions.iter().map(|d| d.rate.scaled()).sum();
    if sum >= Rate::ONE_SCALED {
        faults.push(Fault::DeductionsTooHigh { sum: Fixed::trimmed(sum, 6) });
    }
    if let Some(discount) = bid.pricing.discount.as_ref().filter(|d| d.rate == Rate::ONE) {
        faults.push(Fault::DiscountTooHigh { rate: discount.rate });
    }
    faults.extend(percentages(&bid.settlement.rule, None));
    for simulation in &bid.settlement.simulations {
        faults.extend(percentages(&simulation.rule, Some(&simulation.id)));
    }
    faults
}

fn percentages(rule: &SplitRule, simulation: Option<&Id>) -> Vec<Fault> {
    match rule {
        SplitRule::FixedPct { weights } => {
            let sum: i128 = weights.values().map(|w| w.scaled()).sum();
            let hundred = 100 * 10_i128.pow(4);
            let fault = || Fault::PercentagesDoNotAddUp {
                simulation: simulation.cloned(),
                sum: Fixed::trimmed(sum, 4),
            };
            (sum != hundred).then(fault).into_iter().collect()
        }
        SplitRule::Hybrid { a, b, .. } => [percentages(a, simulation), percentages(b, simulation)].concat(),
        _ => Vec::new(),
    }
}
