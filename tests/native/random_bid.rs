//! Valid bids made from random choices. The choices are a list of numbers, taken in turn and 0 when they run out, so that a
//! shorter list is a simpler bid and proptest shrinks by itself.

use portee::domain::bid::Bid;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Bids that the reader of `joint-bid/1` accepts, or that of `joint-bid/2` where a member has subcontractors: 1 to 5 members, 1 to 8 lines, 1 to 3 periods, with or without a fixed allocation.
pub fn bids() -> impl Strategy<Value = Bid> {
    vec(any::<u32>(), 0..500).prop_map(|numbers| made(numbers, false))
}

/// The same, always with a fixed allocation.
pub fn bids_with_allocation() -> impl Strategy<Value = Bid> {
    vec(any::<u32>(), 0..500).prop_map(|numbers| made(numbers, true))
}

fn made(numbers: Vec<u32>, has_allocation: bool) -> Bid {
    let mut choices = Choices(numbers.into_iter());
    let bid = bid(&mut choices, has_allocation);
    serde_json::from_value(bid).expect("the generator writes what a bid reads")
}

struct Choices(std::vec::IntoIter<u32>);

impl Choices {
    /// 0 ≤ answer < `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0.next().unwrap_or(0) as usize % bound
    }
    fn yes(&mut self) -> bool {
        self.below(2) == 1
    }
    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
    /// A decimal below `bound` with up to `digits` digits after the point.
    fn decimal(&mut self, bound: usize, digits: usize) -> String {
        let whole = self.below(bound);
        match self.below(digits + 1) {
            0 => whole.to_string(),
            digits => format!("{whole}.{:0digits$}", self.below(10_usize.pow(digits as u32))),
        }
    }
    /// A rate below 1.
    fn rate(&mut self) -> String {
        self.decimal(1, 6)
    }
    /// A text with the accents, signs and directions that people write.
    fn text(&mut self) -> String {
        self.of(&[
            "Hébergement",
            "Œuvre d’art n° 2 – 50 %",
            "<b>",
            "=1+1",
            "混合",
            "a\u{200b}b",
            "\"\\/",
            "𝄞 portée",
        ])
        .to_owned()
    }
    fn cents(&mut self) -> usize {
        self.below(10_000_000)
    }
    /// Some of the names, in their order.
    fn some<'a>(&mut self, names: &'a [String]) -> Vec<&'a String> {
        names.iter().filter(|_| self.yes()).collect()
    }
    /// Positive decimals that add up to one.
    fn parts_of_one(&mut self, parts: usize) -> Vec<String> {
        let weights: Vec<usize> = (0..parts).map(|_| 1 + self.below(5)).collect();
        let total: usize = weights.iter().sum();
        let mut shares: Vec<usize> = weights[1..].iter().map(|w| w * 1_000_000 / total).collect();
        shares.insert(0, 1_000_000 - shares.iter().sum::<usize>());
        shares
            .iter()
            .map(|s| if *s == 1_000_000 { "1".to_owned() } else { format!("0.{s:06}") })
            .collect()
    }
    /// Adds an optional field in half of the cases.
    fn maybe(&mut self, object: &mut Value, name: &str, value: impl FnOnce(&mut Self) -> Value) {
        if self.yes() {
            object[name] = value(self);
        }
    }
}

fn ids(prefix: &str, count: usize) -> Vec<String> {
    (1..=count).map(|i| format!("{prefix}{i}")).collect()
}

fn bid(c: &mut Choices, has_allocation: bool) -> Value {
    let member_ids = ids("m", 1 + c.below(5));
    let line_ids = ids("L", 1 + c.below(8));
    let periods = ids("Y", 1 + c.below(3));
    let sites = ids("dc", c.below(4));
    let basis = c.of(&["period", "calendar"]);
    let year = if basis == "calendar" { "2027" } else { &periods[0] };
    let members: Vec<Value> = member_ids.iter().map(|id| member(c, id, &sites, &line_ids, year)).collect();
    let lines: Vec<Value> = line_ids
        .iter()
        .enumerate()
        .map(|(i, id)| line(c, id, &line_ids[..i], &member_ids, periods.len()))
        .collect();
    let mut asks = Vec::new();
    let mut allocation = Vec::new();
    for id in &line_ids {
        let asking: Vec<usize> = (0..member_ids.len()).filter(|i| *i == 0 || c.yes()).collect();
        asks.extend(asking.iter().map(|i| ask(c, id, &members[*i])));
        let serving = 1 + c.below(asking.len());
        let shares = c.parts_of_one(serving);
        allocation.extend(
            asking
                .iter()
                .zip(shares)
                .map(|(i, share)| json!({"line": id, "member": member_ids[*i], "share": share})),
        );
    }
    let has_game = c.yes();
    let mut bid = json!({
        "id": "random",
        "tender": tender(c, &member_ids, &periods, basis),
        "group": {"form": c.of(&["several", "several_lead_liable", "joint_and_several"]), "lead": member_ids[c.below(member_ids.len())]},
        "datacentres": sites.iter().map(|id| json!({"id": id, "city": c.text(), "country": "FR"})).collect::<Value>(),
        "members": members,
        "lines": lines,
        "asks": asks,
        "allocation_rules": allocation_rules(c, &member_ids, &line_ids),
        "pricing": pricing(c, &member_ids),
        "settlement": {"rule": rule(c, &member_ids, 0, has_game), "surplus_rule": c.of(&["pro_rata_asks", "equal", "lead"])},
    });
    if has_allocation || c.yes() {
        bid["allocation"] = allocation.into();
    }
    c.maybe(&mut bid, "note", |c| format!("{}\n{}", c.text(), c.text()).into());
    c.maybe(&mut bid["group"], "justification", |c| c.text().into());
    c.maybe(&mut bid["group"], "show_distribution", |c| c.yes().into());
    c.maybe(&mut bid["settlement"], "reserve_used_cents", |c| c.cents().into());
    c.maybe(
        &mut bid["settlement"],
        "simulations",
        |c| json!([{"id": "other", "rule": rule(c, &member_ids, 0, has_game)}]),
    );
    c.maybe(
        &mut bid,
        "sla",
        |c| json!([{"id": "web", "target": c.rate(), "series": [{"id": c.text(), "availability": c.rate()}]}]),
    );
    c.maybe(&mut bid, "retroplanning", retroplanning);
    if has_game {
        bid["game"] = json!({"budget_ht_cents": 1 + c.cents(), "nucleolus": true});
    }
    bid
}

fn tender(c: &mut Choices, members: &[String], periods: &[String], basis: &str) -> Value {
    let mut tender = json!({
        "reference": "2027-1", "title": c.text(),
        "buyer": {"name": c.text(), "kind": "local_authority", "country": "FR", "vat_deduction": c.of(&["none", "full"])},
        "procedure": c.of(&["quote", "adapted", "private"]),
        "published": "2027-01-11", "deadline": "2027-02-19T12:00:00+01:00", "start": "2027-11-01",
        "offer_validity_days": c.below(3651), "year_basis": basis,
        "periods": periods.iter().map(|id| json!({"id": id, "months": 1 + c.below(24), "firm": c.yes()})).collect::<Value>(),
    });
    if c.yes() {
        tender["buyer"]["vat_deduction"] = "partial".into();
        tender["buyer"]["vat_deduction_rate"] = c.rate().into();
    }
    c.maybe(&mut tender, "ceiling_ht_cents", |c| (1 + c.cents()).into());
    c.maybe(
        &mut tender,
        "price_criterion",
        |c| json!({"weight": "40", "basis": "ht", "other_offers": [{"id": "b", "cents": 1 + c.cents()}]}),
    );
    c.maybe(
        &mut tender,
        "advance",
        |c| json!({"rate": c.rate(), "min_ht_cents": c.cents(), "min_months": c.below(12), "waived_by": c.some(members)}),
    );
    c.maybe(&mut tender, "penalty", |c| {
        let case = json!({"id": "late", "value_cents": c.cents(), "days": c.below(90), "at_fault": c.some(members)});
        json!({"divisor": 1 + c.below(3000), "exempt_up_to_cents": c.cents(), "cap_rate": c.rate(), "cases": [case]})
    });
    c.maybe(&mut tender, "price_revision", |c| {
        let parts = c.parts_of_one(2);
        let term = json!({"index": "SYNTEC", "weight": parts[1], "i0": "312.5", "i1": "320"});
        json!({"fixed": parts[0], "terms": [term], "coef_decimals": c.below(7), "coef_rounding": c.of(&["half_up", "ceil"]), "period": periods[0]})
    });
    tender
}

fn vat(c: &mut Choices) -> Value {
    match c.below(3) {
        0 => json!({"regime": "standard", "rate": c.of(&["0.2", "0.20", "0.055"])}),
        1 => json!({"regime": c.of(&["small_business", "exempt_association", "not_taxable"]), "rate": "0", "mention": c.text()}),
        _ => json!({"regime": c.of(&["eu_reverse_charge", "non_eu_reverse_charge"]), "rate": "0.2"}),
    }
}

fn member(c: &mut Choices, id: &str, sites: &[String], lines: &[String], year: &str) -> Value {
    let mut member = json!({
        "id": id, "name": c.text(), "legal_form": "SCOP", "country": c.of(&["FR", "BE"]), "vat": vat(c), "recovers_input_vat": c.yes(),
        "datacentres": c.some(sites), "skills": c.some(&ids("skill", 3)),
    });
    c.maybe(&mut member, "siret", |c| format!("{:014}", c.below(10_000_000)).into());
    c.maybe(
        &mut member,
        "certifications",
        |_| json!([{"id": "HDS", "valid_until": "2028-02-29"}, {"id": "ISO27001"}]),
    );
    c.maybe(&mut member, "other_turnover_cents", |c| c.cents().into());
    c.maybe(&mut member, "other_turnover_by_year_cents", |c| json!({year: c.cents()}));
    c.maybe(&mut member, "turnover_cap_cents", |c| (1_000_000 + c.cents()).into());
    c.maybe(
        &mut member,
        "vat_threshold",
        |c| json!({"label": c.text(), "limit_cents": 3_750_000, "raised_limit_cents": 4_125_000}),
    );
    c.maybe(&mut member, "min_order_cents", |c| c.cents().into());
    c.maybe(&mut member, "max_share", |c| c.rate().into());
    c.maybe(&mut member, "capacity_hours_per_month", |c| c.decimal(500, 4).into());
    c.maybe(&mut member, "negotiation_mandate", |c| c.rate().into());
    c.maybe(&mut member, "subcontractors", |c| {
        json!([subcontractor(c, "s1", lines), subcontractor(c, "s2", lines)])
    });
    member
}

fn subcontractor(c: &mut Choices, id: &str, lines: &[String]) -> Value {
    let mut subcontractor = json!({"id": id, "name": c.text(), "lines": c.some(lines)});
    c.maybe(&mut subcontractor, "max_ht_cents", |c| c.cents().into());
    c.maybe(&mut subcontractor, "vat_rate", |c| c.rate().into());
    c.maybe(&mut subcontractor, "nature", |c| format!("{}\n{}", c.text(), c.text()).into());
    c.maybe(&mut subcontractor, "is_paid_directly", |c| c.yes().into());
    c.maybe(
        &mut subcontractor,
        "personal_data",
        |c| json!({"is_processed": c.yes(), "purpose": c.text(), "gives_guarantees": c.yes()}),
    );
    subcontractor
}

fn line(c: &mut Choices, id: &str, before: &[String], members: &[String], periods: usize) -> Value {
    let mut quantities: Vec<String> = (0..periods).map(|_| c.decimal(1000, 4)).collect();
    quantities[0] = (1 + c.below(1000)).to_string();
    let mut line = json!({
        "id": id, "label": c.text(), "unit": "mois", "kind": c.of(&["recurring", "one_off"]),
        "price_decimals": c.below(7), "qty_by_period": quantities, "only_members": c.some(members),
    });
    c.maybe(&mut line, "family", |c| c.of(&["web", "mail"]).into());
    c.maybe(&mut line, "share_menu", |c| json!([["1"], c.parts_of_one(2), c.parts_of_one(3)]));
    c.maybe(&mut line, "not_same_host_as", |c| json!(c.some(before)));
    c.maybe(&mut line, "required_certifications", |_| json!(["HDS"]));
    c.maybe(&mut line, "allowed_countries", |_| json!(["FR", "BE"]));
    line
}

fn ask(c: &mut Choices, line: &str, member: &Value) -> Value {
    let mut tiers = vec![json!({"from_qty": "0", "price": c.decimal(1000, 6)})];
    let more = c.below(3);
    tiers.extend((1..=more).map(|i| json!({"from_qty": (i * 100).to_string(), "price": c.decimal(1000, 6)})));
    let mut ask = json!({"line": line, "member": member["id"], "tiers": tiers, "semantics": c.of(&["all_units", "incremental"])});
    c.maybe(&mut ask, "setup_cents", |c| c.cents().into());
    c.maybe(&mut ask, "max_qty", |c| c.decimal(100_000, 4).into());
    c.maybe(&mut ask, "hours_per_unit", |c| c.decimal(3, 4).into());
    c.maybe(&mut ask, "vat", vat);
    if let Some(site) = member["datacentres"].as_array().and_then(|sites| sites.last()).filter(|_| c.yes()) {
        ask["datacentre"] = site.clone();
    }
    ask
}

fn allocation_rules(c: &mut Choices, members: &[String], lines: &[String]) -> Value {
    let mut fairest = json!({"kind": "fairest_within", "eps": c.rate(), "base": c.of(&["min_ht", "min_buyer_cost"])});
    c.maybe(&mut fairest, "targets", |c| {
        let targets = c.parts_of_one(members.len());
        members.iter().cloned().zip(targets.into_iter().map(Value::from)).collect::<Map<_, _>>().into()
    });
    let mut objectives = vec![json!({"kind": "min_ht"}), json!({"kind": "min_buyer_cost"}), fairest];
    objectives.rotate_left(c.below(3));
    let mut rules = json!({"objectives": objectives, "measure": c.of(&["invoiced", "selling_value"])});
    c.maybe(&mut rules, "max_members", |c| (1 + c.below(40)).into());
    if lines.len() > 1 {
        c.maybe(&mut rules, "packages", |_| json!([{"id": "pack", "lines": [lines[0], lines[1]]}]));
    }
    rules
}

fn pricing(c: &mut Choices, members: &[String]) -> Value {
    let mut deductions = Vec::new();
    if c.yes() {
        deductions.push(json!({"id": "fee", "kind": "fee", "rate": format!("0.{:03}", c.below(300)), "base": c.of(&["all", "others"]), "beneficiary": members[0], "label": c.text()}));
    }
    if c.yes() {
        deductions
            .push(json!({"id": "reserve", "kind": c.of(&["reserve", "pot"]), "rate": format!("0.{:04}", c.below(3000)), "base": c.of(&["all", "others"])}));
    }
    let mut pricing = json!({"deductions": deductions, "unit_price_rounding": c.of(&["ceil", "half_up"])});
    c.maybe(
        &mut pricing,
        "discount",
        |c| json!({"rate": c.rate(), "rounding": c.of(&["floor", "half_up", "ceil"])}),
    );
    pricing
}

fn rule(c: &mut Choices, members: &[String], depth: usize, has_game: bool) -> Value {
    let weights = |value: &dyn Fn(usize) -> Value| members.iter().enumerate().map(|(i, m)| (m.clone(), value(i + 1))).collect::<Map<_, _>>();
    match c.below(9) {
        0 => json!({"kind": "own_price"}),
        1 => json!({"kind": "fixed_pct", "weights": {members[0].as_str(): "100"}}),
        2 => json!({"kind": "days", "weights": weights(&|i| json!({"days": format!("{i}.5"), "rate": "2"}))}),
        3 => json!({"kind": "capacity", "weights": weights(&|i| format!("{i}.25").into())}),
        4 => json!({"kind": "min_max", "weights": weights(&|i| i.to_string().into()), "min_cents": {members[0].as_str(): 100}}),
        5 if depth < 4 => json!({"kind": "hybrid", "alpha": c.rate(), "a": rule(c, members, depth + 1, has_game), "b": rule(c, members, depth + 1, has_game)}),
        6 if has_game => json!({"kind": "shapley"}),
        7 if has_game => json!({"kind": "nucleolus"}),
        _ => json!({"kind": "equal"}),
    }
}

fn retroplanning(c: &mut Choices) -> Value {
    json!({
        "region": c.of(&["FR", "FR-ALSACE-MOSELLE", "BE", "NONE"]), "buffer_days": c.below(61),
        "tasks": [{"id": "read", "label": c.text(), "days": 1 + c.below(9)}, {"id": "write", "label": "Mémoire", "days": 3, "after": ["read"]}],
        "closures": [{"from": "2027-01-20", "to": "2027-01-22"}],
    })
}
