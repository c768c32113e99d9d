//! Where the data of a PDF's streams end, beyond doubt. The data may end with a carriage return; with the line feed that stands
//! before `endstream` it then reads as one end of line, and a strict reader counts one byte less than `/Length` says
//! (ISO 32000-1 §7.3.8.1, ISO 19005-3 §6.1.7.1). Such a stream gets a full end of line, and what lies behind it moves by one.
//!
//! Only the shape that the typesetter writes is touched: one classic table of references. Any other file stays as it is.

const END: &[u8] = b"\nendstream";

/// The same file, with every end of a stream beyond doubt.
#[must_use]
pub fn made_plain(pdf: Vec<u8>) -> Vec<u8> {
    let Some(table) = Table::of(&pdf) else { return pdf };
    let mut doubtful: Vec<usize> = table.offsets.iter().filter_map(|(_, object)| doubtful_end(&pdf, *object)).collect();
    doubtful.sort_unstable();
    if doubtful.is_empty() {
        return pdf;
    }
    let moved = |offset: usize| offset + doubtful.partition_point(|end| *end < offset);
    let mut plain = Vec::with_capacity(pdf.len() + doubtful.len());
    let mut done = 0;
    for end in &doubtful {
        plain.extend_from_slice(&pdf[done..*end]);
        plain.push(b'\r');
        done = *end;
    }
    plain.extend_from_slice(&pdf[done..]);
    for (entry, object) in &table.offsets {
        let digits = format!("{:010}", moved(*object));
        let at = moved(*entry);
        plain[at..at + digits.len()].copy_from_slice(digits.as_bytes());
    }
    let tail = plain.split_off(moved(table.start_at));
    let rest = &tail[table.start_digits..];
    plain.extend_from_slice(moved(table.begins).to_string().as_bytes());
    plain.extend_from_slice(rest);
    plain
}

/// The table of references: where its entries stand and what they point to.
struct Table {
    begins: usize,
    /// Where the digits after `startxref` stand, and how many they are.
    start_at: usize,
    start_digits: usize,
    /// Of every object in use: where its ten digits stand, and its offset.
    offsets: Vec<(usize, usize)>,
}

impl Table {
    fn of(pdf: &[u8]) -> Option<Self> {
        let start_at = rfind(pdf, b"startxref\n")? + b"startxref\n".len();
        let (begins, start_digits) = number(pdf, start_at)?;
        let mut at = begins + b"xref\n0 ".len();
        if !pdf.get(begins..)?.starts_with(b"xref\n0 ") {
            return None;
        }
        let (count, digits) = number(pdf, at)?;
        at += digits + 1;
        let mut offsets = Vec::with_capacity(count);
        for _ in 0..count {
            let entry = pdf.get(at..at + 20)?;
            if entry[17] == b'n' {
                offsets.push((at, number(pdf, at)?.0));
            }
            at += entry.len();
        }
        Some(Self {
            begins,
            start_at,
            start_digits,
            offsets,
        })
    }
}

/// Where the data of the object's stream end, if they end with a carriage return and one line feed follows.
fn doubtful_end(pdf: &[u8], object: usize) -> Option<usize> {
    let rest = pdf.get(object..)?;
    let head = &rest[..find(rest, b"endobj")?.min(find(rest, b"stream\n")?)];
    let length_at = object + find(head, b"/Length ")? + b"/Length ".len();
    let (length, _) = number(pdf, length_at)?;
    let end = object + head.len() + b"stream\n".len() + length;
    let is_doubtful = pdf.get(end.checked_sub(1)?) == Some(&b'\r') && pdf.get(end..)?.starts_with(END);
    is_doubtful.then_some(end)
}

/// The whole number written at `at`, and its digits.
fn number(pdf: &[u8], at: usize) -> Option<(usize, usize)> {
    let digits = pdf.get(at..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    let text = std::str::from_utf8(pdf.get(at..at + digits)?).ok()?;
    Some((text.parse().ok()?, digits))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A file of streams as the typesetter writes one.
    fn file(streams: &[&[u8]]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (at, data) in streams.iter().enumerate() {
            offsets.push(pdf.len());
            pdf.extend_from_slice(format!("{} 0 obj\n<</Length {}>>\nstream\n", at + 1, data.len()).as_bytes());
            pdf.extend_from_slice(data);
            pdf.extend_from_slice(b"\nendstream\nendobj\n");
        }
        let begins = pdf.len();
        pdf.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f\r\n", streams.len() + 1).as_bytes());
        for offset in offsets {
            pdf.extend_from_slice(format!("{offset:010} 00000 n\r\n").as_bytes());
        }
        pdf.extend_from_slice(format!("trailer\n<<>>\nstartxref\n{begins}\n%%EOF").as_bytes());
        pdf
    }

    #[test]
    fn a_stream_that_ends_with_a_return_gets_a_full_end_of_line_and_every_reference_still_holds() {
        let data: [&[u8]; 4] = [b"a\r", b"endstream b", b"\r", b"c"];
        let plain = made_plain(file(&data));
        let table = Table::of(&plain).unwrap();
        assert!(plain[table.begins..].starts_with(b"xref\n"));
        for ((_, object), (at, data)) in table.offsets.iter().zip((1..).zip(data)) {
            let ends: &[u8] = if data.ends_with(b"\r") { b"\r\nendstream" } else { b"\nendstream" };
            let whole = [format!("{at} 0 obj\n<</Length {}>>\nstream\n", data.len()).as_bytes(), data, ends].concat();
            assert!(plain[*object..].starts_with(&whole), "{at}");
        }
    }

    #[test]
    fn a_file_without_doubt_stays_as_it_is() {
        for pdf in [file(&[b"a", b"b\r\n"]), b"%PDF-1.7".to_vec(), b"startxref\n999".to_vec(), Vec::new()] {
            assert_eq!(made_plain(pdf.clone()), pdf);
        }
    }
}
