//! Sentences of the rules of members and of the whole bid.

use super::RuleWords;
use crate::document::MemberParts;
use crate::domain::bid::AllocationRules;
use crate::domain::fixed::Fixed;
use crate::domain::ids::MemberId;
use crate::domain::money::{Cents, half_up};
use crate::domain::rules::RuleId;
use crate::i18n::Text;
use crate::i18n::format;
use crate::i18n::texts::rules as texts;

impl RuleWords<'_> {
    pub(super) fn of_member(&self, rule: &RuleId) -> Option<String> {
        match rule {
            RuleId::MaxMembers => return Some(self.max_members()),
            RuleId::Ceiling => return Some(self.ceiling()),
            _ => {}
        }
        let id = rule.member()?;
        let member = self.member(id)?;
        let name = self.name(id);
        let terms = &member.offer.terms;
        let rules: &AllocationRules = &self.document.plan.rules;
        match rule {
            RuleId::CapacityHours { .. } => self.capacity(member, &name),
            RuleId::MustServe { .. } => Some(self.fill(texts::MUST_SERVE, &[("member", &name)])),
            RuleId::MinOrder { .. } => {
                let (found, bound) = (self.money(self.invoiced(id)), self.money(terms.min_order_cents));
                Some(self.fill(texts::MIN_ORDER, &[("member", &name), ("found", &found), ("bound", &bound)]))
            }
            RuleId::TurnoverCap { .. } => {
                let cap = terms.turnover_cap_cents?;
                let (year, found) = self.worst_year(id, |_, amount| amount)?;
                let (gap, found, bound) = (self.money(found - cap), self.money(found), self.money(cap));
                let values = [("member", &*name), ("found", &found), ("year", &year), ("gap", &gap), ("bound", &bound)];
                Some(self.fill(texts::TURNOVER_CAP, &values))
            }
            RuleId::VatThreshold { .. } => self.vat_threshold(member, &name),
            RuleId::MinShare { .. } => self.share(id, &name, terms.min_share.max(rules.min_share)?, texts::MIN_SHARE),
            RuleId::MaxShare { .. } => self.share(id, &name, [terms.max_share, rules.max_share].into_iter().flatten().min()?, texts::MAX_SHARE),
            _ => None,
        }
    }

    fn money(&self, amount: Cents) -> String {
        format::amount(amount, self.lang)
    }

    fn invoiced(&self, member: &MemberId) -> Cents {
        let totals = &self.results.contract.by_member;
        totals.iter().find(|m| &m.member == member).map_or(Cents::ZERO, |m| m.ht_cents)
    }

    /// The year in which `turnover` of the invoiced amount is the largest.
    fn worst_year(&self, member: &MemberId, turnover: impl Fn(&str, Cents) -> Cents) -> Option<(String, Cents)> {
        let total = self.results.contract.by_member.iter().find(|m| &m.member == member)?;
        let years = total.ht_by_year_cents.iter().map(|(year, amount)| (year.to_string(), turnover(year, *amount)));
        years.max_by_key(|(_, amount)| *amount)
    }

    fn vat_threshold(&self, member: &MemberParts, name: &str) -> Option<String> {
        let limit = member.private.vat_threshold.as_ref()?.limit_cents;
        let (year, found) = self.worst_year(&member.id, |year, here| here + member.private.other_turnover(year))?;
        let elsewhere = member.private.other_turnover(&year);
        let words = [found, found - elsewhere, elsewhere, found - limit, limit].map(|amount| self.money(amount));
        let [found, here, elsewhere, gap, bound] = words;
        let values = [
            ("member", name),
            ("found", &found),
            ("year", &year),
            ("here", &here),
            ("elsewhere", &elsewhere),
            ("gap", &gap),
            ("bound", &bound),
        ];
        Some(self.fill(texts::VAT_THRESHOLD, &values))
    }

    fn share(&self, id: &MemberId, name: &str, bound: crate::domain::decimal::Rate, text: Text) -> Option<String> {
        let found = format::ratio(self.invoiced(id), self.results.contract.totals.ht_cents, self.lang);
        Some(self.fill(text, &[("member", name), ("found", &found), ("bound", &format::rate(bound, self.lang))]))
    }

    /// The busiest period, in hours a month with one decimal.
    fn capacity(&self, member: &MemberParts, name: &str) -> Option<String> {
        let capacity = member.offer.terms.capacity_hours_per_month?;
        let periods = &self.document.frame.tender.periods;
        let mut loads = vec![0_i128; periods.len()];
        for line in &self.document.frame.lines {
            let share = self.shares(&line.id).iter().find(|(m, _)| m == &member.id);
            let (Some((_, share)), Some(ask)) = (share, member.offer.asks.get(&line.id)) else {
                continue;
            };
            for (load, quantity) in loads.iter_mut().zip(&line.qty_by_period) {
                *load += share.scaled() * quantity.scaled() * ask.hours_per_unit.scaled();
            }
        }
        // Shares, quantities and hours bring 6 + 4 + 4 decimals; one is kept.
        let tenth = 10_i128.pow(13);
        let monthly = loads
            .iter()
            .zip(periods)
            .map(|(load, p)| (half_up(*load, tenth * i128::from(p.months.max(1))), p));
        let (tenths, period) = monthly.max_by_key(|(tenths, _)| *tenths)?;
        let found = format::plain_quantity(&Fixed::new(tenths, 1).to_string(), self.lang);
        let bound = format::plain_quantity(&capacity.to_string(), self.lang);
        let period = if period.label.is_empty() { period.id.as_str() } else { &period.label };
        Some(self.fill(
            texts::CAPACITY_HOURS,
            &[("member", name), ("found", &found), ("period", period), ("bound", &bound)],
        ))
    }

    fn max_members(&self) -> String {
        let found = self.results.contract.roster.serving().to_string();
        let bound = self.document.plan.rules.max_members.map(|n| n.to_string()).unwrap_or_default();
        self.fill(texts::MAX_MEMBERS, &[("found", &found), ("bound", &bound)])
    }

    fn ceiling(&self) -> String {
        let found = self.results.contract.totals.ht_cents;
        let bound = self.document.frame.tender.ceiling_ht_cents.unwrap_or_default();
        let [found, gap, bound] = [found, found - bound, bound].map(|amount| self.money(amount));
        self.fill(texts::CEILING, &[("found", &found), ("gap", &gap), ("bound", &bound)])
    }
}
