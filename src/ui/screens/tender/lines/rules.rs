//! The client's rules for one line: how it may be split, between whom, where.

use leptos::prelude::*;

use super::detail::line_form;
use crate::i18n::texts::lines as texts;
use crate::present::group;
use crate::present::lines::{self, LineField as F, LineId, MemberId, Way};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Check, tr};

#[component]
pub fn LineRules(id: LineId) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let form = line_form(&id);
    let members = Memo::new(move |_| group::all_ids(&document.read()));
    let only = id.clone();
    let (only_words, only_hint) = (tr(texts::ONLY), tr(texts::ONLY_HINT));
    view! {
        <h3>{tr(texts::RULES)}</h3>
        <p class="soft">{tr(texts::RULES_LEAD)}</p>
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::MENU)}</legend>
            {Way::ALL.into_iter().map(|way| view! { <WayCheck id=id.clone() way /> }).collect_view()}
        </fieldset>
        <div class="fields">
            {form.wide(F::Menu)} {form.wide(F::Distinct)} {form.entry(F::NotSameHost)} {form.entry(F::Certifications)} {form.entry(F::Skills)}
            {form.entry(F::Countries)}
        </div>
        <Show when=move || !members.read().is_empty()>
            <fieldset class="ticks">
                <legend class="field__label">{only_words}</legend>
                <p class="field__hint">{only_hint}</p>
                <For
                    each=move || members.get()
                    key=|id| id.clone()
                    children={
                        let line = only.clone();
                        move |member| view! { <OnlyCheck line=line.clone() member /> }
                    }
                />
            </fieldset>
        </Show>
    }
}

#[component]
fn WayCheck(id: LineId, way: Way) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let label = tr(way.label());
    let read = id.clone();
    let is_on = Signal::derive(move || document.read().line(&read).is_some_and(|line| way.is_allowed(line)));
    let on_toggle = Callback::new(move |is_on| {
        if let Some(line) = document.get_untracked().line(&id) {
            workspace.dispatch(lines::set(way.allowed(line, is_on)));
        }
    });
    view! { <Check label=Signal::derive(move || label().to_owned()) value=is_on locked=workspace.is_members_copy() on_toggle /> }
}

#[component]
fn OnlyCheck(line: LineId, member: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let (named, read) = (member.clone(), (line.clone(), member.clone()));
    let name = Signal::derive(move || document.read().member(&named).map(|m| group::name(m, lang.get())).unwrap_or_default());
    let is_on = Signal::derive(move || document.read().line(&read.0).is_some_and(|line| line.only_members.contains(&read.1)));
    let on_toggle = Callback::new(move |is_on| {
        if let Some(line) = document.get_untracked().line(&line) {
            workspace.dispatch(lines::set(lines::with_only(line, &member, is_on)));
        }
    });
    view! { <Check label=name value=is_on locked=workspace.is_members_copy() on_toggle /> }
}
