//! Parts that several screens use.

mod add_by_name;
mod check;
mod dialog;
mod field;
mod form;
mod grid;
mod ids;
mod remove_button;
mod row_tools;
mod select;
mod text;
mod undo;

pub use add_by_name::AddByName;
pub use check::Check;
pub use dialog::Dialog;
pub use field::{Commit, Field, FieldKind};
pub use form::Form;
pub use grid::{CommitCells, Grid, Read};
pub use ids::fresh_id;
pub use remove_button::RemoveButton;
pub use row_tools::RowTools;
pub use select::{Choice, Select};
pub use text::{tr, tr_fill};
pub use undo::UndoOffer;
