//! Amounts in words, as the *acte d’engagement* wants them: French in its traditional spelling (domain brief, appendix B), English as
//! contracts write it. Pure integers: what is written is exactly the amount.

use super::Lang;
use crate::domain::money::Cents;

/// «cent trente-six mille trois cent quatre-vingt-quinze euros et soixante-sept centimes».
#[must_use]
pub fn amount_in_words(amount: Cents, lang: Lang) -> String {
    let units = amount.wide().unsigned_abs();
    let (euros, cents) = (units / 100, units % 100);
    let words = match lang {
        Lang::Fr => french_amount(euros, cents),
        Lang::En => english_amount(euros, cents),
    };
    match lang {
        _ if amount >= Cents::ZERO => words,
        Lang::Fr => format!("moins {words}"),
        Lang::En => format!("minus {words}"),
    }
}

fn french_amount(euros: u128, cents: u128) -> String {
    // «un million d’euros», but «un million un euros».
    let of = if euros >= 1_000_000 && euros.is_multiple_of(1_000_000) {
        " d’"
    } else {
        " "
    };
    let whole = format!("{}{of}{}", french(euros), if euros < 2 { "euro" } else { "euros" });
    match cents {
        0 => whole,
        n => format!("{whole} et {} {}", french(n), if n == 1 { "centime" } else { "centimes" }),
    }
}

const UP_TO_16: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
];
const TENS: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];
const GREAT: [(u128, &str); 4] = [
    (1_000_000_000_000_000, "billiard"),
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
];

fn word(words: &[&'static str], at: u128) -> &'static str {
    usize::try_from(at).ok().and_then(|at| words.get(at)).copied().unwrap_or_default()
}

fn french(number: u128) -> String {
    if number == 0 {
        return "zéro".to_owned();
    }
    let mut parts = Vec::new();
    let mut rest = number;
    for (size, name) in GREAT {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(format!("{} {name}{}", french(count), if count > 1 { "s" } else { "" }));
        }
    }
    match rest / 1000 {
        0 => {}
        1 => parts.push("mille".to_owned()),
        // No mark of the plural before «mille».
        n => parts.push(format!("{} mille", below_1000(n, false))),
    }
    if !rest.is_multiple_of(1000) {
        parts.push(below_1000(rest % 1000, true));
    }
    parts.join(" ")
}

/// «vingt» and «cent» take their plural only where they end the number.
fn below_1000(number: u128, ends: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let hundred = match hundreds {
        0 => String::new(),
        1 => "cent".to_owned(),
        n => format!("{} cent{}", word(&UP_TO_16, n), if rest == 0 && ends { "s" } else { "" }),
    };
    match (hundred.is_empty(), rest) {
        (_, 0) => hundred,
        (true, rest) => below_100(rest, ends),
        (false, rest) => format!("{hundred} {}", below_100(rest, ends)),
    }
}

fn below_100(number: u128, ends: bool) -> String {
    match number {
        0..=16 => word(&UP_TO_16, number).to_owned(),
        17..=19 => format!("dix-{}", word(&UP_TO_16, number - 10)),
        71 => "soixante et onze".to_owned(),
        70..=79 => format!("soixante-{}", below_100(number - 60, ends)),
        80 if ends => "quatre-vingts".to_owned(),
        80 => "quatre-vingt".to_owned(),
        81..=99 => format!("quatre-vingt-{}", below_100(number - 80, ends)),
        _ => {
            let tens = word(&TENS, number / 10);
            match number % 10 {
                0 => tens.to_owned(),
                1 => format!("{tens} et un"),
                unit => format!("{tens}-{}", word(&UP_TO_16, unit)),
            }
        }
    }
}

fn english_amount(euros: u128, cents: u128) -> String {
    let whole = format!("{} {}", english(euros), if euros == 1 { "euro" } else { "euros" });
    match cents {
        0 => whole,
        n => format!("{whole} and {} {}", english(n), if n == 1 { "cent" } else { "cents" }),
    }
}

const UP_TO_19: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ENGLISH_GREAT: [(u128, &str); 5] = [
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

fn english(number: u128) -> String {
    let mut parts = Vec::new();
    let mut rest = number;
    for (size, name) in ENGLISH_GREAT {
        if rest >= size {
            parts.push(format!("{} {name}", english(rest / size)));
            rest %= size;
        }
    }
    if rest >= 100 {
        parts.push(format!("{} hundred", word(&UP_TO_19, rest / 100)));
        rest %= 100;
    }
    if rest > 0 || parts.is_empty() {
        parts.push(match (rest / 10, rest % 10) {
            (0 | 1, _) => word(&UP_TO_19, rest).to_owned(),
            (tens, 0) => word(&ENGLISH_TENS, tens).to_owned(),
            (tens, unit) => format!("{}-{}", word(&ENGLISH_TENS, tens), word(&UP_TO_19, unit)),
        });
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cents: i64, words: &str, lang: Lang) {
        assert_eq!(amount_in_words(Cents(cents), lang), words.replace('\'', "’"));
    }

    /// The vectors of appendix B of the domain brief.
    #[test]
    fn french_amounts_follow_the_vectors_of_the_brief() {
        for (cents, words) in [
            (1, "zéro euro et un centime"),
            (100, "un euro"),
            (2_100, "vingt et un euros"),
            (7_100, "soixante et onze euros"),
            (8_000, "quatre-vingts euros"),
            (8_100, "quatre-vingt-un euros"),
            (9_100, "quatre-vingt-onze euros"),
            (10_100, "cent un euros"),
            (20_000, "deux cents euros"),
            (20_100, "deux cent un euros"),
            (28_000, "deux cent quatre-vingts euros"),
            (100_000, "mille euros"),
            (8_000_000, "quatre-vingt mille euros"),
            (30_000_000, "trois cent mille euros"),
            (100_000_000, "un million d'euros"),
            (100_000_100, "un million un euros"),
            (8_000_000_000, "quatre-vingts millions d'euros"),
            (
                13_639_567,
                "cent trente-six mille trois cent quatre-vingt-quinze euros et soixante-sept centimes",
            ),
        ] {
            check(cents, words, Lang::Fr);
        }
    }

    #[test]
    fn french_amounts_of_every_shape() {
        check(0, "zéro euro", Lang::Fr);
        check(1_999, "dix-neuf euros et quatre-vingt-dix-neuf centimes", Lang::Fr);
        check(7_780, "soixante-dix-sept euros et quatre-vingts centimes", Lang::Fr);
        check(-20_000_000, "moins deux cent mille euros", Lang::Fr);
        check(300_000_000_000, "trois milliards d'euros", Lang::Fr);
        check(
            i64::MAX,
            "quatre-vingt-douze billiards deux cent trente-trois billions sept cent vingt milliards trois cent soixante-huit millions cinq cent quarante-sept mille sept cent cinquante-huit euros et sept centimes",
            Lang::Fr,
        );
    }

    #[test]
    fn english_amounts() {
        check(1, "zero euros and one cent", Lang::En);
        check(100, "one euro", Lang::En);
        check(
            13_639_567,
            "one hundred thirty-six thousand three hundred ninety-five euros and sixty-seven cents",
            Lang::En,
        );
        check(-100_001_900, "minus one million nineteen euros", Lang::En);
    }
}
