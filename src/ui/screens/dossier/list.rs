//! The chapters, in the order of the reader: how far each is, and who writes it.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::Open;
use crate::i18n::texts::dossier as texts;
use crate::present::dossier::Id;
use crate::present::dossier::edits;
use crate::present::dossier::list::{self, ChapterRow, Progress};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Commit, Field, FieldKind, tr, tr_fill};

/// Id of the element of a chapter.
fn element_id(id: &Id) -> String {
    format!("chapter-{id}")
}

#[component]
pub fn Chapters(shown: Memo<Option<Id>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let open = expect_context::<Open>();
    let document = workspace.document();
    let rows = Memo::new(move |_| Arc::new(list::rows(&document.read(), &open.desk.read(), lang.get())));
    let ids = Memo::new(move |_| rows.read().iter().map(|row| row.id.clone()).collect::<Vec<_>>());
    let is_locked = move || workspace.is_read_only().get() || workspace.is_members_copy().get();
    let add = move |_| {
        let (command, id) = edits::added(&document.get_untracked(), shown.get_untracked().as_ref());
        if workspace.dispatch(command) {
            open.show(id);
        }
    };
    let has_empty = Memo::new(move |_| !edits::empty_chapters(&document.read()).is_empty());
    let fill = move |_| open.starters.propose(edits::empty_chapters(&document.get_untracked()));
    view! {
        <nav class="card dossier__chapters" aria-labelledby="dossier-chapters">
            <div class="card__head">
                <h2 id="dossier-chapters">{tr(texts::CHAPTERS)}</h2>
                <p class="soft">{move || list::summary(&rows.read(), lang.get())}</p>
            </div>
            <div class="button-row">
                <button
                    type="button"
                    class="button"
                    disabled=move || !has_empty.get() || open.starters.is_busy().get() || workspace.is_read_only().get()
                    on:click=fill
                >
                    {tr(texts::FILL)}
                </button>
                <button type="button" class="button button--quiet" disabled=is_locked on:click=add>
                    {tr(texts::ADD)}
                </button>
            </div>
            <ol class="chapter-list" role="list">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <Row id rows shown />
                </For>
            </ol>
            <p class="soft">{tr(texts::KEYS)}</p>
            <PageLimit />
        </nav>
    }
}

/// The most pages that the client's rules allow.
#[component]
fn PageLimit() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let value = Signal::derive(move || document.read().dossier.options.page_limit.map(|n| n.to_string()).unwrap_or_default());
    let commit = Commit::new(move |typed: String| workspace.commit(edits::page_limit(&typed, lang.get_untracked())?));
    view! {
        <Show when=move || !workspace.is_members_copy().get()>
            <Field
                label=Signal::derive(move || texts::PAGE_LIMIT.get(lang.get()).to_owned())
                hint=Signal::derive(move || texts::PAGE_LIMIT_HINT.get(lang.get()).to_owned())
                value
                commit
                draft_key="dossier/page-limit"
                kind=FieldKind::Number
            />
        </Show>
    }
}

#[component]
fn Row(id: Id, rows: Memo<Arc<Vec<ChapterRow>>>, shown: Memo<Option<Id>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let open = expect_context::<Open>();
    let key = StoredValue::new(id.clone());
    let at = Memo::new(move |_| key.with_value(|id| rows.read().iter().position(|row| &row.id == id)));
    let row = Memo::new(move |_| at.get().and_then(|at| rows.read().get(at).cloned()));
    let told = move |of: fn(&ChapterRow) -> String| row.with(|row| row.as_ref().map(of).unwrap_or_default());
    let progress = move || row.with(|row| row.as_ref().map(|row| row.progress));
    let is = move |wanted| progress() == Some(wanted);
    let by = tr_fill(texts::BY, move || vec![("author", told(|row| row.author.clone()))]);
    let faults = tr_fill(texts::FAULTS_IN, move || vec![("count", told(|row| row.faults.to_string()))]);
    let on_key = move |event: ev::KeyboardEvent| {
        let is_down = match event.key().as_str() {
            "ArrowDown" if event.alt_key() => true,
            "ArrowUp" if event.alt_key() => false,
            _ => return,
        };
        event.prevent_default();
        if let Some(command) = key.with_value(|id| edits::moved(&workspace.document().get_untracked(), id, is_down)) {
            workspace.dispatch(command);
        }
    };
    view! {
        <li>
            <button
                type="button"
                id=element_id(&id)
                class="chapter-list__item"
                class:chapter-list__item--off=move || is(Progress::Off)
                aria-current=move || key.with_value(|id| shown.read().as_ref() == Some(id)).then_some("true")
                on:click=move |_| open.show(key.get_value())
                on:keydown=on_key
            >
                <span class="chapter-list__number">{move || at.get().map(|at| format!("{}.", at + 1))}</span>
                <span class="chapter-list__title">
                    {move || told(|row| row.title.clone())}
                    {move || row.with(|row| row.as_ref().is_some_and(|row| !row.author.is_empty())).then(|| view! { <small>{by()}</small> })}
                </span>
                <span class="chapter-list__marks">
                    <span class="tag" class:tag--good=move || is(Progress::Written) class:tag--warn=move || is(Progress::ToAdapt)>
                        {move || progress().map(|progress| progress.name().get(lang.get()))}
                    </span>
                    {move || {
                        row.with(|row| row.as_ref().is_some_and(|row| row.faults > 0)).then(|| view! { <span class="tag tag--danger">{faults()}</span> })
                    }}
                </span>
            </button>
        </li>
    }
}
