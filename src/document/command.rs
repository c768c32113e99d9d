//! What people do, as data: imperative, serialisable, checked. The log in the browser's store is a list of these.

use serde::{Deserialize, Serialize};

use super::appearance::Appearance;
use super::dossier::{Chapter, ChapterHead, DossierOptions};
use super::merge::OfferSubmission;
use super::parts::{Brief, Keeper, Scenario};
use super::picture::Picture;
use super::sheet::Sheet;
use crate::domain::bid::{
    AllocationRow, AllocationRules, Ask, Card, Datacentre, Game, Group, Line, Pricing, PrivateFacts, Retroplanning, ServiceLevel, Settlement, Tender, Terms,
};
use crate::domain::decimal::Share;
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::optimum::Goal;

/// One change. A command carries the new value of what it changes, so that replaying the log needs nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    SetTender(Box<Tender>),
    SetBrief(Box<Brief>),
    SetGroup(Box<Group>),
    SetDatacentres(Vec<Datacentre>),
    /// `at` = position; the end when absent.
    AddLine {
        line: Box<Line>,
        at: Option<usize>,
    },
    SetLine(Box<Line>),
    RenameLine {
        from: LineId,
        to: LineId,
    },
    MoveLine {
        line: LineId,
        to: usize,
    },
    RemoveLine(LineId),
    AddMember {
        member: MemberId,
        card: Box<Card>,
    },
    SetCard {
        member: MemberId,
        card: Box<Card>,
    },
    SetPrivateFacts {
        member: MemberId,
        facts: Box<PrivateFacts>,
    },
    /// What the official forms ask of a member.
    SetSheet {
        member: MemberId,
        sheet: Box<Sheet>,
    },
    SetTerms {
        member: MemberId,
        terms: Box<Terms>,
    },
    /// The lead takes over, or hands back, the typing in of a member's parts.
    SetKeeper {
        member: MemberId,
        keeper: Keeper,
    },
    MoveMember {
        member: MemberId,
        to: usize,
    },
    RemoveMember(MemberId),
    SetAsk(Box<Ask>),
    RemoveAsk {
        line: LineId,
        member: MemberId,
    },
    SetShares {
        line: LineId,
        shares: Vec<(MemberId, Share)>,
    },
    /// Who takes the line over when its host fails; `None` = nobody is named.
    SetBackup {
        line: LineId,
        member: Option<MemberId>,
    },
    ClearAllocation,
    /// A whole allocation takes the place of the present one.
    AdoptAllocation(Vec<AllocationRow>),
    SetGoal(Box<Goal>),
    /// The shares of a line are decided, or open again.
    SetLock {
        line: LineId,
        is_locked: bool,
    },
    SetScenarios(Vec<Scenario>),
    SetRules(Box<AllocationRules>),
    SetPricing(Box<Pricing>),
    SetSettlement(Box<Settlement>),
    /// The coalition game; `None` = no game.
    SetGame(Option<Game>),
    /// The plan of the answer; `None` = no plan.
    SetRetroplanning(Option<Box<Retroplanning>>),
    SetServiceLevels(Vec<ServiceLevel>),
    /// `at` = position; the end when absent.
    AddChapter {
        chapter: Box<Chapter>,
        at: Option<usize>,
    },
    /// Title, on or off, author, reader.
    HeadChapter {
        chapter: Id,
        head: Box<ChapterHead>,
    },
    /// `is_to_adapt`: the text is one that the app proposes.
    WriteChapter {
        chapter: Id,
        text: String,
        is_to_adapt: bool,
    },
    /// `text`: what the chapter says with it.
    AddPicture {
        chapter: Id,
        picture: Box<Picture>,
        text: String,
    },
    /// The picture only adorns, or says something again.
    AdornWithPicture {
        chapter: Id,
        name: String,
        is_decorative: bool,
    },
    /// `text`: what the chapter says without it.
    RemovePicture {
        chapter: Id,
        name: String,
        text: String,
    },
    MoveChapter {
        chapter: Id,
        to: usize,
    },
    RemoveChapter(Id),
    SetDossierOptions(DossierOptions),
    SetAppearance(Box<Appearance>),
    /// A member's own offer replaces what stood for it.
    AcceptOffer(Box<OfferSubmission>),
    /// Several changes that are one for whoever made them: a paste, a fill down, offers dropped together.
    Several(Vec<Command>),
}

/// A piece of the document with one owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartId {
    Frame,
    Plan,
    Card(MemberId),
    Private(MemberId),
    Offer(MemberId),
    /// Which chapters the client's proposal has, in what order, and how it looks.
    Dossier,
    /// The text and the pictures of a chapter.
    Chapter(Id),
}

/// Why a command was not carried out; the document is as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CommandError {
    #[error("no line {0}")]
    UnknownLine(LineId),
    #[error("no member {0}")]
    UnknownMember(MemberId),
    #[error("no site {0}")]
    UnknownSite(Id),
    #[error("no chapter {0}")]
    UnknownChapter(Id),
    #[error("no picture {0}")]
    UnknownPicture(String),
    #[error("the pictures have {size} bytes together")]
    PicturesTooLarge { size: usize },
    #[error("identifier {0} is taken")]
    IdTaken(String),
    #[error("identifier {0} is not well formed")]
    IdMalformed(String),
    #[error("member {member} is twice in line {line}")]
    MemberTwice { line: LineId, member: MemberId },
    #[error("{member} serves {line} and cannot be its backup")]
    BackupServes { line: LineId, member: MemberId },
    #[error("{member} has no ask for {line}")]
    NoAsk { line: LineId, member: MemberId },
    #[error("tiers of {line} for {member} are not increasing from 0")]
    TiersNotIncreasing { line: LineId, member: MemberId },
    #[error("part {0:?} belongs to someone else")]
    NotYours(PartId),
    #[error("the offer is for bid {0}")]
    OtherBid(String),
    #[error("task {0} waits for itself")]
    TaskWaitsForItself(Id),
    #[error("limit of {limit} reached")]
    TooMany { limit: usize },
    #[error("a text has {found} characters, at most {limit} fit")]
    TextTooLong { limit: usize, found: usize },
    #[error("a logo has {size} bytes, at most {limit} fit")]
    LogoTooLarge { limit: usize, size: usize },
}

impl Command {
    /// The parts it changes; each must belong to whoever sends it.
    #[must_use]
    pub fn parts(&self) -> Vec<PartId> {
        match self {
            Self::SetTender(_)
            | Self::SetBrief(_)
            | Self::SetGroup(_)
            | Self::AddLine { .. }
            | Self::SetLine(_)
            | Self::RenameLine { .. }
            | Self::MoveLine { .. }
            | Self::RemoveLine(_)
            | Self::AddMember { .. }
            | Self::SetKeeper { .. }
            | Self::MoveMember { .. }
            | Self::RemoveMember(_)
            | Self::SetGame(_)
            | Self::SetRetroplanning(_)
            | Self::SetServiceLevels(_)
            | Self::AcceptOffer(_) => vec![PartId::Frame],
            // A member may name a site of its own while it answers: the lead receives it with the offer.
            Self::SetDatacentres(_) => vec![],
            Self::SetCard { member, .. } | Self::SetSheet { member, .. } => vec![PartId::Card(member.clone())],
            Self::SetPrivateFacts { member, .. } => vec![PartId::Private(member.clone())],
            Self::SetTerms { member, .. } | Self::RemoveAsk { member, .. } => vec![PartId::Offer(member.clone())],
            Self::SetAsk(ask) => vec![PartId::Offer(ask.member.clone())],
            Self::SetShares { .. }
            | Self::SetBackup { .. }
            | Self::ClearAllocation
            | Self::AdoptAllocation(_)
            | Self::SetGoal(_)
            | Self::SetLock { .. }
            | Self::SetScenarios(_)
            | Self::SetRules(_)
            | Self::SetPricing(_)
            | Self::SetSettlement(_) => vec![PartId::Plan],
            Self::AddChapter { .. }
            | Self::HeadChapter { .. }
            | Self::MoveChapter { .. }
            | Self::RemoveChapter(_)
            | Self::SetDossierOptions(_)
            | Self::SetAppearance(_) => vec![PartId::Dossier],
            Self::WriteChapter { chapter, .. }
            | Self::AddPicture { chapter, .. }
            | Self::AdornWithPicture { chapter, .. }
            | Self::RemovePicture { chapter, .. } => vec![PartId::Chapter(chapter.clone())],
            Self::Several(commands) => commands.iter().flat_map(Self::parts).collect(),
        }
    }
}
