//! Subcontractors in the cards of members: told apart, and of lines that exist, whatever becomes of the lines.

use std::sync::Arc;

use super::apply::are_told_apart;
use super::command::CommandError;
use super::parts::Document;
use crate::domain::bid::Card;
use crate::domain::ids::LineId;

/// As in `joint-bid/2` §6.
const SUBCONTRACTORS_MAX: usize = 50;

impl Document {
    pub(super) fn can_subcontract(&self, card: &Card) -> Result<(), CommandError> {
        are_told_apart(card.subcontractors.iter().map(|s| &s.id), SUBCONTRACTORS_MAX)?;
        let mut lines = card.subcontractors.iter().flat_map(|s| &s.lines);
        lines.try_for_each(|line| self.has_line(line))
    }

    /// The card as far as this bid has its lines: one that came with an offer may name lines that are gone.
    pub(super) fn of_this_bid(&self, card: &Arc<Card>) -> Arc<Card> {
        let mut card = card.clone();
        replace(&mut card, |line| self.line(line).is_none(), None);
        card
    }

    /// In place of a line its new id, or nothing.
    pub(super) fn subcontract_instead(&mut self, line: &LineId, by: Option<&LineId>) {
        self.members.iter_mut().for_each(|member| replace(&mut member.card, |l| l == line, by));
    }
}

/// A card that names none of the lines stays the same card.
fn replace(card: &mut Arc<Card>, is_meant: impl Fn(&LineId) -> bool, by: Option<&LineId>) {
    if !card.subcontractors.iter().any(|s| s.lines.iter().any(&is_meant)) {
        return;
    }
    for subcontractor in &mut Arc::make_mut(card).subcontractors {
        let lines = std::mem::take(&mut subcontractor.lines);
        let kept = lines.into_iter().filter_map(|line| if is_meant(&line) { by.cloned() } else { Some(line) });
        subcontractor.lines = kept.collect();
    }
}
