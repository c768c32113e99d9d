//! The availability that the group promises for each service, and what the whole chain delivers, failures of hosts included.

use super::print::{Block, Cell, ColumnKind};
use super::tables::table;
use crate::domain::client_view::{ClientServiceLevel, ClientView};
use crate::i18n::texts::proposal as texts;
use crate::i18n::texts::service::MINUTES;
use crate::i18n::{Lang, Text, format};
use crate::present::service::as_percent;

/// Empty when no service level is promised.
pub(super) fn levels(view: &ClientView, lang: Lang) -> Vec<Block> {
    if view.service_levels.is_empty() {
        return Vec::new();
    }
    let note = |text: Text| Block::Note {
        text: text.get(lang).to_owned(),
    };
    vec![
        Block::Text {
            text: texts::LEVELS_TEXT.get(lang).to_owned(),
        },
        table(
            texts::LEVELS_SUMMARY,
            &[
                (texts::SERVICE, ColumnKind::Text),
                (texts::PROMISED, ColumnKind::Number),
                (texts::DELIVERED, ColumnKind::Number),
                (texts::ONE_HOST, ColumnKind::Number),
                (texts::DOWNTIME, ColumnKind::Number),
            ],
            view.service_levels.iter().map(|level| row(level, lang)).collect(),
            None,
            lang,
        ),
        note(texts::LEVELS_NOTE),
    ]
}

fn row(level: &ClientServiceLevel, lang: Lang) -> Vec<Cell> {
    let minutes = format::number(&level.downtime_minutes_per_30_days.to_string(), lang);
    vec![
        Cell::from(level.service.to_string()),
        Cell::from(format::rate(level.target, lang)),
        Cell::from(as_percent(level.composite, lang)),
        Cell::from(as_percent(level.single_host_composite, lang)),
        Cell::from(MINUTES.fill(lang, &[("minutes", &minutes)])),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::bid::{Availability, ServiceLevel};
    use crate::domain::decimal::Rate;
    use crate::domain::ids::Id;
    use crate::present::samples::{self, plain};
    use std::sync::Arc;

    fn part(id: &str, rate: &str) -> Availability {
        Availability {
            id: id.to_owned(),
            availability: Rate::parse(rate).unwrap(),
        }
    }

    #[test]
    fn the_client_reads_what_is_promised_and_delivered_but_not_how_each_host_stands() {
        let mut document = samples::document();
        // The figures of domain brief §5.4, and a promise whose chain nobody described.
        let level = |id: &str, series, parallel| ServiceLevel {
            id: Id::new(id),
            target: Rate::parse("0.997").unwrap(),
            series,
            parallel,
            failover: Some(Rate::parse("0.999").unwrap()),
        };
        let series = vec![part("dns", "0.9999"), part("access", "0.9995"), part("sso", "0.999")];
        let hosts = vec![part("first", "0.997"), part("second", "0.995")];
        Arc::make_mut(&mut document.frame).sla = vec![level("nextcloud", series, hosts), level("visio", Vec::new(), Vec::new())];
        let view = ClientView::of(&document.bid(), &samples::results(&document).contract);
        let blocks = levels(&view, Lang::Fr);
        let Some(Block::Table { groups, .. }) = blocks.get(1) else { panic!() };
        let told: Vec<String> = groups[0].rows[0].iter().map(|cell| plain(&serde_json::to_string(cell).unwrap())).collect();
        assert_eq!(told, ["\"nextcloud\"", "\"99,7 %\"", "\"99,8383 %\"", "\"99,5405 %\"", "\"69,87 min\""]);
        assert_eq!(groups[0].rows.len(), 1);
        let file = serde_json::to_string(&view).unwrap();
        for inside in ["first", "sso", "0.9995", "99,95"] {
            assert!(!file.contains(inside), "{inside}");
        }
        assert!(
            levels(
                &ClientView {
                    service_levels: Vec::new(),
                    ..view
                },
                Lang::En
            )
            .is_empty()
        );
    }
}
