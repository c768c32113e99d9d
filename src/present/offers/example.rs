//! An ask worked out for the whole line, as a sum that people can check.

use super::{bare_total, whole_line};
use crate::domain::bid::{Ask, Line, Semantics};
use crate::domain::decimal::Quantity;
use crate::domain::fixed::Fixed;
use crate::i18n::texts::offers as texts;
use crate::i18n::{Lang, format};

/// «Toute la ligne : 4 000 × 2,60 € + 3 920 × 2,30 € = 19 416,00 € HT.»; `None` for tiers out of order.
pub(super) fn example(line: &Line, ask: &Ask, lang: Lang) -> Option<String> {
    let amount = format::amount(whole_line(line, ask)?, lang);
    let mut sum = match ask.semantics {
        Semantics::AllUnits => {
            let reached = ask.tiers.iter().rev().find(|t| t.from_qty.scaled() <= line.total_quantity())?;
            format!("{} × {}", bare_total(line, lang), format::unit_price(reached.price, lang))
        }
        Semantics::Incremental => slices(line, ask, lang),
    };
    if !ask.setup_cents.is_zero() {
        let setup = format::amount(ask.setup_cents, lang);
        sum = texts::EXAMPLE_SETUP.fill(lang, &[("sum", &sum), ("setup", &setup)]);
    }
    Some(texts::EXAMPLE.fill(lang, &[("sum", &sum), ("amount", &amount)]))
}

fn slices(line: &Line, ask: &Ask, lang: Lang) -> String {
    let total = line.total_quantity();
    let ends = ask.tiers.iter().skip(1).map(|t| t.from_qty.scaled()).chain([total]);
    let reached = ask.tiers.iter().zip(ends).filter(|(tier, _)| tier.from_qty.scaled() < total);
    let words = reached.map(|(tier, end)| {
        let slice = Fixed::trimmed(end.min(total) - tier.from_qty.scaled(), Quantity::AFTER as u8);
        let quantity = format::plain_quantity(&slice.to_string(), lang);
        format!("{quantity} × {}", format::unit_price(tier.price, lang))
    });
    words.collect::<Vec<_>>().join(" + ")
}
