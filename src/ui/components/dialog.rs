//! A modal dialog: focus goes in, Escape closes, focus comes back (the browser's own `<dialog>`).

use leptos::html;
use leptos::prelude::*;

use super::ids::fresh_id;

#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    /// Open while true. Set to false when the user closes it.
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id("dialog");
    let labelled_by = title_id.clone();
    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only when the element has left the page: then there is nothing to show.
            dialog.show_modal().ok();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog class="dialog" node_ref=element aria-labelledby=labelled_by on:close=move |_| open.set(false)>
            <Show when=move || open.get()>
                <div class="dialog__body">
                    <h2 id=title_id.clone()>{move || title.get()}</h2>
                    {children.with_value(|c| c())}
                </div>
            </Show>
        </dialog>
    }
}
