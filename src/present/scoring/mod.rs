//! The client's eye on the price: points by formula against the offers that the group guesses, and what a change of price would do.
//! Internal.

mod chart;
mod offers;
#[cfg(test)]
mod tests;

pub use chart::{Chart, Curve, chart};
pub use offers::{OfferField, Rival, add, remove, rivals, set_offer};

use crate::document::Document;
use crate::domain::bid::{PriceBasis, PriceCriterion};
use crate::domain::fixed::Fixed;
use crate::domain::money::{Cents, half_up};
use crate::domain::price_scores::{ScoreFormula, compared_price, estimate_score, estimate_score_at, offers as all_offers, our_score_at, score};
use crate::domain::results::Results;
use crate::i18n::texts::scoring as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::price::{Column, Row, Table};

/// A formula of the simulation: those of the format, and the one on the estimate where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    Of(ScoreFormula),
    Estimate(Cents),
}

impl Formula {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Of(formula) => formula.as_str(),
            Self::Estimate(_) => "estimate",
        }
    }
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Of(ScoreFormula::Proportional) => texts::PROPORTIONAL,
            Self::Of(ScoreFormula::Linear2) => texts::LINEAR_2,
            Self::Of(ScoreFormula::Linear3) => texts::LINEAR_3,
            Self::Of(ScoreFormula::Range) => texts::RANGE,
            Self::Of(ScoreFormula::Quadratic) => texts::QUADRATIC,
            Self::Estimate(_) => texts::ESTIMATE,
        }
    }
    #[must_use]
    pub fn meaning(self) -> Text {
        match self {
            Self::Of(ScoreFormula::Proportional) => texts::F_PROPORTIONAL,
            Self::Of(ScoreFormula::Linear2) => texts::F_LINEAR_2,
            Self::Of(ScoreFormula::Linear3) => texts::F_LINEAR_3,
            Self::Of(ScoreFormula::Range) => texts::F_RANGE,
            Self::Of(ScoreFormula::Quadratic) => texts::F_QUADRATIC,
            Self::Estimate(_) => texts::F_ESTIMATE,
        }
    }
    fn ours_at(self, criterion: &PriceCriterion, price: Cents) -> Fixed {
        match self {
            Self::Of(formula) => our_score_at(criterion, formula, price),
            Self::Estimate(estimate) => estimate_score_at(criterion, price, estimate),
        }
    }
}

/// All formulas that can be tried.
#[must_use]
pub fn formulas(document: &Document) -> Vec<Formula> {
    let estimate = document.frame.tender.estimate_ht_cents.map(Formula::Estimate);
    ScoreFormula::ALL.iter().map(|f| Formula::Of(*f)).chain(estimate).collect()
}

/// Whether there is something to score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NoCriterion,
    NotPriced,
    Ready,
}

#[must_use]
pub fn state(document: &Document, results: &Results, _: Lang) -> State {
    match document.frame.tender.price_criterion {
        None => State::NoCriterion,
        Some(_) if results.contract.lines.is_empty() || !results.faults.is_empty() => State::NotPriced,
        Some(_) => State::Ready,
    }
}

/// Points of every offer, ours first.
#[must_use]
pub fn scores(document: &Document, results: &Results, lang: Lang) -> Table {
    let Some(criterion) = &document.frame.tender.price_criterion else {
        return Table::default();
    };
    let offers = all_offers(criterion, &results.contract);
    let lowest = offers.values().copied().min().unwrap_or_default();
    let formulas = formulas(document);
    let points = |formula: Formula, price: Cents| match formula {
        Formula::Of(formula) => score(formula, criterion.weight, price, &offers),
        Formula::Estimate(estimate) => estimate_score(criterion.weight, price, lowest, estimate),
    };
    let rows = offers.iter().enumerate().map(|(at, (id, price))| {
        let head = if at == 0 { texts::OURS.get(lang).to_owned() } else { id.clone() };
        let cells = formulas.iter().map(|f| number(points(*f, *price), lang));
        Row::new(id, head, std::iter::once(format::amount(*price, lang)).chain(cells).collect())
    });
    Table {
        head: texts::OFFER.get(lang).to_owned(),
        columns: std::iter::once(Column::number(texts::PRICE.get(lang)))
            .chain(formulas.iter().map(|f| Column::number(f.name().get(lang))))
            .collect(),
        rows: rows.collect(),
        foot: None,
    }
}

/// Changes of our price that the table shows, in percent.
const CHANGES: [i64; 7] = [-10, -5, -2, 0, 2, 5, 10];

/// Our points if our price changed, the others staying as they are.
#[must_use]
pub fn sensitivity(document: &Document, results: &Results, lang: Lang) -> Table {
    let Some(criterion) = &document.frame.tender.price_criterion else {
        return Table::default();
    };
    let price = compared_price(criterion.basis, &results.contract);
    let formulas = formulas(document);
    let rows = CHANGES.iter().map(|percent| {
        let changed = changed(price, *percent);
        let head = match percent {
            0 => texts::UNCHANGED.get(lang).to_owned(),
            _ => signed_percent(*percent, lang),
        };
        let cells = formulas.iter().map(|f| number(f.ours_at(criterion, changed), lang));
        Row::new(percent.to_string(), head, std::iter::once(format::amount(changed, lang)).chain(cells).collect())
    });
    Table {
        head: texts::CHANGE.get(lang).to_owned(),
        columns: std::iter::once(Column::number(texts::PRICE.get(lang)))
            .chain(formulas.iter().map(|f| Column::number(f.name().get(lang))))
            .collect(),
        rows: rows.collect(),
        foot: None,
    }
}

/// The price changed by so many percent, to the cent.
fn changed(price: Cents, percent: i64) -> Cents {
    Cents::from_wide(half_up(price.wide() * i128::from(100 + percent), 100))
}

/// «+5 %», «−5 %».
fn signed_percent(percent: i64, lang: Lang) -> String {
    let plain = crate::present::price::words::percent(&percent.to_string(), lang);
    if percent > 0 { format!("+{plain}") } else { plain }
}

fn number(points: Fixed, lang: Lang) -> String {
    format::number(&points.to_string(), lang)
}

/// «Points sur 40, selon la formule».
#[must_use]
pub fn caption(document: &Document, _: &Results, lang: Lang) -> String {
    let weight = document.frame.tender.price_criterion.as_ref().map(|c| c.weight.to_string()).unwrap_or_default();
    texts::SCORES.fill(lang, &[("weight", &format::number(&weight, lang))])
}

/// How the guessed amounts are to be given.
#[must_use]
pub fn others_lead(document: &Document, _: &Results, lang: Lang) -> String {
    let basis = match document.frame.tender.price_criterion.as_ref().map(|c| c.basis) {
        Some(PriceBasis::BuyerCost) => texts::BASIS_COST,
        _ => texts::BASIS_HT,
    };
    texts::OTHERS_LEAD.fill(lang, &[("basis", basis.get(lang))])
}
