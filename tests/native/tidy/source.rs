//! A Rust file as the rules see it: its code with comments and the insides of strings blanked out, its strings, its
//! tests cut off. A scanner, not a parser: it knows just enough of Rust's tokens for that.

use std::ops::Range;

/// One source file. `code` and `raw` have the same length, so an offset in one is an offset in the other.
pub struct Source {
    pub path: String,
    pub raw: String,
    /// `raw` with comments and the contents of literals as spaces (quotes and line ends stay), tests included.
    pub code: String,
    /// The insides of the string literals, in order.
    pub strings: Vec<Range<usize>>,
    /// Where `#[cfg(test)]` items are.
    tests: Vec<Range<usize>>,
}

impl Source {
    pub fn new(path: &str, raw: &str) -> Self {
        let (code, strings) = blank(raw);
        let tests = test_items(&code);
        Source {
            path: path.to_string(),
            raw: raw.to_string(),
            code,
            strings,
            tests,
        }
    }

    /// The layer: the first folder below `src`, or the file there; `bin` for what is in `src/bin` and for the page's `main.rs`.
    pub fn layer(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let first = inside.split('/').next().unwrap_or(inside);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Is the whole file a test?
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.ends_with("_tests.rs") || self.path.contains("/tests/")
    }

    pub fn in_tests(&self, at: usize) -> bool {
        self.is_test() || self.tests.iter().any(|item| item.contains(&at))
    }

    /// Lines that are not tests.
    pub fn lines_without_tests(&self) -> usize {
        if self.is_test() {
            return 0;
        }
        let lines = |text: &str| text.matches('\n').count();
        lines(&self.raw) - self.tests.iter().map(|item| lines(&self.raw[item.clone()])).sum::<usize>()
    }

    /// "path:line", to begin a complaint with.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.raw[..at].matches('\n').count() + 1)
    }

    /// Where `word` stands in the code outside tests, not inside a longer word.
    pub fn words(&self, word: &str) -> Vec<usize> {
        self.code
            .match_indices(word)
            .map(|(at, _)| at)
            .filter(|&at| is_whole(&self.code, at, word.len()) && !self.in_tests(at))
            .collect()
    }
}

pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_whole(text: &str, at: usize, length: usize) -> bool {
    let joins = |neighbour: Option<char>, edge: Option<char>| edge.is_some_and(is_word) && neighbour.is_some_and(is_word);
    let word = &text[at..at + length];
    !joins(text[..at].chars().next_back(), word.chars().next()) && !joins(text[at + length..].chars().next(), word.chars().next_back())
}

/// Offset just after the bracket that closes the one at `open`; the end of the text if none does.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

fn test_items(code: &str) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    for (start, attribute) in code.match_indices("#[cfg(test)]") {
        if items.last().is_some_and(|item| item.contains(&start)) {
            continue;
        }
        let after = start + attribute.len();
        // The item ends with its block, or with a semicolon where it has none.
        let end = code[after..].find(['{', ';']).map_or(code.len(), |found| {
            let at = after + found;
            if code.as_bytes()[at] == b'{' { closing(code, at) } else { at + 1 }
        });
        items.push(start..end);
    }
    items
}

/// The code with comments and the insides of literals as spaces, byte for byte, and where the strings were.
fn blank(raw: &str) -> (String, Vec<Range<usize>>) {
    let bytes = raw.as_bytes();
    let mut code = bytes.to_vec();
    let mut strings = Vec::new();
    let mut at = 0;
    let mut wipe = |range: Range<usize>| {
        for byte in &mut code[range] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    while at < bytes.len() {
        let rest = &raw[at..];
        if rest.starts_with("//") {
            let end = at + rest.find('\n').unwrap_or(rest.len());
            wipe(at..end);
            at = end;
        } else if rest.starts_with("/*") {
            let end = comment_end(raw, at);
            wipe(at..end);
            at = end;
        } else if let Some(inside) = raw_string(raw, at) {
            wipe(inside.clone());
            at = inside.end + 1;
            strings.push(inside);
        } else if bytes[at] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            let end = end.min(bytes.len());
            wipe(at + 1..end);
            strings.push(at + 1..end);
            at = end + 1;
        } else if bytes[at] == b'\'' {
            let length = char_literal(rest);
            if length > 2 {
                wipe(at + 1..at + length - 1);
            }
            at += length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (String::from_utf8(code).expect("whole characters were wiped"), strings)
}

fn comment_end(raw: &str, start: usize) -> usize {
    let mut depth = 0;
    let mut at = start;
    while at < raw.len() {
        match raw.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    raw.len()
}

/// The inside of a raw string that begins at `at` (`r"…"`, `r#"…"#`, also `br`), if one does.
fn raw_string(raw: &str, at: usize) -> Option<Range<usize>> {
    if raw[..at].chars().next_back().is_some_and(|before| is_word(before) && before != 'b') {
        return None;
    }
    let rest = raw[at..].strip_prefix('r')?;
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    rest[hashes..].strip_prefix('"')?;
    let start = at + 1 + hashes + 1;
    let length = raw[start..].find(&format!("\"{}", "#".repeat(hashes)))?;
    Some(start..start + length)
}

/// Length of the character literal that the text begins with; 1 for the quote of a lifetime.
fn char_literal(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => text[3..].find('\'').map_or(1, |found| found + 4),
        Some(_) => match characters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[test]
fn comments_strings_and_characters_are_blanked_and_offsets_stay() {
    let raw = "let a = \"x // y\"; // style=\"z\"\nlet b: &'a str = r#\"é\"q\"#; let c = '\"'; /* a /* b */ c */ d(b'\\'')";
    let source = Source::new("src/x.rs", raw);
    assert_eq!(source.code.len(), raw.len());
    assert_eq!(source.code.matches('"').count(), 4);
    assert!(source.code.contains("let b: &'a str"));
    assert!(source.code.ends_with(" d(b'  ')"));
    let strings: Vec<&str> = source.strings.iter().map(|range| &raw[range.clone()]).collect();
    assert_eq!(strings, ["x // y", "é\"q"]);
}

#[test]
fn tests_are_told_from_code() {
    let source = Source::new("src/x.rs", "//! x\nfn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n");
    assert!(!source.in_tests(source.raw.find("fn a").unwrap()));
    assert!(source.in_tests(source.raw.find("fn b").unwrap()));
    assert!(!source.in_tests(source.raw.find("fn c").unwrap()));
    assert_eq!(source.lines_without_tests(), 4);
}
