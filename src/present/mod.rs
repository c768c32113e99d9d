//! View-models: from the document to what a screen shows, as plain data tested natively. Knows no view.

pub mod faults;
pub mod file_names;
pub mod incoming;
pub mod labels;
pub mod moments;
pub mod outgoing;
pub mod price;
pub mod proposal;
pub mod route;
pub mod split;
pub mod words;
