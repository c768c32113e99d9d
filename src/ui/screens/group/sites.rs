//! The hosting sites of the group.

use std::sync::Arc;

use leptos::prelude::*;

use super::GroupFaults;
use crate::i18n::texts::group as texts;
use crate::present::group::{self, Place, SiteField as F, SiteId, card};
use crate::state::{Settings, Workspace};
use crate::ui::components::{AddByName, Form, RemoveButton, UndoOffer, tr, tr_fill};

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
    let add = move |city: String| {
        let sites = card::with_new_site(&document.get_untracked().frame.datacentres, &city, lang.get_untracked())?;
        workspace.commit(group::set_sites(sites))
    };
    view! { <AddByName label=texts::NEW_SITE action=texts::ADD_SITE add /> }
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
