//! The allocation by hand: broken rules, the distance to the best known, the grid, the chosen line.

use std::sync::Arc;

use leptos::prelude::*;

use super::line_panel::LinePanelCard;
use super::summary::Violations;
use crate::i18n::texts::{allocation as texts, common};
use crate::present::allocation::{self, AllocationView};
use crate::present::grid::{CellAddress, CellEdit};
use crate::present::optimiser::{self, Want};
use crate::state::{Optimiser, Settings, Workspace};
use crate::ui::components::{Grid, tr};

#[component]
pub(super) fn ByHand(view: Memo<Arc<AllocationView>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let chosen = RwSignal::new(None::<CellAddress>);
    let read = Callback::new(move |edit: CellEdit| allocation::read(&edit, lang.get_untracked()));
    let commit = Callback::new(move |edits: Vec<CellEdit>| {
        let command = allocation::commands(&document.get_untracked(), &edits, lang.get_untracked())?;
        workspace.commit(command)
    });
    let clear_all = move |_| {
        workspace.dispatch(allocation::clear_all());
    };
    view! {
        <Violations view />
        <Grid name="shares" view=Signal::derive(move || view.read().grid.clone()) read commit chosen />
        <Distance />
        <LinePanelCard view chosen />
        <div class="button-row">
            <button type="button" class="button button--danger" disabled=move || workspace.is_read_only().get() on:click=clear_all>
                {tr(texts::CLEAR_ALL)}
            </button>
            <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
        </div>
    }
}

/// How far the present allocation is from the best known, told at every change.
#[component]
fn Distance() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let words = Memo::new(move |_| {
        let best = search.answer_to(Want::Cheapest).get()?;
        optimiser::above_the_best(&best, &document.read(), &results.read(), lang.get())
    });
    view! {
        {move || {
            words
                .get()
                .map(|(words, is_best)| {
                    view! {
                        <p class="banner" class:banner--good=is_best role="status">
                            {words}
                        </p>
                    }
                })
        }}
    }
}
