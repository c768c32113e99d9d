//! Signals and side effects: the one session, autosave, files coming in, notices, settings, the address.
//! No markup and no rule of the trade.

mod bids;
mod checks;
mod coalitions;
mod data_files;
mod desk;
mod drafts;
mod entrance;
mod gesture;
mod handles;
mod inquiry;
mod intake;
mod logo;
mod notices;
mod opening;
mod optimiser;
mod outgoing;
mod papers;
mod params;
mod pictures;
mod preview;
mod router;
mod saving;
mod settings;
mod starters;
mod workspace;
mod writing;

pub use crate::platform::browser::{focus, replace, select, selection};
pub use crate::platform::files::pasted;
pub use bids::{AsideEntry, BidEntry, Bids};
pub use checks::Checks;
pub use coalitions::Coalitions;
pub use data_files::{DataFile, DataFiles, Packing, Said, Terms};
pub use desk::{Desk, start_effects};
pub use drafts::Drafts;
pub use entrance::{Brought, Entrance};
pub use gesture::Gesture;
pub use handles::{Handles, focus_the_heading};
pub use inquiry::{Inquiry, Purpose, Step};
pub use intake::Intake;
pub use logo::LogoChoice;
pub use notices::{Notice, NoticeAction, Notices};
pub use optimiser::{LIMITS_S, Optimiser, Running};
pub use outgoing::Outgoing;
pub use papers::{Job, Made, Papers};
pub use params::Params;
pub use pictures::Pictures;
pub use preview::{Look, Part, Preview, Shown};
pub use router::Router;
pub use saving::SaveState;
pub use settings::{Settings, Theme};
pub use starters::Starters;
pub use workspace::{Access, Phase, Workspace};

pub use writing::Writing;

use leptos::prelude::*;

/// Puts a view in place of the static frame of the page.
pub fn mount<F, N>(view: F)
where
    F: FnOnce() -> N + 'static,
    N: IntoView + 'static,
{
    if let Ok(element) = crate::platform::browser::take_over("app") {
        leptos::mount::mount_to(element, view).forget();
    }
}
