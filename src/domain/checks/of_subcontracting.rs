//! K49: whoever is declared as a subcontractor (law of 31 December 1975) has a DC4 that the client can accept.

use super::Facts;
use super::problem::{Problem, Severity};
use crate::domain::bid::{BuyerKind, Lack, Member, Subcontractor};
use crate::domain::check_digits::siret_adds_up;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::params::Param;

/// What is wrong with one subcontractor.
#[derive(Clone, Debug, PartialEq)]
pub enum SubcontractorFault {
    Incomplete(Vec<Lack>),
    SiretWrong,
    /// A member of the group is a party to the contract: it cannot be the subcontractor of another.
    IsMember(MemberId),
    /// It is to work on lines that its member does not serve.
    LinesNotServed(Vec<LineId>),
    /// It processes personal data, and its member does not declare the guarantees (GDPR, art. 28).
    NoGuarantees,
    /// From this amount on a public buyer pays it directly; a waiver is void (law of 1975, art. 7).
    PaidDirectly(Cents),
}

impl SubcontractorFault {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::SiretWrong => "K34",
            _ => "K49",
        }
    }
    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::Incomplete(_) | Self::SiretWrong | Self::NoGuarantees => Severity::Blocking,
            Self::IsMember(_) | Self::LinesNotServed(_) | Self::PaidDirectly(_) => Severity::Warning,
        }
    }
}

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Problem>) {
    for member in &facts.bid.members {
        for subcontractor in &member.card.subcontractors {
            found.extend(faults(facts, member, subcontractor).into_iter().map(|fault| Problem::Subcontractor {
                member: member.id.clone(),
                name: subcontractor.name.clone(),
                fault,
            }));
        }
        found.extend(too_much(facts, member));
    }
}

fn faults(facts: &Facts<'_>, member: &Member, of: &Subcontractor) -> Vec<SubcontractorFault> {
    let lacks = of.lacks();
    [
        (!lacks.is_empty()).then_some(SubcontractorFault::Incomplete(lacks)),
        of.siret.as_deref().is_some_and(|n| !siret_adds_up(n)).then_some(SubcontractorFault::SiretWrong),
        is_member(facts, of),
        lines_not_served(facts, member, of),
        (of.processes_data() && !of.personal_data.gives_guarantees).then_some(SubcontractorFault::NoGuarantees),
        paid_directly(facts, of),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The same SIRET, or the same name.
fn is_member(facts: &Facts<'_>, of: &Subcontractor) -> Option<SubcontractorFault> {
    let is_same = |member: &&Member| {
        let card = &member.card;
        of.siret.is_some() && of.siret == card.siret || of.name.trim().to_lowercase() == card.name.trim().to_lowercase()
    };
    let same = facts.bid.members.iter().find(is_same)?;
    Some(SubcontractorFault::IsMember(same.id.clone()))
}

fn lines_not_served(facts: &Facts<'_>, member: &Member, of: &Subcontractor) -> Option<SubcontractorFault> {
    let rows = facts.bid.allocation.as_ref()?;
    let is_served = |line: &LineId| rows.iter().any(|row| row.member == member.id && &row.line == line);
    let lines: Vec<LineId> = of.lines.iter().filter(|line| !is_served(line)).cloned().collect();
    (!lines.is_empty()).then_some(SubcontractorFault::LinesNotServed(lines))
}

fn paid_directly(facts: &Facts<'_>, of: &Subcontractor) -> Option<SubcontractorFault> {
    let is_public = !matches!(facts.bid.tender.buyer.kind, BuyerKind::Association | BuyerKind::Company);
    let (table, day) = (facts.params?, facts.day_of_law()?);
    let from = table.on("subcontracting.direct_payment", day).and_then(Param::cents)?;
    let is_due = is_public && of.max_ttc()? >= from;
    (is_due && of.is_paid_directly == Some(false)).then_some(SubcontractorFault::PaidDirectly(from))
}

/// Its subcontractors may get no more than the member's own part of the contract.
fn too_much(facts: &Facts<'_>, member: &Member) -> Option<Problem> {
    if !facts.is_allocated() || !facts.results.faults.is_empty() {
        return None;
    }
    let rows = &facts.results.contract.distribution.rows;
    let part = rows.iter().find(|row| row.member == member.id).map_or(Cents::ZERO, |row| row.amount_ht_cents);
    let total: Cents = member.card.subcontractors.iter().filter_map(|s| s.max_ht_cents).sum();
    (total > part).then(|| Problem::SubcontractsTooMuch {
        member: member.id.clone(),
        total,
        part,
    })
}
