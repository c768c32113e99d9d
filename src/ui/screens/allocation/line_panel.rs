//! The chosen line: what is left, who asks what for it, and one-stroke ways to assign it.

use leptos::prelude::*;

use crate::i18n::texts::{allocation as texts, optimiser as optimiser_texts};
use crate::present::allocation::{self, LineMember, LinePanel};
use crate::present::grid::CellAddress;
use crate::present::optimiser;
use crate::state::{Settings, Workspace};
use crate::ui::components::{Check, tr, tr_fill};

#[component]
pub(super) fn LinePanelCard(chosen: RwSignal<Option<CellAddress>>) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let lang = expect_context::<Settings>().lang();
    let key = Memo::new(move |_| chosen.get().map(|address| address.row));
    let panel = Memo::new(move |_| key.get().and_then(|key| allocation::line(&document.read(), &key, lang.get())));
    view! {
        <section class="card" aria-labelledby="chosen-line">
            <h2 id="chosen-line">{move || panel.get().map_or_else(|| texts::LINE.get(lang.get()).to_owned(), |p| p.title)}</h2>
            {move || match panel.get() {
                None => view! { <p class="soft">{tr(texts::LINE_EMPTY)}</p> }.into_any(),
                Some(panel) => view! { <LineBody panel /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn LineBody(panel: LinePanel) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let is_locked = panel.is_locked;
    let locked = Signal::derive(move || is_locked || workspace.is_read_only().get());
    let can_lock = panel.is_complete || is_locked;
    let line = StoredValue::new(panel.key);
    let rotate = move |_| {
        let command = line.with_value(|l| allocation::rotate(&workspace.document().read_untracked(), l));
        if let Some(command) = command {
            workspace.dispatch(command);
        }
    };
    let clear = move |_| {
        workspace.dispatch(line.with_value(|l| allocation::clear_line(l)));
    };
    let split = move |(at, words): (usize, String)| {
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
    };
    let menu = (!panel.menu.is_empty()).then(|| {
        view! {
            <div class="button-row" role="group" aria-label=tr(texts::MENU)>
                <span class="soft">{tr(texts::MENU)}</span>
                {panel.menu.into_iter().map(split).collect_view()}
            </div>
        }
    });
    let lock_words = tr(optimiser_texts::LOCK_THIS);
    let toggle_lock = Callback::new(move |is_locked| {
        workspace.dispatch(line.with_value(|l| optimiser::lock(l, is_locked)));
    });
    let rest = panel.rest;
    let rows = panel
        .members
        .into_iter()
        .map(|member| view! { <MemberRow line member rest=rest.clone() locked /> });
    view! {
        <p class="soft">{panel.note}</p>
        <p class="allocation__counter" class:allocation__counter--complete=panel.is_complete role="status">
            {panel.counter}
        </p>
        <Check
            label=Signal::derive(move || lock_words().to_owned())
            value=Signal::stored(is_locked)
            on_toggle=toggle_lock
            locked=Signal::stored(!can_lock)
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
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {menu}
        <div class="button-row">
            <button type="button" class="button button--small" disabled=move || locked.get() || !panel.can_rotate on:click=rotate>
                {tr(texts::ROTATE)}
            </button>
            <button type="button" class="button button--small" disabled=move || locked.get() || !panel.has_shares on:click=clear>
                {tr(texts::CLEAR_LINE)}
            </button>
        </div>
    }
}

#[component]
fn MemberRow(line: StoredValue<String>, member: LineMember, rest: Option<String>, locked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let key = StoredValue::new(member.key);
    let all = move |_| {
        let document = workspace.document().get_untracked();
        workspace.dispatch(line.with_value(|l| key.with_value(|m| allocation::all_to(&document, l, m))));
    };
    let take_rest = move |_| {
        let document = workspace.document().get_untracked();
        if let Some(command) = line.with_value(|l| key.with_value(|m| allocation::rest_to(&document, l, m))) {
            workspace.dispatch(command);
        }
    };
    let name = member.name.clone();
    let all_name = tr_fill(texts::ALL_TO_LONG, move || vec![("member", name.clone())]);
    let rest_button = rest.map(|gap| {
        let (short_gap, name) = (gap.clone(), member.name.clone());
        let words = tr_fill(texts::REST_TO, move || vec![("gap", short_gap.clone())]);
        let long = tr_fill(texts::REST_TO_LONG, move || vec![("gap", gap.clone()), ("member", name.clone())]);
        view! {
            <button type="button" class="button button--small" aria-label=long disabled=move || locked.get() on:click=take_rest>
                {words}
            </button>
        }
    });
    view! {
        <tr>
            <th scope="row">
                {member.name}
                {member.hindrance.map(|why| view! { <span class="table__note">{why}</span> })}
            </th>
            <td class="number">{member.share}</td>
            <td class="number">{member.price_of_share}</td>
            <td class="number">
                {member.price_of_line}
                {member.is_cheapest.then(|| view! { <span class="table__note">{tr(texts::CHEAPEST)}</span> })}
            </td>
            <td>
                <div class="button-row">
                    {rest_button}
                    <button type="button" class="button button--small" aria-label=all_name disabled=move || locked.get() on:click=all>
                        {tr(texts::ALL_TO)}
                    </button>
                </div>
            </td>
        </tr>
    }
}
