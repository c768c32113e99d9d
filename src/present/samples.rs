//! A small bid for the tests of this layer, and short ways to change it.

use std::sync::Arc;

use crate::document::{Document, MemberParts};
use crate::domain::bid::{Ask, Line, LineKind, Tender};
use crate::domain::decimal::{Quantity, Rate, Share, UnitPrice};
use crate::domain::ids::{LineId, MemberId};
use crate::domain::results::{Results, compute};
use crate::i18n::Lang;

use crate::document::new_bid;

/// Two members, «Asso A» (`a`) and «Coop B» (`b`), two lines of 100 units over one year. Asks: A 2 € on L1; B 2.50 € on L1
/// and 10 € on L2. Nothing is allocated.
pub fn document() -> Document {
    let mut document = new_bid::empty("sample");
    for (id, name) in [("a", "Asso A"), ("b", "Coop B")] {
        document.members.push(MemberParts {
            id: MemberId::new(id),
            card: Arc::new(new_bid::card(name, Rate::parse("0.2").unwrap())),
            private: Arc::default(),
            sheet: Arc::default(),
            offer: Arc::default(),
            keeper: crate::document::Keeper::Lead,
            receipt: None,
            joined_by_offer: false,
        });
    }
    let frame = Arc::make_mut(&mut document.frame);
    frame.lines = vec![line("L1", "Stockage", "Go"), line("L2", "Assistance", "h")];
    price(&mut document, "L1", "a", "2");
    price(&mut document, "L1", "b", "2.5");
    price(&mut document, "L2", "b", "10");
    document
}

fn line(id: &str, label: &str, unit: &str) -> Arc<Line> {
    Arc::new(Line {
        id: LineId::new(id),
        label: label.to_owned(),
        family: None,
        unit: unit.to_owned(),
        kind: LineKind::Recurring,
        price_decimals: 2,
        qty_by_period: vec![Quantity::parse("100").unwrap()],
        share_menu: Vec::new(),
        distinct_datacentres: false,
        not_same_host_as: Vec::new(),
        only_members: Vec::new(),
        required_certifications: Vec::new(),
        required_skills: Vec::new(),
        allowed_countries: Vec::new(),
    })
}

pub fn price(document: &mut Document, line: &str, of: &str, price: &str) {
    let ask = Ask::flat(line.into(), of.into(), UnitPrice::parse(price).unwrap());
    let offer = Arc::make_mut(&mut member(document, of).offer);
    offer.asks.insert(line.into(), Arc::new(ask));
}

pub fn share(text: &str) -> Share {
    Share::parse(text).unwrap()
}

/// `"L1", &[("a", "0.6")]`
pub fn allocate(document: &mut Document, line: &str, shares: &[(&str, &str)]) {
    let shares = shares.iter().map(|(m, s)| (MemberId::new(m), share(s))).collect();
    Arc::make_mut(&mut document.plan).allocation.insert(line.into(), shares);
}

pub fn member<'a>(document: &'a mut Document, id: &str) -> &'a mut MemberParts {
    document.members.iter_mut().find(|m| m.id.as_str() == id).unwrap()
}

pub fn edit_line(document: &mut Document, id: &str, edit: impl FnOnce(&mut Line)) {
    let frame = Arc::make_mut(&mut document.frame);
    edit(Arc::make_mut(frame.lines.iter_mut().find(|l| l.id.as_str() == id).unwrap()));
}

pub fn edit_tender(document: &mut Document, edit: impl FnOnce(&mut Tender)) {
    edit(Arc::make_mut(&mut Arc::make_mut(&mut document.frame).tender));
}

pub fn edit_ask(document: &mut Document, line: &str, of: &str, edit: impl FnOnce(&mut Ask)) {
    let offer = Arc::make_mut(&mut member(document, of).offer);
    edit(Arc::make_mut(offer.asks.get_mut(line).unwrap()));
}

pub fn results(document: &Document) -> Results {
    compute(&document.bid())
}

/// French with plain spaces, to be read in a test.
pub fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ").replace('’', "'")
}

pub const FR: Lang = Lang::Fr;
