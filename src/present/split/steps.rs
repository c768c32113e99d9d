//! The split as named steps in their order, each with the group's own figures (domain brief §3.1).

use super::floors::broken_floors;
use super::rule::{has_own_price, kind_words};
use super::say;
use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format, plural};
use crate::present::price::words;

/// One step: its name, and what it does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitStep {
    pub name: String,
    pub sentence: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitSteps {
    pub steps: Vec<SplitStep>,
    /// Why the order is this one, and what can be ordered elsewhere.
    pub why: String,
}

#[must_use]
pub fn split_steps(document: &Document, results: &Results, lang: Lang) -> SplitSteps {
    let settled = &results.settlement;
    let standing = &settled.standing;
    let rule = &document.plan.settlement.rule;
    let amount = |cents: Cents| format::amount(cents, lang);
    let name = |text: Text| text.get(lang).to_owned();
    let invoiced: Cents = standing.invoiced.iter().sum();
    let step = |name: String, text: Text, values: &[(&str, String)]| SplitStep {
        name,
        sentence: text.fill(lang, &values.iter().map(|(k, v)| (*k, v.as_str())).collect::<Vec<_>>()),
    };
    let mut steps = vec![step(name(texts::STEP_INVOICED), texts::STEP_INVOICED_SAY, &[("total", amount(invoiced))])];
    let funds = document.plan.pricing.deductions.iter().zip(&settled.funds);
    steps.extend(funds.map(|(deduction, fund)| {
        let name = texts::STEP_FUND.fill(lang, &[("what", &words::deduction(deduction, lang))]);
        step(name, texts::STEP_FUND_SAY, &[("amount", amount(fund.total_cents))])
    }));
    steps.push(step(
        name(texts::STEP_SHARE),
        texts::STEP_SHARE_SAY,
        &[("total", amount(settled.distributable_cents))],
    ));
    let surplus = settled.surplus_cents;
    let asks = ("asks", amount(settled.ask_total_cents));
    steps.push(if surplus < Cents::ZERO {
        step(name(texts::STEP_SURPLUS), texts::STEP_LACK_SAY, &[asks, ("lack", amount(-surplus))])
    } else {
        step(name(texts::STEP_SURPLUS), texts::STEP_SURPLUS_SAY, &[asks, ("surplus", amount(surplus))])
    });
    if surplus < Cents::ZERO && has_own_price(rule) {
        let cut = standing.mandate_cut();
        let values = [
            ("cut", amount(cut)),
            ("mandates", amount(standing.mandates.iter().sum())),
            ("rest", amount(-(surplus + cut))),
        ];
        steps.push(step(name(texts::STEP_MANDATES), texts::STEP_MANDATES_SAY, &values));
    }
    steps.push(SplitStep {
        name: texts::STEP_RULE.fill(lang, &[("rule", kind_words(rule.kind()).get(lang))]),
        sentence: say::fault(document, results, lang).unwrap_or_else(|| say::sentence(document.plan.settlement.surplus_rule, results, rule, lang)),
    });
    if let Some(transfers) = &settled.transfers {
        steps.push(SplitStep {
            name: name(texts::STEP_FLOORS),
            sentence: broken_floors(document, results, lang).map_or_else(|| name(texts::STEP_FLOORS_KEPT), |broken| broken.sentence),
        });
        let count = transfers.len();
        let said = match count {
            0 => texts::STEP_EQUALISE_NONE,
            _ => plural(lang, count, texts::STEP_EQUALISE_ONE, texts::STEP_EQUALISE_SAY),
        };
        steps.push(step(name(texts::STEP_EQUALISE), said, &[("count", count.to_string())]));
    }
    if let Some(release) = &settled.reserve_release {
        steps.push(step(
            name(texts::STEP_RELEASE),
            texts::STEP_RELEASE_SAY,
            &[("released", amount(release.released_cents))],
        ));
    }
    SplitSteps {
        steps,
        why: texts::STEPS_WHY.fill(lang, &[("mix", kind_words("hybrid").get(lang))]),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::bid::{Discount, Rounding};
    use crate::domain::decimal::Rate;
    use crate::domain::results::compute;

    fn steps(change: impl FnOnce(&mut crate::domain::bid::Bid)) -> Vec<SplitStep> {
        let text = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
        let mut bid = serde_json::from_str(text).unwrap();
        change(&mut bid);
        let document = Document::from_bid(bid);
        split_steps(&document, &compute(&document.bid()), Lang::Fr).steps
    }

    #[test]
    fn the_example_goes_through_its_steps_in_order_with_the_amounts_of_the_brief() {
        let steps = steps(|_| {});
        let names: Vec<&str> = steps.iter().map(|s| s.name.split('\u{a0}').next().unwrap()).collect();
        let expected = [
            "Facturer",
            "Retenir",
            "Retenir",
            "Retenir",
            "Compter ce qui reste à partager",
            "Comparer avec les prix demandés",
            "Appliquer la règle",
            "Vérifier les planchers",
            "Égaliser et compenser",
            "Libérer la réserve à la fin",
        ];
        assert_eq!(names, expected);
        // domain brief §9.5.
        assert!(steps[0].sentence.contains("136\u{202f}395,67\u{202f}€"), "{}", steps[0].sentence);
        assert!(steps.last().unwrap().sentence.contains("1\u{202f}527,91\u{202f}€"));
    }

    #[test]
    fn what_lacks_is_taken_from_the_mandates_before_the_rule() {
        let steps = steps(|bid| {
            let rate = Rate::parse("0.2").unwrap();
            Arc::make_mut(&mut bid.pricing).discount = Some(Discount {
                rate,
                rounding: Rounding::HalfUp,
            });
            for member in &mut bid.members {
                Arc::make_mut(&mut member.terms).negotiation_mandate = Rate::parse("0.01").unwrap();
            }
        });
        let at = |name: &str| steps.iter().position(|s| s.name.starts_with(name)).unwrap();
        assert!(at("Comparer") < at("Prendre d’abord sur les mandats"));
        assert!(at("Prendre d’abord sur les mandats") < at("Appliquer la règle"));
        assert!(steps[at("Vérifier les planchers")].sentence.starts_with("Sous leur plancher"));
    }
}
