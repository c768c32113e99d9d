//! The VAT of what members pay each other, before anything is settled (domain brief §2.6): each fee with its VAT and who bears it, each transfer with
//! the VAT that it would bear if it paid for a service.

use crate::document::Document;
use crate::domain::bid::{Bid, DeductionKind, Member};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::settlement::charges_vat_on_fees;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, format};
use crate::present::price::table::{Column, Row, Table};
use crate::present::price::words;

/// A row per payment between two members; `None` without any.
#[must_use]
pub fn internal_vat(document: &Document, results: &Results, lang: Lang) -> Option<Table> {
    let bid = document.bid();
    let mut rows = fees(document, &bid, results, lang);
    rows.extend(transfers(document, &bid, results, lang));
    let amounts = [texts::FLOW_HT, texts::FLOW_VAT].map(|t| Column::number(t.get(lang)));
    let last = Column::text(texts::FLOW_BORNE.get(lang));
    (!rows.is_empty()).then(|| Table {
        head: texts::FLOW.get(lang).to_owned(),
        columns: amounts.into_iter().chain([last]).collect(),
        rows,
        foot: None,
    })
}

/// Whoever invoices charges the VAT of its own regime.
fn fees(document: &Document, bid: &Bid, results: &Results, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    for (deduction, fund) in bid.pricing.deductions.iter().zip(&results.settlement.funds) {
        let beneficiary = deduction.beneficiary.as_ref().filter(|_| deduction.kind == DeductionKind::Fee);
        let Some(payee) = beneficiary.and_then(|id| member(bid, id)) else { continue };
        for (payer, amount) in bid.members.iter().zip(&fund.contributions).filter(|(m, c)| m.id != payee.id && !c.is_zero()) {
            let vat = vat(payee, payer, *amount);
            let borne = match (vat.is_zero(), payer.private.recovers_input_vat) {
                (true, _) => texts::FLOW_NO_VAT,
                (false, true) => texts::FLOW_RECOVERED,
                (false, false) => texts::FLOW_LOST,
            };
            let key = format!("{}/{}", deduction.id, payer.id);
            let amounts = (*amount, vat);
            rows.push(row(
                document,
                key,
                &words::deduction(deduction, lang),
                (payer, payee),
                amounts,
                borne.get(lang),
                lang,
            ));
        }
    }
    rows
}

/// Whether equalisation pays for something depends on its cause: an accountant says.
fn transfers(document: &Document, bid: &Bid, results: &Results, lang: Lang) -> Vec<Row> {
    let transfers = results.settlement.transfers.iter().flatten();
    let parties = transfers.filter_map(|t| Some((t, member(bid, &t.from)?, member(bid, &t.to)?)));
    let rows = parties.map(|(transfer, payer, payee)| {
        let vat = vat(payee, payer, transfer.cents);
        let borne = if vat.is_zero() { texts::FLOW_NO_VAT } else { texts::FLOW_TO_CONFIRM };
        let key = format!("+{}/{}", transfer.from, transfer.to);
        row(
            document,
            key,
            texts::FLOW_EQUALISATION.get(lang),
            (payer, payee),
            (transfer.cents, vat),
            borne.get(lang),
            lang,
        )
    });
    rows.collect()
}

fn vat(payee: &Member, payer: &Member, amount: Cents) -> Cents {
    if charges_vat_on_fees(payee, payer) {
        payee.card.vat.rate.of(amount)
    } else {
        Cents::ZERO
    }
}

fn row(document: &Document, key: String, label: &str, (payer, payee): (&Member, &Member), (ht, vat): (Cents, Cents), borne: &str, lang: Lang) -> Row {
    let (from, to) = (words::member(document, &payer.id), words::member(document, &payee.id));
    let cells = vec![format::amount(ht, lang), format::amount(vat, lang), borne.to_owned()];
    Row::new(key, texts::FLOW_BETWEEN.fill(lang, &[("from", &from), ("to", &to)]), cells).with_note(Some(label.to_owned()))
}

fn member<'a>(bid: &'a Bid, id: &MemberId) -> Option<&'a Member> {
    bid.members.iter().find(|m| &m.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::results::compute;

    #[test]
    fn the_fee_of_a_taxed_lead_costs_more_to_those_who_recover_no_vat() {
        let text = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
        let document = Document::from_bid(serde_json::from_str(text).unwrap());
        let results = compute(&document.bid());
        let table = internal_vat(&document, &results, Lang::Fr).unwrap();
        let cells = |key: &str| {
            table
                .rows
                .iter()
                .find(|r| r.key.ends_with(key))
                .map(|r| (r.cells[1].as_str(), r.cells[2].as_str()))
                .unwrap()
        };
        // domain brief §2.6: 481.18 € for the association, 240.84 € for the micro.
        assert_eq!(cells("/asso"), ("481,18\u{202f}€", "perdue par le payeur"));
        assert_eq!(cells("/micro"), ("240,84\u{202f}€", "perdue par le payeur"));
        // As many transfers as in the settlement, each once.
        let equalised = table.rows.iter().filter(|r| r.key.starts_with('+')).count();
        assert_eq!(equalised, results.settlement.transfers.unwrap().len());
    }
}
