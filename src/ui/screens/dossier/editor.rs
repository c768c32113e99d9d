//! The chapter that is open: its text, the buttons above it, and what is wrong with it.

use leptos::html;
use leptos::prelude::*;

use super::Open;
use super::pictures::{PictureDialog, PictureList};
use super::settings::{Head, HeadSettings};
use super::toolbar::Toolbar;
use crate::i18n::texts::dossier as texts;
use crate::present::dossier::Id;
use crate::present::dossier::list::{self, Progress};
use crate::present::dossier::pictures::can_show;
use crate::present::dossier::{edits, title};
use crate::state::{Drafts, Pictures, Settings, Workspace, Writing};
use crate::ui::components::{fresh_id, tr};

/// Id of the heading of the open chapter.
pub const HEADING: &str = "dossier-chapter";

#[component]
pub fn Editor(id: Id) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let open = expect_context::<Open>();
    let document = workspace.document();
    let writing = Writing::new(workspace, expect_context::<Drafts>(), id.clone());
    let pictures = Pictures::new(workspace, expect_context::<Settings>());
    let dialog_id = id.clone();
    let key = StoredValue::new(id);
    let chapter = Memo::new(move |_| key.with_value(|id| document.read().dossier.chapter(id).cloned()));
    let text = writing.text();
    let not_here = Memo::new(move |_| chapter.with(|c| c.as_ref().and_then(|c| list::not_here(&document.read(), c, lang.get()))));
    let is_locked = Signal::derive(move || workspace.is_read_only().get() || not_here.read().is_some());
    let findings = Memo::new(move |_| chapter.with(|c| c.as_ref().map(|c| open.desk.read().findings(c, &text.read(), lang.get())).unwrap_or_default()));
    let progress = move || chapter.with(|c| c.as_ref().map(|c| Progress::of(c)));
    let can_start = move || {
        let has_proposal = chapter.with(|c| c.as_ref().is_some_and(|c| edits::has_proposal(c.kind)));
        has_proposal && text.read().trim().is_empty() && !is_locked.get()
    };
    let start = move |_| {
        if let Some(chapter) = chapter.get_untracked() {
            open.starters.propose(vec![(chapter.id.clone(), chapter.kind)]);
        }
    };
    let keep = move |_| {
        if let Some(chapter) = chapter.get_untracked() {
            workspace.dispatch(edits::adapted(&chapter));
        }
    };
    let label = move || {
        let is_computed = chapter.with(|c| c.as_ref().is_some_and(|c| c.kind.is_computed()));
        (if is_computed { texts::TEXT_COMPUTED } else { texts::TEXT }).get(lang.get())
    };
    let has_pictures = Signal::derive(move || chapter.with(|c| c.as_ref().is_some_and(|c| can_show(c))));
    let bring = move |event: &leptos::ev::Event| {
        if !is_locked.get_untracked() && has_pictures.get_untracked() {
            pictures.bring(event);
        }
    };
    let drawing = tr(texts::PICTURE_DRAWING);
    let area = NodeRef::<html::Textarea>::new();
    let (area_id, findings_id) = (fresh_id("chapter-text"), fresh_id("chapter-findings"));
    let described_by = findings_id.clone();
    let (start_words, keep_words, to_adapt, found_again) = (tr(texts::FILL_ONE), tr(texts::ADAPTED), tr(texts::TO_ADAPT), tr(texts::DRAFT_FOUND));
    view! {
        <section class="card dossier__editor" aria-labelledby=HEADING>
            <div class="card__head">
                <h2 id=HEADING tabindex="-1">
                    {move || chapter.with(|c| c.as_ref().map(|c| title(c, lang.get())))}
                </h2>
                <Head chapter />
                <Show when=move || !workspace.is_members_copy().get()>
                    <button
                        type="button"
                        class="button button--small"
                        aria-pressed=move || open.has_pages.get().to_string()
                        on:click=move |_| open.has_pages.update(|has| *has = !*has)
                    >
                        {tr(texts::PAGES)}
                    </button>
                </Show>
            </div>
            <HeadSettings chapter />
            {move || not_here.get().map(|sentence| view! { <p class="banner">{sentence}</p> })}
            <Show when=move || progress() == Some(Progress::ToAdapt) && !is_locked.get()>
                <div class="banner">
                    <p class="banner__text">{to_adapt}</p>
                    <button type="button" class="button button--small" on:click=keep>
                        {keep_words}
                    </button>
                </div>
            </Show>
            <div class="field">
                <div class="chapter-bar">
                    <label class="field__label" for=area_id.clone()>
                        {label}
                    </label>
                    <Toolbar area is_locked on_picture=Callback::new(move |()| pictures.pick()) has_pictures />
                </div>
                <textarea
                    id=area_id
                    class="field__input chapter-text"
                    node_ref=area
                    rows="20"
                    spellcheck="true"
                    prop:value=move || text.get()
                    readonly=move || is_locked.get()
                    aria-describedby=described_by
                    aria-invalid=move || writing.refusal().get().map(|_| "true")
                    on:input:target=move |ev| writing.type_in(ev.target().value())
                    on:blur=move |_| writing.commit()
                    on:drop=move |ev| bring(&ev)
                    on:paste=move |ev| bring(&ev)
                ></textarea>
                <div class="chapter-bar">
                    <p class="soft">{move || list::word_count(&text.read(), lang.get())}</p>
                    <Show when=can_start>
                        <button type="button" class="button button--small" on:click=start>
                            {start_words}
                        </button>
                    </Show>
                </div>
                <Show when=move || writing.was_found().get()>
                    <p class="field__draft">{found_again}</p>
                </Show>
                <p role="status" class:visually-hidden=move || !pictures.is_busy().get()>
                    {move || pictures.is_busy().get().then(drawing)}
                </p>
                {move || {
                    pictures.refusals().get().into_iter().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> }).collect_view()
                }}
                {move || writing.refusal().get().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> })}
            </div>
            <PictureList chapter text writing is_locked />
            <PictureDialog id=dialog_id pictures writing area />
            <div id=findings_id role="status">
                <Show when=move || !findings.read().is_empty()>
                    <h3>{tr(texts::FINDINGS)}</h3>
                    <ul class="chapter-findings">
                        {move || {
                            findings
                                .get()
                                .into_iter()
                                .map(|finding| {
                                    let is_fault = finding.is_fault();
                                    view! { <li class:chapter-findings__fault=is_fault>{finding.sentence}</li> }
                                })
                                .collect_view()
                        }}
                    </ul>
                </Show>
            </div>
            <Help />
        </section>
    }
}

#[component]
fn Help() -> impl IntoView {
    let lines = [
        texts::HELP_HEADING,
        texts::HELP_BOLD,
        texts::HELP_LIST,
        texts::HELP_TABLE,
        texts::HELP_LINK,
        texts::HELP_CAPTION,
        texts::HELP_NOTE,
    ];
    view! {
        <details class="chapter-help">
            <summary>{tr(texts::HELP)}</summary>
            <ul>
                {lines
                    .into_iter()
                    .map(|line| {
                        view! {
                            <li>
                                <code>{tr(line)}</code>
                            </li>
                        }
                    })
                    .collect_view()} <li>{tr(texts::HELP_PARAGRAPH)}</li>
                <li>{tr(texts::HELP_PICTURE)}</li>
            </ul>
        </details>
    }
}
