//! The parts of a bid and who owns each: the lead owns frame and plan, each member its card, private facts and offer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::sheet::Sheet;
use crate::domain::bid::{
    AllocationRow, AllocationRules, Ask, Bid, Card, Datacentre, Game, Group, Line, Member, Pricing, PrivateFacts, Retroplanning, ServiceLevel, Settlement,
    Tender, Terms,
};
use crate::domain::decimal::Share;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::optimum::Goal;

/// Whose copy this is: the lead's, with everything, or one member's, made from a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Lead,
    Member(MemberId),
}

/// The whole document. Parts sit behind `Arc`, so that a copy is cheap and equality of pointers means «unchanged».
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub id: String,
    #[serde(default)]
    pub role: Role,
    pub frame: Arc<Frame>,
    pub plan: Arc<Plan>,
    /// In the group's order, the last tie-break everywhere.
    pub members: Vec<MemberParts>,
    /// What is written for the client.
    #[serde(default)]
    pub dossier: Arc<Dossier>,
}

/// What the lead sets down for all: the consultation, the group, the lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub tender: Arc<Tender>,
    #[serde(default)]
    pub brief: Arc<Brief>,
    pub group: Arc<Group>,
    #[serde(default)]
    pub datacentres: Vec<Datacentre>,
    pub lines: Vec<Arc<Line>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sla: Vec<ServiceLevel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retroplanning: Option<Retroplanning>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<Game>,
}

/// What the notice says beyond what is computed: kept to be read, shown and searched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brief {
    pub description: String,
    /// CPV codes, the main one first.
    pub cpv: Vec<String>,
    pub criteria: Vec<Criterion>,
    pub buyer_city: String,
    pub documents_url: String,
    pub submission_url: String,
    /// Number of the notice and of its publication.
    pub notice: String,
    /// What the reader of the notice did not understand or did not find, as it was said when the notice was opened.
    pub unread: Vec<String>,
}

/// An award criterion with its weight as the notice states it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Criterion {
    /// `price`, `cost`, `quality` or empty.
    pub kind: String,
    pub name: String,
    pub description: String,
    /// For example `60 %`.
    pub weight: String,
}

/// The group's decisions. Internal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Shares by line. A line that is not here is not allocated.
    pub allocation: BTreeMap<LineId, Vec<(MemberId, Share)>>,
    /// Who takes a line over when its host fails; never one of its hosts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub backups: BTreeMap<LineId, MemberId>,
    pub rules: Arc<AllocationRules>,
    pub pricing: Arc<Pricing>,
    pub settlement: Arc<Settlement>,
    /// What the group wants of a proposed allocation; `None` = what suits its client (`wish`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// Lines whose shares are decided: a proposed allocation keeps them.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub locked: BTreeSet<LineId>,
    /// Allocations kept to be compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
}

/// An allocation with a name. It holds shares only: what it costs is computed with the prices of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Unique among the scenarios of the bid.
    pub name: String,
    pub allocation: Vec<AllocationRow>,
    /// What it was sought for; `None` for one made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
}

/// Who types a member's parts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeper {
    /// The member does not use the app, or has not answered yet.
    #[default]
    Lead,
    /// The parts came in the member's own offer; only another offer, or a visible decision of the lead, changes them.
    Member,
}

/// Where a member's offer came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// SHA-256 of the offer file's content, in hexadecimal.
    pub digest: String,
    /// The member's own count of its offers, from 1.
    pub version: u32,
    /// When the member saved it, as its device says (RFC 3339).
    pub made_at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberParts {
    pub id: MemberId,
    pub card: Arc<Card>,
    #[serde(default)]
    pub private: Arc<PrivateFacts>,
    #[serde(default)]
    pub sheet: Arc<Sheet>,
    #[serde(default)]
    pub offer: Arc<Offer>,
    #[serde(default)]
    pub keeper: Keeper,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// True for a member whom the lead had not named: it came with its offer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joined_by_offer: bool,
}

/// A member's prices and the conditions that come with them. Internal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Offer {
    pub terms: Arc<Terms>,
    pub asks: BTreeMap<LineId, Arc<Ask>>,
}

impl Document {
    #[must_use]
    pub fn member(&self, id: &MemberId) -> Option<&MemberParts> {
        self.members.iter().find(|m| &m.id == id)
    }
    #[must_use]
    pub fn line(&self, id: &LineId) -> Option<&Arc<Line>> {
        self.frame.lines.iter().find(|l| &l.id == id)
    }
    #[must_use]
    pub fn ask(&self, line: &LineId, member: &MemberId) -> Option<&Arc<Ask>> {
        self.member(member)?.offer.asks.get(line)
    }

    /// The parts put together for the domain to compute. Cheap: pointers are shared.
    #[must_use]
    pub fn bid(&self) -> Bid {
        let frame = &self.frame;
        let members = self.members.iter().map(|m| Member {
            id: m.id.clone(),
            card: m.card.clone(),
            private: m.private.clone(),
            terms: m.offer.terms.clone(),
        });
        let asks = frame
            .lines
            .iter()
            .flat_map(|line| self.members.iter().filter_map(|m| m.offer.asks.get(&line.id).cloned()));
        Bid {
            id: self.id.clone(),
            note: frame.note.clone(),
            tender: frame.tender.clone(),
            group: frame.group.clone(),
            datacentres: frame.datacentres.clone(),
            members: members.collect(),
            lines: frame.lines.clone(),
            asks: asks.collect(),
            allocation_rules: self.plan.rules.clone(),
            pricing: self.plan.pricing.clone(),
            settlement: self.plan.settlement.clone(),
            allocation: self.allocation_rows(),
            backups: self.backup_rows(),
            sla: frame.sla.clone(),
            retroplanning: frame.retroplanning.clone(),
            game: frame.game.clone(),
        }
    }

    /// Rows in the order of lines, then of members; `None` when nothing is allocated.
    fn allocation_rows(&self) -> Option<Vec<AllocationRow>> {
        if self.plan.allocation.is_empty() {
            return None;
        }
        let mut rows = Vec::new();
        for line in &self.frame.lines {
            let shares = self.plan.allocation.get(&line.id);
            for member in &self.members {
                let share = shares.and_then(|s| s.iter().find(|(m, _)| m == &member.id));
                if let Some((_, share)) = share {
                    rows.push(AllocationRow {
                        line: line.id.clone(),
                        member: member.id.clone(),
                        share: *share,
                    });
                }
            }
        }
        Some(rows)
    }

    /// The document of a bid that was read from a file: the lead's copy, every member kept by the lead.
    #[must_use]
    pub fn from_bid(bid: Bid) -> Self {
        let allocation = by_line(bid.allocation.into_iter().flatten());
        let mut asks: BTreeMap<MemberId, BTreeMap<LineId, Arc<Ask>>> = BTreeMap::new();
        for ask in bid.asks {
            asks.entry(ask.member.clone()).or_default().insert(ask.line.clone(), ask);
        }
        let members = bid
            .members
            .into_iter()
            .map(|m| MemberParts {
                offer: Arc::new(Offer {
                    terms: m.terms,
                    asks: asks.remove(&m.id).unwrap_or_default(),
                }),
                id: m.id,
                card: m.card,
                private: m.private,
                sheet: Arc::default(),
                keeper: Keeper::Lead,
                receipt: None,
                joined_by_offer: false,
            })
            .collect();
        Self {
            id: bid.id,
            role: Role::Lead,
            frame: Arc::new(Frame {
                note: bid.note,
                tender: bid.tender,
                brief: Arc::default(),
                group: bid.group,
                datacentres: bid.datacentres,
                lines: bid.lines,
                sla: bid.sla,
                retroplanning: bid.retroplanning,
                game: bid.game,
            }),
            plan: Arc::new(Plan {
                allocation,
                backups: super::backup::of_rows(bid.backups),
                rules: bid.allocation_rules,
                pricing: bid.pricing,
                settlement: bid.settlement,
                ..Plan::default()
            }),
            members,
            dossier: Arc::default(),
        }
    }
}

/// Rows as the plan keeps them: shares by line.
pub(super) fn by_line(rows: impl IntoIterator<Item = AllocationRow>) -> BTreeMap<LineId, Vec<(MemberId, Share)>> {
    let mut allocation: BTreeMap<LineId, Vec<(MemberId, Share)>> = BTreeMap::new();
    for row in rows {
        allocation.entry(row.line).or_default().push((row.member, row.share));
    }
    allocation
}
