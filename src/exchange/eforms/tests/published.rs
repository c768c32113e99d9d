//! Published notices and one careful reading of each, compared value by value. Those files are not part of this project:
//! without them the test says so and passes.

use std::path::PathBuf;

use serde_json::Value;

use crate::exchange::eforms::{codes, read};
use crate::exchange::notice::*;

/// The folder `eforms` of `PORTEE_FIXTURES`, else of the folder of shared fixtures beside the project.
fn folder() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures");
    let folder = std::env::var_os("PORTEE_FIXTURES").map_or_else(beside, PathBuf::from).join("eforms");
    folder.join("expected.jsonl").is_file().then_some(folder)
}

#[test]
fn published_notices_say_what_a_careful_reader_found_in_them() {
    let Some(folder) = folder() else {
        println!("published notices are not at hand: PORTEE_FIXTURES names no folder with eforms/expected.jsonl");
        return;
    };
    let expected = std::fs::read_to_string(folder.join("expected.jsonl")).unwrap();
    let mut differences = Vec::new();
    let mut files = 0;
    for line in expected.lines().filter(|line| !line.trim().is_empty()) {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap();
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let (notice, report) = read(&bytes, file).unwrap();
        let mut compare = Compare {
            place: file.to_string(),
            differences: &mut differences,
        };
        compare.notice(&notice, &expected);
        let not_taken = report.iter().filter(|unread| matches!(unread.why, UnreadReason::NotTaken { .. })).count();
        println!(
            "{file}: {} lots, {} remarks, {not_taken} headings not taken",
            notice.lots.len(),
            report.len() - not_taken
        );
        for unread in report.iter().filter(|unread| !matches!(unread.why, UnreadReason::NotTaken { .. })) {
            println!("    {:?} {:?} {:?} {:?}", unread.lot, unread.field, unread.value, unread.why);
        }
        files += 1;
    }
    assert!(files > 0);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

struct Compare<'a> {
    place: String,
    differences: &'a mut Vec<String>,
}

impl Compare<'_> {
    fn same(&mut self, what: &str, found: Option<&str>, expected: &Value) {
        let expected = expected.as_str();
        if found.filter(|text| !text.is_empty()).map(plain) != expected.map(plain) {
            self.differences.push(format!("{} {what}: {found:?}, expected {expected:?}", self.place));
        }
    }

    fn list<T: AsRef<str>>(&mut self, what: &str, found: &[T], expected: &[&str]) {
        let found: Vec<&str> = found.iter().map(AsRef::as_ref).collect();
        if found != expected {
            self.differences.push(format!("{} {what}: {found:?}, expected {expected:?}", self.place));
        }
    }

    fn amount(&mut self, what: &str, found: Option<&Amount>, expected: &Value) {
        let decimal = found.map(|amount| rust_decimal::Decimal::new(amount.cents, 2).normalize().to_string());
        self.number(what, decimal.as_deref(), &expected["amount"]);
        self.same(what, found.map(|amount| amount.currency.as_str()), &expected["currency"]);
    }

    /// Numbers are compared as text, without the `.0` that JSON writers add.
    fn number(&mut self, what: &str, found: Option<&str>, expected: &Value) {
        let expected = expected.as_number().map(|number| number.to_string().trim_end_matches(".0").to_string());
        if found != expected.as_deref() {
            self.differences.push(format!("{} {what}: {found:?}, expected {expected:?}", self.place));
        }
    }

    fn duration(&mut self, what: &str, found: Option<&Duration>, expected: &Value) {
        let value = found.map(|duration| duration.value.normalize().to_string());
        self.number(what, value.as_deref(), &expected["value"]);
        let unit = expected["unit"].as_str().and_then(codes::duration_unit);
        if found.map(|duration| duration.unit) != unit {
            self.differences.push(format!("{} {what}: {found:?}, expected {unit:?}", self.place));
        }
    }

    fn places(&mut self, found: &[Place], expected: &Value) {
        let expected: Vec<Place> = array(expected)
            .map(|place| Place {
                nuts: text(&place["nuts"]),
                country: place["country"].as_str().and_then(codes::country).map(str::to_string),
                city: text(&place["city"]),
                postal_code: text(&place["postcode"]),
                anywhere: text(&place["anywhere"]),
                description: None,
            })
            .collect();
        let found: Vec<Place> = found.iter().cloned().map(|place| Place { description: None, ..place }).collect();
        if found != expected {
            self.differences.push(format!("{} places: {found:?}, expected {expected:?}", self.place));
        }
    }

    fn notice(&mut self, notice: &Notice, expected: &Value) {
        let kind = if expected["root"] == "ContractAwardNotice" {
            NoticeKind::Award
        } else {
            NoticeKind::ContractNotice
        };
        if notice.kind != kind {
            self.differences.push(format!("{} kind: {:?}", self.place, notice.kind));
        }
        self.same("noticeId", notice.notice_id.as_deref(), &expected["noticeId"]);
        self.same("procedureId", notice.procedure_id.as_deref(), &expected["procedureId"]);
        self.same("publication", notice.publication_number.as_deref(), &expected["publication"]);
        self.same("language", notice.language.as_deref(), &expected["language"]);
        let others: Vec<&str> = array(&expected["otherLanguages"]).filter_map(Value::as_str).collect();
        self.list("otherLanguages", notice.languages.get(1..).unwrap_or_default(), &others);
        self.same("title", Some(&notice.title), &expected["title"]);
        self.same("description", Some(&notice.description), &expected["description"]);
        self.same("internalId", notice.reference.as_deref(), &expected["internalId"]);
        self.same("nature", notice.nature.as_deref(), &expected["nature"]);
        self.same("procedure", notice.procedure_code.as_deref(), &expected["procedure"]);
        self.list("cpv", &notice.cpv, &cpv(expected));
        self.amount("estimatedValue", notice.estimate.as_ref(), &expected["estimatedValue"]);
        self.places(&notice.places, &expected["places"]);
        let buyers: Vec<&NoticeBuyer> = notice.buyer.iter().chain(&notice.more_buyers).collect();
        self.number("buyers", Some(&buyers.len().to_string()), &array(&expected["buyers"]).count().into());
        for (buyer, expected) in buyers.iter().zip(array(&expected["buyers"])) {
            self.same("buyer", Some(&buyer.name), &expected["name"]);
            self.same("buyer id", buyer.identifier.as_deref(), &expected["id"]);
            self.same("buyer city", buyer.city.as_deref(), &expected["city"]);
            self.same("buyer email", buyer.email.as_deref(), &expected["email"]);
            let country = expected["country"].as_str().and_then(codes::country);
            self.same("buyer country", buyer.country.as_deref(), &country.into());
        }
        let groups: Vec<(String, Vec<&str>)> = array(&expected["lotGroups"])
            .map(|group| (text(&group["id"]).unwrap(), array(&group["lots"]).filter_map(Value::as_str).collect()))
            .collect();
        let found: Vec<_> = notice
            .lot_groups
            .iter()
            .map(|group| (group.id.clone(), group.lots.iter().map(String::as_str).collect()))
            .collect();
        if found != groups {
            self.differences.push(format!("{} lotGroups: {found:?}", self.place));
        }
        let ids: Vec<&str> = array(&expected["lots"]).filter_map(|lot| lot["id"].as_str()).collect();
        self.list("lots", &notice.lots.iter().map(|lot| lot.id.as_str()).collect::<Vec<_>>(), &ids);
        for (lot, expected) in notice.lots.iter().zip(array(&expected["lots"])) {
            let mut compare = Compare {
                place: format!("{} {}", self.place, lot.id),
                differences: self.differences,
            };
            compare.lot(lot, expected);
        }
    }

    fn lot(&mut self, lot: &NoticeLot, expected: &Value) {
        self.same("title", Some(&lot.title), &expected["title"]);
        self.same("description", Some(&lot.description), &expected["description"]);
        self.same("nature", lot.nature.as_deref(), &expected["nature"]);
        self.list("cpv", &lot.cpv, &cpv(expected));
        self.amount("estimatedValue", lot.estimate.as_ref(), &expected["estimatedValue"]);
        self.duration("duration", lot.duration.as_ref(), &expected["duration"]);
        self.same("start", lot.starts.as_deref(), &day(&expected["start"]));
        self.same("end", lot.ends.as_deref(), &day(&expected["end"]));
        self.places(&lot.places, &expected["places"]);
        for (what, kind) in [("deadlineTenders", DeadlineKind::Tenders), ("deadlineRequests", DeadlineKind::Requests)] {
            let stated = lot
                .deadline
                .as_ref()
                .filter(|deadline| deadline.kind == kind)
                .map(|deadline| deadline.stated.as_str());
            self.same(what, stated, &expected[what]);
        }
        self.same("questionsUntil", lot.questions_until.as_deref(), &expected["questionsUntil"]);
        self.duration("validity", lot.validity.as_ref(), &expected["validity"]);
        self.list(
            "languages",
            &lot.languages,
            &array(&expected["languages"]).filter_map(Value::as_str).collect::<Vec<_>>(),
        );
        if lot.variants != expected["variants"].as_str().and_then(codes::permission) {
            self.differences.push(format!("{} variants: {:?}", self.place, lot.variants));
        }
        let form = lot.group_form.as_ref().and_then(|form| form.description.as_deref());
        self.same("groupLegalForm", form, &expected["groupLegalForm"]);
        let documents: Vec<&str> = lot.documents.iter().map(|document| document.url.as_str()).collect();
        self.list(
            "documents",
            &documents,
            &array(&expected["documents"]).filter_map(Value::as_str).collect::<Vec<_>>(),
        );
        self.same("submissionUrl", lot.submission_url.as_deref(), &expected["submissionUrl"]);
        self.number("criteria", Some(&lot.criteria.len().to_string()), &array(&expected["criteria"]).count().into());
        for (criterion, expected) in lot.criteria.iter().zip(array(&expected["criteria"])) {
            if Some(criterion.kind) != expected["type"].as_str().and_then(codes::criterion_kind) {
                self.differences.push(format!("{} criterion kind: {:?}", self.place, criterion.kind));
            }
            self.same("criterion name", criterion.name.as_deref(), &expected["name"]);
            self.same("criterion description", criterion.description.as_deref(), &expected["description"]);
            let weight = criterion.weight.as_ref();
            self.number(
                "weight",
                weight.map(|weight| weight.value.normalize().to_string()).as_deref(),
                &expected["weight"],
            );
            if weight.map(|weight| weight.unit) != expected["weightUnit"].as_str().and_then(codes::weight_unit) {
                self.differences.push(format!("{} weight unit: {weight:?}", self.place));
            }
        }
    }
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_string)
}

fn day(value: &Value) -> Value {
    value.as_str().and_then(|date| date.get(..10)).into()
}

/// Each code once: the reading repeats what the notice repeats.
fn cpv(expected: &Value) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    for code in expected["cpv"]
        .as_str()
        .into_iter()
        .chain(array(&expected["cpvAdditional"]).filter_map(Value::as_str))
    {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// White space apart: titles are folded, line ends are those of XML.
fn plain(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
