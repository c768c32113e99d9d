//! A PDF taken apart: its objects by number, by way of qpdf, and the marks in the contents of its pages.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value};

/// The objects of a file, streams decoded.
pub struct Objects(Map<String, Value>);

impl Objects {
    /// `None`, told, where qpdf is not installed.
    pub fn read(path: &Path) -> Option<Self> {
        let arguments = ["--json=2", "--json-stream-data=inline", "--decode-level=generalized"];
        let Ok(output) = Command::new("qpdf").args(arguments).arg(path).output() else {
            println!("qpdf is not installed: not asked");
            return None;
        };
        let mut all: Value = serde_json::from_slice(&output.stdout).unwrap();
        let Value::Object(objects) = all["qpdf"][1].take() else { panic!("objects") };
        Some(Self(objects))
    }
    /// What a reference stands for, or the value itself; of a stream, its dictionary.
    pub fn at<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.as_str().filter(|text| text.ends_with(" R")) {
            Some(reference) => self.object(&format!("obj:{reference}")),
            None => value,
        }
    }
    fn object(&self, key: &str) -> &Value {
        let object = &self.0[key];
        object.get("value").unwrap_or_else(|| &object["stream"]["dict"])
    }
    pub fn catalog(&self) -> &Value {
        self.at(&self.object("trailer")["/Root"])
    }
    pub fn info(&self) -> &Value {
        self.at(&self.object("trailer")["/Info"])
    }
    /// References of the pages, in order.
    pub fn pages(&self) -> Vec<String> {
        fn below(objects: &Objects, reference: &str, into: &mut Vec<String>) {
            let node = objects.at_reference(reference);
            match node["/Kids"].as_array() {
                Some(kids) => kids.iter().for_each(|kid| below(objects, kid.as_str().unwrap(), into)),
                None => into.push(reference.to_owned()),
            }
        }
        let mut pages = Vec::new();
        below(self, self.catalog()["/Pages"].as_str().unwrap(), &mut pages);
        pages
    }
    pub fn at_reference(&self, reference: &str) -> &Value {
        self.object(&format!("obj:{reference}"))
    }
    /// The decoded bytes of a stream.
    pub fn stream(&self, reference: &str) -> Vec<u8> {
        from_base64(self.0[&format!("obj:{reference}")]["stream"]["data"].as_str().unwrap())
    }
    /// The contents of a page, all its streams.
    pub fn contents(&self, page: &str) -> Vec<u8> {
        match &self.at_reference(page)["/Contents"] {
            Value::Array(parts) => parts.iter().flat_map(|part| self.stream(part.as_str().unwrap())).collect(),
            one => self.stream(one.as_str().unwrap()),
        }
    }
    /// Every text string of every object: titles, dates, names of files, alternative texts.
    pub fn strings(&self) -> Vec<String> {
        fn collect(value: &Value, into: &mut Vec<String>) {
            match value {
                Value::String(text) => into.extend(text.strip_prefix("u:").map(str::to_owned)),
                Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
                Value::Object(fields) => fields.iter().filter(|(key, _)| *key != "data").for_each(|(_, field)| collect(field, into)),
                _ => {}
            }
        }
        let mut strings = Vec::new();
        self.0.values().for_each(|object| collect(object, &mut strings));
        strings
    }
    /// The streams of a type (`/Metadata`, `/EmbeddedFile`), decoded.
    pub fn streams(&self, kind: &str) -> Vec<Vec<u8>> {
        let is_one = |object: &&String| self.0[*object]["stream"]["dict"]["/Type"] == kind;
        self.0.keys().filter(is_one).map(|key| self.stream(key.trim_start_matches("obj:"))).collect()
    }
}

/// A mark in the contents of a page: what is shown belongs to an element, or is decoration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Element(u64),
    Artifact,
}

/// The marks in order, and how many texts are shown outside of any.
pub fn marks(contents: &[u8]) -> (Vec<Mark>, usize) {
    let (mut found, mut open, mut outside) = (Vec::new(), Vec::new(), 0);
    let mut operands: Vec<String> = Vec::new();
    for token in tokens(contents) {
        match token.as_str() {
            "BDC" | "BMC" => {
                let number = operands.iter().skip_while(|operand| *operand != "/MCID").nth(1);
                let mark = match number {
                    Some(number) => Some(Mark::Element(number.parse().unwrap())),
                    None => operands.iter().any(|operand| operand == "/Artifact").then_some(Mark::Artifact),
                };
                found.extend(mark);
                open.push(mark.is_some());
            }
            "EMC" => {
                open.pop();
            }
            "Tj" | "TJ" | "'" | "\"" => outside += usize::from(!open.contains(&true)),
            operand if operand.starts_with(|c: char| c.is_ascii_alphabetic()) => {}
            _ => {
                operands.push(token);
                continue;
            }
        }
        operands.clear();
    }
    (found, outside)
}

/// Operators, names and numbers; strings, arrays and the brackets of dictionaries are left out.
fn tokens(contents: &[u8]) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let is_end = |byte: u8| byte.is_ascii_whitespace() || b"()<>[]/%".contains(&byte);
    while let Some(byte) = contents.get(at) {
        match byte {
            b'(' => at = after_string(contents, at),
            b'<' if contents.get(at + 1) == Some(&b'<') => at += 2,
            b'<' => at += contents[at..].iter().position(|b| *b == b'>').unwrap() + 1,
            byte if *byte != b'/' && is_end(*byte) => at += 1,
            _ => {
                let length = 1 + contents[at + 1..].iter().take_while(|b| !is_end(**b)).count();
                tokens.push(String::from_utf8_lossy(&contents[at..at + length]).into_owned());
                at += length;
            }
        }
    }
    tokens
}

fn after_string(contents: &[u8], begins: usize) -> usize {
    let (mut depth, mut at) = (0, begins);
    loop {
        match contents[at] {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return at;
        }
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| {
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .iter()
            .position(|b| *b == byte)
    };
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for digit in text.bytes().map_while(value) {
        held = (held << 6 | digit) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

#[test]
fn marks_are_found_beside_strings_that_look_like_them() {
    let contents = b"/P <</MCID 3>> BDC (BDC \\) /MCID 9) Tj [<424443> -2 (x)] TJ EMC /Artifact BMC (y) Tj EMC (z) Tj";
    assert_eq!(marks(contents), (vec![Mark::Element(3), Mark::Artifact], 1));
    assert_eq!(from_base64("UG9ydMOpZQ=="), "Portée".as_bytes());
}
