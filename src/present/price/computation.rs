//! The computation of one line, with the group's own numbers: asks, withholdings, exact and rounded price, amount, parts.
//! Every result shown is the one of `Results` or of the same function of `domain`. Internal.

use super::schedule::priced;
use super::table::{Column, Row, Table};
use super::words;
use crate::document::Document;
use crate::domain::bid::{Ask, Bid, Discount, Pricing, Rounding, Semantics};
use crate::domain::contract::{Bidder, Part, PriceLine, quote};
use crate::domain::decimal::{Quantity, Rate, Share, UnitPrice};
use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::withheld::{deductions_paid_by, withheld_rate};
use crate::i18n::texts::price as texts;
use crate::i18n::{Lang, format};

/// 10^-16 euros: the unit of an exact ask.
const EXACT_DECIMALS: u8 = 16;
/// 1 in the unit of what is withheld from a line.
const WHOLE: i128 = Share::ONE_SCALED * Rate::ONE_SCALED;
/// Decimals shown of an exact price after those it is rounded to.
const DECIMALS_MORE: u8 = 4;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub title: String,
    pub hint: Option<String>,
    pub lines: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computation {
    pub steps: Vec<Step>,
    pub parts_title: String,
    pub parts_hint: String,
    pub parts: Table,
}

/// What is shown on demand for one line; `None` while it has no price.
#[must_use]
pub fn computation(document: &Document, results: &Results, id: &str, lang: Lang) -> Option<Computation> {
    let line = priced(results, id)?;
    let bid = document.bid();
    let work = Work {
        document,
        bid: &bid,
        line,
        lang,
    };
    let step = |title: crate::i18n::Text, lines| Step {
        title: title.get(lang).to_owned(),
        hint: None,
        lines,
    };
    let mut asks = step(texts::STEP_ASKS, work.asks());
    asks.hint = Some(texts::STEP_ASKS_HINT.get(lang).to_owned());
    Some(Computation {
        steps: vec![
            asks,
            step(texts::STEP_WITHHELD, work.withheld()),
            step(texts::STEP_PRICE, work.price()),
            step(texts::STEP_AMOUNT, vec![work.amount()]),
        ],
        parts_title: texts::STEP_PARTS.get(lang).to_owned(),
        parts_hint: texts::STEP_PARTS_HINT.get(lang).to_owned(),
        parts: work.parts(),
    })
}

/// The exact unit price of a priced line and what it becomes under a rounding; `None` when it is already exact.
pub(super) fn rounded_both_ways(bid: &Bid, line: &PriceLine, lang: Lang) -> Option<(String, [String; 2])> {
    let (exact, is_exact) = exact_price(bid, line, lang);
    let price = |rounding| undiscounted(bid, line, rounding).map(|p| format::computed_price(&p.to_string(), lang));
    let both = [price(Rounding::Ceil)?, price(Rounding::HalfUp)?];
    (!is_exact).then_some((exact, both))
}

/// The unit price that `domain` gives before any discount, rounded this way.
fn undiscounted(bid: &Bid, line: &PriceLine, unit_price_rounding: Rounding) -> Option<Fixed> {
    let bidders: Vec<Bidder<'_>> = line
        .parts
        .iter()
        .filter_map(|part| {
            Some(Bidder {
                ask: bid.asks.get(part.ask_at)?,
                share: part.share,
                withheld: withheld_rate(bid, &part.member),
            })
        })
        .collect();
    let pricing = Pricing {
        unit_price_rounding,
        ..Pricing::default()
    };
    quote(bid.lines.get(line.at)?, &pricing, &bidders).ok().map(|quoted| quoted.unit_price)
}

fn quantity_of(bid: &Bid, line: &PriceLine) -> i128 {
    bid.lines.get(line.at).map_or(0, |l| l.total_quantity())
}

fn cost_of(line: &PriceLine) -> i128 {
    line.parts.iter().map(|p| p.cost.exact).sum()
}

/// Σ asks ÷ (Q·(1 − k)), cut after a few decimals, and whether that is all of it.
fn exact_price(bid: &Bid, line: &PriceLine, lang: Lang) -> (String, bool) {
    let divisor = quantity_of(bid, line).saturating_mul(WHOLE - line.withheld).max(1);
    let decimals = line.unit_price_ht.decimals + DECIMALS_MORE;
    let (mut units, mut rest) = (cost_of(line) / divisor, cost_of(line) % divisor);
    for _ in 0..decimals {
        rest = rest.saturating_mul(10);
        units = units.saturating_mul(10).saturating_add(rest / divisor);
        rest %= divisor;
    }
    let is_whole = rest == 0;
    if is_whole {
        (words::exact_euros(units, decimals, lang), units % 10_i128.pow(u32::from(DECIMALS_MORE)) == 0)
    } else {
        let shown = format::computed_price(&format!("{}…", Fixed::new(units, decimals)), lang);
        (shown, false)
    }
}

struct Work<'a> {
    document: &'a Document,
    bid: &'a Bid,
    line: &'a PriceLine,
    lang: Lang,
}

impl Work<'_> {
    fn member(&self, part: &Part) -> String {
        words::member(self.document, &part.member)
    }
    fn ask(&self, part: &Part) -> Option<&Ask> {
        self.bid.asks.get(part.ask_at).map(AsRef::as_ref)
    }
    fn number(&self, units: i128, decimals: u8) -> String {
        format::plain_quantity(&Fixed::trimmed(units, decimals).to_string(), self.lang)
    }
    fn total_quantity(&self) -> String {
        self.number(quantity_of(self.bid, self.line), 4)
    }
    fn unit_price(&self) -> String {
        format::computed_price(&self.line.unit_price_ht.to_string(), self.lang)
    }

    fn asks(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.line.parts.iter().filter_map(|p| Some(self.ask_line(p, self.ask(p)?))).collect();
        if lines.len() > 1 {
            let cost = words::exact_euros(cost_of(self.line), EXACT_DECIMALS, self.lang);
            lines.push(texts::ASK_SUM.fill(self.lang, &[("cost", &cost)]));
        }
        lines
    }
    fn ask_line(&self, part: &Part, ask: &Ask) -> String {
        let price = |p: UnitPrice| format::unit_price(p, self.lang);
        let setup = if ask.setup_cents.is_zero() {
            String::new()
        } else {
            texts::ASK_SETUP.fill(self.lang, &[("amount", &format::amount(ask.setup_cents, self.lang))])
        };
        let (member, cost) = (self.member(part), words::exact_euros(part.cost.exact, EXACT_DECIMALS, self.lang));
        let quantity = format::plain_quantity(&part.quantity.to_string(), self.lang);
        let slices = slices(ask, part.cost.quantity);
        let slices: Vec<String> = slices.iter().map(|(units, p)| format!("{} × {}", self.number(*units, 10), price(*p))).collect();
        let reached = ask.tiers.iter().rev().find(|t| t.from_qty.scaled() * Share::ONE_SCALED <= part.cost.quantity);
        let from = reached.map(|t| format::quantity(t.from_qty, self.lang)).unwrap_or_default();
        let text = match (ask.semantics, ask.tiers.len()) {
            (Semantics::Incremental, 2..) => texts::ASK_TIERS,
            (_, 0 | 1) => texts::ASK_FLAT,
            _ => texts::ASK_TIER_REACHED,
        };
        let shown_price = reached.map(|t| price(t.price)).unwrap_or_default();
        let values = [
            ("member", member),
            ("quantity", quantity),
            ("price", shown_price),
            ("from", from),
            ("slices", slices.join(" + ")),
            ("setup", setup),
            ("cost", cost),
        ];
        self.fill(text, &values)
    }
    fn fill(&self, text: crate::i18n::Text, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        text.fill(self.lang, &values)
    }

    fn withheld(&self) -> Vec<String> {
        if self.bid.pricing.deductions.is_empty() {
            return vec![texts::WITHHELD_NONE.get(self.lang).to_owned()];
        }
        let mut lines: Vec<String> = self.line.parts.iter().map(|part| self.withheld_from(part)).collect();
        if self.line.parts.len() > 1 {
            let term = |part: &Part| {
                let rate = words::percent_of_millionths(withheld_rate(self.bid, &part.member), self.lang);
                format!("{} × {rate}", format::share(part.share, self.lang))
            };
            let terms: Vec<String> = self.line.parts.iter().map(term).collect();
            let sum = words::percent(&Fixed::trimmed(self.line.withheld, 10).to_string(), self.lang);
            lines.push(self.fill(texts::WITHHELD_SUM, &[("terms", terms.join(" + ")), ("sum", sum)]));
        }
        lines
    }
    fn withheld_from(&self, part: &Part) -> String {
        let paid = deductions_paid_by(self.bid, &part.member);
        let text = if paid.is_empty() { texts::WITHHELD_OF_NONE } else { texts::WITHHELD_OF };
        let list = paid
            .iter()
            .map(|d| format!("{} {}", words::deduction(d, self.lang), format::rate(d.rate, self.lang)));
        let values = [
            ("member", self.member(part)),
            ("rate", words::percent_of_millionths(withheld_rate(self.bid, &part.member), self.lang)),
            ("list", list.collect::<Vec<_>>().join(" + ")),
        ];
        self.fill(text, &values)
    }

    fn price(&self) -> Vec<String> {
        let lang = self.lang;
        let pricing = &self.bid.pricing;
        let decimals = self.line.unit_price_ht.decimals;
        let before = undiscounted(self.bid, self.line, pricing.unit_price_rounding).unwrap_or(self.line.unit_price_ht);
        let before_shown = format::computed_price(&before.to_string(), lang);
        let kept = words::percent(&Fixed::trimmed(WHOLE - self.line.withheld, 10).to_string(), lang);
        let cost = words::exact_euros(cost_of(self.line), EXACT_DECIMALS, lang);
        let exact = [
            ("cost", cost),
            ("quantity", self.total_quantity()),
            ("kept", kept),
            ("price", exact_price(self.bid, self.line, lang).0),
        ];
        let how = words::rounded(pricing.unit_price_rounding).get(lang).to_owned();
        let rounded = [("how", how), ("decimals", decimals.to_string()), ("price", before_shown.clone())];
        let mut lines = vec![self.fill(texts::PRICE_EXACT, &exact), self.fill(texts::PRICE_ROUNDED, &rounded)];
        if let Some(by_hand) = pricing.by_hand(&self.line.line) {
            let values = [("price", self.unit_price()), ("computed", before_shown), ("reason", by_hand.reason.clone())];
            lines.push(self.fill(texts::PRICE_BY_HAND, &values));
            return lines;
        }
        if let Some(discount) = &pricing.discount {
            lines.push(self.discounted(discount, before, before_shown));
        }
        lines
    }
    fn discounted(&self, discount: &Discount, before: Fixed, before_shown: String) -> String {
        let left = Rate::ONE_SCALED - discount.rate.scaled();
        let exact = before.units.saturating_mul(left);
        let values = [
            ("rate", format::rate(discount.rate, self.lang)),
            ("before", before_shown),
            ("left", words::percent_of_millionths(left, self.lang)),
            ("exact", words::exact_euros(exact, before.decimals + Rate::AFTER as u8, self.lang)),
            ("how", words::rounded(discount.rounding).get(self.lang).to_lowercase()),
            ("price", self.unit_price()),
        ];
        self.fill(texts::PRICE_DISCOUNTED, &values)
    }

    fn amount(&self) -> String {
        let price = self.line.unit_price_ht;
        let exact_units = quantity_of(self.bid, self.line).saturating_mul(price.units);
        let exact_decimals = price.decimals + Quantity::AFTER as u8;
        let is_whole = Fixed::trimmed(exact_units, exact_decimals).decimals <= 2;
        let text = if is_whole { texts::AMOUNT_EXACT } else { texts::AMOUNT_ROUNDED };
        let values = [
            ("quantity", self.total_quantity()),
            ("price", self.unit_price()),
            ("exact", words::exact_euros(exact_units, exact_decimals, self.lang)),
            ("amount", format::amount(self.line.amount_ht_cents, self.lang)),
        ];
        self.fill(text, &values)
    }

    fn parts(&self) -> Table {
        let lang = self.lang;
        let amount = self.line.amount_ht_cents.wide();
        let floors: Vec<Cents> = self
            .line
            .parts
            .iter()
            .map(|p| Cents::from_wide(amount * p.share.scaled() / Share::ONE_SCALED))
            .collect();
        let rows = self.line.parts.iter().zip(&floors).map(|(part, floor)| {
            let more = (part.ht_cents - *floor).0;
            let cells = vec![
                format::share(part.share, lang),
                words::exact_euros(amount * part.share.scaled(), 8, lang),
                format::amount(*floor, lang),
                more.to_string(),
                format::amount(part.ht_cents, lang),
            ];
            Row::new(part.member.as_str(), self.member(part), cells)
        });
        let lowered: Cents = floors.iter().sum();
        let whole = format::amount(self.line.amount_ht_cents, lang);
        let missing = (self.line.amount_ht_cents - lowered).0.to_string();
        let foot = vec![words::percent("100", lang), whole.clone(), format::amount(lowered, lang), missing, whole];
        let labels = [texts::SHARE, texts::EXACT_PART, texts::ROUNDED_DOWN, texts::CENT_MORE, texts::PART];
        Table {
            head: texts::MEMBER.get(lang).to_owned(),
            columns: labels.iter().map(|label| Column::number(label.get(lang))).collect(),
            rows: rows.collect(),
            foot: Some(Row::new("total", texts::TOTAL.get(lang), foot)),
        }
    }
}

/// The quantity that each tier prices, in units of 10^-10, with its price.
pub(super) fn slices(ask: &Ask, quantity: i128) -> Vec<(i128, UnitPrice)> {
    let starts = ask.tiers.iter().map(|t| t.from_qty.scaled() * Share::ONE_SCALED);
    let ends = starts.clone().skip(1).chain([i128::MAX]);
    let tiers = ask.tiers.iter().zip(starts.zip(ends));
    tiers
        .filter(|(_, (from, _))| *from < quantity)
        .map(|(tier, (from, to))| (to.min(quantity) - from, tier.price))
        .collect()
}
