//! The pictures of the chapter that is open: one that comes is described before it goes into the text, those that are there are listed.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::settings::Shown;
use crate::i18n::Text;
use crate::i18n::texts::dossier as texts;
use crate::present::dossier::pictures::{self, PictureRow, PictureWords};
use crate::present::dossier::{Chapter, Id};
use crate::state::{Pictures, Settings, Workspace, Writing, select, selection};
use crate::ui::components::{Check, Commit, Dialog, Field, UndoOffer, fresh_id, tr, tr_fill};

/// Asks what a picture shows, and puts it where the text is.
#[component]
pub fn PictureDialog(id: Id, pictures: Pictures, writing: Writing, area: NodeRef<html::Textarea>) -> impl IntoView {
    let open = RwSignal::new(false);
    let (alt, caption, is_decorative) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let refusal = RwSignal::new(None::<String>);
    let next = pictures.next();
    Effect::new(move || {
        alt.set(String::new());
        caption.set(String::new());
        is_decorative.set(false);
        refusal.set(None);
        open.set(next.read().is_some());
    });
    // Closed by the person: this picture is not wanted.
    Effect::new(move |was_open: Option<bool>| {
        if was_open == Some(true) && !open.get() && next.read_untracked().is_some() {
            pictures.skip();
        }
        open.get()
    });
    let insert = move || {
        let Some(element) = area.get_untracked() else { return };
        writing.commit();
        let words = PictureWords {
            alt: alt.get_untracked(),
            caption: caption.get_untracked(),
        };
        match pictures.insert(&id, &words, is_decorative.get_untracked(), &selection(&element)) {
            Ok(Some(at)) => {
                // Once the dialog has given the focus back.
                set_timeout(move || select(&element, &(at..at)), std::time::Duration::ZERO);
            }
            Ok(None) => {}
            Err(sentence) => refusal.set(Some(sentence)),
        }
    };
    let insert = StoredValue::new(insert);
    let (title, what, insert_words, cancel) = (
        tr(texts::PICTURE_NEW),
        tr(texts::PICTURE_LEAD),
        tr(texts::PICTURE_INSERT),
        tr(texts::PICTURE_NOT),
    );
    let file = move || next.read().as_ref().map(|brought| brought.file.clone());
    let source = move || {
        next.read()
            .as_ref()
            .map(|brought| pictures::address(pictures::media_type(&brought.data), &brought.data))
    };
    view! {
        <Dialog open title=Signal::derive(move || title().to_owned())>
            <form
                class="picture-form"
                on:submit=move |event| {
                    event.prevent_default();
                    insert.with_value(|insert| insert());
                }
            >
                <img class="picture-form__shown" src=source alt="" />
                <p class="soft">{file}</p>
                <p>{what}</p>
                <Words label=texts::PICTURE_ALT hint=texts::PICTURE_ALT_HINT value=alt locked=is_decorative />
                <Words label=texts::PICTURE_CAPTION hint=texts::PICTURE_CAPTION_HINT value=caption locked=is_decorative />
                <Check
                    label=Signal::derive(move || tr(texts::PICTURE_DECORATIVE)().to_owned())
                    value=is_decorative
                    on_toggle=Callback::new(move |is_on| is_decorative.set(is_on))
                />
                {move || refusal.get().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> })}
                <div class="button-row">
                    <button type="submit" class="button button--primary">
                        {insert_words}
                    </button>
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {cancel}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn Words(label: Text, hint: Text, value: RwSignal<String>, locked: RwSignal<bool>) -> impl IntoView {
    let id = fresh_id("picture-words");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {tr(label)}
            </label>
            <input
                id=id
                class="field__input"
                type="text"
                autocomplete="off"
                aria-describedby=hint_id.clone()
                disabled=move || locked.get()
                prop:value=move || value.get()
                on:input:target=move |ev| value.set(ev.target().value())
            />
            <p class="field__hint" id=hint_id>
                {tr(hint)}
            </p>
        </div>
    }
}

/// The pictures of the chapter with their words.
#[component]
pub fn PictureList(chapter: Shown, text: Memo<String>, writing: Writing, #[prop(into)] is_locked: Signal<bool>) -> impl IntoView {
    let lang = expect_context::<Settings>().lang();
    let rows = Memo::new(move |_| chapter.with(|c| c.as_ref().map(|c| pictures::rows(c, &text.read(), lang.get())).unwrap_or_default()));
    let names = move || rows.get().into_iter().map(|row| row.picture.name().clone()).collect::<Vec<_>>();
    let heading = tr(texts::PICTURES);
    view! {
        <Show when=move || !rows.read().is_empty()>
            <details class="chapter-pictures" open>
                <summary>{heading}</summary>
                <ul class="picture-list" role="list">
                    <For each=names key=|name| name.clone() let:name>
                        <Listed name chapter rows writing is_locked />
                    </For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn Listed(name: Arc<str>, chapter: Shown, rows: Memo<Vec<PictureRow>>, writing: Writing, is_locked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let undo = UndoOffer::here();
    let key = StoredValue::new(name.clone());
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| *row.picture.name() == key.get_value()).cloned()));
    let words = move || row.with(|row| row.as_ref().and_then(|row| row.words.clone()));
    let is_decorative = Signal::derive(move || row.with(|row| row.as_ref().is_some_and(|row| row.picture.is_decorative())));
    let is_shown = Memo::new(move |_| words().is_some());
    // What is typed is in the text before the words of its pictures change.
    let written = move || -> Option<Arc<Chapter>> {
        writing.commit();
        chapter.get_untracked()
    };
    let commit = move |put: fn(&mut PictureWords, String)| {
        Commit::new(move |typed: String| {
            let mut words = words().unwrap_or_default();
            put(&mut words, typed);
            match written() {
                Some(chapter) => workspace.commit(pictures::described(&chapter, &key.get_value(), &words)),
                None => Ok(()),
            }
        })
    };
    let on_adorn = Callback::new(move |is_on| {
        if let Some(chapter) = written() {
            workspace.dispatch(pictures::adorned(&chapter, &key.get_value(), is_on));
        }
    });
    let show_again = move |_| {
        if let Some(chapter) = written() {
            workspace.dispatch(pictures::shown_again(&chapter, &key.get_value()));
        }
    };
    let remove = move |_| {
        let Some(chapter) = written() else { return };
        let name = key.get_value();
        if workspace.dispatch(pictures::removed(&chapter, &name)) {
            undo.say(texts::PICTURE_REMOVED.fill(lang.get_untracked(), &[("name", &name)]));
        }
    };
    let named = move |text: Text| tr_fill(text, move || vec![("name", key.get_value().to_string())]);
    let label = move |text: Text| Signal::derive(move || text.get(lang.get()).to_owned());
    let value = move |of: fn(PictureWords) -> String| Signal::derive(move || words().map(of).unwrap_or_default());
    let source = row.with_untracked(|row| row.as_ref().map(|row| pictures::address(row.picture.kind().media_type(), row.picture.data())));
    let locked = Signal::derive(move || is_locked.get() || is_decorative.get());
    view! {
        <li class="picture-list__item">
            <img class="picture-list__shown" src=source alt="" />
            <fieldset class="picture-list__words">
                <legend class="soft">{move || row.with(|row| row.as_ref().map(|row| row.label.clone()))}</legend>
                <Show
                    when=move || is_shown.get()
                    fallback=move || {
                        view! {
                            <button type="button" class="button button--small" disabled=move || is_locked.get() on:click=show_again>
                                {named(texts::PICTURE_SHOW_AGAIN)}
                            </button>
                        }
                    }
                >
                    <Field
                        label=label(texts::PICTURE_ALT)
                        value=value(|words| words.alt)
                        commit=commit(|words, typed| words.alt = typed)
                        draft_key=format!("dossier/picture/{}/alt", key.get_value())
                        locked
                    />
                    <Field
                        label=label(texts::PICTURE_CAPTION)
                        value=value(|words| words.caption)
                        commit=commit(|words, typed| words.caption = typed)
                        draft_key=format!("dossier/picture/{}/caption", key.get_value())
                        locked
                    />
                    <Check label=label(texts::PICTURE_DECORATIVE) value=is_decorative on_toggle=on_adorn locked=is_locked />
                </Show>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-label=named(texts::PICTURE_REMOVE_NAMED)
                    disabled=move || is_locked.get()
                    on:click=remove
                >
                    {tr(texts::PICTURE_REMOVE)}
                </button>
            </fieldset>
        </li>
    }
}
