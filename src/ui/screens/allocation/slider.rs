//! A member's share, dragged along the shares that the line allows; by keyboard too.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::allocation as texts;
use crate::present::allocation::{self, LineMember, LinePanel};
use crate::state::{Gesture, Workspace};
use crate::ui::components::tr_fill;

/// Each stop is the whole split of the line, tried at once; all stops of one drag are one step to take back.
#[component]
pub(super) fn Slider(panel: Memo<Option<Arc<LinePanel>>>, line: StoredValue<String>, member: Memo<Option<LineMember>>, locked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let stops = Memo::new(move |_| panel.with(|p| p.as_ref().map(|p| p.stops.clone()).unwrap_or_default()));
    let stop = Memo::new(move |_| member.with(|m| m.as_ref().map_or(0, |m| m.stop)));
    let name = move || member.with(|m| m.as_ref().map(|m| m.name.clone()).unwrap_or_default());
    let words = move || stops.read().get(stop.get()).cloned();
    let gesture = Gesture::new(workspace);
    let slide_to = move |to: usize| {
        let key = member.with_untracked(|m| m.as_ref().map(|m| m.key.clone()).unwrap_or_default());
        gesture.try_out(|document| line.with_value(|l| allocation::slide(document, l, &key, to)));
    };
    let label = tr_fill(texts::SHARE_OF, move || vec![("member", name())]);
    view! {
        <Show when=move || !stops.read().is_empty()>
            <input
                class="allocation__slider"
                type="range"
                min="0"
                max=move || stops.read().len().saturating_sub(1).to_string()
                step="1"
                aria-label=label.clone()
                aria-valuetext=words
                prop:value=move || stop.get().to_string()
                disabled=move || locked.get()
                on:input:target=move |ev| {
                    if let Ok(to) = ev.target().value().parse() {
                        slide_to(to);
                    }
                    // A stop that cannot be had leaves the share, and the handle, where they are.
                    ev.target().set_value(&stop.get_untracked().to_string());
                }
                on:change=move |_| gesture.end()
            />
        </Show>
    }
}
