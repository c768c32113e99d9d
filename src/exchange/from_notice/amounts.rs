//! The client's amounts: its estimate and the maximum of a framework agreement, in euros, to the cent, never converted.

use super::NotCarried;
use crate::domain::bid::Tender;
use crate::domain::money::Cents;
use crate::exchange::notice::{Amount, Field, Notice, NoticeLot};

/// Most cents in one field of a bid: ten billion euros (`joint-bid/1` §1.2).
const MAX_CENTS: i64 = 1_000_000_000_000;

/// The maximum of a framework agreement is the most that the client may order: the ceiling of the bid.
pub fn take(tender: &mut Tender, notice: &Notice, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    tender.estimate_ht_cents = euros(notice.estimate_of(lot), Field::Estimate, report);
    tender.ceiling_ht_cents = euros(lot.framework_maximum.as_ref(), Field::FrameworkMaximum, report);
    if let Some(stated) = notice.estimate.as_ref().filter(|_| notice.estimate_of(lot).is_none()) {
        report.push(NotCarried::EstimateOfAllLots { stated: stated.clone() });
    }
}

fn euros(stated: Option<&Amount>, field: Field, report: &mut Vec<NotCarried>) -> Option<Cents> {
    let stated = stated?;
    if stated.currency != "EUR" {
        report.push(NotCarried::AmountNotEuro { field, stated: stated.clone() });
        return None;
    }
    if !(1..=MAX_CENTS).contains(&stated.cents) {
        report.push(NotCarried::AmountOutOfRange { field, stated: stated.clone() });
        return None;
    }
    Some(Cents(stated.cents))
}
