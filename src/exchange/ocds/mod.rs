//! The proposal as open data: an OCDS 1.1 release package with the bid and lots extensions, from `ClientView` and nothing else.
//! The shares of the members stand in `jointBid`, an extension of ours, because the standard has no place for them; they are left out when
//! the group keeps its distribution to itself. Fields without content are left out, as the standard wants.

mod bid;
mod parties;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use self::parties::Parties;
use crate::domain::client_view::ClientView;
use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;

/// The only lot: what the group answers to.
const LOT: &str = "1";
/// The prefix that the standard's own examples use: who publishes puts a registered one in its place.
const DRAFT_PREFIX: &str = "ocds-xxxxxx";

/// When the file is made, and in which language its texts are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition<'a> {
    /// RFC 3339.
    pub made_at: &'a str,
    /// The version of the proposal.
    pub version: u32,
    /// ISO 639-1.
    pub language: &'a str,
}

/// The file's text.
#[must_use]
pub fn write(view: &ClientView, edition: &Edition<'_>) -> String {
    let parties = Parties::of(view);
    let release = release(view, &parties, edition);
    let mut package = Map::new();
    package.insert("uri".to_owned(), json!(uri(&release)));
    package.insert("version".to_owned(), json!("1.1"));
    let subcontracting = (!view.subcontractors.is_empty()).then_some(SUBCONTRACTING);
    let extensions: Vec<&str> = EXTENSIONS.into_iter().chain(subcontracting).collect();
    package.insert("extensions".to_owned(), json!(extensions));
    package.insert("publishedDate".to_owned(), json!(edition.made_at));
    package.insert("publisher".to_owned(), json!({"name": publisher(view)}));
    package.insert("releases".to_owned(), json!([release]));
    let text = serde_json::to_string_pretty(&package).unwrap_or_default();
    text + "\n"
}

const EXTENSIONS: [&str; 4] = [
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/master/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/master/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_process_title_extension/master/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_submissionTerms_extension/master/extension.json",
];

/// Declared where it is used.
const SUBCONTRACTING: &str = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_subcontracting_extension/master/extension.json";

fn release(view: &ClientView, parties: &Parties<'_>, edition: &Edition<'_>) -> Value {
    let call = call(view);
    let mut release = Map::new();
    put(&mut release, "ocid", json!(format!("{DRAFT_PREFIX}-{call}")));
    put(&mut release, "id", json!(format!("{call}-bid-{}", edition.version)));
    put(&mut release, "date", json!(edition.made_at));
    put(&mut release, "tag", json!(["tender"]));
    put(&mut release, "initiationType", json!("tender"));
    put(&mut release, "language", json!(edition.language));
    put(&mut release, "title", text(&view.tender.title));
    put(&mut release, "parties", parties.written());
    put(&mut release, "buyer", parties.buyer());
    put(&mut release, "tender", tender(view, parties, &call));
    put(&mut release, "bids", json!({"details": [bid::bid(view, parties, &call)]}));
    Value::Object(release)
}

fn tender(view: &ClientView, parties: &Parties<'_>, call: &str) -> Value {
    let call_for = &view.tender;
    let mut lot = Map::new();
    put(&mut lot, "id", json!(LOT));
    put(
        &mut lot,
        "title",
        text(if call_for.lot.trim().is_empty() { &call_for.title } else { &call_for.lot }),
    );
    if let Some(start) = call_for.start {
        put(&mut lot, "contractPeriod", json!({"startDate": format!("{start}T00:00:00Z")}));
    }
    let mut tender = Map::new();
    put(&mut tender, "id", json!(call));
    put(&mut tender, "title", text(&call_for.title));
    put(&mut tender, "procuringEntity", parties.buyer());
    if let Some(deadline) = &call_for.deadline {
        put(&mut tender, "tenderPeriod", json!({"endDate": deadline.as_str()}));
    }
    put(&mut tender, "lots", json!([lot]));
    Value::Object(tender)
}

/// How the call is known: its reference, or the bid's own name while it has none.
fn call(view: &ClientView) -> String {
    let reference = view.tender.reference.trim();
    if reference.is_empty() { view.bid.clone() } else { reference.to_owned() }
}

/// The group, or its lead, or the bid: a publisher has a name.
fn publisher(view: &ClientView) -> &str {
    let lead = view.members.iter().find(|m| Some(&m.id) == view.group.lead.as_ref()).map(|m| m.name.as_str());
    let names = [view.group.name.as_str(), lead.unwrap_or_default(), view.bid.as_str()];
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or("-")
}

/// A name for the package that follows from what it holds (a UUID of version 8, RFC 9562): the file has no address.
fn uri(release: &Value) -> String {
    let digest = Sha256::digest(release.to_string());
    let digits: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// Puts a field that says something.
fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    let is_empty = match &value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if !is_empty {
        object.insert(name.to_owned(), value);
    }
}

fn text(value: &str) -> Value {
    if value.trim().is_empty() { Value::Null } else { json!(value) }
}

/// A JSON number with the digits of the decimal: exact up to fifteen, which is more than a contract can have.
fn number(decimal: Fixed) -> Value {
    let plain = Fixed::trimmed(decimal.units, decimal.decimals);
    if plain.decimals == 0 {
        return i64::try_from(plain.units).map_or(Value::Null, Value::from);
    }
    plain.to_string().parse::<f64>().map_or(Value::Null, Value::from)
}

fn value(cents: Cents) -> Value {
    json!({"amount": number(Fixed::new(cents.wide(), 2)), "currency": "EUR"})
}
