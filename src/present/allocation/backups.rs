//! Who takes each line over when its host fails: who is named, who could, and a proposal for the lines that nobody is named for.

use std::collections::HashMap;

use super::shares_of;
use crate::document::{Command, Document, MemberParts};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::results::Results;
use crate::domain::rules::covers;
use crate::i18n::texts::allocation as texts;
use crate::i18n::{Lang, plural};
use crate::present::form::Choice;
use crate::present::rules::member_name;

#[derive(Clone, Debug, PartialEq)]
pub struct Backups {
    pub rows: Vec<BackupRow>,
    /// How many lines have a named backup.
    pub count: String,
    /// Nobody is named for a line that somebody could take over.
    pub can_propose: bool,
}

/// A line that somebody serves.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupRow {
    pub key: String,
    pub title: String,
    pub hosts: String,
    /// The member that is named; empty when nobody is.
    pub chosen: String,
    pub choices: Vec<Choice>,
    /// The one that is named could not take over.
    pub fault: Option<String>,
}

#[must_use]
pub fn backups(document: &Document, results: &Results, lang: Lang) -> Backups {
    let covers = covers(&document.bid(), &results.contract).into_iter();
    let standbys: HashMap<usize, Vec<usize>> = covers.map(|cover| (cover.line, cover.standbys)).collect();
    let could = |at: usize, member: usize| standbys.get(&at).is_some_and(|members| members.contains(&member));
    let mut can_propose = false;
    let served = document
        .frame
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !shares_of(document, line).is_empty());
    let rows = served.map(|(at, line)| {
        let hosts = shares_of(document, line);
        let others = document.members.iter().enumerate().filter(|(_, m)| hosts.iter().all(|(host, _)| *host != m.id));
        let named = document.backup(&line.id);
        can_propose |= named.is_none() && others.clone().any(|(member, _)| could(at, member));
        let choice = |(member, parts): (usize, &MemberParts)| {
            let name = member_name(parts);
            let label = if could(at, member) {
                name
            } else {
                texts::BACKUP_UNABLE.fill(lang, &[("member", &name)])
            };
            Choice::new(parts.id.as_str(), label)
        };
        let unable = others.clone().any(|(member, parts)| Some(&parts.id) == named && !could(at, member));
        let names: Vec<String> = hosts.iter().filter_map(|(host, _)| document.member(host)).map(member_name).collect();
        let nobody = Choice::new("", texts::BACKUP_NOBODY.get(lang));
        BackupRow {
            key: line.id.to_string(),
            title: texts::BACKUP_LINE.fill(lang, &[("line", line.id.as_str()), ("label", &line.label)]),
            hosts: texts::BACKUP_HOSTS.fill(lang, &[("names", &names.join(", "))]),
            chosen: named.map(ToString::to_string).unwrap_or_default(),
            choices: [nobody].into_iter().chain(others.map(choice)).collect(),
            fault: unable.then(|| texts::BACKUP_FAULT.get(lang).to_owned()),
        }
    });
    let rows: Vec<BackupRow> = rows.collect();
    let count = rows.iter().filter(|row| !row.chosen.is_empty()).count();
    let told = plural(lang, count, texts::BACKUP_COUNT_ONE, texts::BACKUP_COUNT);
    Backups {
        count: told.fill(lang, &[("count", &count.to_string()), ("all", &rows.len().to_string())]),
        rows,
        can_propose,
    }
}

/// Names a member for a line; nobody when `member` is empty.
#[must_use]
pub fn name_backup(line: &str, member: &str) -> Command {
    Command::SetBackup {
        line: LineId::new(line),
        member: (!member.is_empty()).then(|| MemberId::new(member)),
    }
}

/// Names, for each line without a backup that somebody could take over, whoever is named for the fewest lines so far, in the order of
/// the members: no price plays a part. `None` when there is nothing to name.
#[must_use]
pub fn propose_backups(document: &Document, results: &Results) -> Option<Command> {
    let bid = document.bid();
    let mut named: Vec<usize> = bid.members.iter().map(|m| bid.backups.iter().filter(|b| b.member == m.id).count()).collect();
    let mut commands = Vec::new();
    for cover in covers(&bid, &results.contract) {
        let Some(line) = bid.lines.get(cover.line).filter(|line| bid.backup(&line.id).is_none()) else {
            continue;
        };
        let fewest = cover.standbys.into_iter().min_by_key(|at| named.get(*at).copied());
        if let Some((member, count)) = fewest.and_then(|at| Some((bid.members.get(at)?, named.get_mut(at)?))) {
            *count += 1;
            commands.push(name_backup(line.id.as_str(), member.id.as_str()));
        }
    }
    (!commands.is_empty()).then_some(Command::Several(commands))
}
