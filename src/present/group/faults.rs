//! What is missing or does not hold together in the group and its members. Half-filled is normal: nothing is blocked, and check
//! digits only warn.

use super::terms::years;
use super::vat::has_threshold;
use super::{CardField, CertificationField, GroupField, MemberId, PrivateField, TermsField};
use crate::document::{Document, MemberParts, Role};
use crate::domain::bid::{GroupForm, Tender, VatGroup, VatRegime};
use crate::domain::check_digits;
use crate::domain::dates::Date;
use crate::domain::decimal::Rate;
use crate::domain::ids::Id;
use crate::domain::years::Years;
use crate::i18n::texts::{group as group_texts, member as texts};
use crate::i18n::{Lang, format};
use crate::present::form::FormField;
use crate::present::tender::words::is_public;

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field of the group, by its key.
    Field(&'static str),
    Lead,
    Members,
    Site(Id),
    /// A field of a member, by its key.
    Member(MemberId, String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberFault {
    NameMissing,
    LegalFormMissing,
    SiretWrong,
    VatIdWrong,
    VatIdNeeded,
    IbanWrong,
    RateOfExempt(Rate),
    RateZero,
    MentionMissing,
    CertificationExpires { at: usize, id: Id, day: Date, needed: Date },
    RaisedBelowLimit,
    ThresholdMissing,
    YearUnknown(String),
    SharesCross { min: Rate, max: Rate },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupFault {
    NoMember,
    Alone,
    NoLead,
    NoName,
    NoJustification,
    DistributionHidden,
    SiteWithoutCity(Id),
    Of(MemberId, MemberFault),
}

impl GroupFault {
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::NoMember | Self::Alone => Place::Members,
            Self::NoLead => Place::Lead,
            Self::NoName => Place::Field(GroupField::Name.key()),
            Self::NoJustification => Place::Field(GroupField::Justification.key()),
            Self::DistributionHidden => Place::Field(GroupField::Distribution.key()),
            Self::SiteWithoutCity(id) => Place::Site(id.clone()),
            Self::Of(member, fault) => Place::Member(member.clone(), fault.key()),
        }
    }

    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::NoMember => group_texts::FAULT_NO_MEMBER.get(lang).to_owned(),
            Self::Alone => group_texts::FAULT_ALONE.get(lang).to_owned(),
            Self::NoLead => group_texts::FAULT_NO_LEAD.get(lang).to_owned(),
            Self::NoName => group_texts::FAULT_NO_NAME.get(lang).to_owned(),
            Self::NoJustification => group_texts::FAULT_NO_JUSTIFICATION.get(lang).to_owned(),
            Self::DistributionHidden => group_texts::FAULT_DISTRIBUTION.get(lang).to_owned(),
            Self::SiteWithoutCity(_) => group_texts::FAULT_SITE_CITY.get(lang).to_owned(),
            Self::Of(_, fault) => fault.sentence(lang),
        }
    }
}

/// The key of a field of the certification in that place.
#[must_use]
pub fn certification_key(at: usize, field: CertificationField) -> String {
    format!("certification-{at}-{}", field.key())
}

/// The key of the other turnover of a year.
#[must_use]
pub fn year_key(year: &str) -> String {
    format!("year-{year}")
}

impl MemberFault {
    fn key(&self) -> String {
        match self {
            Self::NameMissing => CardField::Name.key(),
            Self::LegalFormMissing => CardField::LegalForm.key(),
            Self::SiretWrong => CardField::Siret.key(),
            Self::VatIdWrong | Self::VatIdNeeded => CardField::VatId.key(),
            Self::IbanWrong => PrivateField::Iban.key(),
            Self::RateOfExempt(_) | Self::RateZero => CardField::Rate.key(),
            Self::MentionMissing => CardField::Mention.key(),
            Self::CertificationExpires { at, .. } => return certification_key(*at, CertificationField::ValidUntil),
            Self::RaisedBelowLimit => PrivateField::ThresholdRaised.key(),
            Self::ThresholdMissing => PrivateField::ThresholdLimit.key(),
            Self::YearUnknown(year) => return year_key(year),
            Self::SharesCross { .. } => TermsField::MinShare.key(),
        }
        .to_owned()
    }

    fn sentence(&self, lang: Lang) -> String {
        let text = match self {
            Self::NameMissing => texts::FAULT_NAME,
            Self::LegalFormMissing => texts::FAULT_LEGAL_FORM,
            Self::SiretWrong => texts::FAULT_SIRET,
            Self::VatIdWrong => texts::FAULT_VAT_ID,
            Self::VatIdNeeded => texts::FAULT_VAT_ID_NEEDED,
            Self::IbanWrong => texts::FAULT_IBAN,
            Self::RateZero => texts::FAULT_RATE_ZERO,
            Self::MentionMissing => texts::FAULT_MENTION,
            Self::RaisedBelowLimit => texts::FAULT_RAISED,
            Self::ThresholdMissing => texts::FAULT_NO_THRESHOLD,
            Self::RateOfExempt(rate) => return texts::FAULT_RATE.fill(lang, &[("rate", &format::rate(*rate, lang))]),
            Self::YearUnknown(year) => return texts::FAULT_YEAR.fill(lang, &[("year", year)]),
            Self::CertificationExpires { id, day, needed, .. } => {
                let (day, needed) = (format::date(*day, lang), format::date(*needed, lang));
                return texts::FAULT_CERTIFICATION.fill(lang, &[("id", id.as_str()), ("day", &day), ("needed", &needed)]);
            }
            Self::SharesCross { min, max } => {
                let (min, max) = (format::rate(*min, lang), format::rate(*max, lang));
                return texts::FAULT_SHARES.fill(lang, &[("min", &min), ("max", &max)]);
            }
        };
        text.get(lang).to_owned()
    }
}

/// Everything, in the order of the screen. In a member's copy only what concerns itself.
#[must_use]
pub fn faults(document: &Document) -> Vec<GroupFault> {
    let mut found = Vec::new();
    if document.role == Role::Lead {
        found.extend(of_group(document));
    }
    found.extend(
        document
            .frame
            .datacentres
            .iter()
            .filter(|d| d.city.is_empty())
            .map(|d| GroupFault::SiteWithoutCity(d.id.clone())),
    );
    for member in document
        .members
        .iter()
        .filter(|m| document.role == Role::Lead || document.role == Role::Member(m.id.clone()))
    {
        found.extend(
            of_member(&document.frame.tender, member)
                .into_iter()
                .map(|fault| GroupFault::Of(member.id.clone(), fault)),
        );
    }
    found
}

fn of_group(document: &Document) -> Vec<GroupFault> {
    let (group, tender) = (&document.frame.group, &document.frame.tender);
    let hides = group.form != GroupForm::JointAndSeveral && !group.shows_distribution() && !tender.framework_agreement;
    let checks = [
        (document.members.is_empty(), GroupFault::NoMember),
        (document.members.len() == 1, GroupFault::Alone),
        (group.lead.is_none() && !document.members.is_empty(), GroupFault::NoLead),
        (group.name.is_empty(), GroupFault::NoName),
        (group.justification.is_empty() && is_public(tender.buyer.kind), GroupFault::NoJustification),
        (hides, GroupFault::DistributionHidden),
    ];
    checks.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
}

fn of_member(tender: &Tender, member: &MemberParts) -> Vec<MemberFault> {
    let (card, facts, terms) = (&*member.card, &*member.private, &*member.offer.terms);
    let vat = &card.vat;
    let group = vat.regime.group();
    let fails = |number: &Option<String>, adds_up: fn(&str) -> bool| number.as_ref().is_some_and(|n| !adds_up(n));
    let has_mention = vat.mention.as_ref().is_some_and(|m| !m.trim().is_empty());
    let threshold = facts.vat_threshold.as_ref();
    let raised_is_below = threshold.is_some_and(|t| t.raised_limit_cents.is_some_and(|raised| raised < t.limit_cents));
    let checks = [
        (card.name.is_empty(), MemberFault::NameMissing),
        (card.legal_form.is_empty(), MemberFault::LegalFormMissing),
        (fails(&card.siret, check_digits::siret_adds_up), MemberFault::SiretWrong),
        (fails(&card.vat_id, check_digits::vat_id_adds_up), MemberFault::VatIdWrong),
        (vat.regime == VatRegime::EuReverseCharge && card.vat_id.is_none(), MemberFault::VatIdNeeded),
        (group == VatGroup::Exempt && !vat.rate.is_zero(), MemberFault::RateOfExempt(vat.rate)),
        (group == VatGroup::Charged && vat.rate.is_zero(), MemberFault::RateZero),
        (group != VatGroup::Charged && !has_mention, MemberFault::MentionMissing),
        (fails(&facts.iban, check_digits::iban_adds_up), MemberFault::IbanWrong),
        (raised_is_below, MemberFault::RaisedBelowLimit),
        (has_threshold(vat.regime) && threshold.is_none(), MemberFault::ThresholdMissing),
    ];
    let mut found: Vec<MemberFault> = checks.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect();
    found.extend(expiring(tender, member));
    let contract = Years::of(tender).0;
    let is_known = |year: &String| contract.labels().iter().any(|label| **label == **year);
    found.extend(years(tender, facts).into_iter().filter(|year| !is_known(year)).map(MemberFault::YearUnknown));
    if let (Some(min), Some(max)) = (terms.min_share, terms.max_share)
        && min > max
    {
        found.push(MemberFault::SharesCross { min, max });
    }
    found
}

/// A certification counts when it is valid on the later of the deadline's day and the start (`joint-bid/1` §2.4).
fn expiring(tender: &Tender, member: &MemberParts) -> Vec<MemberFault> {
    let Some(needed) = tender.deadline.as_ref().map(|d| d.day()).max(tender.start) else {
        return Vec::new();
    };
    let too_soon = member.card.certifications.iter().enumerate().filter_map(|(at, certification)| {
        let day = certification.valid_until.filter(|day| *day < needed)?;
        Some(MemberFault::CertificationExpires {
            at,
            id: certification.id.clone(),
            day,
            needed,
        })
    });
    too_soon.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty;
    use crate::present::group::{add, card, set_card, set_private, set_terms, with_lead};
    use crate::present::tender::{self, DateField};

    fn told(document: &Document) -> String {
        faults(document)
            .iter()
            .map(|f| format!("{:?}: {}\n", f.place(), f.sentence(Lang::En)))
            .collect()
    }

    fn one() -> Document {
        let document = empty("b");
        document.apply(&add(&document, "A", "A", None, Lang::En).unwrap()).unwrap()
    }

    #[test]
    fn a_group_without_members_lead_and_reason_is_told_so() {
        let all = told(&empty("b"));
        assert!(
            all.contains("Members: The group has no member yet.") && all.contains("Field(\"justification\")"),
            "{all}"
        );
        let all = told(&one());
        assert!(
            all.contains("Members: A group has at least two members.") && all.contains("Lead: Name the lead"),
            "{all}"
        );
        let led = one().apply(&with_lead(&one().frame.group, "A")).unwrap();
        assert!(!told(&led).contains("Name the lead"));
    }

    #[test]
    fn a_several_group_that_hides_its_distribution_is_told_so_unless_it_is_a_framework_agreement() {
        let mut group = (*one().frame.group).clone();
        group.show_distribution = Some(false);
        let document = one().apply(&super::super::set(group)).unwrap();
        assert!(told(&document).contains("distribution"));
        let mut tender = (*document.frame.tender).clone();
        tender.framework_agreement = true;
        assert!(!told(&document.apply(&tender::set(tender)).unwrap()).contains("Field(\"distribution\")"));
    }

    #[test]
    fn faults_of_a_member_stand_beside_their_fields() {
        let mut document = one();
        let mut tender = (*document.frame.tender).clone();
        DateField::Deadline.put(&mut tender, "2027-01-12", Lang::En).unwrap();
        DateField::Start.put(&mut tender, "2027-03-01", Lang::En).unwrap();
        document = document.apply(&tender::set(tender)).unwrap();
        let id = MemberId::from("A");
        let mut changed = (*document.members[0].card).clone();
        CardField::Siret.put(&mut changed, "73282932000075", Lang::En).unwrap();
        CardField::Rate.put(&mut changed, "20", Lang::En).unwrap();
        changed.vat.regime = VatRegime::SmallBusiness;
        changed = card::with_new_certification(&changed, "HDS", Lang::En).unwrap();
        changed.certifications[0].valid_until = Some(Date::parse("2027-02-28").unwrap());
        document = document.apply(&set_card(&id, changed)).unwrap();
        let mut facts = (*document.members[0].private).clone();
        PrivateField::Iban.put(&mut facts, "FR14 2004 1010 0505 0001 3M02 607", Lang::En).unwrap();
        document = document.apply(&set_private(&id, facts)).unwrap();
        let mut terms = (*document.members[0].offer.terms).clone();
        TermsField::MinShare.put(&mut terms, "40", Lang::En).unwrap();
        TermsField::MaxShare.put(&mut terms, "30", Lang::En).unwrap();
        document = document.apply(&set_terms(&id, terms)).unwrap();
        let all = told(&document);
        for (key, words) in [
            ("siret", "SIRET are wrong"),
            ("vat-rate", "must be 0, not 20%"),
            ("vat-mention", "mention for the invoice"),
            ("iban", "IBAN are wrong"),
            ("threshold-limit", "has a threshold"),
            ("certification-0-valid-until", "HDS expires on 28\u{a0}February 2027, before 1\u{a0}March 2027"),
            ("min-share", "(40%) is above the largest (30%)"),
        ] {
            let line = all.lines().find(|l| l.starts_with(&format!("Member(\"A\", \"{key}\")")));
            assert!(line.is_some_and(|l| l.contains(words)), "{key}: {all}");
        }
    }
}
