//! From the events of the parser to nodes, without recursion: a text may nest as deep as it likes, its nodes do not.

use std::collections::HashMap;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};
use serde_json::{Value, json};

use super::images::Look;
use super::inline::{is_safe_link, plain, wrapped};

/// Lists, quotations and emphases inside each other; deeper ones are drawn at this depth.
const DEEPEST: usize = 6;
/// A section has level 1: what people write begins below it.
const FIRST_HEADING: usize = 2;
const LAST_HEADING: usize = 4;

/// Something begun: its nodes so far.
struct Frame<'a> {
    tag: Option<Tag<'a>>,
    nodes: Vec<Value>,
}

/// Says of a picture, by its name and alternative text, how it is drawn, or what stands in its place.
type Images<'i> = &'i mut dyn FnMut(&str, &str) -> Result<Look, String>;

pub(super) struct Tree<'a, 'i> {
    frames: Vec<Frame<'a>>,
    /// How many of the frames nest: counted as they come, so that a long row of them costs no more than its length.
    depth: usize,
    /// Levels of the headings above, as they were written.
    headings: Vec<HeadingLevel>,
    notes: HashMap<String, Vec<Value>>,
    images: Images<'i>,
}

impl<'a, 'i> Tree<'a, 'i> {
    pub fn read(text: &'a str, images: Images<'i>) -> Vec<Value> {
        let mut tree = Self {
            frames: vec![Frame { tag: None, nodes: Vec::new() }],
            depth: 0,
            headings: Vec::new(),
            notes: HashMap::new(),
            images,
        };
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        for event in Parser::new_ext(text, options) {
            tree.take(event);
        }
        let nodes = tree.frames.pop().map(|frame| frame.nodes).unwrap_or_default();
        with_notes(wrapped(nodes), &tree.notes)
    }

    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => {
                self.depth += usize::from(nests(&tag));
                self.frames.push(Frame {
                    tag: Some(tag),
                    nodes: Vec::new(),
                });
            }
            Event::End(_) => self.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.add(json!({ "t": "code", "text": &*text })),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.add(json!({ "t": "br" })),
            Event::Rule => self.add(json!({ "t": "rule" })),
            Event::FootnoteReference(name) => self.add(json!({ "t": "note", "name": &*name })),
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }),
        }
    }

    fn add(&mut self, node: Value) {
        if let Some(frame) = self.frames.last_mut() {
            frame.nodes.push(node);
        }
    }

    /// Neighbouring texts are one: the parser cuts at every sign that could have meant something.
    fn text(&mut self, more: &str) {
        let last = self.frames.last_mut().and_then(|frame| frame.nodes.last_mut());
        let is_text = last.as_ref().is_some_and(|node| node.get("t").and_then(Value::as_str) == Some("text"));
        match last.and_then(|node| node.get_mut("text")) {
            Some(Value::String(text)) if is_text => text.push_str(more),
            _ => self.add(json!({ "t": "text", "text": more })),
        }
    }

    fn end(&mut self) {
        let Some(Frame { tag: Some(tag), nodes }) = self.frames.pop() else {
            return;
        };
        let too_deep = self.depth > DEEPEST;
        self.depth -= usize::from(nests(&tag));
        match tag {
            Tag::Strong if !too_deep => self.add(json!({ "t": "strong", "body": nodes })),
            Tag::Emphasis if !too_deep => self.add(json!({ "t": "emph", "body": nodes })),
            Tag::Strikethrough if !too_deep => self.add(json!({ "t": "strike", "body": nodes })),
            Tag::Link { dest_url, .. } if !too_deep && is_safe_link(&dest_url) => {
                self.add(json!({ "t": "link", "url": &*dest_url, "body": nodes }));
            }
            Tag::BlockQuote(_) if !too_deep => self.add(json!({ "t": "quote", "body": wrapped(nodes) })),
            Tag::List(start) if !too_deep => self.add(json!({ "t": "list", "start": start, "items": nodes })),
            Tag::List(_) => {
                for item in nodes {
                    let Value::Array(body) = item else { continue };
                    self.splice(body);
                }
            }
            Tag::Item => self.add(Value::Array(wrapped(nodes))),
            Tag::Paragraph | Tag::HtmlBlock => self.splice(wrapped(nodes)),
            Tag::Heading { level, .. } => {
                let level = self.level(level);
                self.add(json!({ "t": "heading", "level": level, "body": nodes }));
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.add(json!({ "t": "listing", "language": language, "text": plain(&nodes) }));
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, &nodes),
            Tag::FootnoteDefinition(name) => {
                self.notes.entry(name.to_string()).or_insert_with(|| without_notes(wrapped(nodes)));
            }
            Tag::Table(align) => self.table(&align, nodes),
            Tag::TableHead | Tag::TableRow => self.add(Value::Array(nodes)),
            Tag::TableCell => self.add(Value::Array(nodes)),
            _ => self.splice(nodes),
        }
    }

    fn splice(&mut self, nodes: Vec<Value>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.nodes.extend(nodes);
        }
    }

    /// One below the nearest heading that was written higher, whatever was skipped.
    fn level(&mut self, written: HeadingLevel) -> usize {
        while self.headings.last().is_some_and(|above| *above >= written) {
            self.headings.pop();
        }
        let level = FIRST_HEADING + self.headings.len();
        self.headings.push(written);
        level.min(LAST_HEADING)
    }

    fn image(&mut self, file: &str, title: &str, words: &[Value]) {
        let text = plain(words);
        let text = text.trim();
        let is_in_cell = self.frames.iter().any(|frame| matches!(frame.tag, Some(Tag::TableCell)));
        match (self.images)(file, text) {
            Ok(Look { width, is_decorative }) => self.add(json!({
                "t": "image", "file": file, "alt": text, "title": title, "width": width, "decorative": is_decorative, "small": is_in_cell,
            })),
            Err(mark) => self.add(json!({ "t": "code", "text": mark })),
        }
    }

    /// The first row is the header; every row has as many cells as it.
    fn table(&mut self, align: &[Alignment], mut rows: Vec<Value>) {
        if rows.is_empty() {
            return;
        }
        let head = rows.remove(0);
        let align: Vec<&str> = align
            .iter()
            .map(|one| match one {
                Alignment::Right => "right",
                Alignment::Center => "center",
                Alignment::Left | Alignment::None => "left",
            })
            .collect();
        self.add(json!({ "t": "table", "align": align, "head": head, "rows": rows }));
    }
}

fn nests(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::List(_) | Tag::BlockQuote(_) | Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. }
    )
}

/// Puts the notes where they are referred to.
fn with_notes(nodes: Vec<Value>, notes: &HashMap<String, Vec<Value>>) -> Vec<Value> {
    nodes.into_iter().map(|node| each(node, &|name| notes.get(name))).collect()
}

/// A note inside a note would never end: its mark is printed instead.
fn without_notes(nodes: Vec<Value>) -> Vec<Value> {
    nodes.into_iter().map(|node| each(node, &|_| None)).collect()
}

fn each<'n>(node: Value, find: &dyn Fn(&str) -> Option<&'n Vec<Value>>) -> Value {
    match node {
        Value::Array(items) => Value::Array(items.into_iter().map(|item| each(item, find)).collect()),
        Value::Object(mut fields) => {
            if fields.get("t").and_then(Value::as_str) == Some("note") && !fields.contains_key("body") {
                let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
                return match find(name) {
                    Some(body) => json!({ "t": "note", "body": body }),
                    None => json!({ "t": "text", "text": format!("[{name}]") }),
                };
            }
            for (_, field) in fields.iter_mut() {
                if field.is_array() {
                    *field = each(field.take(), find);
                }
            }
            Value::Object(fields)
        }
        other => other,
    }
}
