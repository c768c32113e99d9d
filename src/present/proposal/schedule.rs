//! When things are done for the client: the phases that the chapter writes, as a figure, and the periods of the contract. The plan by which
//! the group writes its answer is another one, and internal.

use super::money::period_name;
use super::print::{Block, Cell, ColumnKind, Stretch, Tick};
use super::tables::table;
use crate::domain::client_view::ClientView;
use crate::domain::dates::Date;
use crate::i18n::texts::proposal as texts;
use crate::i18n::{Lang, format, plural};
use crate::present::dossier::phases::{Phase, phases};

/// Most marks on the axis: more would touch.
const MARKS: u16 = 6;
const WHOLE: u32 = 1000;

/// The figure and the table of a chapter on the schedule.
pub(super) fn blocks(view: &ClientView, markdown: &str, lang: Lang) -> Vec<Block> {
    figure(&phases(markdown).phases, view.tender.start, lang)
        .into_iter()
        .chain(periods(view, lang))
        .collect()
}

fn figure(phases: &[Phase], start: Option<Date>, lang: Lang) -> Option<Block> {
    let weeks = phases.iter().map(|p| p.last_week).max()?;
    let at = |week: u16| u16::try_from(u32::from(week) * WHOLE / u32::from(weeks)).unwrap_or_default();
    let row = |phase: &Phase| Stretch {
        label: phase.label.clone(),
        value: when(phase, start, lang),
        from: at(phase.first_week - 1),
        to: at(phase.last_week),
    };
    let step = weeks.div_ceil(MARKS);
    let ticks = (0..weeks).step_by(usize::from(step)).map(|week| Tick {
        at: at(week),
        label: match start.and_then(|start| start.plus_days(i64::from(week) * 7)) {
            Some(day) => format::day_and_month(day, lang),
            None => texts::WEEK_SHORT.fill(lang, &[("week", &(week + 1).to_string())]),
        },
    });
    Some(Block::Timeline {
        caption: texts::SCHEDULE_FIGURE.get(lang).to_owned(),
        ticks: ticks.collect(),
        rows: phases.iter().map(row).collect(),
    })
}

/// «2 semaines à partir du 1er mars 2027», «semaines 3 à 5».
fn when(phase: &Phase, start: Option<Date>, lang: Lang) -> String {
    let (first, last) = (phase.first_week.to_string(), phase.last_week.to_string());
    let Some(from) = start.and_then(|start| start.plus_days(i64::from(phase.first_week - 1) * 7)) else {
        let text = if first == last { texts::IN_WEEK } else { texts::IN_WEEKS };
        return text.fill(lang, &[("first", &first), ("last", &last)]);
    };
    let count = usize::from(phase.last_week - phase.first_week) + 1;
    let text = plural(lang, count, texts::WEEK_FROM, texts::WEEKS_FROM);
    text.fill(lang, &[("weeks", &count.to_string()), ("from", &format::date(from, lang))])
}

/// The periods of the contract with their days; `None` for a contract of one piece, which the cover says.
fn periods(view: &ClientView, lang: Lang) -> Option<Block> {
    let tender = &view.tender;
    if tender.periods.len() < 2 {
        return None;
    }
    let mut months = 0_u32;
    let day = |months: u32| tender.start.and_then(|start| start.plus_months(months));
    let rows = tender.periods.iter().map(|period| {
        let first = day(months);
        months += u32::from(period.months);
        let last = day(months).and_then(|next| next.plus_days(-1));
        let nature = if period.firm { texts::FIRM } else { texts::RENEWAL };
        let told = |day: Option<Date>| day.map_or_else(|| texts::NO_RATE.get(lang).to_owned(), |day| format::date(day, lang));
        vec![
            Cell::from(period_name(view, &period.id)),
            Cell::from(nature.get(lang)),
            Cell::from(told(first)),
            Cell::from(told(last)),
            Cell::from(texts::MONTHS.fill(lang, &[("months", &period.months.to_string())])),
        ]
    });
    Some(table(
        texts::SCHEDULE_SUMMARY,
        &[
            (texts::PERIOD, ColumnKind::Text),
            (texts::NATURE, ColumnKind::Short),
            (texts::FROM_DAY, ColumnKind::Short),
            (texts::TO_DAY, ColumnKind::Short),
            (texts::DURATION, ColumnKind::Number),
        ],
        rows.collect(),
        None,
        lang,
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::present::samples::{self, plain};

    const TABLE: &str = "| Étape | Semaines |\n|---|---|\n| Cadrage | 1 |\n| Pilote | 2–4 |";

    fn drawn(start: Option<&str>) -> (Vec<Tick>, Vec<Stretch>) {
        let start = start.map(|day| Date::parse(day).unwrap());
        match figure(&phases(TABLE).phases, start, Lang::Fr) {
            Some(Block::Timeline { ticks, rows, .. }) => (ticks, rows),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn phases_lie_on_the_axis_in_proportion_and_say_their_days() {
        let (ticks, rows) = drawn(Some("2027-03-01"));
        assert_eq!(rows.iter().map(|r| (r.from, r.to)).collect::<Vec<_>>(), [(0, 250), (250, 1000)]);
        assert_eq!(plain(&rows[0].value), "1 semaine à partir du 1er mars 2027");
        assert_eq!(plain(&rows[1].value), "3 semaines à partir du 8 mars 2027");
        assert_eq!(ticks.iter().map(|t| t.at).collect::<Vec<_>>(), [0, 250, 500, 750]);
        assert_eq!(plain(&ticks[3].label), "22 mars");
    }

    #[test]
    fn without_a_start_weeks_are_counted() {
        let (ticks, rows) = drawn(None);
        assert_eq!(plain(&rows[1].value), "semaines 2 à 4");
        assert_eq!(ticks[1].label, "S2");
    }

    #[test]
    fn periods_follow_one_another_to_the_day() {
        let mut document = samples::document();
        samples::edit_tender(&mut document, |tender| {
            tender.start = Some(Date::parse("2027-01-31").unwrap());
            let mut renewal = tender.periods[0].clone();
            (tender.periods[0].months, renewal.months, renewal.firm) = (1, 12, false);
            renewal.id = crate::domain::ids::PeriodId::new("y2");
            tender.periods.push(renewal);
        });
        let view = ClientView::of(&document.bid(), &samples::results(&document).contract);
        let Some(Block::Table { groups, .. }) = periods(&view, Lang::Fr) else {
            panic!()
        };
        let days = |row: usize| [2, 3].map(|at| groups[0].rows[row][at].clone());
        assert_eq!(days(0), ["31\u{a0}janvier 2027", "27\u{a0}février 2027"].map(Cell::from));
        assert_eq!(days(1), ["28\u{a0}février 2027", "28\u{a0}février 2028"].map(Cell::from));
        assert!(figure(&[], None, Lang::Fr).is_none());
    }
}
