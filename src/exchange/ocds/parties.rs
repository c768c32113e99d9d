//! Buyer and members as organisations of the release, each with an identifier that all references repeat.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{put, text};
use crate::domain::client_view::{ClientMember, ClientView, Role};
use crate::domain::ids::MemberId;

const BUYER: &str = "buyer";
/// The register of companies (org-id.guide): SIREN and SIRET stand in it.
const REGISTER: &str = "FR-RCS";

pub(super) struct Parties<'a> {
    view: &'a ClientView,
    /// By position of the member.
    ids: Vec<String>,
}

impl<'a> Parties<'a> {
    pub(super) fn of(view: &'a ClientView) -> Self {
        let mut taken = BTreeSet::from([BUYER.to_owned()]);
        let ids = view.members.iter().map(|member| {
            let by_register = siren(member).map(|siren| format!("{REGISTER}-{siren}"));
            // Two members with one SIREN, or none: the bid's own identifier tells them apart.
            let id = by_register.filter(|id| !taken.contains(id)).unwrap_or_else(|| format!("member-{}", member.id));
            taken.insert(id.clone());
            id
        });
        Self { view, ids: ids.collect() }
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
        [Value::Object(buyer)].into_iter().chain(members).collect()
    }
}

fn organisation(member: &ClientMember, id: &str) -> Value {
    let mut party = Map::new();
    put(&mut party, "id", json!(id));
    put(&mut party, "name", text(&member.name));
    if let Some(siren) = siren(member) {
        let mut identifier = Map::new();
        put(&mut identifier, "scheme", json!(REGISTER));
        put(&mut identifier, "id", json!(siren));
        put(&mut identifier, "legalName", text(&member.name));
        put(&mut party, "identifier", Value::Object(identifier));
        put(&mut party, "additionalIdentifiers", json!([{"scheme": REGISTER, "id": member.siret}]));
    }
    put(&mut party, "address", address(&member.country));
    let roles: &[&str] = match member.role {
        Role::Lead => &["leadTenderer", "tenderer"],
        Role::Member => &["tenderer"],
    };
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
fn siren(member: &ClientMember) -> Option<&str> {
    let siret = member.siret.as_deref()?;
    let is_whole = siret.len() == 14 && siret.bytes().all(|b| b.is_ascii_digit());
    siret.get(..9).filter(|_| is_whole)
}
