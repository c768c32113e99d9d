//! The browser's clock and dice, behind the ports.

use super::window;
use crate::ports::{Clock, Randomness};

/// The time of the device.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now_ms(&self) -> i64 {
        js_sys::Date::now() as i64
    }
}

/// Ids from the browser's cryptographic dice.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserRandomness;

const LENGTH: usize = 10;
const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// The last multiple of 36 within a byte: what is above would make some letters likelier.
const FAIR: u8 = 252;

impl Randomness for BrowserRandomness {
    fn id(&self) -> String {
        let mut id = String::with_capacity(LENGTH);
        while id.len() < LENGTH {
            let fair = thrown()
                .into_iter()
                .filter(|byte| *byte < FAIR)
                .map(|byte| LETTERS[usize::from(byte) % LETTERS.len()]);
            id.extend(fair.take(LENGTH - id.len()).map(char::from));
        }
        id
    }
}

fn thrown() -> [u8; 16] {
    let mut bytes = [0; 16];
    let crypto = window().ok().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Names need to differ, not to be secret: the engine's plain dice will do.
        bytes.fill_with(|| js_sys::Math::random().to_bits().to_le_bytes()[5]);
    }
    bytes
}
