//! The most robust allocation, and K26, against every allocation there is: who has room to take a line over is written here a
//! second way, in floats, from what the issue asks for.

use portee::domain::bid::{AllocationRow, Backup, Base, Bid};
use portee::domain::checks::{Facts, Problem, problems};
use portee::domain::decimal::{Rate, Share};
use portee::domain::money::Cents;
use portee::domain::optimum::{Goal, Outcome};
use portee::domain::ratio::Ratio;
use portee::domain::results::compute;
use portee::domain::roster::Service;
use portee::domain::rules::{RuleId, broken_by_line, covers};
use serde_json::json;

use super::exhaustive::{base, best, compare, least, tables};
use super::small_bid::Chance;
use super::table::{NEAR, Table, Way};

/// Whether, whichever host of a line fails, another member with a price for the line could do its share too.
pub fn has_backup(table: &Table, way: &Way, at: usize) -> bool {
    let services = &table.options[at][way.option[at]];
    services.iter().all(|(host, share)| {
        let others = (0..table.bid.members.len()).filter(|member| member != host);
        others.into_iter().any(|member| can_take(table, way, at, (*host, *share), member))
    })
}

fn can_take(table: &Table, way: &Way, at: usize, (host, share): (usize, Share), member: usize) -> bool {
    let (bid, line) = (&table.bid, &table.bid.lines[at]);
    let ask_of = |line: usize, m: usize| bid.asks.iter().position(|a| a.line == bid.lines[line].id && a.member == bid.members[m].id);
    let Some(ask) = ask_of(at, member) else { return false };
    let mut after: Vec<(usize, i128)> = table.options[at][way.option[at]].iter().map(|(m, s)| (*m, s.scaled())).collect();
    after.retain(|(m, _)| *m != host);
    match after.iter_mut().find(|(m, _)| *m == member) {
        Some((_, own)) => *own += share.scaled(),
        None => after.push((member, share.scaled())),
    }
    let service = |(m, share): &(usize, i128)| Service {
        member: *m,
        share: Share::from_scaled(*share).unwrap(),
        ask: ask_of(at, *m),
    };
    let broken = broken_by_line(bid, line, &after.iter().map(service).collect::<Vec<_>>());
    if broken.iter().any(|rule| !matches!(rule, RuleId::ShareMenu { .. })) {
        return false;
    }
    // Independence, in both directions.
    for (other, mask) in bid.lines.iter().zip(&way.masks) {
        let is_apart = line.not_same_host_as.contains(&other.id) || other.not_same_host_as.contains(&line.id);
        if is_apart && mask >> member & 1 == 1 {
            return false;
        }
    }
    let part = share.scaled() as f64 / 1e6;
    for (period, months) in bid.tender.periods.iter().map(|p| f64::from(p.months)).enumerate() {
        let quantity = |line: usize| bid.lines[line].qty_by_period[period].scaled() as f64 / 1e4;
        let hours = |ask: usize| bid.asks[ask].hours_per_unit.to_string().parse::<f64>().unwrap();
        let own: f64 = (0..bid.lines.len())
            .flat_map(|other| table.options[other][way.option[other]].iter().map(move |service| (other, service)))
            .filter(|(_, (m, _))| *m == member)
            .map(|(other, (_, share))| share.scaled() as f64 / 1e6 * quantity(other) * hours(ask_of(other, member).unwrap()))
            .sum();
        let capacity = bid.members[member].terms.capacity_hours_per_month;
        if capacity.is_some_and(|capacity| own + part * quantity(at) * hours(ask) > capacity.to_string().parse::<f64>().unwrap() * months + NEAR) {
            return false;
        }
    }
    let years = &table.by_year[&(at, way.option[at])][host];
    let (terms, private) = (&bid.members[member].terms, &bid.members[member].private);
    years.iter().enumerate().all(|(year, part)| {
        let own: f64 = (0..bid.lines.len()).map(|other| table.by_year[&(other, way.option[other])][member][year]).sum();
        let is_under = |limit: f64| own + part <= limit + NEAR;
        let cap = terms.turnover_cap_cents.map(|cap| cap.0 as f64);
        let threshold = private.vat_threshold.as_ref().map(|t| (t.limit_cents - private.other_turnover_cents).0 as f64);
        cap.is_none_or(is_under) && threshold.is_none_or(is_under)
    })
}

#[test]
fn no_allocation_within_the_price_has_more_lines_with_a_backup() {
    let (mut compared, mut with_and_without, mut not_the_cheapest) = (0, 0, 0);
    for (seed, table) in tables(300_000, 1200, 250) {
        let c = &mut Chance::new(seed + 3);
        let base = base(c);
        let eps = Rate::from_scaled(10_000 * i128::from(c.below(60))).unwrap();
        let ways = table.lawful(&|_| true);
        let cheapest = least(&ways, |way| way.base(base));
        let most = cheapest * (1.0 + eps.scaled() as f64 / 1e6) + NEAR;
        let within: Vec<&Way> = ways.iter().copied().filter(|way| way.base(base) <= most).collect();
        let backed = |way: &Way| (0..way.option.len()).filter(|at| has_backup(&table, way, *at)).count();
        let goal = Goal::MostRobust { eps, base };
        let best_count = within.iter().map(|way| backed(way)).max().unwrap_or(0);
        let robust: Vec<&Way> = within.iter().copied().filter(|way| backed(way) == best_count).collect();
        with_and_without += usize::from(robust.len() < within.len());
        not_the_cheapest += usize::from(least(&robust, |way| way.base(base)) > cheapest + NEAR);
        let outcome = best(&table.bid, &goal, &[], &[]);
        compare(seed, &table, &goal, &robust, &outcome, |way| backed(way) as f64);
        if let Outcome::Optimal { found } = outcome {
            let (ours, known) = (table.find(&found.allocation).base(base), least(&robust, |way| way.base(base)));
            assert!((ours - known).abs() < NEAR, "{seed}: {ours}, the cheapest of the most robust costs {known}");
        }
        compared += usize::from(!ways.is_empty());
    }
    assert!(
        compared > 600 && with_and_without > 25 && not_the_cheapest > 9,
        "{compared} {with_and_without} {not_the_cheapest}"
    );
}

/// The lines that K26 names: nobody could take them over, nobody is named though somebody could, whoever is named could not.
fn told(bid: &Bid) -> [Vec<String>; 3] {
    let facts = Facts {
        bid,
        results: &compute(bid),
        params: None,
        today: None,
    };
    let mut told = [Vec::new(), Vec::new(), Vec::new()];
    for problem in problems(&facts) {
        let (at, lines) = match problem {
            Problem::NoBackup { lines } => (0, lines),
            Problem::BackupsToName { lines } => (1, lines),
            Problem::BackupsUnable { lines } => (2, lines),
            _ => continue,
        };
        told[at].extend(lines.iter().map(ToString::to_string));
    }
    told
}

/// The lines that nobody could take over.
fn unbacked(bid: &Bid) -> Vec<String> {
    let [lines, _, _] = told(bid);
    lines
}

#[test]
fn the_check_names_the_lines_that_nobody_has_room_to_take_over() {
    let mut named = 0;
    for (seed, table) in tables(800_000, 60, 60) {
        // Invoiced cents, whatever the optimiser counts in.
        for way in table
            .ways
            .iter()
            .filter(|_| table.bid.allocation_rules.measure == portee::domain::bid::Measure::Invoiced)
        {
            let bid = Bid {
                allocation: Some(way.rows.clone()),
                ..table.bid.clone()
            };
            let known = (0..bid.lines.len()).filter(|at| !has_backup(&table, way, *at));
            let known: Vec<String> = known.map(|at| bid.lines[at].id.to_string()).collect();
            named += usize::from(!known.is_empty() && known.len() < bid.lines.len());
            assert_eq!(unbacked(&bid), known, "{seed} {:?}", way.rows);
            let could = |at: usize, member: usize| {
                let services = &table.options[at][way.option[at]];
                let is_host = services.iter().any(|(host, _)| *host == member);
                !is_host && services.iter().all(|(host, share)| can_take(&table, way, at, (*host, *share), member))
            };
            let known: Vec<Vec<usize>> = (0..bid.lines.len())
                .map(|at| (0..bid.members.len()).filter(|member| could(at, *member)).collect())
                .collect();
            let standbys: Vec<Vec<usize>> = covers(&bid, &compute(&bid).contract).into_iter().map(|cover| cover.standbys).collect();
            assert_eq!(standbys, known, "{seed} {:?}", way.rows);
        }
    }
    assert!(named > 50, "{named}");
}

/// Two lines of 1 000 € each. `m1` and `m2` may invoice 1 500 € a year; `m3` would do the first for 1 200 €.
fn tight_bid() -> Bid {
    let member = |id: &str, cap: Option<u64>| {
        let mut member =
            json!({"id": id, "name": id, "legal_form": "SCIC", "country": "FR", "vat": {"regime": "standard", "rate": "0.2"}, "recovers_input_vat": true});
        if let Some(cap) = cap {
            member["turnover_cap_cents"] = cap.into();
        }
        member
    };
    let line = |id: &str| json!({"id": id, "label": id, "unit": "mois", "kind": "recurring", "price_decimals": 2, "qty_by_period": ["10"]});
    let ask = |line: &str, member: &str, price: &str| json!({"line": line, "member": member, "tiers": [{"from_qty": "0", "price": price}], "semantics": "all_units", "hours_per_unit": "0"});
    let bid = json!({
        "id": "tight",
        "tender": {
            "reference": "2027-1", "title": "Services",
            "buyer": {"name": "Ville", "kind": "local_authority", "country": "FR", "vat_deduction": "none"},
            "procedure": "open", "deadline": "2027-02-19T12:00:00+01:00", "start": "2027-06-01", "offer_validity_days": 90,
            "year_basis": "period", "periods": [{"id": "Y1", "months": 12}],
        },
        "group": {"form": "several", "lead": "m1"},
        "datacentres": [],
        "members": [member("m1", Some(150_000)), member("m2", Some(150_000)), member("m3", None)],
        "lines": [line("L1"), line("L2")],
        "asks": [ask("L1", "m1", "100"), ask("L2", "m1", "100"), ask("L1", "m2", "100"), ask("L2", "m2", "100"), ask("L1", "m3", "120")],
        "allocation_rules": {"objectives": [], "measure": "invoiced"},
        "pricing": {"deductions": [], "unit_price_rounding": "ceil"},
        "settlement": {"rule": {"kind": "own_price"}, "surplus_rule": "equal"},
    });
    serde_json::from_value(bid).unwrap()
}

#[test]
fn a_backup_with_room_alone_but_not_beside_its_load_does_not_count() {
    let bid = tight_bid();
    let robust = |percent: i128| {
        let eps = Rate::from_scaled(percent * 10_000).unwrap();
        match best(&bid, &Goal::MostRobust { eps, base: Base::MinHt }, &[], &[]) {
            Outcome::Optimal { found } => found,
            other => panic!("{other:?}"),
        }
    };
    // For 2 000 €, m1 and m2 do a line each: alone each could take the other's over, beside its own it may not. Only m3 could, for L1.
    let cheap = robust(5);
    assert_eq!((cheap.value, cheap.total_ht), (Ratio::whole(1), Cents(200_000)));
    let with = |rows: &[AllocationRow]| Bid {
        allocation: Some(rows.to_vec()),
        ..bid.clone()
    };
    assert_eq!(unbacked(&with(&cheap.allocation)), ["L2"]);
    // For a tenth more, m3 does the first: whoever of m1 and m2 does nothing could take either over.
    let dear = robust(10);
    assert_eq!((dear.value, dear.total_ht), (Ratio::whole(2), Cents(220_000)));
    assert!(dear.allocation.iter().any(|row| row.line.as_str() == "L1" && row.member.as_str() == "m3"));
    assert_eq!(unbacked(&with(&dear.allocation)), Vec::<String>::new());
}

#[test]
fn a_line_asks_for_a_name_only_where_somebody_could_take_it_over_and_the_name_must_be_of_one_who_could() {
    let rows = [("L1", "m1"), ("L2", "m2")].map(|(line, member)| AllocationRow {
        line: line.into(),
        member: member.into(),
        share: Share::ONE,
    });
    let with = |named: &[(&str, &str)]| {
        let mut bid = tight_bid();
        bid.allocation = Some(rows.to_vec());
        bid.backups = named
            .iter()
            .map(|(line, member)| Backup {
                line: (*line).into(),
                member: (*member).into(),
            })
            .collect();
        told(&bid).map(|lines| lines.join(" "))
    };
    assert_eq!(with(&[]), ["L2", "L1", ""]);
    assert_eq!(with(&[("L1", "m3")]), ["L2", "", ""]);
    assert_eq!(with(&[("L1", "m2"), ("L2", "m3")]), ["L2", "", "L1 L2"]);
}
