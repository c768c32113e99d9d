//! Small defects of one good bid, each with the code and the path that the format gives it.

use super::*;

/// Edits, then what must be said about them. An edit is a JSON Pointer (a last segment `-` appends) and a raw text, which need not be
/// JSON; an empty text removes.
type Defect = (&'static [(&'static str, &'static str)], &'static str, &'static str);

const MEMBER: &str = r#"{"id":"m","name":"M","legal_form":"SAS","country":"FR","vat":{"regime":"standard","rate":"0.2"},"recovers_input_vat":true}"#;
const ALLOCATION: &str = r#"[{"line":"N1","member":"scop","share":"0.6"},{"line":"N1","member":"asso","share":"0.4"},{"line":"N2","member":"scop","share":"1"},
    {"line":"N3","member":"scop","share":"1"},{"line":"N4","member":"micro","share":"1"},{"line":"N5","member":"scop","share":"1"}]"#;
const TASKS: &str = r#"[{"id":"a","label":"A","days":1},{"id":"b","label":"B","days":1,"after":["c","a"]},{"id":"c","label":"C","days":1,"after":["b"]},{"id":"d","label":"D","days":1,"after":["c"]}]"#;
const REVISION: &str = r#"{"fixed":"0.15","terms":[{"index":"S","weight":"0.85","i0":"1","i1":"1"}],"coef_decimals":3,"period":"Y1"}"#;
const HYBRIDS: &str = r#"{"kind":"hybrid","alpha":"0.5","b":{"kind":"equal"},"a":{"kind":"hybrid","alpha":"0.5","b":{"kind":"equal"},"a":{"kind":"hybrid","alpha":"0.5","b":{"kind":"equal"},"a":
    {"kind":"hybrid","alpha":"0.5","b":{"kind":"equal"},"a":{"kind":"hybrid","alpha":"0.5","b":{"kind":"equal"},"a":{"kind":"equal"}}}}}}"#;

const SYNTAX: &[Defect] = &[
    (&[("/id", "'val-partage'")], "not_json", ""),
    (&[("/tender/offer_validity_days", "NaN")], "not_json", ""),
    (&[("/tender/offer_validity_days", "Infinity")], "not_json", ""),
    (&[("/tender/offer_validity_days", "012")], "not_json", ""),
    (&[("/tender/offer_validity_days", "+1")], "not_json", ""),
    (&[("/tender/offer_validity_days", "1.")], "not_json", ""),
    (&[("/tender/offer_validity_days", "1 /* jours */")], "not_json", ""),
    (&[("/members/2/name", "\"a\",")], "not_json", ""),
    (&[("/members/2/name", "\"a\tb\"")], "not_json", ""),
    (&[("/members/2/name", "\"a\0b\"")], "not_json", ""),
    (&[("/members/2/name", r#""\x41""#)], "not_json", ""),
    (&[("/members/2/name", r#""\ud83d\u0041""#)], "invalid_unicode", "/members/2/name"),
    (&[("/members/2/name", r#""\udc00\ud83d""#)], "invalid_unicode", "/members/2/name"),
    (&[("/x_own", r#"{"a/b":1,"a\u002fb":2}"#)], "duplicate_key", "/x_own/a~1b"),
    (&[("/tender/title", r#""a","title":"b""#)], "duplicate_key", "/tender/title"),
    (
        &[("/x_own", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")],
        "too_deep",
        "",
    ),
];

const STRUCTURE: &[Defect] = &[
    (&[("/format", "\"joint-bid/3\""), ("/tender", "")], "version", "/format"),
    (&[("/format", "")], "missing", "/format"),
    (&[("/format", "1")], "type", "/format"),
    (&[("/group/lead", "")], "missing", "/group/lead"),
    (&[("/members/0/vat/regime", "")], "missing", "/members/0/vat/regime"),
    (&[("/tender/colour", "1")], "unknown_field", "/tender/colour"),
    (&[("/asks/3/tiers/0/y_price", "1")], "unknown_field", "/asks/3/tiers/0/y_price"),
    (&[("/group", "[]")], "type", "/group"),
    (&[("/members/0/recovers_input_vat", "1")], "type", "/members/0/recovers_input_vat"),
    (&[("/tender/offer_validity_days", "\"120\"")], "type", "/tender/offer_validity_days"),
    (&[("/tender/offer_validity_days", "120.0")], "float_not_allowed", "/tender/offer_validity_days"),
    (&[("/tender/offer_validity_days", "1E2")], "float_not_allowed", "/tender/offer_validity_days"),
    (&[("/tender/offer_validity_days", "100000000000000000")], "range", "/tender/offer_validity_days"),
    (&[("/tender/offer_validity_days", "-1")], "range", "/tender/offer_validity_days"),
    (&[("/tender/periods/0/months", "0")], "range", "/tender/periods/0/months"),
    (&[("/tender/estimate_ht_cents", "0")], "range", "/tender/estimate_ht_cents"),
    (&[("/lines/0/price_decimals", "7")], "range", "/lines/0/price_decimals"),
    (&[("/lines/0/qty_by_period/0", "\"-1\"")], "format", "/lines/0/qty_by_period/0"),
    (&[("/lines/0/qty_by_period/0", "\"1e3\"")], "format", "/lines/0/qty_by_period/0"),
    (&[("/lines/0/qty_by_period/0", "\"1.00001\"")], "format", "/lines/0/qty_by_period/0"),
    (&[("/lines/0/qty_by_period/0", "\"1234567890\"")], "range", "/lines/0/qty_by_period/0"),
    (&[("/asks/0/tiers/0/price", "\"02.10\"")], "format", "/asks/0/tiers/0/price"),
    (&[("/asks/0/tiers/0/price", "\"２.10\"")], "format", "/asks/0/tiers/0/price"),
    (&[("/members/0/vat/rate", "\"1.2\"")], "range", "/members/0/vat/rate"),
    (&[("/lines/0/share_menu/0/0", "\"0.0\"")], "range", "/lines/0/share_menu/0/0"),
    (&[("/tender/price_criterion/weight", "\"0\"")], "range", "/tender/price_criterion/weight"),
    (
        &[("/tender/price_revision", REVISION), ("/tender/price_revision/terms/0/i0", "\"0\"")],
        "range",
        "/tender/price_revision/terms/0/i0",
    ),
    (&[("/group/form", "\"joint\"")], "enum", "/group/form"),
    (&[("/pricing/unit_price_rounding", "\"floor\"")], "enum", "/pricing/unit_price_rounding"),
    (&[("/settlement/rule/kind", "\"magic\"")], "enum", "/settlement/rule/kind"),
    (&[("/settlement/rule/weights", "{}")], "unknown_field", "/settlement/rule/weights"),
    (
        &[("/settlement/rule", r#"{"kind":"capacity","weights":{}}"#)],
        "empty",
        "/settlement/rule/weights",
    ),
    (
        &[("/settlement/rule", r#"{"kind":"capacity","weights":{"../x":"1"}}"#)],
        "format",
        "/settlement/rule/weights/..~1x",
    ),
    (
        &[("/allocation_rules/objectives/0", r#"{"kind":"fairest_within","base":"min_ht"}"#)],
        "missing",
        "/allocation_rules/objectives/0/eps",
    ),
    (&[("/members/0/siret", "\"0000050170001\"")], "format", "/members/0/siret"),
    (&[("/members/0/country", "\"fr\"")], "format", "/members/0/country"),
    (&[("/members/0/iban", "\"FR32 0000 0000\"")], "format", "/members/0/iban"),
    (&[("/members/0/id", "\"\"")], "format", "/members/0/id"),
    (&[("/tender/title", "\"\"")], "empty", "/tender/title"),
    (&[("/members", "[]")], "empty", "/members"),
    (&[("/lines/0/share_menu", "[]")], "empty", "/lines/0/share_menu"),
    (
        &[("/allocation_rules/packages", r#"[{"id":"p","lines":["N1"]}]"#)],
        "length",
        "/allocation_rules/packages/0/lines",
    ),
    (
        &[("/lines/0/unit", "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"")],
        "too_long",
        "/lines/0/unit",
    ),
    (&[("/tender/periods/0/label", r#""a\u0000""#)], "control_character", "/tender/periods/0/label"),
    (&[("/tender/title", r#""a\nb""#)], "control_character", "/tender/title"),
    (&[("/note", r#""a\tb""#)], "control_character", "/note"),
    (&[("/note", "\"a\u{85}\"")], "control_character", "/note"),
    (&[("/tender/start", "\"2027-02-29\"")], "date", "/tender/start"),
    (&[("/tender/start", "\"1999-12-31\"")], "date", "/tender/start"),
    (&[("/tender/start", "\"01/05/2027\"")], "date", "/tender/start"),
    (&[("/tender/deadline", "\"2027-02-19T24:00:00Z\"")], "date", "/tender/deadline"),
    (&[("/tender/deadline", "\"2027-02-19T12:00:00+15:00\"")], "date", "/tender/deadline"),
];

const MEANING: &[Defect] = &[
    (&[("/lines/1/id", "\"N1\""), ("/asks/2", ""), ("/asks/2", "")], "duplicate_id", "/lines/1/id"),
    (&[("/tender/periods/1/id", "\"Y1\"")], "duplicate_id", "/tender/periods/1/id"),
    (
        &[("/allocation_rules/objectives/1/kind", "\"min_buyer_cost\"")],
        "duplicate_id",
        "/allocation_rules/objectives/1/kind",
    ),
    (
        &[("/tender/price_criterion/other_offers/0/id", "\"ours\"")],
        "duplicate_id",
        "/tender/price_criterion/other_offers/0/id",
    ),
    (&[("/lines/4/only_members/-", "\"scop\"")], "duplicate_id", "/lines/4/only_members/1"),
    (
        &[("/tender/penalty/cases/0/at_fault/1", "\"nobody\"")],
        "unknown_ref",
        "/tender/penalty/cases/0/at_fault/1",
    ),
    (&[("/tender/advance/waived_by/0", "\"nobody\"")], "unknown_ref", "/tender/advance/waived_by/0"),
    (&[("/members/0/datacentres/0", "\"dc-x\"")], "unknown_ref", "/members/0/datacentres/0"),
    (
        &[("/members/1/other_turnover_by_year_cents", r#"{"2027":1}"#)],
        "unknown_ref",
        "/members/1/other_turnover_by_year_cents/2027",
    ),
    (
        &[
            ("/tender/year_basis", "\"calendar\""),
            ("/members/1/other_turnover_by_year_cents", r#"{"2029":1,"2030":1}"#),
        ],
        "unknown_ref",
        "/members/1/other_turnover_by_year_cents/2030",
    ),
    (&[("/tender/buyer/vat_deduction_rate", "null")], "missing", "/tender/buyer/vat_deduction_rate"),
    (&[("/tender/buyer/vat_deduction", "\"full\"")], "conflict", "/tender/buyer/vat_deduction_rate"),
    (&[("/tender/year_basis", "\"calendar\""), ("/tender/start", "")], "missing", "/tender/start"),
    (
        &[
            ("/retroplanning", r#"{"region":"FR","buffer_days":0,"tasks":[{"id":"a","label":"A","days":1}]}"#),
            ("/tender/published", ""),
        ],
        "missing",
        "/tender/published",
    ),
    (
        &[("/tender/price_revision", REVISION), ("/tender/price_revision/fixed", "\"0.150001\"")],
        "sum",
        "/tender/price_revision",
    ),
    (
        &[("/tender/price_revision", REVISION), ("/tender/price_revision/period", "\"Y3\"")],
        "unknown_ref",
        "/tender/price_revision/period",
    ),
    (&[("/asks/4/vat/rate", "\"0.2\"")], "conflict", "/asks/4/vat/rate"),
    (
        &[("/members/0/min_share", "\"0.5\""), ("/members/0/max_share", "\"0.49\"")],
        "range",
        "/members/0/min_share",
    ),
    (
        &[("/allocation_rules/min_share", "\"0.5\""), ("/allocation_rules/max_share", "\"0.4\"")],
        "range",
        "/allocation_rules/min_share",
    ),
    (&[("/asks/0/min_qty", "\"10\""), ("/asks/0/max_qty", "\"9.9999\"")], "range", "/asks/0/min_qty"),
    (
        &[("/members/2/vat_threshold/raised_limit_cents", "3749999")],
        "range",
        "/members/2/vat_threshold/raised_limit_cents",
    ),
    (&[("/lines/2/qty_by_period", "[\"1\"]")], "length", "/lines/2/qty_by_period"),
    (&[("/lines/2/not_same_host_as", "[\"N3\"]")], "conflict", "/lines/2/not_same_host_as"),
    (&[("/lines/2/not_same_host_as", "[\"N9\"]")], "unknown_ref", "/lines/2/not_same_host_as/0"),
    (&[("/asks/1/member", "\"scop\"")], "duplicate_id", "/asks/1"),
    (&[("/asks/1/line", "\"N9\"")], "unknown_ref", "/asks/1/line"),
    (&[("/asks/0/tiers/0/from_qty", "\"1\"")], "order", "/asks/0/tiers/0/from_qty"),
    (&[("/asks/1/tiers/2/from_qty", "\"1000.0\"")], "order", "/asks/1/tiers/2/from_qty"),
    (&[("/asks/0/datacentre", "\"dc-gre\"")], "unknown_ref", "/asks/0/datacentre"),
    (
        &[("/asks/0/tiers/1/price", "\"999999999\""), ("/lines/0/qty_by_period/0", "\"999999999\"")],
        "too_large",
        "/asks/0/tiers",
    ),
    (&[("/allocation_rules/objectives", "[]")], "empty", "/allocation_rules/objectives"),
    (
        &[(
            "/allocation_rules/objectives/-",
            r#"{"kind":"fairest_within","eps":"0","base":"min_ht","targets":{"scop":"0.5","asso":"0.4"}}"#,
        )],
        "sum",
        "/allocation_rules/objectives/2/targets",
    ),
    (
        &[(
            "/allocation_rules/objectives/-",
            r#"{"kind":"fairest_within","eps":"0","base":"min_ht","targets":{"scop":"0.5","you":"0.5"}}"#,
        )],
        "unknown_ref",
        "/allocation_rules/objectives/2/targets/you",
    ),
    (
        &[("/allocation_rules/packages", r#"[{"id":"p","lines":["N1","N1"]}]"#)],
        "duplicate_id",
        "/allocation_rules/packages/0/lines/1",
    ),
    (
        &[("/allocation", ALLOCATION), ("/allocation/0/line", "\"N0\""), ("/allocation/1/share", "\"1\"")],
        "unknown_ref",
        "/allocation/0/line",
    ),
    (
        &[("/allocation", ALLOCATION), ("/allocation/5/member", "\"asso\"")],
        "unknown_ref",
        "/allocation/5/member",
    ),
    (
        &[("/allocation", ALLOCATION), ("/allocation/1/member", "\"scop\"")],
        "duplicate_id",
        "/allocation/1",
    ),
    (&[("/allocation", ALLOCATION), ("/allocation/5", "")], "missing", "/allocation"),
    (&[("/allocation", ALLOCATION), ("/allocation/0/share", "\"0.599999\"")], "sum", "/allocation"),
    (
        &[("/pricing/discount", r#"{"rate":"1.0","rounding":"ceil"}"#)],
        "range",
        "/pricing/discount/rate",
    ),
    (&[("/pricing/deductions/0/beneficiary", "")], "missing", "/pricing/deductions/0/beneficiary"),
    (
        &[("/pricing/deductions/1/beneficiary", "\"asso\"")],
        "conflict",
        "/pricing/deductions/1/beneficiary",
    ),
    (
        &[(
            "/settlement/rule",
            r#"{"kind":"days","weights":{"scop":{"days":"3","rate":"0"},"asso":{"days":"0"}}}"#,
        )],
        "sum",
        "/settlement/rule/weights",
    ),
    (
        &[(
            "/settlement/rule",
            r#"{"kind":"min_max","weights":{"scop":"1"},"min_cents":{"scop":2},"max_cents":{"scop":1}}"#,
        )],
        "range",
        "/settlement/rule/min_cents/scop",
    ),
    (
        &[(
            "/settlement/rule",
            r#"{"kind":"hybrid","alpha":"1","a":{"kind":"equal"},"b":{"kind":"capacity","weights":{"x":"1"}}}"#,
        )],
        "unknown_ref",
        "/settlement/rule/b/weights/x",
    ),
    (&[("/settlement/rule", HYBRIDS)], "too_deep", "/settlement/rule/a/a/a/a"),
    (&[("/settlement/simulations", r#"[{"id":"s","rule":{"kind":"shapley"}}]"#)], "missing", "/game"),
    (
        &[("/settlement/rule/kind", "\"nucleolus\""), ("/game", r#"{"budget_ht_cents":1}"#)],
        "missing",
        "/game",
    ),
    (&[("/sla", r#"[{"id":"s","target":"0.999"}]"#)], "empty", "/sla/0"),
    (
        &[(
            "/retroplanning",
            r#"{"region":"BE","buffer_days":0,"tasks":[{"id":"a","label":"A","days":1,"after":["a"]}]}"#,
        )],
        "cycle",
        "/retroplanning/tasks/0/after",
    ),
    (
        &[(
            "/retroplanning",
            r#"{"region":"BE","buffer_days":0,"tasks":[{"id":"a","label":"A","days":1}],"closures":[{"from":"2027-02-02","to":"2027-02-01"}]}"#,
        )],
        "range",
        "/retroplanning/closures/0",
    ),
    (
        &[(
            "/retroplanning",
            r#"{"region":"BE","buffer_days":0,"tasks":[{"id":"a","label":"A","days":1}],"closures":[{"from":"2027-01-01","to":"2028-01-03"}]}"#,
        )],
        "range",
        "/retroplanning/closures/0",
    ),
];

fn edited(edits: &[(&str, &str)]) -> String {
    let mut bid = json("public/val-partage.bid.json");
    let mut raw_texts = Vec::new();
    for (pointer, raw) in edits {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = bid.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} leads nowhere"));
        // What serde_json would write otherwise than it is here (1e400, a key twice, a comment) goes in as text, at the end.
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let faithful = |value: &Value| squeezed(&value.to_string()) == squeezed(raw);
        let value = serde_json::from_str(raw).ok().filter(faithful).unwrap_or_else(|| {
            raw_texts.push(*raw);
            Value::from(format!("RAW{}", raw_texts.len()))
        });
        match (parent, raw.is_empty()) {
            (Value::Object(fields), true) => drop(fields.remove(name)),
            (Value::Object(fields), false) => drop(fields.insert(name.to_owned(), value)),
            (Value::Array(items), true) => drop(items.remove(name.parse().unwrap())),
            (Value::Array(items), false) if name == "-" => items.push(value),
            (Value::Array(items), false) => items[name.parse::<usize>().unwrap()] = value,
            _ => panic!("{pointer} leads into a scalar"),
        }
    }
    let text = bid.to_string();
    raw_texts
        .iter()
        .enumerate()
        .fold(text, |text, (i, raw)| text.replace(&format!("\"RAW{}\"", i + 1), raw))
}

fn check(defects: &[Defect]) {
    for (edits, code, path) in defects {
        let text = edited(edits);
        let refusals = read(text.as_bytes()).err().unwrap_or_else(|| panic!("{edits:?} is accepted"));
        let found: Vec<_> = refusals.iter().map(|r| (r.code.as_str(), r.path.as_str())).collect();
        assert_eq!(found, [(*code, *path)], "{edits:?}: {refusals:?}");
        assert!(refusals[0].position.is_some());
    }
}

#[test]
fn each_defect_of_syntax_is_named() {
    check(SYNTAX);
}

#[test]
fn each_defect_of_structure_is_named() {
    check(STRUCTURE);
}

#[test]
fn each_defect_of_meaning_is_named() {
    check(MEANING);
}

#[test]
fn text_in_another_encoding_is_refused() {
    let text = edited(&[]);
    let wide: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = wide.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|u| u.to_be_bytes()).collect();
    let marked = [b"\xff\xfe".to_vec(), little.clone()].concat();
    for bytes in [little, big, marked] {
        assert_eq!(read(&bytes).unwrap_err()[0].code, Code::Encoding);
    }
}

#[test]
fn a_file_of_white_space_is_empty_even_behind_its_mark() {
    for text in ["", " \r\n\t", "\u{feff}", "\u{feff} \n"] {
        assert_eq!(read(text.as_bytes()).unwrap_err()[0].code, Code::Empty, "{text:?}");
    }
}

#[test]
fn one_too_many_is_refused() {
    let with_members = |count: usize| {
        let more: Vec<String> = (0..count - 3).map(|i| MEMBER.replace("\"m\"", &format!("\"m{i}\""))).collect();
        edited(&[]).replace("\"members\":[", &format!("\"members\":[{},", more.join(",")))
    };
    assert!(read(with_members(40).as_bytes()).is_ok());
    let refusals = read(with_members(41).as_bytes()).unwrap_err();
    assert_eq!((refusals[0].code, refusals[0].path.as_str()), (Code::TooMany, "/members"));

    let with_game = with_members(9).replacen('{', r#"{"game":{"budget_ht_cents":1},"#, 1);
    let refusals = read(with_game.as_bytes()).unwrap_err();
    assert_eq!((refusals[0].code, refusals[0].path.as_str()), (Code::TooMany, "/game"));
}

#[test]
fn every_task_of_a_circle_is_named_and_none_that_only_waits_for_it() {
    let plan = format!(r#"{{"region":"FR","buffer_days":0,"tasks":{TASKS}}}"#);
    let refusals = read(edited(&[("/retroplanning", &plan)]).as_bytes()).unwrap_err();
    let found: Vec<_> = refusals.iter().map(|r| (r.code, r.path.as_str())).collect();
    assert_eq!(
        found,
        [(Code::Cycle, "/retroplanning/tasks/1/after"), (Code::Cycle, "/retroplanning/tasks/2/after")]
    );
}

#[test]
fn what_the_format_tolerates_is_accepted() {
    let tolerated: &[&[(&str, &str)]] = &[
        &[("/x_own", r#"{"any":[1.5,null,{"x":1e400}]}"#), ("/asks/0/tiers/0/x_why", "1.5")],
        &[
            ("/note", "null"),
            ("/tender/estimate_ht_cents", "null"),
            ("/lines/0/share_menu", "null"),
            ("/members/1/siret", "null"),
        ],
        &[("/note", "\"\""), ("/group/justification", "\"a\\nb\"")],
        &[("/tender/offer_validity_days", "-0")],
        &[("/tender/deadline", "\"2027-02-19T23:59:59-14:00\"")],
        &[("/pricing/deductions/0/rate", "\"0.98\"")],
        &[("/allocation_rules/objectives", "[]"), ("/allocation", ALLOCATION)],
        &[
            ("/members/2/id", "\"x_m\""),
            ("/asks/8/member", "\"x_m\""),
            ("/asks/5/member", "\"x_m\""),
            ("/tender/advance/waived_by/0", "\"x_m\""),
            ("/settlement/rule", r#"{"kind":"capacity","weights":{"x_m":"1"}}"#),
        ],
    ];
    for edits in tolerated {
        assert!(read(edited(edits).as_bytes()).is_ok(), "{edits:?}: {:?}", read(edited(edits).as_bytes()));
    }
}
