//! One line of the schedule: what the client reads, and on demand its parts and its computation.

use leptos::prelude::*;

use super::computation::ComputationView;
use super::{FigureTable, edit_of, read, said, typed};
use crate::i18n::texts::{common, price as texts};
use crate::present::price::{self, LineDetail, PricingEdit, Schedule, ScheduleRow, pricing_with};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Field, FieldKind, tr, tr_fill};

#[component]
pub fn ScheduleLine(id: String, schedule: Memo<Schedule>) -> impl IntoView {
    let row = {
        let id = id.clone();
        Memo::new(move |_| schedule.with(|s| s.rows.get(&id).cloned()))
    };
    let is_open = RwSignal::new(false);
    let name = read(row, |r: &ScheduleRow| r.id.clone());
    let shown = read(row, |r| r.clone().unit_price);
    let is_priced = read(row, |r| r.is_priced);
    let id = StoredValue::new(id);
    view! {
        <tr>
            <th scope="row">
                {move || name.get()} " – " {read(row, |r| r.label.clone())} <span class="table__note">{read(row, |r| r.kind.clone())}</span>
            </th>
            <td>{read(row, |r| r.unit.clone())}</td>
            <td class="number">{read(row, |r| r.quantity.clone())}</td>
            <td class="number" class:money-missing=move || !is_priced.get()>
                {shown}
            </td>
            <td class="number">{read(row, |r| r.amount.clone())}</td>
            <td>
                <Show when=move || is_priced.get()>
                    <button
                        type="button"
                        class="button button--small"
                        aria-expanded=move || is_open.get().to_string()
                        aria-label=tr_fill(texts::SHOW_DETAIL_OF, move || vec![("line", name.get())])
                        on:click=move |_| is_open.update(|open| *open = !*open)
                    >
                        {tr(texts::SHOW_DETAIL)}
                    </button>
                </Show>
            </td>
        </tr>
        <Show when=move || is_open.get() && is_priced.get()>
            <tr class="money-detail">
                <td colspan="6">
                    <Detail id=id.get_value() />
                </td>
            </tr>
        </Show>
    }
}

#[component]
fn Detail(id: String) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let detail = {
        let id = id.clone();
        Memo::new(move |_| price::line_detail(&workspace.document().read(), &workspace.results().read(), &id, lang.get()))
    };
    let is_internal = read(detail, |d: &LineDetail| d.is_internal);
    let is_shown = RwSignal::new(false);
    let id = StoredValue::new(id);
    view! {
        <div class="stack">
            <Show when=move || is_internal.get()>
                <p>
                    <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
                    " "
                    {tr(texts::PARTS_HIDDEN)}
                </p>
            </Show>
            <FigureTable caption=read(detail, |d| d.caption.clone()) table=read(detail, |d| d.table.clone()) />
            <ByHand id=id.get_value() detail />
            <div class="button-row">
                <button
                    type="button"
                    class="button button--small"
                    aria-expanded=move || is_shown.get().to_string()
                    on:click=move |_| is_shown.update(|shown| *shown = !*shown)
                >
                    {tr(texts::SHOW_COMPUTATION)}
                </button>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <Show when=move || is_shown.get()>
                <ComputationView id=id.get_value() />
            </Show>
        </div>
    }
}

/// A price set by hand in place of the computed one, and why.
#[component]
fn ByHand(id: String, detail: Memo<Option<LineDetail>>) -> impl IntoView {
    let is_by_hand = read(detail, |d: &LineDetail| d.is_by_hand);
    let reason = typed!(pricing_with, edit_of(&id, PricingEdit::HandReason));
    let reason_key = StoredValue::new(format!("price/{id}/by-hand-reason"));
    view! {
        <div class="fields">
            <Field
                label=said(texts::HAND_PRICE)
                value=read(detail, |d| d.hand_price.clone())
                commit=typed!(pricing_with, edit_of(&id, PricingEdit::HandPrice))
                draft_key=format!("price/{id}/by-hand")
                kind=FieldKind::Number
                hint=said(texts::HAND_PRICE_HINT)
            />
            <Show when=move || is_by_hand.get()>
                <Field
                    label=said(texts::HAND_REASON)
                    value=read(detail, |d| d.hand_reason.clone())
                    commit=reason
                    draft_key=reason_key.get_value()
                    hint=said(texts::HAND_REASON_HINT)
                    fault=Signal::derive(move || detail.with(|d| d.as_ref().and_then(|d| d.hand_fault.clone())))
                />
            </Show>
        </div>
    }
}
