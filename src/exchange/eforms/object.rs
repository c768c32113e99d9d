//! What a procedure and a lot state in the same way: classification, estimate, places of performance.

use indexmap::IndexSet;

use super::codes;
use super::reading::Reading;
use super::tree::Node;
use crate::exchange::notice::{Amount, Field, Place};

/// The main code first, each once.
pub fn cpv(reading: &mut Reading, project: &Node) -> Vec<String> {
    let mut found: IndexSet<String> = IndexSet::new();
    for group in ["cac:MainCommodityClassification", "cac:AdditionalCommodityClassification"] {
        for node in project.all(group).into_iter().flat_map(|group| group.all("cbc:ItemClassificationCode")) {
            if node.attribute("listName").is_some_and(|list| list != "cpv") {
                continue;
            }
            let code = reading.code(Some(node), Field::Cpv, |code| codes::is_cpv(code).then(|| code.to_string()));
            found.extend(code);
        }
    }
    found.into_iter().collect()
}

/// Estimated value, without VAT.
pub fn estimate(reading: &mut Reading, project: &Node) -> Option<Amount> {
    let node = project.one("cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount");
    reading.amount(node, Field::Estimate)
}

pub fn places(reading: &mut Reading, project: &Node) -> Vec<Place> {
    project
        .all("cac:RealizedLocation")
        .into_iter()
        .map(|location| place(reading, location))
        .collect()
}

fn place(reading: &mut Reading, location: &Node) -> Place {
    Place {
        nuts: reading.plain(location, "cac:Address/cbc:CountrySubentityCode"),
        country: reading.country(location, "cac:Address/cac:Country/cbc:IdentificationCode", Field::Place),
        city: reading.plain(location, "cac:Address/cbc:CityName"),
        postal_code: reading.plain(location, "cac:Address/cbc:PostalZone"),
        anywhere: reading.plain(location, "cac:Address/cbc:Region"),
        description: reading.block(location, "cbc:Description", Field::Place),
    }
}
