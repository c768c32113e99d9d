//! The chosen line: what is left, who asks what for it, and one-stroke ways to assign it.

use std::sync::Arc;

use leptos::prelude::*;

use super::slider::Slider;
use crate::i18n::texts::{allocation as texts, optimiser as optimiser_texts};
use crate::present::allocation::{self, AllocationView, LineMember, LinePanel};
use crate::present::grid::CellAddress;
use crate::present::optimiser;
use crate::state::{Settings, Workspace};
use crate::ui::components::{Check, tr, tr_fill};

#[component]
pub(super) fn LinePanelCard(view: Memo<Arc<AllocationView>>, chosen: RwSignal<Option<CellAddress>>) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let lang = expect_context::<Settings>().lang();
    let key = Memo::new(move |_| chosen.get().map(|address| address.row));
    let panel = Memo::new(move |_| key.get().and_then(|key| allocation::line(&document.read(), &key, lang.get())).map(Arc::new));
    let title = move || {
        panel
            .read()
            .as_ref()
            .map_or_else(|| texts::LINE.get(lang.get()).to_owned(), |p| p.title.clone())
    };
    // The panel of a line stays in place while its shares change: a share can be slid.
    let line = Memo::new(move |_| panel.read().as_ref().map(|p| p.key.clone()));
    view! {
        <section class="card" aria-labelledby="chosen-line">
            <h2 id="chosen-line">{title}</h2>
            {move || match line.get() {
                None => view! { <p class="soft">{tr(texts::LINE_EMPTY)}</p> }.into_any(),
                Some(line) => view! { <LineBody view panel line=StoredValue::new(line) /> }.into_any(),
            }}
        </section>
    }
}

type Panel = Memo<Option<Arc<LinePanel>>>;

/// A part of the panel, empty when the line has gone.
fn part<T: Default>(panel: Panel, part: impl Fn(&LinePanel) -> T) -> T {
    panel.with(|panel| panel.as_deref().map(part).unwrap_or_default())
}

#[component]
fn LineBody(view: Memo<Arc<AllocationView>>, panel: Panel, line: StoredValue<String>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let is_locked = Memo::new(move |_| part(panel, |p| p.is_locked));
    let is_complete = Memo::new(move |_| part(panel, |p| p.is_complete));
    let locked = Signal::derive(move || is_locked.get() || workspace.is_read_only().get());
    let rotate = move |_| {
        let command = line.with_value(|l| allocation::rotate(&workspace.document().read_untracked(), l));
        if let Some(command) = command {
            workspace.dispatch(command);
        }
    };
    let clear = move |_| {
        workspace.dispatch(line.with_value(|l| allocation::clear_line(l)));
    };
    let menu = Memo::new(move |_| part(panel, |p| p.menu.clone()));
    let lock_words = tr(optimiser_texts::LOCK_THIS);
    let toggle_lock = Callback::new(move |is_locked| {
        workspace.dispatch(line.with_value(|l| optimiser::lock(l, is_locked)));
    });
    let members = Memo::new(move |_| part(panel, |p| p.members.iter().map(|m| m.key.clone()).collect::<Vec<_>>()));
    let can_slide = Memo::new(move |_| part(panel, |p| !p.stops.is_empty()));
    let faults = Memo::new(move |_| {
        let view = view.read();
        let row = line.with_value(|l| view.grid.rows.iter().find(|row| row.key == *l).cloned());
        row.map(|row| row.faults.clone()).unwrap_or_default()
    });
    view! {
        <p class="soft">{move || part(panel, |p| p.note.clone())}</p>
        <p class="allocation__counter" class:allocation__counter--complete=move || is_complete.get() role="status">
            {move || part(panel, |p| p.counter.clone())}
        </p>
        {move || faults.get().into_iter().map(|fault| view! { <p class="allocation__counter">{fault}</p> }).collect_view()}
        <Check
            label=Signal::derive(move || lock_words().to_owned())
            value=is_locked
            on_toggle=toggle_lock
            locked=Signal::derive(move || !is_complete.get() && !is_locked.get())
        />
        <div class="table-wrap">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::MEMBER)}</th>
                        <th scope="col" class="number">{tr(texts::SHARE)}</th>
                        <th scope="col" class="number">{tr(texts::PRICE_OF_SHARE)}</th>
                        <th scope="col" class="number">{tr(texts::PRICE_OF_LINE)}</th>
                        <th scope="col">{tr(texts::ACTION)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || members.get() key=|member| member.clone() let:member>
                        <MemberRow panel line member locked />
                    </For>
                </tbody>
            </table>
        </div>
        <Show when=move || can_slide.get()>
            <p class="soft">{tr(texts::SLIDE_HINT)}</p>
            <div class="button-row" role="group" aria-label=tr(texts::MENU)>
                <span class="soft">{tr(texts::MENU)}</span>
                {move || menu.get().into_iter().map(|split| view! { <SplitButton line split locked /> }).collect_view()}
            </div>
        </Show>
        <div class="button-row">
            <button
                type="button"
                class="button button--small"
                disabled=move || locked.get() || !part(panel, |p| p.can_rotate)
                on:click=rotate
            >
                {tr(texts::ROTATE)}
            </button>
            <button
                type="button"
                class="button button--small"
                disabled=move || locked.get() || !part(panel, |p| p.has_shares)
                on:click=clear
            >
                {tr(texts::CLEAR_LINE)}
            </button>
        </div>
    }
}

/// One of the splits that the line allows, with its place in the menu.
#[component]
fn SplitButton(line: StoredValue<String>, split: (usize, String), locked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let (at, words) = split;
    let apply = move |_| {
        let command = line.with_value(|l| allocation::by_menu(&workspace.document().read_untracked(), l, at));
        if let Some(command) = command {
            workspace.dispatch(command);
        }
    };
    view! {
        <button type="button" class="button button--small" disabled=move || locked.get() on:click=apply>
            {words}
        </button>
    }
}

#[component]
fn MemberRow(panel: Panel, line: StoredValue<String>, member: String, locked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let key = StoredValue::new(member);
    let member = Memo::new(move |_| {
        let of_panel = |p: &LinePanel| key.with_value(|key| p.members.iter().find(|m| m.key == *key).cloned());
        panel.with(|panel| panel.as_deref().and_then(of_panel))
    });
    let words = move |part: fn(&LineMember) -> Option<String>| member.with(|m| m.as_ref().and_then(part));
    let name = move || words(|m| Some(m.name.clone())).unwrap_or_default();
    let note = |text: String| view! { <span class="table__note">{text}</span> };
    let all = move |_| {
        let document = workspace.document().get_untracked();
        workspace.dispatch(line.with_value(|l| key.with_value(|m| allocation::all_to(&document, l, m))));
    };
    let rest = Memo::new(move |_| part(panel, |p| p.rest.clone()));
    let take_rest = move |_| {
        let document = workspace.document().get_untracked();
        if let Some(command) = line.with_value(|l| key.with_value(|m| allocation::rest_to(&document, l, m))) {
            workspace.dispatch(command);
        }
    };
    let rest_button = move || {
        rest.get().map(|gap| {
            let short_gap = gap.clone();
            let words = tr_fill(texts::REST_TO, move || vec![("gap", short_gap.clone())]);
            let long = tr_fill(texts::REST_TO_LONG, move || vec![("gap", gap.clone()), ("member", name())]);
            view! {
                <button type="button" class="button button--small" aria-label=long disabled=move || locked.get() on:click=take_rest>
                    {words}
                </button>
            }
        })
    };
    let is_cheapest = move || member.with(|m| m.as_ref().is_some_and(|m| m.is_cheapest));
    view! {
        <tr>
            <th scope="row">
                {name}
                {move || words(|m| m.hindrance.clone()).map(note)}
            </th>
            <td class="number">
                {move || words(|m| Some(m.share.clone()))}
                <Slider panel line member locked />
            </td>
            <td class="number">{move || words(|m| Some(m.price_of_share.clone()))}</td>
            <td class="number">
                {move || words(|m| Some(m.price_of_line.clone()))}
                {move || is_cheapest().then(|| view! { <span class="table__note">{tr(texts::CHEAPEST)}</span> })}
            </td>
            <td>
                <div class="button-row">
                    {rest_button}
                    <button
                        type="button"
                        class="button button--small"
                        aria-label=tr_fill(texts::ALL_TO_LONG, move || vec![("member", name())])
                        disabled=move || locked.get()
                        on:click=all
                    >
                        {tr(texts::ALL_TO)}
                    </button>
                </div>
            </td>
        </tr>
    }
}
