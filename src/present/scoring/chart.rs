//! The geometry of the picture of the score against the price, in whole pixels: one curve for each formula.

use super::{Formula, changed, formulas, signed_percent};
use crate::document::Document;
use crate::domain::decimal::Points;
use crate::domain::money::half_up;
use crate::domain::price_scores::compared_price;
use crate::domain::results::Results;
use crate::i18n::texts::scoring as texts;
use crate::i18n::{Lang, format};

const LEFT: i64 = 48;
const RIGHT: i64 = 16;
const TOP: i64 = 12;
const BOTTOM: i64 = 32;
const PER_PERCENT: i64 = 18;
const HEIGHT: i64 = 240;
/// The price varies this much to both sides, in percent.
const REACH: i64 = 15;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    pub key: &'static str,
    pub name: String,
    /// `x,y x,y …` for a polyline.
    pub points: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub width: i64,
    pub height: i64,
    pub told: String,
    pub curves: Vec<Curve>,
    /// Marks below: place and words.
    pub across: Vec<(i64, String)>,
    /// Marks beside: place and words.
    pub up: Vec<(i64, String)>,
    /// Where the price is what it is.
    pub here: i64,
    pub left: i64,
    pub right: i64,
    pub bottom: i64,
    pub top: i64,
}

/// `None` without a criterion or a price.
#[must_use]
pub fn chart(document: &Document, results: &Results, lang: Lang) -> Option<Chart> {
    let criterion = document.frame.tender.price_criterion.as_ref()?;
    let price = compared_price(criterion.basis, &results.contract);
    if price.0 <= 0 {
        return None;
    }
    let most = criterion.weight.scaled();
    let x = |percent: i64| LEFT + (percent + REACH) * PER_PERCENT;
    let y = |points: i128| TOP + HEIGHT - i64::try_from(half_up(points * i128::from(HEIGHT), most.max(1))).unwrap_or(0);
    let curve = |formula: &Formula| {
        let place = |percent: i64| {
            // A score has as many decimals as the points of a criterion.
            let points = formula.ours_at(criterion, changed(price, percent)).units;
            format!("{},{}", x(percent), y(points))
        };
        Curve {
            key: formula.key(),
            name: formula.name().get(lang).to_owned(),
            points: (-REACH..=REACH).map(place).collect::<Vec<_>>().join(" "),
        }
    };
    let quarter = |n: i128| {
        let points = crate::domain::fixed::Fixed::trimmed(most * n * 25, Points::AFTER as u8 + 2);
        (y(most * n / 4), format::number(&points.to_string(), lang))
    };
    Some(Chart {
        width: x(REACH) + RIGHT,
        height: TOP + HEIGHT + BOTTOM,
        told: texts::SENSITIVITY_CHART.get(lang).to_owned(),
        curves: formulas(document).iter().map(curve).collect(),
        across: [-15, -10, -5, 0, 5, 10, 15].iter().map(|p| (x(*p), signed_percent(*p, lang))).collect(),
        up: (0..=4).map(quarter).collect(),
        here: x(0),
        left: LEFT,
        right: x(REACH),
        bottom: TOP + HEIGHT,
        top: TOP,
    })
}
