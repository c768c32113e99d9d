//! The chosen line beside the grid: what is left of it, who could do it for how much, the splits that it allows.

use std::sync::Arc;

use super::slide::{nearest, stops};
use super::{shares_of, sum, why_not};
use crate::document::{Document, Frame, MemberParts};
use crate::domain::bid::{AllocationRow, Ask, Line};
use crate::domain::contract::{AskCost, price};
use crate::domain::decimal::Share;
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::rules::violations;
use crate::i18n::texts::allocation as texts;
use crate::i18n::{Lang, format};
use crate::present::offers::{head, total_quantity};
use crate::present::rules::member_name;

#[derive(Clone, Debug, PartialEq)]
pub struct LinePanel {
    pub key: String,
    pub title: String,
    pub note: String,
    /// What is left, or too much, or that all is well.
    pub counter: String,
    pub is_complete: bool,
    /// What a button hands over: the missing share; `None` when nothing is missing.
    pub rest: Option<String>,
    /// Members with a price, in their order.
    pub members: Vec<LineMember>,
    /// The splits that the line allows among several members, with their place in its menu.
    pub menu: Vec<(usize, String)>,
    /// Where a member's share can be slid to, in words, from nothing to all; empty when there is nothing to slide.
    pub stops: Vec<String>,
    pub can_rotate: bool,
    pub has_shares: bool,
    /// Its shares are decided.
    pub is_locked: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LineMember {
    pub key: String,
    pub name: String,
    pub share: String,
    /// Which of the line's stops its share is at or nearest to.
    pub stop: usize,
    pub price_of_share: String,
    pub price_of_line: String,
    /// For all of the line, among those who may serve it. Information only.
    pub is_cheapest: bool,
    /// Why it may not serve the whole line.
    pub hindrance: Option<String>,
}

/// `None` when the line has gone.
#[must_use]
pub fn line(document: &Document, key: &str, lang: Lang) -> Option<LinePanel> {
    let line = document.line(&LineId::new(key))?;
    let shares = shares_of(document, line);
    let left = Share::ONE_SCALED - sum(shares);
    let gap = format::percentage(left.abs(), lang);
    let counter = match left {
        0 => texts::COMPLETE.get(lang).to_owned(),
        n if n > 0 => texts::LEFT.fill(lang, &[("gap", &gap)]),
        _ => texts::OVER.fill(lang, &[("gap", &gap)]),
    };
    let menu = line.share_menu.iter().enumerate().filter(|(_, vector)| vector.len() > 1);
    Some(LinePanel {
        key: line.id.to_string(),
        title: head(line),
        note: total_quantity(line, lang),
        counter,
        is_complete: left == 0,
        rest: (left > 0).then_some(gap),
        members: members(document, line, lang),
        menu: menu.map(|(at, vector)| (at, vector_in_words(vector, lang))).collect(),
        stops: stops(line).into_iter().map(|stop| format::percentage(stop, lang)).collect(),
        can_rotate: shares.len() > 1,
        has_shares: !shares.is_empty(),
        is_locked: document.plan.locked.contains(&line.id),
    })
}

fn vector_in_words(vector: &[Share], lang: Lang) -> String {
    let mut vector = vector.to_vec();
    vector.sort_by(|a, b| b.cmp(a));
    vector.into_iter().map(|s| format::share(s, lang)).collect::<Vec<_>>().join(" / ")
}

fn members(document: &Document, line: &Arc<Line>, lang: Lang) -> Vec<LineMember> {
    let shares = shares_of(document, line);
    let (alone, stops) = (alone(document, line), stops(line));
    let pricing = document.members.iter().filter_map(|m| Some((m, m.offer.asks.get(&line.id)?)));
    let rows: Vec<(LineMember, Option<Cents>)> = pricing
        .map(|(member, ask)| {
            let cost = |share: Share| AskCost::of(ask, line.total_quantity(), share).ok().map(|c| c.cents);
            let amount = |cents: Option<Cents>| cents.map(|c| format::amount(c, lang)).unwrap_or_default();
            let share = shares.iter().find(|(m, _)| m == &member.id).map(|(_, s)| *s);
            let whole = cost(Share::ONE);
            let hindrance = hindrance(&alone, line, member, ask, lang);
            let eligible = whole.filter(|_| hindrance.is_none());
            let row = LineMember {
                key: member.id.to_string(),
                name: member_name(member),
                share: share.map(|s| format::share(s, lang)).unwrap_or_default(),
                stop: nearest(&stops, share.map_or(0, |s| s.scaled())),
                price_of_share: share.map(|s| amount(cost(s))).unwrap_or_default(),
                price_of_line: amount(whole),
                is_cheapest: false,
                hindrance,
            };
            (row, eligible)
        })
        .collect();
    let cheapest = rows.iter().filter_map(|(_, eligible)| *eligible).min();
    let marked = rows.into_iter().map(|(row, eligible)| LineMember {
        is_cheapest: eligible.is_some() && eligible == cheapest,
        ..row
    });
    marked.collect()
}

/// The bid of this one line, without members: what the domain judges a candidate on.
fn alone(document: &Document, line: &Arc<Line>) -> Document {
    let frame = &document.frame;
    Document {
        id: document.id.clone(),
        role: document.role.clone(),
        frame: Arc::new(Frame {
            tender: frame.tender.clone(),
            group: frame.group.clone(),
            datacentres: frame.datacentres.clone(),
            lines: vec![line.clone()],
            note: String::new(),
            brief: Arc::default(),
            sla: Vec::new(),
            retroplanning: None,
            game: None,
        }),
        plan: Arc::default(),
        members: Vec::new(),
        dossier: document.dossier.clone(),
    }
}

/// Which rules of the line itself a member would break by doing all of it.
fn hindrance(alone: &Document, line: &Line, member: &MemberParts, ask: &Arc<Ask>, lang: Lang) -> Option<String> {
    let mut candidate = alone.clone();
    candidate.members.push(member.clone());
    let mut bid = candidate.bid();
    bid.asks = vec![ask.clone()];
    bid.allocation = Some(vec![AllocationRow {
        line: line.id.clone(),
        member: member.id.clone(),
        share: Share::ONE,
    }]);
    let broken = violations(&bid, &price(&bid));
    let reasons: Vec<&str> = broken.iter().filter_map(why_not).map(|text| text.get(lang)).collect();
    (!reasons.is_empty()).then(|| texts::NOT_ELIGIBLE.fill(lang, &[("why", &reasons.join(", "))]))
}
