//! Requests and offers between the lead and a member: what is sent, what comes back, what is new in it.
//! An offer touches the parts of its own member and nothing else, so the order of merging does not matter.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dossier::{Chapter, Dossier};
use super::parts::{Brief, Document, Frame, Keeper, MemberParts, Offer, Plan, Receipt, Role};
use super::sheet::Sheet;
use crate::domain::bid::{Ask, Card, Datacentre, Group, Line, PrivateFacts, Tender, Terms};
use crate::domain::decimal::UnitPrice;
use crate::domain::ids::{Id, LineId, MemberId};

/// What the lead sends: frame and lines, no price. `joint-bid-request/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Id of the bid.
    pub bid: String,
    pub tender: Arc<Tender>,
    #[serde(default)]
    pub brief: Arc<Brief>,
    pub group: Arc<Group>,
    #[serde(default)]
    pub datacentres: Vec<Datacentre>,
    pub lines: Vec<Arc<Line>>,
    /// For whom; absent = for any host, who then names itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<RequestedMember>,
    /// The chapters that this member writes or reads again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Arc<Chapter>>,
}

/// The member a request is meant for, with its card as the lead knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedMember {
    pub id: MemberId,
    pub card: Arc<Card>,
}

/// What comes back: one member's own parts. `joint-bid-offer/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferSubmission {
    pub bid: String,
    pub member: MemberId,
    pub card: Arc<Card>,
    /// Present when the member lets the lead know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private: Option<Arc<PrivateFacts>>,
    /// What the official forms ask; absent when the member filled in nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<Sheet>>,
    pub terms: Arc<Terms>,
    pub asks: Vec<Arc<Ask>>,
    /// The member's sites.
    #[serde(default)]
    pub datacentres: Vec<Datacentre>,
    /// The chapters that the member has written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Arc<Chapter>>,
    pub receipt: Receipt,
}

/// What an offer changes in the lead's copy, to show before it is accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferNews {
    pub member: MemberId,
    pub name: String,
    /// True for a member the lead has not named.
    pub is_new_member: bool,
    /// The same file was accepted before: nothing changes.
    pub is_known: bool,
    /// An offer with a higher version was accepted before.
    pub is_older: bool,
    pub card_changes: bool,
    pub private_changes: bool,
    pub terms_change: bool,
    /// Lines whose ask differs: before → after (first tier's price; `None` = no ask).
    pub asks: Vec<(LineId, Option<UnitPrice>, Option<UnitPrice>)>,
    /// Asks for lines that the bid no longer has: left out.
    pub unknown_lines: Vec<LineId>,
    /// Chapters whose text or pictures differ.
    pub chapters: Vec<Id>,
}

impl Request {
    /// The request for a member of this bid, or for anyone.
    #[must_use]
    pub fn of(document: &Document, member: Option<&MemberId>) -> Self {
        let mut tender = (*document.frame.tender).clone();
        tender.estimate_ht_cents = None;
        tender.penalty = tender.penalty.map(|p| crate::domain::bid::Penalty { cases: Vec::new(), ..p });
        tender.price_criterion = tender
            .price_criterion
            .map(|c| crate::domain::bid::PriceCriterion { other_offers: Vec::new(), ..c });
        let mut group = (*document.frame.group).clone();
        group.justification.clear();
        let member = member.and_then(|id| document.member(id));
        Self {
            bid: document.id.clone(),
            tender: Arc::new(tender),
            brief: document.frame.brief.clone(),
            group: Arc::new(group),
            datacentres: document.frame.datacentres.clone(),
            lines: document.frame.lines.clone(),
            chapters: member.map(|m| document.dossier.of_member(&m.id)).unwrap_or_default(),
            member: member.map(|m| RequestedMember {
                id: m.id.clone(),
                card: m.card.clone(),
            }),
        }
    }

    /// The member's own copy, in which only its parts can be edited. `name_itself` serves a request for anyone.
    #[must_use]
    pub fn answer(&self, name_itself: &RequestedMember) -> Document {
        let me = self.member.as_ref().unwrap_or(name_itself);
        Document {
            id: self.bid.clone(),
            role: Role::Member(me.id.clone()),
            frame: Arc::new(Frame {
                note: String::new(),
                tender: self.tender.clone(),
                brief: self.brief.clone(),
                group: self.group.clone(),
                datacentres: self.datacentres.clone(),
                lines: self.lines.clone(),
                sla: Vec::new(),
                retroplanning: None,
                game: None,
            }),
            plan: Arc::new(Plan::default()),
            members: vec![MemberParts {
                id: me.id.clone(),
                card: me.card.clone(),
                private: Arc::default(),
                sheet: Arc::default(),
                offer: Arc::default(),
                keeper: Keeper::Member,
                receipt: None,
                joined_by_offer: self.member.is_none(),
            }],
            dossier: Arc::new(Dossier {
                chapters: self.chapters.iter().map(|chapter| chapter.seen_by(&me.id)).collect(),
                ..Dossier::default()
            }),
        }
    }
}

impl OfferSubmission {
    /// The offer in a member's copy; `None` in the lead's copy. The digest is filled in by whoever writes the file.
    #[must_use]
    pub fn of(document: &Document, shares_private_facts: bool, version: u32, made_at: &str) -> Option<Self> {
        let Role::Member(id) = &document.role else { return None };
        let me = document.member(id)?;
        let asks = document.frame.lines.iter().filter_map(|line| me.offer.asks.get(&line.id).cloned());
        let sites = document.frame.datacentres.iter().filter(|d| me.card.datacentres.contains(&d.id));
        Some(Self {
            bid: document.id.clone(),
            member: id.clone(),
            card: me.card.clone(),
            private: shares_private_facts.then(|| me.private.clone()),
            sheet: (*me.sheet != Sheet::default()).then(|| me.sheet.clone()),
            terms: me.offer.terms.clone(),
            asks: asks.collect(),
            datacentres: sites.cloned().collect(),
            chapters: document.dossier.written_by(id),
            receipt: Receipt {
                digest: String::new(),
                version,
                made_at: made_at.to_owned(),
            },
        })
    }

    pub(super) fn offer(&self, lines: &[Arc<Line>]) -> Offer {
        let known = |ask: &&Arc<Ask>| lines.iter().any(|l| l.id == ask.line);
        Offer {
            terms: self.terms.clone(),
            asks: self.asks.iter().filter(known).map(|a| (a.line.clone(), a.clone())).collect(),
        }
    }
}

/// What `submission` would change in `document`.
#[must_use]
pub fn news_of(document: &Document, submission: &OfferSubmission) -> OfferNews {
    let current = document.member(&submission.member);
    let offer = submission.offer(&document.frame.lines);
    let price = |ask: Option<&Arc<Ask>>| ask.and_then(|a| a.tiers.first()).map(|t| t.price);
    let asks = document.frame.lines.iter().filter_map(|line| {
        let (before, after) = (current.and_then(|c| c.offer.asks.get(&line.id)), offer.asks.get(&line.id));
        (before != after).then(|| (line.id.clone(), price(before), price(after)))
    });
    let receipt = current.and_then(|c| c.receipt.as_ref());
    OfferNews {
        member: submission.member.clone(),
        name: submission.card.name.clone(),
        is_new_member: current.is_none(),
        is_known: receipt.is_some_and(|r| r.digest == submission.receipt.digest),
        is_older: receipt.is_some_and(|r| r.digest != submission.receipt.digest && r.version > submission.receipt.version),
        card_changes: current.is_none_or(|c| c.card != document.of_this_bid(&submission.card)),
        private_changes: submission.private.as_ref().is_some_and(|p| current.is_none_or(|c| &c.private != p)),
        terms_change: current.is_none_or(|c| c.offer.terms != submission.terms),
        asks: asks.collect(),
        unknown_lines: submission
            .asks
            .iter()
            .filter(|a| document.line(&a.line).is_none())
            .map(|a| a.line.clone())
            .collect(),
        chapters: submission
            .chapters
            .iter()
            .filter(|written| document.is_news(&submission.member, written))
            .map(|written| written.id.clone())
            .collect(),
    }
}
