//! From what was typed or chosen on the screen of the price to the command that changes it.

use crate::document::{Command, CommandError, Document};
use crate::domain::bid::{Deduction, DeductionBase, DeductionKind, Discount, PriceByHand, Pricing, Rounding};
use crate::domain::decimal::Rate;
use crate::domain::ids::{Id, MemberId};
use crate::domain::money::Cents;
use crate::i18n::parse::{self, NumberFault};
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, Text};
use crate::present::{faults, typed};

/// Most withholdings and longest label of a `joint-bid/1` file (§2.9).
const DEDUCTIONS_MAX: usize = 20;
const LABEL_MAX: usize = 200;
/// Longest reason of a price set by hand (`joint-bid/2` §3).
const REASON_MAX: usize = 500;

/// One change of how the price is formed. Withholdings are named by identifier, choices by key, the rest is as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PricingEdit {
    /// Of this kind, at the end.
    AddDeduction(String),
    RemoveDeduction(String),
    MoveDeduction {
        id: String,
        up: bool,
    },
    Label(String, String),
    Kind(String, String),
    /// Typed as a percentage.
    Rate(String, String),
    /// Typed in euros; empty for none.
    Fixed(String, String),
    /// Typed in euros; empty for none.
    Cap(String, String),
    /// Why a fixed amount or a cap is what it is.
    AmountReason(String, String),
    /// The unit price of a line set by hand, typed in euros; empty for the computed one.
    HandPrice(String, String),
    /// Why the price of a line was set by hand.
    HandReason(String, String),
    Base(String, String),
    /// Empty for nobody.
    Beneficiary(String, String),
    Rounding(String),
    /// Typed as a percentage; empty or 0 for none.
    Discount(String),
    DiscountRounding(String),
}

/// The command for one change.
///
/// # Errors
/// The sentence to show beside the field.
pub fn pricing_with(document: &Document, edit: &PricingEdit, lang: Lang) -> Result<Command, String> {
    let mut pricing: Pricing = (*document.plan.pricing).clone();
    change(&mut pricing, document, edit, lang)?;
    Ok(Command::SetPricing(Box::new(pricing)))
}

fn change(pricing: &mut Pricing, document: &Document, edit: &PricingEdit, lang: Lang) -> Result<(), String> {
    let said = |text: Text| text.get(lang).to_owned();
    match edit {
        PricingEdit::AddDeduction(kind) => {
            let kind = choice(DeductionKind::parse(kind), lang)?;
            if pricing.deductions.len() >= DEDUCTIONS_MAX {
                return Err(said(texts::TOO_MANY_DEDUCTIONS));
            }
            pricing.deductions.push(Deduction {
                id: free_id(pricing, kind),
                kind,
                rate: Rate::ZERO,
                base: DeductionBase::All,
                beneficiary: lead_of(document, kind),
                label: String::new(),
                fixed_cents: Cents::ZERO,
                cap_cents: None,
                reason: String::new(),
            });
        }
        PricingEdit::RemoveDeduction(id) => {
            let at = place(pricing, id, lang)?;
            pricing.deductions.remove(at);
        }
        PricingEdit::MoveDeduction { id, up } => {
            let at = place(pricing, id, lang)?;
            let to = if *up {
                at.saturating_sub(1)
            } else {
                (at + 1).min(pricing.deductions.len() - 1)
            };
            pricing.deductions.swap(at, to);
        }
        PricingEdit::Label(id, typed) => {
            let label = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            let found = label.chars().count();
            if found > LABEL_MAX {
                return Err(faults::command(&CommandError::TextTooLong { limit: LABEL_MAX, found }, lang));
            }
            deduction(pricing, id, lang)?.label = label;
        }
        PricingEdit::Kind(id, key) => {
            let kind = choice(DeductionKind::parse(key), lang)?;
            let deduction = deduction(pricing, id, lang)?;
            deduction.kind = kind;
            deduction.beneficiary = deduction
                .beneficiary
                .take()
                .filter(|_| kind == DeductionKind::Fee)
                .or_else(|| lead_of(document, kind));
        }
        PricingEdit::Rate(id, typed) => {
            let rate = parse::rate(typed).map_err(|fault| faults::number(fault, typed, lang))?;
            deduction(pricing, id, lang)?.rate = rate;
        }
        PricingEdit::Fixed(id, typed) => deduction(pricing, id, lang)?.fixed_cents = amount(typed, lang)?.unwrap_or(Cents::ZERO),
        PricingEdit::Cap(id, typed) => deduction(pricing, id, lang)?.cap_cents = amount(typed, lang)?,
        PricingEdit::AmountReason(id, typed) => deduction(pricing, id, lang)?.reason = typed::text(typed, REASON_MAX, lang)?,
        PricingEdit::HandPrice(line, typed) => set_by_hand(pricing, document, line, typed, lang)?,
        PricingEdit::HandReason(line, typed) => {
            let reason = typed::text(typed, REASON_MAX, lang)?;
            let by_hand = pricing.unit_prices.iter_mut().find(|p| p.line.as_str() == line);
            by_hand.ok_or_else(|| texts::NO_PRICE_BY_HAND.get(lang).to_owned())?.reason = reason;
        }
        PricingEdit::Base(id, key) => deduction(pricing, id, lang)?.base = choice(DeductionBase::parse(key), lang)?,
        PricingEdit::Beneficiary(id, key) => {
            let member = MemberId::new(key);
            let known = document.member(&member).map(|m| m.id.clone());
            if !key.is_empty() && known.is_none() {
                return Err(said(texts::NOT_A_CHOICE));
            }
            deduction(pricing, id, lang)?.beneficiary = known;
        }
        PricingEdit::Rounding(key) => pricing.unit_price_rounding = choice(Rounding::parse(key).filter(|r| *r != Rounding::Floor), lang)?,
        PricingEdit::Discount(typed) => {
            let rounding = pricing.discount.as_ref().map_or(Rounding::HalfUp, |d| d.rounding);
            pricing.discount = discount_rate(typed, lang)?.map(|rate| Discount { rate, rounding });
        }
        PricingEdit::DiscountRounding(key) => {
            let rounding = choice(Rounding::parse(key), lang)?;
            if let Some(discount) = &mut pricing.discount {
                discount.rounding = rounding;
            }
        }
    }
    Ok(())
}

fn choice<T>(chosen: Option<T>, lang: Lang) -> Result<T, String> {
    chosen.ok_or_else(|| texts::NOT_A_CHOICE.get(lang).to_owned())
}

fn place(pricing: &Pricing, id: &str, lang: Lang) -> Result<usize, String> {
    let at = pricing.deductions.iter().position(|d| d.id.as_str() == id);
    at.ok_or_else(|| texts::DEDUCTION_GONE.get(lang).to_owned())
}

fn deduction<'a>(pricing: &'a mut Pricing, id: &str, lang: Lang) -> Result<&'a mut Deduction, String> {
    let found = pricing.deductions.iter_mut().find(|d| d.id.as_str() == id);
    found.ok_or_else(|| texts::DEDUCTION_GONE.get(lang).to_owned())
}

/// A fee goes to the lead until someone says otherwise.
fn lead_of(document: &Document, kind: DeductionKind) -> Option<MemberId> {
    document.frame.group.lead.clone().filter(|_| kind == DeductionKind::Fee)
}

/// «fee», «fee-2»…
fn free_id(pricing: &Pricing, kind: DeductionKind) -> Id {
    let is_free = |id: &Id| pricing.deductions.iter().all(|d| &d.id != id);
    let numbered = (2..).map(|n| Id::new(&format!("{}-{n}", kind.as_str())));
    let mut ids = std::iter::once(Id::new(kind.as_str())).chain(numbered);
    ids.find(is_free).unwrap_or_else(|| Id::new(kind.as_str()))
}

/// The prices set by hand are kept in the order of the lines.
fn set_by_hand(pricing: &mut Pricing, document: &Document, line: &str, typed: &str, lang: Lang) -> Result<(), String> {
    let lines = &document.frame.lines;
    let line = lines
        .iter()
        .find(|l| l.id.as_str() == line)
        .ok_or_else(|| texts::NO_PRICE_BY_HAND.get(lang).to_owned())?;
    let Some(unit_price) = typed::optional(typed, parse::unit_price, lang)? else {
        pricing.unit_prices.retain(|p| p.line != line.id);
        return Ok(());
    };
    let reason = pricing.by_hand(&line.id).map(|p| p.reason.clone()).unwrap_or_default();
    let by_hand = PriceByHand {
        line: line.id.clone(),
        unit_price,
        reason,
    };
    if !by_hand.has_decimals_of(line.price_decimals) {
        return Err(texts::HAND_PRICE_DECIMALS.fill(lang, &[("count", &line.price_decimals.to_string())]));
    }
    pricing.unit_prices.retain(|p| p.line != line.id);
    pricing.unit_prices.push(by_hand);
    pricing.unit_prices.sort_by_key(|p| lines.iter().position(|l| l.id == p.line));
    Ok(())
}

/// `None` for an empty text.
fn amount(typed: &str, lang: Lang) -> Result<Option<Cents>, String> {
    match parse::amount(typed) {
        Ok(amount) => Ok(Some(amount)),
        Err(NumberFault::Empty) => Ok(None),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}

/// `None` for an empty text or zero.
fn discount_rate(typed: &str, lang: Lang) -> Result<Option<Rate>, String> {
    match parse::rate(typed) {
        Ok(rate) if rate.is_zero() => Ok(None),
        Ok(rate) if rate == Rate::ONE => Err(texts::DISCOUNT_WHOLE.get(lang).to_owned()),
        Ok(rate) => Ok(Some(rate)),
        Err(NumberFault::Empty) => Ok(None),
        Err(fault) => Err(faults::number(fault, typed, lang)),
    }
}
