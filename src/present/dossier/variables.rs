//! Variables in a chapter: `{{total_ht}}`, `{{member.asso.name}}`. They say what the client's view says at the moment of printing, so
//! they never go stale; a name that the client's view does not know is a fault, and is printed as one.

use crate::domain::client_view::{ClientLine, ClientMember, ClientView, Role};
use crate::domain::money::Cents;
use crate::i18n::amount_in_words::amount_in_words;
use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::proposal as main;
use crate::present::words;

/// Around a name.
const OPEN: &str = "{{";
const CLOSE: &str = "}}";
/// Longest name that a fault repeats, and most faults that are told of one chapter.
const NAME_MAX: usize = 60;
const FAULTS_MAX: usize = 20;

/// What is wrong with a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariableFault {
    /// The client's view has no such thing: misspelt, or internal.
    Unknown { name: String, near: Vec<String> },
    /// There is such a thing, but nothing is said of it yet.
    Empty { name: String },
    /// `{{` without `}}` on the same line.
    Unclosed { after: String },
}

/// A chapter with its variables replaced, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    pub markdown: String,
    pub faults: Vec<VariableFault>,
}

/// One that can be used, with what it says today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub value: String,
    pub is_money: bool,
}

/// Replaces the variables of a text. `with_prices: false` says in words where a price is instead of the price.
#[must_use]
pub fn resolve(text: &str, view: &ClientView, with_prices: bool, lang: Lang) -> Resolved {
    let mut done = Resolved::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        done.markdown.push_str(before);
        let Some(name) = name_at_start(after) else {
            done.tell(VariableFault::Unclosed {
                after: cut(&after.chars().take(NAME_MAX).take_while(|c| *c != '\n').collect::<String>()),
            });
            done.markdown.push_str(OPEN);
            rest = after;
            continue;
        };
        rest = after.get(name.len() + CLOSE.len()..).unwrap_or_default();
        done.put(name.trim(), view, with_prices, lang);
    }
    done.markdown.push_str(rest);
    done
}

/// What stands before the closing braces, if they come soon and on the same line.
fn name_at_start(after: &str) -> Option<&str> {
    let mut ends = after.char_indices().take(2 * NAME_MAX).take_while(|(_, c)| *c != '\n');
    let (end, _) = ends.find(|(at, _)| after.get(*at..).is_some_and(|rest| rest.starts_with(CLOSE)))?;
    after.get(..end)
}

impl Resolved {
    /// Whether nothing more is to be said of this name.
    fn is_told(&self, name: &str) -> bool {
        let of_name = |fault: &VariableFault| match fault {
            VariableFault::Unknown { name: told, .. } | VariableFault::Empty { name: told } => *told == cut(name),
            VariableFault::Unclosed { .. } => false,
        };
        self.faults.len() >= FAULTS_MAX || self.faults.iter().any(of_name)
    }

    fn tell(&mut self, fault: VariableFault) {
        if self.faults.len() < FAULTS_MAX && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn put(&mut self, name: &str, view: &ClientView, with_prices: bool, lang: Lang) {
        let value = value(name, view, lang);
        if let Some(value) = value.as_ref().filter(|value| !value.text.trim().is_empty()) {
            let is_elsewhere = value.is_money && !with_prices;
            let text = if is_elsewhere { texts::IN_THE_PRICE.get(lang) } else { &value.text };
            self.markdown.push_str(&plain(text));
            return;
        }
        self.markdown.push_str(&plain(&texts::MISSING_VALUE.fill(lang, &[("name", &cut(name))])));
        if self.is_told(name) {
            return;
        }
        self.tell(match value {
            Some(_) => VariableFault::Empty { name: cut(name) },
            None => VariableFault::Unknown {
                near: near(name, view, lang),
                name: cut(name),
            },
        });
    }
}

/// Every variable of this bid, in the order of the list that people choose from.
#[must_use]
pub fn available(view: &ClientView, lang: Lang) -> Vec<Variable> {
    let of_bid = OF_BID.iter().map(|(name, _)| (*name).to_owned());
    let of_money = OF_MONEY.iter().map(|(name, _)| (*name).to_owned());
    let of_members = view
        .members
        .iter()
        .flat_map(|member| OF_MEMBER.iter().map(move |(field, _)| format!("member.{}.{field}", member.id)));
    let of_lines = view
        .lines
        .iter()
        .flat_map(|line| OF_LINE.iter().map(move |field| format!("line.{}.{field}", line.line)));
    of_bid
        .chain(of_money)
        .chain(of_members)
        .chain(of_lines)
        .filter_map(|name| {
            let value = value(&name, view, lang)?;
            Some(Variable {
                name,
                value: value.text,
                is_money: value.is_money,
            })
        })
        .collect()
}

/// A variable in the list that people choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableChoice {
    pub name: String,
    pub meaning: &'static str,
    /// What it says today, or that it says nothing yet.
    pub value: String,
}

/// Those whose name, meaning or value holds what is sought.
#[must_use]
pub fn search(variables: &[Variable], sought: &str, lang: Lang) -> Vec<VariableChoice> {
    let sought = sought.trim().to_lowercase();
    let choice = |variable: &Variable| VariableChoice {
        name: variable.name.clone(),
        meaning: meaning(&variable.name).map_or("", |text| text.get(lang)),
        value: if variable.value.trim().is_empty() {
            texts::NO_VALUE.get(lang).to_owned()
        } else {
            variable.value.clone()
        },
    };
    let holds = |choice: &VariableChoice| {
        [&choice.name, choice.meaning, &choice.value]
            .iter()
            .any(|text| text.to_lowercase().contains(&sought))
    };
    variables.iter().map(choice).filter(holds).collect()
}

/// What a variable of the bid stands for, in words.
#[must_use]
pub fn meaning(name: &str) -> Option<Text> {
    let of = |list: &[(&str, Text)], name: &str| list.iter().find(|(n, _)| *n == name).map(|(_, text)| *text);
    of(OF_BID, name).or_else(|| of(OF_MONEY, name)).or_else(|| {
        let (_, field) = name.strip_prefix("member.")?.rsplit_once('.')?;
        of(OF_MEMBER, field)
    })
}

const OF_BID: &[(&str, Text)] = &[
    ("client", texts::V_CLIENT),
    ("reference", texts::V_REFERENCE),
    ("title", texts::V_TITLE),
    ("lot", texts::V_LOT),
    ("group", texts::V_GROUP),
    ("lead", texts::V_LEAD),
    ("members", texts::V_MEMBERS),
    ("member_count", texts::V_MEMBER_COUNT),
    ("form", texts::V_FORM),
    ("sites", texts::V_SITES),
    ("duration", texts::V_DURATION),
    ("start", texts::V_START),
    ("deadline", texts::V_DEADLINE),
    ("validity", texts::V_VALIDITY),
    ("valid_until", texts::V_VALID_UNTIL),
    ("line_count", texts::V_LINE_COUNT),
];
const OF_MONEY: &[(&str, Text)] = &[
    ("total_ht", texts::V_TOTAL_HT),
    ("total_ht_words", texts::V_TOTAL_HT_WORDS),
    ("total_vat", texts::V_TOTAL_VAT),
    ("total_ttc", texts::V_TOTAL_TTC),
    ("one_off_ht", texts::V_ONE_OFF),
    ("recurring_ht", texts::V_RECURRING),
    ("advance", texts::V_ADVANCE),
];
const OF_MEMBER: &[(&str, Text)] = &[
    ("name", texts::V_MEMBER_NAME),
    ("role", texts::V_MEMBER_ROLE),
    ("legal_form", texts::V_MEMBER_LEGAL_FORM),
    ("siret", texts::V_MEMBER_SIRET),
    ("sites", texts::V_MEMBER_SITES),
    ("certifications", texts::V_MEMBER_CERTIFICATIONS),
    ("services", texts::V_MEMBER_SERVICES),
    ("amount_ht", texts::V_MEMBER_AMOUNT),
];
const OF_LINE: &[&str] = &["label", "quantity", "unit_price", "amount_ht"];

/// What a name stands for.
struct Value {
    text: String,
    is_money: bool,
}

impl Value {
    fn text(text: impl Into<String>) -> Option<Self> {
        Some(Self {
            text: text.into(),
            is_money: false,
        })
    }
    fn money(text: impl Into<String>) -> Option<Self> {
        Some(Self {
            text: text.into(),
            is_money: true,
        })
    }
}

fn value(name: &str, view: &ClientView, lang: Lang) -> Option<Value> {
    if let Some(path) = name.strip_prefix("member.") {
        let (id, field) = path.rsplit_once('.')?;
        return of_member(view, view.members.iter().find(|m| m.id.as_str() == id)?, field, lang);
    }
    if let Some(path) = name.strip_prefix("line.") {
        let (id, field) = path.rsplit_once('.')?;
        return of_line(view.lines.iter().find(|l| l.line.as_str() == id)?, field, lang);
    }
    of_bid(name, view, lang).or_else(|| of_money(name, view, lang))
}

fn of_bid(name: &str, view: &ClientView, lang: Lang) -> Option<Value> {
    let tender = &view.tender;
    let lead = || view.members.iter().find(|m| m.role == Role::Lead).map(|m| m.name.clone()).unwrap_or_default();
    let names = || view.members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(", ");
    Value::text(match name {
        "client" => tender.buyer.clone(),
        "reference" => tender.reference.clone(),
        "title" => tender.title.clone(),
        "lot" => tender.lot.clone(),
        "group" if view.group.name.is_empty() => names(),
        "group" => view.group.name.clone(),
        "lead" => lead(),
        "members" => names(),
        "member_count" => view.members.len().to_string(),
        "form" => words::group_form(view.group.form).get(lang).to_owned(),
        "sites" => sites(&view.members),
        "duration" => main::duration(view, lang),
        "start" => tender.start.map(|day| format::date(day, lang)).unwrap_or_default(),
        "deadline" => tender.deadline.as_ref().map(|at| format::moment(at, lang)).unwrap_or_default(),
        "validity" => texts::DAYS.fill(lang, &[("days", &tender.offer_validity_days.to_string())]),
        "valid_until" => view.offer_valid_until.map(|day| format::date(day, lang)).unwrap_or_default(),
        "line_count" => view.lines.len().to_string(),
        _ => return None,
    })
}

fn of_money(name: &str, view: &ClientView, lang: Lang) -> Option<Value> {
    let totals = &view.totals;
    // Nothing is priced yet: an amount of zero would be a lie.
    let amount = |cents: Cents| if view.lines.is_empty() { String::new() } else { format::amount(cents, lang) };
    Value::money(match name {
        "total_ht" => amount(totals.ht_cents),
        "total_ht_words" if view.lines.is_empty() => String::new(),
        "total_ht_words" => amount_in_words(totals.ht_cents, lang),
        "total_vat" => amount(totals.vat_invoiced_cents),
        "total_ttc" => amount(totals.invoiced_cents),
        "one_off_ht" => amount(view.by_kind.one_off_cents),
        "recurring_ht" => amount(view.by_kind.recurring_cents),
        "advance" => view.advance.as_ref().filter(|a| a.due).map(|a| amount(a.total_cents)).unwrap_or_default(),
        _ => return None,
    })
}

fn of_member(view: &ClientView, member: &ClientMember, field: &str, lang: Lang) -> Option<Value> {
    let share = || view.distribution.iter().flatten().find(|share| share.member == member.id);
    if field == "amount_ht" {
        // A group that hides its distribution has no such amount.
        return Value::money(format::amount(share()?.amount_ht_cents, lang));
    }
    Value::text(match field {
        "name" => member.name.clone(),
        "role" => main::role_words(member.role, view.group.form).get(lang).to_owned(),
        "legal_form" => member.legal_form.clone(),
        "siret" => member.siret.as_deref().map(main::grouped_siret).unwrap_or_default(),
        "sites" => sites(std::slice::from_ref(member)),
        "certifications" => member.certifications.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(", "),
        "services" => share()?.works.iter().map(|w| w.label.as_str()).collect::<Vec<_>>().join(", "),
        _ => return None,
    })
}

fn of_line(line: &ClientLine, field: &str, lang: Lang) -> Option<Value> {
    match field {
        "label" => Value::text(line.label.clone()),
        "quantity" => Value::text(format!("{} {}", format::plain_quantity(&line.quantity.to_string(), lang), line.unit)),
        "unit_price" => Value::money(format::computed_price(&line.unit_price_ht.to_string(), lang)),
        "amount_ht" => Value::money(format::amount(line.amount_ht_cents, lang)),
        _ => None,
    }
}

/// The cities, each once.
fn sites(members: &[ClientMember]) -> String {
    let mut cities: Vec<String> = Vec::new();
    for site in members.iter().flat_map(|m| &m.sites) {
        let city = format!("{} ({})", site.city, site.country);
        if !cities.contains(&city) {
            cities.push(city);
        }
    }
    cities.join(", ")
}

/// The names that are most like one that is not known: those that share its end or its beginning.
fn near(name: &str, view: &ClientView, lang: Lang) -> Vec<String> {
    const MOST: usize = 4;
    let wanted: Vec<&str> = name.split(['.', '_']).filter(|part| part.len() > 2).collect();
    let likeness = |other: &str| wanted.iter().filter(|part| other.contains(**part)).count();
    let mut names: Vec<(usize, String)> = available(view, lang).into_iter().map(|v| (likeness(&v.name), v.name)).collect();
    names.sort_by_key(|(like, _)| std::cmp::Reverse(*like));
    names.into_iter().filter(|(like, _)| *like > 0).take(MOST).map(|(_, name)| name).collect()
}

/// A value as plain text in Markdown: a member's name with a star in it stays a name.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => text.extend(['\\', c]),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

fn cut(name: &str) -> String {
    name.chars().take(NAME_MAX).filter(|c| !c.is_control()).collect()
}
