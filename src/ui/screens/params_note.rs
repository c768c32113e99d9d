//! Says why nothing is proposed when the table of rates and thresholds is not there.

use leptos::prelude::*;

use crate::i18n::texts::tender as texts;
use crate::state::{Params, Settings};

#[component]
pub fn ParamsNote() -> impl IntoView {
    let fault = expect_context::<Params>().fault();
    let lang = expect_context::<Settings>().lang();
    move || {
        fault.get().map(|why| {
            let text = texts::PARAMS_UNREADABLE.fill(lang.get(), &[("why", &why)]);
            view! { <p class="banner">{text}</p> }
        })
    }
}
