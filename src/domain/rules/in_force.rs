//! The rules that a bid asks for, whatever its allocation (`joint-bid/1` §6).

use super::RuleId;
use crate::domain::bid::{Ask, Bid, Line, Member};
use crate::domain::ids::LineId;

/// Every rule of the bid, in canonical order. `share_menu` is there only for lines that have one: without, a line goes to one
/// member, and that is not a rule that can be dropped.
#[must_use]
pub fn in_force(bid: &Bid) -> Vec<RuleId> {
    let mut rules = Vec::new();
    let mut of_lines = |rule: fn(LineId) -> RuleId, asked: fn(&Line) -> bool| {
        rules.extend(bid.lines.iter().filter(|l| asked(l)).map(|l| rule(l.id.clone())));
    };
    of_lines(|line| RuleId::ShareMenu { line }, |l| !l.share_menu.is_empty());
    of_lines(|line| RuleId::DistinctDatacentres { line }, |l| l.distinct_datacentres);
    of_lines(|line| RuleId::OnlyMembers { line }, |l| !l.only_members.is_empty());
    of_lines(|line| RuleId::RequiredCertifications { line }, |l| !l.required_certifications.is_empty());
    of_lines(|line| RuleId::RequiredSkills { line }, |l| !l.required_skills.is_empty());
    of_lines(|line| RuleId::AllowedCountries { line }, |l| !l.allowed_countries.is_empty());
    rules.extend(bounded(bid, |a| a.min_qty.is_some()).into_iter().map(|a| RuleId::MinQty {
        line: a.line.clone(),
        member: a.member.clone(),
    }));
    rules.extend(bounded(bid, |a| a.max_qty.is_some()).into_iter().map(|a| RuleId::MaxQty {
        line: a.line.clone(),
        member: a.member.clone(),
    }));
    let apart = bid.lines.iter().filter(|l| !l.not_same_host_as.is_empty());
    rules.extend(apart.map(|l| RuleId::NotSameHostAs { line: l.id.clone() }));
    let packages = bid.allocation_rules.packages.iter();
    rules.extend(packages.map(|p| RuleId::Package { package: p.id.clone() }));
    rules.extend(of_members(bid));
    rules.extend(bid.tender.ceiling_ht_cents.map(|_| RuleId::Ceiling));
    rules
}

/// Asks with a bound, by line, then by member.
fn bounded(bid: &Bid, asked: fn(&Ask) -> bool) -> Vec<&Ask> {
    let mut asks: Vec<&Ask> = bid.asks.iter().map(|a| &**a).filter(|a| asked(a)).collect();
    let line = |ask: &Ask| bid.lines.iter().position(|l| l.id == ask.line);
    let member = |ask: &Ask| bid.members.iter().position(|m| m.id == ask.member);
    asks.sort_by_cached_key(|ask| (line(ask), member(ask)));
    asks
}

fn of_members(bid: &Bid) -> Vec<RuleId> {
    let group = &bid.allocation_rules;
    let all = |asked: &dyn Fn(&Member) -> bool| {
        let members = bid.members.iter().filter(|m| asked(m));
        members.map(|m| m.id.clone()).collect::<Vec<_>>()
    };
    let mut rules = Vec::new();
    rules.extend(
        all(&|m| m.terms.capacity_hours_per_month.is_some())
            .into_iter()
            .map(|member| RuleId::CapacityHours { member }),
    );
    rules.extend(all(&|m| m.terms.must_serve).into_iter().map(|member| RuleId::MustServe { member }));
    rules.extend(group.max_members.map(|_| RuleId::MaxMembers));
    rules.extend(
        all(&|m| !m.terms.min_order_cents.is_zero())
            .into_iter()
            .map(|member| RuleId::MinOrder { member }),
    );
    rules.extend(
        all(&|m| m.terms.turnover_cap_cents.is_some())
            .into_iter()
            .map(|member| RuleId::TurnoverCap { member }),
    );
    rules.extend(
        all(&|m| m.private.vat_threshold.is_some())
            .into_iter()
            .map(|member| RuleId::VatThreshold { member }),
    );
    rules.extend(
        all(&|m| m.terms.min_share.max(group.min_share).is_some())
            .into_iter()
            .map(|member| RuleId::MinShare { member }),
    );
    let is_capped = |m: &Member| m.terms.max_share.is_some() || group.max_share.is_some();
    rules.extend(all(&is_capped).into_iter().map(|member| RuleId::MaxShare { member }));
    rules
}
