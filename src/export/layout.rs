//! Pages from the world of a job. What pages say of each other (the contents, the number of all pages) is known only when they are
//! laid out, so they are laid out until nothing of it changes: for a file from nothing, in three rounds; for a preview from where the
//! one before stood, which mostly holds in the first.

use std::sync::Arc;

use typst::World;
use typst::comemo::{Constraint, Track};
use typst::diag::Warned;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{StyleChain, Target, TargetElem};
use typst::introspection::Introspector;
use typst::utils::Protected;
use typst_layout::{PagedDocument, PagedIntrospector, layout_document};

use super::note::missing_glyphs;
use super::render::problems;
use super::world::JobWorld;
use super::{ExportError, Note};

/// Rounds from where another layout stood, before beginning from nothing.
const ROUNDS: usize = 3;

/// The pages, and what is to be said of them.
///
/// # Errors
/// [`ExportError::Layout`].
pub(super) fn anew(world: &JobWorld) -> Result<(PagedDocument, Vec<Note>), ExportError> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|found| ExportError::Layout {
        problems: problems(world, &found),
    })?;
    let mut notes: Vec<Note> = missing_glyphs(&document).into_iter().collect();
    notes.extend(warnings.iter().map(|w| Note::Remark {
        message: w.message.to_string(),
    }));
    Ok((document, notes))
}

/// The same pages, from where another layout stood; the loop of [`typst::compile`] with another beginning. `None` where that leads to no
/// pages that hold, whatever the reason: they are laid out [`anew`] then.
pub(super) fn again(world: &JobWorld, before: &Arc<PagedIntrospector>) -> Option<PagedDocument> {
    let all: &dyn World = world;
    let (all, library, traced) = (all.track(), world.library(), Traced::default());
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let styles = base.chain(&target);
    let mut evaluation = Sink::new();
    let main = world.source(world.main()).ok()?;
    let template = typst_eval::eval(all, library, traced.track(), evaluation.track_mut(), Route::default().track(), &main).ok()?;
    if !evaluation.delayed().is_empty() {
        return None;
    }
    let content = template.content();
    let mut known = Arc::clone(before);
    for _ in 0..ROUNDS {
        let (constraint, mut remarks) = (Constraint::new(), Sink::new());
        let stood: &dyn Introspector = &*known;
        let mut engine = Engine {
            world: all,
            library,
            introspector: Protected::new(stood.track_with(&constraint)),
            traced: traced.track(),
            sink: remarks.track_mut(),
            route: Route::default(),
        };
        let document = layout_document(&mut engine, &content, styles).ok()?;
        let stands: &dyn Introspector = &**document.introspector();
        if constraint.validate(stands) {
            return remarks.delayed().is_empty().then_some(document);
        }
        known = Arc::clone(document.introspector());
    }
    None
}
