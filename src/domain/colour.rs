//! Colours of the papers, and whether a text in them can be read: relative luminance and contrast of WCAG 2.2, in whole numbers.

use serde::{Deserialize, Serialize};

/// A colour of sRGB: red, green, blue. Written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

/// Why a text is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is # and six hexadecimal digits")]
pub struct NoColour;

/// One, in the fixed point of [`luminance`](Colour::luminance).
const ONE: u128 = 1_000_000;
/// One, where twelve factors are multiplied.
const FINE: u128 = 1_000_000_000_000_000_000;
/// The least contrast of a text of normal size, level AA (WCAG 1.4.3), in hundredths.
const AA: u32 = 450;

impl Colour {
    pub const WHITE: Self = Self([255; 3]);
    const BLACK: Self = Self([0; 3]);
    /// The green of the app, for a group that has chosen none.
    pub const USUAL: Self = Self([0x0b, 0x55, 0x63]);

    /// Reads `#rrggbb` or `rrggbb`.
    ///
    /// # Errors
    /// [`NoColour`] for everything else.
    pub fn parse(text: &str) -> Result<Self, NoColour> {
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NoColour);
        }
        let all = u32::from_str_radix(digits, 16).map_err(|_| NoColour)?;
        let [_, red, green, blue] = all.to_be_bytes();
        Ok(Self([red, green, blue]))
    }

    /// Contrast with another colour in hundredths, from 100 to 2100, rounded down: what is told never says more than there is.
    #[must_use]
    pub fn contrast(self, other: Self) -> u32 {
        let (one, two) = (self.luminance() + ONE / 20, other.luminance() + ONE / 20);
        u32::try_from(100 * one.max(two) / one.min(two)).unwrap_or(u32::MAX)
    }

    /// Whether a text in this colour can be read on the other.
    #[must_use]
    pub fn is_readable_on(self, ground: Self) -> bool {
        self.contrast(ground) >= AA
    }

    /// The same hue, no darker than it must be to be read on white and on its own tint.
    #[must_use]
    pub fn as_text(self) -> Self {
        let is_readable = |colour: &Self| colour.is_readable_on(Self::WHITE) && colour.is_readable_on(self.tint());
        (0..=100).map(|part| self.mixed(Self::BLACK, part)).find(is_readable).unwrap_or(Self::BLACK)
    }

    /// A ground so light that a text stays readable on it.
    #[must_use]
    pub fn tint(self) -> Self {
        self.mixed(Self::WHITE, 94)
    }

    /// With so many hundredths of the other.
    fn mixed(self, other: Self, part: u32) -> Self {
        let mix = |(one, two): (u8, u8)| (u32::from(one) * (100 - part.min(100)) + u32::from(two) * part.min(100) + 50) / 100;
        let [r, g, b] = [0, 1, 2].map(|at| match (self.0.get(at), other.0.get(at)) {
            (Some(one), Some(two)) => u8::try_from(mix((*one, *two))).unwrap_or(u8::MAX),
            _ => 0,
        });
        Self([r, g, b])
    }

    /// Relative luminance, in millionths.
    fn luminance(self) -> u128 {
        let [r, g, b] = self.0.map(linear);
        (2126 * r + 7152 * g + 722 * b) / 10_000
    }
}

/// The linear value of a channel, in millionths: ((c/255 + 0.055) ÷ 1.055)^2.4, or c/255 ÷ 12.92 near black.
fn linear(channel: u8) -> u128 {
    let channel = u128::from(channel);
    if channel <= 10 {
        return channel * ONE * 100 / (255 * 1292);
    }
    // y = x^(12/5): the largest y whose fifth power is no more than the twelfth of x.
    let x = (1000 * channel + 14_025) * FINE / 269_025;
    let times = |one: u128, two: u128| one * two / FINE;
    let x4 = times(times(x, x), times(x, x));
    let x12 = times(times(x4, x4), x4) * (ONE * ONE);
    let (mut low, mut high) = (0, ONE);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if middle.pow(5) <= x12 { low = middle } else { high = middle - 1 }
    }
    low
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = NoColour;
    fn try_from(text: String) -> Result<Self, NoColour> {
        Self::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::float_arithmetic)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    /// A colour of every corner of the cube and of its inside.
    fn many() -> impl Iterator<Item = Colour> {
        (0..=255_u8).step_by(17).flat_map(|r| {
            (0..=255_u8)
                .step_by(17)
                .flat_map(move |g| (0..=255_u8).step_by(17).map(move |b| Colour([r, g, b])))
        })
    }

    #[test]
    fn the_whole_numbers_are_those_of_the_formula_of_the_standard() {
        for channel in 0..=255_u8 {
            let c = f64::from(channel) / 255.0;
            let wanted = if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            let found = linear(channel) as f64 / 1e6;
            assert!((found - wanted).abs() < 2e-6, "{channel}: {found}, {wanted}");
        }
    }

    #[test]
    fn contrast_is_that_of_published_pairs() {
        assert_eq!(colour("#000000").contrast(Colour::WHITE), 2100);
        assert_eq!(Colour::WHITE.contrast(Colour::WHITE), 100);
        // The grey that is just readable on white, and the one beside it that is not (WebAIM).
        assert!(colour("#767676").is_readable_on(Colour::WHITE));
        assert!(!colour("#777777").is_readable_on(Colour::WHITE));
        assert_eq!(colour("#ff0000").contrast(Colour::WHITE), 399);
    }

    #[test]
    fn every_colour_gives_a_text_that_can_be_read_on_white_and_on_its_tint() {
        for chosen in many() {
            let text = chosen.as_text();
            assert!(text.is_readable_on(Colour::WHITE) && text.is_readable_on(chosen.tint()), "{chosen}");
            // The ink and the soft ink of the pages stand on the tint too.
            assert!(
                colour("#1d2733").is_readable_on(chosen.tint()) && colour("#566372").is_readable_on(chosen.tint()),
                "{chosen}"
            );
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is_and_another_keeps_its_hue() {
        assert_eq!(Colour::USUAL.as_text(), Colour::USUAL);
        let Colour([r, g, b]) = colour("#ffd800").as_text();
        assert!(r > g && g > b && b == 0, "still yellow: {r} {g} {b}");
    }

    #[test]
    fn a_colour_is_read_as_it_is_written_and_nothing_else_is_one() {
        assert_eq!(colour(" 0B5563 "), Colour::USUAL);
        assert_eq!(Colour::USUAL.to_string(), "#0b5563");
        for text in ["", "#12345", "#1234567", "red", "#gggggg", "#+12345", "éééé"] {
            assert_eq!(Colour::parse(text), Err(NoColour), "{text}");
        }
    }
}
