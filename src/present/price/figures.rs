//! The amounts of the contract, and what the client's cost is made of.

use super::words;
use crate::document::Document;
use crate::domain::bid::VatGroup;
use crate::domain::contract::VatRow;
use crate::domain::results::Results;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, format};

/// An amount with its name and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub key: &'static str,
    pub label: String,
    pub value: String,
    pub note: String,
    /// What the client compares: the first.
    pub is_main: bool,
}

/// The client's cost first, then what it is made of.
#[must_use]
pub fn figures(document: &Document, results: &Results, lang: Lang) -> Vec<Figure> {
    let totals = &results.contract.totals;
    let kinds = &results.contract.by_kind;
    let deducted_rate = format::rate(document.frame.tender.buyer.deducted_rate(), lang);
    let figure = |key, label: crate::i18n::Text, amount, note: String| Figure {
        key,
        label: label.get(lang).to_owned(),
        value: format::amount(amount, lang),
        note,
        is_main: key == "cost",
    };
    let said = |text: crate::i18n::Text| text.get(lang).to_owned();
    vec![
        figure("cost", texts::COST, totals.cost_to_buyer_cents, cost_sentence(document, results, lang)),
        figure("ht", texts::HT, totals.ht_cents, said(texts::NOTE_HT)),
        figure("vat", texts::VAT_INVOICED, totals.vat_invoiced_cents, said(texts::NOTE_VAT_INVOICED)),
        figure("invoiced", texts::INVOICED, totals.invoiced_cents, said(texts::NOTE_INVOICED)),
        figure("self", texts::VAT_SELF, totals.vat_self_assessed_cents, said(texts::NOTE_VAT_SELF)),
        figure(
            "deducted",
            texts::DEDUCTED,
            totals.vat_deducted_cents,
            texts::NOTE_DEDUCTED.fill(lang, &[("rate", &deducted_rate)]),
        ),
        figure("one-off", texts::ONE_OFF, kinds.one_off_cents, said(texts::NOTE_ONE_OFF)),
        figure("recurring", texts::RECURRING, kinds.recurring_cents, said(texts::NOTE_RECURRING)),
    ]
}

/// Which rows of VAT the client's cost contains.
fn cost_sentence(document: &Document, results: &Results, lang: Lang) -> String {
    let totals = &results.contract.totals;
    let amount = |cents| format::amount(cents, lang);
    let who = |group: VatGroup| {
        let rows = results.contract.vat.iter().filter(|r| r.regime.group() == group);
        let named = rows.map(|row| named(document, row, lang));
        let mut names: Vec<String> = Vec::new();
        for name in named {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let mut pieces = vec![texts::COST_HT.fill(lang, &[("amount", &amount(totals.ht_cents))])];
    for (group, text, tax) in [
        (VatGroup::Charged, texts::COST_INVOICED, totals.vat_invoiced_cents),
        (VatGroup::Reverse, texts::COST_SELF, totals.vat_self_assessed_cents),
    ] {
        let names = who(group);
        if !names.is_empty() {
            pieces.push(text.fill(lang, &[("amount", &amount(tax)), ("who", &words::names(&names, lang))]));
        }
    }
    if !totals.vat_deducted_cents.is_zero() {
        pieces.push(texts::COST_DEDUCTED.fill(lang, &[("amount", &amount(totals.vat_deducted_cents))]));
    }
    let exempt = who(VatGroup::Exempt);
    if !exempt.is_empty() {
        pieces.push(texts::COST_EXEMPT.fill(lang, &[("who", &words::names(&exempt, lang))]));
    }
    pieces.join(", ") + "."
}

/// «Nuages du Haut-Vallon (20 %)»; without a rate for those who have no VAT.
fn named(document: &Document, row: &VatRow, lang: Lang) -> String {
    let name = words::member(document, &row.member);
    match row.regime.group() {
        VatGroup::Exempt => name,
        VatGroup::Charged | VatGroup::Reverse => format!("{name} ({})", format::rate(row.rate, lang)),
    }
}
