//! Carrying out a command: checked first, then done on a copy, so that a refusal leaves the document as it was.

use std::sync::Arc;

use super::cascade::{edit_frame, edit_plan, follow_periods, forget_line, forget_member, rename_line};
use super::command::{Command, CommandError, PartId};
use super::dossier::edit_dossier;
use super::merge::OfferSubmission;
use super::parts::{Document, Keeper, MemberParts, Role};
use crate::domain::bid::{Ask, Card, Datacentre, Line, Retroplanning, ServiceLevel};
use crate::domain::decimal::Share;
use crate::domain::ids::{Id, LineId, MemberId, is_valid_id};
use crate::domain::planning;

/// Limits of `joint-bid/1` §1.9.
const MEMBERS_MAX: usize = 40;
const LINES_MAX: usize = 1000;
const TASKS_MAX: usize = 500;
const SERVICE_LEVELS_MAX: usize = 50;

impl Document {
    /// The document after `command`.
    ///
    /// # Errors
    /// `CommandError` says what stands in the way; nothing is changed then.
    pub fn apply(&self, command: &Command) -> Result<Self, CommandError> {
        let mut after = self.clone();
        after.carry_out(command)?;
        Ok(after)
    }

    fn carry_out(&mut self, command: &Command) -> Result<(), CommandError> {
        if let Command::Several(commands) = command {
            return commands.iter().try_for_each(|c| self.carry_out(c));
        }
        command.parts().into_iter().try_for_each(|part| self.may_change(part))?;
        match command {
            Command::SetTender(tender) => edit_frame(self, |frame| {
                follow_periods(&mut frame.lines, &frame.tender, tender);
                frame.tender = Arc::new((**tender).clone());
            }),
            Command::SetBrief(brief) => edit_frame(self, |frame| frame.brief = Arc::new((**brief).clone())),
            Command::SetGroup(group) => {
                group.lead.as_ref().map_or(Ok(()), |lead| self.has_member(lead))?;
                edit_frame(self, |frame| frame.group = Arc::new((**group).clone()));
            }
            Command::SetDatacentres(datacentres) => self.set_datacentres(datacentres)?,
            Command::AddLine { line, at } => self.add_line(line, *at)?,
            Command::SetLine(line) => self.set_line(line)?,
            Command::RenameLine { from, to } => {
                self.has_line(from)?;
                if from != to {
                    self.line_id_is_free(to)?;
                    rename_line(self, from, to);
                }
            }
            Command::MoveLine { line, to } => {
                let from = self
                    .frame
                    .lines
                    .iter()
                    .position(|l| &l.id == line)
                    .ok_or_else(|| CommandError::UnknownLine(line.clone()))?;
                edit_frame(self, |frame| move_item(&mut frame.lines, from, *to));
            }
            Command::RemoveLine(line) => {
                self.has_line(line)?;
                forget_line(self, line);
            }
            Command::AddMember { member, card } => self.add_member(member, card)?,
            Command::SetCard { member, card } => {
                self.can_subcontract(card)?;
                self.edit_member(member, |m| m.card = Arc::new((**card).clone()))?;
            }
            Command::SetPrivateFacts { member, facts } => self.edit_member(member, |m| m.private = Arc::new((**facts).clone()))?,
            Command::SetSheet { member, sheet } => self.edit_member(member, |m| m.sheet = Arc::new((**sheet).clone()))?,
            Command::SetTerms { member, terms } => {
                self.edit_member(member, |m| Arc::make_mut(&mut m.offer).terms = Arc::new((**terms).clone()))?;
            }
            Command::SetKeeper { member, keeper } => self.edit_member(member, |m| m.keeper = *keeper)?,
            Command::MoveMember { member, to } => {
                let from = self
                    .members
                    .iter()
                    .position(|m| &m.id == member)
                    .ok_or_else(|| CommandError::UnknownMember(member.clone()))?;
                move_item(&mut self.members, from, *to);
            }
            Command::RemoveMember(member) => {
                self.has_member(member)?;
                forget_member(self, member);
            }
            Command::SetAsk(ask) => self.set_ask(ask)?,
            Command::RemoveAsk { line, member } => {
                self.edit_member(member, |m| {
                    Arc::make_mut(&mut m.offer).asks.remove(line);
                })?;
            }
            Command::SetShares { line, shares } => self.set_shares(line, shares)?,
            Command::SetBackup { line, member } => self.set_backup(line, member.as_ref())?,
            Command::ClearAllocation => edit_plan(self, |plan| plan.allocation.clear()),
            Command::AdoptAllocation(rows) => self.adopt_allocation(rows)?,
            Command::SetGoal(goal) => self.set_goal(goal)?,
            Command::SetLock { line, is_locked } => self.set_lock(line, *is_locked)?,
            Command::SetScenarios(scenarios) => self.set_scenarios(scenarios)?,
            Command::SetRules(rules) => edit_plan(self, |plan| plan.rules = Arc::new((**rules).clone())),
            Command::SetPricing(pricing) => edit_plan(self, |plan| plan.pricing = Arc::new((**pricing).clone())),
            Command::SetSettlement(settlement) => edit_plan(self, |plan| plan.settlement = Arc::new((**settlement).clone())),
            Command::SetGame(game) => edit_frame(self, |frame| frame.game.clone_from(game)),
            Command::SetRetroplanning(plan) => {
                plan.as_deref().map_or(Ok(()), can_be_planned)?;
                edit_frame(self, |frame| frame.retroplanning = plan.as_deref().cloned());
            }
            Command::SetServiceLevels(levels) => {
                are_told_apart(levels.iter().map(|level: &ServiceLevel| &level.id), SERVICE_LEVELS_MAX)?;
                edit_frame(self, |frame| frame.sla.clone_from(levels));
            }
            Command::AddChapter { chapter, at } => self.add_chapter(chapter, *at)?,
            Command::HeadChapter { chapter, head } => self.head_chapter(chapter, head)?,
            Command::WriteChapter { chapter, text, is_to_adapt } => self.write_chapter(chapter, text, *is_to_adapt)?,
            Command::AddPicture { chapter, picture, text } => self.add_picture(chapter, picture, text)?,
            Command::AdornWithPicture { chapter, name, is_decorative } => self.adorn_with_picture(chapter, name, *is_decorative)?,
            Command::RemovePicture { chapter, name, text } => self.remove_picture(chapter, name, text)?,
            Command::MoveChapter { chapter, to } => {
                let from = self.dossier.position(chapter).ok_or_else(|| CommandError::UnknownChapter(chapter.clone()))?;
                edit_dossier(self, |dossier| move_item(&mut dossier.chapters, from, *to));
            }
            Command::RemoveChapter(chapter) => self.remove_chapter(chapter)?,
            Command::SetDossierOptions(options) => edit_dossier(self, |dossier| dossier.options = *options),
            Command::SetAppearance(appearance) => self.set_appearance(appearance)?,
            Command::AcceptOffer(submission) => self.accept_offer(submission)?,
            Command::Several(_) => {}
        }
        Ok(())
    }

    /// The lead changes frame and plan, and a member's parts while it keeps them; a member only its own.
    fn may_change(&self, part: PartId) -> Result<(), CommandError> {
        let owner = match &part {
            PartId::Frame | PartId::Plan | PartId::Dossier => None,
            PartId::Chapter(id) => {
                let is_mine = self.dossier.chapter(id).is_none_or(|chapter| self.may_write(chapter));
                return if is_mine { Ok(()) } else { Err(CommandError::NotYours(part)) };
            }
            PartId::Card(m) | PartId::Private(m) | PartId::Offer(m) => Some(m),
        };
        let allowed = match (&self.role, owner) {
            (Role::Lead, None) => true,
            (Role::Lead, Some(member)) => self.is_kept_by_lead(member),
            (Role::Member(_), None) => false,
            (Role::Member(me), Some(member)) => me == member,
        };
        if allowed { Ok(()) } else { Err(CommandError::NotYours(part)) }
    }

    pub(super) fn is_kept_by_lead(&self, member: &MemberId) -> bool {
        self.member(member).is_none_or(|m| m.keeper == Keeper::Lead)
    }

    pub(super) fn has_line(&self, line: &LineId) -> Result<(), CommandError> {
        self.line(line).map(|_| ()).ok_or_else(|| CommandError::UnknownLine(line.clone()))
    }

    pub(super) fn has_member(&self, member: &MemberId) -> Result<(), CommandError> {
        self.member(member).map(|_| ()).ok_or_else(|| CommandError::UnknownMember(member.clone()))
    }

    fn line_id_is_free(&self, id: &LineId) -> Result<(), CommandError> {
        if !is_valid_id(id.as_str()) {
            return Err(CommandError::IdMalformed(id.to_string()));
        }
        if self.line(id).is_some() {
            Err(CommandError::IdTaken(id.to_string()))
        } else {
            Ok(())
        }
    }

    fn edit_member(&mut self, id: &MemberId, edit: impl FnOnce(&mut MemberParts)) -> Result<(), CommandError> {
        let member = self
            .members
            .iter_mut()
            .find(|m| &m.id == id)
            .ok_or_else(|| CommandError::UnknownMember(id.clone()))?;
        edit(member);
        Ok(())
    }

    fn set_datacentres(&mut self, datacentres: &[Datacentre]) -> Result<(), CommandError> {
        for (i, site) in datacentres.iter().enumerate() {
            if !is_valid_id(site.id.as_str()) {
                return Err(CommandError::IdMalformed(site.id.to_string()));
            }
            if datacentres.iter().take(i).any(|d| d.id == site.id) {
                return Err(CommandError::IdTaken(site.id.to_string()));
            }
        }
        let used = self.members.iter().flat_map(|m| &m.card.datacentres);
        if let Some(lost) = used.into_iter().find(|id| !datacentres.iter().any(|d| &d.id == *id)) {
            return Err(CommandError::UnknownSite(lost.clone()));
        }
        edit_frame(self, |frame| frame.datacentres = datacentres.to_vec());
        Ok(())
    }

    fn add_line(&mut self, line: &Line, at: Option<usize>) -> Result<(), CommandError> {
        self.line_id_is_free(&line.id)?;
        if self.frame.lines.len() >= LINES_MAX {
            return Err(CommandError::TooMany { limit: LINES_MAX });
        }
        edit_frame(self, |frame| {
            let at = at.unwrap_or(frame.lines.len()).min(frame.lines.len());
            frame.lines.insert(at, Arc::new(line.clone()));
        });
        Ok(())
    }

    fn set_line(&mut self, line: &Line) -> Result<(), CommandError> {
        self.has_line(&line.id)?;
        line.not_same_host_as.iter().try_for_each(|l| self.has_line(l))?;
        line.only_members.iter().try_for_each(|m| self.has_member(m))?;
        edit_frame(self, |frame| {
            frame.lines.iter_mut().filter(|l| l.id == line.id).for_each(|l| *l = Arc::new(line.clone()))
        });
        Ok(())
    }

    fn add_member(&mut self, id: &MemberId, card: &Card) -> Result<(), CommandError> {
        self.can_subcontract(card)?;
        if !is_valid_id(id.as_str()) {
            return Err(CommandError::IdMalformed(id.to_string()));
        }
        if self.member(id).is_some() {
            return Err(CommandError::IdTaken(id.to_string()));
        }
        if self.members.len() >= MEMBERS_MAX {
            return Err(CommandError::TooMany { limit: MEMBERS_MAX });
        }
        self.members.push(new_member(id, Arc::new(card.clone())));
        Ok(())
    }

    fn set_ask(&mut self, ask: &Ask) -> Result<(), CommandError> {
        self.has_line(&ask.line)?;
        let starts_at_zero = ask.tiers.first().is_some_and(|t| t.from_qty.is_zero());
        let increases = ask.tiers.windows(2).all(|pair| matches!(pair, [a, b] if a.from_qty < b.from_qty));
        if !starts_at_zero || !increases {
            return Err(CommandError::TiersNotIncreasing {
                line: ask.line.clone(),
                member: ask.member.clone(),
            });
        }
        let card = &self.member(&ask.member).ok_or_else(|| CommandError::UnknownMember(ask.member.clone()))?.card;
        if let Some(site) = ask.datacentre.as_ref().filter(|site| !card.datacentres.contains(site)) {
            return Err(CommandError::UnknownSite(site.clone()));
        }
        self.edit_member(&ask.member, |m| {
            Arc::make_mut(&mut m.offer).asks.insert(ask.line.clone(), Arc::new(ask.clone()));
        })
    }

    fn set_shares(&mut self, line: &LineId, shares: &[(MemberId, Share)]) -> Result<(), CommandError> {
        self.has_line(line)?;
        for (i, (member, _)) in shares.iter().enumerate() {
            self.has_member(member)?;
            if shares.iter().take(i).any(|(m, _)| m == member) {
                return Err(CommandError::MemberTwice {
                    line: line.clone(),
                    member: member.clone(),
                });
            }
        }
        edit_plan(self, |plan| {
            if shares.is_empty() {
                plan.allocation.remove(line);
            } else {
                plan.allocation.insert(line.clone(), shares.to_vec());
                plan.forget_hosts();
            }
        });
        Ok(())
    }

    /// Replaces the parts of the offer's own member. An offer that is already in, or older than the one that is, changes nothing.
    fn accept_offer(&mut self, submission: &OfferSubmission) -> Result<(), CommandError> {
        if submission.bid != self.id {
            return Err(CommandError::OtherBid(submission.bid.clone()));
        }
        if !is_valid_id(submission.member.as_str()) {
            return Err(CommandError::IdMalformed(submission.member.to_string()));
        }
        let known = self.member(&submission.member).and_then(|m| m.receipt.as_ref());
        let rank = |r: &super::parts::Receipt| (r.version, r.digest.clone());
        if known.is_some_and(|r| rank(r) >= rank(&submission.receipt)) {
            return Ok(());
        }
        if self.member(&submission.member).is_none() {
            if self.members.len() >= MEMBERS_MAX {
                return Err(CommandError::TooMany { limit: MEMBERS_MAX });
            }
            self.insert_joining(new_member(&submission.member, submission.card.clone()));
        }
        edit_frame(self, |frame| {
            for site in &submission.datacentres {
                if !frame.datacentres.iter().any(|d| d.id == site.id) {
                    let at = frame.datacentres.iter().position(|d| d.id > site.id).unwrap_or(frame.datacentres.len());
                    frame.datacentres.insert(at, site.clone());
                }
            }
        });
        self.take_chapters(&submission.member, &submission.chapters)?;
        let (offer, card) = (Arc::new(submission.offer(&self.frame.lines)), self.of_this_bid(&submission.card));
        self.can_subcontract(&card)?;
        self.edit_member(&submission.member, |m| {
            m.card = card;
            if let Some(private) = &submission.private {
                m.private = private.clone();
            }
            // A member that filled in nothing does not empty what the lead knows.
            if let Some(sheet) = &submission.sheet {
                m.sheet = sheet.clone();
            }
            m.offer = offer;
            m.keeper = Keeper::Member;
            m.receipt = Some(submission.receipt.clone());
        })
    }

    /// Members who came with their offer stand last, in the order of their ids: the order of merging leaves no trace.
    fn insert_joining(&mut self, mut member: MemberParts) {
        member.joined_by_offer = true;
        let named = self.members.iter().rposition(|m| !m.joined_by_offer).map_or(0, |i| i + 1);
        let at = self
            .members
            .iter()
            .skip(named)
            .position(|m| m.id > member.id)
            .map_or(self.members.len(), |i| named + i);
        self.members.insert(at, member);
    }
}

fn new_member(id: &MemberId, card: Arc<Card>) -> MemberParts {
    MemberParts {
        id: id.clone(),
        card,
        private: Arc::default(),
        sheet: Arc::default(),
        offer: Arc::default(),
        keeper: Keeper::Lead,
        receipt: None,
        joined_by_offer: false,
    }
}

fn move_item<T>(items: &mut Vec<T>, from: usize, to: usize) {
    if from < items.len() {
        let item = items.remove(from);
        items.insert(to.min(items.len()), item);
    }
}

/// Ids are well formed, each once, and not too many.
pub(super) fn are_told_apart<'a>(ids: impl ExactSizeIterator<Item = &'a Id>, limit: usize) -> Result<(), CommandError> {
    if ids.len() > limit {
        return Err(CommandError::TooMany { limit });
    }
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !is_valid_id(id.as_str()) {
            return Err(CommandError::IdMalformed(id.to_string()));
        }
        if !seen.insert(id) {
            return Err(CommandError::IdTaken(id.to_string()));
        }
    }
    Ok(())
}

fn can_be_planned(plan: &Retroplanning) -> Result<(), CommandError> {
    are_told_apart(plan.tasks.iter().map(|t| &t.id), TASKS_MAX)?;
    match planning::waits_for_itself(&plan.tasks) {
        Some(task) => Err(CommandError::TaskWaitsForItself(task)),
        None => Ok(()),
    }
}
