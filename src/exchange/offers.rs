//! `joint-bid-request/1` (lead → member: frame and lines, no price) and `joint-bid-offer/1` (member → lead).
//! `docs/format/offers.md` describes both.

use sha2::{Digest, Sha256};

use super::envelope::{self, FileError};
use crate::document::{OfferSubmission, Request};

pub const REQUEST_FORMAT: &str = "joint-bid-request/1";
pub const OFFER_FORMAT: &str = "joint-bid-offer/1";

#[must_use]
pub fn write_request(request: &Request) -> String {
    envelope::write(REQUEST_FORMAT, request)
}

/// # Errors
/// `FileError` says what is wrong and where.
pub fn read_request(bytes: &[u8]) -> Result<Request, FileError> {
    envelope::read(bytes, REQUEST_FORMAT)
}

/// The text of an offer, its digest filled in.
#[must_use]
pub fn write_offer(offer: &OfferSubmission) -> String {
    let mut offer = offer.clone();
    offer.receipt.digest = digest(&offer);
    envelope::write(OFFER_FORMAT, &offer)
}

/// The offer with the digest of what it really holds, whatever the file says.
///
/// # Errors
/// `FileError` says what is wrong and where.
pub fn read_offer(bytes: &[u8]) -> Result<OfferSubmission, FileError> {
    let mut offer: OfferSubmission = envelope::read(bytes, OFFER_FORMAT)?;
    if let Some(ask) = offer.asks.iter().find(|ask| ask.member != offer.member) {
        return Err(FileError::Field {
            path: "asks".to_owned(),
            detail: format!("an ask of {} in the offer of {}", ask.member, offer.member),
        });
    }
    offer.receipt.digest = digest(&offer);
    Ok(offer)
}

/// SHA-256, in hexadecimal, of the offer written without its digest.
fn digest(offer: &OfferSubmission) -> String {
    let mut bare = offer.clone();
    bare.receipt.digest = String::new();
    fingerprint(envelope::write(OFFER_FORMAT, &bare).as_bytes())
}

/// SHA-256, in hexadecimal, of a file.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
