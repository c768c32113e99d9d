//! Ceiling, price criterion, advance, the clauses kept from a file, and the group's own estimate.

use leptos::prelude::*;

use super::{TenderFaults, tender_form};
use crate::i18n::texts::{common, tender as texts};
use crate::present::group::{self, MemberId};
use crate::present::tender::{self, MoneyField as F, Place, money};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{Check, tr};

#[component]
pub fn MoneySection() -> impl IntoView {
    let form = tender_form();
    let document = expect_context::<Workspace>().document();
    let has_criterion = Memo::new(move |_| document.read().frame.tender.price_criterion.is_some());
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_MONEY)}</h2>
            <div class="fields">
                {form.entry(F::Ceiling)} {form.entry(F::CriterionWeight)}
                <Show when=move || has_criterion.get()>{form.entry(F::CriterionBasis)}</Show>
            </div>
            <AdvanceFields />
        </section>
    }
}

#[component]
fn AdvanceFields() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let form = tender_form();
    let document = workspace.document();
    let locked = workspace.is_members_copy();
    let is_paid = Memo::new(move |_| document.read().frame.tender.advance.is_some());
    let members = Memo::new(move |_| group::all_ids(&document.read()));
    let note = move || params.table().get().map(|table| money::advance_note(&table, lang.get()));
    let on_toggle = Callback::new(move |is_on| {
        let document = document.get_untracked();
        let tender = &document.frame.tender;
        let table = params.now();
        let day = table.as_deref().map(|table| tender::day_of_law(tender, table));
        workspace.dispatch(tender::set(money::with_advance(tender, is_on, table.as_deref(), day)));
    });
    let label = tr(texts::HAS_ADVANCE);
    view! {
        <Check label=Signal::derive(move || label().to_owned()) value=is_paid locked on_toggle />
        <Show when=move || is_paid.get()>
            <div class="fields">{form.entry(F::AdvanceRate)} {form.entry(F::AdvanceMin)} {form.entry(F::AdvanceMonths)}</div>
            {move || note().map(|text| view! { <p class="soft">{text}</p> })}
            <Show when=move || !members.read().is_empty()>
                <fieldset class="ticks">
                    <legend class="field__label">{tr(texts::WAIVED)}</legend>
                    <For each=move || members.get() key=|id| id.clone() let:id>
                        <WaiverCheck id />
                    </For>
                </fieldset>
            </Show>
        </Show>
    }
}

#[component]
fn WaiverCheck(id: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let (named, waived) = (id.clone(), id.clone());
    let name = Signal::derive(move || document.read().member(&named).map(|m| group::name(m, lang.get())).unwrap_or_default());
    let gives_up = Signal::derive(move || document.read().frame.tender.advance.as_ref().is_some_and(|a| a.waived_by.contains(&waived)));
    let on_toggle = Callback::new(move |is_on| {
        workspace.dispatch(tender::set(money::with_waiver(&document.get_untracked().frame.tender, &id, is_on)));
    });
    view! { <Check label=name value=gives_up locked=workspace.is_members_copy() on_toggle /> }
}

#[component]
pub fn KeptSection() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let faults = expect_context::<TenderFaults>();
    let lang = expect_context::<Settings>().lang();
    let kept = Memo::new(move |_| money::kept(&document.read().frame.tender, lang.get()));
    let lead = tr(texts::KEPT_LEAD);
    let heading = tr(texts::SECTION_KEPT);
    view! {
        <Show when=move || !kept.read().is_empty()>
            <section class="card">
                <h2>{heading}</h2>
                <p class="soft">{lead}</p>
                <ul>{move || kept.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                {move || faults.at(&Place::Kept).map(|text| view! { <p class="field__fault">{text}</p> })}
            </section>
        </Show>
    }
}

#[component]
pub fn EstimateSection() -> impl IntoView {
    let form = tender_form();
    view! {
        <section class="card">
            <div class="card__head">
                <h2>{tr(texts::SECTION_INTERNAL)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <div class="fields">{form.entry(F::Estimate)}</div>
        </section>
    }
}
