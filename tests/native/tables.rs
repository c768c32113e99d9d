//! The tables on the way out: what CSV says is what `Results` says, read back by a reader of its own.

use portee::domain::bid::Bid;
use portee::domain::client_view::ClientView;
use portee::domain::money::Cents;
use portee::domain::results::{Results, compute};
use portee::exchange::audience::Audience;
use portee::exchange::csv;
use portee::exchange::tables::{Field, Table, Topic, client, group};
use serde_json::{Value, json};

use crate::leaks::fixed_cases;

/// RFC 4180, by another hand: every record as its fields.
pub fn parsed(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut signs = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(sign) = signs.next() {
        let field = records.last_mut().unwrap().last_mut().unwrap();
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => field.push(signs.next().unwrap()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => records.last_mut().unwrap().push(String::new()),
            '\r' if !is_quoted && signs.peek() == Some(&'\n') => {
                signs.next();
                records.push(vec![String::new()]);
            }
            sign => field.push(sign),
        }
    }
    assert!(!is_quoted, "a quote that does not close");
    assert_eq!(records.pop(), Some(vec![String::new()]), "the last record ends its line");
    records
}

/// `-1234.50` in cents, without a float.
pub fn cents(plain: &str) -> i64 {
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap();
    assert_eq!(fraction.len(), 2, "{plain}");
    sign * format!("{whole}{fraction}").parse::<i64>().unwrap()
}

/// The amounts of a column of a table's CSV.
fn column<A: Audience>(tables: &[Table<A>], topic: Topic, key: &str) -> Vec<i64> {
    let table = tables.iter().find(|t| t.topic == topic).unwrap_or_else(|| panic!("{topic:?} is there"));
    let records = parsed(&csv::write(table));
    let at = records[0]
        .iter()
        .position(|head| head == key)
        .unwrap_or_else(|| panic!("{key} in {:?}", records[0]));
    records[1..].iter().map(|record| cents(&record[at])).collect()
}

fn worked_out(bid: &Bid) -> (ClientView, Results) {
    let results = compute(bid);
    (ClientView::of(bid, &results.contract), results)
}

fn all(amounts: impl IntoIterator<Item = Cents>) -> Vec<i64> {
    amounts.into_iter().map(|c| c.0).collect()
}

#[test]
fn the_client_tables_say_what_the_results_say() {
    for (case, bid) in fixed_cases() {
        let (view, results) = worked_out(&bid);
        let tables = client::tables(&view);
        let contract = &results.contract;
        assert_eq!(
            column(&tables, Topic::PriceSchedule, "amount_ht"),
            all(contract.lines.iter().map(|l| l.amount_ht_cents)),
            "{case}"
        );
        for (at, period) in bid.tender.periods.iter().enumerate() {
            let key = format!("amount_ht_in:{}", period.id);
            assert_eq!(
                column(&tables, Topic::PriceSchedule, &key),
                all(contract.lines.iter().map(|l| l.amount_by_period_cents[at])),
                "{case}"
            );
        }
        assert_eq!(
            column(&tables, Topic::ByPeriod, "amount_ht"),
            all(contract.by_period.iter().map(|p| p.ht_cents)),
            "{case}"
        );
        let totals = column(&tables, Topic::Totals, "amount");
        assert_eq!(totals[0], contract.totals.ht_cents.0, "{case}");
        assert_eq!(totals[5], contract.totals.cost_to_buyer_cents.0, "{case}");
        assert_eq!(view.distribution.is_some(), tables.iter().any(|t| t.topic == Topic::Distribution), "{case}");
        if view.distribution.is_some() {
            let parts: i64 = column(&tables, Topic::Distribution, "amount_ht").iter().sum();
            assert_eq!(parts, contract.totals.ht_cents.0, "{case}");
            assert_eq!(
                column(&tables, Topic::VatByMember, "cost_to_buyer"),
                all(contract.vat.iter().map(|r| r.cost_to_buyer_cents)),
                "{case}"
            );
        }
    }
}

#[test]
fn the_group_tables_say_what_the_results_say() {
    for (case, bid) in fixed_cases() {
        let results = compute(&bid);
        let tables = group::tables(&bid, &results);
        let settlement = &results.settlement;
        assert_eq!(
            column(&tables, Topic::AskAmounts, "asked"),
            all(settlement.asks.iter().map(|a| a.ask_cents)),
            "{case}"
        );
        let members = settlement.by_member.as_ref().unwrap();
        assert_eq!(
            column(&tables, Topic::Settlement, "equalisation"),
            all(members.iter().map(|m| m.equalisation_cents)),
            "{case}"
        );
        assert_eq!(
            column(&tables, Topic::Settlement, "net_after_irrecoverable_vat"),
            all(members.iter().map(|m| m.net_after_irrecoverable_vat_cents)),
            "{case}"
        );
        for fund in &settlement.funds {
            let key = format!("paid_to:{}", fund.id);
            assert_eq!(
                column(&tables, Topic::Settlement, &key).iter().sum::<i64>(),
                fund.total_cents.0,
                "{case}: {key}"
            );
        }
        if !settlement.transfers.as_ref().unwrap().is_empty() {
            assert_eq!(
                column(&tables, Topic::Transfers, "amount"),
                all(settlement.transfers.iter().flatten().map(|t| t.cents)),
                "{case}"
            );
        }
        assert_eq!(
            column(&tables, Topic::Allocation, "amount_ht").iter().sum::<i64>(),
            results.contract.totals.ht_cents.0,
            "{case}"
        );
    }
}

#[test]
fn every_row_has_a_cell_for_every_column_and_heads_are_unique() {
    for (case, bid) in fixed_cases() {
        let (view, results) = worked_out(&bid);
        let texts: Vec<(Topic, String)> = client::tables(&view).iter().map(|t| (t.topic, csv::write(t))).collect();
        let internal = group::tables(&bid, &results).iter().map(|t| (t.topic, csv::write(t))).collect::<Vec<_>>();
        for (topic, text) in texts.into_iter().chain(internal) {
            let records = parsed(&text);
            let mut heads = records[0].clone();
            assert!(records.iter().all(|r| r.len() == heads.len()), "{case}: {topic:?}");
            heads.sort();
            heads.dedup();
            assert_eq!(heads.len(), records[0].len(), "{case}: {topic:?}");
        }
    }
}

#[test]
fn the_names_of_columns_are_those_of_the_first_version() {
    let mut keys: Vec<&str> = Field::ALL.iter().map(|f| f.key()).collect();
    assert!(
        ["line", "unit_price_ht", "amount_ht", "vat_rate", "equalisation"]
            .iter()
            .all(|k| keys.contains(k))
    );
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count, "no two fields share a name");
}

#[test]
fn a_label_that_is_a_formula_stays_a_text() {
    let (_, bid) = fixed_cases().remove(0);
    let mut value: Value = serde_json::to_value(&bid).unwrap();
    value["lines"][0]["label"] = json!("=HYPERLINK(\"http://x\",\"y\")");
    let bid: Bid = serde_json::from_value(value).unwrap();
    let (view, _) = worked_out(&bid);
    let text = csv::write(&client::tables(&view)[0]);
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""), "{text}");
}
