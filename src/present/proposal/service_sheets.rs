//! A sheet for each service of the schedule: who performs it, where, and who takes it over when its host fails. Without any amount.

use super::print::{Block, Card, Row};
use crate::domain::client_view::{ClientLine, ClientShare, ClientView};
use crate::i18n::texts::proposal as texts;
use crate::i18n::{Lang, format};

/// Empty while the group names no backup: the table by member says the rest already.
pub(super) fn cards(view: &ClientView, lang: Lang) -> Vec<Block> {
    let Some(shares) = view.distribution.as_ref().filter(|_| view.names_backups()) else {
        return Vec::new();
    };
    vec![
        Block::Text {
            text: texts::SHEETS_TEXT.get(lang).to_owned(),
        },
        Block::Cards {
            items: view.lines.iter().map(|line| card(view, shares, line, lang)).collect(),
        },
    ]
}

fn card(view: &ClientView, shares: &[ClientShare], line: &ClientLine, lang: Lang) -> Card {
    let hosts = || {
        shares
            .iter()
            .filter_map(|host| Some((host, host.works.iter().find(|work| work.line == line.line)?)))
    };
    let alone = hosts().count() == 1;
    let performed = hosts().map(|(host, work)| match alone {
        true => host.name.clone(),
        false => texts::HOST_AND_SHARE.fill(lang, &[("name", &host.name), ("share", &format::share(work.share, lang))]),
    });
    let performed = performed.collect::<Vec<_>>().join(", ");
    let mut sites: Vec<String> = Vec::new();
    let of_hosts = hosts().filter_map(|(host, _)| view.members.iter().find(|m| m.id == host.member));
    for site in of_hosts.flat_map(|member| &member.sites) {
        let site = format!("{} ({})", site.city, site.country);
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    let backup = line.backup.as_ref().map_or_else(|| texts::NO_BACKUP.get(lang).to_owned(), |b| b.name.clone());
    let rows = [(texts::PERFORMED_BY, performed), (texts::SITES, sites.join(", ")), (texts::BACKUP, backup)];
    Card {
        title: line.label.clone(),
        tag: line.line.to_string(),
        rows: rows
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| Row::new(label.get(lang), value))
            .collect(),
    }
}
