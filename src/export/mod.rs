//! PDF by typst: a template, fonts and one JSON file in, a tagged and archivable PDF out.
//!
//! Nothing here knows the trade, a language, a clock or a network. Every text comes ready to print inside the job's
//! files (`docs/format/print.md`), and the templates of `public/typst/` only lay it out.

mod error;
mod fonts;
mod layout;
mod logo;
mod markdown;
mod note;
mod outlines;
mod packed;
mod pictures;
mod preview;
mod print;
mod render;
#[cfg(test)]
mod tests;
mod world;

pub use error::{ExportError, Problem};
pub use fonts::Fonts;
pub use note::{ImageFault, Note};
pub use pictures::Pictures;
pub use preview::{Chapter, Preview, Standing, preview};
pub use render::{Job, Pdf, Progress, forget, render};
