//! Broken rules of an allocation as sentences with their figures, one for each family of `joint-bid/1` §6.
//! Says what `domain::rules` found; decides nothing itself.

mod asked;
mod of_lines;
mod of_members;

pub use asked::{advice, family};

use std::collections::HashMap;

use crate::document::{Document, MemberParts};
use crate::domain::bid::Line;
use crate::domain::decimal::Share;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::results::Results;
use crate::domain::rules::RuleId;
use crate::i18n::texts::rules as texts;
use crate::i18n::{Lang, Text};

/// What the sentences need, found once for all of them.
pub struct RuleWords<'a> {
    document: &'a Document,
    results: &'a Results,
    lang: Lang,
    lines: HashMap<&'a str, &'a Line>,
    members: HashMap<&'a str, &'a MemberParts>,
}

impl<'a> RuleWords<'a> {
    #[must_use]
    pub fn new(document: &'a Document, results: &'a Results, lang: Lang) -> Self {
        Self {
            document,
            results,
            lang,
            lines: document.frame.lines.iter().map(|l| (l.id.as_str(), l.as_ref())).collect(),
            members: document.members.iter().map(|m| (m.id.as_str(), m)).collect(),
        }
    }

    /// What is broken, and by how much. A rule about something that is no longer there is named by its id.
    #[must_use]
    pub fn sentence(&self, rule: &RuleId) -> String {
        self.of_line(rule).or_else(|| self.of_member(rule)).unwrap_or_else(|| rule.to_string())
    }

    /// The line, the member or the whole bid that the rule is about.
    #[must_use]
    pub fn subject(&self, rule: &RuleId) -> String {
        if let Some(line) = rule.line() {
            return self.line_name(line);
        }
        match rule.member() {
            Some(member) => self.name(member),
            None => texts::WHOLE_BID.get(self.lang).to_owned(),
        }
    }

    fn line_name(&self, id: &LineId) -> String {
        match self.lines.get(id.as_str()) {
            Some(line) if !line.label.is_empty() => format!("{id}\u{a0}· {}", line.label),
            _ => id.to_string(),
        }
    }
    fn line(&self, id: &LineId) -> Option<&'a Line> {
        self.lines.get(id.as_str()).copied()
    }
    fn member(&self, id: &MemberId) -> Option<&'a MemberParts> {
        self.members.get(id.as_str()).copied()
    }
    fn name(&self, id: &MemberId) -> String {
        self.member(id).map_or_else(|| id.to_string(), member_name)
    }
    fn shares(&self, line: &LineId) -> &'a [(MemberId, Share)] {
        self.document.plan.allocation.get(line).map_or(&[], Vec::as_slice)
    }
    fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        text.fill(self.lang, values)
    }
    fn named<'m>(&self, members: impl Iterator<Item = &'m MemberId>) -> String {
        members.map(|m| self.name(m)).collect::<Vec<_>>().join(", ")
    }
}

/// How a member is called: its name, its id while it has none.
#[must_use]
pub fn member_name(member: &MemberParts) -> String {
    if member.card.name.is_empty() {
        member.id.to_string()
    } else {
        member.card.name.clone()
    }
}

#[cfg(test)]
mod tests;
