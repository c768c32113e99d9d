//! Numbers as people write them in a sentence, in every spelling: French, English, German and Swiss groupings, with any space. An
//! ambiguous spelling has all of its readings: `1.234` is a thousand and a price.

use std::ops::Range;

/// Decimals that are kept: unit prices have at most six.
const DECIMALS: usize = 6;
/// One, in the unit of a reading.
pub const ONE: i128 = 1_000_000;
/// More digits are no amount.
const DIGITS_MAX: usize = 15;
/// More groups of digits are no number either: a row of `000 000` without end is read in pieces.
const RUNS_MAX: usize = 8;

/// A number in a text, and what it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Bytes in the text.
    pub at: Range<usize>,
    pub readings: Vec<Reading>,
    /// A euro sign or the word stands beside it.
    pub is_euros: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// In millionths.
    pub value: i128,
    pub has_decimals: bool,
    /// Digits without any separator.
    pub is_bare: bool,
}

/// A run of digits, and the separator before it.
#[derive(Clone)]
struct Run {
    separator: Option<char>,
    at: Range<usize>,
}

/// All numbers of a text, in its order. Identifiers (`L04`), dates (`12.01.2027`) and addresses are none.
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let runs = runs_from(text, start);
        let end = runs.last().map_or(start + 1, |run| run.at.end);
        let is_identifier = text.get(..start).unwrap_or_default().ends_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let readings = if is_identifier && runs.len() == 1 {
            Vec::new()
        } else {
            readings(text, &runs)
        };
        if !readings.is_empty() {
            found.push(Number {
                at: start..end,
                readings,
                is_euros: is_beside_euros(text, start, end),
            });
        }
        at = end;
    }
    found
}

fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|at| bytes.get(*at).is_some_and(u8::is_ascii_digit))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_grouping(c: char) -> bool {
    is_space(c) || matches!(c, '\'' | '’')
}

/// The runs of digits that belong together, as far as a grouping allows.
fn runs_from(text: &str, start: usize) -> Vec<Run> {
    let end_of = |from: usize| {
        let digits = text.as_bytes().iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
        from + digits
    };
    let mut runs = vec![Run {
        separator: None,
        at: start..end_of(start),
    }];
    loop {
        let Some(last) = runs.last() else { return runs };
        let rest = text.get(last.at.end..).unwrap_or_default();
        let Some(separator) = rest.chars().next() else { return runs };
        let from = last.at.end + separator.len_utf8();
        let next = from..end_of(from);
        let is_first = runs.len() == 1;
        let goes_on = match separator {
            '.' | ',' => !next.is_empty(),
            // A space groups three digits, after one to three, and never after a decimal point.
            c if is_grouping(c) => {
                let groups_before = if is_first { last.at.len() <= 3 } else { last.at.len() == 3 };
                next.len() == 3 && groups_before && runs.iter().skip(1).all(|run| run.separator.is_some_and(is_grouping))
            }
            _ => false,
        };
        if !goes_on || runs.len() >= RUNS_MAX {
            return runs;
        }
        runs.push(Run {
            separator: Some(separator),
            at: next,
        });
    }
}

fn readings(text: &str, runs: &[Run]) -> Vec<Reading> {
    let mut found = Vec::new();
    // «lot 3 450,00»: what follows a plain space may begin a number of its own.
    for from in 0..runs.len() {
        let begins = from == 0 || runs.get(from).is_some_and(|run| run.separator == Some(' '));
        if let Some(tail) = runs.get(from..).filter(|_| begins) {
            found.extend(whole(text, tail));
            found.extend(with_decimals(text, tail));
        }
    }
    found
}

/// Every separator groups.
fn whole(text: &str, runs: &[Run]) -> Option<Reading> {
    let digits = grouped(text, runs)?;
    Some(Reading {
        value: digits.parse::<i128>().ok()? * ONE,
        has_decimals: false,
        is_bare: runs.len() == 1,
    })
}

/// The last separator is a decimal point, the others group.
fn with_decimals(text: &str, runs: &[Run]) -> Option<Reading> {
    let (decimals, before) = runs.split_last()?;
    let point = decimals.separator.filter(|c| matches!(c, '.' | ','))?;
    if before.is_empty() || before.iter().skip(1).any(|run| run.separator == Some(point)) {
        return None;
    }
    let digits = grouped(text, before)?;
    let decimals = text.get(decimals.at.clone())?;
    let (kept, lost) = decimals.split_at_checked(DECIMALS).unwrap_or((decimals, ""));
    if lost.bytes().any(|b| b != b'0') {
        return None;
    }
    let fraction: i128 = format!("{kept:0<DECIMALS$}").parse().ok()?;
    Some(Reading {
        value: digits.parse::<i128>().ok()? * ONE + fraction,
        has_decimals: true,
        is_bare: false,
    })
}

/// The digits of runs that one kind of separator groups by three.
fn grouped(text: &str, runs: &[Run]) -> Option<String> {
    let (first, others) = runs.split_first()?;
    let separator = others.first().and_then(|run| run.separator);
    let is_grouped = others.is_empty() || first.at.len() <= 3 && others.iter().all(|run| run.at.len() == 3 && run.separator == separator);
    let digits: String = runs.iter().filter_map(|run| text.get(run.at.clone())).collect();
    (is_grouped && digits.len() <= DIGITS_MAX).then_some(digits)
}

fn is_beside_euros(text: &str, start: usize, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start_matches(is_space);
    let before = text.get(..start).unwrap_or_default().trim_end_matches(is_space);
    let starts_with_word = |word: &str| after.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    after.starts_with('€') || starts_with_word("eur") || before.ends_with('€') || before.ends_with("EUR")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Vec<i128>> {
        numbers(text).into_iter().map(|n| n.readings.into_iter().map(|r| r.value).collect()).collect()
    }

    #[test]
    fn an_amount_is_read_in_every_spelling() {
        for spelling in [
            "12 546,28",
            "12\u{a0}546,28",
            "12\u{202f}546.28",
            "12\u{2009}546,28",
            "12546,28",
            "12546.28",
            "12,546.28",
            "12.546,28",
            "12'546.28",
            "12’546.28",
        ] {
            let text = format!("Soit {spelling} € par an.");
            let found = numbers(&text);
            assert!(found[0].readings.iter().any(|r| r.value == 12_546_280_000 && r.has_decimals), "{spelling}");
            assert!(found[0].is_euros, "{spelling}");
            assert_eq!(&text[found[0].at.clone()], spelling);
        }
    }

    #[test]
    fn an_ambiguous_spelling_has_both_readings() {
        assert_eq!(values("1.234"), [vec![1_234 * ONE, 1_234_000]]);
        assert_eq!(values("lot 3 450,5"), [vec![3_450_500_000, 450_500_000]]);
    }

    #[test]
    fn dates_identifiers_and_addresses_are_no_amounts() {
        assert!(values("le 12.01.2027, ligne L04, 192.168.1.20").is_empty());
        assert_eq!(values("01 23 45 67"), [vec![ONE], vec![23 * ONE], vec![45 * ONE], vec![67 * ONE]]);
        assert_eq!(values("en 2027 150 agents"), [vec![2_027 * ONE], vec![150 * ONE]]);
    }

    #[test]
    fn figures_without_end_are_left_alone() {
        assert!(values(&"9".repeat(5_000)).is_empty());
        assert!(values("1,23456789").is_empty());
        assert!(!values(&"1 000 ".repeat(2_000)).is_empty());
    }
}
