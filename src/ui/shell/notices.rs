//! Messages at the foot of the page.

use leptos::prelude::*;

use crate::i18n::texts::shell as texts;
use crate::state::{Notice, Notices};
use crate::ui::components::tr;

#[component]
pub fn NoticeList() -> impl IntoView {
    let notices = expect_context::<Notices>();
    view! {
        <div class="notices" role="status" aria-live="polite">
            <For each=move || notices.list().get() key=|notice| notice.id let:notice>
                <NoticeView notice />
            </For>
        </div>
    }
}

#[component]
fn NoticeView(notice: Notice) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let id = notice.id;
    let action = notice.action.map(|action| {
        let run = move |_| {
            (action.run)();
            notices.dismiss(id);
        };
        view! {
            <button type="button" class="button button--small" on:click=run>
                {action.label}
            </button>
        }
    });
    view! {
        <div class="notice" class:notice--fault=notice.is_fault>
            <p class="notice__text">{notice.text}</p>
            {action}
            <button type="button" class="button button--small button--quiet" aria-label=tr(texts::DISMISS) on:click=move |_| notices.dismiss(id)>
                "×"
            </button>
        </div>
    }
}
