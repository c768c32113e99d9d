//! One withholding: label, kind, rate, who pays, who receives; moved and removed.

use leptos::prelude::*;

use super::{choices_of, chosen, edit_of, read, said, typed};
use crate::i18n::Text;
use crate::i18n::texts::{common, price as texts};
use crate::present::price::{DeductionRow, Formation, PricingEdit, pricing_with};
use crate::state::Workspace;
use crate::ui::components::{Field, FieldKind, Select, tr, tr_fill};

#[component]
pub fn DeductionItem(id: String, formation: Memo<Formation>) -> impl IntoView {
    let row = {
        let id = id.clone();
        Memo::new(move |_| formation.with(|f| f.deductions.get(&id).cloned()))
    };
    let number = |label: Text, value: fn(&DeductionRow) -> String, make: fn(String, String) -> PricingEdit, key: &str, hint: Signal<String>| {
        view! {
            <Field
                label=said(label)
                value=read(row, value)
                commit=typed!(pricing_with, edit_of(&id, make))
                draft_key=format!("price/{id}/{key}")
                kind=FieldKind::Number
                hint
            />
        }
    };
    let hint = {
        let id = id.clone();
        tr_fill(texts::LABEL_HINT, move || vec![("id", id.clone())])
    };
    view! {
        <li class="money-row">
            <div class="fields">
                <Field
                    label=said(texts::LABEL)
                    value=read(row, |r: &DeductionRow| r.label.clone())
                    commit=typed!(pricing_with, edit_of(&id, PricingEdit::Label))
                    draft_key=format!("price/{id}/label")
                    hint=Signal::derive(hint)
                />
                <Select
                    label=said(texts::DEDUCTION_KIND)
                    choices=Signal::derive(move || choices_of(formation.with(|f| f.kinds.clone())))
                    value=read(row, |r| r.kind.clone())
                    on_choose=chosen!(pricing_with, edit_of(&id, PricingEdit::Kind))
                />
                {number(texts::DEDUCTION_RATE, |r| r.rate.clone(), PricingEdit::Rate, "rate", read(row, |r| r.fund.clone()))}
                {number(texts::DEDUCTION_FIXED, |r| r.fixed.clone(), PricingEdit::Fixed, "fixed", said(texts::DEDUCTION_FIXED_HINT))}
                {number(texts::DEDUCTION_CAP, |r| r.cap.clone(), PricingEdit::Cap, "cap", said(texts::DEDUCTION_CAP_HINT))}
                <Select
                    label=said(texts::DEDUCTION_BASE)
                    choices=Signal::derive(move || choices_of(read(row, |r| r.bases.clone()).get()))
                    value=read(row, |r| r.base.clone())
                    on_choose=chosen!(pricing_with, edit_of(&id, PricingEdit::Base))
                />
                <Beneficiary id=id.clone() row formation />
                <AmountReason id=id.clone() row />
            </div>
            <Acts id row />
        </li>
    }
}

/// Why an amount or a cap is set by hand; asked for only where one is.
#[component]
fn AmountReason(id: String, row: Memo<Option<DeductionRow>>) -> impl IntoView {
    let is_by_hand = Memo::new(move |_| row.with(|r| r.as_ref().is_some_and(|r| r.is_by_hand)));
    view! {
        <Show when=move || is_by_hand.get()>
            <Field
                label=said(texts::AMOUNT_REASON)
                value=read(row, |r: &DeductionRow| r.reason.clone())
                commit=typed!(pricing_with, edit_of(&id, PricingEdit::AmountReason))
                draft_key=format!("price/{id}/reason")
                hint=said(texts::HAND_REASON_HINT)
                fault=read(row, |r| r.reason_fault.clone())
            />
        </Show>
    }
}

/// Who receives a fee, with what is wrong about it.
#[component]
fn Beneficiary(id: String, row: Memo<Option<DeductionRow>>, formation: Memo<Formation>) -> impl IntoView {
    let value = read(row, |r| r.beneficiary.clone());
    let fault = read(row, |r| r.beneficiary_fault.clone());
    let is_fee = Memo::new(move |_| value.read().is_some());
    let choose = chosen!(pricing_with, move |key: String| PricingEdit::Beneficiary(id.clone(), key));
    view! {
        <Show when=move || is_fee.get()>
            <div class="stack">
                <Select
                    label=said(texts::BENEFICIARY)
                    choices=Signal::derive(move || choices_of(formation.with(|f| f.beneficiaries.clone())))
                    value=Signal::derive(move || value.get().unwrap_or_default())
                    on_choose=choose
                />
                {move || fault.get().map(|fault| view! { <p class="field__fault" role="alert">{fault}</p> })}
            </div>
        </Show>
    }
}

#[component]
fn Acts(id: String, row: Memo<Option<DeductionRow>>) -> impl IntoView {
    let (up, down) = (id.clone(), id.clone());
    let move_up = chosen!(pricing_with, move |()| PricingEdit::MoveDeduction { id: up.clone(), up: true });
    let move_down = chosen!(pricing_with, move |()| PricingEdit::MoveDeduction { id: down.clone(), up: false });
    let remove = chosen!(pricing_with, move |()| PricingEdit::RemoveDeduction(id.clone()));
    view! {
        <div class="button-row">
            <Act words=texts::UP row run=move_up is_off=read(row, |r| r.is_first) />
            <Act words=texts::DOWN row run=move_down is_off=read(row, |r| r.is_last) />
            <Act words=common::DELETE row run=remove is_off=Signal::stored(false) />
        </div>
    }
}

/// A button whose name says on which withholding it acts.
#[component]
fn Act(words: Text, row: Memo<Option<DeductionRow>>, run: Callback<()>, is_off: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let name = read(row, |r| r.name.clone());
    let action = tr(words);
    let label = tr_fill(texts::NAMED_ACTION, move || vec![("action", action().to_owned()), ("what", name.get())]);
    view! {
        <button
            type="button"
            class="button button--small button--quiet"
            aria-label=label
            disabled=move || is_off.get() || workspace.is_read_only().get()
            on:click=move |_| run.run(())
        >
            {action}
        </button>
    }
}
