//! What the lead decides of a chapter: printed or not, where, its title, who writes and who reads it again.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::dossier as texts;
use crate::present::dossier::{Chapter, ChapterHead, edits, list, title, usual_title};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Check, Commit, Field, RowTools, Select, UndoOffer, tr, tr_fill};

/// The chapter of the moment; `None` for the instant in which it is being removed.
pub type Shown = Memo<Option<Arc<Chapter>>>;

/// On or off, one place up or down, and away for a chapter of the group's own.
#[component]
pub fn Head(chapter: Shown) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let undo = UndoOffer::here();
    let document = workspace.document();
    let is_members = workspace.is_members_copy();
    let named = move |text| {
        let name = move || chapter.with(|c| c.as_ref().map(|c| title(c, lang.get())).unwrap_or_default());
        Signal::derive(tr_fill(text, move || vec![("name", name())]))
    };
    let at = Memo::new(move |_| chapter.with(|c| c.as_ref().and_then(|c| document.read().dossier.position(&c.id))));
    let is_last = Signal::derive(move || at.get().is_some_and(|at| at + 1 == document.read().dossier.chapters.len()));
    let on_move = Callback::new(move |is_down| {
        let command = chapter.with_untracked(|c| c.as_ref().and_then(|c| edits::moved(&document.get_untracked(), &c.id, is_down)));
        if let Some(command) = command {
            workspace.dispatch(command);
        }
    });
    let on_remove = Callback::new(move |()| {
        let Some(gone) = chapter.get_untracked() else { return };
        let name = title(&gone, lang.get_untracked());
        if workspace.dispatch(edits::removed(&gone)) {
            undo.say(texts::REMOVED.fill(lang.get_untracked(), &[("name", &name)]));
        }
    });
    let can_remove = Signal::derive(move || chapter.with(|c| c.as_ref().is_some_and(|c| edits::can_remove(c))));
    view! {
        <Show when=move || !is_members.get()>
            <div class="button-row">
                <Toggle chapter label=texts::IS_ON value=|c| c.head.is_on put=|head, is_on| head.is_on = is_on />
                <RowTools
                    up=named(texts::MOVE_UP)
                    down=named(texts::MOVE_DOWN)
                    remove=named(texts::REMOVE)
                    is_first=Signal::derive(move || at.get() == Some(0))
                    is_last
                    on_move
                    on_remove
                    can_remove
                />
            </div>
        </Show>
    }
}

/// Title, author, reader, and whether the memo has it.
#[component]
pub fn HeadSettings(chapter: Shown) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let is_members = workspace.is_members_copy();
    view! {
        <Show when=move || !is_members.get()>
            <details class="chapter-settings">
                <summary>{tr(texts::SETTINGS)}</summary>
                <div class="fields">
                    <Title chapter />
                    <Person chapter is_author=true />
                    <Person chapter is_author=false />
                    <Toggle chapter label=texts::IS_IN_MEMO value=|c| c.head.is_in_memo put=|head, is_in| head.is_in_memo = is_in />
                </div>
            </details>
        </Show>
    }
}

#[component]
fn Title(chapter: Shown) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let usual = move || chapter.with(|c| c.as_ref().map(|c| usual_title(c.kind).get(lang.get()).to_owned()).unwrap_or_default());
    let value = Signal::derive(move || chapter.with(|c| c.as_ref().map(|c| c.head.title.clone()).unwrap_or_default()));
    let commit = Commit::new(move |typed: String| match chapter.get_untracked() {
        Some(chapter) => workspace.commit(edits::title(&chapter, &typed, lang.get_untracked())?),
        None => Ok(()),
    });
    let draft_key = chapter.with_untracked(|c| c.as_ref().map(|c| format!("dossier/{}/title", c.id)).unwrap_or_default());
    let hint = Signal::derive(tr_fill(texts::TITLE_HINT, move || vec![("usual", usual())]));
    view! { <Field label=Signal::derive(move || texts::TITLE.get(lang.get()).to_owned()) value commit draft_key hint is_wide=true /> }
}

#[component]
fn Person(chapter: Shown, is_author: bool) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let (label, nobody) = if is_author {
        (texts::AUTHOR, texts::THE_LEAD)
    } else {
        (texts::READER, texts::NOBODY)
    };
    let choices = Signal::derive(move || list::people(&document.read(), nobody, lang.get()));
    let of = move |c: &Chapter| (if is_author { &c.head.author } else { &c.head.reader }).clone();
    let value = Signal::derive(move || chapter.with(|c| c.as_ref().and_then(|c| of(c)).map(|m| m.to_string()).unwrap_or_default()));
    let on_choose = Callback::new(move |key: String| {
        let Some(chapter) = chapter.get_untracked() else { return };
        workspace.dispatch(edits::head(&chapter, |head| {
            *(if is_author { &mut head.author } else { &mut head.reader }) = edits::member(&key);
        }));
    });
    view! { <Select label=Signal::derive(move || label.get(lang.get()).to_owned()) choices value on_choose /> }
}

#[component]
fn Toggle(chapter: Shown, label: crate::i18n::Text, value: fn(&Chapter) -> bool, put: fn(&mut ChapterHead, bool)) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let on_toggle = Callback::new(move |is_on| {
        if let Some(chapter) = chapter.get_untracked() {
            workspace.dispatch(edits::head(&chapter, |head| put(head, is_on)));
        }
    });
    let value = Signal::derive(move || chapter.with(|c| c.as_ref().is_some_and(|c| value(c))));
    view! { <Check label=Signal::derive(move || label.get(lang.get()).to_owned()) value on_toggle /> }
}
