//! Why a PDF could not be made. The texts are for developers; people read sentences from `i18n`.

use serde::Serialize;
use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};

/// What stops an export. A profile that cannot be met is no error: see [`Note`](super::Note).
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ExportError {
    /// No font was given, or none of the files is one.
    #[error("font file {index} holds no readable font")]
    UnreadableFont { index: usize },
    /// A file's name cannot be a path inside the job.
    #[error("{name:?} is no path inside the job")]
    BadPath { name: String },
    /// A template is not UTF-8.
    #[error("{name:?} is not UTF-8")]
    NotText { name: String },
    /// The timestamp is outside the years that a PDF can hold.
    #[error("{seconds} is no second of the years 0 to 9999")]
    BadTimestamp { seconds: i64 },
    /// The template did not compile with this data.
    #[error("the template does not compile: {}", list(problems))]
    Layout { problems: Vec<Problem> },
    /// The laid out pages could not be written, not even without a profile.
    #[error("the PDF cannot be written: {}", list(problems))]
    Writing { problems: Vec<Problem> },
}

/// One complaint of the typesetter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub message: String,
    /// File and line, counted from 1, where the typesetter says so.
    pub place: Option<(String, usize)>,
    pub hints: Vec<String>,
}

impl Problem {
    pub(super) fn of(world: &dyn World, found: &SourceDiagnostic) -> Self {
        Self {
            message: found.message.to_string(),
            place: place(world, found),
            hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
        }
    }
}

fn place(world: &dyn World, found: &SourceDiagnostic) -> Option<(String, usize)> {
    let id = found.span.id()?;
    let source = world.source(id).ok()?;
    let line = source.lines().byte_to_line(world.range(found.span)?.start)?;
    Some((id.get().vpath().get_without_slash().to_string(), line + 1))
}

fn list(problems: &[Problem]) -> String {
    let texts: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
    texts.join("; ")
}
