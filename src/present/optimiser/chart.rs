//! Price against fairness as a drawing and as a table: each point is an allocation that can be picked. Places are whole numbers of
//! the drawing's own unit.

use super::Asked;
use super::compared::{compared, index, percent_above};
use crate::document::Document;
use crate::domain::money::{Cents, half_up};
use crate::domain::optimum::{Answer, FrontierPoint};
use crate::domain::ratio::Ratio;
use crate::i18n::texts::optimiser as texts;
use crate::i18n::{Lang, format};

/// The drawing: 640 by 320, with room for the words at the left and below.
const WIDTH: i128 = 640;
const HEIGHT: i128 = 320;
const LEFT: i128 = 96;
const RIGHT: i128 = 24;
const TOP: i128 = 20;
const BOTTOM: i128 = 56;

#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub view_box: String,
    /// The line through the points, as an SVG path.
    pub path: String,
    /// The axes, as an SVG path.
    pub axes: String,
    pub points: Vec<ChartPoint>,
    /// Words with their place: price below, distance at the left.
    pub ticks: Vec<Tick>,
    pub is_stale: bool,
    /// One sentence for who does not see the drawing.
    pub summary: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub x: String,
    pub y: String,
    pub words: String,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPoint {
    pub x: String,
    pub y: String,
    /// All of it, for a button's name.
    pub name: String,
    pub price: String,
    pub above: String,
    pub deviation: String,
    pub jain: String,
    /// Proven that no allocation beats it at both.
    pub is_proven: bool,
}

/// `None` while there is nothing to draw.
#[must_use]
pub fn chart(asked: &Asked, document: &Document, lang: Lang) -> Option<Chart> {
    let Answer::Frontier(points) = &asked.answer else { return None };
    let least = points.iter().map(|p| p.price).min()?;
    let xs = Scale::of(points, |p| p.price, LEFT, WIDTH - RIGHT);
    // Fairest at the bottom.
    let ys = Scale::of(points, |p| p.deviation, HEIGHT - BOTTOM, TOP);
    let place = |p: &FrontierPoint| (xs.at(p.price), ys.at(p.deviation));
    let corners: Vec<String> = points.iter().map(place).map(|(x, y)| format!("{x} {y}")).collect();
    let drawn: Vec<ChartPoint> = points.iter().map(|p| point(asked, p, place(p), least, lang)).collect();
    let (first, last) = (drawn.first()?, drawn.last()?);
    let summary = [("count", &*drawn.len().to_string()), ("first", &first.name), ("last", &last.name)];
    Some(Chart {
        view_box: format!("0 0 {WIDTH} {HEIGHT}"),
        path: format!("M{}", corners.join(" L")),
        axes: format!("M{LEFT} {TOP} V{} H{}", HEIGHT - BOTTOM, WIDTH - RIGHT),
        ticks: ticks(&xs, &ys, lang),
        summary: texts::CHART_SUMMARY.fill(lang, &summary),
        points: drawn,
        is_stale: !asked.document.asks_the_same(document),
    })
}

fn point(asked: &Asked, point: &FrontierPoint, (x, y): (i128, i128), least: Ratio, lang: Lang) -> ChartPoint {
    let figures = compared(&asked.document.with_allocation(&point.found.allocation), lang);
    let cents = |value: Ratio| Cents::from_wide(value.nearest());
    let above = percent_above(cents(point.price), cents(least), lang);
    let (price, deviation) = (format::amount(cents(point.price), lang), format::amount(cents(point.deviation), lang));
    ChartPoint {
        x: x.to_string(),
        y: y.to_string(),
        name: texts::POINT.fill(lang, &[("price", &price), ("above", &above), ("deviation", &deviation)]),
        price,
        above,
        deviation,
        jain: index(figures.jain, lang),
        is_proven: point.is_proven,
    }
}

/// From values to places between two ends.
struct Scale {
    least: i128,
    most: i128,
    from: i128,
    to: i128,
}

impl Scale {
    fn of(points: &[FrontierPoint], value: fn(&FrontierPoint) -> Ratio, from: i128, to: i128) -> Self {
        let values = || points.iter().map(|p| value(p).nearest());
        let (least, most) = (values().min().unwrap_or(0), values().max().unwrap_or(0));
        Self { least, most, from, to }
    }
    /// In the middle when all values are the same.
    fn at(&self, value: Ratio) -> i128 {
        let span = self.most - self.least;
        if span == 0 {
            return i128::midpoint(self.from, self.to);
        }
        self.from + half_up((value.nearest() - self.least) * (self.to - self.from), span)
    }
}

/// Both ends of both axes, and what the axes are.
fn ticks(xs: &Scale, ys: &Scale, lang: Lang) -> Vec<Tick> {
    let below = HEIGHT - BOTTOM + 20;
    let tick = |x: i128, y: i128, words: String, anchor| Tick {
        x: x.to_string(),
        y: y.to_string(),
        words,
        anchor,
    };
    let money = |cents: i128| format::amount(Cents::from_wide(cents), lang);
    let mut ticks = vec![
        tick(LEFT, below, money(xs.least), "start"),
        tick((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, texts::AXIS_PRICE.get(lang).to_owned(), "middle"),
        tick(LEFT, TOP - 6, texts::AXIS_DEVIATION.get(lang).to_owned(), "start"),
        tick(LEFT - 8, HEIGHT - BOTTOM, money(ys.least), "end"),
    ];
    if xs.most > xs.least {
        ticks.push(tick(WIDTH - RIGHT, below, money(xs.most), "end"));
    }
    if ys.most > ys.least {
        ticks.push(tick(LEFT - 8, TOP + 14, money(ys.most), "end"));
    }
    ticks
}
