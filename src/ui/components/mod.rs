//! Parts that several screens use.

mod check;
mod dialog;
mod field;
mod grid;
mod ids;
mod select;
mod text;

pub use check::Check;
pub use dialog::Dialog;
pub use field::{Commit, Field, FieldKind};
pub use grid::{CommitCells, Grid, Read};
pub use ids::fresh_id;
pub use select::{Choice, Select};
pub use text::{tr, tr_fill};
