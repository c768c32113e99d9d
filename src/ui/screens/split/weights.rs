//! The values of a rule by member, and for percentages the count of what is left: a fault only once one leaves the group of fields.

use leptos::prelude::*;

use super::{chosen, read, typed};
use crate::present::split::{self, SettlementEdit, Slot, WeightColumn, WeightRow, Weights, settlement_with};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Field, FieldKind};

#[component]
pub fn WeightsGroup(which: Slot) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let weights = Memo::new(move |_| split::weights(&workspace.document().read(), &workspace.results().read(), which, lang.get()));
    let cells = Memo::new(move |_| weights.with(|w| w.as_ref().map(cells_of).unwrap_or_default()));
    let is_inside = RwSignal::new(false);
    view! {
        <fieldset class="money-weights" on:focusin=move |_| is_inside.set(true) on:focusout=move |_| is_inside.set(false)>
            <legend>{read(weights, |w: &Weights| w.title.clone())}</legend>
            <ul class="money-rows">
                <For each=move || cells.get() key=|(member, columns)| (member.clone(), columns.clone()) let((member, columns))>
                    <WeightItem which member columns weights />
                </For>
            </ul>
            <Count weights is_inside />
            {move || read(weights, |w| w.fault.clone()).get().map(|fault| view! { <p class="field__fault" role="alert">{fault}</p> })}
        </fieldset>
    }
}

/// Which fields there are: by member, the columns.
fn cells_of(weights: &Weights) -> Vec<(String, Vec<WeightColumn>)> {
    let columns = |row: &WeightRow| row.cells.iter().map(|c| c.column).collect();
    weights.rows.values().map(|row| (row.member.clone(), columns(row))).collect()
}

#[component]
fn WeightItem(which: Slot, member: String, columns: Vec<WeightColumn>, weights: Memo<Option<Weights>>) -> impl IntoView {
    let row = {
        let member = member.clone();
        Memo::new(move |_| weights.with(|w| w.as_ref().and_then(|w| w.rows.get(&member).cloned())))
    };
    let fields = columns.into_iter().map(|column| {
        let of = move |value: fn(&split::WeightCell) -> String| {
            let find = move |row: &WeightRow| row.cells.iter().find(|c| c.column == column).map(value);
            Signal::derive(move || row.with(|r| r.as_ref().and_then(find).unwrap_or_default()))
        };
        let for_edit = {
            let member = member.clone();
            move |typed: String| SettlementEdit::Weight {
                slot: which,
                member: member.clone(),
                column,
                typed,
            }
        };
        let commit = typed!(settlement_with, for_edit);
        let draft_key = format!("split/{}/{member}/{}", which.key(), column.key());
        view! { <Field label=of(|c| c.label.clone()) value=of(|c| c.value.clone()) commit draft_key kind=FieldKind::Number /> }
    });
    view! {
        <li class="money-weight">
            <div class="fields">{fields.collect_view()}</div>
            <Assign which member=member.clone() row />
        </li>
    }
}

/// Gives the rest to this member, where it can take it.
#[component]
fn Assign(which: Slot, member: String, row: Memo<Option<WeightRow>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let words = read(row, |r| r.assign.clone());
    let has_rest = Memo::new(move |_| words.read().is_some());
    let assign = chosen!(settlement_with, move |()| SettlementEdit::AssignRest {
        slot: which,
        member: member.clone()
    });
    view! {
        <Show when=move || has_rest.get()>
            <button
                type="button"
                class="button button--small"
                aria-label=move || words.get().map(|(_, full)| full).unwrap_or_default()
                disabled=move || workspace.is_read_only().get()
                on:click=move |_| assign.run(())
            >
                {move || words.get().map(|(short, _)| short).unwrap_or_default()}
            </button>
        </Show>
    }
}

#[component]
fn Count(weights: Memo<Option<Weights>>, is_inside: RwSignal<bool>) -> impl IntoView {
    let counter = read(weights, |w| w.counter.clone());
    let is_wrong = move || counter.with(|c| c.as_ref().is_some_and(|c| !c.is_exact)) && !is_inside.get();
    view! {
        <p role="status" class:field__fault=is_wrong>
            {move || counter.get().map(|c| c.sentence).unwrap_or_default()}
        </p>
    }
}
