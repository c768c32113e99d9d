//! The files that leave, all of them as they are in the archives: no internal figure is in any that the client gets, the archives never mix,
//! every file says the same amounts, and no two published columns reveal what the group withholds.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use calamine::Data;
use portee::document::Document;
use portee::domain::bid::Bid;
use portee::domain::client_view::ClientView;
use portee::domain::money::Cents;
use portee::domain::results::{Results, compute};
use portee::exchange::archive;
use portee::exchange::audience::{Audience, ForClient, ForGroup};
use portee::exchange::bundle::{Bundle, File};
use portee::exchange::results::Gathered;
use portee::exchange::tables::{Cell, Field, Table, client, group};
use portee::exchange::{csv, xlsx};
use portee::i18n::{Lang, format};
use portee::present::data_files::{Edition, client_tables, for_client, for_group, group_tables};
use portee::present::proposal;
use portee::present::sheets;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::leaks::{canaries, fixed_cases, holds};
use crate::random_bid::bids_with_allocation;
use crate::tables::{cents, parsed};
use crate::workbooks::{parts, read};

/// How many random bids are searched, and how often the search is tried on the files of the group.
const RANDOM_BIDS: usize = 300;
const TRIED_EVERY: usize = 20;

struct Made {
    bid: Bid,
    document: Document,
    results: Results,
    view: ClientView,
}

impl Made {
    fn of(bid: Bid) -> Self {
        let results = compute(&bid);
        Self {
            document: Document::from_bid(bid.clone()),
            view: ClientView::of(&bid, &results.contract),
            results,
            bid,
        }
    }
    fn edition(lang: Lang) -> Edition {
        Edition {
            made_at_ms: 1_795_352_520_000,
            version: 3,
            lang,
        }
    }
    fn client(&self, lang: Lang) -> Bundle<ForClient> {
        let edition = Self::edition(lang);
        let mut bundle = Bundle::default();
        let book = xlsx::write(sheets::for_client(&self.view, lang).content()).unwrap();
        bundle.add(File::new(&edition.name::<ForClient>(&self.document, "xlsx"), book));
        let files = for_client(&self.document, &self.view, edition).into_iter();
        files
            .chain(client_tables(&self.document, &self.view, edition))
            .for_each(|file| bundle.add(file));
        bundle
    }
    fn group(&self, lang: Lang) -> Bundle<ForGroup> {
        let edition = Self::edition(lang);
        let mut bundle = Bundle::default();
        let book = xlsx::write(sheets::for_group(&self.document, &self.results, lang).content()).unwrap();
        bundle.add(File::new(&edition.name::<ForGroup>(&self.document, "xlsx"), book));
        let files = for_group(&self.document, &self.results, Gathered::default(), edition).files.into_iter();
        files
            .chain(group_tables(&self.document, &self.results, edition))
            .for_each(|file| bundle.add(file));
        bundle
    }
}

/// A text to search for many numbers: one can only be there when each of its groups of digits is, whole.
pub struct Searched {
    pub place: String,
    text: String,
    groups: HashSet<String>,
}

fn groups(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty())
}

impl Searched {
    pub fn new(place: String, text: String) -> Self {
        Self {
            groups: groups(&text).map(str::to_owned).collect(),
            place,
            text,
        }
    }
    pub fn holds(&self, number: &str) -> bool {
        groups(number).all(|group| self.groups.contains(group)) && holds(&self.text, number)
    }
}

/// Every text of the entries of an archive: names, contents, and what is in the packages inside. Hashes and the names made of them are left out: their digits
/// mean nothing.
fn texts(entries: Vec<(String, Vec<u8>)>) -> Vec<Searched> {
    let mut texts = Vec::new();
    for (name, bytes) in entries {
        texts.push(Searched::new("a name".to_owned(), name.clone()));
        if name.ends_with(".xlsx") {
            // The theme is the writer's, the same in every workbook.
            let own = parts(&bytes).into_iter().filter(|(part, _)| part != "xl/theme/theme1.xml");
            texts.extend(own.map(|(part, bytes)| Searched::new(format!("{name}/{part}"), String::from_utf8(bytes).unwrap())));
        } else {
            let text = String::from_utf8(bytes).unwrap();
            let lines: Vec<&str> = text
                .lines()
                .filter(|line| !line.contains("\"sha256\"") && !line.contains("urn:uuid:"))
                .collect();
            texts.push(Searched::new(name, lines.join("\n")));
        }
    }
    texts
}

/// The spellings, and those without the zeros at the end that JSON and sheets leave out.
fn with_short_forms(variant: String) -> Vec<String> {
    let short = variant.strip_suffix('0').filter(|short| short.contains('.')).map(str::to_owned);
    let long = (!variant.ends_with(".00")).then_some(variant);
    long.into_iter().chain(short.filter(|s| !s.ends_with(".0"))).collect()
}

#[test]
fn no_canary_is_in_any_file_of_the_client() {
    for (case, bid) in fixed_cases() {
        let made = Made::of(bid);
        let canaries: Vec<(String, String)> = canaries(&case)
            .into_iter()
            .flat_map(|(variant, what)| with_short_forms(variant).into_iter().map(move |v| (v, what.clone())))
            .collect();
        let mut found_inside = 0;
        for lang in Lang::ALL {
            for file in texts(made.client(lang).entries()) {
                for (variant, what) in &canaries {
                    assert!(!file.holds(variant), "{case}: {} holds {variant}, which is {what}", file.place);
                }
                for iban in made.bid.members.iter().filter_map(|m| m.private.iban.as_ref()) {
                    assert!(!file.text.contains(iban.as_str()), "{case}: {} holds an IBAN", file.place);
                }
            }
            let internal = texts(made.group(lang).entries());
            found_inside += canaries.iter().filter(|(variant, _)| internal.iter().any(|file| file.holds(variant))).count();
        }
        assert!(
            found_inside > 4,
            "{case}: the search finds the canaries in the files of the group: {found_inside}"
        );
    }
}

/// Whole cents of every amount below this value, by the name of its field.
fn amounts(value: &Value, found: &mut BTreeSet<i64>) {
    match value {
        Value::Number(number) => found.extend(number.as_i64()),
        Value::Array(items) => items.iter().for_each(|item| amounts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| amounts(field, found)),
        _ => {}
    }
}

/// The spellings of an amount that our files could use: decimals, short decimals, cents.
fn spelled(cents: i64) -> Vec<String> {
    let decimal = csv::euros(Cents(cents));
    let mut forms = vec![cents.to_string(), decimal.replace('.', ",")];
    forms.extend([Lang::Fr, Lang::En].map(|lang| format::bare_amount(Cents(cents), lang)));
    let whole = decimal.strip_suffix(".00").map(str::to_owned);
    forms.extend(whole.into_iter().chain(with_short_forms(decimal)));
    forms
}

/// The amounts of the internal ledger that are no amounts of the public one, with their spellings.
pub fn secret_amounts(bid: &Bid, results: &Results) -> Vec<(i64, Vec<String>)> {
    let mut internal = BTreeSet::new();
    amounts(&serde_json::to_value(&results.settlement).unwrap(), &mut internal);
    // What the client may see, from the ledger and not from the view.
    let mut contract = serde_json::to_value(&results.contract).unwrap();
    if !bid.group.shows_distribution() {
        for hidden in ["by_member", "distribution", "vat"] {
            contract[hidden] = Value::Null;
        }
        let lines = contract["lines"].as_array_mut().unwrap();
        lines.iter_mut().for_each(|line| line["parts"] = Value::Null);
    }
    let subcontractors = bid.members.iter().flat_map(|m| &m.card.subcontractors);
    let declared: Vec<_> = subcontractors.map(|s| (s.max_ht_cents, s.max_ttc())).collect();
    let seen = [&contract, &json!(bid.lines), &json!(bid.tender.deadline), &json!(declared)];
    let seen = seen.map(Value::to_string).join("\n");
    let seen = Searched::new("what may be seen".to_owned(), seen);
    // Small amounts meet other numbers by chance.
    let secret = internal.into_iter().filter(|cents| *cents >= 100_000);
    let secret = secret.map(|c| (c, spelled(c)));
    secret.filter(|(_, forms)| forms.iter().all(|f| !seen.holds(f))).collect()
}

#[test]
fn no_internal_amount_of_hundreds_of_random_bids_is_in_a_file_of_the_client() {
    let mut runner = TestRunner::deterministic();
    let (mut searched, mut seen_inside) = (0, 0);
    for number in 0..RANDOM_BIDS {
        let made = Made::of(bids_with_allocation().new_tree(&mut runner).unwrap().current());
        let secret = secret_amounts(&made.bid, &made.results);
        searched += secret.len();
        let files = texts(made.client(Lang::Fr).entries());
        let inside = if number % TRIED_EVERY == 0 {
            texts(made.group(Lang::Fr).entries())
        } else {
            Vec::new()
        };
        for (cents, forms) in &secret {
            for form in forms {
                let leak = files.iter().find(|file| file.holds(form)).map(|file| &file.place);
                assert_eq!(leak, None, "bid {number}: {form}, which is {cents} cents");
                seen_inside += usize::from(inside.iter().any(|file| file.holds(form)));
            }
        }
    }
    assert!(searched > 1_000, "{searched} amounts were searched");
    assert!(seen_inside > 100, "the search finds them in the files of the group: {seen_inside}");
}

#[test]
fn the_archives_never_mix_and_list_what_they_hold() {
    for (case, bid) in fixed_cases() {
        let made = Made::of(bid);
        let client = parts(&archive::write(&made.client(Lang::Fr).entries()).unwrap());
        let group = parts(&archive::write(&made.group(Lang::Fr).entries()).unwrap());
        for (archive, word, other) in [(&client, "client", "_groupe_"), (&group, "group", "_client_")] {
            let manifest: Value = serde_json::from_slice(&archive[0].1).unwrap();
            assert_eq!(archive[0].0, "manifest.json", "{case}");
            assert_eq!(manifest["audience"], json!(word), "{case}");
            let listed: Vec<&str> = manifest["files"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
            let there: Vec<&str> = archive[1..].iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(listed, there, "{case}");
            assert!(there.iter().all(|name| !name.contains(other)), "{case}: {there:?}");
            for (file, (_, bytes)) in manifest["files"].as_array().unwrap().iter().zip(&archive[1..]) {
                assert_eq!(file["bytes"], json!(bytes.len()), "{case}");
            }
        }
        let names: BTreeSet<&String> = client.iter().map(|(name, _)| name).collect();
        assert_eq!(
            group.iter().filter(|(name, _)| names.contains(name)).count(),
            1,
            "{case}: only the manifests share a name"
        );
    }
}

#[test]
fn the_same_files_are_the_same_archive() {
    let made = Made::of(fixed_cases().remove(0).1);
    let written = || archive::write(&made.client(Lang::Fr).entries()).unwrap();
    assert_eq!(written(), written());
}

fn file(files: &[(String, Vec<u8>)], ending: &str) -> Vec<u8> {
    files
        .iter()
        .find(|(name, _)| name.ends_with(ending))
        .unwrap_or_else(|| panic!("{ending}"))
        .1
        .clone()
}

/// Cents of a JSON number of euros, by its digits.
fn json_cents(number: &Value) -> i64 {
    let plain = number.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    cents(&format!("{whole}.{fraction:0<2}"))
}

#[test]
fn every_file_says_the_same_totals_lines_and_members() {
    for (case, bid) in fixed_cases() {
        let made = Made::of(bid);
        let files = parts(&archive::write(&made.client(Lang::Fr).entries()).unwrap());
        let json: Value = serde_json::from_slice(&file(&files, "client.json")).unwrap();
        let total = json["totals"]["ht_cents"].as_i64().unwrap();
        let lines: Vec<i64> = json["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|l| l["amount_ht_cents"].as_i64().unwrap())
            .collect();

        let table = |topic: &str| parsed(&String::from_utf8(file(&files, &format!("{topic}.csv"))).unwrap());
        let sums = table("totals");
        let of = |item: &str| cents(&sums.iter().find(|row| row[0] == item).unwrap()[1]);
        assert_eq!(of("ht"), total, "{case}");
        for (item, field) in [
            ("invoiced", "invoiced_cents"),
            ("cost_to_buyer", "cost_to_buyer_cents"),
            ("vat_invoiced", "vat_invoiced_cents"),
        ] {
            assert_eq!(of(item), json["totals"][field].as_i64().unwrap(), "{case}: {item}");
        }
        let schedule = table("price_schedule");
        let at = schedule[0].iter().position(|head| head == "amount_ht").unwrap();
        assert_eq!(schedule[1..].iter().map(|row| cents(&row[at])).collect::<Vec<_>>(), lines, "{case}");

        let book = read(&file(&files, ".xlsx"));
        let sheet = &book.iter().find(|(name, _)| name == "Totaux").unwrap().1;
        let Data::Float(shown) = sheet[1][1] else { panic!("{case}: {:?}", sheet[1]) };
        assert_eq!(cents(&format!("{shown:.2}")), total, "{case}");

        let ocds: Value = serde_json::from_slice(&file(&files, "ocds.json")).unwrap();
        let own = &ocds["releases"][0]["bids"]["details"][0];
        assert_eq!(json_cents(&own["value"]["amount"]), total, "{case}");
        if let Some(shown) = json["distribution"].as_array() {
            let members: Vec<i64> = shown
                .iter()
                .filter(|m| !m["works"].as_array().unwrap().is_empty())
                .map(|m| m["amount_ht_cents"].as_i64().unwrap())
                .collect();
            let shares: Vec<i64> = own["jointBid"]["shares"]
                .as_array()
                .unwrap()
                .iter()
                .map(|s| json_cents(&s["value"]["amount"]))
                .collect();
            assert_eq!(shares, members, "{case}");
        }

        // What the PDF is set from.
        let edition = proposal::Edition {
            version: "3".to_owned(),
            date: String::new(),
        };
        let print = serde_json::to_string(&proposal::print(&made.view, &[], &edition, Lang::Fr)).unwrap();
        assert!(print.contains(&format::amount(Cents(total), Lang::Fr)), "{case}");
    }
}

/// Every column of amounts, added up by line, and by member.
fn by_key<A: Audience>(tables: &[Table<A>]) -> Vec<(String, BTreeMap<String, i64>)> {
    let mut columns = Vec::new();
    for table in tables {
        for key in [Field::Line, Field::Member, Field::Period] {
            let Some(keys) = table.columns.iter().position(|c| c.field == key) else {
                continue;
            };
            for (at, column) in table.columns.iter().enumerate() {
                let mut sums: BTreeMap<String, i64> = BTreeMap::new();
                for row in &table.rows {
                    if let (Cell::Text(key), Cell::Money(cents)) = (&row[keys], &row[at]) {
                        *sums.entry(key.clone()).or_default() += cents.0;
                    }
                }
                if !sums.is_empty() {
                    columns.push((format!("{:?} by {key:?}: {}", table.topic, column.key()), sums));
                }
            }
        }
    }
    columns
}

/// Pairs of columns where one is, row by row and to the cent, this part of the other or what is left of it.
fn revealing(columns: &[(String, BTreeMap<String, i64>)], rate_millionths: i128) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (a, of) in columns {
        for (b, part) in columns {
            let common: Vec<(i128, i128)> = of
                .iter()
                .filter_map(|(key, whole)| Some((i128::from(*whole), i128::from(*part.get(key)?))))
                .collect();
            let tells = common.iter().map(|(whole, _)| whole).sum::<i128>() > 10_000 && of.len() == common.len();
            for kept in [rate_millionths, 1_000_000 - rate_millionths] {
                let slack = 2_000_000 * i128::try_from(common.len()).unwrap();
                if tells && common.iter().all(|(whole, part)| (whole * kept - part * 1_000_000).abs() <= slack) {
                    pairs.push((a.clone(), b.clone()));
                }
            }
        }
    }
    pairs
}

#[test]
fn no_two_published_columns_reveal_what_is_withheld() {
    let mut seen_inside = 0;
    for (case, bid) in fixed_cases() {
        let made = Made::of(bid);
        let rates: Vec<i128> = made.bid.pricing.deductions.iter().map(|d| d.rate.scaled()).collect();
        let taxes: BTreeSet<i128> = made.results.contract.vat.iter().map(|row| row.rate.scaled()).collect();
        let published = by_key(&client::tables(&made.view));
        let internal = by_key(&group::tables(&made.bid, &made.results));
        // A withholding as high as a tax is told by the tax.
        let telling = rates
            .iter()
            .copied()
            .chain([rates.iter().sum()])
            .filter(|rate| *rate > 0 && !taxes.contains(rate));
        for rate in telling {
            assert_eq!(revealing(&published, rate), [], "{case}: {rate} millionths");
            seen_inside += revealing(&internal, rate).len();
        }
    }
    assert!(seen_inside > 0, "the accounts of the group reveal it");
}
