//! A bid to begin with: nothing typed, sensible choices made.

use std::sync::Arc;

use super::parts::{Brief, Document, Frame, Plan, Role};
use crate::domain::bid::{Buyer, BuyerKind, Card, Group, GroupForm, PaymentMode, Period, Procedure, Tender, Vat, VatDeduction, VatRegime, YearBasis};
use crate::domain::decimal::Rate;
use crate::domain::ids::PeriodId;

/// An empty bid of the lead: one firm year, a *groupement conjoint* whose lead is liable, a buyer that does not deduct VAT.
#[must_use]
pub fn empty(id: &str) -> Document {
    Document {
        id: id.to_owned(),
        role: Role::Lead,
        frame: Arc::new(Frame {
            note: String::new(),
            tender: Arc::new(empty_tender()),
            brief: Arc::new(Brief::default()),
            group: Arc::new(Group {
                form: GroupForm::SeveralLeadLiable,
                lead: None,
                name: String::new(),
                justification: String::new(),
                payment_mode: PaymentMode::SeparateAccounts,
                show_distribution: None,
            }),
            datacentres: Vec::new(),
            lines: Vec::new(),
            sla: Vec::new(),
            retroplanning: None,
            game: None,
        }),
        plan: Arc::new(Plan::default()),
        members: Vec::new(),
        dossier: Arc::default(),
    }
}

/// A consultation with nothing typed in.
#[must_use]
pub fn empty_tender() -> Tender {
    Tender {
        reference: String::new(),
        title: String::new(),
        lot: String::new(),
        buyer: Buyer {
            name: String::new(),
            kind: BuyerKind::LocalAuthority,
            country: "FR".to_owned(),
            vat_id: None,
            vat_deduction: VatDeduction::None,
            vat_deduction_rate: None,
        },
        procedure: Procedure::Adapted,
        framework_agreement: false,
        published: None,
        questions_until: None,
        deadline: None,
        offer_validity_days: 120,
        start: None,
        periods: vec![Period {
            id: PeriodId::new("P1"),
            months: 12,
            label: String::new(),
            firm: true,
        }],
        year_basis: YearBasis::Period,
        estimate_ht_cents: None,
        ceiling_ht_cents: None,
        price_criterion: None,
        advance: None,
        penalty: None,
        price_revision: None,
    }
}

/// The card of a host of which only the name is known: French, subject to VAT at the standard rate of the dated table.
#[must_use]
pub fn card(name: &str, standard_rate: Rate) -> Card {
    Card {
        name: name.to_owned(),
        legal_form: String::new(),
        country: "FR".to_owned(),
        siret: None,
        vat_id: None,
        vat: Vat {
            regime: VatRegime::Standard,
            rate: standard_rate,
            mention: None,
        },
        certifications: Vec::new(),
        datacentres: Vec::new(),
        skills: Vec::new(),
        subcontractors: Vec::new(),
    }
}

/// Makes a copy its own bid: another id, another title.
pub fn rename_copy(document: &mut Document, id: String, title: &str) {
    document.id = id;
    let frame = Arc::make_mut(&mut document.frame);
    Arc::make_mut(&mut frame.tender).title = title.chars().take(300).collect();
}
