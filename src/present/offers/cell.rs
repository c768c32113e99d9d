//! The chosen cell in a few words, beside the grid.

use super::{bare_total, head, lock, mark, whole_line};
use crate::document::Document;
use crate::domain::ids::{LineId, MemberId};
use crate::i18n::texts::offers as texts;
use crate::i18n::{Lang, format};
use crate::present::grid::CellAddress;
use crate::present::rules::member_name;

#[derive(Clone, Debug, PartialEq)]
pub struct OfferCell {
    /// Member and line.
    pub title: String,
    /// Price, conditions, what the whole line makes.
    pub facts: Vec<String>,
    /// Why it cannot be changed here.
    pub locked: Option<String>,
    pub has_price: bool,
}

/// `None` when the line or the member has gone.
#[must_use]
pub fn cell(document: &Document, address: &CellAddress, lang: Lang) -> Option<OfferCell> {
    let line = document.line(&LineId::new(&address.row))?;
    let member = document.member(&MemberId::new(&address.column))?;
    let ask = member.offer.asks.get(&line.id);
    let title = texts::DETAILS_OF.fill(lang, &[("member", &member_name(member)), ("line", &head(line))]);
    let mut facts = Vec::new();
    match ask.and_then(|a| Some((a, a.tiers.first()?))) {
        None => facts.push(texts::NO_PRICE_HERE.get(lang).to_owned()),
        Some((ask, first)) => {
            let price = format::unit_price(first.price, lang);
            facts.push(texts::PRICE_HERE.fill(lang, &[("price", &price), ("unit", &line.unit)]));
            facts.extend(mark(ask, lang));
            if let Some(whole) = whole_line(line, ask) {
                let (amount, quantity) = (format::amount(whole, lang), bare_total(line, lang));
                let values = [("amount", &*amount), ("quantity", &quantity), ("unit", &line.unit)];
                facts.push(texts::WHOLE_LINE.fill(lang, &values));
            }
        }
    }
    Some(OfferCell {
        title,
        facts,
        locked: lock(document, member, lang).map(|why| why.to_string()),
        has_price: ask.is_some(),
    })
}
