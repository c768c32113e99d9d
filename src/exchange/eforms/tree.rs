//! An XML file as a small tree of elements, read by paths. Namespaces are known by their address, never by the prefix that
//! a file happens to use. Refuses what no notice needs: document types, other encodings, endless depth or size.

use std::cell::Cell;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use crate::exchange::notice::NoticeError;

/// The largest file that is read. The largest notices seen are under 1 MiB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Elements inside elements. Notices stay under 20.
pub const MAX_DEPTH: usize = 100;
/// Elements of a file; keeps a hostile file of 8 MiB from filling the memory.
pub const MAX_ELEMENTS: usize = 300_000;

/// Where an eForms extension hangs below an element.
pub const EXTENSION: &str = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension";

/// The prefixes by which the paths of this reader name a namespace.
const NAMESPACES: [(&str, &str); 9] = [
    ("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    ("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
    ("ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"),
    ("efext", "http://data.europa.eu/p27/eforms-ubl-extensions/1"),
    ("efac", "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"),
    ("efbc", "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"),
    ("cn", "urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"),
    ("pin", "urn:oasis:names:specification:ubl:schema:xsd:PriorInformationNotice-2"),
    ("can", "urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2"),
];

/// An element. Its text counts as read once somebody asked for it, so that the rest can be listed.
#[derive(Debug)]
pub struct Node {
    /// `cbc:Name`: the reader's own prefix, not the file's. `?:Name` in a namespace that it does not know.
    pub name: String,
    attributes: Vec<(String, String)>,
    text: String,
    pub children: Vec<Node>,
    read: Cell<bool>,
}

impl Node {
    /// The elements at the end of a path like `cac:Country/cbc:IdentificationCode`, in the order of the file.
    pub fn all(&self, path: &str) -> Vec<&Node> {
        path.split('/').fold(vec![self], |nodes, step| {
            nodes.iter().flat_map(|node| node.children.iter().filter(|child| child.name == step)).collect()
        })
    }

    pub fn one(&self, path: &str) -> Option<&Node> {
        self.all(path).into_iter().next()
    }

    /// As [`Node::all`], below the eForms extensions of this element.
    pub fn extension(&self, path: &str) -> Vec<&Node> {
        self.all(EXTENSION).into_iter().flat_map(|extension| extension.all(path)).collect()
    }

    /// The text, trimmed; it counts as read from now on.
    pub fn text(&self) -> &str {
        self.read.set(true);
        self.peek()
    }

    /// The text, trimmed, which stays unread.
    pub fn peek(&self) -> &str {
        self.text.trim()
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn was_read(&self) -> bool {
        self.read.get()
    }
}

/// The document element, and the entities that the file uses and XML does not define.
pub fn parse(bytes: &[u8]) -> Result<(Node, Vec<String>), NoticeError> {
    let text = decode(bytes)?;
    let mut reader = NsReader::from_str(text);
    let mut building = Building::default();
    loop {
        match reader.read_resolved_event() {
            Ok((namespace, Event::Start(tag))) => building.open(&namespace, &tag),
            Ok((namespace, Event::Empty(tag))) => building.open(&namespace, &tag) && building.close(),
            Ok((_, Event::End(_))) => building.close(),
            Ok((_, Event::Text(piece))) => building.text(&piece.xml10_content()),
            Ok((_, Event::CData(piece))) => building.text(&piece.xml10_content()),
            Ok((_, Event::GeneralRef(reference))) => building.reference(&reference),
            Ok((_, Event::Decl(declaration))) => match declaration.encoding() {
                Some(Ok(name)) if !is_utf8(&name) => {
                    return Err(NoticeError::Encoding { found: name.into_owned() });
                }
                _ => true,
            },
            Ok((_, Event::DocType(kind))) => {
                return Err(doctype(&kind, line(text, reader.buffer_position())));
            }
            Ok((_, Event::Comment(_) | Event::PI(_))) => true,
            Ok((_, Event::Eof)) => break,
            Err(_) => return Err(not_xml(text, reader.error_position())),
        }
        .then_some(())
        .ok_or_else(|| not_xml(text, reader.buffer_position()))?;
        if building.stack.len() > MAX_DEPTH {
            return Err(NoticeError::TooDeep {
                limit: MAX_DEPTH,
                line: line(text, reader.buffer_position()),
            });
        }
        if building.elements > MAX_ELEMENTS {
            return Err(NoticeError::TooManyElements { limit: MAX_ELEMENTS });
        }
    }
    match (building.root, building.stack.is_empty()) {
        (Some(root), true) => Ok((root, building.unknown_entities)),
        _ => Err(not_xml(text, text.len() as u64)),
    }
}

/// The tree so far: the open elements, outermost first, and the document element once it is closed. Every step says
/// `false` where the file is not well-formed.
#[derive(Default)]
struct Building {
    stack: Vec<Node>,
    root: Option<Node>,
    elements: usize,
    unknown_entities: Vec<String>,
}

impl Building {
    fn open(&mut self, namespace: &ResolveResult, tag: &BytesStart) -> bool {
        let prefix = match namespace {
            ResolveResult::Bound(Namespace(uri)) => NAMESPACES.iter().find(|(_, known)| known == uri).map_or("?", |(prefix, _)| *prefix),
            ResolveResult::Unbound => "?",
            ResolveResult::Unknown(_) => return false,
        };
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false) {
            let Ok(attribute) = attribute else {
                return false;
            };
            let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
                return false;
            };
            attributes.push((attribute.key.as_ref().to_string(), value.into_owned()));
        }
        self.elements += 1;
        self.stack.push(Node {
            name: format!("{prefix}:{}", tag.local_name().as_ref()),
            attributes,
            text: String::new(),
            children: Vec::new(),
            read: Cell::new(false),
        });
        self.root.is_none()
    }

    fn close(&mut self) -> bool {
        match (self.stack.pop(), self.stack.last_mut()) {
            (Some(node), Some(parent)) => parent.children.push(node),
            (Some(node), None) => self.root = Some(node),
            (None, _) => return false,
        }
        true
    }

    fn text(&mut self, piece: &str) -> bool {
        match self.stack.last_mut() {
            Some(node) => node.text.push_str(piece),
            None => return piece.trim_start_matches('\u{feff}').trim().is_empty(),
        }
        true
    }

    fn reference(&mut self, reference: &BytesRef) -> bool {
        let text = match (reference.resolve_char_ref(), &**reference) {
            (Ok(Some(character)), _) => character.to_string(),
            (Err(_), _) => return false,
            (_, "lt") => "<".to_string(),
            (_, "gt") => ">".to_string(),
            (_, "amp") => "&".to_string(),
            (_, "apos") => "'".to_string(),
            (_, "quot") => "\"".to_string(),
            (_, unknown) => {
                self.unknown_entities.push(unknown.to_string());
                format!("&{unknown};")
            }
        };
        self.text(&text)
    }
}

fn decode(bytes: &[u8]) -> Result<&str, NoticeError> {
    if bytes.len() > MAX_BYTES {
        return Err(NoticeError::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NoticeError::Encoding { found: "UTF-16".to_string() });
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => return Err(NoticeError::Empty),
        Some(b'<') => {}
        Some(_) => return Err(NoticeError::NotXml { line: 1, column: 1 }),
    }
    std::str::from_utf8(bytes).map_err(|_| NoticeError::Encoding {
        found: declared_encoding(bytes),
    })
}

/// The encoding that the first bytes declare, when they are not what they should be: UTF-8.
fn declared_encoding(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let declared = head.split("encoding=").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
    match declared {
        Some(name) if !is_utf8(name) => name.to_string(),
        _ => "?".to_string(),
    }
}

fn is_utf8(name: &str) -> bool {
    ["utf-8", "utf8", "us-ascii"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// A page saved from a browser is told apart from a file that tries to define entities.
fn doctype(kind: &str, line: usize) -> NoticeError {
    match kind.trim().get(..4) {
        Some(name) if name.eq_ignore_ascii_case("html") => NoticeError::NotANotice { root: "html".to_string() },
        _ => NoticeError::DocumentType { line },
    }
}

fn line(text: &str, position: u64) -> usize {
    before(text, position).matches('\n').count() + 1
}

fn not_xml(text: &str, position: u64) -> NoticeError {
    let before = before(text, position);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    NoticeError::NotXml {
        line: line(text, position),
        column,
    }
}

fn before(text: &str, position: u64) -> &str {
    let end = usize::try_from(position).unwrap_or(text.len()).min(text.len());
    text.get(..text.floor_char_boundary(end)).unwrap_or_default()
}
