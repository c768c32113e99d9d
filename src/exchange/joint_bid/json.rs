//! A strict reader of JSON (RFC 8259) that keeps what a report needs: where each value starts, numbers as they are written,
//! members in their order, no key twice. It knows nothing of bids.

use std::borrow::Cow;

use indexmap::IndexMap;

/// Most levels of `[` and `{` (§1.1). It also bounds the reader's recursion.
pub const MAX_DEPTH: usize = 32;

/// A value and the byte at which it starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Json<'a> {
    pub at: usize,
    pub node: Node<'a>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node<'a> {
    Null,
    Bool(bool),
    /// As written: `1`, `1.0` and `1e0` are three different numbers.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Box<Members<'a>>),
}

pub type Members<'a> = IndexMap<Cow<'a, str>, Json<'a>>;

impl<'a> Json<'a> {
    /// The member of that name, when this is an object that has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        match &self.node {
            Node::Object(members) => members.get(name),
            _ => None,
        }
    }
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.node {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    NotJson,
    TooDeep,
    DuplicateKey,
    /// Half of a surrogate pair.
    InvalidUnicode,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem:?} at byte {at}")]
pub struct SyntaxError {
    pub problem: SyntaxProblem,
    pub at: usize,
    /// From the innermost segment to the outermost: pushed while the reader unwinds.
    pub inner_to_outer: Vec<String>,
}

impl SyntaxError {
    fn under(mut self, segment: impl ToString) -> Self {
        self.inner_to_outer.push(segment.to_string());
        self
    }
}

/// # Errors
/// The first defect, with its byte and the path of the value that holds it.
pub fn parse(text: &str) -> Result<Json<'_>, SyntaxError> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = reader.value()?;
    reader.skip_space();
    if reader.at < text.len() {
        Err(reader.error(SyntaxProblem::NotJson))
    } else {
        Ok(value)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn error(&self, problem: SyntaxProblem) -> SyntaxError {
        SyntaxError {
            problem,
            at: self.at,
            inner_to_outer: Vec::new(),
        }
    }
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }
    /// Skips space, then takes `byte` if it is there.
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }
    fn take(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.takes(byte) { Ok(()) } else { Err(self.error(SyntaxProblem::NotJson)) }
    }
    fn slice(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    fn value(&mut self) -> Result<Json<'a>, SyntaxError> {
        self.skip_space();
        let at = self.at;
        let node = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Node::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Node::Bool(true))?,
            Some(b'f') => self.word("false", Node::Bool(false))?,
            Some(b'n') => self.word("null", Node::Null)?,
            _ => return Err(self.error(SyntaxProblem::NotJson)),
        };
        Ok(Json { at, node })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Node<'a>, SyntaxError>) -> Result<Node<'a>, SyntaxError> {
        if self.depth == MAX_DEPTH {
            return Err(self.error(SyntaxProblem::TooDeep));
        }
        self.at += 1;
        self.depth += 1;
        let node = read(self)?;
        self.depth -= 1;
        Ok(node)
    }

    /// After a value: true on a comma, false on `end`.
    fn goes_on(&mut self, end: u8) -> Result<bool, SyntaxError> {
        if self.takes(end) { Ok(false) } else { self.take(b',').map(|()| true) }
    }

    fn list(&mut self) -> Result<Node<'a>, SyntaxError> {
        let mut items = Vec::new();
        if self.takes(b']') {
            return Ok(Node::List(items));
        }
        loop {
            let item = self.value().map_err(|error| error.under(items.len()))?;
            items.push(item);
            if !self.goes_on(b']')? {
                return Ok(Node::List(items));
            }
        }
    }

    fn object(&mut self) -> Result<Node<'a>, SyntaxError> {
        let mut members = Members::new();
        if self.takes(b'}') {
            return Ok(Node::Object(Box::new(members)));
        }
        loop {
            self.skip_space();
            let key_at = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.error(SyntaxProblem::NotJson));
            }
            let key = self.string()?;
            if members.contains_key(&key) {
                self.at = key_at;
                return Err(self.error(SyntaxProblem::DuplicateKey).under(key));
            }
            self.take(b':')?;
            let value = self.value().map_err(|error| error.under(&key))?;
            members.insert(key, value);
            if !self.goes_on(b'}')? {
                return Ok(Node::Object(Box::new(members)));
            }
        }
    }

    fn word(&mut self, word: &str, node: Node<'a>) -> Result<Node<'a>, SyntaxError> {
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            Ok(node)
        } else {
            Err(self.error(SyntaxProblem::NotJson))
        }
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.error(SyntaxProblem::NotJson)) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Node<'a>, SyntaxError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Node::Number(self.slice(start)))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        self.at += 1;
        let mut start = self.at;
        let mut decoded: Option<String> = None;
        loop {
            match self.peek() {
                Some(b'"') => {
                    let rest = self.slice(start);
                    self.at += 1;
                    return Ok(match decoded {
                        Some(text) => Cow::Owned(text + rest),
                        None => Cow::Borrowed(rest),
                    });
                }
                Some(b'\\') => {
                    let text = decoded.get_or_insert_default();
                    text.push_str(self.text.get(start..self.at).unwrap_or_default());
                    let character = self.escape()?;
                    decoded.get_or_insert_default().push(character);
                    start = self.at;
                }
                None | Some(0..0x20) => return Err(self.error(SyntaxProblem::NotJson)),
                Some(_) => self.at += 1,
            }
        }
    }

    /// At a backslash.
    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        self.at += 1;
        let letter = self.peek();
        let plain = match letter {
            Some(b'"' | b'\\' | b'/') => letter.map(char::from),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => None,
            _ => return Err(self.error(SyntaxProblem::NotJson)),
        };
        self.at += 1;
        if let Some(character) = plain {
            return Ok(character);
        }
        let unit = self.four_hex_digits()?;
        let code = if (0xD800..0xDC00).contains(&unit) && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 2;
            let low = self.four_hex_digits()?;
            if (0xDC00..0xE000).contains(&low) {
                0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            } else {
                unit
            }
        } else {
            unit
        };
        char::from_u32(code).ok_or_else(|| SyntaxError {
            at: start,
            ..self.error(SyntaxProblem::InvalidUnicode)
        })
    }

    fn four_hex_digits(&mut self) -> Result<u32, SyntaxError> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
        let code = code.ok_or_else(|| self.error(SyntaxProblem::NotJson))?;
        self.at += 4;
        Ok(code)
    }
}
