//! The proposal as it will be printed, beside the chapter that is being written: it begins at this chapter and follows what is typed.

use leptos::prelude::*;

use crate::i18n::texts::dossier as texts;
use crate::present::dossier::{Id, title};
use crate::present::papers::{Paper, Wish};
use crate::state::{Settings, Workspace};
use crate::ui::components::tr;
use crate::ui::screens::export::PaperPreview;

#[component]
pub fn Pages(shown: Memo<Option<Id>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let chapter = Memo::new(move |_| {
        let document = document.read();
        shown.with(|id| id.as_ref().and_then(|id| document.dossier.chapter(id)).map(|c| title(c, lang.get())))
    });
    let wish = Signal::derive(move || Wish {
        paper: Paper::Proposal,
        is_draft: true,
        attaches_data: false,
        lang: lang.get(),
    });
    view! {
        <section class="card dossier__pages" aria-labelledby="dossier-pages">
            <div class="card__head">
                <h2 id="dossier-pages">{tr(texts::PAGES_HEADING)}</h2>
            </div>
            <p class="soft">{tr(texts::PAGES_LEAD)}</p>
            <PaperPreview wish chapter=Signal::derive(move || chapter.get()) />
        </section>
    }
}
