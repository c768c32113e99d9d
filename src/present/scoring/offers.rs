//! The offers that the group guesses: typed, added, removed.

use crate::document::{Command, Document};
use crate::domain::bid::{CompetingOffer, Tender};
use crate::domain::ids::{Id, is_valid_id};
use crate::domain::money::Cents;
use crate::domain::price_scores::OURS;
use crate::i18n::texts::scoring as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input};
use crate::present::{faults, tender, typed};

pub use crate::domain::bid::CompetingOffer as Rival;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferField {
    Name,
    Amount,
}

impl FormField for OfferField {
    type Of = CompetingOffer;

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Amount => "amount",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Name => texts::OFFER_NAME,
            Self::Amount => texts::OFFER_AMOUNT,
        }
    }
    fn input(self, _: Lang) -> Input {
        match self {
            Self::Name => Input::Text,
            Self::Amount => Input::Number,
        }
    }
    fn show(self, offer: &CompetingOffer, lang: Lang) -> String {
        match self {
            Self::Name => offer.id.to_string(),
            Self::Amount => format::bare_amount(offer.cents, lang),
        }
    }
    fn put(self, offer: &mut CompetingOffer, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Name => {
                let name = typed.trim();
                if name == OURS {
                    return Err(texts::NAME_OURS.get(lang).to_owned());
                }
                if !is_valid_id(name) {
                    return Err(faults::command(&crate::document::CommandError::IdMalformed(name.to_owned()), lang));
                }
                offer.id = Id::new(name);
            }
            Self::Amount => {
                let cents = typed::number(typed, parse::amount, lang)?;
                if cents < Cents(1) {
                    return Err(texts::AMOUNT_ZERO.get(lang).to_owned());
                }
                offer.cents = cents;
            }
        }
        Ok(())
    }
}

#[must_use]
pub fn rivals(document: &Document) -> &[CompetingOffer] {
    document.frame.tender.price_criterion.as_ref().map_or(&[], |c| c.other_offers.as_slice())
}

fn edited(document: &Document, edit: impl FnOnce(&mut Vec<CompetingOffer>)) -> Tender {
    let mut next = (*document.frame.tender).clone();
    if let Some(criterion) = &mut next.price_criterion {
        edit(&mut criterion.other_offers);
    }
    next
}

/// One guessed offer more, as dear as the estimate or as our own.
#[must_use]
pub fn add(document: &Document, ours: Cents) -> Command {
    let taken = rivals(document);
    let is_taken = |id: &str| taken.iter().any(|o| o.id.as_str() == id);
    let id = (taken.len() + 1..).map(|n| format!("offre-{n}")).find(|id| !is_taken(id)).unwrap_or_default();
    let cents = document.frame.tender.estimate_ht_cents.unwrap_or(ours).max(Cents(1));
    tender::set(edited(document, |offers| {
        offers.push(CompetingOffer { id: Id::new(&id), cents });
    }))
}

/// The command that puts `offer` in that place.
///
/// # Errors
/// Another offer has that name.
pub fn set_offer(document: &Document, at: usize, offer: &CompetingOffer, lang: Lang) -> Result<Command, String> {
    let is_taken = rivals(document).iter().enumerate().any(|(other, o)| other != at && o.id == offer.id);
    if is_taken {
        return Err(faults::command(&crate::document::CommandError::IdTaken(offer.id.to_string()), lang));
    }
    Ok(tender::set(edited(document, |offers| {
        offers.iter_mut().skip(at).take(1).for_each(|o| *o = offer.clone());
    })))
}

#[must_use]
pub fn remove(document: &Document, at: usize) -> Command {
    tender::set(edited(document, |offers| {
        if at < offers.len() {
            offers.remove(at);
        }
    }))
}
