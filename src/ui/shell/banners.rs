//! What concerns the whole open bid: another tab writes, nothing is saved, this is a member's copy.

use leptos::prelude::*;

use crate::i18n::texts::shell as texts;
use crate::state::{Access, Bids, SaveState, Settings, Workspace};
use crate::ui::components::{tr, tr_fill};

#[component]
pub fn Banners() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let bids = expect_context::<Bids>();
    let lang = expect_context::<Settings>().lang();
    let access = workspace.access();
    let unsaved = move || match workspace.save_state().get() {
        SaveState::Unsaved(error) => Some(texts::UNSAVED_WHY.fill(lang.get(), &[("why", &error.to_string())])),
        _ => None,
    };
    let lead = move || {
        let document = workspace.document().read();
        let buyer = document.frame.tender.buyer.name.clone();
        let name = &document.frame.group.name;
        if name.is_empty() { buyer } else { name.clone() }
    };
    view! {
        <Show when=move || access.get() == Access::OtherTab>
            <div class="banner">
                <p class="banner__text">{tr(texts::OTHER_TAB)}</p>
                <button type="button" class="button button--small" on:click=move |_| workspace.take_over(bids.store())>
                    {tr(texts::TAKE_OVER)}
                </button>
            </div>
        </Show>
        <Show when=move || access.get() == Access::NoLock>
            <p class="banner">{tr(texts::NO_LOCK)}</p>
        </Show>
        {move || {
            unsaved()
                .map(|sentence| {
                    view! {
                        <div class="banner banner--fault" role="alert">
                            <p class="banner__text">{sentence}</p>
                            <button type="button" class="button button--small" on:click=move |_| workspace.save_again()>
                                {tr(texts::SAVE_AGAIN)}
                            </button>
                        </div>
                    }
                })
        }}
        <Show when=move || workspace.is_members_copy().get()>
            <p class="banner banner--good">{tr_fill(texts::MEMBER_COPY, move || vec![("lead", lead())])}</p>
        </Show>
    }
}
