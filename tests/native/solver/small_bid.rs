//! Small bids for the optimiser, the same for a seed: every rule of `joint-bid/1` §6 is asked for now and then, with numbers near
//! what the bid is worth, so that many rules bind and some bids are impossible.

use portee::domain::bid::Bid;
use serde_json::{Value, json};

/// Numbers that look random.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }
    /// 0 ≤ answer < `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % bound
    }
    pub fn maybe(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }
    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len() as u64) as usize]
    }
    fn some(&mut self, names: &[String], percent: u64) -> Vec<String> {
        names.iter().filter(|_| self.maybe(percent)).cloned().collect()
    }
    /// Sets an optional field in so many cases of a hundred.
    fn set(&mut self, object: &mut Value, percent: u64, name: &str, value: impl FnOnce(&mut Self) -> Value) {
        if self.maybe(percent) {
            object[name] = value(self);
        }
    }
}

fn ids(prefix: &str, count: u64) -> Vec<String> {
    (1..=count).map(|at| format!("{prefix}{at}")).collect()
}

/// A rate below 1 from thousandths.
fn rate(thousandths: u64) -> String {
    format!("0.{thousandths:03}")
}

/// 2 to 4 members, 1 to 4 lines, 1 or 2 periods; not allocated.
pub fn small_bid(seed: u64) -> Bid {
    let c = &mut Chance::new(seed + 1);
    let members = ids("m", c.between(2, 4));
    let lines = ids("L", c.between(1, 4));
    let periods = c.between(1, 2);
    // Lines are worth about 100 000 cents for each period.
    let whole = 100_000 * lines.len() as u64 * periods;
    let fair = whole / members.len() as u64;
    // Few or many rules.
    let often = [3, 8, 16][c.below(3) as usize];
    let mut bid = json!({
        "id": format!("small-{seed}"),
        "tender": tender(c, periods, whole, often),
        "group": {"form": "several", "lead": "m1"},
        "datacentres": (0..3).map(|at| json!({"id": format!("dc{at}"), "city": "Ville", "country": if at == 1 { "BE" } else { "FR" }})).collect::<Value>(),
        "members": members.iter().map(|id| member(c, id, fair, often)).collect::<Value>(),
        "lines": lines.iter().enumerate().map(|(at, id)| line(c, id, &lines[..at], &members, periods, often)).collect::<Value>(),
        "asks": [],
        "allocation_rules": {"objectives": [], "measure": if c.maybe(20) { "selling_value" } else { "invoiced" }},
        "pricing": {"deductions": [], "unit_price_rounding": c.of(&["ceil", "half_up"])},
        "settlement": {"rule": {"kind": "own_price"}, "surplus_rule": "equal"},
        "game": {"budget_ht_cents": c.between(whole, whole * 2)},
    });
    let mut asks = Vec::new();
    for line in bid["lines"].as_array().unwrap() {
        for member in &members {
            if c.maybe(80) {
                asks.push(ask(c, line, member));
            }
        }
    }
    bid["asks"] = asks.into();
    let rules = &mut bid["allocation_rules"];
    c.set(rules, often, "min_share", |c| rate(c.between(50, 350)).into());
    c.set(rules, often, "max_share", |c| rate(c.between(300, 800)).into());
    c.set(rules, often, "max_members", |c| c.between(1, 3).into());
    if lines.len() > 1 && c.maybe(often) {
        rules["packages"] = json!([{"id": "P", "lines": [lines[0], lines[c.between(1, lines.len() as u64 - 1) as usize]]}]);
    }
    if c.maybe(50) {
        bid["pricing"]["deductions"] = json!([
            {"id": "fee", "kind": "fee", "rate": "0.04", "base": c.of(&["all", "others"]), "beneficiary": "m1"},
            {"id": "reserve", "kind": "reserve", "rate": "0.02", "base": c.of(&["all", "others"])},
        ]);
    }
    c.set(
        &mut bid["pricing"],
        20,
        "discount",
        |c| json!({"rate": "0.03", "rounding": c.of(&["floor", "half_up", "ceil"])}),
    );
    serde_json::from_value(bid).unwrap()
}

fn tender(c: &mut Chance, periods: u64, whole: u64, often: u64) -> Value {
    let mut tender = json!({
        "reference": "2027-1", "title": "Services",
        "buyer": {"name": "Ville", "kind": "local_authority", "country": "FR", "vat_deduction": c.of(&["none", "none", "full"])},
        "procedure": "open", "deadline": "2027-02-19T12:00:00+01:00", "start": "2027-06-01", "offer_validity_days": 90,
        "year_basis": c.of(&["period", "calendar"]),
        "periods": ids("Y", periods).iter().map(|id| json!({"id": id, "months": if c.maybe(50) { 12 } else { 7 }})).collect::<Value>(),
        "price_criterion": {"weight": "40", "basis": c.of(&["ht", "buyer_cost"]), "other_offers": [{"id": "other", "cents": c.between(whole * 3 / 4, whole * 5 / 4)}]},
    });
    c.set(&mut tender, often, "ceiling_ht_cents", |c| c.between(whole * 4 / 5, whole * 7 / 5).into());
    tender
}

fn vat(c: &mut Chance) -> Value {
    match c.below(3) {
        0 => json!({"regime": "standard", "rate": c.of(&["0.2", "0.055"])}),
        1 => json!({"regime": "small_business", "rate": "0", "mention": "TVA non applicable"}),
        _ => json!({"regime": "eu_reverse_charge", "rate": "0.2", "mention": "Autoliquidation"}),
    }
}

fn member(c: &mut Chance, id: &str, fair: u64, often: u64) -> Value {
    let mut member = json!({
        "id": id, "name": id, "legal_form": "SCIC", "country": "FR", "vat": vat(c), "recovers_input_vat": true,
        "skills": c.some(&ids("s", 2), 60), "other_turnover_cents": c.below(2) * fair / 4,
    });
    c.set(&mut member, 80, "datacentres", |c| json!([format!("dc{}", c.below(3))]));
    c.set(
        &mut member,
        60,
        "certifications",
        |c| json!([{"id": "iso", "valid_until": c.of(&["2027-06-01", "2027-05-31"])}]),
    );
    c.set(&mut member, often, "turnover_cap_cents", |c| c.between(fair / 2, fair * 2).into());
    c.set(
        &mut member,
        often,
        "vat_threshold",
        |c| json!({"label": "Seuil", "limit_cents": c.between(fair / 5, fair * 2)}),
    );
    c.set(&mut member, often, "min_order_cents", |c| c.between(fair / 3, fair * 2).into());
    c.set(&mut member, often, "min_share", |c| rate(c.between(100, 400)).into());
    c.set(&mut member, often, "max_share", |c| rate(c.between(200, 900)).into());
    c.set(&mut member, often, "must_serve", |_| true.into());
    c.set(&mut member, often, "capacity_hours_per_month", |c| c.between(2, 20).to_string().into());
    member
}

fn line(c: &mut Chance, id: &str, before: &[String], members: &[String], periods: u64, often: u64) -> Value {
    let quantities: Vec<String> = (0..periods).map(|_| c.between(50, 150).to_string()).collect();
    let mut line = json!({"id": id, "label": id, "unit": "mois", "kind": "recurring", "price_decimals": c.between(0, 3), "qty_by_period": quantities});
    c.set(&mut line, 35, "share_menu", |c| match c.below(4) {
        0 => json!([["1"], ["0.7", "0.3"]]),
        1 => json!([["0.5", "0.5"]]),
        2 => json!([["0.6", "0.4"], ["1"]]),
        _ => json!([["0.5", "0.3", "0.2"], ["1"]]),
    });
    c.set(&mut line, often * 2, "distinct_datacentres", |_| true.into());
    c.set(&mut line, often, "only_members", |c| c.some(members, 70).into());
    c.set(&mut line, often, "required_certifications", |_| json!(["iso"]));
    c.set(&mut line, often, "required_skills", |c| c.some(&ids("s", 2), 50).into());
    c.set(&mut line, often, "allowed_countries", |_| json!(["FR"]));
    c.set(&mut line, often, "not_same_host_as", |c| c.some(before, 60).into());
    line
}

fn ask(c: &mut Chance, line: &Value, member: &str) -> Value {
    let first: u64 = line["qty_by_period"][0].as_str().unwrap().parse().unwrap();
    // Hundredths of a euro: about 1000 for a quantity of about 100.
    let price = c.between(650, 1400);
    let decimals = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let mut tiers = vec![json!({"from_qty": "0", "price": decimals(price)})];
    if c.maybe(40) {
        tiers.push(json!({"from_qty": c.between(20, first).to_string(), "price": decimals(price * c.between(70, 105) / 100)}));
    }
    let mut ask = json!({
        "line": line["id"], "member": member, "tiers": tiers, "semantics": c.of(&["all_units", "incremental"]),
        "hours_per_unit": format!("0.{}", c.below(10)),
    });
    c.set(&mut ask, 30, "setup_cents", |c| c.below(20_000).into());
    c.set(&mut ask, 8, "min_qty", |c| c.between(20, first).to_string().into());
    c.set(&mut ask, 8, "max_qty", |c| c.between(first / 3, first * 2).to_string().into());
    c.set(&mut ask, 10, "vat", vat);
    ask
}
