//! The meaning level (§3): what the fields of a bid say about each other: the tender, its members, its lines and their
//! prices. It expects a bid whose structure is sound.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use super::report::{Expected, Findings, RefusalCode as Code};
use super::{plan_meaning, subcontracting};
use crate::domain::bid::{Ask, Bid, Line, Member, Tender, Vat, VatDeduction, VatGroup, YearBasis};
use crate::domain::ids::{LineId, MemberId};

pub(super) const MILLIONTHS: i128 = 1_000_000;

/// What references may name.
pub(super) struct Known<'b> {
    pub members: HashMap<&'b str, &'b Member>,
    pub lines: HashMap<&'b str, &'b Line>,
    /// The (line, member) pairs that have an ask.
    pub asked: HashSet<(&'b LineId, &'b MemberId)>,
}

pub fn check(bid: &Bid) -> Findings {
    let mut found = Findings::default();
    let known = Known {
        members: bid.members.iter().map(|m| (m.id.as_str(), m)).collect(),
        lines: bid.lines.iter().map(|l| (l.id.as_str(), &**l)).collect(),
        asked: bid.asks.iter().map(|a| (&a.line, &a.member)).collect(),
    };
    tender(&mut found, bid, &known);
    if !known.members.contains_key(lead(bid)) {
        found.add(Code::UnknownRef, "/group/lead", Expected::Unsaid);
    }
    members(&mut found, bid);
    subcontracting::check(&mut found, bid, &known);
    lines(&mut found, bid, &known);
    asks(&mut found, bid, &known);
    plan_meaning::check(&mut found, bid, &known);
    found
}

fn lead(bid: &Bid) -> &str {
    bid.group.lead.as_ref().map_or("", MemberId::as_str)
}

/// No id twice: the second one is named, with the pointer of the first.
pub(super) fn unique<'b>(found: &mut Findings, ids: impl IntoIterator<Item = &'b str>, path: impl Fn(usize) -> String) {
    let mut seen = HashMap::new();
    for (i, id) in ids.into_iter().enumerate() {
        if let Some(first) = seen.get(id) {
            found.add(Code::DuplicateId, path(i), Expected::DifferentFrom { path: path(*first) });
        } else {
            seen.insert(id, i);
        }
    }
}

/// Every reference names something, and nothing twice.
pub(super) fn references<'b>(found: &mut Findings, ids: &[&'b str], is_known: impl Fn(&'b str) -> bool, list: impl Display) {
    let path = |i: usize| format!("{list}/{i}");
    for (i, _) in ids.iter().enumerate().filter(|(_, id)| !is_known(id)) {
        found.add(Code::UnknownRef, path(i), Expected::Unsaid);
    }
    unique(found, ids.iter().copied(), path);
}

pub(super) fn names<T>(ids: &[T], name: impl Fn(&T) -> &str) -> Vec<&str> {
    ids.iter().map(name).collect()
}

/// Minimum and maximum, where both are given.
pub(super) fn ordered<T: Copy + PartialOrd + Display>(found: &mut Findings, min: Option<T>, max: Option<T>, path: impl Fn() -> String) {
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        found.add(Code::Range, path(), Expected::AtMost(max.to_string()));
    }
}

/// Millionths as a decimal, for the sum that is not 1.
pub(super) fn decimal(units: i128, digits: u32) -> String {
    rust_decimal::Decimal::try_from_i128_with_scale(units, digits).map_or_else(|_| units.to_string(), |d| d.normalize().to_string())
}

fn tender(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    let tender = &*bid.tender;
    unique(found, tender.periods.iter().map(|p| p.id.as_str()), |i| format!("/tender/periods/{i}/id"));
    let is_partial = tender.buyer.vat_deduction == VatDeduction::Partial;
    if is_partial != tender.buyer.vat_deduction_rate.is_some() {
        let code = if is_partial { Code::Missing } else { Code::Conflict };
        found.add(code, "/tender/buyer/vat_deduction_rate", Expected::Unsaid);
    }
    if tender.year_basis == YearBasis::Calendar && tender.start.is_none() {
        found.add(Code::Missing, "/tender/start", Expected::Unsaid);
    }
    if bid.retroplanning.is_some() && tender.published.is_none() {
        found.add(Code::Missing, "/tender/published", Expected::Unsaid);
    }
    money_clauses(found, tender, known);
}

fn money_clauses(found: &mut Findings, tender: &Tender, known: &Known<'_>) {
    let is_member = |id: &str| known.members.contains_key(id);
    if let Some(criterion) = &tender.price_criterion {
        let path = |i| format!("/tender/price_criterion/other_offers/{i}/id");
        unique(found, criterion.other_offers.iter().map(|o| o.id.as_str()), path);
        for (i, _) in criterion.other_offers.iter().enumerate().filter(|(_, o)| o.id.as_str() == "ours") {
            found.add(Code::DuplicateId, path(i), Expected::Unsaid);
        }
    }
    if let Some(advance) = &tender.advance {
        references(found, &names(&advance.waived_by, MemberId::as_str), is_member, "/tender/advance/waived_by");
    }
    if let Some(penalty) = &tender.penalty {
        unique(found, penalty.cases.iter().map(|c| c.id.as_str()), |i| format!("/tender/penalty/cases/{i}/id"));
        for (i, case) in penalty.cases.iter().enumerate() {
            references(
                found,
                &names(&case.at_fault, MemberId::as_str),
                is_member,
                format!("/tender/penalty/cases/{i}/at_fault"),
            );
        }
    }
    if let Some(revision) = &tender.price_revision {
        let sum = revision.fixed.scaled() + revision.terms.iter().map(|t| t.weight.scaled()).sum::<i128>();
        if sum != MILLIONTHS {
            let expected = Expected::Sum {
                wanted: "1",
                found: decimal(sum, 6),
            };
            found.add(Code::Sum, "/tender/price_revision", expected);
        }
        if tender.periods.iter().all(|p| p.id != revision.period) {
            found.add(Code::UnknownRef, "/tender/price_revision/period", Expected::Unsaid);
        }
    }
}

fn members(found: &mut Findings, bid: &Bid) {
    unique(found, bid.datacentres.iter().map(|d| d.id.as_str()), |i| format!("/datacentres/{i}/id"));
    unique(found, bid.members.iter().map(|m| m.id.as_str()), |i| format!("/members/{i}/id"));
    let sites: HashSet<&str> = bid.datacentres.iter().map(|d| d.id.as_str()).collect();
    let years = years(&bid.tender);
    for (i, member) in bid.members.iter().enumerate() {
        let (card, private, terms) = (&*member.card, &*member.private, &*member.terms);
        unique(found, card.certifications.iter().map(|c| c.id.as_str()), |j| {
            format!("/members/{i}/certifications/{j}/id")
        });
        references(
            found,
            &names(&card.datacentres, |d| d.as_str()),
            |id| sites.contains(id),
            format!("/members/{i}/datacentres"),
        );
        unique(found, card.skills.iter().map(|s| s.as_str()), |j| format!("/members/{i}/skills/{j}"));
        exempt_means_no_rate(found, &card.vat, || format!("/members/{i}/vat/rate"));
        ordered(found, terms.min_share, terms.max_share, || format!("/members/{i}/min_share"));
        if let Some(years) = &years {
            for year in private.other_turnover_by_year_cents.keys().filter(|year| !years.contains(*year)) {
                found.add(Code::UnknownRef, format!("/members/{i}/other_turnover_by_year_cents/{year}"), Expected::Unsaid);
            }
        }
        if let Some(threshold) = &private.vat_threshold
            && threshold.raised_limit_cents.is_some_and(|raised| raised < threshold.limit_cents)
        {
            let expected = Expected::AtLeast(threshold.limit_cents.0.to_string());
            found.add(Code::Range, format!("/members/{i}/vat_threshold/raised_limit_cents"), expected);
        }
    }
}

/// The years of the contract (§4.5); `None` when calendar years lack their start.
fn years(tender: &Tender) -> Option<HashSet<String>> {
    match tender.year_basis {
        YearBasis::Period => Some(tender.periods.iter().map(|p| p.id.to_string()).collect()),
        YearBasis::Calendar => {
            let start = tender.start?;
            Some((0..tender.months()).map(|month| start.year_after_months(month).to_string()).collect())
        }
    }
}

fn exempt_means_no_rate(found: &mut Findings, vat: &Vat, path: impl Fn() -> String) {
    if vat.regime.group() == VatGroup::Exempt && !vat.rate.is_zero() {
        found.add(Code::Conflict, path(), Expected::AtMost("0".to_owned()));
    }
}

fn lines(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    unique(found, bid.lines.iter().map(|l| l.id.as_str()), |i| format!("/lines/{i}/id"));
    let periods = bid.tender.periods.len();
    for (i, line) in bid.lines.iter().enumerate() {
        let at = format!("/lines/{i}");
        if line.qty_by_period.len() != periods {
            let expected = Expected::Items {
                min: periods,
                max: periods,
                found: line.qty_by_period.len(),
            };
            found.add(Code::Length, format!("{at}/qty_by_period"), expected);
        } else if line.total_quantity() == 0 {
            found.add(Code::Range, format!("{at}/qty_by_period"), Expected::MoreThan("0".to_owned()));
        }
        for (j, shares) in line.share_menu.iter().enumerate() {
            let sum: i128 = shares.iter().map(|s| s.scaled()).sum();
            if sum != MILLIONTHS {
                let expected = Expected::Sum {
                    wanted: "1",
                    found: decimal(sum, 6),
                };
                found.add(Code::Sum, format!("{at}/share_menu/{j}"), expected);
            }
        }
        let excluded = names(&line.not_same_host_as, LineId::as_str);
        references(found, &excluded, |id| known.lines.contains_key(id), format!("{at}/not_same_host_as"));
        if excluded.contains(&line.id.as_str()) {
            found.add(Code::Conflict, format!("{at}/not_same_host_as"), Expected::Unsaid);
        }
        references(
            found,
            &names(&line.only_members, MemberId::as_str),
            |id| known.members.contains_key(id),
            format!("{at}/only_members"),
        );
        unique(found, line.required_certifications.iter().map(|c| c.as_str()), |j| {
            format!("{at}/required_certifications/{j}")
        });
        unique(found, line.required_skills.iter().map(|s| s.as_str()), |j| format!("{at}/required_skills/{j}"));
    }
}

fn asks(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    let withheld: i128 = bid.pricing.deductions.iter().map(|d| d.rate.scaled()).sum();
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    for (i, ask) in bid.asks.iter().enumerate() {
        let at = || format!("/asks/{i}");
        let (line, member) = (known.lines.get(ask.line.as_str()), known.members.get(ask.member.as_str()));
        if line.is_none() {
            found.add(Code::UnknownRef, at() + "/line", Expected::Unsaid);
        }
        if member.is_none() {
            found.add(Code::UnknownRef, at() + "/member", Expected::Unsaid);
        }
        if let Some(first) = seen.insert((ask.line.as_str(), ask.member.as_str()), i) {
            found.add(
                Code::DuplicateId,
                at(),
                Expected::DifferentFrom {
                    path: format!("/asks/{first}"),
                },
            );
        }
        tiers_rise(found, ask, at);
        ordered(found, ask.min_qty, ask.max_qty, || at() + "/min_qty");
        if let (Some(site), Some(member)) = (&ask.datacentre, member)
            && !member.card.datacentres.contains(site)
        {
            found.add(Code::UnknownRef, at() + "/datacentre", Expected::Unsaid);
        }
        if let Some(vat) = &ask.vat {
            exempt_means_no_rate(found, vat, || at() + "/vat/rate");
        }
        if line.is_some_and(|line| is_beyond_all_prices(ask, line, withheld)) {
            found.add(Code::TooLarge, at() + "/tiers", Expected::AtMost("10000000000".to_owned()));
        }
    }
}

fn tiers_rise(found: &mut Findings, ask: &Ask, at: impl Fn() -> String) {
    let mut before = None;
    for (j, tier) in ask.tiers.iter().enumerate() {
        let expected = match before {
            None if !tier.from_qty.is_zero() => Some(Expected::AtMost("0".to_owned())),
            Some(before) if tier.from_qty <= before => Some(Expected::MoreThan(before.to_string())),
            _ => None,
        };
        if let Some(expected) = expected {
            found.add(Code::Order, format!("{}/tiers/{j}/from_qty", at()), expected);
        }
        before = Some(tier.from_qty);
    }
}

/// (Q × dearest tier price + setup) / (1 − Σ rates) > 10 billion euros, in units of 10^-10 euros times millionths.
fn is_beyond_all_prices(ask: &Ask, line: &Line, withheld: i128) -> bool {
    const UNITS_PER_EURO: i128 = 10_000_000_000;
    const UNITS_PER_CENT: i128 = UNITS_PER_EURO / 100;
    const MOST_EUROS: i128 = 10_000_000_000;
    let dearest = ask.tiers.iter().map(|t| t.price.scaled()).max().unwrap_or(0);
    let cost = line
        .total_quantity()
        .saturating_mul(dearest)
        .saturating_add(ask.setup_cents.wide() * UNITS_PER_CENT);
    let kept = MILLIONTHS - withheld;
    kept > 0 && cost.saturating_mul(MILLIONTHS) > MOST_EUROS * UNITS_PER_EURO * kept
}
