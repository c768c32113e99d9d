//! Where the values of the coalitions come from: a budget for the optimiser, values that people state, or what members save together.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{choices_of, chosen, read, said, typed};
use crate::i18n::texts::coalitions as texts;
use crate::present::split::{CostColumn, CostRow, GameEdit, GameForm, StatedRow, game_with};
use crate::state::{Notices, Settings, Workspace};
use crate::ui::components::{Check, Field, FieldKind, Select, tr, tr_fill};

/// Where the button that waits for a budget leads.
pub(super) const BUDGET: &str = "split-game-budget";

#[component]
pub(super) fn GameFields(form: Memo<GameForm>) -> impl IntoView {
    let is = move |basis: &'static str| move || form.with(|f| f.basis == basis);
    view! {
        <div class="fields fields--broad">
            <Select
                label=said(texts::BASIS)
                choices=Signal::derive(move || choices_of(form.with(|f| f.bases.clone())))
                value=Signal::derive(move || form.with(|f| f.basis.clone()))
                on_choose=chosen!(game_with, GameEdit::Basis)
                hint=Signal::derive(move || form.with(|f| f.hint.clone()))
            />
            <Show when=is("optimum")>
                <Field
                    label=said(texts::GAME_BUDGET)
                    value=Signal::derive(move || form.with(|f| f.budget.clone()))
                    commit=typed!(game_with, GameEdit::Budget)
                    draft_key="split/game-budget"
                    kind=FieldKind::Number
                    hint=said(texts::GAME_BUDGET_HINT)
                    id=BUDGET
                />
            </Show>
            <Show when=is("costs")>
                <Field
                    label=said(texts::JOINT_COST)
                    value=Signal::derive(move || form.with(|f| f.joint_cost.clone()))
                    commit=typed!(game_with, GameEdit::JointCost)
                    draft_key="split/game-joint-cost"
                    kind=FieldKind::Number
                    hint=said(texts::JOINT_COST_HINT)
                />
            </Show>
        </div>
        <Show when=is("values")>
            <StatedValues form />
            <NewCoalition form />
        </Show>
        <Show when=is("costs")>
            <Costs form />
        </Show>
    }
}

#[component]
fn StatedValues(form: Memo<GameForm>) -> impl IntoView {
    let keys = Memo::new(move |_| form.with(|f| f.stated.keys().cloned().collect::<Vec<_>>()));
    view! {
        <fieldset class="money-weights">
            <legend>{tr(texts::STATED_VALUES)}</legend>
            <ul class="money-rows">
                <For each=move || keys.get() key=Clone::clone let:key>
                    <Stated key form />
                </For>
            </ul>
        </fieldset>
    }
}

#[component]
fn Stated(key: String, form: Memo<GameForm>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let row = {
        let key = key.clone();
        Memo::new(move |_| form.with(|f| f.stated.get(&key).cloned()))
    };
    let label = tr_fill(texts::COALITION_WORTH_NAMED, move || {
        vec![("coalition", row.with(|r| r.as_ref().map(|r| r.name.clone()).unwrap_or_default()))]
    });
    let forget = read(row, |r: &StatedRow| r.forget.clone());
    let can_forget = Memo::new(move |_| forget.read().is_some());
    let on_value = {
        let key = key.clone();
        typed!(game_with, move |text| GameEdit::Value(key.clone(), text))
    };
    let draft_key = format!("split/coalition/{key}");
    let on_forget = chosen!(game_with, move |()| GameEdit::Forget(key.clone()));
    view! {
        <li class="money-weight">
            <Field label=Signal::derive(label) value=read(row, |r| r.value.clone()) commit=on_value draft_key kind=FieldKind::Number />
            <Show when=move || can_forget.get()>
                <button
                    type="button"
                    class="button button--small"
                    aria-label=move || forget.get()
                    disabled=move || workspace.is_read_only().get()
                    on:click=move |_| on_forget.run(())
                >
                    {tr(texts::FORGET_THIS)}
                </button>
            </Show>
        </li>
    }
}

/// The members of a coalition to add, ticked; its value is typed once it is in the list.
#[component]
fn NewCoalition(form: Memo<GameForm>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let notices = expect_context::<Notices>();
    let lang = expect_context::<Settings>().lang();
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let members = Memo::new(move |_| form.with(|f| f.members.clone()));
    let add = move |_| {
        let edit = GameEdit::AddCoalition(chosen.get_untracked().into_iter().collect());
        match game_with(&workspace.document().read_untracked(), &edit, lang.get_untracked()) {
            Ok(command) => {
                if workspace.dispatch(command) {
                    chosen.update(BTreeSet::clear);
                }
            }
            Err(sentence) => notices.fault(sentence),
        }
    };
    view! {
        <fieldset class="money-weights">
            <legend>{tr(texts::ADD_COALITION)}</legend>
            <div class="money-ticks">
                <For each=move || members.get() key=Clone::clone let((id, name))>
                    <Member id name chosen />
                </For>
            </div>
            <div class="button-row">
                <button type="button" class="button" disabled=move || workspace.is_read_only().get() on:click=add>
                    {tr(texts::ADD_THIS_COALITION)}
                </button>
            </div>
        </fieldset>
    }
}

#[component]
fn Member(id: String, name: String, chosen: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let key = id.clone();
    let toggle = Callback::new(move |is_in: bool| {
        chosen.update(|chosen| {
            if is_in {
                chosen.insert(id.clone());
            } else {
                chosen.remove(&id);
            }
        });
    });
    view! { <Check label=Signal::stored(name) value=Signal::derive(move || chosen.read().contains(&key)) on_toggle=toggle /> }
}

#[component]
fn Costs(form: Memo<GameForm>) -> impl IntoView {
    let members = Memo::new(move |_| form.with(|f| f.costs.keys().cloned().collect::<Vec<_>>()));
    view! {
        <fieldset class="money-weights">
            <legend>{tr(texts::MEMBER_COSTS)}</legend>
            <ul class="money-rows">
                <For each=move || members.get() key=Clone::clone let:member>
                    <CostItem member form />
                </For>
            </ul>
        </fieldset>
    }
}

#[component]
fn CostItem(member: String, form: Memo<GameForm>) -> impl IntoView {
    let row = {
        let member = member.clone();
        Memo::new(move |_| form.with(|f| f.costs.get(&member).cloned()))
    };
    let columns = [
        (CostColumn::Alone, texts::COST_ALONE, "alone", (|r| r.alone.clone()) as fn(&CostRow) -> String),
        (CostColumn::Together, texts::COST_TOGETHER, "together", |r| r.together.clone()),
    ];
    let fields = columns.map(|(column, text, key, value)| {
        let label = tr_fill(text, move || {
            vec![("member", row.with(|r| r.as_ref().map(|r| r.member.clone()).unwrap_or_default()))]
        });
        let draft_key = format!("split/cost/{member}/{key}");
        let member = member.clone();
        let commit = typed!(game_with, move |text| GameEdit::Cost(member.clone(), column, text));
        view! { <Field label=Signal::derive(label) value=read(row, value) commit draft_key kind=FieldKind::Number /> }
    });
    view! {
        <li class="money-weight">
            <div class="fields">{fields.into_iter().collect_view()}</div>
        </li>
    }
}
