//! The data of a bid as files, for the client and for the group: everything that is not a PDF. What is made for the client is made from its
//! view; the document gives the name of the file and nothing in it. Workbooks are written elsewhere, from `sheets`.

use std::sync::Arc;

use crate::document::Document;
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::exchange::audience::{Audience, ForClient, ForGroup};
use crate::exchange::bundle::File;
use crate::exchange::results::Gathered;
use crate::exchange::tables::{self, Table};
use crate::exchange::{client, csv, ics, joint_bid, ocds, portee, results};
use crate::i18n::Lang;
use crate::present::deadlines::calendar;
use crate::present::file_names::{self, exported, rfc3339};

/// When the files are made, of which version, for readers of which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Milliseconds since 1970, UTC.
    pub made_at_ms: i64,
    pub version: u32,
    pub lang: Lang,
}

/// Whom a name says that a file is for.
pub trait Named: Audience {
    const NAMED: file_names::Audience;
}

impl Named for ForClient {
    const NAMED: file_names::Audience = file_names::Audience::Client;
}

impl Named for ForGroup {
    const NAMED: file_names::Audience = file_names::Audience::Group;
}

impl Edition {
    /// The name of a file of this edition: reference, audience, version and this ending.
    #[must_use]
    pub fn name<A: Named>(self, document: &Document, ending: &str) -> String {
        exported(document, A::NAMED, self.version, ending, self.lang)
    }
    fn file<A: Named>(self, document: &Document, ending: &str, text: String) -> File<A> {
        File::new(&self.name::<A>(document, ending), text)
    }
}

/// The client's data: JSON and the OCDS release.
#[must_use]
pub fn for_client(document: &Document, view: &ClientView, edition: Edition) -> Vec<File<ForClient>> {
    vec![
        edition.file(document, "client.json", client::write(view)),
        ocds_release(document, view, edition),
    ]
}

#[must_use]
pub fn ocds_release(document: &Document, view: &ClientView, edition: Edition) -> File<ForClient> {
    let made_at = rfc3339(edition.made_at_ms);
    let release = ocds::Edition {
        made_at: &made_at,
        version: edition.version,
        language: edition.lang.code(),
    };
    edition.file(document, "ocds.json", ocds::write(view, &release))
}

/// The client's tables, a CSV for each.
#[must_use]
pub fn client_tables(document: &Document, view: &ClientView, edition: Edition) -> Vec<File<ForClient>> {
    csv_files(document, &tables::client::tables(view), edition)
}

/// The group's tables, a CSV for each.
#[must_use]
pub fn group_tables(document: &Document, results: &Results, edition: Edition) -> Vec<File<ForGroup>> {
    csv_files(document, &tables::group::tables(&document.bid(), results), edition)
}

fn csv_files<A: Named>(document: &Document, tables: &[Table<A>], edition: Edition) -> Vec<File<A>> {
    let file = |table: &Table<A>| edition.file(document, &format!("{}.csv", table.topic.key()), csv::write(table));
    tables.iter().map(file).collect()
}

/// The group's data, and what its results file lacks.
pub struct GroupData {
    pub files: Vec<File<ForGroup>>,
    /// The sections that the bid asks for and nobody has found; `None` without a results file.
    pub not_computed: Option<Vec<&'static str>>,
}

/// The whole bid, the bid for other programs and what is computed from it with the answers of an optimiser, the calendar. What cannot be
/// written yet, because something lacks, is not there.
#[must_use]
pub fn for_group(document: &Document, computed: &Results, gathered: Gathered, edition: Edition) -> GroupData {
    let bid = joint_bid::write(&document.bid()).ok();
    let warnings = bid
        .as_deref()
        .and_then(|text| joint_bid::read(text.as_bytes()).ok())
        .map(|(_, warnings)| warnings);
    let Gathered { searched, game } = gathered;
    let found = warnings.and_then(|warnings| results::write(&document.bid(), game.map(Arc::new), &searched, &warnings).ok());
    let not_computed = found.as_ref().map(|found| found.not_computed.clone());
    let files = [
        Some(File::new(&file_names::portee(document), portee::write(document))),
        bid.map(|text| edition.file(document, "bid.json", text)),
        found.map(|found| edition.file(document, "results.json", found.text)),
        Some(deadlines(document, computed, edition)),
    ];
    GroupData {
        files: files.into_iter().flatten().collect(),
        not_computed,
    }
}

#[must_use]
pub fn deadlines(document: &Document, computed: &Results, edition: Edition) -> File<ForGroup> {
    let dates = calendar(document, computed, edition.made_at_ms, edition.version, edition.lang);
    edition.file(document, "ics", ics::write(&dates))
}
