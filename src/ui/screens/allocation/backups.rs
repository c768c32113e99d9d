//! Who takes each line over when its host fails: named by hand, or proposed for the lines that have nobody.

use std::sync::Arc;

use leptos::prelude::*;

use super::fold::Fold;
use crate::i18n::texts::{allocation as texts, common};
use crate::present::allocation::{self, BackupRow, Backups};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Select, UndoOffer, tr};

#[component]
pub(super) fn BackupsCard() -> impl IntoView {
    view! {
        <Fold heading=texts::BACKUPS>
            <Body />
        </Fold>
    }
}

#[component]
fn Body() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let view = Memo::new(move |_| Arc::new(allocation::backups(&document.read(), &results.read(), lang.get())));
    let keys = Memo::new(move |_| view.read().rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>());
    let propose = move |_| {
        let command = allocation::propose_backups(&document.get_untracked(), &results.get_untracked());
        if command.is_some_and(|command| workspace.dispatch(command)) {
            undo.say(texts::BACKUPS_PROPOSED.get(lang.get_untracked()).to_owned());
        }
    };
    view! {
        <div class="card__head">
            <p class="soft">{tr(texts::BACKUPS_LEAD)}</p>
            <span class="tag tag--accent">{tr(common::CLIENT_SEES)}</span>
        </div>
        <p role="status">{move || view.read().count.clone()}</p>
        <div class="button-row">
            <button
                type="button"
                class="button"
                disabled=move || !view.read().can_propose || workspace.is_read_only().get()
                on:click=propose
            >
                {tr(texts::BACKUPS_PROPOSE)}
            </button>
        </div>
        <div class="fields">
            <For each=move || keys.get() key=|key| key.clone() let:key>
                <LineBackup view key />
            </For>
        </div>
    }
}

#[component]
fn LineBackup(view: Memo<Arc<Backups>>, key: String) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let key = StoredValue::new(key);
    let row = Memo::new(move |_| key.with_value(|key| view.read().rows.iter().find(|row| row.key == *key).cloned()));
    let part = move |part: fn(&BackupRow) -> String| Signal::derive(move || row.read().as_ref().map(part).unwrap_or_default());
    let choices = Signal::derive(move || row.read().as_ref().map(|row| row.choices.clone()).unwrap_or_default());
    let fault = Signal::derive(move || row.read().as_ref().and_then(|row| row.fault.clone()));
    let on_choose = Callback::new(move |member: String| {
        workspace.dispatch(key.with_value(|key| allocation::name_backup(key, &member)));
    });
    view! {
        <Select
            label=part(|row| row.title.clone())
            hint=part(|row| row.hosts.clone())
            value=part(|row| row.chosen.clone())
            choices
            fault
            on_choose
        />
    }
}
