//! The questions that the optimiser is asked for a file or for the coalitions: which one, and a button that gives them up.

use leptos::prelude::*;

use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::asked;
use crate::state::{Inquiry, Purpose, Settings};
use crate::ui::components::tr;

#[component]
pub fn InquiryProgress(purpose: Purpose) -> impl IntoView {
    let inquiry = expect_context::<Inquiry>();
    let lang = expect_context::<Settings>().lang();
    let step = inquiry.step();
    let words = Memo::new(move |_| {
        let step = step.read();
        let step = step.as_ref().filter(|s| s.purpose == purpose)?;
        Some(asked(&step.question, step.at, step.of, &step.progress, lang.get()))
    });
    let is_asking = Memo::new(move |_| words.read().is_some());
    view! {
        <Show when=move || is_asking.get()>
            <div class="button-row" role="status">
                <progress aria-label=tr(texts::INQUIRY)></progress>
                <span>{move || words.get()}</span>
                <button type="button" class="button button--small" on:click=move |_| inquiry.stop()>
                    {tr(texts::STOP)}
                </button>
            </div>
        </Show>
    }
}
