//! Runs of words: what may stand inside a paragraph, and what of it may become a link.

use serde_json::{Value, json};

/// A picture is none of them: it stands on its own.
const KINDS: [&str; 8] = ["text", "strong", "emph", "strike", "code", "link", "br", "note"];

pub(super) fn is_inline(node: &Value) -> bool {
    node.get("t").and_then(Value::as_str).is_some_and(|kind| KINDS.contains(&kind))
}

/// Words that stand beside blocks become paragraphs.
pub(super) fn wrapped(nodes: Vec<Value>) -> Vec<Value> {
    let mut blocks = Vec::new();
    let mut words = Vec::new();
    for node in nodes {
        if is_inline(&node) {
            words.push(node);
        } else {
            close(&mut words, &mut blocks);
            blocks.push(node);
        }
    }
    close(&mut words, &mut blocks);
    blocks
}

fn close(words: &mut Vec<Value>, blocks: &mut Vec<Value>) {
    if !words.is_empty() {
        blocks.push(json!({ "t": "par", "body": std::mem::take(words) }));
    }
}

/// Only addresses that open a page, a letter or a call: no script, no file of the reader's machine.
pub(super) fn is_safe_link(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) && !lower.contains(char::is_control)
}

/// The words without their dress, for an alternative text.
pub(super) fn plain(nodes: &[Value]) -> String {
    let mut text = String::new();
    for node in nodes {
        if let Some(own) = node.get("text").and_then(Value::as_str) {
            text.push_str(own);
        }
        if let Some(body) = node.get("body").and_then(Value::as_array) {
            text.push_str(&plain(body));
        }
    }
    text
}
