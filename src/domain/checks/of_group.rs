//! The group: its form, its lead, its justification, and the papers and numbers of its members.

use super::Facts;
use super::problem::{Number, Problem};
use crate::domain::bid::{GroupForm, Member, Procedure, VatGroup, VatRegime};
use crate::domain::check_digits::{iban_adds_up, siret_adds_up, vat_id_adds_up};
use crate::domain::ids::MemberId;
use crate::domain::params::Param;
use crate::domain::thresholds::ThresholdStatus;
use crate::domain::vat::effective_vat;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Problem>) {
    found.extend(no_lead(facts));
    found.extend(distribution_hidden(facts));
    found.extend(members_without_amount(facts));
    found.extend(mentions_missing(facts));
    found.extend(vat_ids_missing(facts));
    found.extend(over_thresholds(facts));
    found.extend(certificates_expire(facts));
    found.extend(numbers_wrong(facts));
    found.extend(solidarity(facts));
    found.extend(justification_short(facts));
}

/// K13: exactly one lead (CE, 28 April 2006, n° 283942).
fn no_lead(facts: &Facts<'_>) -> Option<Problem> {
    let lead = facts.bid.group.lead.as_ref();
    let is_member = lead.is_some_and(|lead| facts.bid.members.iter().any(|m| &m.id == lead));
    (!is_member && !facts.bid.members.is_empty()).then_some(Problem::NoLead)
}

/// K02: without the distribution each member of a *groupement conjoint* is bound for the whole (CE, 12 October 2023, n° 462994).
fn distribution_hidden(facts: &Facts<'_>) -> Option<Problem> {
    let (group, tender) = (&facts.bid.group, &facts.bid.tender);
    let may_be_left_out = group.form == GroupForm::JointAndSeveral || tender.procedure == Procedure::Private || tender.framework_agreement;
    (!group.shows_distribution() && !may_be_left_out).then_some(Problem::DistributionHidden)
}

/// K02: every member that serves has an amount.
fn members_without_amount(facts: &Facts<'_>) -> Option<Problem> {
    let rows = &facts.results.contract.distribution.rows;
    let unpaid = rows.iter().filter(|row| !row.works.is_empty() && row.amount_ht_cents.0 <= 0);
    let members: Vec<MemberId> = unpaid.map(|row| row.member.clone()).collect();
    (facts.is_allocated() && facts.results.faults.is_empty() && !members.is_empty()).then_some(Problem::MembersWithoutAmount { members })
}

/// K10: a regime without VAT says why on every invoice.
fn mentions_missing(facts: &Facts<'_>) -> Option<Problem> {
    let lacks = |member: &&Member| {
        let own_asks = facts.bid.asks.iter().filter(|ask| ask.member == member.id);
        let regimes = own_asks.map(|ask| effective_vat(member, Some(ask))).chain([effective_vat(member, None)]);
        regimes
            .filter(|vat| vat.regime.group() != VatGroup::Charged)
            .any(|vat| vat.mention.as_ref().is_none_or(|m| m.trim().is_empty()))
    };
    let members: Vec<MemberId> = facts.bid.members.iter().filter(lacks).map(|m| m.id.clone()).collect();
    (!members.is_empty()).then_some(Problem::MentionMissing { members })
}

/// K11: both VAT numbers stand on an invoice under reverse charge.
fn vat_ids_missing(facts: &Facts<'_>) -> Vec<Problem> {
    let reverse = |m: &&Member| m.card.vat.regime == VatRegime::EuReverseCharge;
    let members: Vec<&Member> = facts.bid.members.iter().filter(reverse).collect();
    let lacking = members.iter().filter(|m| m.card.vat_id.is_none());
    let mut found: Vec<Problem> = lacking.map(|m| Problem::VatIdMissing { member: Some(m.id.clone()) }).collect();
    if !members.is_empty() && facts.bid.tender.buyer.vat_id.is_none() {
        found.push(Problem::VatIdMissing { member: None });
    }
    found
}

/// K12: a turnover that ends a VAT regime, equalisation and other turnover included.
fn over_thresholds(facts: &Facts<'_>) -> impl Iterator<Item = Problem> {
    let over = facts.results.vat_thresholds.iter().filter(|t| t.status != ThresholdStatus::Ok);
    over.map(|t| Problem::OverThreshold {
        member: t.member.clone(),
        over: -t.margin_cents,
        is_over_raised: t.status == ThresholdStatus::OverRaisedLimit,
    })
}

/// K16: a certificate that counts lasts until the deadline, and until the start of the contract.
fn certificates_expire(facts: &Facts<'_>) -> Vec<Problem> {
    let tender = &facts.bid.tender;
    let needed = tender.deadline.as_ref().map(|d| d.day()).into_iter().chain(tender.start).max();
    let Some(needed) = needed else { return Vec::new() };
    let certificates = facts.bid.members.iter().flat_map(|m| m.card.certifications.iter().map(move |c| (m, c)));
    certificates
        .filter_map(|(member, certificate)| {
            let last_day = certificate.valid_until.filter(|last| *last < needed)?;
            Some(Problem::CertificateExpires {
                member: member.id.clone(),
                certificate: certificate.id.clone(),
                last_day,
                needed,
            })
        })
        .collect()
}

/// K34: check digits of SIRET, VAT number and IBAN.
fn numbers_wrong(facts: &Facts<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    for member in &facts.bid.members {
        let wrong = [
            (Number::Siret, member.card.siret.as_deref().is_some_and(|n| !siret_adds_up(n))),
            (Number::VatId, member.card.vat_id.as_deref().is_some_and(|n| !vat_id_adds_up(n))),
            (Number::Iban, member.private.iban.as_deref().is_some_and(|n| !iban_adds_up(n))),
        ];
        found.extend(wrong.into_iter().filter(|(_, is_wrong)| *is_wrong).map(|(number, _)| Problem::NumberWrong {
            member: member.id.clone(),
            number,
        }));
    }
    if facts.bid.tender.buyer.vat_id.as_deref().is_some_and(|n| !vat_id_adds_up(n)) {
        found.push(Problem::BuyerVatIdWrong);
    }
    found
}

/// K47: solidarity is agreed to by each, knowing what it means.
fn solidarity(facts: &Facts<'_>) -> Option<Problem> {
    if facts.bid.members.len() < 2 {
        return None;
    }
    match facts.bid.group.form {
        GroupForm::Several => None,
        GroupForm::SeveralLeadLiable => Some(Problem::SolidarityToAgree { is_lead_only: true }),
        GroupForm::JointAndSeveral => Some(Problem::SolidarityToAgree { is_lead_only: false }),
    }
}

/// K57: why these members bid together; competition law wants to know (decision 22-D-04).
fn justification_short(facts: &Facts<'_>) -> Option<Problem> {
    let (table, day) = (facts.params?, facts.day_of_law()?);
    let wanted = table.on("group.justification_min", day).and_then(Param::count)?.into();
    let found = facts.bid.group.justification.trim().chars().count();
    (facts.bid.members.len() > 1 && found < wanted).then_some(Problem::JustificationShort { found, wanted })
}
