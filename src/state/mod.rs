//! Signals and side effects: the one session, autosave, files coming in, notices, settings, the address.
//! No markup and no rule of the trade.

mod bids;
mod drafts;
mod intake;
mod notices;
mod opening;
mod router;
mod saving;
mod settings;
mod workspace;

pub use bids::Bids;
pub use drafts::Drafts;
pub use intake::{Intake, Report};
pub use notices::{Notice, NoticeAction, Notices};
pub use router::Router;
pub use saving::SaveState;
pub use settings::{Settings, Theme};
pub use workspace::{Access, Phase, Workspace};
