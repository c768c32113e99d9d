//! The browser: storage, tabs, files, workers, the page itself. The only layer that names browser
//! crates; it knows no rule of the trade and not what the texts it carries mean.

pub mod browser;
pub mod channel;
pub mod error;
pub mod exchange;
pub mod export;
pub mod fetch;
pub mod files;
pub mod listener;
pub mod locks;
pub mod picture;
pub mod solver;
pub mod store;
pub mod worker;

pub use error::{PlatformError, WorkerError};
