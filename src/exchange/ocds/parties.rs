//! Buyer, members and subcontractors as organisations of the release, each with an identifier that all references repeat.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{put, text};
use crate::domain::client_view::{ClientMember, ClientSubcontractor, ClientView, Role};
use crate::domain::ids::MemberId;

const BUYER: &str = "buyer";
/// The register of companies (org-id.guide): SIREN and SIRET stand in it.
const REGISTER: &str = "FR-RCS";

pub(super) struct Parties<'a> {
    view: &'a ClientView,
    /// By position of the member.
    ids: Vec<String>,
    /// By position of the subcontractor.
    subcontractors: Vec<String>,
}

impl<'a> Parties<'a> {
    pub(super) fn of(view: &'a ClientView) -> Self {
        let mut taken = BTreeSet::from([BUYER.to_owned()]);
        // Two with one SIREN, or none: the bid's own identifier tells them apart.
        let mut id_of = |siret: &Option<String>, own: String| {
            let by_register = siren(siret).map(|siren| format!("{REGISTER}-{siren}"));
            let id = by_register.filter(|id| !taken.contains(id)).unwrap_or(own);
            taken.insert(id.clone());
            id
        };
        let ids = view.members.iter().map(|m| id_of(&m.siret, format!("member-{}", m.id))).collect();
        let own = |s: &ClientSubcontractor| format!("subcontractor-{}-{}", s.member, s.id);
        let subcontractors = view.subcontractors.iter().map(|s| id_of(&s.siret, own(s))).collect();
        Self { view, ids, subcontractors }
    }
    pub(super) fn buyer(&self) -> Value {
        named(BUYER, &self.view.tender.buyer)
    }
    pub(super) fn tenderers(&self) -> Value {
        self.view.members.iter().zip(&self.ids).map(|(member, id)| named(id, &member.name)).collect()
    }
    pub(super) fn reference(&self, member: &MemberId) -> Value {
        let found = self.view.members.iter().zip(&self.ids).find(|(m, _)| &m.id == member);
        found.map_or(Value::Null, |(member, id)| named(id, &member.name))
    }
    pub(super) fn lead(&self) -> Value {
        self.view.group.lead.as_ref().map_or(Value::Null, |lead| self.reference(lead))
    }
    pub(super) fn written(&self) -> Value {
        let mut buyer = Map::new();
        put(&mut buyer, "id", json!(BUYER));
        put(&mut buyer, "name", text(&self.view.tender.buyer));
        put(&mut buyer, "address", address(&self.view.tender.buyer_country));
        put(&mut buyer, "roles", json!(["buyer", "procuringEntity"]));
        let members = self.view.members.iter().zip(&self.ids).map(|(member, id)| organisation(member, id));
        let subcontractors = self.view.subcontractors.iter().zip(&self.subcontractors);
        let subcontractors = subcontractors.map(|(of, id)| identified(id, &of.name, &of.siret, Value::Null, &["subcontractor"]));
        [Value::Object(buyer)].into_iter().chain(members).chain(subcontractors).collect()
    }
    /// Each with its member (extension subcontracting).
    pub(super) fn subcontracts(&self) -> Value {
        let subcontract = |(of, id): (&ClientSubcontractor, &String)| {
            json!({
                "id": format!("{}-{}", of.member, of.id),
                "subcontractor": named(id, &of.name),
                "mainContractors": [self.reference(&of.member)],
            })
        };
        self.view.subcontractors.iter().zip(&self.subcontractors).map(subcontract).collect()
    }
}

fn organisation(member: &ClientMember, id: &str) -> Value {
    let roles: &[&str] = match member.role {
        Role::Lead => &["leadTenderer", "tenderer"],
        Role::Member => &["tenderer"],
    };
    identified(id, &member.name, &member.siret, address(&member.country), roles)
}

fn identified(id: &str, name: &str, siret: &Option<String>, address: Value, roles: &[&str]) -> Value {
    let mut party = Map::new();
    put(&mut party, "id", json!(id));
    put(&mut party, "name", text(name));
    if let Some(siren) = siren(siret) {
        let mut identifier = Map::new();
        put(&mut identifier, "scheme", json!(REGISTER));
        put(&mut identifier, "id", json!(siren));
        put(&mut identifier, "legalName", text(name));
        put(&mut party, "identifier", Value::Object(identifier));
        put(&mut party, "additionalIdentifiers", json!([{"scheme": REGISTER, "id": siret}]));
    }
    put(&mut party, "address", address);
    put(&mut party, "roles", json!(roles));
    Value::Object(party)
}

fn named(id: &str, name: &str) -> Value {
    let mut reference = Map::new();
    put(&mut reference, "id", json!(id));
    put(&mut reference, "name", text(name));
    Value::Object(reference)
}

fn address(country: &str) -> Value {
    if country.trim().is_empty() {
        Value::Null
    } else {
        json!({"countryName": country})
    }
}

/// The first nine digits of a SIRET.
fn siren(siret: &Option<String>) -> Option<&str> {
    let siret = siret.as_deref()?;
    let is_whole = siret.len() == 14 && siret.bytes().all(|b| b.is_ascii_digit());
    siret.get(..9).filter(|_| is_whole)
}
