//! The pages of a job as pictures: laid out by the same templates as the PDF, so that both are the same. What did not change
//! since the job before is not computed again.

use std::sync::Arc;

use serde::Serialize;
use typst::foundations::{NativeElement, StyleChain};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst_layout::{PagedDocument, PagedIntrospector};
use typst_svg::SvgOptions;

use super::layout;
use super::outlines;
use super::render::{datetime, world};
use super::{ExportError, Fonts, Job};

/// What a screen needs to show a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// How many pages the document has.
    pub pages: usize,
    /// The pages that were asked for, by number from 1, as SVG.
    pub shown: Vec<(usize, String)>,
    pub chapters: Vec<Chapter>,
}

/// Where a chapter begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    pub title: String,
    /// From 1.
    pub page: usize,
}

/// Where chapters, pages and numbers stood in the preview before. Kept between jobs, it spares the next one the search for them; it
/// changes nothing of the pages.
#[derive(Debug, Default)]
pub struct Standing(Option<Arc<PagedIntrospector>>);

/// Lays a job out and draws some of its pages, counted from 1; a page that it does not have is left out.
///
/// # Errors
/// As [`render`](super::render), except for what only the file can lack.
pub fn preview(job: Job, pages: &[usize], fonts: &Fonts, standing: &mut Standing) -> Result<Preview, ExportError> {
    let date = datetime(job.timestamp)?;
    let (world, _) = world(job, fonts, date)?;
    let document = match standing.0.take().and_then(|before| layout::again(&world, &before)) {
        Some(settled) => settled,
        None => layout::anew(&world)?.0,
    };
    standing.0 = Some(Arc::clone(document.introspector()));
    let all = document.pages();
    let page = |number: &usize| number.checked_sub(1).and_then(|index| all.get(index));
    let shown = pages
        .iter()
        .filter_map(|number| Some((*number, outlines::in_place(&typst_svg::svg(page(number)?, &SvgOptions::default())))))
        .collect();
    Ok(Preview {
        pages: all.len(),
        shown,
        chapters: chapters(&document),
    })
}

/// The headings of the first level that stand in the table of contents.
fn chapters(document: &PagedDocument) -> Vec<Chapter> {
    let introspector = document.introspector();
    let headings = introspector.query(&HeadingElem::ELEM.select());
    let chapter = |content: &typst::foundations::Content| {
        let heading = content.to_packed::<HeadingElem>()?;
        let is_chapter = heading.resolve_level(StyleChain::default()).get() == 1 && heading.numbering.get_ref(StyleChain::default()).is_some();
        let page = introspector.page(content.location()?)?.get();
        is_chapter.then(|| Chapter {
            title: heading.body.plain_text().to_string(),
            page,
        })
    };
    headings.iter().filter_map(chapter).collect()
}
