//! The group's own rules: how many members, the shares of everyone, sets of lines that stay together.

use leptos::prelude::*;

use crate::i18n::texts::{common, optimiser as texts};
use crate::present::optimiser::{self, GroupField as F};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Commit, Field, Form, tr, tr_fill};

#[component]
pub(super) fn GroupRules() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let rules = Memo::new(move |_| Some(document.read().plan.rules.clone()));
    let form = Form::new("group-rules", rules, move |rules| workspace.commit(optimiser::set_rules(rules)));
    view! {
        <h3>{tr(texts::GROUP_RULES)}</h3>
        <p class="soft">{tr(texts::GROUP_RULES_LEAD)}</p>
        <div class="fields">{form.entry(F::MaxMembers)} {form.entry(F::MinShare)} {form.entry(F::MaxShare)} {form.entry(F::Measure)}</div>
        <Packages />
    }
}

#[component]
fn Packages() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let packages = Memo::new(move |_| optimiser::packages(&document.read()));
    let keys = Memo::new(move |_| packages.with(|p| p.iter().map(|p| p.key.clone()).collect::<Vec<_>>()));
    let package = move |key: String| {
        let (read, named, removed, removed_name) = (key.clone(), key.clone(), key.clone(), key.clone());
        let value = Signal::derive(move || packages.with(|p| p.iter().find(|p| p.key == read).map(|p| p.lines.clone())).unwrap_or_default());
        let label = tr_fill(texts::PACKAGE_LINES, move || vec![("id", named.clone())]);
        let draft_key = format!("package/{key}");
        let commit = Commit::new(move |typed: String| {
            let command = optimiser::set_package(&document.read_untracked(), &key, &typed, lang.get_untracked())?;
            workspace.commit(command)
        });
        let remove = move |_| {
            workspace.dispatch(optimiser::remove_package(&document.read_untracked(), &removed));
        };
        let remove_name = tr_fill(texts::PACKAGE_REMOVE, move || vec![("id", removed_name.clone())]);
        view! {
            <li class="form-row">
                <Field label=Signal::derive(label) value commit draft_key />
                <button
                    type="button"
                    class="button button--small button--quiet button--danger"
                    aria-label=remove_name
                    disabled=move || workspace.is_read_only().get()
                    on:click=remove
                >
                    {tr(common::DELETE)}
                </button>
            </li>
        }
    };
    let (new, hint) = (tr(texts::PACKAGE_NEW), tr(texts::PACKAGE_HINT));
    let add = Commit::new(move |typed: String| {
        let command = optimiser::add_package(&document.read_untracked(), &typed, lang.get_untracked())?;
        workspace.commit(command)
    });
    view! {
        <h3>{tr(texts::PACKAGES)}</h3>
        <p class="soft">{tr(texts::PACKAGES_LEAD)}</p>
        <ul class="form-list" role="list">
            <For each=move || keys.get() key=|key| key.clone() children=package />
        </ul>
        <div class="fields">
            <Field
                label=Signal::derive(move || new().to_owned())
                value=Signal::stored(String::new())
                commit=add
                draft_key="package/new"
                hint=Signal::derive(move || Some(hint().to_owned()))
            />
        </div>
    }
}
