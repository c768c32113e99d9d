//! Pictures in bars, and the numbers of tables and figures.

use super::print::{Bar, Block, Section};
use crate::domain::money::Cents;
use crate::i18n::texts::proposal as texts;
use crate::i18n::{Lang, format};

/// Amounts as bars; nothing where there is nothing to compare.
pub(super) fn amounts(caption: &str, rows: &[(String, Cents)], lang: Lang) -> Option<Block> {
    let longest = rows.iter().map(|(_, amount)| amount.0).max().filter(|longest| *longest > 0)?;
    if rows.len() < 2 {
        return None;
    }
    let size = |amount: Cents| {
        let size = i128::from(amount.0.max(0)) * 1000 / i128::from(longest);
        u16::try_from(size).unwrap_or_default()
    };
    let bar = |(label, amount): &(String, Cents)| Bar {
        label: label.clone(),
        value: format::amount(*amount, lang),
        size: size(*amount),
    };
    Some(Block::Bars {
        caption: caption.to_owned(),
        rows: rows.iter().map(bar).collect(),
    })
}

/// Gives every table and every figure its number, each kind from 1 on.
pub(super) fn number(sections: &mut [Section], lang: Lang) {
    let (mut tables, mut figures) = (0_usize, 0_usize);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Table { caption, summary, .. } => {
                tables += 1;
                *caption = Some(texts::TABLE_NUMBER.fill(lang, &[("number", &tables.to_string()), ("what", summary)]));
            }
            Block::Bars { caption, .. } | Block::Timeline { caption, .. } | Block::Sites { caption, .. } => {
                figures += 1;
                *caption = texts::FIGURE_NUMBER.fill(lang, &[("number", &figures.to_string()), ("what", caption)]);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn bars(amounts_of: &[i64]) -> Option<Vec<u16>> {
        let rows: Vec<(String, Cents)> = amounts_of.iter().map(|cents| (cents.to_string(), Cents(*cents))).collect();
        match amounts("", &rows, Lang::Fr)? {
            Block::Bars { rows, .. } => Some(rows.iter().map(|row| row.size).collect()),
            _ => None,
        }
    }

    #[test]
    fn the_longest_bar_is_whole_and_the_others_are_in_proportion() {
        assert_eq!(bars(&[200, 100, 1, -5]), Some(vec![1000, 500, 5, 0]));
        assert_eq!(bars(&[i64::MAX, i64::MAX / 2]), Some(vec![1000, 499]));
        assert_eq!((bars(&[5]), bars(&[0, 0]), bars(&[])), (None, None, None));
    }

    #[test]
    fn tables_and_figures_count_apart() {
        let table = |summary: &str| Block::Table {
            caption: None,
            summary: summary.to_owned(),
            columns: Vec::new(),
            groups: Vec::new(),
            total: Vec::new(),
        };
        let figure = Block::Bars {
            caption: "Parts".to_owned(),
            rows: Vec::new(),
        };
        let section = |blocks| Section {
            heading: String::new(),
            on_new_page: false,
            blocks,
        };
        let mut sections = [section(vec![table("Prix"), figure]), section(vec![table("TVA")])];
        number(&mut sections, Lang::Fr);
        let captions: Vec<String> = sections
            .iter()
            .flat_map(|s| &s.blocks)
            .map(|block| match block {
                Block::Table { caption, .. } => caption.clone().unwrap(),
                Block::Bars { caption, .. } => caption.clone(),
                _ => String::new(),
            })
            .collect();
        assert_eq!(captions, ["Tableau 1 – Prix", "Figure 1 – Parts", "Tableau 2 – TVA"]);
    }
}
