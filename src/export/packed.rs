//! A finished PDF packed: everything that is not a stream goes into compressed object streams, and the table of references
//! becomes a stream too (ISO 32000-1 §7.5.7 and §7.5.8, allowed by ISO 19005-3). The structure tree of a long table, a small
//! object for every cell, is most of a tagged file; packed it is an eighth.
//!
//! The streams themselves stay as they are, but for one thing: data may end with a carriage return, and with the line feed that
//! stands before `endstream` it then reads as one end of line, so that a strict reader counts one byte less than `/Length`
//! says (ISO 32000-1 §7.3.8.1, ISO 19005-3 §6.1.7.1). Such data gets a full end of line.
//!
//! Only the shape that the typesetter writes is touched: one classic table of references. Any other file stays as it is.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// Objects in one stream: a reader unpacks them all to reach one.
const PER_PACK: usize = 400;
/// The best that zlib does.
const LEVEL: u8 = 9;
/// Bytes of the fields of a reference: its kind, an offset or the number of a pack, an index in it.
const WIDTHS: [usize; 3] = [1, 4, 2];

/// Where an object is found again.
#[derive(Clone, Copy)]
enum Place {
    Free,
    At(usize),
    Packed { pack: usize, index: usize },
}

/// The same file, packed.
#[must_use]
pub fn packed(pdf: Vec<u8>) -> Vec<u8> {
    repacked(&pdf).unwrap_or(pdf)
}

/// `None` for a file of another shape.
fn repacked(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = Table::of(pdf)?;
    let first = table.objects.iter().map(|(_, offset)| *offset).min()?;
    let mut out = pdf.get(..first)?.to_vec();
    let mut places = vec![Place::Free; table.size];
    let mut small: Vec<(usize, &[u8])> = Vec::new();
    for &(number, offset) in &table.objects {
        let head = format!("{number} 0 obj\n");
        let whole = pdf.get(offset..table.end_of(offset))?;
        let inside = whole.strip_prefix(head.as_bytes())?.strip_suffix(b"\nendobj\n")?;
        if inside.ends_with(b"endstream") {
            *places.get_mut(number)? = Place::At(out.len());
            out.extend_from_slice(head.as_bytes());
            write_stream(&mut out, inside)?;
        } else {
            small.push((number, inside));
        }
    }
    for pack in small.chunks(PER_PACK) {
        let number = places.len();
        for (index, (inside, _)) in pack.iter().enumerate() {
            *places.get_mut(*inside)? = Place::Packed { pack: number, index };
        }
        places.push(Place::At(out.len()));
        write_pack(&mut out, number, pack);
    }
    write_references(&mut out, places, &table.trailer);
    Some(out)
}

/// A stream as it was, with its end beyond doubt.
fn write_stream(out: &mut Vec<u8>, inside: &[u8]) -> Option<()> {
    let begins = find(inside, b"stream\n")? + b"stream\n".len();
    let length_at = find(&inside[..begins], b"/Length ")? + b"/Length ".len();
    let (length, _) = number(inside, length_at)?;
    let data = inside.get(..begins + length)?;
    if inside.get(begins + length..)? != b"\nendstream" {
        return None;
    }
    out.extend_from_slice(data);
    let end: &[u8] = if data.ends_with(b"\r") { b"\r\n" } else { b"\n" };
    out.extend_from_slice(end);
    out.extend_from_slice(b"endstream\nendobj\n");
    Some(())
}

fn write_pack(out: &mut Vec<u8>, number: usize, pack: &[(usize, &[u8])]) {
    let (mut heads, mut bodies) = (String::new(), Vec::new());
    for (inside, body) in pack {
        heads.push_str(&format!("{inside} {} ", bodies.len()));
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    let mut data = heads.into_bytes();
    let first = data.len();
    data.append(&mut bodies);
    let data = compress_to_vec_zlib(&data, LEVEL);
    let dictionary = format!("/Type/ObjStm/N {}/First {first}", pack.len());
    write_compressed(out, number, &dictionary, &data);
}

/// The references, last of all: their own is among them.
fn write_references(out: &mut Vec<u8>, mut places: Vec<Place>, trailer: &[u8]) {
    let (begins, number) = (out.len(), places.len());
    places.push(Place::At(begins));
    let mut rows = Vec::with_capacity(places.len() * WIDTHS.iter().sum::<usize>());
    for place in &places {
        // A free entry points to object 0, which is never used again.
        let (kind, second, third) = match *place {
            Place::Free => (0, 0, usize::from(u16::MAX)),
            Place::At(offset) => (1, offset, 0),
            Place::Packed { pack, index } => (2, pack, index),
        };
        for (value, width) in [kind, second, third].into_iter().zip(WIDTHS) {
            let bytes = u64::try_from(value).unwrap_or_default().to_be_bytes();
            rows.extend_from_slice(&bytes[bytes.len() - width..]);
        }
    }
    let data = compress_to_vec_zlib(&rows, LEVEL);
    let [kind, second, third] = WIDTHS;
    let trailer = String::from_utf8_lossy(trailer);
    let dictionary = format!("/Type/XRef/Size {}/W[{kind} {second} {third}]{trailer}", places.len());
    write_compressed(out, number, &dictionary, &data);
    out.extend_from_slice(format!("startxref\n{begins}\n%%EOF").as_bytes());
}

fn write_compressed(out: &mut Vec<u8>, number: usize, dictionary: &str, data: &[u8]) {
    out.extend_from_slice(format!("{number} 0 obj\n<<{dictionary}/Filter/FlateDecode/Length {}>>\nstream\n", data.len()).as_bytes());
    out.extend_from_slice(data);
    let end: &[u8] = if data.ends_with(b"\r") { b"\r\n" } else { b"\n" };
    out.extend_from_slice(end);
    out.extend_from_slice(b"endstream\nendobj\n");
}

/// The classic table of references.
struct Table {
    /// One more than the highest number of an object.
    size: usize,
    /// Number and offset of every object in use.
    objects: Vec<(usize, usize)>,
    /// The same offsets in order, and that of the table.
    ends: Vec<usize>,
    /// What the trailer says besides its size.
    trailer: Vec<u8>,
}

impl Table {
    fn of(pdf: &[u8]) -> Option<Self> {
        let (begins, _) = number(pdf, rfind(pdf, b"startxref\n")? + b"startxref\n".len())?;
        let mut at = begins + b"xref\n0 ".len();
        if !pdf.get(begins..)?.starts_with(b"xref\n0 ") {
            return None;
        }
        let (size, digits) = number(pdf, at)?;
        at += digits + 1;
        let mut objects = Vec::new();
        for object in 0..size {
            let entry = pdf.get(at..at + 20)?;
            if entry[17] == b'n' {
                objects.push((object, number(pdf, at)?.0));
            }
            at += entry.len();
        }
        let trailer = pdf.get(at..)?.strip_prefix(format!("trailer\n<</Size {size}").as_bytes())?;
        let trailer = trailer.get(..find(trailer, b">>\nstartxref")?)?.to_vec();
        // It becomes part of a text.
        std::str::from_utf8(&trailer).ok()?;
        let mut ends: Vec<usize> = objects.iter().map(|(_, offset)| *offset).chain([begins]).collect();
        ends.sort_unstable();
        Some(Self { size, objects, ends, trailer })
    }
    /// Where the object that begins at this offset ends.
    fn end_of(&self, offset: usize) -> usize {
        let next = self.ends.partition_point(|end| *end <= offset);
        self.ends.get(next).copied().unwrap_or(offset)
    }
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

/// The file with its packs opened at its end, for tests that look for a text in it.
#[cfg(test)]
pub(super) fn opened(pdf: &[u8]) -> Vec<u8> {
    let mut whole = pdf.to_vec();
    for (at, _) in pdf.windows(12).enumerate().filter(|(_, window)| *window == b"/Type/ObjStm") {
        let begins = find(&pdf[at..], b"stream\n").map_or(at, |found| at + found + b"stream\n".len());
        whole.extend(miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[begins..]).unwrap_or_default());
    }
    whole
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use miniz_oxide::inflate::decompress_to_vec_zlib;

    use super::*;

    /// A file of these objects as the typesetter writes one.
    fn file(objects: &[Vec<u8>]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            offsets.push(pdf.len());
            pdf.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
            pdf.extend_from_slice(object);
            pdf.extend_from_slice(b"\nendobj\n");
        }
        let begins = pdf.len();
        pdf.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f\r\n", objects.len() + 1).as_bytes());
        for offset in offsets {
            pdf.extend_from_slice(format!("{offset:010} 00000 n\r\n").as_bytes());
        }
        pdf.extend_from_slice(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF", objects.len() + 1).as_bytes());
        pdf
    }

    fn stream(data: &[u8]) -> Vec<u8> {
        let head = format!("<</Length {}>>\nstream\n", data.len()).into_bytes();
        [head.as_slice(), data, b"\nendstream"].concat()
    }

    /// Dictionary and data of the stream at this offset.
    fn read_stream(pdf: &[u8], offset: usize) -> (String, Vec<u8>) {
        let begins = offset + find(&pdf[offset..], b"stream\n").unwrap() + 7;
        let head = String::from_utf8_lossy(&pdf[offset..begins]).into_owned();
        let at = head.find("/Length ").unwrap() + 8;
        let (length, _) = number(head.as_bytes(), at).unwrap();
        (head, pdf[begins..begins + length].to_vec())
    }

    /// Kind and fields of every reference.
    fn references(pdf: &[u8]) -> Vec<[usize; 3]> {
        let (begins, _) = number(pdf, rfind(pdf, b"startxref\n").unwrap() + 10).unwrap();
        let (head, data) = read_stream(pdf, begins);
        assert!(head.contains("/Type/XRef") && head.contains("/Root 1 0 R"), "{head}");
        let rows = decompress_to_vec_zlib(&data).unwrap();
        let field = |bytes: &[u8]| bytes.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte));
        rows.chunks(7).map(|row| [field(&row[..1]), field(&row[1..5]), field(&row[5..])]).collect()
    }

    #[test]
    fn every_object_is_found_again_by_its_reference() {
        let mut objects: Vec<Vec<u8>> = (0..PER_PACK + 7).map(|n| format!("<</Value {n}>>").into_bytes()).collect();
        objects.insert(3, stream(b"three"));
        let pdf = packed(file(&objects));
        let references = references(&pdf);
        assert_eq!(references[0], [0, 0, 65535]);
        for (object, [kind, second, index]) in objects.iter().zip(&references[1..]) {
            if *kind == 1 {
                assert_eq!(read_stream(&pdf, *second).1, b"three");
                continue;
            }
            let [in_file, offset, _] = references[*second];
            assert_eq!(in_file, 1);
            let (head, data) = read_stream(&pdf, offset);
            let data = decompress_to_vec_zlib(&data).unwrap();
            let (first, _) = number(head.as_bytes(), head.find("/First ").unwrap() + 7).unwrap();
            let heads: Vec<usize> = String::from_utf8_lossy(&data[..first]).split_whitespace().map(|n| n.parse().unwrap()).collect();
            assert!(data[first + heads[2 * index + 1]..].starts_with(object));
        }
        assert_eq!(references.iter().filter(|[kind, ..]| *kind == 2).count(), PER_PACK + 7);
        let opened = opened(&pdf);
        assert!(objects.iter().all(|object| find(&opened, object).is_some()));
    }

    #[test]
    fn a_stream_that_ends_with_a_return_gets_a_full_end_of_line() {
        let data: [&[u8]; 4] = [b"a\r", b"endstream b", b"\r", b"c\r\n"];
        let pdf = packed(file(&data.map(stream)));
        for ([_, offset, _], (at, data)) in references(&pdf)[1..].iter().zip((1..).zip(data)) {
            let ends: &[u8] = if data.ends_with(b"\r") { b"\r\nendstream" } else { b"\nendstream" };
            let whole = [format!("{at} 0 obj\n<</Length {}>>\nstream\n", data.len()).as_bytes(), data, ends].concat();
            assert!(pdf[*offset..].starts_with(&whole), "{at}");
        }
    }

    #[test]
    fn a_file_of_another_shape_stays_as_it_is() {
        let mut wrong_length = stream(b"abc");
        wrong_length[10] = b'9';
        for pdf in [file(&[wrong_length]), b"%PDF-1.7".to_vec(), b"startxref\n999".to_vec(), Vec::new()] {
            assert_eq!(packed(pdf.clone()), pdf);
        }
    }
}
