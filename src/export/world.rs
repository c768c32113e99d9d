//! The closed world of one job: its files, its fonts, its date. No package, no disk, no network.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use typst::comemo;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::{ExportError, Fonts, Job};

/// `A11yExtras`: header cells of rows, which the stable language cannot name yet.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

pub(super) struct JobWorld<'a> {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    fonts: &'a Fonts,
    today: Datetime,
}

impl<'a> JobWorld<'a> {
    /// `more` are files beside those of the job.
    pub fn new(job: Job, more: Vec<(String, Bytes)>, fonts: &'a Fonts, today: Datetime) -> Result<Self, ExportError> {
        let mut world = Self {
            main: id(&job.template)?,
            sources: HashMap::new(),
            files: HashMap::new(),
            fonts,
            today,
        };
        for (name, bytes) in job.pictures.printable() {
            // The same bytes as in the job before: what is made of them is not made again.
            world.files.insert(id(name)?, bytes.clone());
        }
        for (name, bytes) in job.files {
            let id = id(&name)?;
            if name.ends_with(".typ") {
                let text = String::from_utf8(bytes).map_err(|_| ExportError::NotText { name })?;
                world.sources.insert(id, source(id, &text));
            } else {
                world.files.insert(id, Bytes::new(bytes));
            }
        }
        for (name, bytes) in more {
            world.files.insert(id(&name)?, bytes);
        }
        Ok(world)
    }
}

/// A template, read once.
#[comemo::memoize]
fn source(id: FileId, text: &str) -> Source {
    Source::new(id, text.to_owned())
}

fn id(name: &str) -> Result<FileId, ExportError> {
    let path = VirtualPath::new(name).map_err(|_| ExportError::BadPath { name: name.into() })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}

impl World for JobWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
