//! What the client reads of a subcontractor: the rubrics of its DC4, which the client has to accept. Its greatest amount is what the member
//! declares, never what a member asks.

use serde::Serialize;

use crate::domain::bid::{Bid, Subcontractor};
use crate::domain::contract::Contract;
use crate::domain::decimal::Rate;
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::money::Cents;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientSubcontractor {
    /// For whom it works.
    pub member: MemberId,
    pub id: Id,
    pub name: String,
    pub trade_name: String,
    pub legal_form: String,
    pub siret: Option<String>,
    pub registration: String,
    pub address: String,
    pub seat: String,
    pub email: String,
    pub phone: String,
    pub signatory: String,
    pub is_sme: Option<bool>,
    pub lines: Vec<LineId>,
    pub nature: String,
    pub place: String,
    pub max_ht_cents: Option<Cents>,
    pub max_ttc_cents: Option<Cents>,
    pub vat_rate: Option<Rate>,
    pub reverse_charge: bool,
    pub price_variation: String,
    pub is_paid_directly: Option<bool>,
    pub wants_advance: Option<bool>,
    pub personal_data: ClientPersonalData,
    pub capacities: String,
    pub declares_no_exclusion: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientPersonalData {
    pub is_processed: Option<bool>,
    pub nature: String,
    pub purpose: String,
    pub data: String,
    pub persons: String,
    pub gives_guarantees: bool,
}

/// Of the members that the client sees, in their order.
pub(super) fn of(bid: &Bid, contract: &Contract) -> Vec<ClientSubcontractor> {
    let rows = contract.distribution.rows.iter();
    let members = rows.filter_map(|row| bid.members.iter().find(|m| m.id == row.member));
    members
        .flat_map(|member| member.card.subcontractors.iter().map(|s| seen(&member.id, s)))
        .collect()
}

fn seen(member: &MemberId, of: &Subcontractor) -> ClientSubcontractor {
    let data = &of.personal_data;
    ClientSubcontractor {
        member: member.clone(),
        id: of.id.clone(),
        name: of.name.clone(),
        trade_name: of.trade_name.clone(),
        legal_form: of.legal_form.clone(),
        siret: of.siret.clone(),
        registration: of.registration.clone(),
        address: of.address.clone(),
        seat: of.seat.clone(),
        email: of.email.clone(),
        phone: of.phone.clone(),
        signatory: of.signatory.clone(),
        is_sme: of.is_sme,
        lines: of.lines.clone(),
        nature: of.nature.clone(),
        place: of.place.clone(),
        max_ht_cents: of.max_ht_cents,
        max_ttc_cents: of.max_ttc(),
        vat_rate: of.vat_rate,
        reverse_charge: of.reverse_charge,
        price_variation: of.price_variation.clone(),
        is_paid_directly: of.is_paid_directly,
        wants_advance: of.wants_advance,
        personal_data: ClientPersonalData {
            is_processed: data.is_processed,
            nature: data.nature.clone(),
            purpose: data.purpose.clone(),
            data: data.data.clone(),
            persons: data.persons.clone(),
            gives_guarantees: data.gives_guarantees,
        },
        capacities: of.capacities.clone(),
        declares_no_exclusion: of.declares_no_exclusion,
    }
}
