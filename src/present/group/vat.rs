//! VAT of a member: what the dated table proposes for its regime. A proposal never replaces what a person
//! typed.

use crate::domain::bid::{Card, PrivateFacts, Tender, VatGroup, VatRegime, VatThreshold};
use crate::domain::decimal::Rate;
use crate::domain::params::{Param, ParamTable};
use crate::i18n::texts::member as texts;
use crate::i18n::{Lang, format};
use crate::present::form::Choice;
use crate::present::tender::day_of_law;
use crate::present::words::vat_regime;

#[must_use]
pub fn regimes(lang: Lang) -> Vec<Choice> {
    VatRegime::ALL.iter().map(|r| Choice::new(r.as_str(), vat_regime(*r).get(lang))).collect()
}

/// The card under another regime, with the rate and the mention that the table has for it. A mention that a person wrote stays;
/// one that was the former regime's proposal goes.
#[must_use]
pub fn with_regime(card: &Card, key: &str, tender: &Tender, table: Option<&ParamTable>) -> Card {
    let mut next = card.clone();
    let Some(regime) = VatRegime::parse(key) else { return next };
    let mention_of = |regime| {
        let table = table?;
        table.vat_mention(regime, &card.country, day_of_law(tender, table)).map(|p| p.value.clone())
    };
    let was_proposed = card.vat.mention.is_none() || card.vat.mention == mention_of(card.vat.regime);
    next.vat.regime = regime;
    if was_proposed {
        next.vat.mention = mention_of(regime);
    }
    next.vat.rate = match (regime.group(), proposed_rate(&next, tender, table)) {
        (VatGroup::Exempt, _) => Rate::ZERO,
        (_, Some((rate, _))) => rate,
        (_, None) => card.vat.rate,
    };
    next
}

fn proposed_rate<'a>(card: &Card, tender: &Tender, table: Option<&'a ParamTable>) -> Option<(Rate, Option<&'a Param>)> {
    let table = table?;
    let day = day_of_law(tender, table);
    let rate = table.vat_rate(card.vat.regime, &card.country, &tender.buyer.country, day)?;
    let country = match card.vat.regime.group() {
        VatGroup::Exempt => return Some((rate, None)),
        VatGroup::Charged => &card.country,
        VatGroup::Reverse => &tender.buyer.country,
    };
    Some((rate, table.on(&format!("vat.standard.{country}"), day)))
}

/// What the table proposes and the card does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub sentence: String,
    /// The card with it.
    pub card: Card,
}

/// The rate of the table, when the card has another one.
#[must_use]
pub fn rate_proposal(card: &Card, tender: &Tender, table: Option<&ParamTable>, lang: Lang) -> Option<Proposal> {
    let (rate, param) = proposed_rate(card, tender, table)?;
    if rate.scaled() == card.vat.rate.scaled() {
        return None;
    }
    let mut next = card.clone();
    next.vat.rate = rate;
    let what = format::rate(rate, lang);
    let sentence = match param {
        Some(param) => proposed(table?, param, &what, lang),
        None => texts::FAULT_RATE.fill(lang, &[("rate", &format::rate(card.vat.rate, lang))]),
    };
    Some(Proposal { sentence, card: next })
}

/// The mention of the table, when the card has another one.
#[must_use]
pub fn mention_proposal(card: &Card, tender: &Tender, table: Option<&ParamTable>, lang: Lang) -> Option<Proposal> {
    let table = table?;
    let param = table.vat_mention(card.vat.regime, &card.country, day_of_law(tender, table))?;
    if card.vat.mention.as_ref() == Some(&param.value) {
        return None;
    }
    let mut next = card.clone();
    next.vat.mention = Some(param.value.clone());
    Some(Proposal {
        sentence: proposed(table, param, &param.value, lang),
        card: next,
    })
}

fn proposed(table: &ParamTable, param: &Param, what: &str, lang: Lang) -> String {
    let text = if param.checked { texts::PROPOSAL } else { texts::PROPOSAL_UNCHECKED };
    let date = format::date(table.as_of, lang);
    text.fill(lang, &[("date", &date), ("what", what), ("source", &param.source)])
}

/// The thresholds of the table for a member's regime.
#[derive(Clone, Debug, PartialEq)]
pub struct ThresholdProposal {
    /// Words of the button.
    pub button: String,
    pub note: String,
    /// The private facts with them.
    pub facts: PrivateFacts,
}

/// Offered while the member has other figures or none; `None` for a regime without threshold.
#[must_use]
pub fn threshold_proposal(card: &Card, facts: &PrivateFacts, tender: &Tender, table: Option<&ParamTable>, lang: Lang) -> Option<ThresholdProposal> {
    let table = table?;
    let (limit, raised, label) = table.vat_threshold(card.vat.regime, &card.country, day_of_law(tender, table))?;
    let threshold = VatThreshold {
        label: label.value.clone(),
        limit_cents: limit.cents()?,
        raised_limit_cents: raised.and_then(Param::cents),
    };
    if facts.vat_threshold.as_ref() == Some(&threshold) {
        return None;
    }
    let amounts = [Some(threshold.limit_cents), threshold.raised_limit_cents];
    let what = amounts.iter().flatten().map(|c| format::amount(*c, lang)).collect::<Vec<_>>().join(" / ");
    let (since, as_of) = (format::date(limit.valid_from, lang), format::date(table.as_of, lang));
    let is_checked = limit.checked && raised.is_none_or(|p| p.checked);
    let note = if is_checked { texts::THRESHOLD_NOTE } else { texts::THRESHOLD_NOTE_UNCHECKED };
    let mut next = facts.clone();
    next.vat_threshold = Some(threshold);
    Some(ThresholdProposal {
        button: texts::TAKE_THRESHOLD.fill(lang, &[("date", &since), ("what", &what)]),
        note: note.fill(lang, &[("date", &as_of), ("source", &limit.source)]),
        facts: next,
    })
}

/// The regimes that are lost above a threshold.
#[must_use]
pub fn has_threshold(regime: VatRegime) -> bool {
    matches!(regime, VatRegime::SmallBusiness | VatRegime::ExemptAssociation)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid;
    use crate::domain::dates::Date;
    use crate::domain::params::Unit;

    fn table() -> ParamTable {
        let param = |id: &str, value: &str, unit, checked| Param {
            id: id.to_owned(),
            value: value.to_owned(),
            unit,
            valid_from: Date::parse("2025-01-01").unwrap(),
            valid_until: None,
            source: "CGI".to_owned(),
            checked,
        };
        ParamTable {
            as_of: Date::parse("2026-11-22").unwrap(),
            entries: vec![
                param("vat.standard.FR", "0.20", Unit::Rate, true),
                param("vat.standard.LU", "0.17", Unit::Rate, true),
                param("vat.mention.small_business.FR", "art. 293 B", Unit::Text, true),
                param("vat.mention.exempt_association.FR", "art. 261", Unit::Text, false),
                param("vat.threshold.small_business.FR.limit", "3750000", Unit::Cents, true),
                param("vat.threshold.small_business.FR.raised", "4125000", Unit::Cents, true),
                param("vat.threshold.small_business.FR.label", "Services", Unit::Text, true),
            ],
        }
    }

    fn told(card: &Card) -> String {
        format!("{} {} {:?}", card.vat.regime.as_str(), card.vat.rate, card.vat.mention)
    }

    #[test]
    fn a_regime_brings_its_rate_and_mention_and_a_typed_mention_stays() {
        let (tender, table) = (new_bid::empty_tender(), table());
        let card = new_bid::card("A", Rate::parse("0.20").unwrap());
        let small = with_regime(&card, "small_business", &tender, Some(&table));
        assert_eq!(told(&small), "small_business 0 Some(\"art. 293 B\")");
        let association = with_regime(&small, "exempt_association", &tender, Some(&table));
        assert_eq!(told(&association), "exempt_association 0 Some(\"art. 261\")");
        assert_eq!(told(&with_regime(&association, "standard", &tender, Some(&table))), "standard 0.20 None");
        let mut typed = small;
        typed.vat.mention = Some("Ma mention".to_owned());
        assert_eq!(
            told(&with_regime(&typed, "exempt_association", &tender, Some(&table))),
            "exempt_association 0 Some(\"Ma mention\")"
        );
        // Without a table nothing is made up; an exempt regime has no VAT all the same.
        assert_eq!(told(&with_regime(&card, "small_business", &tender, None)), "small_business 0 None");
        assert_eq!(told(&with_regime(&card, "eu_local_vat", &tender, None)), "eu_local_vat 0.20 None");
    }

    #[test]
    fn what_differs_from_the_table_can_be_taken_from_it() {
        let (tender, table) = (new_bid::empty_tender(), table());
        let mut card = new_bid::card("A", Rate::parse("0.055").unwrap());
        let proposal = rate_proposal(&card, &tender, Some(&table), Lang::Fr).unwrap();
        assert_eq!(proposal.sentence, "Proposé par la table du 22\u{a0}novembre 2026\u{a0}: 20\u{202f}% (CGI).");
        assert_eq!(rate_proposal(&proposal.card, &tender, Some(&table), Lang::Fr), None);
        card.vat.regime = VatRegime::ExemptAssociation;
        let mention = mention_proposal(&card, &tender, Some(&table), Lang::Fr).unwrap();
        assert!(mention.sentence.contains("à vérifier"), "{}", mention.sentence);
        assert_eq!(mention_proposal(&mention.card, &tender, Some(&table), Lang::Fr), None);
    }

    #[test]
    fn thresholds_are_offered_with_their_date_until_they_are_there() {
        let (tender, table) = (new_bid::empty_tender(), table());
        let card = with_regime(&new_bid::card("A", Rate::ZERO), "small_business", &tender, Some(&table));
        let facts = PrivateFacts::default();
        let offer = threshold_proposal(&card, &facts, &tender, Some(&table), Lang::Fr).unwrap();
        assert_eq!(
            offer.button,
            "Reprendre les seuils au 1er\u{a0}janvier 2025\u{a0}: 37\u{202f}500,00\u{202f}€ / 41\u{202f}250,00\u{202f}€"
        );
        assert_eq!(threshold_proposal(&card, &offer.facts, &tender, Some(&table), Lang::Fr), None);
        let taxable = new_bid::card("B", Rate::ZERO);
        assert_eq!(threshold_proposal(&taxable, &facts, &tender, Some(&table), Lang::Fr), None);
    }
}
