//! The penalty clause and the cases that the group fears.

pub use crate::domain::bid::PenaltyCase;

use crate::document::Document;
use crate::domain::bid::{Penalty, Tender};
use crate::domain::ids::{Id, MemberId};
use crate::domain::money::Cents;
use crate::domain::params::{Param, ParamTable};
use crate::domain::results::Results;
use crate::i18n::texts::clauses as texts;
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input};
use crate::present::price::{Column, Row, Table, words};
use crate::present::{tender, typed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PenaltyField {
    Divisor,
    Exempt,
    Cap,
}

impl FormField for PenaltyField {
    type Of = Penalty;

    fn key(self) -> &'static str {
        match self {
            Self::Divisor => "divisor",
            Self::Exempt => "exempt",
            Self::Cap => "cap",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Divisor => texts::DIVISOR,
            Self::Exempt => texts::EXEMPT,
            Self::Cap => texts::CAP,
        }
    }
    fn input(self, _: Lang) -> Input {
        Input::Number
    }
    fn show(self, clause: &Penalty, lang: Lang) -> String {
        match self {
            Self::Divisor => clause.divisor.to_string(),
            Self::Exempt => format::bare_amount(clause.exempt_up_to_cents, lang),
            Self::Cap => format::bare_percent(clause.cap_rate.scaled(), lang),
        }
    }
    fn put(self, clause: &mut Penalty, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Divisor => clause.divisor = typed::whole(typed, 1, 1_000_000, lang)?,
            Self::Exempt => clause.exempt_up_to_cents = typed::number(typed, parse::amount, lang)?,
            Self::Cap => clause.cap_rate = typed::number(typed, parse::rate, lang)?,
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseField {
    Value,
    Days,
}

impl FormField for CaseField {
    type Of = PenaltyCase;

    fn key(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Days => "days",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Value => texts::CASE_VALUE,
            Self::Days => texts::CASE_DAYS,
        }
    }
    fn input(self, _: Lang) -> Input {
        Input::Number
    }
    fn show(self, case: &PenaltyCase, lang: Lang) -> String {
        match self {
            Self::Value => format::bare_amount(case.value_cents, lang),
            Self::Days => case.days.to_string(),
        }
    }
    fn put(self, case: &mut PenaltyCase, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Value => case.value_cents = typed::number(typed, parse::amount, lang)?,
            Self::Days => case.days = typed::whole(typed, 0, 3650, lang)?,
        }
        Ok(())
    }
}

/// The consultation with the usual clause of the dated table, or without any.
#[must_use]
pub fn with_penalty(tender: &Tender, is_on: bool, table: Option<&ParamTable>) -> Tender {
    let mut next = tender.clone();
    next.penalty = is_on.then(|| {
        let of = |id: &str| table.and_then(|t| t.on(id, tender::day_of_law(tender, t)));
        Penalty {
            divisor: of("penalty.divisor").and_then(Param::count).map_or(1000, u32::from),
            exempt_up_to_cents: of("penalty.exempt").and_then(Param::cents).unwrap_or_default(),
            cap_rate: of("penalty.cap").and_then(Param::rate).unwrap_or(crate::domain::decimal::Rate::ONE),
            cases: Vec::new(),
        }
    });
    next
}

fn edited(tender: &Tender, edit: impl FnOnce(&mut Vec<PenaltyCase>)) -> Tender {
    let mut next = tender.clone();
    if let Some(clause) = &mut next.penalty {
        edit(&mut clause.cases);
    }
    next
}

/// One case more: a hundredth of the total, ten days late.
#[must_use]
pub fn with_case(tender: &Tender, total: Cents) -> Tender {
    edited(tender, |cases| {
        let is_taken = |id: &str| cases.iter().any(|c| c.id.as_str() == id);
        let id = (cases.len() + 1..).map(|n| format!("cas-{n}")).find(|id| !is_taken(id)).unwrap_or_default();
        cases.push(PenaltyCase {
            id: Id::new(&id),
            value_cents: Cents::round(total.wide(), 100),
            days: 10,
            at_fault: Vec::new(),
        });
    })
}

#[must_use]
pub fn with_case_at(tender: &Tender, case: &PenaltyCase) -> Tender {
    edited(tender, |cases| cases.iter_mut().filter(|c| c.id == case.id).for_each(|c| *c = case.clone()))
}

#[must_use]
pub fn without_case(tender: &Tender, id: &Id) -> Tender {
    edited(tender, |cases| cases.retain(|c| &c.id != id))
}

/// The case with this member among those at fault, or not; in the order of the group.
#[must_use]
pub fn with_fault(document: &Document, id: &Id, member: &MemberId, is_at_fault: bool) -> Tender {
    edited(&document.frame.tender, |cases| {
        for case in cases.iter_mut().filter(|c| &c.id == id) {
            let stays = |m: &MemberId| if m == member { is_at_fault } else { case.at_fault.contains(m) };
            let at_fault = document.members.iter().map(|m| &m.id).filter(|m| stays(m)).cloned().collect();
            case.at_fault = at_fault;
        }
    })
}

/// What each case costs each member. Empty without cases.
#[must_use]
pub fn penalties_table(document: &Document, results: &Results, lang: Lang) -> Table {
    let Some(penalties) = results.penalties.as_ref().filter(|p| !p.cases.is_empty()) else {
        return Table::default();
    };
    let amount = |cents: &Cents| format::amount(*cents, lang);
    let rows = penalties.cases.iter().map(|case| {
        let cells = [&case.penalty_cents, &case.applied_cents].into_iter().chain(case.by_member_cents.values());
        Row::new(case.id.as_str(), case.id.to_string(), cells.map(amount).collect())
    });
    let members = document.members.iter().map(|m| words::member(document, &m.id));
    let heads = [texts::BY_FORMULA, texts::APPLIED].map(|t| t.get(lang).to_owned());
    Table {
        head: texts::CASE.get(lang).to_owned(),
        columns: heads.into_iter().chain(members).map(Column::number).collect(),
        rows: rows.collect(),
        foot: None,
    }
}
