//! The subcontractors of a member, in the sense of the law of 1975: one DC4 each, closed until it is wanted.

use std::sync::Arc;

use leptos::prelude::*;

use super::is_locked;
use crate::i18n::texts::subcontracting as texts;
use crate::present::group::subcontracting;
use crate::present::group::{self, LineId, MemberId, SiteId as Id, Subcontractor, SubcontractorField as F};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{AddByName, Check, Form, RemoveButton, UndoOffer, fresh_id, tr, tr_fill};

/// One subcontractor of a member.
type One = (MemberId, Id);

fn find(workspace: Workspace, (member, id): &One) -> Option<Subcontractor> {
    workspace.document().read().member(member)?.card.subcontractor(id).cloned()
}

fn send(workspace: Workspace, (member, _): &One, changed: Subcontractor) -> Result<(), String> {
    let card = workspace.document().get_untracked().member(member).map(|m| m.card.clone());
    card.map_or(Ok(()), |card| {
        workspace.commit(group::set_card(member, subcontracting::with_changed(&card, changed)))
    })
}

#[component]
pub fn SubcontractorList(id: MemberId) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let read = id.clone();
    let ids = Memo::new(move |_| {
        let document = document.read();
        let all = document.member(&read).map(|m| m.card.subcontractors.iter().map(|s| s.id.clone()));
        all.into_iter().flatten().collect::<Vec<_>>()
    });
    // The one just added is open.
    let added = RwSignal::new(None::<Id>);
    let of = id.clone();
    view! {
        <p class="soft">{tr(texts::LEAD)}</p>
        <ul class="members" role="list">
            <For
                each=move || ids.get()
                key=|id| id.clone()
                children=move |id| {
                    let is_open = added.get_untracked().as_ref() == Some(&id);
                    view! { <SubcontractorItem one=(of.clone(), id) is_open /> }
                }
            />
        </ul>
        <AddSubcontractor id added />
    }
}

#[component]
fn SubcontractorItem(one: One, is_open: bool) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let read = one.clone();
    let head = Memo::new(move |_| find(workspace, &read).map(|s| (s.name.clone(), subcontracting::state(&s, lang.get()))));
    let name = Signal::derive(move || head.with(|head| head.as_ref().map(|(name, _)| name.clone()).unwrap_or_default()));
    let state = move || head.with(|head| head.as_ref().map(|(_, (words, _))| words.clone()));
    let is_complete = move || head.with(|head| head.as_ref().is_some_and(|(_, (_, is_complete))| *is_complete));
    let is_open = RwSignal::new(is_open);
    let body_id = fresh_id("subcontractor");
    let (locked, detail) = (is_locked(&one.0), one.clone());
    let on_remove = Callback::new(move |()| {
        let gone = name.get_untracked();
        let (member, id) = &one;
        let Some(card) = workspace.document().get_untracked().member(member).map(|m| m.card.clone()) else {
            return;
        };
        if workspace.dispatch(group::set_card(member, subcontracting::without(&card, id))) {
            undo.say(texts::REMOVED.fill(lang.get_untracked(), &[("name", &gone)]));
        }
    });
    view! {
        <li class="member">
            <div class="member__head">
                <h5>
                    <button
                        type="button"
                        class="member__open"
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        aria-controls=body_id.clone()
                        on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                    >
                        {name}
                    </button>
                </h5>
                <span class="tag" class:tag--good=is_complete class:tag--warn=move || !is_complete()>
                    {state}
                </span>
                <RemoveButton name=Signal::derive(tr_fill(texts::REMOVE, move || vec![("name", name.get())])) on_remove locked />
            </div>
            <div id=body_id>
                <Show when=move || is_open.get()>
                    <SubcontractorFields one=detail.clone() />
                </Show>
            </div>
        </li>
    }
}

#[component]
fn SubcontractorFields(one: One) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let (read, sent, faulty) = (one.clone(), one.clone(), one.clone());
    let of = Memo::new(move |_| find(workspace, &read).map(Arc::new));
    let form = Form::new(format!("card/{}/subcontractor/{}", one.0, one.1), of, move |changed| {
        send(workspace, &sent, changed)
    })
    .with_faults(move |key| find(workspace, &faulty).and_then(|s| subcontracting::fault(&s, &key, lang.get())))
    .locked_when(is_locked(&one.0));
    let processes = Memo::new(move |_| of.with(|of| of.as_ref().is_some_and(|s| s.processes_data())));
    view! {
        <div class="member__body">
            <fieldset class="ticks">
                <legend class="field__label">{tr(texts::IDENTITY)}</legend>
                <div class="fields">
                    {form.entry(F::Name)} {form.entry(F::TradeName)} {form.entry(F::LegalForm)} {form.entry(F::Siret)} {form.entry(F::Registration)}
                    {form.entry(F::Email)} {form.entry(F::Phone)} {form.entry(F::Signatory)} {form.entry(F::IsSme)} {form.wide(F::Address)}
                    {form.wide(F::Seat)}
                </div>
            </fieldset>
            <fieldset class="ticks">
                <legend class="field__label">{tr(texts::SERVICES)}</legend>
                <LineTicks one />
                <div class="fields">{form.wide(F::Nature)} {form.entry(F::Place)}</div>
            </fieldset>
            <fieldset class="ticks">
                <legend class="field__label">{tr(texts::PERSONAL_DATA)}</legend>
                <div class="fields">{form.entry(F::ProcessesData)}</div>
                <Show when=move || processes.get()>
                    <div class="fields">
                        {form.entry(F::Processing)} {form.entry(F::Purpose)} {form.entry(F::Data)} {form.entry(F::Persons)}
                    </div>
                    {form.entry(F::Guarantees)}
                </Show>
            </fieldset>
            <fieldset class="ticks">
                <legend class="field__label">{tr(texts::PRICE)}</legend>
                <div class="fields">
                    {form.entry(F::MaxAmount)} {form.entry(F::VatRate)} {form.entry(F::ReverseCharge)} {form.entry(F::PriceVariation)}
                    {form.entry(F::DirectPayment)} {form.entry(F::Advance)}
                </div>
                <DirectPaymentNote />
            </fieldset>
            <fieldset class="ticks">
                <legend class="field__label">{tr(texts::DECLARATIONS)}</legend>
                <div class="fields">{form.wide(F::Capacities)}</div>
                {form.entry(F::NoExclusion)}
            </fieldset>
        </div>
    }
}

#[component]
fn DirectPaymentNote() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let note = move || subcontracting::direct_payment_note(&document.read(), params.table().get().as_deref()?, lang.get());
    move || note().map(|text| view! { <p class="field__hint">{text}</p> })
}

#[component]
fn LineTicks(one: One) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let read = one.clone();
    let lines = Memo::new(move |_| {
        let of = find(workspace, &read)?;
        Some(subcontracting::lines_of(&workspace.document().read(), &read.0, &of))
    });
    let all = move || lines.get().unwrap_or_default();
    let no_line = tr(texts::NO_LINE);
    view! {
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::LINES)}</legend>
            <Show when=move || all().is_empty()>
                <p class="field__hint">{no_line}</p>
            </Show>
            <For
                each=all
                key=|line| line.clone()
                children=move |line| {
                    view! { <LineTick one=one.clone() line lines=Signal::derive(all) /> }
                }
            />
        </fieldset>
    }
}

#[component]
fn LineTick(one: One, line: LineId, lines: Signal<Vec<LineId>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let (named, read, ticked) = (line.clone(), one.clone(), line.clone());
    let label = Signal::derive(move || {
        let words = document.read().line(&named).map(|line| format!("{} {}", line.id, line.label));
        words.unwrap_or_default()
    });
    let is_on = Memo::new(move |_| find(workspace, &read).is_some_and(|s| s.lines.contains(&ticked)));
    let locked = is_locked(&one.0);
    let on_toggle = Callback::new(move |is_on| {
        if let Some(of) = untrack(|| find(workspace, &one)) {
            let changed = subcontracting::with_line(&of, &line, is_on, &lines.get_untracked());
            drop(send(workspace, &one, changed));
        }
    });
    view! { <Check label value=is_on locked on_toggle /> }
}

#[component]
fn AddSubcontractor(id: MemberId, added: RwSignal<Option<Id>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let locked = is_locked(&id);
    let add = move |name: String| {
        let Some(card) = document.get_untracked().member(&id).map(|m| m.card.clone()) else {
            return Ok(());
        };
        let (next, new) = subcontracting::with_new(&card, &name, lang.get_untracked())?;
        added.set(Some(new));
        workspace.commit(group::set_card(&id, next))
    };
    view! { <AddByName label=texts::NEW action=texts::ADD locked add /> }
}
