//! Shapes and check digits of SIRET, VAT and bank account numbers (§2.4, §3). A failed checksum is only a warning: lists of
//! exceptions are never complete.

/// `^[A-Z]{2}[0-9A-Z]{2,12}$`
#[must_use]
pub fn is_vat_id(text: &str) -> bool {
    (4..=14).contains(&text.len()) && starts_with_country(text) && text.bytes().all(is_capital_or_digit)
}

/// `^[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}$`
#[must_use]
pub fn is_iban(text: &str) -> bool {
    let has_check_digits = text.get(2..4).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    (12..=34).contains(&text.len()) && starts_with_country(text) && has_check_digits && text.bytes().all(is_capital_or_digit)
}

fn starts_with_country(text: &str) -> bool {
    text.bytes().take(2).all(|b| b.is_ascii_uppercase())
}
fn is_capital_or_digit(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

/// The SIREN of La Poste, whose establishments outgrew Luhn: the sum of their digits is a multiple of 5.
const LA_POSTE: &str = "356000000";

/// Luhn on the 14 digits and on the SIREN, their first nine.
#[must_use]
pub fn siret_adds_up(siret: &str) -> bool {
    let siren = siret.get(..9).unwrap_or_default();
    let digit_sum: u32 = siret.bytes().map(|b| u32::from(b.wrapping_sub(b'0'))).sum();
    luhn(siren) && (luhn(siret) || (siren == LA_POSTE && digit_sum.is_multiple_of(5)))
}

fn luhn(digits: &str) -> bool {
    let weigh = |(i, byte): (usize, u8)| {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        match (i % 2, digit) {
            (0, d) => d,
            (_, d) if d > 4 => 2 * d - 9,
            (_, d) => 2 * d,
        }
    };
    digits.bytes().rev().enumerate().map(weigh).sum::<u32>().is_multiple_of(10)
}

/// French, Belgian and German numbers; those of other countries are taken as they are.
#[must_use]
pub fn vat_id_adds_up(vat_id: &str) -> bool {
    let (country, rest) = vat_id.split_at_checked(2).unwrap_or_default();
    match country {
        "FR" => {
            let (key, siren) = rest.split_at_checked(2).unwrap_or_default();
            let Some(siren) = number(siren, 9) else { return false };
            number(key, 2).is_none_or(|key| key == (12 + 3 * (siren % 97)) % 97)
        }
        "BE" => {
            let (head, key) = rest.split_at_checked(8).unwrap_or_default();
            matches!((number(head, 8), number(key, 2)), (Some(head), Some(key)) if key == 97 - head % 97)
        }
        "DE" => number(rest, 9).is_some(),
        _ => true,
    }
}

/// A number of exactly that many digits.
fn number(text: &str, digits: usize) -> Option<u64> {
    let is_shaped = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if is_shaped { text.parse().ok() } else { None }
}

/// ISO 13616: the country's length where we know it, and 1 modulo 97 once the first four characters stand last.
#[must_use]
pub fn iban_adds_up(iban: &str) -> bool {
    let (head, account) = iban.split_at_checked(4).unwrap_or_default();
    let length = match head.get(..2) {
        Some("FR") => 27,
        Some("BE") => 16,
        Some("DE") => 22,
        Some("LU") => 20,
        Some("CH") => 21,
        _ => iban.len(),
    };
    let append = |rest: u32, c: char| match c.to_digit(36) {
        Some(digit) if digit > 9 => (rest * 100 + digit) % 97,
        Some(digit) => (rest * 10 + digit) % 97,
        None => rest,
    };
    iban.len() == length && account.chars().chain(head.chars()).fold(0, append) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_add_up_and_their_neighbours_do_not() {
        // INSEE's own examples: La Poste's head office, one of its counters, and a SIREN with its VAT key.
        for good in ["73282932000074", "35600000000048", "35600000049837"] {
            assert!(siret_adds_up(good), "{good}");
        }
        assert!(!siret_adds_up("73282932000075"));
        assert!(!siret_adds_up("35600000049838"));
        for good in ["FR83404833048", "FRXX404833048", "BE0428759497", "DE136695976", "IT00000000000"] {
            assert!(vat_id_adds_up(good), "{good}");
        }
        for bad in ["FR84404833048", "FR8340483304", "BE0428759498", "DE13669597", "BE428759497"] {
            assert!(!vat_id_adds_up(bad), "{bad}");
        }
        for good in [
            "FR1420041010050500013M02606",
            "BE71096123456769",
            "DE91100000000123456789",
            "GB33BUKB20201555555555",
        ] {
            assert!(iban_adds_up(good), "{good}");
        }
        for bad in ["FR1420041010050500013M02607", "FR142004101005050001302606", "BE7109612345676"] {
            assert!(!iban_adds_up(bad), "{bad}");
        }
    }
}
