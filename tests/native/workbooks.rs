//! The workbooks, read back by a reader that is not ours: every amount of every published case is that of `Results`, to the cent, and
//! nothing else is in the file.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use portee::document::Document;
use portee::domain::bid::Bid;
use portee::domain::client_view::ClientView;
use portee::domain::results::compute;
use portee::exchange::sheets::Cell;
use portee::exchange::xlsx;
use portee::i18n::Lang;
use portee::present::sheets::{for_client, for_group};
use serde_json::{Value, json};

use crate::leaks::fixed_cases;

/// The rows of every sheet, from the heads on.
pub fn read(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let rows = range.rows().skip(2).map(<[Data]>::to_vec).collect();
            (name, rows)
        })
        .collect()
}

/// The parts of a package, by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..package.len())
        .map(|at| {
            let mut part = package.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// Euros in cents: the cell must be the double nearest to two decimals.
fn cents(cell: &Data) -> i64 {
    let Data::Float(value) = cell else { panic!("{cell:?} is not an amount") };
    let plain = format!("{value:.2}");
    assert_eq!(plain.parse(), Ok(*value), "not whole cents");
    crate::tables::cents(&plain)
}

fn column(sheets: &[(String, Vec<Vec<Data>>)], sheet: &str, head: &str) -> Vec<i64> {
    let (_, rows) = sheets.iter().find(|(name, _)| name == sheet).unwrap_or_else(|| panic!("{sheet}"));
    let at = rows[0]
        .iter()
        .position(|cell| cell == &Data::String(head.to_owned()))
        .unwrap_or_else(|| panic!("{head} in {:?}", rows[0]));
    rows[1..].iter().map(|row| cents(&row[at])).collect()
}

fn client_book(bid: &Bid, lang: Lang) -> Vec<u8> {
    let view = ClientView::of(bid, &compute(bid).contract);
    xlsx::write(for_client(&view, lang).content()).unwrap()
}

fn group_book(bid: &Bid, lang: Lang) -> Vec<u8> {
    xlsx::write(for_group(&Document::from_bid(bid.clone()), &compute(bid), lang).content()).unwrap()
}

#[test]
fn the_client_workbook_says_what_the_results_say() {
    for (case, bid) in fixed_cases() {
        let contract = compute(&bid).contract;
        let sheets = read(&client_book(&bid, Lang::Fr));
        let mut lines: Vec<i64> = contract.lines.iter().map(|l| l.amount_ht_cents.0).collect();
        lines.push(contract.totals.ht_cents.0);
        assert_eq!(column(&sheets, "Bordereau", "Montant HT"), lines, "{case}");
        let totals = &contract.totals;
        let sums = column(&sheets, "Totaux", "Montant");
        let expected = [
            totals.ht_cents,
            totals.vat_invoiced_cents,
            totals.invoiced_cents,
            totals.vat_self_assessed_cents,
            totals.vat_deducted_cents,
            totals.cost_to_buyer_cents,
        ];
        assert_eq!(sums[..6], expected.map(|c| c.0), "{case}");
        if bid.group.shows_distribution() {
            let mut rows: Vec<i64> = contract.vat.iter().map(|r| r.invoiced_total_cents.0).collect();
            rows.push(totals.invoiced_cents.0);
            assert_eq!(column(&sheets, "TVA par membre", "Total facturé (TTC)"), rows, "{case}");
            let mut members: Vec<i64> = contract.distribution.rows.iter().map(|r| r.amount_ht_cents.0).collect();
            members.push(totals.ht_cents.0);
            assert_eq!(column(&sheets, "Par membre", "Montant HT"), members, "{case}");
        } else {
            assert!(sheets.iter().all(|(name, _)| name != "Par membre" && name != "TVA par membre"), "{case}");
        }
    }
}

#[test]
fn the_group_workbook_says_what_the_results_say() {
    for (case, bid) in fixed_cases() {
        let results = compute(&bid);
        let sheets = read(&group_book(&bid, Lang::En));
        let members = results.settlement.by_member.as_ref().unwrap();
        let mut nets: Vec<i64> = members.iter().map(|m| m.net_result_cents.0).collect();
        nets.push(nets.iter().sum());
        assert_eq!(column(&sheets, "Settlement", "Net result"), nets, "{case}");
        let mut asked: Vec<i64> = results.settlement.asks.iter().map(|a| a.ask_cents.0).collect();
        asked.push(results.settlement.ask_total_cents.0);
        assert_eq!(column(&sheets, "Amounts asked", "Amount asked"), asked, "{case}");
    }
}

#[test]
fn no_two_columns_of_a_sheet_have_the_same_head() {
    for (case, bid) in fixed_cases() {
        for lang in Lang::ALL {
            for (sheet, rows) in [client_book(&bid, lang), group_book(&bid, lang)].iter().flat_map(|bytes| read(bytes)) {
                let heads: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
                let different: std::collections::BTreeSet<&String> = heads.iter().collect();
                assert_eq!(different.len(), heads.len(), "{case}: {sheet}: {heads:?}");
            }
        }
    }
}

#[test]
fn the_same_bid_gives_the_same_bytes_and_names_nobody() {
    let (_, bid) = fixed_cases().remove(0);
    let bytes = client_book(&bid, Lang::Fr);
    assert_eq!(bytes, client_book(&bid, Lang::Fr));
    let texts: Vec<(String, String)> = parts(&bytes).into_iter().map(|(n, b)| (n, String::from_utf8_lossy(&b).into_owned())).collect();
    let core = &texts.iter().find(|(name, _)| name == "docProps/core.xml").unwrap().1;
    assert!(core.contains("2000-01-01T00:00:00Z"), "{core}");
    for (name, text) in &texts {
        assert!(
            !text.contains("state=\"hidden\"") && !text.contains("<f>"),
            "{name} hides something or computes"
        );
    }
}

#[test]
fn a_text_that_looks_like_a_formula_is_a_text() {
    let (_, bid) = fixed_cases().remove(0);
    let mut value: Value = serde_json::to_value(&bid).unwrap();
    value["lines"][0]["label"] = json!("=1+1");
    let bid: Bid = serde_json::from_value(value).unwrap();
    let bytes = client_book(&bid, Lang::Fr);
    let sheets = read(&bytes);
    assert!(sheets[0].1[1].contains(&Data::String("=1+1".to_owned())), "{:?}", sheets[0].1[1]);
    let styles = parts(&bytes).into_iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
    assert!(String::from_utf8(styles).unwrap().contains("quotePrefix=\"1\""));
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_a_number_with_too_many_digits_kept_as_text() {
    let (_, bid) = fixed_cases().remove(0);
    let view = ClientView::of(&bid, &compute(&bid).contract);
    let mut book = for_client(&view, Lang::Fr).content().clone();
    book.sheets[0].rows[0][0] = Cell::Text("é".repeat(40_000));
    book.sheets[0].rows[0][1] = Cell::Number("12345678901234567.25".to_owned());
    let sheets = read(&xlsx::write(&book).unwrap());
    let row = &sheets[0].1[1];
    assert!(matches!(&row[0], Data::String(text) if text.chars().count() == 32_767 && text.ends_with('…')));
    assert_eq!(row[1], Data::String("12345678901234567.25".to_owned()));
}
