//! The buyers of a notice: references to organisations that the notice describes elsewhere.

use std::collections::HashMap;

use super::reading::Reading;
use super::tree::Node;
use crate::exchange::notice::{BuyerKindGuess, Field, NoticeBuyer, UnreadReason};

/// In the order of the file, except that the leader of several comes first.
pub fn read(reading: &mut Reading, root: &Node) -> Vec<NoticeBuyer> {
    let organisations = organisations(root);
    let mut buyers: Vec<(bool, NoticeBuyer)> = Vec::new();
    for party in root.all("cac:ContractingParty") {
        for reference in party.all("cac:Party/cac:PartyIdentification/cbc:ID") {
            match organisations.get(reference.text()) {
                Some(&(leads, company)) => buyers.push((leads, buyer(reading, party, company))),
                None => reading.note(Field::Buyer, reference.text(), UnreadReason::UnknownOrganisation),
            }
        }
    }
    buyers.sort_by_key(|(leads, _)| !leads);
    buyers.into_iter().map(|(_, buyer)| buyer).collect()
}

/// Companies and their contact points by identifier (OPT-200, OPT-201), with whether they lead the buyers (OPP-050).
fn organisations(root: &Node) -> HashMap<&str, (bool, &Node)> {
    let mut found = HashMap::new();
    for organisation in root.extension("efac:Organizations/efac:Organization") {
        let leads = organisation.one("efbc:GroupLeadIndicator").is_some_and(|node| node.text() == "true");
        for company in organisation.all("efac:Company").into_iter().chain(organisation.all("efac:TouchPoint")) {
            if let Some(id) = company.one("cac:PartyIdentification/cbc:ID") {
                found.entry(id.peek()).or_insert((leads, company));
            }
        }
    }
    found
}

fn buyer(reading: &mut Reading, party: &Node, company: &Node) -> NoticeBuyer {
    let listed = |path, list| party.all(path).into_iter().find(|code| code.attribute("listName") == Some(list));
    let legal_type = listed("cac:ContractingPartyType/cbc:PartyTypeCode", "buyer-legal-type");
    let activity = listed("cac:ContractingActivity/cbc:ActivityTypeCode", "authority-activity")
        .or_else(|| listed("cac:ContractingActivity/cbc:ActivityTypeCode", "entity-activity"));
    company.one("cac:PartyIdentification/cbc:ID").map(Node::text);
    NoticeBuyer {
        name: reading.line(company, "cac:PartyName/cbc:Name", Field::BuyerName).unwrap_or_default(),
        legal_type: reading.kept_code(legal_type, Field::BuyerLegalType, is_legal_type),
        activity: activity.map(|code| code.text().to_string()),
        street: reading.plain(company, "cac:PostalAddress/cbc:StreetName"),
        postal_code: reading.plain(company, "cac:PostalAddress/cbc:PostalZone"),
        city: reading.plain(company, "cac:PostalAddress/cbc:CityName"),
        country: reading.country(company, "cac:PostalAddress/cac:Country/cbc:IdentificationCode", Field::BuyerCountry),
        identifier: reading.plain(company, "cac:PartyLegalEntity/cbc:CompanyID"),
        email: reading.plain(company, "cac:Contact/cbc:ElectronicMail"),
    }
}

/// Organisations that are subsidised (*org-sub*) are known too, though nothing can be guessed from it.
fn is_legal_type(code: &str) -> bool {
    BuyerKindGuess::of(code, None).is_some() || code == "org-sub" || code.starts_with("org-sub-")
}
