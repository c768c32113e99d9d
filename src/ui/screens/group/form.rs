//! The form of the group with its consequences, the lead, and what the group says of itself.

use leptos::prelude::*;

use super::GroupFaults;
use crate::i18n::texts::group as texts;
use crate::present::form::FormField;
use crate::present::group::{self, Group, GroupField as F, Place};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, Select, fresh_id, tr};

fn group_form() -> Form<Group> {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let document = workspace.document();
    let of = Memo::new(move |_| Some(document.read().frame.group.clone()));
    Form::new("group", of, move |next| workspace.commit(group::set(next))).with_faults(move |key| faults.of_field(&key))
}

#[component]
pub fn FormSection() -> impl IntoView {
    let form = group_form();
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_FORM)}</h2>
            <FormChoices />
            <div class="fields">
                <LeadChoice />
                {form.entry(F::Name)}
                {form.entry(F::Payment)}
                <DistributionChoice />
                {form.wide(F::Justification)}
            </div>
        </section>
    }
}

/// Changes one field of the group.
fn choose(workspace: Workspace, lang: crate::i18n::Lang, field: F, typed: &str) {
    let group = workspace.document().get_untracked().frame.group.clone();
    if let Ok(next) = crate::present::form::changed(field, &group, typed, lang) {
        workspace.dispatch(group::set(next));
    }
}

#[component]
fn FormChoices() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let present = Memo::new(move |_| F::Form.show(&document.read().frame.group, lang.get()));
    let name = fresh_id("group-form");
    let choice = move |choice: group::FormChoice| {
        let name = name.clone();
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    value=choice.key
                    prop:checked=move || *present.read() == choice.key
                    disabled=move || workspace.is_read_only().get()
                    on:change=move |_| choose(workspace, lang.get_untracked(), F::Form, choice.key)
                />
                <span class="choice__words">
                    <strong>{choice.label}</strong>
                    <span class="soft">{choice.means}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="visually-hidden">{tr(texts::SECTION_FORM)}</legend>
            {move || group::forms(lang.get()).into_iter().map(choice.clone()).collect_view()}
        </fieldset>
    }
}

#[component]
fn LeadChoice() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let label = tr(texts::LEAD_MEMBER_FIELD);
    let choices = Signal::derive(move || group::lead_choices(&document.read(), lang.get()));
    let value = Signal::derive(move || document.read().frame.group.lead.as_ref().map(ToString::to_string).unwrap_or_default());
    let fault = Signal::derive(move || faults.find(|at| *at == Place::Lead));
    let on_choose = Callback::new(move |key: String| {
        workspace.dispatch(group::with_lead(&document.get_untracked().frame.group, &key));
    });
    view! { <Select label=Signal::derive(move || label().to_owned()) choices value fault on_choose /> }
}

#[component]
fn DistributionChoice() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let (label, hint) = (tr(texts::DISTRIBUTION), tr(texts::DISTRIBUTION_HINT));
    let choices = Signal::derive(move || group::distribution_choices(&document.read().frame.group, lang.get()));
    let value = Signal::derive(move || F::Distribution.show(&document.read().frame.group, lang.get()));
    let fault = Signal::derive(move || faults.of_field(F::Distribution.key()));
    let on_choose = Callback::new(move |key: String| choose(workspace, lang.get_untracked(), F::Distribution, &key));
    view! {
        <Select
            label=Signal::derive(move || label().to_owned())
            choices
            value
            hint=Signal::derive(move || Some(hint().to_owned()))
            fault
            on_choose
        />
    }
}
