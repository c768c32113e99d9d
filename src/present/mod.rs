//! View-models: from the document to what a screen shows, as plain data tested natively. Knows no view.

pub mod faults;
pub mod file_names;
pub mod form;
pub mod group;
pub mod incoming;
pub mod labels;
pub mod lines;
pub mod moments;
pub mod outgoing;
pub mod proposal;
pub mod route;
pub mod tender;
pub mod typed;
pub mod words;
