//! A figure for each member: the share that it wishes for, or the quality that it brings.

use leptos::prelude::*;

use crate::i18n::Text;
use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser;
use crate::state::{Settings, Workspace};
use crate::ui::components::{Commit, Field, FieldKind, tr};

#[component]
pub(super) fn Wishes() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let rows = Memo::new(move |_| optimiser::wish_rows(&document.read(), lang.get()));
    let keys = Memo::new(move |_| rows.with(|rows| rows.iter().map(|r| r.key.clone()).collect::<Vec<_>>()));
    let sum = Memo::new(move |_| optimiser::sum_of_wishes(&document.read(), lang.get()));
    let field = move |key: String| {
        let read =
            move |key: &str, value: fn(&optimiser::WishRow) -> String| rows.with(|rows| rows.iter().find(|r| r.key == key).map(value)).unwrap_or_default();
        let (named, valued, draft_key) = (key.clone(), key.clone(), format!("wish/{key}"));
        let label = named_field(texts::WISH_OF, Signal::derive(move || read(&named, |r| r.name.clone())));
        let value = Signal::derive(move || read(&valued, |r| r.wish.clone()));
        let commit = Commit::new(move |text: String| {
            let command = optimiser::with_wish(&document.read_untracked(), &key, &text, lang.get_untracked())?;
            workspace.commit(command)
        });
        view! { <Field label value commit draft_key kind=FieldKind::Number /> }
    };
    view! {
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::WISHES)}</legend>
            <p class="field__hint">{tr(texts::WISHES_LEAD)}</p>
            <div class="fields">
                <For each=move || keys.get() key=|key| key.clone() children=field />
            </div>
            {move || {
                sum.get()
                    .map(|(words, is_whole)| {
                        view! {
                            <p class="allocation__counter" class:allocation__counter--complete=is_whole role="status">
                                {words}
                            </p>
                        }
                    })
            }}
        </fieldset>
    }
}

#[component]
pub(super) fn Qualities() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let rows = Memo::new(move |_| optimiser::quality_rows(&document.read(), lang.get()));
    let keys = Memo::new(move |_| rows.with(|rows| rows.iter().map(|r| r.key.clone()).collect::<Vec<_>>()));
    let field = move |key: String| {
        let read =
            move |key: &str, value: fn(&optimiser::QualityRow) -> String| rows.with(|rows| rows.iter().find(|r| r.key == key).map(value)).unwrap_or_default();
        let (named, valued, draft_key) = (key.clone(), key.clone(), format!("quality/{key}"));
        let label = named_field(texts::QUALITY_OF, Signal::derive(move || read(&named, |r| r.name.clone())));
        let value = Signal::derive(move || read(&valued, |r| r.points.clone()));
        let commit = Commit::new(move |text: String| {
            let command = optimiser::with_quality(&document.read_untracked(), &key, &text, lang.get_untracked())?;
            workspace.commit(command)
        });
        view! { <Field label value commit draft_key kind=FieldKind::Number /> }
    };
    view! {
        <fieldset class="ticks">
            <legend class="field__label">{tr(texts::QUALITY)}</legend>
            <p class="field__hint">{tr(texts::QUALITY_LEAD)}</p>
            <div class="fields">
                <For each=move || keys.get() key=|key| key.clone() children=field />
            </div>
        </fieldset>
    }
}

/// A label that names its member.
fn named_field(text: Text, member: Signal<String>) -> Signal<String> {
    let lang = expect_context::<Settings>().lang();
    Signal::derive(move || text.fill(lang.get(), &[("member", &member.get())]))
}
