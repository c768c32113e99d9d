//! One withholding: label, kind, rate, who pays, who receives; moved and removed.

use leptos::prelude::*;

use super::{choices_of, chosen, read, said, typed};
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
    let for_edit = {
        let id = id.clone();
        move |make: fn(String, String) -> PricingEdit| {
            let id = id.clone();
            move |text: String| make(id.clone(), text)
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
                    commit=typed!(pricing_with, for_edit(PricingEdit::Label))
                    draft_key=format!("price/{id}/label")
                    hint=Signal::derive(hint)
                />
                <Select
                    label=said(texts::DEDUCTION_KIND)
                    choices=Signal::derive(move || choices_of(formation.with(|f| f.kinds.clone())))
                    value=read(row, |r| r.kind.clone())
                    on_choose=chosen!(pricing_with, for_edit(PricingEdit::Kind))
                />
                <Field
                    label=said(texts::DEDUCTION_RATE)
                    value=read(row, |r| r.rate.clone())
                    commit=typed!(pricing_with, for_edit(PricingEdit::Rate))
                    draft_key=format!("price/{id}/rate")
                    kind=FieldKind::Number
                    hint=read(row, |r| r.fund.clone())
                />
                <Field
                    label=said(texts::DEDUCTION_FIXED)
                    value=read(row, |r| r.fixed.clone())
                    commit=typed!(pricing_with, for_edit(PricingEdit::Fixed))
                    draft_key=format!("price/{id}/fixed")
                    kind=FieldKind::Number
                    hint=said(texts::DEDUCTION_FIXED_HINT)
                />
                <Field
                    label=said(texts::DEDUCTION_CAP)
                    value=read(row, |r| r.cap.clone())
                    commit=typed!(pricing_with, for_edit(PricingEdit::Cap))
                    draft_key=format!("price/{id}/cap")
                    kind=FieldKind::Number
                    hint=said(texts::DEDUCTION_CAP_HINT)
                />
                <Select
                    label=said(texts::DEDUCTION_BASE)
                    choices=Signal::derive(move || choices_of(read(row, |r| r.bases.clone()).get()))
                    value=read(row, |r| r.base.clone())
                    on_choose=chosen!(pricing_with, for_edit(PricingEdit::Base))
                />
                <Beneficiary id=id.clone() row formation />
            </div>
            <Acts id row />
        </li>
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
