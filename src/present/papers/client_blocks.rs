//! The computed tables of the client's papers.

use super::client_values::ClientPaper;
use super::subcontracting;
use super::tables::{Number, Ref, Short, Words, cells, grouped, table};
use crate::domain::bid::LineKind;
use crate::domain::client_view::{ClientLine, ClientMember, ClientShare, ClientSubcontractor, ClientView};
use crate::domain::decimal::Quantity;
use crate::domain::money::Cents;
use crate::i18n::amount_in_words::amount_in_words;
use crate::i18n::texts::{papers as texts, proposal};
use crate::i18n::{Lang, Text, format};
use crate::present::proposal::{self as main, Block, Cell, RowGroup};

pub(super) fn blocks(paper: &ClientPaper, name: &str) -> Option<Vec<Block>> {
    let (view, lang) = (paper.view, paper.lang);
    Some(match name {
        "members" => vec![members(paper)],
        "tasks" => tasks(view, lang),
        "backups" => backups(view, lang),
        "register" => vec![register(view, lang)],
        "signatures" => view.members.iter().map(|m| signature(paper, m)).collect(),
        "member_signature" => vec![signature(paper, paper.member?)],
        "lead_signature" => vec![main::lead_signature(view, lang)],
        "unit_prices" if paper.money => vec![unit_prices(view, lang)],
        "estimate" if paper.money => vec![estimate(view, lang)],
        "breakdown" if paper.money => breakdown(view, lang),
        "periods" if paper.money => vec![main::periods(view, lang)],
        "vat" if paper.money => main::vat_blocks(view, lang),
        "totals" if paper.money => vec![main::totals_block(view, lang)],
        "distribution" if paper.money => distribution(view, lang),
        "accounts" => accounts(paper),
        "identity" => identity(paper),
        "subcontractors" => subcontracting::all(view, lang),
        "subcontracting_signatures" => subcontracting::signatures(paper)?,
        _ => return None,
    })
}

/// DC1, rubric E: who they are, and what each does.
fn members(paper: &ClientPaper) -> Block {
    let (view, lang) = (paper.view, paper.lang);
    let said = |member: &ClientMember, field: &str| {
        let value = paper.member_value(member, field);
        if value.is_empty() { texts::MISSING.get(lang).to_owned() } else { value }
    };
    let row = |member: &ClientMember| {
        let siret = format!("{}\u{a0}{}", texts::SIRET.get(lang), said(member, "siret"));
        let contact = ["address", "email", "phone"].map(|field| said(member, field)).join("\n") + "\n" + &siret;
        let services = match &view.distribution {
            Some(_) => paper.member_value(member, "services"),
            None => texts::WHOLE_GROUP.get(lang).to_owned(),
        };
        vec![
            Cell::Noted {
                text: member.name.clone(),
                note: said(member, "role"),
            },
            Cell::from(contact),
            Cell::from(services),
        ]
    };
    let columns = [(texts::MEMBER, Words), (texts::CONTACT, Words), (texts::SERVICES, Words)];
    table(texts::MEMBERS_SUMMARY, &columns, view.members.iter().map(row).collect(), None, lang)
}

/// Who does what, without a single amount.
fn tasks(view: &ClientView, lang: Lang) -> Vec<Block> {
    let Some(shares) = &view.distribution else {
        return vec![note(proposal::DISTRIBUTION_HIDDEN, lang)];
    };
    let group = |share: &ClientShare| RowGroup {
        label: Some(share.name.clone()),
        rows: share
            .works
            .iter()
            .map(|w| cells([w.line.to_string(), w.label.clone(), format::share(w.share, lang)]))
            .collect(),
        subtotal: None,
    };
    let columns = [(proposal::LINE, Ref), (proposal::SERVICE, Words), (proposal::SHARE, Number)];
    let groups = shares.iter().filter(|share| !share.works.is_empty()).map(group).collect();
    vec![grouped(texts::TASKS_SUMMARY, &columns, groups, None, lang)]
}

/// Who takes each line over, once the group has named somebody.
fn backups(view: &ClientView, lang: Lang) -> Vec<Block> {
    let Some(shares) = view.distribution.as_ref().filter(|_| view.names_backups()) else {
        return Vec::new();
    };
    let row = |line: &ClientLine| {
        let hosts = shares.iter().filter(|share| share.works.iter().any(|work| work.line == line.line));
        let hosts: Vec<&str> = hosts.map(|share| share.name.as_str()).collect();
        let backup = view.backup(&line.line).unwrap_or(proposal::NO_BACKUP.get(lang));
        cells([line.line.to_string(), line.label.clone(), hosts.join(", "), backup.to_owned()])
    };
    vec![backups_table(view.lines.iter().map(row).collect(), lang)]
}

/// A row for each line: its reference, the service, who performs it, who takes it over.
pub(super) fn backups_table(rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    let columns = [
        (proposal::LINE, Ref),
        (proposal::SERVICE, Words),
        (proposal::PERFORMED_BY, Words),
        (proposal::BACKUP, Words),
    ];
    table(texts::BACKUPS_SUMMARY, &columns, rows, None, lang)
}

/// ATTRI1, rubric B2: designation, nature of the services, amount.
fn distribution(view: &ClientView, lang: Lang) -> Vec<Block> {
    let Some(shares) = &view.distribution else {
        return vec![note(proposal::DISTRIBUTION_HIDDEN, lang)];
    };
    let row = |share: &ClientShare| {
        let works: Vec<String> = share
            .works
            .iter()
            .map(|w| format!("{} {} ({})", w.line, w.label, format::amount(w.amount_ht_cents, lang)))
            .collect();
        cells([share.name.clone(), works.join("\n"), format::amount(share.amount_ht_cents, lang)])
    };
    let columns = [(texts::B2_MEMBER, Words), (texts::B2_NATURE, Words), (texts::B2_AMOUNT, Number)];
    let total = vec![
        proposal::TOTAL_HT.get(lang).to_owned(),
        String::new(),
        format::amount(view.totals.ht_cents, lang),
    ];
    vec![table(texts::B2_SUMMARY, &columns, shares.iter().map(row).collect(), Some(total), lang)]
}

/// BPU: each unit price in figures and in words.
fn unit_prices(view: &ClientView, lang: Lang) -> Block {
    let row = |line: &ClientLine| {
        vec![
            Cell::from(line.line.to_string()),
            Cell::from(line.label.clone()),
            Cell::from(line.unit.clone()),
            Cell::Noted {
                text: format::computed_price(&line.unit_price_ht.to_string(), lang),
                note: price_in_words(line, lang),
            },
        ]
    };
    let columns = [
        (proposal::LINE, Ref),
        (proposal::SERVICE, Words),
        (proposal::UNIT, Short),
        (texts::UNIT_PRICE_AND_WORDS, Words),
    ];
    table(texts::BPU_SUMMARY, &columns, view.lines.iter().map(row).collect(), None, lang)
}

/// A price of whole cents in words; a finer one has no words, and figures bind.
fn price_in_words(line: &ClientLine, lang: Lang) -> String {
    let price = line.unit_price_ht;
    let scale = 10_i128.checked_pow(u32::from(price.decimals)).unwrap_or(i128::MAX);
    let hundred_times = price.units.saturating_mul(100);
    if hundred_times % scale == 0 {
        amount_in_words(Cents::from_wide(hundred_times / scale), lang)
    } else {
        texts::FIGURES_BIND.get(lang).to_owned()
    }
}

/// DQE: quantities of the whole duration at the prices of the schedule.
fn estimate(view: &ClientView, lang: Lang) -> Block {
    main::price_table(view, lang)
}

/// DPGF: for each period, the amount of every line.
fn breakdown(view: &ClientView, lang: Lang) -> Vec<Block> {
    let label = |at: usize| {
        view.tender
            .periods
            .get(at)
            .map(|p| if p.label.is_empty() { p.id.to_string() } else { p.label.clone() })
    };
    let group = |at: usize| {
        let amount = |line: &&ClientLine| line.amount_by_period_cents.get(at).copied().unwrap_or(Cents::ZERO);
        let rows: Vec<&ClientLine> = view.lines.iter().filter(|line| !amount(line).is_zero()).collect();
        let sum: Cents = rows.iter().map(amount).sum();
        let quantity = |line: &ClientLine| line.qty_by_period.get(at).copied().unwrap_or(Quantity::ZERO);
        let subtotal = texts::PERIOD_TOTAL.fill(lang, &[("period", &label(at).unwrap_or_default())]);
        RowGroup {
            rows: rows
                .iter()
                .map(|line| {
                    cells([
                        line.line.to_string(),
                        line.label.clone(),
                        format::quantity(quantity(line), lang),
                        kind(line.kind).get(lang).to_owned(),
                        format::amount(amount(line), lang),
                    ])
                })
                .collect(),
            label: label(at),
            subtotal: Some(vec![String::new(), subtotal, String::new(), String::new(), format::amount(sum, lang)]),
        }
    };
    let columns = [
        (proposal::LINE, Ref),
        (proposal::SERVICE, Words),
        (proposal::QUANTITY, Number),
        (texts::KIND, Short),
        (proposal::AMOUNT_HT, Number),
    ];
    let total = vec![
        String::new(),
        proposal::TOTAL_HT.get(lang).to_owned(),
        String::new(),
        String::new(),
        format::amount(view.totals.ht_cents, lang),
    ];
    let groups = (0..view.tender.periods.len()).map(group).collect();
    vec![grouped(texts::DPGF_SUMMARY, &columns, groups, Some(total), lang)]
}

fn kind(kind: LineKind) -> Text {
    match kind {
        LineKind::OneOff => texts::KIND_ONE_OFF,
        LineKind::Recurring => texts::KIND_RECURRING,
    }
}

/// ATTRI1, rubric B3.
fn accounts(paper: &ClientPaper) -> Vec<Block> {
    let lang = paper.lang;
    let or_missing = |text: &str| {
        if text.is_empty() {
            texts::MISSING.get(lang).to_owned()
        } else {
            text.to_owned()
        }
    };
    let rows = paper.accounts.iter().map(|account| {
        vec![
            Cell::from(account.name.clone()),
            Cell::from(or_missing(&account.bank)),
            Cell::from(or_missing(&account.bic)),
            Cell::from(or_missing(&account.iban)),
        ]
    });
    let columns = [(texts::HOLDER, Words), (texts::BANK, Words), (texts::BIC, Short), (texts::IBAN, Words)];
    vec![table(texts::ACCOUNTS_SUMMARY, &columns, rows.collect(), None, lang)]
}

/// Register of processing (GDPR art. 28 and 30.2): what the bid knows, and what the lead completes.
fn register(view: &ClientView, lang: Lang) -> Block {
    let missing = || texts::MISSING.get(lang).to_owned();
    let row = |line: &ClientLine| {
        let serves = |share: &&ClientShare| share.works.iter().any(|work| work.line == line.line);
        let processors: Vec<&ClientShare> = view.distribution.iter().flatten().filter(serves).collect();
        let sites: Vec<String> = processors
            .iter()
            .filter_map(|share| view.members.iter().find(|m| m.id == share.member))
            .flat_map(|member| member.sites.iter().map(|site| format!("{} ({})", site.city, site.country)))
            .collect();
        let names: Vec<&str> = processors.iter().map(|share| share.name.as_str()).collect();
        let or_missing = |text: String| if text.is_empty() { missing() } else { text };
        vec![
            Cell::from(line.line.to_string()),
            Cell::Noted {
                text: line.label.clone(),
                note: texts::REGISTER_PURPOSE.get(lang).to_owned(),
            },
            Cell::Noted {
                text: or_missing(names.join(", ")),
                note: or_missing(sites.join(", ")),
            },
            Cell::from(missing()),
            further_processors(view, line, lang),
        ]
    };
    let columns = [
        (proposal::LINE, Ref),
        (texts::REGISTER_WHAT, Words),
        (texts::REGISTER_WHO, Words),
        (texts::REGISTER_DATA, Words),
        (texts::REGISTER_FURTHER, Words),
    ];
    table(texts::REGISTER_SUMMARY, &columns, view.lines.iter().map(row).collect(), None, lang)
}

/// The subcontractors that process data on a line are further processors as well; their safeguards are told with the client.
fn further_processors(view: &ClientView, line: &ClientLine, lang: Lang) -> Cell {
    let missing = texts::MISSING.get(lang).to_owned();
    let works_there = |of: &&ClientSubcontractor| of.personal_data.is_processed == Some(true) && of.lines.contains(&line.line);
    let names: Vec<&str> = view.subcontractors.iter().filter(works_there).map(|of| of.name.as_str()).collect();
    if names.is_empty() {
        return Cell::from(missing);
    }
    Cell::Noted {
        text: names.join(", "),
        note: missing,
    }
}

/// The mandatory mentions on a quotation, for each member (domain brief §2.8).
fn identity(paper: &ClientPaper) -> Vec<Block> {
    let lang = paper.lang;
    let row = |label: Text, member: &ClientMember, field: &str| {
        let value = paper.member_value(member, field);
        let shown = if value.is_empty() { texts::MISSING.get(lang).to_owned() } else { value };
        main::Row::new(label.get(lang), shown)
    };
    let card = |member: &ClientMember| main::Card {
        title: member.name.clone(),
        tag: paper.member_value(member, "role"),
        rows: vec![
            row(proposal::LEGAL_FORM, member, "legal_form"),
            row(texts::ADDRESS, member, "seat"),
            row(proposal::SIRET, member, "siret"),
            row(texts::REGISTRATION, member, "registration"),
            row(proposal::REGIME, member, "regime"),
            row(texts::EMAIL, member, "email"),
        ],
    };
    vec![Block::Cards {
        items: paper.view.members.iter().map(card).collect(),
    }]
}

pub(super) fn signature(paper: &ClientPaper, member: &ClientMember) -> Block {
    let who = [paper.member_value(member, "signatory"), paper.member_value(member, "capacity")];
    let who: Vec<String> = who.into_iter().filter(|text| !text.is_empty()).collect();
    Block::Signature {
        title: texts::SIGN_FOR_MEMBER.fill(paper.lang, &[("name", &member.name)]),
        lines: if who.is_empty() {
            vec![proposal::SIGN_LINE.get(paper.lang).to_owned()]
        } else {
            vec![who.join(", "), texts::SIGN_DATE.get(paper.lang).to_owned()]
        },
    }
}

fn note(text: Text, lang: Lang) -> Block {
    Block::Note {
        text: text.get(lang).to_owned(),
    }
}
