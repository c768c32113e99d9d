//! Who does what for how much (*répartition des prestations*; `joint-bid/1` §8.3, art. R2142-20 of the *code de la commande publique*).

use serde::Serialize;

use super::sums::MemberTotal;
use crate::domain::bid::Bid;
use crate::domain::decimal::Share;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::roster::Roster;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Distribution {
    pub shown_to_client: bool,
    /// The serving members and the lead, in member order.
    pub rows: Vec<DistributionRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DistributionRow {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
    pub works: Vec<Work>,
    pub amount_ht_cents: Cents,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// *Mandataire*.
    Lead,
    /// *Cotraitant*.
    Member,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Work {
    pub line: LineId,
    pub label: String,
    pub share: Share,
}

pub(super) fn distribution(bid: &Bid, roster: &Roster, by_member: &[MemberTotal]) -> Distribution {
    let mut works: Vec<Vec<Work>> = vec![Vec::new(); bid.members.len()];
    for (line, services) in bid.lines.iter().zip(roster.lines()) {
        for service in services {
            if let Some(works) = works.get_mut(service.member) {
                works.push(Work {
                    line: line.id.clone(),
                    label: line.label.clone(),
                    share: service.share,
                });
            }
        }
    }
    let members = bid.members.iter().zip(by_member).zip(works).enumerate();
    let rows = members.filter_map(|(at, ((member, total), works))| {
        let is_lead = bid.group.lead.as_ref() == Some(&member.id);
        (is_lead || roster.serves(at)).then(|| DistributionRow {
            member: member.id.clone(),
            name: member.card.name.clone(),
            role: if is_lead { Role::Lead } else { Role::Member },
            works,
            amount_ht_cents: total.ht_cents,
        })
    });
    Distribution {
        shown_to_client: bid.group.shows_distribution(),
        rows: rows.collect(),
    }
}
