//! What the client never sees: a member's private facts, and the terms of its offer.

use leptos::prelude::*;

use super::{GroupFaults, is_locked};
use crate::i18n::texts::member as texts;
use crate::present::group::{self, MemberId, PrivateFacts, PrivateField as P, Terms, TermsField as T, terms, vat, year_key};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{Commit, Field, FieldKind, Form, tr};

fn private_form(id: &MemberId) -> Form<PrivateFacts> {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let document = workspace.document();
    let (read, sent, faulty) = (id.clone(), id.clone(), id.clone());
    let of = Memo::new(move |_| document.read().member(&read).map(|m| m.private.clone()));
    Form::new(format!("private/{id}"), of, move |facts| workspace.commit(group::set_private(&sent, facts)))
        .with_faults(move |key| faults.of_member(&faulty, &key))
        .locked_when(is_locked(id))
}

fn terms_form(id: &MemberId) -> Form<Terms> {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let document = workspace.document();
    let (read, sent, faulty) = (id.clone(), id.clone(), id.clone());
    let of = Memo::new(move |_| document.read().member(&read).map(|m| m.offer.terms.clone()));
    Form::new(format!("terms/{id}"), of, move |terms| workspace.commit(group::set_terms(&sent, terms)))
        .with_faults(move |key| faults.of_member(&faulty, &key))
        .locked_when(is_locked(id))
}

#[component]
pub fn TermsFields(id: MemberId) -> impl IntoView {
    let form = terms_form(&id);
    view! {
        <div class="fields">
            {form.entry(T::Cap)} {form.entry(T::MinOrder)} {form.entry(T::MinShare)} {form.entry(T::MaxShare)} {form.entry(T::Capacity)}
            {form.entry(T::Mandate)} {form.entry(T::MustServe)}
        </div>
    }
}

#[component]
pub fn PrivateFields(id: MemberId) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let form = private_form(&id);
    let read = id.clone();
    let years = Memo::new(move |_| {
        let document = document.read();
        document
            .member(&read)
            .map(|m| terms::years(&document.frame.tender, &m.private))
            .unwrap_or_default()
    });
    let of_year = id.clone();
    view! {
        <div class="fields">{form.entry(P::Iban)} {form.entry(P::Recovers)} {form.entry(P::OtherTurnover)}</div>
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::BY_YEAR_LEAD)}</legend>
            <div class="fields">
                <For
                    each=move || years.get()
                    key=|year| year.clone()
                    children=move |year| {
                        view! { <YearField id=of_year.clone() year /> }
                    }
                />
            </div>
        </fieldset>
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::THRESHOLD)}</legend>
            <div class="fields">{form.entry(P::ThresholdLabel)} {form.entry(P::ThresholdLimit)} {form.entry(P::ThresholdRaised)}</div>
            <ThresholdOffer id />
        </fieldset>
    }
}

#[component]
fn YearField(id: MemberId, year: String) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let key = year_key(&year);
    let draft_key = format!("private/{id}/{key}");
    let locked = is_locked(&id);
    let (shown, named) = ((id.clone(), year.clone()), year.clone());
    let label = Signal::derive(move || texts::BY_YEAR.fill(lang.get(), &[("year", &named)]));
    let value = Signal::derive(move || {
        document
            .read()
            .member(&shown.0)
            .map(|m| terms::year_shown(&m.private, &shown.1, lang.get()))
            .unwrap_or_default()
    });
    let faulty = id.clone();
    let fault = Signal::derive(move || faults.of_member(&faulty, &key));
    let commit = Commit::new(move |typed: String| {
        let document = document.get_untracked();
        let Some(member) = document.member(&id) else { return Ok(()) };
        let facts = terms::with_year(&member.private, &year, &typed, lang.get_untracked())?;
        workspace.commit(group::set_private(&id, facts))
    });
    view! { <Field label value commit draft_key kind=FieldKind::Number fault locked /> }
}

/// The thresholds of the dated table, to take with one press.
#[component]
fn ThresholdOffer(id: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let locked = is_locked(&id);
    let read = id.clone();
    let offer = Memo::new(move |_| {
        let document = document.read();
        let member = document.member(&read)?;
        vat::threshold_proposal(
            &member.card,
            &member.private,
            &document.frame.tender,
            params.table().get().as_deref(),
            lang.get(),
        )
    });
    let id = StoredValue::new(id);
    let take = move |_| {
        if let Some(offer) = offer.get_untracked() {
            workspace.dispatch(id.with_value(|id| group::set_private(id, offer.facts)));
        }
    };
    let button = move || offer.with(|offer| offer.as_ref().map(|offer| offer.button.clone()));
    let note = move || offer.with(|offer| offer.as_ref().map(|offer| offer.note.clone()));
    view! {
        <Show when=move || offer.read().is_some()>
            <p class="proposal">
                <button
                    type="button"
                    class="button button--small"
                    disabled=move || locked.get() || workspace.is_read_only().get()
                    on:click=take
                >
                    {button}
                </button>
                <span class="soft">{note}</span>
            </p>
        </Show>
    }
}
