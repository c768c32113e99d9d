//! The hosting sites of the group.

use std::sync::Arc;

use leptos::prelude::*;

use super::GroupFaults;
use crate::i18n::texts::group as texts;
use crate::present::group::{self, Place, SiteField as F, SiteId, card};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, UndoOffer, tr, tr_fill};

#[component]
pub fn SitesSection() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let ids = Memo::new(move |_| document.read().frame.datacentres.iter().map(|d| d.id.clone()).collect::<Vec<_>>());
    let add = move |_| {
        let sites = card::with_new_site(&document.get_untracked().frame.datacentres, "", "FR");
        workspace.dispatch(group::set_sites(sites));
    };
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_SITES)}</h2>
            <p class="soft">{tr(texts::SITES_LEAD)}</p>
            <ul class="form-list" role="list">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <SiteRow id />
                </For>
            </ul>
            <div class="button-row">
                <button type="button" class="button" disabled=move || workspace.is_read_only().get() on:click=add>
                    {tr(texts::ADD_SITE)}
                </button>
            </div>
        </section>
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
    .with_faults(move |key| if key == "city" { faults.find(|at| matches!(at, Place::Site(site) if *site == faulty)) } else { None });
    let city = Signal::derive(move || of.with(|site| site.as_ref().map(|site| card::site_name(site)).unwrap_or_default()));
    let legend = id.to_string();
    let remove = move |_| {
        let named = city.get_untracked();
        if workspace.dispatch(group::set_sites(card::without_site(&document.get_untracked().frame.datacentres, id.as_str()))) {
            undo.say(texts::SITE_REMOVED.fill(lang.get_untracked(), &[("city", &named)]));
        }
    };
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{tr_fill(texts::SITE_N, move || vec![("id", legend.clone())])}</legend>
                {form.entry(F::City)}
                {form.entry(F::Country)}
                <button
                    type="button"
                    class="button button--quiet button--small button--danger"
                    aria-label=tr_fill(texts::REMOVE_SITE, move || vec![("city", city.get())])
                    disabled=move || workspace.is_read_only().get()
                    on:click=remove
                >
                    "✕"
                </button>
            </fieldset>
        </li>
    }
}
