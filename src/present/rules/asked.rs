//! The rules themselves in words, whatever the allocation: what is asked, of whom, and what could be given up.

use super::RuleWords;
use super::of_lines::shares_in_words;
use crate::domain::bid::{Ask, Line};
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::rules::RuleId;
use crate::i18n::Text;
use crate::i18n::format;
use crate::i18n::texts::rules_asked as texts;
use crate::present::route::Screen;

/// The name of a family of rules.
#[must_use]
pub fn family(rule: &RuleId) -> Text {
    match rule {
        RuleId::ShareMenu { .. } => texts::FAMILY_SHARE_MENU,
        RuleId::DistinctDatacentres { .. } => texts::FAMILY_DISTINCT,
        RuleId::OnlyMembers { .. } => texts::FAMILY_ONLY,
        RuleId::RequiredCertifications { .. } => texts::FAMILY_CERTIFICATIONS,
        RuleId::RequiredSkills { .. } => texts::FAMILY_SKILLS,
        RuleId::AllowedCountries { .. } => texts::FAMILY_COUNTRIES,
        RuleId::MinQty { .. } => texts::FAMILY_MIN_QTY,
        RuleId::MaxQty { .. } => texts::FAMILY_MAX_QTY,
        RuleId::NotSameHostAs { .. } => texts::FAMILY_APART,
        RuleId::Package { .. } => texts::FAMILY_PACKAGE,
        RuleId::CapacityHours { .. } => texts::FAMILY_HOURS,
        RuleId::MustServe { .. } => texts::FAMILY_MUST_SERVE,
        RuleId::MaxMembers => texts::FAMILY_MAX_MEMBERS,
        RuleId::MinOrder { .. } => texts::FAMILY_MIN_ORDER,
        RuleId::TurnoverCap { .. } => texts::FAMILY_CAP,
        RuleId::VatThreshold { .. } => texts::FAMILY_THRESHOLD,
        RuleId::MinShare { .. } => texts::FAMILY_MIN_SHARE,
        RuleId::MaxShare { .. } => texts::FAMILY_MAX_SHARE,
        RuleId::Ceiling => texts::FAMILY_CEILING,
    }
}

/// What to do about a rule that stands in the way, and the screen where it is done; `None` = on the allocation's own screen.
#[must_use]
pub fn advice(rule: &RuleId) -> (Text, Option<Screen>) {
    match rule {
        RuleId::ShareMenu { .. } => (texts::DO_SHARE_MENU, Some(Screen::Tender)),
        RuleId::DistinctDatacentres { .. } => (texts::DO_DISTINCT, Some(Screen::Group)),
        RuleId::OnlyMembers { .. } => (texts::DO_ONLY, Some(Screen::Tender)),
        RuleId::RequiredCertifications { .. } => (texts::DO_CERTIFICATIONS, Some(Screen::Group)),
        RuleId::RequiredSkills { .. } => (texts::DO_SKILLS, Some(Screen::Group)),
        RuleId::AllowedCountries { .. } => (texts::DO_COUNTRIES, Some(Screen::Group)),
        RuleId::MinQty { .. } | RuleId::MaxQty { .. } => (texts::DO_QTY, Some(Screen::Offers)),
        RuleId::NotSameHostAs { .. } => (texts::DO_APART, Some(Screen::Offers)),
        RuleId::Package { .. } => (texts::DO_PACKAGE, None),
        RuleId::CapacityHours { .. } => (texts::DO_HOURS, Some(Screen::Group)),
        RuleId::MustServe { .. } => (texts::DO_MUST_SERVE, Some(Screen::Group)),
        RuleId::MaxMembers => (texts::DO_MAX_MEMBERS, None),
        RuleId::MinOrder { .. } => (texts::DO_MIN_ORDER, Some(Screen::Group)),
        RuleId::TurnoverCap { .. } => (texts::DO_CAP, Some(Screen::Group)),
        RuleId::VatThreshold { .. } => (texts::DO_THRESHOLD, Some(Screen::Group)),
        RuleId::MinShare { .. } | RuleId::MaxShare { .. } => (texts::DO_SHARE, Some(Screen::Group)),
        RuleId::Ceiling => (texts::DO_CEILING, Some(Screen::Offers)),
    }
}

impl RuleWords<'_> {
    /// What the rule asks. A rule about something that is no longer there is named by its id.
    #[must_use]
    pub fn asked(&self, rule: &RuleId) -> String {
        self.asked_of(rule).unwrap_or_else(|| rule.to_string())
    }

    fn asked_of(&self, rule: &RuleId) -> Option<String> {
        let line = rule.line().and_then(|id| self.line(id));
        if let (Some(line), Some(id)) = (line, rule.line()) {
            return self.asked_of_line(rule, line, id);
        }
        if let RuleId::Package { package } = rule {
            let package = self.document.plan.rules.packages.iter().find(|p| &p.id == package)?;
            let lines = lines_in_words(&package.lines);
            return Some(self.fill(texts::PACKAGE, &[("lines", &lines)]));
        }
        let rules = &self.document.plan.rules;
        match rule {
            RuleId::MaxMembers => Some(self.fill(texts::MAX_MEMBERS, &[("count", &rules.max_members?.to_string())])),
            RuleId::Ceiling => {
                let ceiling = self.document.frame.tender.ceiling_ht_cents?;
                Some(self.fill(texts::CEILING, &[("bound", &format::amount(ceiling, self.lang))]))
            }
            _ => self.asked_of_member(rule, rule.member()?),
        }
    }

    fn asked_of_line(&self, rule: &RuleId, line: &Line, id: &LineId) -> Option<String> {
        let list = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        match rule {
            RuleId::ShareMenu { .. } => {
                let ways: Vec<String> = line.share_menu.iter().map(|v| shares_in_words(v.iter().copied(), self)).collect();
                Some(self.fill(texts::SHARE_MENU, &[("line", id.as_str()), ("ways", &ways.join(", "))]))
            }
            RuleId::DistinctDatacentres { .. } => Some(self.fill(texts::DISTINCT, &[("line", id.as_str())])),
            RuleId::OnlyMembers { .. } => {
                let members = self.named(line.only_members.iter());
                Some(self.fill(texts::ONLY, &[("line", id.as_str()), ("members", &members)]))
            }
            RuleId::RequiredCertifications { .. } => {
                let what = list(&line.required_certifications);
                Some(self.fill(texts::CERTIFICATIONS, &[("line", id.as_str()), ("what", &what)]))
            }
            RuleId::RequiredSkills { .. } => Some(self.fill(texts::SKILLS, &[("line", id.as_str()), ("what", &list(&line.required_skills))])),
            RuleId::AllowedCountries { .. } => {
                let countries = line.allowed_countries.join(", ");
                Some(self.fill(texts::COUNTRIES, &[("line", id.as_str()), ("countries", &countries)]))
            }
            RuleId::MinQty { member, .. } => self.asked_quantity(line, member, |a| a.min_qty, texts::MIN_QTY),
            RuleId::MaxQty { member, .. } => self.asked_quantity(line, member, |a| a.max_qty, texts::MAX_QTY),
            RuleId::NotSameHostAs { .. } => {
                let lines = lines_in_words(&line.not_same_host_as);
                Some(self.fill(texts::APART, &[("line", id.as_str()), ("lines", &lines)]))
            }
            _ => None,
        }
    }

    fn asked_quantity(&self, line: &Line, member: &MemberId, bound: fn(&Ask) -> Option<crate::domain::decimal::Quantity>, text: Text) -> Option<String> {
        let bound = bound(self.member(member)?.offer.asks.get(&line.id)?)?;
        let bound = format::quantity(bound, self.lang);
        let values = [
            ("line", line.id.as_str()),
            ("member", &*self.name(member)),
            ("bound", &*bound),
            ("unit", &*line.unit),
        ];
        Some(self.fill(text, &values))
    }

    fn asked_of_member(&self, rule: &RuleId, id: &MemberId) -> Option<String> {
        let member = self.member(id)?;
        let (terms, group) = (&member.offer.terms, &self.document.plan.rules);
        let name = self.name(id);
        let with = |text: Text, bound: String| Some(self.fill(text, &[("member", &*name), ("bound", &*bound)]));
        let money = |cents| format::amount(cents, self.lang);
        let percent = |rate| format::rate(rate, self.lang);
        match rule {
            RuleId::CapacityHours { .. } => {
                let hours = terms.capacity_hours_per_month?.to_string();
                with(texts::HOURS, format::plain_quantity(&hours, self.lang))
            }
            RuleId::MustServe { .. } => with(texts::MUST_SERVE, String::new()),
            RuleId::MinOrder { .. } => with(texts::MIN_ORDER, money(terms.min_order_cents)),
            RuleId::TurnoverCap { .. } => with(texts::CAP, money(terms.turnover_cap_cents?)),
            RuleId::VatThreshold { .. } => with(texts::THRESHOLD, money(member.private.vat_threshold.as_ref()?.limit_cents)),
            RuleId::MinShare { .. } => with(texts::MIN_SHARE, percent(terms.min_share.max(group.min_share)?)),
            RuleId::MaxShare { .. } => with(texts::MAX_SHARE, percent([terms.max_share, group.max_share].into_iter().flatten().min()?)),
            _ => None,
        }
    }
}

fn lines_in_words(lines: &[LineId]) -> String {
    lines.iter().map(LineId::as_str).collect::<Vec<_>>().join(", ")
}
