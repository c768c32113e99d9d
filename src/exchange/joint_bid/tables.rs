//! The fields of `joint-bid/1` (§2) and `joint-bid/2`, table by table: names, shapes, limits. What fields mean together is checked elsewhere.

use super::shape::DecimalKind::{Index, Percentage, Points, Price, Quantity, Rate, Share, Weight};
use super::shape::Shape::{Bool, Choice, Decimal, Kinds, Map, Named, Record, Text};
use super::shape::TextKind::{Country, Date, Iban, Id, Moment, Siret, VatId};
use super::shape::{Field, Shape, eased, int, list, new, opt, prose, req, text};
use super::subcontracting::SUBCONTRACTOR;

pub const V1: &str = "joint-bid/1";
pub const V2: &str = "joint-bid/2";
/// Kinds that `joint-bid/1` does not have.
pub const KINDS_OF_2: [&str; 1] = ["pro_rata_asks"];

/// Most cents in one field: ten billion euros.
const MAX_CENTS: i64 = 1_000_000_000_000;
pub(super) const CENTS: Shape = int(0, MAX_CENTS);
const POSITIVE_CENTS: Shape = int(1, MAX_CENTS);

pub(super) static ID: Shape = Text(Id);
static COUNTRY: Shape = Text(Country);
static QUANTITY: Shape = Decimal(Quantity);
static SHARE: Shape = Decimal(Share);
static SHARES: Shape = list(&SHARE, 1, 6);
static RATE: Shape = Decimal(Rate);
static WEIGHT: Shape = Decimal(Weight);
static PERCENTAGE: Shape = Decimal(Percentage);
static AMOUNT: Shape = CENTS;

pub static BID: Shape = Record(&[
    req("format", Choice(&[V1, V2])),
    req("id", Text(Id)),
    opt("note", prose(5000)),
    req("tender", Record(TENDER)),
    req("group", Record(GROUP)),
    opt("datacentres", list(&Record(DATACENTRE), 0, 200)),
    req("members", list(&Record(MEMBER), 1, 40)),
    req("lines", list(&Record(LINE), 1, 1000)),
    req("asks", list(&Record(ASK), 0, 40_000)),
    req("allocation_rules", Record(ALLOCATION_RULES)),
    req("pricing", Record(PRICING)),
    req("settlement", Record(SETTLEMENT)),
    opt("allocation", list(&Record(ALLOCATION_ROW), 1, 6000)),
    new("backups", list(&Record(BACKUP), 0, 1000)),
    opt("sla", list(&Record(SERVICE_LEVEL), 0, 50)),
    opt("retroplanning", Record(RETROPLANNING)),
    opt("game", Record(GAME)),
]);

const TENDER: &[Field] = &[
    req("reference", text(100)),
    req("title", text(300)),
    opt("lot", text(100)),
    req("buyer", Record(BUYER)),
    req(
        "procedure",
        Choice(&["quote", "adapted", "open", "restricted", "negotiated", "dialogue", "framework", "private"]),
    ),
    opt("framework_agreement", Bool),
    opt("published", Text(Date)),
    opt("questions_until", Text(Date)),
    req("deadline", Text(Moment)),
    req("offer_validity_days", int(0, 3650)),
    opt("start", Text(Date)),
    req("periods", list(&Record(PERIOD), 1, 40)),
    opt("year_basis", Choice(&["period", "calendar"])),
    opt("estimate_ht_cents", POSITIVE_CENTS),
    opt("ceiling_ht_cents", POSITIVE_CENTS),
    opt("price_criterion", Record(PRICE_CRITERION)),
    opt("advance", Record(ADVANCE)),
    opt("penalty", Record(PENALTY)),
    opt("price_revision", Record(PRICE_REVISION)),
];
const BUYER: &[Field] = &[
    req("name", text(300)),
    req(
        "kind",
        Choice(&["state", "local_authority", "health", "other_public", "association", "company"]),
    ),
    req("country", Text(Country)),
    opt("vat_id", Text(VatId)),
    req("vat_deduction", Choice(&["none", "full", "partial"])),
    opt("vat_deduction_rate", Decimal(Rate)),
];
const PERIOD: &[Field] = &[req("id", Text(Id)), req("months", int(1, 120)), opt("label", text(100)), opt("firm", Bool)];
const PRICE_CRITERION: &[Field] = &[
    req("weight", Decimal(Points)),
    req("basis", Choice(&["ht", "buyer_cost"])),
    opt("other_offers", list(&Record(&[req("id", Text(Id)), req("cents", POSITIVE_CENTS)]), 0, 100)),
];
const ADVANCE: &[Field] = &[
    req("rate", Decimal(Rate)),
    req("min_ht_cents", CENTS),
    req("min_months", int(0, 120)),
    opt("waived_by", list(&ID, 0, 40)),
];
const PENALTY: &[Field] = &[
    req("divisor", int(1, 1_000_000)),
    req("exempt_up_to_cents", CENTS),
    req("cap_rate", Decimal(Rate)),
    opt("cases", list(&Record(PENALTY_CASE), 0, 100)),
];
const PENALTY_CASE: &[Field] = &[
    req("id", Text(Id)),
    req("value_cents", CENTS),
    req("days", int(0, 36_500)),
    opt("at_fault", list(&ID, 0, 40)),
];
const PRICE_REVISION: &[Field] = &[
    req("fixed", Decimal(Rate)),
    req("terms", list(&Record(REVISION_TERM), 1, 10)),
    req("coef_decimals", int(0, 6)),
    opt("coef_rounding", Choice(&["half_up", "ceil"])),
    req("period", Text(Id)),
];
const REVISION_TERM: &[Field] = &[
    req("index", text(100)),
    req("weight", Decimal(Rate)),
    req("i0", Decimal(Index)),
    req("i1", Decimal(Index)),
];

const GROUP: &[Field] = &[
    req("form", Choice(&["several", "several_lead_liable", "joint_and_several"])),
    req("lead", Text(Id)),
    opt("name", text(300)),
    opt("justification", prose(5000)),
    opt("payment_mode", Choice(&["separate_accounts", "transfer_account"])),
    opt("show_distribution", Bool),
];
const DATACENTRE: &[Field] = &[req("id", Text(Id)), req("city", text(100)), req("country", Text(Country))];

const MEMBER: &[Field] = &[
    req("id", Text(Id)),
    req("name", text(300)),
    req("legal_form", text(100)),
    req("country", Text(Country)),
    opt("siret", Text(Siret)),
    opt("vat_id", Text(VatId)),
    opt("iban", Text(Iban)),
    req("vat", Record(VAT)),
    req("recovers_input_vat", Bool),
    opt("certifications", list(&Record(&[req("id", Text(Id)), opt("valid_until", Text(Date))]), 0, 50)),
    opt("datacentres", list(&ID, 0, 20)),
    opt("skills", list(&ID, 0, 100)),
    new("subcontractors", list(&SUBCONTRACTOR, 0, 50)),
    opt("other_turnover_cents", CENTS),
    opt("other_turnover_by_year_cents", Map { of: &AMOUNT, min: 0 }),
    opt("turnover_cap_cents", CENTS),
    opt("vat_threshold", Record(VAT_THRESHOLD)),
    opt("min_order_cents", CENTS),
    opt("min_share", Decimal(Rate)),
    opt("max_share", Decimal(Rate)),
    opt("must_serve", Bool),
    opt("capacity_hours_per_month", Decimal(Weight)),
    opt("negotiation_mandate", Decimal(Rate)),
];
const VAT: &[Field] = &[req("regime", Choice(VAT_REGIMES)), req("rate", Decimal(Rate)), opt("mention", text(300))];
const VAT_REGIMES: &[&str] = &[
    "standard",
    "small_business",
    "exempt_association",
    "exempt_training",
    "not_taxable",
    "eu_reverse_charge",
    "non_eu_reverse_charge",
    "eu_local_vat",
];
const VAT_THRESHOLD: &[Field] = &[req("label", text(200)), req("limit_cents", CENTS), opt("raised_limit_cents", CENTS)];

const LINE: &[Field] = &[
    req("id", Text(Id)),
    req("label", text(300)),
    opt("family", Text(Id)),
    req("unit", text(60)),
    req("kind", Choice(&["recurring", "one_off"])),
    req("price_decimals", int(0, 6)),
    req("qty_by_period", list(&QUANTITY, 1, 40)),
    opt("share_menu", list(&SHARES, 1, 10)),
    opt("distinct_datacentres", Bool),
    opt("not_same_host_as", list(&ID, 0, 100)),
    opt("only_members", list(&ID, 0, 40)),
    opt("required_certifications", list(&ID, 0, 20)),
    opt("required_skills", list(&ID, 0, 20)),
    opt("allowed_countries", list(&COUNTRY, 0, 60)),
];
const ASK: &[Field] = &[
    req("line", Text(Id)),
    req("member", Text(Id)),
    req(
        "tiers",
        list(&Record(&[req("from_qty", Decimal(Quantity)), req("price", Decimal(Price))]), 1, 20),
    ),
    opt("semantics", Choice(&["all_units", "incremental"])),
    opt("setup_cents", CENTS),
    opt("min_qty", Decimal(Quantity)),
    opt("max_qty", Decimal(Quantity)),
    opt("hours_per_unit", Decimal(Weight)),
    opt("datacentre", Text(Id)),
    opt("vat", Record(VAT)),
];

const ALLOCATION_RULES: &[Field] = &[
    req("objectives", list(&Kinds(OBJECTIVE), 0, 3)),
    opt("measure", Choice(&["invoiced", "selling_value"])),
    opt("min_share", Decimal(Rate)),
    opt("max_share", Decimal(Rate)),
    opt("max_members", int(1, 40)),
    opt("packages", list(&Record(PACKAGE), 0, 100)),
];
const PACKAGE: &[Field] = &[req("id", Text(Id)), req("lines", list(&ID, 2, 100))];
const OBJECTIVE: &[(&str, &[Field])] = &[
    ("min_ht", &[]),
    ("min_buyer_cost", &[]),
    (
        "fairest_within",
        &[
            req("eps", Decimal(Rate)),
            req("base", Choice(&["min_ht", "min_buyer_cost"])),
            opt("targets", Map { of: &RATE, min: 1 }),
        ],
    ),
];
const ALLOCATION_ROW: &[Field] = &[req("line", Text(Id)), req("member", Text(Id)), req("share", Decimal(Share))];
const BACKUP: &[Field] = &[req("line", Text(Id)), req("member", Text(Id))];

const PRICING: &[Field] = &[
    req("deductions", list(&Record(DEDUCTION), 0, 20)),
    req("unit_price_rounding", Choice(&["ceil", "half_up"])),
    opt(
        "discount",
        Record(&[req("rate", Decimal(Rate)), req("rounding", Choice(&["floor", "half_up", "ceil"]))]),
    ),
    new("unit_prices", list(&Record(PRICE_BY_HAND), 0, 3000)),
];
const PRICE_BY_HAND: &[Field] = &[req("line", Text(Id)), req("unit_price", Decimal(Price)), req("reason", text(500))];
const DEDUCTION: &[Field] = &[
    req("id", Text(Id)),
    req("kind", Choice(&["fee", "reserve", "pot"])),
    req("rate", Decimal(Rate)),
    req("base", Choice(&["all", "others"])),
    opt("beneficiary", Text(Id)),
    opt("label", text(200)),
    new("fixed_cents", CENTS),
    new("cap_cents", CENTS),
    new("reason", text(500)),
];

const SETTLEMENT: &[Field] = &[
    req("rule", Named(&RULE)),
    req("surplus_rule", Choice(&["pro_rata_asks", "equal", "lead"])),
    opt("reserve_used_cents", CENTS),
    opt("simulations", list(&Record(SIMULATION), 0, 50)),
];
const SIMULATION: &[Field] = &[req("id", Text(Id)), req("rule", Named(&RULE))];
static RULE: Shape = Kinds(&[
    ("own_price", &[]),
    ("fixed_pct", &[req("weights", Map { of: &PERCENTAGE, min: 1 })]),
    (
        "days",
        &[req(
            "weights",
            Map {
                of: &Record(&[req("days", Decimal(Weight)), opt("rate", Decimal(Weight))]),
                min: 1,
            },
        )],
    ),
    ("equal", &[]),
    ("pro_rata_asks", &[]),
    ("capacity", &[req("weights", Map { of: &WEIGHT, min: 1 })]),
    (
        "min_max",
        &[
            req("weights", Map { of: &WEIGHT, min: 1 }),
            opt("min_cents", Map { of: &AMOUNT, min: 0 }),
            opt("max_cents", Map { of: &AMOUNT, min: 0 }),
        ],
    ),
    ("hybrid", &[req("alpha", Decimal(Rate)), req("a", Named(&RULE)), req("b", Named(&RULE))]),
    ("shapley", &[]),
    ("nucleolus", &[]),
]);

const SERVICE_LEVEL: &[Field] = &[
    req("id", Text(Id)),
    req("target", Decimal(Rate)),
    opt("series", list(&Record(AVAILABILITY), 0, 50)),
    opt("parallel", list(&Record(AVAILABILITY), 0, 10)),
    opt("failover", Decimal(Rate)),
];
const AVAILABILITY: &[Field] = &[req("id", text(100)), req("availability", Decimal(Rate))];

const RETROPLANNING: &[Field] = &[
    req("region", Choice(&["FR", "FR-ALSACE-MOSELLE", "BE", "NONE"])),
    req("buffer_days", int(0, 60)),
    req("tasks", list(&Record(TASK), 1, 500)),
    opt("closures", list(&Record(&[req("from", Text(Date)), req("to", Text(Date))]), 0, 100)),
];
const TASK: &[Field] = &[
    req("id", Text(Id)),
    req("label", text(300)),
    req("days", int(1, 400)),
    opt("after", list(&ID, 0, 100)),
    opt("not_after", Text(Date)),
];

const GAME: &[Field] = &[
    eased("budget_ht_cents", POSITIVE_CENTS),
    opt("nucleolus", Bool),
    new("basis", Choice(&["optimum", "values", "costs"])),
    new("values", list(&Record(STATED_VALUE), 0, 4095)),
    new("joint_cost_cents", CENTS),
    new("costs", Map { of: &COSTS, min: 0 }),
];
const STATED_VALUE: &[Field] = &[req("members", list(&ID, 1, 12)), req("value_cents", CENTS)];
static COSTS: Shape = Record(&[req("alone_cents", CENTS), req("together_cents", CENTS)]);
