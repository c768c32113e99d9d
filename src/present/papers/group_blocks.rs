//! The computed tables of the group's own papers: each is a table of the screen, or of `Results`. Internal.

use super::client_blocks::backups_table;
use super::group_values::GroupPaper;
use super::tables::{Number, Short, Words, cells, grouped, of_screen, table};
use crate::document::MemberParts;
use crate::domain::bid::{Ask, Line};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::i18n::texts::{papers as texts, proposal, split as split_texts};
use crate::i18n::{Lang, Text, format};
use crate::present::price::{by_period, by_year, words};
use crate::present::proposal::{Block, Cell, RowGroup};
use crate::present::rules::{RuleWords, member_name};
use crate::present::split;

pub(super) fn blocks(paper: &GroupPaper, name: &str) -> Option<Vec<Block>> {
    let (document, results, lang) = (paper.document, paper.results, paper.client.lang);
    Some(match name {
        "asks" => vec![asks(paper)],
        "account" => vec![account(paper)],
        "funds" => match split::funds(document, results, lang) {
            Some(shown) => vec![of_screen(split_texts::FUND.get(lang), &shown)],
            None => vec![note(texts::FEE_NONE, lang)],
        },
        "transfers" => vec![match split::transfers(document, results, lang) {
            None => note(texts::NOT_COMPUTED, lang),
            Some(items) if items.is_empty() => note(texts::NO_TRANSFERS, lang),
            Some(items) => Block::List { items },
        }],
        "thresholds" => vec![thresholds(paper)],
        "checks" => vec![checks(paper)],
        "backups" => vec![backups(paper)],
        "levels" => vec![levels(paper)],
        "planning" => vec![planning(paper)],
        "by_period" => vec![of_screen(proposal::PERIODS_SUMMARY.get(lang), &by_period(document, results, lang))],
        "years" => vec![years(paper)],
        "year_totals" => match by_year(document, results, lang) {
            Some(shown) => vec![of_screen(texts::YEARS_SUMMARY.get(lang), &shown)],
            None => Vec::new(),
        },
        "sensitivity" => vec![sensitivity(paper)],
        "votes" => vec![votes(paper)],
        "contacts" => vec![contacts(paper)],
        _ => return None,
    })
}

fn note(text: Text, lang: Lang) -> Block {
    Block::Note {
        text: text.get(lang).to_owned(),
    }
}

/// I2: every ask, those of members not retained too.
fn asks(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let document = paper.document;
    let row = |line: &Line, member: &MemberParts, ask: &Ask| {
        let shares = document.plan.allocation.get(&line.id);
        let share = shares.and_then(|shares| shares.iter().find(|(id, _)| id == &member.id));
        let prices: Vec<String> = ask.tiers.iter().map(|tier| format::unit_price(tier.price, lang)).collect();
        let setup = (!ask.setup_cents.is_zero()).then(|| texts::SETUP.fill(lang, &[("amount", &format::amount(ask.setup_cents, lang))]));
        let price = prices.join(" / ");
        let price = match setup {
            Some(note) => Cell::Noted { text: price, note },
            None => Cell::from(price),
        };
        let share = share.map_or_else(|| texts::NOT_RETAINED.get(lang).to_owned(), |(_, share)| format::share(*share, lang));
        vec![Cell::from(member_name(member)), price, Cell::from(share)]
    };
    let group = |line: &std::sync::Arc<Line>| {
        let priced = paper.results.contract.lines.iter().find(|priced| priced.line == line.id);
        let price = priced.map(|priced| format::computed_price(&priced.unit_price_ht.to_string(), lang));
        RowGroup {
            label: Some(format!("{} {} – {}", line.id, line.label, price.unwrap_or_else(|| "–".to_owned()))),
            rows: document
                .members
                .iter()
                .filter_map(|member| Some(row(line, member, member.offer.asks.get(&line.id)?)))
                .collect(),
            subtotal: None,
        }
    };
    let columns = [(texts::MEMBER, Words), (texts::ASK, Number), (proposal::SHARE, Number)];
    let groups = document.frame.lines.iter().map(group).filter(|group| !group.rows.is_empty()).collect();
    grouped(texts::ASKS_SUMMARY, &columns, groups, None, lang)
}

/// I4: the account of each member, a row for each step, so that any number of members fits the page.
fn account(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let shown = split::account(paper.document, paper.results, lang).table;
    let steps: Vec<_> = shown.rows.iter().chain(&shown.foot).collect();
    let of_column = |(at, column): (usize, &crate::present::price::table::Column)| RowGroup {
        label: Some(column.label.clone()),
        rows: steps
            .iter()
            .map(|step| cells([step.head.clone(), step.cells.get(at).cloned().unwrap_or_default()]))
            .collect(),
        subtotal: None,
    };
    let groups = shown.columns.iter().enumerate().map(of_column).collect();
    grouped(texts::ACCOUNT_SUMMARY, &[(texts::STEP, Words), (texts::AMOUNT, Number)], groups, None, lang)
}

/// I5, as far as members let the lead know.
fn thresholds(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let shown = split::thresholds(paper.document, paper.results, lang);
    if shown.rows.is_empty() {
        return note(texts::NO_THRESHOLDS, lang);
    }
    let row = |row: split::ThresholdRow| {
        let margin = row.cells.last().cloned().unwrap_or_default();
        let name = Cell::Noted {
            text: row.name,
            note: row.label,
        };
        vec![name, Cell::from(row.status), Cell::from(margin)]
    };
    let columns = [(texts::MEMBER, Words), (texts::STATUS, Words), (texts::LIMIT_MARGIN, Number)];
    table(texts::VAT_SUMMARY, &columns, shown.rows.into_iter().map(row).collect(), None, lang)
}

/// I8: the rules that are broken, in words.
fn checks(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let words = RuleWords::new(paper.document, paper.results, lang);
    let broken = &paper.results.violations;
    if broken.is_empty() {
        return note(texts::RULES_HOLD, lang);
    }
    let sentence = |rule| format!("{} – {}", words.subject(rule), words.sentence(rule));
    Block::List {
        items: broken.iter().map(sentence).collect(),
    }
}

/// Who takes each line over; what nobody decided is marked as missing.
fn backups(paper: &GroupPaper) -> Block {
    let (document, lang) = (paper.document, paper.client.lang);
    let name = |id: &MemberId| document.member(id).map(|m| m.card.name.clone()).unwrap_or_default();
    let rows = document.frame.lines.iter().map(|line| {
        let shares = document.plan.allocation.get(&line.id).map_or(&[][..], Vec::as_slice);
        let hosts: Vec<String> = shares.iter().map(|(member, _)| name(member)).collect();
        let or_missing = |text: String| if text.is_empty() { texts::MISSING.get(lang).to_owned() } else { text };
        let backup = document.backup(&line.id).map(name).unwrap_or_default();
        cells([line.id.to_string(), line.label.clone(), or_missing(hosts.join(", ")), or_missing(backup)])
    });
    backups_table(rows.collect(), lang)
}

fn levels(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let wanted = paper.document.frame.sla.iter().zip(&paper.results.sla);
    let rows: Vec<Vec<Cell>> = wanted
        .map(|(level, report)| {
            cells([
                level.id.to_string(),
                format::rate(level.target, lang),
                format::number(&report.composite.to_string(), lang),
                format::number(&report.downtime_minutes_per_30_days.to_string(), lang),
            ])
        })
        .collect();
    if rows.is_empty() {
        return note(texts::NO_SLA, lang);
    }
    let columns = [
        (texts::SLA, Words),
        (texts::SLA_TARGET, Number),
        (texts::SLA_COMPOSITE, Number),
        (texts::SLA_DOWN, Number),
    ];
    table(texts::SLA_SUMMARY, &columns, rows, None, lang)
}

fn planning(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let wanted = paper.document.frame.retroplanning.as_ref();
    let Some((wanted, plan)) = wanted.zip(paper.results.retroplanning.as_ref()) else {
        return note(texts::NO_PLANNING, lang);
    };
    let rows = wanted.tasks.iter().zip(&plan.tasks).map(|(task, planned)| {
        cells([
            task.label.clone(),
            format::date(planned.latest_start, lang),
            format::date(planned.latest_finish, lang),
            format::number(&planned.slack_days.to_string(), lang),
        ])
    });
    let columns = [
        (texts::TASK, Words),
        (texts::LATEST_START, Short),
        (texts::LATEST_FINISH, Short),
        (texts::SLACK, Number),
    ];
    table(texts::PLANNING_SUMMARY, &columns, rows.collect(), None, lang)
}

/// What each member invoices, year by year of the contract.
fn years(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let contract = &paper.results.contract;
    let name = |year: &str| {
        let period = paper.document.frame.tender.periods.iter().find(|p| p.id.as_str() == year);
        period.map_or_else(|| year.to_owned(), words::period)
    };
    let groups = contract.by_member.iter().filter(|total| !total.ht_cents.is_zero()).map(|total| RowGroup {
        label: Some(words::member(paper.document, &total.member)),
        rows: total
            .ht_by_year_cents
            .iter()
            .map(|(year, amount)| cells([name(year), format::amount(*amount, lang)]))
            .collect(),
        subtotal: Some(vec![
            proposal::TOTAL_OF.fill(lang, &[("name", &words::member(paper.document, &total.member))]),
            format::amount(total.ht_cents, lang),
        ]),
    });
    let total = vec![proposal::TOTAL_HT.get(lang).to_owned(), format::amount(contract.totals.ht_cents, lang)];
    let columns = [(proposal::PERIOD, Words), (proposal::AMOUNT_HT, Number)];
    grouped(texts::YEARS_SUMMARY, &columns, groups.collect(), Some(total), lang)
}

/// More or fewer quantities at the same unit prices: what the client pays, and what the members' asks would then be.
fn sensitivity(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let total = paper.results.contract.totals.ht_cents;
    let asks = paper.results.settlement.ask_total_cents;
    let at = |amount: Cents, percent: i128| format::amount(Cents::round(amount.wide() * percent, 100), lang);
    let row = |percent: i128| {
        let change = format::percentage((percent - 100) * 10_000, lang);
        let change = if percent > 100 { format!("+{change}") } else { change };
        cells([change, at(total, percent), at(asks, percent)])
    };
    let columns = [(texts::VOLUME, Words), (proposal::TOTAL_HT, Number), (texts::ASK, Number)];
    table(texts::SENSITIVITY_SUMMARY, &columns, [80, 90, 100, 110, 120].map(row).to_vec(), None, lang)
}

/// One row a member, to be ticked by hand.
fn votes(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let members = paper.document.members.iter();
    let rows = members.map(|member| cells([member_name(member), String::new(), String::new(), String::new()]));
    let columns = [
        (texts::MEMBER, Words),
        (texts::VOTE_FOR, Short),
        (texts::VOTE_AGAINST, Short),
        (texts::VOTE_ABSTAINS, Short),
    ];
    table(texts::VOTE_SUMMARY, &columns, rows.collect(), None, lang)
}

/// Annex G.
fn contacts(paper: &GroupPaper) -> Block {
    let lang = paper.client.lang;
    let or_missing = |text: &str| {
        if text.is_empty() {
            texts::MISSING.get(lang).to_owned()
        } else {
            text.to_owned()
        }
    };
    let rows = paper.document.members.iter().map(|member| {
        let sheet = &member.sheet;
        cells([
            member_name(member),
            or_missing(&sheet.signatory),
            or_missing(&sheet.email),
            or_missing(&sheet.phone),
        ])
    });
    let columns = [(texts::MEMBER, Words), (texts::SIGNATORY, Words), (texts::EMAIL, Words), (texts::PHONE, Short)];
    table(texts::CONTACTS_SUMMARY, &columns, rows.collect(), None, lang)
}
