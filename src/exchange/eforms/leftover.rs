//! Lists what a file holds and nobody asked for, so that nothing of a notice is lost in silence.

use indexmap::IndexMap;

use super::reading::{Reading, shorten};
use super::tree::Node;
use crate::exchange::notice::{Field, Unread, UnreadReason};

/// How the file describes itself; says nothing about the contract.
const TECHNICAL: [&str; 9] = [
    "cbc:UBLVersionID",
    "cbc:CustomizationID",
    "cbc:ProfileID",
    "cbc:VersionID",
    "cbc:IssueTime",
    "cbc:RegulatoryDomain",
    "efac:NoticeSubType",
    "efac:Publication",
    "efbc:AcquiringCPBIndicator",
];

/// Values by which a notice says that it has nothing to say.
const NOTHING: [&str; 4] = ["none", "no", "false", "not-used"];

/// A lot (or the whole notice) and the heading in it.
type Place = (Option<String>, String);

/// One remark for each heading of the notice and of each lot, in the order of the file.
pub fn report(reading: &mut Reading, root: &Node) {
    let mut found: IndexMap<Place, (usize, String)> = IndexMap::new();
    for child in &root.children {
        let lot = (child.name == "cac:ProcurementProjectLot").then(|| child.one("cbc:ID").map_or("", Node::peek).to_string());
        let below = if lot.is_some() { child.children.iter().collect() } else { vec![child] };
        for node in below {
            collect(node, &lot, &mut Vec::new(), &mut found);
        }
    }
    reading.report.extend(found.into_iter().map(|((lot, heading), (count, value))| Unread {
        lot,
        field: Field::Other,
        value,
        why: UnreadReason::NotTaken { heading, count },
    }));
}

/// The heading is the first two names on the way, without the wrappers of extensions.
fn collect<'a>(node: &'a Node, lot: &Option<String>, way: &mut Vec<&'a str>, found: &mut IndexMap<Place, (usize, String)>) {
    if TECHNICAL.contains(&node.name.as_str()) {
        return;
    }
    let wrapper = node.name.starts_with("ext:") || node.name.starts_with("efext:");
    if !wrapper {
        way.push(node.name.split(':').next_back().unwrap_or_default());
    }
    let value = node.peek();
    if !node.was_read() && !value.is_empty() && !NOTHING.contains(&value) {
        let heading = way.iter().take(2).copied().collect::<Vec<_>>().join("/");
        found.entry((lot.clone(), heading)).or_insert_with(|| (0, shorten(value))).0 += 1;
    }
    for child in &node.children {
        collect(child, lot, way, found);
    }
    if !wrapper {
        way.pop();
    }
}
