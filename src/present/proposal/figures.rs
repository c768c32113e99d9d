//! Pictures in bars.

use super::print::{Bar, Block};
use crate::domain::money::Cents;
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
}
