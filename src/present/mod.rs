//! View-models: from the document to what a screen shows, as plain data tested natively. Knows no view.

pub mod allocation;
pub mod appearance;
pub mod cash;
pub mod checks;
pub mod clauses;
pub mod data_files;
pub mod deadlines;
pub mod dossier;
pub mod faults;
pub mod file_names;
pub mod form;
pub mod grid;
pub mod group;
pub mod incoming;
pub mod labels;
pub mod lines;
pub mod moments;
pub mod offers;
pub mod optimiser;
pub mod outgoing;
pub mod paper_notes;
pub mod papers;
pub mod planning;
pub mod price;
pub mod proposal;
pub mod route;
pub mod rules;
pub mod scoring;
pub mod service;
pub mod sheets;
pub mod split;
pub mod tender;
pub mod typed;
pub mod words;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod samples;
