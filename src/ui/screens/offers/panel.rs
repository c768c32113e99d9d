//! The chosen cell in words, with the way to its details.

use leptos::prelude::*;

use crate::i18n::texts::offers as texts;
use crate::present::grid::CellAddress;
use crate::present::offers;
use crate::state::{Settings, Workspace};
use crate::ui::components::tr;

#[component]
pub(super) fn CellPanel(chosen: RwSignal<Option<CellAddress>>, on_open: Callback<CellAddress>) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let lang = expect_context::<Settings>().lang();
    let cell = Memo::new(move |_| chosen.get().and_then(|address| offers::cell(&document.read(), &address, lang.get())));
    let open = move |_| {
        if let Some(address) = chosen.get_untracked() {
            on_open.run(address);
        }
    };
    view! {
        <section class="card" aria-labelledby="offers-cell">
            <h2 id="offers-cell">{move || cell.get().map_or_else(|| texts::PANEL.get(lang.get()).to_owned(), |c| c.title)}</h2>
            <Show when=move || cell.with(Option::is_some) fallback=move || view! { <p class="soft">{tr(texts::PANEL_EMPTY)}</p> }>
                <ul class="offers__facts" role="list">
                    {move || {
                        let facts = cell.get().map(|c| c.facts).unwrap_or_default();
                        facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view()
                    }}
                </ul>
                {move || cell.get().and_then(|c| c.locked).map(|why| view! { <p class="soft">{why}</p> })}
                <div class="button-row">
                    <button type="button" class="button" on:click=open>
                        {tr(texts::DETAILS)}
                    </button>
                </div>
            </Show>
        </section>
    }
}
