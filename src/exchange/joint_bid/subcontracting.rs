//! Subcontractors of members (`joint-bid/2` §6): their fields, and what these mean together.

use super::meaning::{Known, names, references, unique};
use super::report::{Expected, Findings, RefusalCode as Code};
use super::shape::DecimalKind::Rate;
use super::shape::Shape::{self, Bool, Decimal, Record, Text};
use super::shape::TextKind::{Id, Siret};
use super::shape::{list, opt, prose, req, text};
use super::tables::{CENTS, ID};
use crate::domain::bid::Bid;
use crate::domain::ids::LineId;

pub static SUBCONTRACTOR: Shape = Record(&[
    req("id", Text(Id)),
    req("name", text(300)),
    opt("trade_name", text(300)),
    opt("legal_form", text(100)),
    opt("siret", Text(Siret)),
    opt("registration", text(300)),
    opt("address", prose(3000)),
    opt("seat", prose(3000)),
    opt("email", text(300)),
    opt("phone", text(300)),
    opt("signatory", text(300)),
    opt("is_sme", Bool),
    opt("lines", list(&ID, 0, 1000)),
    opt("nature", prose(3000)),
    opt("place", text(300)),
    opt("max_ht_cents", CENTS),
    opt("vat_rate", Decimal(Rate)),
    opt("reverse_charge", Bool),
    opt("price_variation", text(300)),
    opt("is_paid_directly", Bool),
    opt("wants_advance", Bool),
    opt("personal_data", PERSONAL_DATA),
    opt("capacities", prose(3000)),
    opt("declares_no_exclusion", Bool),
]);

const PERSONAL_DATA: Shape = Record(&[
    opt("is_processed", Bool),
    opt("nature", text(300)),
    opt("purpose", text(300)),
    opt("data", text(300)),
    opt("persons", text(300)),
    opt("gives_guarantees", Bool),
]);

/// Ids that are unique for each member, lines that exist, each once, and one way to pay the VAT.
pub(super) fn check(found: &mut Findings, bid: &Bid, known: &Known<'_>) {
    for (i, member) in bid.members.iter().enumerate() {
        let at = |j: usize, field: &str| format!("/members/{i}/subcontractors/{j}/{field}");
        let all = &member.card.subcontractors;
        unique(found, all.iter().map(|s| s.id.as_str()), |j| at(j, "id"));
        for (j, subcontractor) in all.iter().enumerate() {
            let lines = names(&subcontractor.lines, LineId::as_str);
            references(found, &lines, |id| known.lines.contains_key(id), at(j, "lines"));
            if subcontractor.reverse_charge && subcontractor.vat_rate.is_some() {
                found.add(Code::Conflict, at(j, "vat_rate"), Expected::Unsaid);
            }
        }
    }
}
