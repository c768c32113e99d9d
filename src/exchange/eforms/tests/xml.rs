//! What the reader of XML accepts, refuses and says about it.

use crate::exchange::eforms::tree::*;
use crate::exchange::notice::NoticeError;

fn error(text: &str) -> NoticeError {
    parse(text.as_bytes()).unwrap_err()
}

#[test]
fn an_element_is_known_by_the_address_of_its_namespace() {
    let xml = r#"<x:A xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
        xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <Name languageID="FRA"> a &amp; <![CDATA[<b>]]>&#xe9; </Name><Name/></x:A>"#;
    let (root, unknown) = parse(xml.as_bytes()).unwrap();
    assert_eq!(root.name, "cn:A");
    let names = root.all("cbc:Name");
    assert_eq!(names.len(), 2);
    assert!(!names[0].was_read());
    assert_eq!(names[0].text(), "a & <b>é");
    assert!(names[0].was_read());
    assert_eq!(names[0].attribute("languageID"), Some("FRA"));
    assert!(unknown.is_empty());
}

#[test]
fn entities_are_never_expanded() {
    let (root, unknown) = parse(b"<a>x &lol; y</a>").unwrap();
    assert_eq!((root.text(), unknown.as_slice()), ("x &lol; y", ["lol".to_string()].as_slice()));
    let bomb = "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
    assert_eq!(error(bomb), NoticeError::DocumentType { line: 2 });
    assert_eq!(error("<!DOCTYPE html><html></html>"), NoticeError::NotANotice { root: "html".to_string() });
}

#[test]
fn a_fault_is_told_with_its_line_and_column() {
    assert_eq!(error("<a>\n<b></a>"), NoticeError::NotXml { line: 2, column: 4 });
    assert_eq!(error("<a>\n é"), NoticeError::NotXml { line: 2, column: 3 });
    assert_eq!(error("bonjour"), NoticeError::NotXml { line: 1, column: 1 });
    for wrong in [
        "<a/><b/>",
        "<a/>text",
        "</a>",
        "<a",
        "<x:a/>",
        "<a b='&nope;'/>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
    ] {
        assert!(matches!(error(wrong), NoticeError::NotXml { line: 1, .. }), "{wrong}");
    }
}

#[test]
fn what_is_too_much_is_refused() {
    assert_eq!(error(" \n"), NoticeError::Empty);
    assert_eq!(
        parse(&vec![b' '; MAX_BYTES + 1]).unwrap_err(),
        NoticeError::TooLarge {
            bytes: MAX_BYTES + 1,
            limit: MAX_BYTES
        }
    );
    assert!(parse(format!("{}{}", "<a>".repeat(MAX_DEPTH), "</a>".repeat(MAX_DEPTH)).as_bytes()).is_ok());
    assert_eq!(
        error(&"<a>\n".repeat(MAX_DEPTH + 1)),
        NoticeError::TooDeep {
            limit: MAX_DEPTH,
            line: MAX_DEPTH + 1
        }
    );
    assert_eq!(
        error(&format!("<a>{}</a>", "<b/>".repeat(MAX_ELEMENTS))),
        NoticeError::TooManyElements { limit: MAX_ELEMENTS }
    );
}

#[test]
fn only_utf_8_is_read() {
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>";
    assert_eq!(
        parse(latin).unwrap_err(),
        NoticeError::Encoding {
            found: "ISO-8859-1".to_string()
        }
    );
    assert_eq!(
        error("<?xml version='1.0' encoding='windows-1252'?><a/>"),
        NoticeError::Encoding {
            found: "windows-1252".to_string()
        }
    );
    assert_eq!(parse(b"\xff\xfe<\0a\0").unwrap_err(), NoticeError::Encoding { found: "UTF-16".to_string() });
    assert_eq!(parse(b"<a>\xff</a>").unwrap_err(), NoticeError::Encoding { found: "?".to_string() });
    assert!(parse("\u{feff}<?xml version='1.0' encoding='utf-8'?><a/>".as_bytes()).is_ok());
}
