//! The price tiers of an ask: where each starts, what it costs, how they read, worked out for the line.

use leptos::prelude::*;

use super::ask_form::{AskChoice, AskHandle};
use crate::i18n::texts::offers as texts;
use crate::present::offers::{self, AskField};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Field, FieldKind, tr, tr_fill};

#[component]
pub(super) fn Tiers(ask: AskHandle) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let count = Memo::new(move |_| ask.details.with(|d| d.tiers.len()));
    let can_change = move || ask.details.with(|d| d.exists && d.locked.is_none());
    let refusal = RwSignal::new(None::<String>);
    let add = move |_| {
        let document = workspace.document().get_untracked();
        let command = ask.address.with_value(|address| offers::add_tier(&document, address, lang.get_untracked()));
        refusal.set(command.and_then(|command| workspace.commit(command)).err());
    };
    view! {
        <fieldset class="offers__tiers">
            <legend>
                <h3>{tr(texts::TIERS)}</h3>
            </legend>
            <For each=move || 0..count.get() key=|at| *at let:at>
                <TierRow ask at />
            </For>
            {move || refusal.get().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> })}
            <Show when=can_change>
                <div class="button-row">
                    <button type="button" class="button button--small" on:click=add>
                        {tr(texts::ADD_TIER)}
                    </button>
                </div>
            </Show>
            <Show when=move || { count.get() > 1 }>
                <AskChoice
                    ask
                    field=AskField::Semantics
                    label=texts::SEMANTICS
                    choices=|d| d.semantics_choices.clone()
                    value=|d| d.semantics.clone()
                    hint=|d| d.semantics_hint.clone()
                />
            </Show>
            {move || ask.details.with(|d| d.example.clone()).map(|words| view! { <p class="offers__example">{words}</p> })}
        </fieldset>
    }
}

#[component]
fn TierRow(ask: AskHandle, at: usize) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let unit = move || vec![("unit", ask.details.with(|d| d.unit.clone()))];
    let number = (at + 1).to_string();
    let name = tr_fill(texts::TIER_N, {
        let number = number.clone();
        move || vec![("n", number.clone())]
    });
    let remove_name = tr_fill(texts::REMOVE_TIER, move || vec![("n", number.clone())]);
    let remove = move |_| {
        let document = workspace.document().get_untracked();
        if let Some(command) = ask.address.with_value(|address| offers::remove_tier(&document, address, at)) {
            workspace.dispatch(command);
        }
    };
    let from = move || ask.details.with(|d| d.tiers.get(at).map(|t| t.from.clone()).unwrap_or_default());
    let price = move || ask.details.with(|d| d.tiers.get(at).map(|t| t.price.clone()).unwrap_or_default());
    let is_removable = move || at > 0 && !ask.locked().get();
    view! {
        <div class="offers__tier" role="group" aria-label=name>
            <TierField ask field=AskField::TierFrom(at) label=Signal::derive(tr_fill(texts::TIER_FROM, unit)) value=Signal::derive(from) locked=at == 0 />
            <TierField ask field=AskField::TierPrice(at) label=Signal::derive(tr_fill(texts::TIER_PRICE, unit)) value=Signal::derive(price) locked=false />
            <Show when=is_removable>
                <button type="button" class="button button--small button--quiet" on:click=remove>
                    {remove_name.clone()}
                </button>
            </Show>
        </div>
    }
}

/// A field whose value is that of one tier.
#[component]
fn TierField(ask: AskHandle, field: AskField, label: Signal<String>, value: Signal<String>, locked: bool) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let commit = Callback::new(move |typed: String| ask.edit(workspace, lang.get_untracked(), field, &typed));
    let is_locked = ask.locked();
    view! {
        <Field
            label
            value
            commit
            draft_key=ask.draft_key(field)
            kind=FieldKind::Number
            locked=Signal::derive(move || locked || is_locked.get())
        />
    }
}
