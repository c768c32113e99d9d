//! A card that opens and closes. What is in it is made when it is first opened.

use leptos::html;
use leptos::prelude::*;

use crate::i18n::Text;
use crate::ui::components::tr;

#[component]
pub(super) fn Fold(
    heading: Text,
    /// Opens when it becomes true.
    #[prop(optional, into)]
    open: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Details>::new();
    let was_open = RwSignal::new(false);
    Effect::new(move || {
        if let (true, Some(details)) = (open.get(), element.get()) {
            details.set_open(true);
        }
    });
    let on_toggle = move |_| {
        if element.get_untracked().is_some_and(|details| details.open()) {
            was_open.set(true);
        }
    };
    let children = StoredValue::new(children);
    view! {
        <details class="card fold" node_ref=element on:toggle=on_toggle>
            <summary class="fold__head">
                <h2>{tr(heading)}</h2>
            </summary>
            <Show when=move || was_open.get()>
                <div class="fold__body">{children.with_value(|children| children())}</div>
            </Show>
        </details>
    }
}
