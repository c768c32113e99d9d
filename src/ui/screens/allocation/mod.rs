//! The screen of the allocation: the grid of shares, coverage and broken rules, the chosen line beside it.

mod line_panel;
mod summary;

use std::sync::Arc;

use leptos::prelude::*;

use self::line_panel::LinePanelCard;
use self::summary::{Summary, Violations};
use crate::i18n::texts::{allocation as texts, common};
use crate::present::allocation;
use crate::present::grid::{CellAddress, CellEdit};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Grid, tr};

#[component]
pub fn AllocationScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let view = Memo::new_with_compare(move |_| Arc::new(allocation::view(&document.read(), &results.read(), lang.get())), |_, _| true);
    let chosen = RwSignal::new(None::<CellAddress>);
    let read = Callback::new(move |edit: CellEdit| allocation::read(&edit, lang.get_untracked()));
    let commit = Callback::new(move |edits: Vec<CellEdit>| {
        let command = allocation::commands(&document.get_untracked(), &edits, lang.get_untracked())?;
        workspace.commit(command)
    });
    let empty = move || view.read().empty.clone();
    let clear_all = move |_| {
        workspace.dispatch(allocation::clear_all());
    };
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Summary view />
            {move || empty().map(|words| view! { <p class="banner">{words}</p> })}
            <Show when=move || view.read().empty.is_none()>
                <Violations view />
                <Grid name="shares" view=Signal::derive(move || view.read().grid.clone()) read commit chosen />
                <LinePanelCard chosen />
                <div class="button-row">
                    <button
                        type="button"
                        class="button button--danger"
                        disabled=move || workspace.is_read_only().get()
                        on:click=clear_all
                    >
                        {tr(texts::CLEAR_ALL)}
                    </button>
                    <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
                </div>
            </Show>
        </section>
    }
}
