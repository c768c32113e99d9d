//! Why each line goes where it goes, what else there is, and the locks of what is decided.

use leptos::prelude::*;

use super::fold::Fold;
use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, ReasonRow, Want};
use crate::state::{Optimiser, Settings, Workspace};
use crate::ui::components::{tr, tr_fill};

#[component]
pub(super) fn ReasonsCard() -> impl IntoView {
    let search = expect_context::<Optimiser>();
    let is_explained = Signal::derive(move || search.answer_to(Want::Explanation).get().is_some());
    view! {
        <Fold heading=texts::EXPLANATION open=is_explained>
            <Reasons />
        </Fold>
    }
}

#[component]
fn Reasons() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let rows = Memo::new(move |_| {
        let asked = search.answer_to(Want::Explanation).get();
        optimiser::reasons(asked.as_deref(), &document.read(), &results.read(), lang.get())
    });
    let keys = Memo::new(move |_| rows.with(|rows| rows.iter().map(|r| r.key.clone()).collect::<Vec<_>>()));
    let lock_all = move |is_locked| {
        workspace.dispatch(optimiser::lock_all(&document.read_untracked(), is_locked));
    };
    let read_only = workspace.is_read_only();
    view! {
        <p class="soft">{tr(texts::EXPLANATION_LEAD)}</p>
        <div class="button-row">
            <button
                type="button"
                class="button"
                disabled=move || search.is_seeking(Want::Explanation).get()
                on:click=move |_| search.explain(document.get_untracked())
            >
                {tr(texts::EXPLAIN)}
            </button>
            <button type="button" class="button button--quiet" disabled=move || read_only.get() on:click=move |_| lock_all(true)>
                {tr(texts::LOCK_ALL)}
            </button>
            <button type="button" class="button button--quiet" disabled=move || read_only.get() on:click=move |_| lock_all(false)>
                {tr(texts::UNLOCK_ALL)}
            </button>
        </div>
        <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::EXPLANATION)>
            <table class="table reasons">
                <caption class="visually-hidden">{tr(texts::EXPLANATION)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::LOCK)}</th>
                        <th scope="col">{tr(texts::LINE)}</th>
                        <th scope="col">{tr(texts::SERVED_BY)}</th>
                        <th scope="col">{tr(texts::WHY)}</th>
                        <th scope="col">{tr(texts::NEXT)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || keys.get() key=|key| key.clone() children=move |key| view! { <Row rows key /> } />
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(rows: Memo<Vec<ReasonRow>>, key: String) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let (found, locked) = (key.clone(), key.clone());
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|r| r.key == found).cloned()));
    let cell = move |read: fn(&ReasonRow) -> String| move || row.with(|row| row.as_ref().map(read));
    let is = move |read: fn(&ReasonRow) -> bool| row.with(|row| row.as_ref().is_some_and(read));
    let name = tr_fill(texts::LOCK_LINE, move || vec![("line", key.clone())]);
    let toggle = move |is_locked| {
        let asked = search.answer_to(Want::Explanation).get_untracked();
        let document = workspace.document().get_untracked();
        workspace.dispatch(optimiser::lock_as_shown(asked.as_deref(), &document, &locked, is_locked));
    };
    view! {
        <tr>
            <td>
                <input
                    type="checkbox"
                    class="check__box"
                    aria-label=name
                    prop:checked=move || is(|r| r.is_locked)
                    disabled=move || workspace.is_read_only().get() || !(is(|r| r.can_lock) || is(|r| r.is_locked))
                    on:change:target=move |ev| toggle(ev.target().checked())
                />
            </td>
            <th scope="row">{cell(|r| r.line.clone())}</th>
            <td>{cell(|r| r.served.clone())}</td>
            <td>{cell(|r| r.why.clone().unwrap_or_default())}</td>
            <td>{cell(|r| r.next.clone().unwrap_or_default())}</td>
        </tr>
    }
}
