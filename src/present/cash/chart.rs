//! The balance of each month as a bar above or below zero. Whole units of a view box; the table says the same in figures.

use super::table::month_label;
use crate::domain::dates::Date;
use crate::domain::money::{Cents, half_up};
use crate::i18n::{Lang, format};

const WIDTH: i128 = 720;
const HEIGHT: i128 = 160;

/// Bars and the line of zero, as SVG paths, with the words at the ends of its axes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CashChart {
    pub view_box: String,
    pub received: String,
    pub paid: String,
    pub zero: String,
    /// The amounts at the top and at the foot: the largest month, or zero.
    pub most: String,
    pub least: String,
    pub first: String,
    pub last: String,
}

#[must_use]
pub fn chart(balance: &[Cents], start: Option<Date>, lang: Lang) -> CashChart {
    let Some(last) = balance.iter().rposition(|b| !b.is_zero()) else {
        return CashChart::default();
    };
    let balance = balance.get(..=last).unwrap_or_default();
    let most = balance.iter().map(|b| b.wide()).max().unwrap_or(0).max(0);
    let least = balance.iter().map(|b| b.wide()).min().unwrap_or(0).min(0);
    let range = (most - least).max(1);
    let zero = half_up(HEIGHT * most, range);
    let count = i128::try_from(balance.len()).unwrap_or(1).max(1);
    let mut chart = CashChart {
        view_box: format!("0 0 {WIDTH} {HEIGHT}"),
        zero: format!("M0 {zero} H{WIDTH}"),
        most: format::amount(Cents::from_wide(most), lang),
        least: format::amount(Cents::from_wide(least), lang),
        first: month_label(0, start, lang),
        last: month_label(last, start, lang),
        ..CashChart::default()
    };
    for (at, amount) in (0_i128..).zip(balance).filter(|(_, a)| !a.is_zero()) {
        let (left, right) = (at * WIDTH / count, (at + 1) * WIDTH / count);
        let width = (right - left - 1).max(1);
        // At least one unit high: what is there is seen.
        let height = half_up(HEIGHT * amount.wide().abs(), range).max(1);
        if *amount > Cents::ZERO {
            chart.received.push_str(&format!("M{left} {zero} v-{height} h{width} v{height} Z"));
        } else {
            chart.paid.push_str(&format!("M{left} {zero} v{height} h{width} v-{height} Z"));
        }
    }
    chart
}
