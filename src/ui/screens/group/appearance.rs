//! The look of the papers: logo, colour, letters, and the pages as they become.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::appearance as texts;
use crate::present::appearance::{self, Appearance, AppearanceField as F};
use crate::present::form::changed;
use crate::present::papers::{Paper, Wish};
use crate::state::{LogoChoice, Settings, Workspace};
use crate::ui::components::{Form, UndoOffer, fresh_id, tr};
use crate::ui::screens::export::PaperPreview;

type Look = Memo<Arc<Appearance>>;

#[component]
pub fn AppearanceSection() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let look: Look = Memo::new(move |_| document.read().dossier.appearance.clone());
    let of = Memo::new(move |_| Some(look.get()));
    let form = Form::new("appearance", of, move |next| workspace.commit(appearance::set(next)));
    let has_logo = Memo::new(move |_| look.read().logo.is_some());
    let is_open = RwSignal::new(false);
    let wish = Signal::derive(move || Wish {
        paper: Paper::Proposal,
        is_draft: false,
        attaches_data: false,
        lang: lang.get(),
    });
    view! {
        <section class="card" aria-labelledby="group-appearance">
            <h2 id="group-appearance">{tr(texts::HEADING)}</h2>
            <p class="soft">{tr(texts::LEAD)}</p>
            <LogoPart look />
            <div class="fields fields--broad">
                {move || has_logo.get().then(|| form.wide(F::LogoText))}
                <div class="stack">
                    {form.entry(F::Accent)}
                    <Palette look />
                </div>
                {form.entry(F::Letters)}
            </div>
            <div class="button-row">
                <button type="button" class="button" aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|open| *open = !*open)>
                    {tr(texts::SAMPLE)}
                </button>
            </div>
            <Show when=move || is_open.get()>
                <PaperPreview wish />
            </Show>
        </section>
    }
}

/// The palette of the browser, and what is to be said of the colour.
#[component]
fn Palette(look: Look) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let id = fresh_id("accent");
    let judged = move || look.with(|look| appearance::judged(look, lang.get()));
    let on_pick = move |typed: String| {
        if let Ok(next) = changed(F::Accent, &look.get_untracked(), &typed, lang.get_untracked()) {
            workspace.dispatch(appearance::set(next));
        }
    };
    view! {
        <div class="button-row">
            <input
                id=id.clone()
                class="swatch"
                type="color"
                prop:value=move || look.with(|look| appearance::accent(look).to_string())
                disabled=move || workspace.is_read_only().get()
                on:change:target=move |ev| on_pick(ev.target().value())
            />
            <label for=id>{tr(texts::ACCENT_PICK)}</label>
        </div>
        <div role="status">
            {move || judged().map(|(sentence, is_weak)| view! { <p class=if is_weak { "swatch__weak" } else { "soft" }>{sentence}</p> })}
        </div>
    }
}

#[component]
fn LogoPart(look: Look) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let (undo, logo) = (UndoOffer::here(), LogoChoice::here());
    let url = Memo::new(move |_| look.with(|look| appearance::logo_url(look)));
    let remove = move |_| {
        if logo.remove() {
            undo.say(texts::LOGO_REMOVED.get(lang.get_untracked()).to_owned());
        }
    };
    let is_read_only = workspace.is_read_only();
    view! {
        <div class="logo">
            {move || match url.get() {
                Some(url) => view! { <img class="logo__picture" src=url alt=tr(texts::LOGO) /> }.into_any(),
                None => view! { <p class="logo__none soft">{tr(texts::LOGO_NONE)}</p> }.into_any(),
            }}
            <div class="stack">
                <div class="button-row">
                    <button type="button" class="button" disabled=move || is_read_only.get() on:click=move |_| logo.choose()>
                        {move || (if url.read().is_some() { texts::LOGO_CHANGE } else { texts::LOGO_CHOOSE }).get(lang.get())}
                    </button>
                    <Show when=move || url.read().is_some()>
                        <button type="button" class="button" disabled=move || is_read_only.get() on:click=remove>
                            {tr(texts::LOGO_REMOVE)}
                        </button>
                    </Show>
                </div>
                <p class="soft">{tr(texts::LOGO_HINT)}</p>
                {move || logo.refusal().get().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> })}
            </div>
        </div>
    }
}
