//! The named backups of lines: set one by one, and given up where the member becomes a host of the line.

use std::collections::BTreeMap;

use super::cascade::edit_plan;
use super::command::CommandError;
use super::parts::{Document, Plan, by_line};
use crate::domain::bid::{AllocationRow, Backup};
use crate::domain::ids::{LineId, MemberId};

impl Document {
    /// Who takes the line over when its host fails.
    #[must_use]
    pub fn backup(&self, line: &LineId) -> Option<&MemberId> {
        self.plan.backups.get(line)
    }

    pub(super) fn set_backup(&mut self, line: &LineId, member: Option<&MemberId>) -> Result<(), CommandError> {
        self.has_line(line)?;
        if let Some(member) = member {
            self.has_member(member)?;
            if self.plan.serves(line, member) {
                return Err(CommandError::BackupServes {
                    line: line.clone(),
                    member: member.clone(),
                });
            }
        }
        edit_plan(self, |plan| match member {
            Some(member) => drop(plan.backups.insert(line.clone(), member.clone())),
            None => drop(plan.backups.remove(line)),
        });
        Ok(())
    }

    /// In the order of the lines.
    pub(super) fn backup_rows(&self) -> Vec<Backup> {
        let named = self.frame.lines.iter().filter_map(|line| {
            Some(Backup {
                line: line.id.clone(),
                member: self.plan.backups.get(&line.id)?.clone(),
            })
        });
        named.collect()
    }
}

impl Plan {
    fn serves(&self, line: &LineId, member: &MemberId) -> bool {
        self.allocation.get(line).is_some_and(|shares| shares.iter().any(|(m, _)| m == member))
    }

    /// A whole allocation. A host of a line is not its backup.
    pub(super) fn allocate(&mut self, rows: &[AllocationRow]) {
        self.allocation = by_line(rows.iter().cloned());
        self.forget_hosts();
    }

    /// Backups that serve their line are none any more.
    pub(super) fn forget_hosts(&mut self) {
        let mut backups = std::mem::take(&mut self.backups);
        backups.retain(|line, member| !self.serves(line, member));
        self.backups = backups;
    }
}

pub(super) fn of_rows(rows: Vec<Backup>) -> BTreeMap<LineId, MemberId> {
    rows.into_iter().map(|row| (row.line, row.member)).collect()
}
