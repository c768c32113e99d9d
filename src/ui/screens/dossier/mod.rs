//! The client's file: its chapters in order, and the one that is being written.

mod editor;
mod list;
mod pages;
mod pictures;
mod settings;
mod toolbar;
mod variables;

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::dossier as texts;
use crate::present::dossier::Id;
use crate::present::dossier::edits;
use crate::present::dossier::findings::Desk;
use crate::state::{Settings, Starters, Workspace, focus};
use crate::ui::components::{tr, tr_fill};
use editor::Editor;
use list::Chapters;
use pages::Pages;

/// What the parts of this screen share.
#[derive(Clone, Copy)]
struct Open {
    desk: Memo<Arc<Desk>>,
    /// The chapter that is open.
    chapter: RwSignal<Option<Id>>,
    /// Whether the pages are shown beside it.
    has_pages: RwSignal<bool>,
    starters: Starters,
}

impl Open {
    /// Opens a chapter and goes to it.
    fn show(self, id: Id) {
        self.chapter.set(Some(id));
        // After it has been put in place.
        set_timeout(|| drop(focus(editor::HEADING)), std::time::Duration::ZERO);
    }
}

#[component]
pub fn DossierScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let settings = expect_context::<Settings>();
    let document = workspace.document();
    let desk = Memo::new_with_compare(
        move |_| Arc::new(Desk::of(&document.read(), &workspace.results().read())),
        |old: Option<&Arc<Desk>>, new: Option<&Arc<Desk>>| old != new,
    );
    let open = Open {
        desk,
        chapter: RwSignal::new(edits::first_to_write(&document.get_untracked())),
        has_pages: RwSignal::new(false),
        starters: Starters::new(workspace, settings),
    };
    provide_context(open);
    // A chapter that was removed gives way to the first to write.
    let shown = Memo::new(move |_| {
        let document = document.read();
        let chosen = open.chapter.get().filter(|id| document.dossier.chapter(id).is_some());
        chosen.or_else(|| edits::first_to_write(&document))
    });
    let lead = move || {
        let is_members = workspace.is_members_copy().get();
        (if is_members { texts::LEAD_MEMBER } else { texts::LEAD }).get(settings.lang().get())
    };
    let busy = tr(texts::FILLING);
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{lead}</p>
            </header>
            <p role="status" class:visually-hidden=move || !open.starters.is_busy().get()>
                {move || open.starters.is_busy().get().then(busy)}
            </p>
            {move || {
                open.starters
                    .fault()
                    .get()
                    .map(|why| {
                        let sentence = tr_fill(texts::FILL_FAILED, move || vec![("why", why.clone())]);
                        view! {
                            <p class="banner banner--fault" role="alert">
                                {sentence}
                            </p>
                        }
                    })
            }}
            <div class="dossier" class:dossier--paged=move || open.has_pages.get()>
                <Chapters shown />
                {move || shown.get().map(|id| view! { <Editor id /> })}
                <Show when=move || open.has_pages.get()>
                    <Pages shown />
                </Show>
            </div>
        </section>
    }
}
