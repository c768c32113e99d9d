//! What a dropped file is, from its first bytes and its `format`, whatever its name says.

/// A file that the app knows how to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `portee/…`
    Portee,
    /// `joint-bid/…`
    Bid,
    /// `joint-bid-request/…`
    Request,
    /// `joint-bid-offer/…`
    Offer,
    /// `joint-bid-results/…`: ours, but nothing to open.
    Results,
    /// `joint-bid-client/…`: ours, but nothing to open.
    Client,
    /// XML: a notice.
    Notice,
    /// JSON of another kind, or damaged JSON.
    OtherJson,
    /// Neither JSON nor XML: a picture, an archive, a spreadsheet…
    Other,
    Empty,
}

/// How far into a file its `format` is looked for.
const HEAD: usize = 4096;

/// The kind of a file. Never fails and reads only its beginning.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> FileKind {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Some(start) = bytes.iter().position(|b| !b.is_ascii_whitespace()) else {
        return FileKind::Empty;
    };
    let bytes = &bytes[start..];
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return FileKind::OtherJson;
    }
    match bytes.first() {
        Some(b'<') => FileKind::Notice,
        Some(b'{' | b'[') => json_kind(bytes.get(..HEAD).unwrap_or(bytes)),
        // Digits, quotes, n(ull), N(aN)…: somebody's idea of JSON; the reader says what is wrong with it.
        Some(b'"' | b'\'' | b'0'..=b'9' | b'-' | b'n' | b't' | b'f' | b'/' | b'N') => FileKind::OtherJson,
        _ => FileKind::Other,
    }
}

fn json_kind(head: &[u8]) -> FileKind {
    let head = String::from_utf8_lossy(head);
    let format = head
        .split("\"format\"")
        .nth(1)
        .and_then(|after| after.trim_start().strip_prefix(':'))
        .map(str::trim_start);
    let kinds = [
        ("\"portee/", FileKind::Portee),
        ("\"joint-bid/", FileKind::Bid),
        ("\"joint-bid-request/", FileKind::Request),
        ("\"joint-bid-offer/", FileKind::Offer),
        ("\"joint-bid-results/", FileKind::Results),
        ("\"joint-bid-client/", FileKind::Client),
    ];
    let known = format.and_then(|f| kinds.iter().find(|(prefix, _)| f.starts_with(prefix)));
    known.map_or(FileKind::OtherJson, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_what_it_holds() {
        assert_eq!(kind_of(b"{ \"format\" : \"joint-bid/1\","), FileKind::Bid);
        assert_eq!(kind_of(b"\xef\xbb\xbf\n{\"id\":\"x\",\"format\":\"portee/9\"}"), FileKind::Portee);
        assert_eq!(kind_of(b"{\"format\":\"joint-bid-offer/1\""), FileKind::Offer);
        assert_eq!(kind_of(b"<?xml version=\"1.0\"?>"), FileKind::Notice);
        assert_eq!(kind_of(b"PK\x03\x04"), FileKind::Other);
        assert_eq!(kind_of(b"\x89PNG"), FileKind::Other);
        assert_eq!(kind_of(b" \n"), FileKind::Empty);
        assert_eq!(kind_of(b"{\"a\":1}"), FileKind::OtherJson);
    }
}
