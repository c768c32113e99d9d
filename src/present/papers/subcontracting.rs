//! What a DC4 says of its subcontractor, and the subcontractors of all members without an amount.

use super::client_values::ClientPaper;
use super::tables::{Words, cells, table};
use crate::domain::client_view::{ClientSubcontractor, ClientView, Role};
use crate::domain::ids::LineId;
use crate::i18n::texts::{papers as texts, proposal, subcontracting as words};
use crate::i18n::{Lang, Text, format};
use crate::present::proposal::{self as main, Block};

/// A field of the subcontractor of whom the paper speaks; empty when nobody filled it in.
pub(super) fn value(paper: &ClientPaper, of: &ClientSubcontractor, field: &str) -> Option<String> {
    let lang = paper.lang;
    let (data, is_idle) = (&of.personal_data, of.personal_data.is_processed == Some(false));
    let said = |is: Option<bool>| is.map(|is| paper.yes_no(is)).unwrap_or_default();
    let not_applicable = || texts::NOT_APPLICABLE.get(lang).to_owned();
    let processing = |text: &str| if is_idle { not_applicable() } else { text.to_owned() };
    let amount = |cents: Option<_>| cents.map(|cents| format::amount(cents, lang)).unwrap_or_default();
    Some(match field {
        "name" => of.name.clone(),
        "trade_name" => of.trade_name.clone(),
        "legal_form" => of.legal_form.clone(),
        "siret" => match of.siret.as_deref() {
            Some(siret) => main::grouped_siret(siret),
            None => of.registration.clone(),
        },
        "address" => of.address.clone(),
        "seat" if of.seat.is_empty() => of.address.clone(),
        "seat" => of.seat.clone(),
        "email" => of.email.clone(),
        "phone" => of.phone.clone(),
        "signatory" => of.signatory.clone(),
        "sme" => said(of.is_sme),
        "direct_payment" => said(of.is_paid_directly),
        "services" => services(paper.view, of),
        "place" => of.place.clone(),
        "processes_data" => said(data.is_processed),
        "processing" => processing(&data.nature),
        "purpose" => processing(&data.purpose),
        "data" => processing(&data.data),
        "persons" => processing(&data.persons),
        "guarantees" if is_idle => not_applicable(),
        "guarantees" => declared(data.gives_guarantees, lang),
        "vat" if of.reverse_charge => texts::REVERSE_CHARGE.get(lang).to_owned(),
        "vat" => of.vat_rate.map(|rate| format::rate(rate, lang)).unwrap_or_default(),
        "max_ht" => amount(of.max_ht_cents),
        "max_ttc" if of.reverse_charge => not_applicable(),
        "max_ttc" => amount(of.max_ttc_cents),
        "price_variation" => of.price_variation.clone(),
        "advance" => said(of.wants_advance),
        "capacities" => of.capacities.clone(),
        "no_exclusion" => declared(of.declares_no_exclusion, lang),
        _ => return None,
    })
}

/// What is not declared yet is to be completed: nobody declares a «no».
fn declared(is: bool, lang: Lang) -> String {
    if is { texts::YES.get(lang).to_owned() } else { String::new() }
}

/// The lines by their labels, then what was typed.
fn services(view: &ClientView, of: &ClientSubcontractor) -> String {
    let label = |id: &LineId| view.lines.iter().find(|l| &l.line == id).map_or("", |l| l.label.as_str());
    let lines = of.lines.iter().map(|id| format!("{id} {}", label(id)).trim_end().to_owned());
    lines.chain([of.nature.clone()]).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Who works for whom on what.
pub(super) fn all(view: &ClientView, lang: Lang) -> Vec<Block> {
    if view.subcontractors.is_empty() {
        return vec![Block::Note {
            text: texts::NO_SUBCONTRACTOR.get(lang).to_owned(),
        }];
    }
    let row = |of: &ClientSubcontractor| {
        let member = view.members.iter().find(|m| m.id == of.member).map_or("", |m| m.name.as_str());
        let services = services(view, of);
        let services = if services.is_empty() { texts::MISSING.get(lang).to_owned() } else { services };
        cells([member.to_owned(), of.name.clone(), services])
    };
    let columns: [(Text, _); 3] = [(texts::MEMBER, Words), (texts::SUBCONTRACTOR, Words), (words::SERVICES, Words)];
    let rows = view.subcontractors.iter().map(row).collect();
    vec![table(texts::SUBCONTRACTORS_SUMMARY, &columns, rows, None, lang)]
}

/// The subcontractor, its member, and the lead if that is another.
pub(super) fn signatures(paper: &ClientPaper) -> Option<Vec<Block>> {
    let (lang, member, of) = (paper.lang, paper.member?, paper.subcontractor?);
    let sign_for = |name: &str, lines: Vec<String>| Block::Signature {
        title: texts::SIGN_FOR_MEMBER.fill(lang, &[("name", name)]),
        lines,
    };
    let its_lines = if of.signatory.is_empty() {
        vec![proposal::SIGN_LINE.get(lang).to_owned()]
    } else {
        vec![of.signatory.clone(), texts::SIGN_DATE.get(lang).to_owned()]
    };
    let mut blocks = vec![sign_for(&of.name, its_lines), super::client_blocks::signature(paper, member)];
    if member.role != Role::Lead {
        blocks.push(main::lead_signature(paper.view, lang));
    }
    Some(blocks)
}
