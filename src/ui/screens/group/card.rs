//! The card of a member: identity, VAT, certifications, sites, skills.

use leptos::prelude::*;

use super::certifications::CertificationList;
use super::vat::VatFields;
use super::{card_form, is_locked};
use crate::i18n::texts::member as texts;
use crate::present::group::{self, CardField as F, MemberId, SiteId, card};
use crate::state::Workspace;
use crate::ui::components::{Check, Select, tr};

#[component]
pub fn CardFields(id: MemberId) -> impl IntoView {
    let form = card_form(&id);
    view! {
        <div class="fields">
            {form.entry(F::Name)} {form.entry(F::LegalForm)} {form.entry(F::Country)} {form.entry(F::Siret)} {form.entry(F::VatId)}
        </div>
        <VatFields id=id.clone() />
        <CertificationList id=id.clone() />
        <MemberSites id />
        <div class="fields">{form.wide(F::Skills)}</div>
    }
}

#[component]
fn MemberSites(id: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let sites = Memo::new(move |_| document.read().frame.datacentres.iter().map(|d| d.id.clone()).collect::<Vec<_>>());
    let read = id.clone();
    let choices = Memo::new(move |_| {
        let document = document.read();
        document
            .member(&read)
            .map(|m| card::site_choices(&m.card, &document.frame.datacentres))
            .unwrap_or_default()
    });
    let first = Signal::derive(move || choices.read().first().map(|c| c.key.clone()).unwrap_or_default());
    let (ticked, locked) = (id.clone(), is_locked(&id));
    let (no_site, label, hint) = (tr(texts::NO_SITE), tr(texts::DEFAULT_SITE), tr(texts::DEFAULT_SITE_HINT));
    let on_choose = Callback::new(move |site: String| {
        if let Some(member) = document.get_untracked().member(&id) {
            workspace.dispatch(group::set_card(&id, card::with_default_site(&member.card, &site)));
        }
    });
    view! {
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::SITES)}</legend>
            <Show when=move || sites.read().is_empty()>
                <p class="field__hint">{no_site}</p>
            </Show>
            <For
                each=move || sites.get()
                key=|site| site.clone()
                children=move |site| {
                    view! { <SiteCheck id=ticked.clone() site /> }
                }
            />
        </fieldset>
        <Show when=move || { choices.read().len() > 1 }>
            <div class="fields">
                <Select
                    label=Signal::derive(move || label().to_owned())
                    choices
                    value=first
                    hint=Signal::derive(move || Some(hint().to_owned()))
                    locked
                    on_choose
                />
            </div>
        </Show>
    }
}

#[component]
fn SiteCheck(id: MemberId, site: SiteId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let (named, read) = (site.clone(), (id.clone(), site.clone()));
    let name = Signal::derive(move || {
        document
            .read()
            .frame
            .datacentres
            .iter()
            .find(|d| d.id == named)
            .map(card::site_name)
            .unwrap_or_default()
    });
    let is_on = Signal::derive(move || document.read().member(&read.0).is_some_and(|m| m.card.datacentres.contains(&read.1)));
    let locked = is_locked(&id);
    let on_toggle = Callback::new(move |is_on| {
        if let Some(member) = document.get_untracked().member(&id) {
            workspace.dispatch(group::set_card(&id, card::with_site(&member.card, site.as_str(), is_on)));
        }
    });
    view! { <Check label=name value=is_on locked on_toggle /> }
}
