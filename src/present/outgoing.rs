//! What can be exported now, what stands in the way, and what each file leaves out.

use crate::document::{Document, Keeper, Role};
use crate::domain::fault::Fault;
use crate::domain::results::{Results, Status};
use crate::i18n::texts::outgoing as texts;
use crate::i18n::{Lang, plural};
use crate::present::dossier::findings;
use crate::present::dossier::list::Progress;

/// What the export screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct OutgoingView {
    /// Why no proposal can be made yet; empty when it can.
    pub obstacles: Vec<String>,
    /// What is worth a look before the files leave.
    pub cautions: Vec<String>,
    /// What the `.bid.json` of this bid does not carry.
    pub left_out_of_bid: Vec<&'static str>,
    /// Members to ask for an offer: id and name, and whether their own offer has come.
    pub members: Vec<AskedMember>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AskedMember {
    pub id: String,
    pub name: String,
    pub has_answered: bool,
}

#[must_use]
pub fn view(document: &Document, results: &Results, lang: Lang) -> OutgoingView {
    OutgoingView {
        obstacles: obstacles(results, lang),
        cautions: cautions(document, results, lang),
        left_out_of_bid: left_out(document, lang),
        members: document
            .members
            .iter()
            .map(|m| AskedMember {
                id: m.id.to_string(),
                name: m.card.name.clone(),
                has_answered: m.receipt.is_some(),
            })
            .collect(),
    }
}

fn obstacles(results: &Results, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    if results.contract.lines.is_empty() {
        sentences.push(texts::NOTHING_PRICED.get(lang).to_owned());
    }
    let mut lines: Vec<&str> = results.faults.iter().filter_map(Fault::line).map(|l| l.as_str()).collect();
    lines.dedup();
    if !lines.is_empty() && !results.contract.lines.is_empty() {
        let text = plural(lang, lines.len(), texts::LINE_UNPRICED, texts::LINES_UNPRICED);
        sentences.push(text.fill(lang, &[("count", &lines.len().to_string()), ("lines", &lines.join(", "))]));
    }
    if results.faults.iter().any(|f| matches!(f, Fault::NoLead)) {
        sentences.push(texts::NO_LEAD.get(lang).to_owned());
    }
    if sentences.is_empty() && matches!(results.status, Status::Incomplete | Status::NotAllocated) {
        sentences.push(texts::INCOMPLETE.get(lang).to_owned());
    }
    sentences
}

fn cautions(document: &Document, results: &Results, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    let broken = results.violations.len();
    if broken > 0 {
        let text = plural(lang, broken, texts::RULE_BROKEN, texts::RULES_BROKEN);
        sentences.push(text.fill(lang, &[("count", &broken.to_string())]));
    }
    let found = findings::of_all(document, results, lang).into_iter();
    sentences.extend(found.filter(|(_, finding)| finding.is_fault()).map(|(_, finding)| finding.sentence));
    let to_adapt = document.dossier.chapters.iter().filter(|c| Progress::of(c) == Progress::ToAdapt).count();
    if to_adapt > 0 {
        let text = plural(lang, to_adapt, texts::TO_ADAPT_ONE, texts::TO_ADAPT_MANY);
        sentences.push(text.fill(lang, &[("count", &to_adapt.to_string())]));
    }
    if document.frame.group.justification.trim().is_empty() {
        sentences.push(texts::NO_JUSTIFICATION.get(lang).to_owned());
    }
    let kept = document.members.iter().filter(|m| m.keeper == Keeper::Lead).count();
    if document.role == Role::Lead && kept > 0 {
        let text = plural(lang, kept, texts::KEPT_ONE, texts::KEPT_MANY);
        sentences.push(text.fill(lang, &[("count", &kept.to_string())]));
    }
    sentences
}

fn left_out(document: &Document, lang: Lang) -> Vec<&'static str> {
    let has_receipts = document.members.iter().any(|m| m.receipt.is_some());
    let brief = &document.frame.brief;
    let has_brief = **brief != crate::document::Brief::default();
    [
        (has_brief, texts::LEFT_BRIEF),
        (has_receipts, texts::LEFT_RECEIPTS),
        (*document.dossier != crate::document::Dossier::default(), texts::LEFT_CHAPTERS),
        (true, texts::LEFT_HISTORY),
    ]
    .into_iter()
    .filter(|(is_there, _)| *is_there)
    .map(|(_, text)| text.get(lang))
    .collect()
}
