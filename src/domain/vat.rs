//! Which VAT regime a part of the work has, and its tax (`joint-bid/1` §2.4, §8.3; domain brief §2.2).

use super::bid::{Ask, Bid, Member, Vat, VatGroup};
use super::ids::{LineId, MemberId};
use super::money::Cents;

/// The regime of a member's ask: its own if it has one, else that of the member.
#[must_use]
pub fn effective_vat<'a>(member: &'a Member, ask: Option<&'a Ask>) -> &'a Vat {
    ask.and_then(|a| a.vat.as_ref()).unwrap_or(&member.card.vat)
}

/// The regime of a member on a line; `None` when the bid has no such member.
#[must_use]
pub fn vat_of<'a>(bid: &'a Bid, line: &LineId, member: &MemberId) -> Option<&'a Vat> {
    let card = bid.members.iter().find(|m| &m.id == member)?;
    let ask = bid.asks.iter().find(|a| &a.line == line && &a.member == member);
    Some(effective_vat(card, ask.map(AsRef::as_ref)))
}

impl Vat {
    /// The tax on a base, charged or self-assessed: one rounding, half away from zero; 0 for the exempt regimes.
    #[must_use]
    pub fn tax(&self, base: Cents) -> Cents {
        match self.regime.group() {
            VatGroup::Exempt => Cents::ZERO,
            VatGroup::Charged | VatGroup::Reverse => self.rate.of(base),
        }
    }
}
