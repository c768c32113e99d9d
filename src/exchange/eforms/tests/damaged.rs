//! Files cut short, changed and made up: an error or a report, never a panic, never a wait.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{MINIMAL, ONE_LOT, THREE_LOTS};
use crate::exchange::eforms::read;
use crate::exchange::notice::NoticeError;

#[test]
fn a_notice_cut_short_is_refused_and_never_panics() {
    for (xml, step) in [(MINIMAL, 1), (ONE_LOT, 23), (THREE_LOTS, 29)] {
        let whole = xml.trim_end().len();
        for end in (0..whole).step_by(step) {
            let error = read(&xml.as_bytes()[..end], "cut.xml").unwrap_err();
            let expected = matches!(error, NoticeError::Empty | NoticeError::NotXml { .. } | NoticeError::Encoding { .. });
            assert!(expected, "{end}: {error}");
        }
        assert!(read(&xml.as_bytes()[..whole], "whole.xml").is_ok());
    }
}

#[test]
fn a_huge_file_takes_time_in_proportion() {
    let filled = |start: &str, piece: &str| {
        let size = 2 * 1024 * 1024;
        let count = (size / piece.len()).min(80_000);
        ONE_LOT.replacen(start, &format!("{start}{}", piece.repeat(count)), 1)
    };
    let files = [
        filled("<cac:ProcurementProjectLot>", "<a/>"),
        filled("<cac:PartyName>", "<cbc:Name languageID=\"X\">y</cbc:Name>"),
        filled(
            "<cac:MainCommodityClassification>",
            "<cbc:ItemClassificationCode>72400000</cbc:ItemClassificationCode>",
        ),
        filled(
            "<cac:ContractingParty>",
            "<cac:Party><cac:PartyIdentification><cbc:ID>ORG-7</cbc:ID></cac:PartyIdentification></cac:Party>",
        ),
        filled(
            "<cac:AwardingCriterion>",
            "<cac:SubordinateAwardingCriterion><cbc:Name>a</cbc:Name></cac:SubordinateAwardingCriterion>",
        ),
        filled("  <cac:TenderingProcess>\n", "<cac:X/>&nope;"),
        filled("<cbc:Description languageID=\"FRA\">", "&amp;"),
        ONE_LOT.replacen("<cac:Language", &format!("<cac:Language {}", "a='b' ".repeat(300_000)), 1),
        ONE_LOT.replacen("<cac:Language", &format!("<cac:Language {}", "xmlns:a='b' ".repeat(150_000)), 1),
    ];
    for (index, file) in files.iter().enumerate() {
        let start = Instant::now();
        let _ = read(file.as_bytes(), "huge.xml");
        assert!(start.elapsed() < Duration::from_secs(10), "{index}: {:?}", start.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "random.xml");
    }

    #[test]
    fn random_markup_never_panics(text in "(<|>|/|&|;|=|'|\"|!|\\[|\\]|\\?|-|a|é|cac:|xmlns|CDATA|DOCTYPE| ){0,60}") {
        let _ = read(format!("<{text}").as_bytes(), "random.xml");
        let _ = read(MINIMAL.replacen("LOT-0001", &text, 1).as_bytes(), "random.xml");
    }

    #[test]
    fn a_notice_with_changed_bytes_never_panics(at in 0..ONE_LOT.len(), byte in any::<u8>(), value in "\\PC{0,12}") {
        let mut bytes = ONE_LOT.as_bytes().to_vec();
        bytes[at] = byte;
        let _ = read(&bytes, "changed.xml");
        for real in ["2027-01-12+01:00", "12:00:00+01:00", "239999.9", "47.5", "per-exa", "MONTH", "72415000", "FRA"] {
            let _ = read(THREE_LOTS.replace(real, &value).as_bytes(), "changed.xml");
            let _ = read(ONE_LOT.replace(real, &value).as_bytes(), "changed.xml");
        }
    }
}
