//! The numbers and captions of tables and figures, those of the app and those that people write, in the order of the reader.

use serde_json::{Value, json};

use super::inline::plain;

/// A paragraph with more characters is no caption.
const LONGEST: usize = 300;

/// How many there were so far, and how a number is said: the print file's words `table` and `figure`, with the places `{number}` and
/// `{what}`. A print file without them numbers nothing.
#[derive(Clone, Hash)]
pub(in crate::export) struct Numbers {
    tables: Counter,
    figures: Counter,
}

#[derive(Clone, Hash)]
struct Counter {
    pattern: Option<String>,
    count: usize,
}

impl Counter {
    fn of(words: Option<&Value>, name: &str) -> Self {
        let pattern = words.and_then(|words| words.get(name)).and_then(Value::as_str);
        Self {
            pattern: pattern.map(ToOwned::to_owned),
            count: 0,
        }
    }
    fn next(&mut self, what: &str) -> Option<String> {
        let pattern = self.pattern.as_ref()?;
        self.count += 1;
        Some(pattern.replace("{number}", &self.count.to_string()).replace("{what}", what))
    }
}

impl Numbers {
    pub fn of(words: Option<&Value>) -> Self {
        Self {
            tables: Counter::of(words, "table"),
            figures: Counter::of(words, "figure"),
        }
    }

    /// The caption of a block that the app made.
    pub fn block(&mut self, block: &mut Value) {
        let field = |name: &str| block.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let caption = match field("kind").as_str() {
            "table" => self.tables.next(&field("summary")),
            "bars" | "timeline" | "sites" => self.figures.next(&field("caption")),
            _ => None,
        };
        set(block, caption);
    }

    /// The captions of what people wrote below a heading.
    pub fn nodes(&mut self, nodes: Vec<Value>, heading: &str) -> Vec<Value> {
        let mut heading = heading.to_owned();
        let mut done: Vec<Value> = Vec::with_capacity(nodes.len());
        let mut rest = nodes.into_iter().peekable();
        while let Some(mut node) = rest.next() {
            match kind(&node) {
                "heading" => heading = words_of(&node),
                "table" if self.tables.pattern.is_some() => {
                    let before = done.last().and_then(stated);
                    let after = if before.is_none() { rest.peek().and_then(stated) } else { None };
                    if before.is_some() {
                        done.pop();
                    } else if after.is_some() {
                        rest.next();
                    }
                    let what = before.or(after).unwrap_or_else(|| heading.clone());
                    let caption = self.tables.next(&what);
                    set(&mut node, caption);
                }
                "image" => self.picture(&mut node),
                "quote" => {
                    if let Some(Value::Array(body)) = node.get_mut("body") {
                        *body = self.nodes(std::mem::take(body), &heading);
                    }
                }
                "list" => {
                    let items = node.get_mut("items").and_then(Value::as_array_mut);
                    for item in items.into_iter().flatten() {
                        if let Value::Array(body) = item {
                            *body = self.nodes(std::mem::take(body), &heading);
                        }
                    }
                }
                _ => {}
            }
            done.push(node);
        }
        done
    }

    /// What only adorns has no number.
    fn picture(&mut self, node: &mut Value) {
        let field = |name: &str| node.get(name).and_then(Value::as_str).unwrap_or_default();
        if node.get("decorative").and_then(Value::as_bool) == Some(true) {
            return;
        }
        let what = if field("title").is_empty() { field("alt") } else { field("title") };
        let caption = match what {
            "" => self.figures.next(field("file")),
            what => self.figures.next(what),
        };
        set(node, caption);
    }
}

fn set(node: &mut Value, caption: Option<String>) {
    if let (Some(object), Some(caption)) = (node.as_object_mut(), caption) {
        object.insert("caption".to_owned(), json!(caption));
    }
}

fn kind(node: &Value) -> &str {
    node.get("t").and_then(Value::as_str).unwrap_or_default()
}

fn words_of(node: &Value) -> String {
    let body = node.get("body").and_then(Value::as_array);
    plain(body.map_or(&[], Vec::as_slice)).trim().to_owned()
}

/// What a paragraph says of the table beside it: `Table: …`, `Tableau 3 : …` or `: …`. A number that was written is replaced.
fn stated(node: &Value) -> Option<String> {
    if kind(node) != "par" {
        return None;
    }
    let text = words_of(node);
    if text.len() > LONGEST {
        return None;
    }
    let (before, after) = text.split_once(':')?;
    let is_marked = match before.split_whitespace().collect::<Vec<_>>().as_slice() {
        [] => true,
        [word] => is_table(word),
        [word, number] => is_table(word) && number.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    let what = after.trim();
    (is_marked && !what.is_empty()).then(|| what.to_owned())
}

fn is_table(word: &str) -> bool {
    ["table", "tableau"].contains(&word.to_lowercase().as_str())
}
