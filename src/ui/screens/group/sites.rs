//! The hosting sites of the group.

use std::sync::Arc;

use leptos::prelude::*;

use super::GroupFaults;
use crate::i18n::texts::group as texts;
use crate::present::group::{self, Place, SiteField as F, SiteId, card};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RemoveButton, UndoOffer, fresh_id, tr, tr_fill};

#[component]
pub fn SitesSection() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let ids = Memo::new(move |_| document.read().frame.datacentres.iter().map(|d| d.id.clone()).collect::<Vec<_>>());
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_SITES)}</h2>
            <p class="soft">{tr(texts::SITES_LEAD)}</p>
            <ul class="form-list" role="list">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <SiteRow id />
                </For>
            </ul>
            <AddSite />
        </section>
    }
}

#[component]
fn AddSite() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let city = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<String>);
    let add = move || {
        let sites = card::with_new_site(&document.get_untracked().frame.datacentres, &city.read_untracked(), lang.get_untracked());
        let outcome = sites.and_then(|sites| workspace.commit(group::set_sites(sites)));
        if outcome.is_ok() {
            city.set(String::new());
        }
        refusal.set(outcome.err());
    };
    let id = fresh_id("new-site");
    let fault_id = format!("{id}-fault");
    let described_by = fault_id.clone();
    view! {
        <form
            class="form-row"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <div class="field">
                <label class="field__label" for=id.clone()>
                    {tr(texts::NEW_SITE)}
                </label>
                <input
                    id=id
                    class="field__input"
                    type="text"
                    autocomplete="off"
                    aria-invalid=move || refusal.get().map(|_| "true")
                    aria-describedby=move || refusal.get().map(|_| described_by.clone())
                    bind:value=city
                />
                {move || refusal.get().map(|text| view! { <p class="field__fault" role="alert" id=fault_id.clone()>{text}</p> })}
            </div>
            <button type="submit" class="button" disabled=move || workspace.is_read_only().get()>
                {tr(texts::ADD_SITE)}
            </button>
        </form>
    }
}

#[component]
fn SiteRow(id: SiteId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let read = id.clone();
    let of = Memo::new(move |_| document.read().frame.datacentres.iter().find(|d| d.id == read).cloned().map(Arc::new));
    let faulty = id.clone();
    let form = Form::new(format!("site/{id}"), of, move |site| {
        workspace.commit(group::set_sites(card::with_changed_site(&document.get_untracked().frame.datacentres, &site)))
    })
    .with_faults(move |key| {
        if key == "city" {
            faults.find(|at| matches!(at, Place::Site(site) if *site == faulty))
        } else {
            None
        }
    });
    let city = Signal::derive(move || of.with(|site| site.as_ref().map(|site| card::site_name(site)).unwrap_or_default()));
    let on_remove = Callback::new(move |()| {
        let named = city.get_untracked();
        if workspace.dispatch(group::set_sites(card::without_site(&document.get_untracked().frame.datacentres, id.as_str()))) {
            undo.say(texts::SITE_REMOVED.fill(lang.get_untracked(), &[("city", &named)]));
        }
    });
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{move || city.get()}</legend>
                {form.entry(F::City)}
                {form.entry(F::Country)}
                <RemoveButton name=Signal::derive(tr_fill(texts::REMOVE_SITE, move || vec![("city", city.get())])) on_remove />
            </fieldset>
        </li>
    }
}
