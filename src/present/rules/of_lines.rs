//! Sentences of the rules of one line, and of packages of lines.

use super::RuleWords;
use crate::domain::bid::{Ask, Line};
use crate::domain::dates::Date;
use crate::domain::decimal::{Quantity, Share};
use crate::domain::fixed::Fixed;
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::rules::RuleId;
use crate::i18n::format;
use crate::i18n::texts::rules as texts;

impl RuleWords<'_> {
    pub(super) fn of_line(&self, rule: &RuleId) -> Option<String> {
        if let RuleId::Package { package } = rule {
            return Some(self.package(package));
        }
        let line = self.line(rule.line()?)?;
        match rule {
            RuleId::ShareMenu { .. } => Some(self.share_menu(line)),
            RuleId::DistinctDatacentres { .. } => {
                let sites = self.sites(line, |_| true);
                Some(self.fill(texts::DISTINCT_DATACENTRES, &[("sites", &sites)]))
            }
            RuleId::OnlyMembers { .. } => {
                let others = self.shares(&line.id).iter().map(|(m, _)| m).filter(|m| !line.only_members.contains(m));
                let (allowed, members) = (self.named(line.only_members.iter()), self.named(others));
                Some(self.fill(texts::ONLY_MEMBERS, &[("allowed", &allowed), ("members", &members)]))
            }
            RuleId::RequiredCertifications { .. } => Some(self.certifications(line)),
            RuleId::RequiredSkills { .. } => {
                let missing = self.missing(line, &line.required_skills, |id, skill| {
                    self.member(id).is_some_and(|m| m.card.skills.contains(skill))
                });
                Some(self.fill(texts::SKILLS, &[("missing", &missing)]))
            }
            RuleId::AllowedCountries { .. } => {
                let sites = self.sites(line, |country| !country.is_some_and(|c| line.allowed_countries.iter().any(|a| a == c)));
                let allowed = line.allowed_countries.join(", ");
                Some(self.fill(texts::COUNTRIES, &[("allowed", &allowed), ("sites", &sites)]))
            }
            RuleId::MinQty { member, .. } => self.quantity(line, member, |a| a.min_qty, texts::MIN_QTY),
            RuleId::MaxQty { member, .. } => self.quantity(line, member, |a| a.max_qty, texts::MAX_QTY),
            RuleId::NotSameHostAs { .. } => Some(self.not_same_host(line)),
            _ => None,
        }
    }

    fn share_menu(&self, line: &Line) -> String {
        let given = shares_in_words(self.shares(&line.id).iter().map(|(_, s)| *s), self);
        let vectors: Vec<String> = line.share_menu.iter().map(|v| shares_in_words(v.iter().copied(), self)).collect();
        let allowed = match vectors.as_slice() {
            [] => format::share(Share::ONE, self.lang),
            [only] => only.clone(),
            [first @ .., last] => self.fill(texts::OR, &[("a", &first.join(", ")), ("b", last)]),
        };
        self.fill(texts::SHARE_MENU, &[("given", &given), ("allowed", &allowed)])
    }

    /// The site of each member that serves the line and whose country is `wanted`.
    fn sites(&self, line: &Line, wanted: impl Fn(Option<&str>) -> bool) -> String {
        let of = |id: &MemberId| {
            let member = self.member(id)?;
            let ask = member.offer.asks.get(&line.id);
            let site = ask.and_then(|a| a.datacentre.as_ref()).or_else(|| member.card.datacentres.first());
            let known = site.and_then(|id| self.document.frame.datacentres.iter().find(|d| &d.id == id));
            if !wanted(known.map(|d| d.country.as_str())) {
                return None;
            }
            let place = match (known, site) {
                (Some(site), _) => format!("{} ({})", site.city, site.country),
                (None, Some(id)) => id.to_string(),
                (None, None) => texts::NO_SITE.get(self.lang).to_owned(),
            };
            Some(self.fill(texts::SITE_OF, &[("member", &self.name(&member.id)), ("site", &place)]))
        };
        let sites: Vec<String> = self.shares(&line.id).iter().filter_map(|(id, _)| of(id)).collect();
        sites.join(", ")
    }

    fn certifications(&self, line: &Line) -> String {
        let deadline = self.document.frame.tender.deadline.as_ref().map(|d| d.day());
        let on: Option<Date> = deadline.max(self.document.frame.tender.start);
        let missing = self.missing(line, &line.required_certifications, |id, wanted| {
            let held = self.member(id).map_or(&[][..], |m| m.card.certifications.as_slice());
            held.iter()
                .any(|c| &c.id == wanted && c.valid_until.is_none_or(|until| on.is_none_or(|on| until >= on)))
        });
        match on {
            Some(on) => self.fill(texts::CERTIFICATIONS_ON, &[("date", &format::date(on, self.lang)), ("missing", &missing)]),
            None => self.fill(texts::CERTIFICATIONS, &[("missing", &missing)]),
        }
    }

    /// What is required of the members that serve the line, and that one of them lacks.
    fn missing(&self, line: &Line, required: &[Id], has: impl Fn(&MemberId, &Id) -> bool) -> String {
        let serving = self.shares(&line.id);
        let lacking = required.iter().flat_map(|what| {
            let without = serving.iter().map(|(id, _)| id).filter(|id| !has(id, what));
            without.map(|id| (what.clone(), id.clone())).collect::<Vec<_>>()
        });
        let words = lacking.map(|(what, id)| self.fill(texts::MISSING_OF, &[("what", what.as_str()), ("member", &self.name(&id))]));
        words.collect::<Vec<_>>().join(", ")
    }

    fn quantity(&self, line: &Line, member: &MemberId, bound: fn(&Ask) -> Option<Quantity>, text: crate::i18n::Text) -> Option<String> {
        let bound = bound(self.member(member)?.offer.asks.get(&line.id)?)?;
        let (_, share) = self.shares(&line.id).iter().find(|(m, _)| m == member)?;
        let exact = line.total_quantity().saturating_mul(share.scaled());
        let found = Fixed::trimmed(exact, (Quantity::AFTER + Share::AFTER) as u8).to_string();
        Some(self.fill(
            text,
            &[
                ("member", &self.name(member)),
                ("bound", &format::quantity(bound, self.lang)),
                ("unit", &line.unit),
                ("found", &format::plain_quantity(&found, self.lang)),
            ],
        ))
    }

    fn not_same_host(&self, line: &Line) -> String {
        let own = self.shares(&line.id);
        let is_on = |member: &MemberId, other: &LineId| self.shares(other).iter().any(|(m, _)| m == member);
        let shared = |other: &&LineId| own.iter().any(|(m, _)| is_on(m, other));
        let lines: Vec<&LineId> = line.not_same_host_as.iter().filter(shared).collect();
        let members = own.iter().map(|(m, _)| m).filter(|m| lines.iter().any(|l| is_on(m, l)));
        let members = self.named(members);
        let lines: Vec<&str> = lines.iter().map(|l| l.as_str()).collect();
        self.fill(texts::NOT_SAME_HOST, &[("members", &members), ("lines", &lines.join(", "))])
    }

    fn package(&self, id: &Id) -> String {
        let package = self.document.plan.rules.packages.iter().find(|p| &p.id == id);
        let lines: Vec<&str> = package.into_iter().flat_map(|p| &p.lines).map(LineId::as_str).collect();
        self.fill(texts::PACKAGE, &[("package", id.as_str()), ("lines", &lines.join(", "))])
    }
}

/// «60 % / 40 %», the largest first.
pub(super) fn shares_in_words(shares: impl Iterator<Item = Share>, words: &RuleWords<'_>) -> String {
    let mut shares: Vec<Share> = shares.collect();
    shares.sort_by(|a, b| b.cmp(a));
    shares.into_iter().map(|s| format::share(s, words.lang)).collect::<Vec<_>>().join(" / ")
}
