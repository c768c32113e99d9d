//! Texts typed into cells and not entered before the page went: offered again, one by one.

use leptos::prelude::*;

use super::handle::GridHandle;
use crate::i18n::texts::grid as texts;
use crate::present::grid::{CellAddress, Position};
use crate::ui::components::{tr, tr_fill};

#[derive(Clone, PartialEq)]
struct FoundDraft {
    address: CellAddress,
    name: String,
    text: String,
}

#[component]
pub(super) fn FoundDrafts(grid: GridHandle) -> impl IntoView {
    let found = RwSignal::new(search(grid));
    let remove = move |address: &CellAddress| found.update(|found| found.retain(|f| f.address != *address));
    let item = move |draft: FoundDraft| {
        let (resumed, given_up) = (draft.address.clone(), draft.address);
        let (name, text, kept) = (draft.name, draft.text.clone(), draft.text);
        let words = tr_fill(texts::FOUND, move || vec![("cell", name.clone()), ("text", text.clone())]);
        let resume = move |_| {
            remove(&resumed);
            grid.resume(&resumed, kept.clone());
        };
        let give_up = move |_| {
            remove(&given_up);
            grid.forget_draft(&given_up);
        };
        view! {
            <div class="banner" role="status">
                <span class="banner__text">{words}</span>
                <button type="button" class="button button--small" on:click=resume>
                    {tr(texts::RESUME)}
                </button>
                <button type="button" class="button button--small button--quiet" on:click=give_up>
                    {tr(texts::GIVE_UP)}
                </button>
            </div>
        }
    };
    view! {
        <For each=move || found.get() key=|draft| draft.address.clone() let:draft>
            {item(draft)}
        </For>
    }
}

fn search(grid: GridHandle) -> Vec<FoundDraft> {
    grid.view.with_untracked(|view| {
        let size = view.size();
        let places = (0..size.rows).flat_map(|row| (0..size.columns).map(move |column| Position { row, column }));
        let found = places.filter_map(|at| {
            let address = view.address(at)?;
            let text = grid.found_draft(&address)?;
            Some(FoundDraft {
                name: view.name(at),
                address,
                text,
            })
        });
        found.collect()
    })
}
