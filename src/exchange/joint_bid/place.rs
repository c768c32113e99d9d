//! From a JSON Pointer to words for a place: through which fields and which elements it leads, and what those elements are
//! called. It translates nothing.

use super::json::{Json, Node};

/// One segment of a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of an object, or a key of a map.
    Field(String),
    /// An element of a list.
    Element(Element),
}

/// An element of a list with whatever names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// From 0.
    pub index: usize,
    pub id: Option<String>,
    /// Its `name`, `label`, `city` or `index`, whichever it has.
    pub name: Option<String>,
    /// Of an ask or a row of the allocation.
    pub line: Option<String>,
    pub member: Option<String>,
}

pub(super) struct Followed<'j, 'a> {
    pub steps: Vec<Step>,
    /// The value at the pointer, when it is there.
    pub target: Option<&'j Json<'a>>,
    /// The value, or the innermost one around the place where it should be.
    pub nearest: &'j Json<'a>,
}

/// Walks along a pointer as far as the document goes.
pub(super) fn follow<'j, 'a>(json: &'j Json<'a>, pointer: &str) -> Followed<'j, 'a> {
    let mut steps = Vec::new();
    let mut target = Some(json);
    let mut nearest = json;
    for segment in pointer.split('/').skip(1) {
        let index = target.and_then(|parent| match &parent.node {
            Node::List(_) => segment.parse::<usize>().ok(),
            _ => None,
        });
        let name = unescaped(segment);
        target = target.and_then(|parent| match (&parent.node, index) {
            (Node::List(items), Some(index)) => items.get(index),
            _ => parent.get(&name),
        });
        steps.push(match index {
            Some(index) => Step::Element(element(index, target)),
            None => Step::Field(name),
        });
        nearest = target.unwrap_or(nearest);
    }
    Followed { steps, target, nearest }
}

/// The steps of a pointer into nothing: a segment of digits is taken for an element.
pub(super) fn bare(pointer: &str) -> Vec<Step> {
    let step = |segment: &str| match segment.parse() {
        Ok(index) => Step::Element(Element { index, ..Element::default() }),
        Err(_) => Step::Field(unescaped(segment)),
    };
    pointer.split('/').skip(1).map(step).collect()
}

fn element(index: usize, json: Option<&Json<'_>>) -> Element {
    let text = |name: &str| json?.get(name)?.as_text().map(str::to_owned);
    Element {
        index,
        id: text("id"),
        name: ["name", "label", "city", "index"].into_iter().find_map(text),
        line: text("line"),
        member: text("member"),
    }
}

fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// A key as a segment of a pointer (RFC 6901).
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
