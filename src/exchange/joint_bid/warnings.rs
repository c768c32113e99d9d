//! What to look at in an accepted bid (§3, second table), as far as several fields decide it; the oddities of single texts
//! and numbers are noticed while the structure is walked.

use std::collections::HashSet;

use super::report::WarningCode as Code;
use crate::domain::bid::{Bid, Vat, VatGroup, VatRegime};

pub fn of(bid: &Bid) -> Vec<(Code, String)> {
    [dates(bid), members(bid), asks(bid)].concat()
}

fn dates(bid: &Bid) -> Vec<(Code, String)> {
    let tender = &*bid.tender;
    let Some(deadline) = tender.deadline.as_ref().map(|d| d.day()) else {
        return Vec::new();
    };
    let odd = [
        ("published", tender.published.is_some_and(|d| d > deadline)),
        ("questions_until", tender.questions_until.is_some_and(|d| d > deadline)),
        ("start", tender.start.is_some_and(|d| d < deadline)),
    ];
    odd.iter()
        .filter(|(_, is_odd)| *is_odd)
        .map(|(name, _)| (Code::DateOrder, format!("/tender/{name}")))
        .collect()
}

fn lacks_mention(vat: &Vat) -> bool {
    vat.regime.group() != VatGroup::Charged && vat.mention.is_none()
}

fn members(bid: &Bid) -> Vec<(Code, String)> {
    let with_ask: HashSet<&str> = bid.asks.iter().map(|a| a.member.as_str()).collect();
    let mut found = Vec::new();
    for (i, member) in bid.members.iter().enumerate() {
        if lacks_mention(&member.card.vat) {
            found.push((Code::MissingVatMention, format!("/members/{i}/vat/mention")));
        }
        if member.card.vat.regime == VatRegime::EuReverseCharge && member.card.vat_id.is_none() {
            found.push((Code::ReverseChargeWithoutVatId, format!("/members/{i}/vat_id")));
        }
        if !with_ask.contains(member.id.as_str()) {
            found.push((Code::MemberWithoutAsk, format!("/members/{i}")));
        }
    }
    let some_reverse = bid.members.iter().any(|m| m.card.vat.regime == VatRegime::EuReverseCharge);
    if some_reverse && bid.tender.buyer.vat_id.is_none() {
        found.push((Code::ReverseChargeWithoutVatId, "/tender/buyer/vat_id".to_owned()));
    }
    found
}

fn asks(bid: &Bid) -> Vec<(Code, String)> {
    let mut found = Vec::new();
    for (i, ask) in bid.asks.iter().enumerate() {
        if ask.vat.as_ref().is_some_and(lacks_mention) {
            found.push((Code::MissingVatMention, format!("/asks/{i}/vat/mention")));
        }
        if ask.setup_cents.is_zero() && ask.tiers.iter().all(|t| t.price.is_zero()) {
            found.push((Code::ZeroPrice, format!("/asks/{i}/tiers")));
        }
    }
    found
}
