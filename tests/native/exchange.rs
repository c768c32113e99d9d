//! `joint-bid/1` read and written: the published bids, the malformed ones, small defects of one good bid, and chance.

use std::path::{Path, PathBuf};

use portee::domain::bid::Bid;
use portee::domain::ids::{LineId, MemberId};
use portee::exchange::joint_bid::{Element, MAX_BYTES, Refusal, RefusalCode as Code, Step, WarningCode, print, read, write};
use proptest::prelude::*;
use serde_json::Value;

use crate::random_bid::bids;

mod defects;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format").join(name)
}
fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}
fn json(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).unwrap()
}

/// Code and path, as the format compares them: a set.
fn pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = pairs.into_iter().map(|(code, path)| (code.to_owned(), path.to_owned())).collect();
    pairs.sort();
    pairs
}
fn listed(warnings: &Value) -> Vec<(String, String)> {
    pairs(
        warnings
            .as_array()
            .unwrap()
            .iter()
            .map(|w| (w["code"].as_str().unwrap(), w["path"].as_str().unwrap())),
    )
}

fn public_bids() -> Vec<String> {
    let folder = std::fs::read_dir(fixture("public")).unwrap();
    let mut names: Vec<String> = folder
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".bid.json"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    names.into_iter().map(|n| format!("public/{n}")).collect()
}

#[test]
fn every_public_bid_is_accepted_with_the_published_warnings() {
    for name in public_bids() {
        let (_, warnings) = read(&bytes(&name)).unwrap_or_else(|r| panic!("{name}: {r:?}"));
        let results = json(&name.replace(".bid.", ".results."));
        assert_eq!(
            pairs(warnings.iter().map(|w| (w.code.as_str(), w.path.as_str()))),
            listed(&results["warnings"]),
            "{name}"
        );
    }
}

#[test]
fn every_malformed_file_does_what_its_manifest_says() {
    let manifest = json("bad/manifest.json");
    for entry in manifest["files"].as_array().unwrap() {
        let name = entry["file"].as_str().unwrap();
        let bytes = if name.starts_with("b12") {
            twenty_megabytes()
        } else {
            bytes(&format!("bad/{name}"))
        };
        match (entry["outcome"].as_str().unwrap(), read(&bytes)) {
            ("accepted", Ok((_, warnings))) => {
                assert_eq!(
                    pairs(warnings.iter().map(|w| (w.code.as_str(), w.path.as_str()))),
                    listed(&entry["warnings"]),
                    "{name}"
                );
            }
            ("refused", Err(refusals)) => {
                let (code, path) = (entry["code"].as_str().unwrap(), entry["path"].as_str().unwrap());
                let says = |r: &Refusal| r.code.as_str() == code && r.path == path;
                assert!(refusals.iter().any(says), "{name} wants {code} at {path:?}: {refusals:?}");
            }
            (outcome, result) => panic!("{name} should be {outcome}: {result:?}"),
        }
    }
}

fn twenty_megabytes() -> Vec<u8> {
    let mut bid = json("public/val-partage.bid.json");
    bid["note"] = "x".repeat(20 << 20).into();
    bid.to_string().into_bytes()
}

#[test]
fn a_file_may_have_eight_mebibytes_and_not_one_byte_more() {
    let mut bytes = bytes("public/val-partage.bid.json");
    bytes.resize(MAX_BYTES, b' ');
    assert!(read(&bytes).is_ok());
    bytes.push(b' ');
    assert_eq!(read(&bytes).unwrap_err()[0].code, Code::TooLarge);
}

#[test]
fn a_bid_with_forty_members_and_a_thousand_lines_is_read() {
    let mut bid = json("public/val-partage.bid.json");
    bid["allocation_rules"] = serde_json::json!({"objectives": [{"kind": "min_ht"}]});
    for (list, most) in [("members", 40), ("lines", 1000)] {
        let model = bid[list][2].clone();
        let items = bid[list].as_array_mut().unwrap();
        for i in items.len()..most {
            let mut item = model.clone();
            item["id"] = format!("more{i}").into();
            items.push(item);
        }
    }
    let ids = |list: &str| bid[list].as_array().unwrap().iter().map(|v| v["id"].clone()).collect::<Vec<_>>();
    let (lines, members) = (ids("lines"), ids("members"));
    let ask = |line: &Value, member: &Value| serde_json::json!({"line": line, "member": member, "tiers": [{"from_qty": "0", "price": "1"}]});
    let asks: Vec<Value> = lines.iter().flat_map(|l| members.iter().map(move |m| ask(l, m))).collect();
    bid["asks"] = asks.into();
    let (bid, _) = read(bid.to_string().as_bytes()).unwrap();
    assert_eq!((bid.members.len(), bid.lines.len(), bid.asks.len()), (40, 1000, 40_000));
}

/// The bid with its asks and its allocation in the order in which they are written.
fn in_order(mut bid: Bid) -> Bid {
    let lines: Vec<_> = bid.lines.iter().map(|l| l.id.clone()).collect();
    let members: Vec<_> = bid.members.iter().map(|m| m.id.clone()).collect();
    let rank = |line: &LineId, member: &MemberId| (lines.iter().position(|l| l == line), members.iter().position(|m| m == member));
    bid.asks.sort_by_key(|a| rank(&a.line, &a.member));
    bid.allocation.iter_mut().for_each(|rows| rows.sort_by_key(|r| rank(&r.line, &r.member)));
    bid
}

#[test]
fn a_bid_that_was_written_reads_as_it_was() {
    for name in public_bids() {
        let (bid, warnings) = read(&bytes(&name)).unwrap();
        let text = write(&bid).unwrap_or_else(|r| panic!("{name}: {r:?}"));
        let (again, warnings_again) = read(text.as_bytes()).unwrap();
        assert_eq!(again, in_order(bid), "{name}");
        assert_eq!(warnings_again.len(), warnings.len(), "{name}");
        assert_eq!(write(&again).unwrap(), text, "{name}");
        assert!(text.starts_with("{\n  \"format\": \"joint-bid/1\",\n  \"id\""), "{name}");
    }
}

#[test]
fn a_half_filled_bid_is_not_written_and_says_what_it_lacks() {
    let (mut bid, _) = read(&bytes("public/val-partage.bid.json")).unwrap();
    let mut tender = (*bid.tender).clone();
    tender.deadline = None;
    tender.title.clear();
    bid.tender = tender.into();
    let mut group = (*bid.group).clone();
    group.lead = None;
    bid.group = group.into();
    let refusals = write(&bid).unwrap_err();
    let found = pairs(refusals.iter().map(|r| (r.code.as_str(), r.path.as_str())));
    assert_eq!(
        found,
        pairs([("missing", "/tender/deadline"), ("empty", "/tender/title"), ("missing", "/group/lead")])
    );
    assert!(!print(&bid).contains("\"lead\""));
}

#[test]
fn a_refusal_says_where_it_is_in_words_and_in_lines() {
    let text = String::from_utf8(bytes("bad/b31-comma.json")).unwrap();
    let refusal = &read(text.as_bytes()).unwrap_err()[0];
    let written = format!("{:?}", refusal.value.as_deref().unwrap());
    assert!(written.contains(','));
    let (line, column) = refusal.position.unwrap();
    let rest: String = text.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect();
    assert_eq!(rest, written);
    let [
        _,
        Step::Element(Element {
            line: Some(line),
            member: Some(member),
            ..
        }),
        ..,
        Step::Field(field),
    ] = &refusal.place[..]
    else {
        panic!("{:?}", refusal.place)
    };
    assert_eq!((line.as_str(), member.as_str(), field.as_str()), ("N1", "scop", "price"));
}

#[test]
fn at_most_fifty_refusals_are_listed() {
    let many = format!("{{{}}}", (0..200).map(|i| format!("\"k{i}\":1")).collect::<Vec<_>>().join(","));
    assert_eq!(read(many.as_bytes()).unwrap_err().len(), 50);
}

#[test]
fn a_file_cut_anywhere_is_refused_and_nothing_breaks() {
    let bytes = bytes("public/val-partage.bid.json");
    for cut in 0..bytes.trim_ascii_end().len() {
        assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn warnings_name_what_is_odd() {
    let mut bid = json("public/val-partage.bid.json");
    bid["members"][0]["siret"] = "00000501700018".into();
    bid["members"][0]["vat_id"] = "FR29000005017".into();
    bid["members"][1]["iban"] = "FR0500000000000000000000503".into();
    bid["members"][1]["vat"] = serde_json::json!({"regime": "eu_reverse_charge", "rate": "0.2"});
    bid["members"][2]["vat"].as_object_mut().unwrap().remove("mention");
    bid["tender"]["buyer"].as_object_mut().unwrap().remove("vat_id");
    bid["tender"]["published"] = "2027-02-20".into();
    bid["tender"]["start"] = "2027-02-18".into();
    bid["tender"]["questions_until"] = "2027-02-19".into();
    bid["tender"]["lot"] = "\u{202f}@lot".into();
    bid["note"] = "a < b, </p>".into();
    bid["x_note"] = "<p>".into();
    let asks = bid["asks"].as_array_mut().unwrap();
    asks.retain(|a| a["member"] != "micro");
    asks[0]["tiers"] = serde_json::json!([{"from_qty": "0", "price": "0.00"}]);
    let (_, warnings) = read(bid.to_string().as_bytes()).unwrap();
    let expected = [
        (WarningCode::SiretChecksum, "/members/0/siret"),
        (WarningCode::VatIdChecksum, "/members/0/vat_id"),
        (WarningCode::IbanChecksum, "/members/1/iban"),
        (WarningCode::MissingVatMention, "/members/1/vat/mention"),
        (WarningCode::MissingVatMention, "/members/2/vat/mention"),
        (WarningCode::ReverseChargeWithoutVatId, "/members/1/vat_id"),
        (WarningCode::ReverseChargeWithoutVatId, "/tender/buyer/vat_id"),
        (WarningCode::DateOrder, "/tender/published"),
        (WarningCode::DateOrder, "/tender/start"),
        (WarningCode::FormulaLikeText, "/tender/lot"),
        (WarningCode::MarkupInText, "/note"),
        (WarningCode::MemberWithoutAsk, "/members/2"),
        (WarningCode::ZeroPrice, "/asks/0/tiers"),
    ];
    let found = pairs(warnings.iter().map(|w| (w.code.as_str(), w.path.as_str())));
    assert_eq!(found, pairs(expected.map(|(code, path)| (code.as_str(), path))));
}

proptest! {
    #[test]
    fn any_valid_bid_that_was_written_reads_as_it_was(bid in bids()) {
        let text = write(&bid).map_err(|r| TestCaseError::fail(format!("{r:?}")))?;
        let (again, _) = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&again, &in_order(bid));
        prop_assert_eq!(write(&again).unwrap(), text);
    }

    #[test]
    fn flipped_bytes_are_refused_or_read_but_never_break_the_reader(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = bytes("public/val-partage.bid.json");
        for (index, byte) in flips {
            *index.get_mut(&mut bytes) = byte;
        }
        match read(&bytes) {
            Ok((bid, _)) => prop_assert!(write(&bid).is_ok()),
            Err(refusals) => prop_assert!(!refusals.is_empty()),
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[\\[\\]{}:,\"\\\\u0-9dDeE.+ntf-]{0,60}") {
        prop_assert!(read(text.as_bytes()).is_err());
    }
}
