//! The fields of a member's card: what the client may read.

use crate::domain::bid::{Card, Certification, Datacentre};
use crate::domain::check_digits;
use crate::domain::ids::Id;
use crate::domain::slug;
use crate::i18n::texts::{group as group_texts, member as texts, typed as typed_texts};
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{Choice, FormField, Input};
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardField {
    Name,
    LegalForm,
    Country,
    Siret,
    VatId,
    Rate,
    Mention,
    Skills,
}

pub(super) fn is_siret(text: &str) -> bool {
    text.len() == 14 && text.bytes().all(|b| b.is_ascii_digit())
}

impl FormField for CardField {
    type Of = Card;

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LegalForm => "legal-form",
            Self::Country => "country",
            Self::Siret => "siret",
            Self::VatId => "vat-id",
            Self::Rate => "vat-rate",
            Self::Mention => "vat-mention",
            Self::Skills => "skills",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Name => texts::NAME,
            Self::LegalForm => texts::LEGAL_FORM,
            Self::Country => texts::COUNTRY,
            Self::Siret => texts::SIRET,
            Self::VatId => texts::VAT_ID,
            Self::Rate => texts::RATE,
            Self::Mention => texts::MENTION,
            Self::Skills => texts::SKILLS,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::LegalForm => Some(texts::LEGAL_FORM_HINT),
            Self::Country => Some(texts::COUNTRY_HINT),
            Self::Skills => Some(texts::IDS_HINT),
            _ => None,
        }
    }
    fn input(self, _: Lang) -> Input {
        if self == Self::Rate { Input::Number } else { Input::Text }
    }
    fn show(self, card: &Card, lang: Lang) -> String {
        match self {
            Self::Name => card.name.clone(),
            Self::LegalForm => card.legal_form.clone(),
            Self::Country => card.country.clone(),
            Self::Siret => card.siret.clone().unwrap_or_default(),
            Self::VatId => card.vat_id.clone().unwrap_or_default(),
            Self::Rate => format::bare_percent(card.vat.rate.scaled(), lang),
            Self::Mention => card.vat.mention.clone().unwrap_or_default(),
            Self::Skills => typed::listed(&card.skills),
        }
    }
    fn put(self, card: &mut Card, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Name => card.name = typed::text(typed, 300, lang)?,
            Self::LegalForm => card.legal_form = typed::text(typed, 100, lang)?,
            Self::Country => card.country = typed::country(typed, lang)?,
            Self::Siret => card.siret = typed::register(typed, is_siret, typed_texts::SIRET, lang)?,
            Self::VatId => card.vat_id = typed::register(typed, check_digits::is_vat_id, typed_texts::VAT_ID, lang)?,
            Self::Rate => card.vat.rate = typed::number(typed, parse::rate, lang)?,
            Self::Mention => card.vat.mention = typed::filled(typed::text(typed, 300, lang)?),
            Self::Skills => card.skills = typed::ids(typed, lang)?,
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificationField {
    Id,
    ValidUntil,
}

impl FormField for CertificationField {
    type Of = Certification;

    fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::ValidUntil => "valid-until",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Id => texts::CERTIFICATION,
            Self::ValidUntil => texts::VALID_UNTIL,
        }
    }
    fn hint(self) -> Option<Text> {
        (self == Self::Id).then_some(texts::CERTIFICATION_HINT)
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Id => Input::Text,
            Self::ValidUntil => Input::Date,
        }
    }
    fn show(self, certification: &Certification, _: Lang) -> String {
        match self {
            Self::Id => certification.id.to_string(),
            Self::ValidUntil => certification.valid_until.map(|d| d.to_string()).unwrap_or_default(),
        }
    }
    fn put(self, certification: &mut Certification, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Id => {
                let malformed = || crate::present::faults::command(&crate::document::CommandError::IdMalformed(typed.trim().to_owned()), lang);
                certification.id = typed::ids(typed, lang)?.into_iter().next().ok_or_else(malformed)?;
            }
            Self::ValidUntil => certification.valid_until = typed::date(typed, lang)?,
        }
        Ok(())
    }
}

/// The card with one certification more; the same one is not added twice.
///
/// # Errors
/// The sentence when it cannot be an identifier.
pub fn with_new_certification(card: &Card, typed: &str, lang: Lang) -> Result<Card, String> {
    let mut next = card.clone();
    for id in typed::ids(typed, lang)? {
        if !next.certifications.iter().any(|c| c.id == id) {
            next.certifications.push(Certification { id, valid_until: None });
        }
    }
    Ok(next)
}

/// The card with this certification in that place.
#[must_use]
pub fn with_certification(card: &Card, at: usize, certification: Certification) -> Card {
    let mut next = card.clone();
    if let Some(place) = next.certifications.get_mut(at) {
        *place = certification;
    }
    next
}

#[must_use]
pub fn without_certification(card: &Card, at: usize) -> Card {
    let mut next = card.clone();
    if at < next.certifications.len() {
        next.certifications.remove(at);
    }
    next
}

/// The card at a site, last in the list, or no longer there.
#[must_use]
pub fn with_site(card: &Card, site: &str, is_there: bool) -> Card {
    let mut next = card.clone();
    next.datacentres.retain(|d| d.as_str() != site);
    if is_there {
        next.datacentres.push(Id::new(site));
    }
    next
}

/// The card with this site first: the default one.
#[must_use]
pub fn with_default_site(card: &Card, site: &str) -> Card {
    let mut next = card.clone();
    if let Some(at) = next.datacentres.iter().position(|d| d.as_str() == site) {
        let site = next.datacentres.remove(at);
        next.datacentres.insert(0, site);
    }
    next
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteField {
    City,
    Country,
}

impl FormField for SiteField {
    type Of = Datacentre;

    fn key(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Country => "country",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::City => group_texts::CITY,
            Self::Country => group_texts::COUNTRY,
        }
    }
    fn hint(self) -> Option<Text> {
        (self == Self::Country).then_some(group_texts::COUNTRY_HINT)
    }
    fn input(self, _: Lang) -> Input {
        Input::Text
    }
    fn show(self, site: &Datacentre, _: Lang) -> String {
        match self {
            Self::City => site.city.clone(),
            Self::Country => site.country.clone(),
        }
    }
    fn put(self, site: &mut Datacentre, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::City => site.city = typed::text(typed, 300, lang)?,
            Self::Country => site.country = typed::country(typed, lang)?,
        }
        Ok(())
    }
}

/// The sites with one more, in France until someone says otherwise, its id made from its city.
///
/// # Errors
/// The sentence when there is no city.
pub fn with_new_site(sites: &[Datacentre], typed: &str, lang: Lang) -> Result<Vec<Datacentre>, String> {
    let city = typed::text(typed, 300, lang)?;
    if city.is_empty() {
        return Err(group_texts::FAULT_NEW_SITE.get(lang).to_owned());
    }
    let is_taken = |id: &str| sites.iter().any(|s| s.id.as_str() == id);
    let id = Id::new(&slug::unique(&slug::slug(&city), "site", is_taken));
    let country = "FR".to_owned();
    Ok(sites.iter().cloned().chain([Datacentre { id, city, country }]).collect())
}

/// The sites with this one in the place of the one that has its id.
#[must_use]
pub fn with_changed_site(sites: &[Datacentre], site: &Datacentre) -> Vec<Datacentre> {
    sites.iter().map(|s| if s.id == site.id { site } else { s }).cloned().collect()
}

#[must_use]
pub fn without_site(sites: &[Datacentre], id: &str) -> Vec<Datacentre> {
    sites.iter().filter(|s| s.id.as_str() != id).cloned().collect()
}

/// «Quimper (FR)», or the id while there is no city.
#[must_use]
pub fn site_name(site: &Datacentre) -> String {
    let city = if site.city.is_empty() { site.id.as_str() } else { &site.city };
    format!("{city} ({})", site.country)
}

/// The sites of a card, its default one first.
#[must_use]
pub fn site_choices(card: &Card, sites: &[Datacentre]) -> Vec<Choice> {
    let named = |id: &Id| sites.iter().find(|s| &s.id == id).map_or_else(|| id.to_string(), site_name);
    card.datacentres.iter().map(|id| Choice::new(id.as_str(), named(id))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid;
    use crate::domain::decimal::Rate;

    #[test]
    fn registers_are_typed_with_spaces_and_kept_without() {
        let mut card = new_bid::card("A", Rate::ZERO);
        CardField::Siret.put(&mut card, "732 829 320 00074", Lang::Fr).unwrap();
        CardField::VatId.put(&mut card, "be 0428.759.497", Lang::Fr).unwrap();
        assert_eq!((card.siret.as_deref(), card.vat_id.as_deref()), (Some("73282932000074"), Some("BE0428759497")));
        assert!(CardField::Siret.put(&mut card, "123", Lang::Fr).is_err());
        CardField::Siret.put(&mut card, "", Lang::Fr).unwrap();
        assert_eq!(card.siret, None);
    }

    #[test]
    fn the_first_site_is_the_default_one() {
        let one = with_new_site(&[], "Quimper", Lang::Fr).unwrap();
        let sites = with_new_site(&one, " Quimper ", Lang::Fr).unwrap();
        assert!(with_new_site(&sites, " ", Lang::Fr).is_err());
        assert_eq!(sites.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["quimper", "quimper-2"]);
        let card = new_bid::card("A", Rate::ZERO);
        let both = with_site(&with_site(&card, "quimper", true), "quimper-2", true);
        let first = |card: &Card| site_choices(card, &sites).first().map(|c| c.key.clone());
        assert_eq!(first(&both).as_deref(), Some("quimper"));
        assert_eq!(first(&with_default_site(&both, "quimper-2")).as_deref(), Some("quimper-2"));
        assert_eq!(with_site(&with_site(&both, "quimper", false), "quimper-2", false), card);
        assert_eq!(without_site(&sites, "quimper").len(), 1);
    }

    #[test]
    fn certifications_are_added_once_each_and_removed_in_place() {
        let card = new_bid::card("A", Rate::ZERO);
        let two = with_new_certification(&card, "HDS, ISO27001, HDS", Lang::Fr).unwrap();
        assert_eq!(two.certifications.len(), 2);
        assert_eq!(with_new_certification(&two, "HDS", Lang::Fr).unwrap(), two);
        assert!(with_new_certification(&card, "ISO 27001", Lang::Fr).is_err());
        assert_eq!(without_certification(&two, 0).certifications[0].id.as_str(), "ISO27001");
    }
}
