//! Which papers of the offer say something that a change makes wrong.

use crate::document::Document;
use crate::domain::results::Results;
use crate::i18n::Text;
use crate::i18n::texts::what_if as texts;

/// Each paper with why it is to be made again, in the order in which an offer is put together.
pub(super) fn papers(before: &Document, results: &Results, after: &Document, then: &Results) -> Vec<(Text, Text)> {
    let ids = |d: &Document| d.members.iter().map(|m| m.id.clone()).collect::<Vec<_>>();
    let group_changes = ids(before) != ids(after);
    let quantities = |d: &Document| d.frame.lines.iter().map(|l| l.qty_by_period.clone()).collect::<Vec<_>>();
    let volume_changes = quantities(before) != quantities(after);
    let unit_prices = |r: &Results| r.contract.lines.iter().map(|l| (l.line.clone(), l.unit_price_ht)).collect::<Vec<_>>();
    let prices_change = unit_prices(results) != unit_prices(then);
    let total_changes = results.contract.totals != then.contract.totals;
    let work_changes = before.plan.allocation != after.plan.allocation;
    let lead_changes = before.frame.group.lead != after.frame.group.lead;
    let offers_change = before.members.iter().zip(&after.members).any(|(a, b)| a.offer != b.offer);
    let because = [
        (texts::DC1, group_changes, texts::BECAUSE_GROUP),
        (texts::DC2, group_changes, texts::BECAUSE_CAPACITY),
        (texts::POWERS, group_changes || lead_changes, texts::BECAUSE_SIGNATURES),
        (texts::CONTRACT_FORM, group_changes || total_changes || work_changes, texts::BECAUSE_AMOUNT),
        (texts::DISTRIBUTION, group_changes || work_changes || total_changes, texts::BECAUSE_WORK),
        (texts::PRICE_SCHEDULE, prices_change, texts::BECAUSE_PRICES),
        (texts::ESTIMATE, prices_change || volume_changes, texts::BECAUSE_ESTIMATE),
        (texts::MEMO, group_changes || work_changes, texts::BECAUSE_MEMO),
        (texts::OFFER, offers_change, texts::BECAUSE_OFFER),
        (texts::AGREEMENT, group_changes || work_changes || total_changes, texts::BECAUSE_AGREEMENT),
    ];
    because
        .into_iter()
        .filter(|(_, is_wrong, _)| *is_wrong)
        .map(|(paper, _, why)| (paper, why))
        .collect()
}
