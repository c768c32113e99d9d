//! What a command does, in the words of the undo menu.

use super::dossier;
use crate::document::{Command, Document};
use crate::domain::ids::{Id, MemberId};
use crate::i18n::Lang;
use crate::i18n::texts::history as texts;

/// The label of a command; members are named as `document` names them.
#[must_use]
pub fn command(command: &Command, document: &Document, lang: Lang) -> String {
    let named = |id: &MemberId| {
        document
            .member(id)
            .map(|m| m.card.name.clone())
            .filter(|n| !n.is_empty())
            .unwrap_or_else(|| id.to_string())
    };
    let of_line = |text: crate::i18n::Text, line: &str| text.fill(lang, &[("line", line)]);
    let of_member = |text: crate::i18n::Text, member: &MemberId| text.fill(lang, &[("member", &named(member))]);
    let of_chapter = |text: crate::i18n::Text, id: &Id| {
        let title = document.dossier.chapter(id).map(|c| dossier::title(c, lang)).unwrap_or_else(|| id.to_string());
        text.fill(lang, &[("chapter", &title)])
    };
    match command {
        Command::SetTender(_) => texts::TENDER.get(lang).to_owned(),
        Command::SetBrief(_) => texts::BRIEF.get(lang).to_owned(),
        Command::SetGroup(_) => texts::GROUP.get(lang).to_owned(),
        Command::SetDatacentres(_) => texts::SITES.get(lang).to_owned(),
        Command::AddLine { line, .. } => of_line(texts::ADD_LINE, line.id.as_str()),
        Command::SetLine(line) => of_line(texts::LINE, line.id.as_str()),
        Command::RenameLine { from, .. } => of_line(texts::RENAME_LINE, from.as_str()),
        Command::MoveLine { line, .. } => of_line(texts::MOVE_LINE, line.as_str()),
        Command::RemoveLine(line) => of_line(texts::REMOVE_LINE, line.as_str()),
        Command::AddMember { card, .. } => texts::ADD_MEMBER.fill(lang, &[("member", &card.name)]),
        Command::SetCard { member, .. } => of_member(texts::CARD, member),
        Command::SetSheet { member, .. } => of_member(texts::SHEET, member),
        Command::SetPrivateFacts { member, .. } => of_member(texts::PRIVATE, member),
        Command::SetTerms { member, .. } => of_member(texts::TERMS, member),
        Command::SetKeeper { member, .. } => of_member(texts::KEEPER, member),
        Command::MoveMember { member, .. } => of_member(texts::MOVE_MEMBER, member),
        Command::RemoveMember(member) => of_member(texts::REMOVE_MEMBER, member),
        Command::SetAsk(ask) => texts::ASK.fill(lang, &[("member", &named(&ask.member)), ("line", ask.line.as_str())]),
        Command::RemoveAsk { line, member } => texts::ASK.fill(lang, &[("member", &named(member)), ("line", line.as_str())]),
        Command::SetShares { line, .. } => of_line(texts::SHARES, line.as_str()),
        Command::SetBackup { line, .. } => of_line(texts::BACKUP, line.as_str()),
        Command::ClearAllocation => texts::CLEAR_ALLOCATION.get(lang).to_owned(),
        Command::AdoptAllocation(_) => texts::ADOPT.get(lang).to_owned(),
        Command::SetGoal(_) => texts::GOAL.get(lang).to_owned(),
        Command::SetLock { line, .. } => of_line(texts::LOCK, line.as_str()),
        Command::SetScenarios(_) => texts::SCENARIOS.get(lang).to_owned(),
        Command::SetRules(_) => texts::RULES.get(lang).to_owned(),
        Command::SetPricing(_) => texts::PRICING.get(lang).to_owned(),
        Command::SetSettlement(_) => texts::SETTLEMENT.get(lang).to_owned(),
        Command::SetGame(_) => texts::GAME.get(lang).to_owned(),
        Command::SetRetroplanning(_) => texts::PLANNING.get(lang).to_owned(),
        Command::SetServiceLevels(_) => texts::SERVICE_LEVELS.get(lang).to_owned(),
        Command::AddChapter { .. } => texts::ADD_CHAPTER.get(lang).to_owned(),
        Command::HeadChapter { chapter, .. } => of_chapter(texts::HEAD_CHAPTER, chapter),
        Command::WriteChapter { chapter, .. } => of_chapter(texts::WRITE_CHAPTER, chapter),
        Command::AddPicture { chapter, .. } => of_chapter(texts::ADD_PICTURE, chapter),
        Command::AdornWithPicture { chapter, .. } => of_chapter(texts::ADORN_WITH_PICTURE, chapter),
        Command::RemovePicture { chapter, .. } => of_chapter(texts::REMOVE_PICTURE, chapter),
        Command::MoveChapter { chapter, .. } => of_chapter(texts::MOVE_CHAPTER, chapter),
        Command::RemoveChapter(_) => texts::REMOVE_CHAPTER.get(lang).to_owned(),
        Command::SetDossierOptions(_) => texts::DOSSIER_OPTIONS.get(lang).to_owned(),
        Command::SetAppearance(_) => texts::APPEARANCE.get(lang).to_owned(),
        Command::AcceptOffer(offer) => texts::OFFER.fill(lang, &[("member", &offer.card.name)]),
        Command::Several(commands) => several(commands, document, lang),
    }
}

fn several(commands: &[Command], document: &Document, lang: Lang) -> String {
    let first = commands.first().map(|c| command(c, document, lang)).unwrap_or_default();
    match commands.len() {
        0 | 1 => first,
        n => texts::SEVERAL.fill(lang, &[("first", &first), ("count", &(n - 1).to_string())]),
    }
}
