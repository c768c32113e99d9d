//! The top bar: where one is, whether it is saved, undo and redo, language and theme.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::i18n::texts::{bids as bids_texts, common, shell as texts};
use crate::present::route::Route;
use crate::state::{Phase, SaveState, Settings, Theme, Workspace};
use crate::ui::components::tr;

#[component]
pub fn TopBar(
    /// What it says of the open bid.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="topbar">
            <a class="topbar__brand" href=Route::Bids.href()>
                <Brand />
                {tr(common::APP_NAME)}
            </a>
            {children.map(|children| children())}
            <div class="topbar__tools">
                <Preferences />
            </div>
        </header>
    }
}

/// The open bid in the bar: which, whether it is saved, undo and redo.
#[component]
pub fn BidBar() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let is_open = Memo::new(move |_| matches!(workspace.phase().get(), Phase::Open(_)));
    view! {
        <Show when=move || is_open.get()>
            <BidTitle />
            <div class="topbar__tools">
                <SaveStateView />
                <UndoRedo />
            </div>
        </Show>
    }
}

/// Five lines of a stave with three notes: several voices, one piece.
#[component]
fn Brand() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round">
            <path d="M3 8h26M3 12.5h26M3 17h26M3 21.5h26M3 26h26" opacity="0.45" />
            <circle cx="9" cy="21.5" r="2.6" fill="currentColor" />
            <circle cx="17" cy="17" r="2.6" fill="currentColor" />
            <circle cx="25" cy="12.5" r="2.6" fill="currentColor" />
        </svg>
    }
}

#[component]
fn BidTitle() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let untitled = tr(bids_texts::UNTITLED);
    let title = move || {
        let document = workspace.document().read();
        let title = document.frame.tender.title.clone();
        if title.is_empty() { untitled().to_owned() } else { title }
    };
    let subtitle = move || {
        let document = workspace.document().read();
        let tender = &document.frame.tender;
        [tender.reference.as_str(), tender.buyer.name.as_str()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    view! {
        <p class="topbar__title">
            <strong>{title}</strong>
            <span>{subtitle}</span>
        </p>
    }
}

#[component]
fn SaveStateView() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let (saved, saving, unsaved, read_only) = (tr(texts::SAVED), tr(texts::SAVING), tr(texts::UNSAVED), tr(texts::READ_ONLY));
    let state = Memo::new(move |_| match (workspace.is_read_only().get(), workspace.save_state().get()) {
        (true, _) => "read-only",
        (false, SaveState::Saved { .. }) => "saved",
        (false, SaveState::Saving) => "saving",
        (false, SaveState::Unsaved(_)) => "unsaved",
    });
    let words = move || match state.get() {
        "saved" => saved(),
        "saving" => saving(),
        "unsaved" => unsaved(),
        _ => read_only(),
    };
    view! {
        <output class="save-state" data-state=move || state.get()>
            {words}
        </output>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let label = move |last: Signal<Option<String>>, text: crate::i18n::Text| move || last.get().map(|what| text.fill(lang.get(), &[("what", &what)]));
    let undo = label(workspace.last_done(), texts::UNDO_WHAT);
    let redo = label(workspace.last_undone(), texts::REDO_WHAT);
    let (undo_name, redo_name) = (tr(texts::UNDO), tr(texts::REDO));
    let is_fixed = workspace.is_read_only();
    view! {
        <button
            type="button"
            class="button button--small"
            disabled=move || is_fixed.get() || workspace.last_done().get().is_none()
            title=undo
            aria-label=move || undo().unwrap_or_else(|| undo_name().to_owned())
            on:click=move |_| workspace.undo()
        >
            <span aria-hidden="true">"↶"</span>
            <span class="topbar__word">{undo_name}</span>
        </button>
        <button
            type="button"
            class="button button--small"
            disabled=move || is_fixed.get() || workspace.last_undone().get().is_none()
            title=redo
            aria-label=move || redo().unwrap_or_else(|| redo_name().to_owned())
            on:click=move |_| workspace.redo()
        >
            <span aria-hidden="true">"↷"</span>
            <span class="topbar__word">{redo_name}</span>
        </button>
    }
}

#[component]
fn Preferences() -> impl IntoView {
    let settings = expect_context::<Settings>();
    let theme_words = move |theme: Theme| match theme {
        Theme::System => tr(texts::THEME_SYSTEM),
        Theme::Light => tr(texts::THEME_LIGHT),
        Theme::Dark => tr(texts::THEME_DARK),
    };
    view! {
        <label>
            <span class="visually-hidden">{tr(texts::LANGUAGE)}</span>
            <select
                class="field__input topbar__select"
                on:change:target=move |ev| {
                    if let Some(lang) = Lang::from_code(&ev.target().value()) {
                        settings.choose_lang(lang);
                    }
                }
            >
                {Lang::ALL
                    .into_iter()
                    .map(|lang| {
                        view! {
                            <option value=lang.code() lang=lang.code() selected=move || settings.lang().get() == lang>
                                {lang.name()}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
        <label>
            <span class="visually-hidden">{tr(texts::THEME)}</span>
            <select
                class="field__input topbar__select"
                on:change:target=move |ev| {
                    if let Some(theme) = Theme::from_key(&ev.target().value()) {
                        settings.choose_theme(theme);
                    }
                }
            >
                {Theme::ALL
                    .into_iter()
                    .map(|theme| {
                        view! {
                            <option value=theme.key() selected=move || settings.theme().get() == theme>
                                {theme_words(theme)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
