//! The buttons above a chapter: what they insert can be taken back by the field's own undo.

use leptos::html;
use leptos::prelude::*;

use super::variables::Variables;
use crate::i18n::texts::dossier as texts;
use crate::present::dossier::markdown::{self, Edit, Tool};
use crate::state::{Settings, replace, selection};
use crate::ui::components::tr;

#[component]
pub fn Toolbar(
    area: NodeRef<html::Textarea>,
    #[prop(into)] is_locked: Signal<bool>,
    on_picture: Callback<()>,
    #[prop(into)] has_pictures: Signal<bool>,
) -> impl IntoView {
    let lang = expect_context::<Settings>().lang();
    let is_choosing = RwSignal::new(false);
    let carry_out = move |make: &dyn Fn(&str, &std::ops::Range<usize>) -> Edit| {
        if let Some(element) = area.get_untracked() {
            let edit = make(&element.value(), &selection(&element));
            replace(&element, &edit.at, &edit.text, &edit.selected);
        }
    };
    let use_tool = move |tool| carry_out(&|text, selected| markdown::edit(tool, text, selected, lang.get_untracked()));
    let on_choose = Callback::new(move |name: String| {
        is_choosing.set(false);
        // Once the list is closed: behind it the text takes nothing.
        set_timeout(
            move || carry_out(&|text, selected| markdown::variable(&name, text, selected)),
            std::time::Duration::ZERO,
        );
    });
    view! {
        <div class="chapter-tools" role="toolbar" aria-label=tr(texts::TOOLS)>
            {Tool::ALL
                .into_iter()
                .map(|tool| {
                    view! {
                        <button type="button" class="button button--quiet button--small" disabled=move || is_locked.get() on:click=move |_| use_tool(tool)>
                            {tr(tool.name())}
                        </button>
                    }
                })
                .collect_view()}
            <button
                type="button"
                class="button button--quiet button--small"
                aria-haspopup="dialog"
                disabled=move || is_locked.get()
                on:click=move |_| is_choosing.set(true)
            >
                {tr(texts::TOOL_VARIABLE)}
            </button>
            <Show when=move || has_pictures.get()>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-haspopup="dialog"
                    disabled=move || is_locked.get()
                    on:click=move |_| on_picture.run(())
                >
                    {tr(texts::TOOL_PICTURE)}
                </button>
            </Show>
        </div>
        <Variables open=is_choosing on_choose />
    }
}
