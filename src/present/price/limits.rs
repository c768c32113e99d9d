//! The total against the client's ceiling and the lead's own estimate: above or below, and by how much.

use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, format};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub label: String,
    pub sentence: String,
    /// Above the client's ceiling; being above one's own estimate is no fault.
    pub is_fault: bool,
}

/// The ceiling, then the estimate, as far as they are known.
#[must_use]
pub fn limits(document: &Document, results: &Results, lang: Lang) -> Vec<Comparison> {
    let total = results.contract.totals.ht_cents;
    let tender = &document.frame.tender;
    let ceiling = tender.ceiling_ht_cents.map(|limit| {
        let text = match total.cmp(&limit) {
            std::cmp::Ordering::Greater => texts::ABOVE_CEILING,
            std::cmp::Ordering::Equal => texts::AT_CEILING,
            std::cmp::Ordering::Less => texts::BELOW_CEILING,
        };
        Comparison {
            label: texts::CEILING.fill(lang, &[("limit", &format::amount(limit, lang))]),
            sentence: text.fill(lang, &[("gap", &gap(total, limit, lang))]),
            is_fault: total > limit,
        }
    });
    let estimate = tender.estimate_ht_cents.map(|limit| {
        let text = match total.cmp(&limit) {
            std::cmp::Ordering::Greater => texts::ABOVE_ESTIMATE,
            std::cmp::Ordering::Equal => texts::AT_ESTIMATE,
            std::cmp::Ordering::Less => texts::BELOW_ESTIMATE,
        };
        let ratio = format::ratio((total - limit).abs(), limit, lang);
        Comparison {
            label: texts::ESTIMATE.fill(lang, &[("limit", &format::amount(limit, lang))]),
            sentence: text.fill(lang, &[("gap", &gap(total, limit, lang)), ("ratio", &ratio)]),
            is_fault: false,
        }
    });
    ceiling.into_iter().chain(estimate).collect()
}

/// «+2 300,00 €» above, «2 300,00 €» below.
fn gap(total: Cents, limit: Cents, lang: Lang) -> String {
    if total > limit {
        format::signed_amount(total - limit, lang)
    } else {
        format::amount(limit - total, lang)
    }
}
