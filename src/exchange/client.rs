//! `joint-bid-client/1`: what the client gets, as data. Written from `ClientView` and nothing else; `docs/format/client.schema.json` describes it.

use super::envelope;
use crate::domain::client_view::ClientView;

pub const FORMAT: &str = "joint-bid-client/1";

/// The file's text.
#[must_use]
pub fn write(view: &ClientView) -> String {
    envelope::write(FORMAT, view)
}
