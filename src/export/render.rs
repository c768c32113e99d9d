//! One job from templates to bytes, with its steps told as they begin.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::{World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::layout;
use super::print::{self, Apart, PRINT};
use super::world::JobWorld;
use super::{ExportError, Fonts, Note, Pictures, Problem, packed};

/// What to print.
#[derive(Debug, Clone, Default)]
pub struct Job {
    /// Name of the main template among `files`.
    pub template: String,
    /// Templates, the print JSON, and the files to attach, by path inside the job.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Those that the texts name.
    pub pictures: Pictures,
    /// Creation date of the document, in seconds since 1970 UTC: the caller's, so that two runs give the same bytes.
    pub timestamp: i64,
}

/// The step that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    Parse,
    Layout,
    Pdf,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    pub notes: Vec<Note>,
}

const ARCHIVE: (PdfStandard, &str) = (PdfStandard::A_3a, "PDF/A-3a");
const ACCESS: (PdfStandard, &str) = (PdfStandard::Ua_1, "PDF/UA-1");

/// What the PDF claims to be, best first: the first one that holds is written.
const PROFILES: [&[(PdfStandard, &str)]; 4] = [&[ARCHIVE, ACCESS], &[ACCESS], &[ARCHIVE], &[]];

/// Jobs for which what was computed is kept unused: a few versions of one document.
const KEPT_RUNS: usize = 4;

/// Lets go of what was computed and not used for some jobs. It takes a moment: whoever waits for an answer gets it before.
pub fn forget() {
    comemo::evict(KEPT_RUNS);
}

/// Prints a job. The same job and fonts give the same bytes.
///
/// # Errors
/// [`ExportError`] when the job has no page to show; a profile that cannot be met is a [`Note`] instead.
pub fn render(job: Job, fonts: &Fonts, progress: &mut dyn FnMut(Progress)) -> Result<Pdf, ExportError> {
    progress(Progress::Parse);
    let date = datetime(job.timestamp)?;
    let (world, mut notes) = world(job, fonts, date)?;

    progress(Progress::Layout);
    let (document, remarks) = layout::anew(&world)?;

    progress(Progress::Pdf);
    let (bytes, profile) = write(&world, &document, date)?;
    notes.extend(profile);
    notes.extend(remarks);
    Ok(Pdf {
        bytes,
        pages: document.pages().len(),
        notes,
    })
}

/// The job's files, the print file taken apart, and what its texts lack.
pub(super) fn world(mut job: Job, fonts: &Fonts, date: Datetime) -> Result<(JobWorld<'_>, Vec<Note>), ExportError> {
    let apart = job.files.get(PRINT).and_then(|bytes| print::apart(bytes, &job.pictures, &job.files));
    let Some(Apart { files, notes }) = apart else {
        return Ok((JobWorld::new(job, Vec::new(), fonts, date)?, Vec::new()));
    };
    job.files.remove(PRINT);
    Ok((JobWorld::new(job, files, fonts, date)?, notes))
}

/// Writes with the best profile that holds, and notes what the better ones lacked.
fn write(world: &dyn World, document: &PagedDocument, date: Datetime) -> Result<(Vec<u8>, Vec<Note>), ExportError> {
    let mut first_refusal: Option<Vec<Problem>> = None;
    for profile in PROFILES {
        let standards: Vec<PdfStandard> = profile.iter().map(|(standard, _)| *standard).collect();
        let options = PdfOptions {
            ident: Smart::Auto,
            // Who made the file is nobody's business: the group signs its proposal, not its tool.
            creator: Smart::Custom(None),
            timestamp: Some(typst_pdf::Timestamp::new_utc(date)),
            standards: match PdfStandards::new(&standards) {
                Ok(standards) => standards,
                Err(_) => continue,
            },
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(document, &options) {
            Ok(bytes) => return Ok((packed::packed(bytes), profile_note(profile, first_refusal))),
            Err(found) => {
                first_refusal.get_or_insert_with(|| problems(world, &found));
            }
        }
    }
    Err(ExportError::Writing {
        problems: first_refusal.unwrap_or_default(),
    })
}

fn profile_note(profile: &[(PdfStandard, &'static str)], refusal: Option<Vec<Problem>>) -> Vec<Note> {
    let Some(problems) = refusal else {
        return Vec::new();
    };
    let kept: Vec<&'static str> = profile.iter().map(|(_, name)| *name).collect();
    let all = [ARCHIVE.1, ACCESS.1];
    vec![Note::ProfileNotMet {
        missed: all.into_iter().filter(|name| !kept.contains(name)).collect(),
        kept,
        reasons: problems.into_iter().map(|p| p.message).collect(),
    }]
}

pub(super) fn problems(world: &dyn World, found: &[SourceDiagnostic]) -> Vec<Problem> {
    found.iter().map(|one| Problem::of(world, one)).collect()
}

/// A PDF date has four digits for the year.
pub(super) fn datetime(seconds: i64) -> Result<Datetime, ExportError> {
    let bad = || ExportError::BadTimestamp { seconds };
    let t = Timestamp::from_second(seconds).map_err(|_| bad())?.to_zoned(TimeZone::UTC).datetime();
    let part = |n: i8| u8::try_from(n).map_err(|_| bad());
    if t.year() < 0 {
        return Err(bad());
    }
    Datetime::from_ymd_hms(
        t.year().into(),
        part(t.month())?,
        part(t.day())?,
        part(t.hour())?,
        part(t.minute())?,
        part(t.second())?,
    )
    .ok_or_else(bad)
}
