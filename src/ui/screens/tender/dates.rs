//! The dates: notice, questions, deadline with its offset, validity of the offer, start.

use leptos::prelude::*;

use super::tender_form;
use crate::i18n::texts::tender as texts;
use crate::present::tender::{DateField as F, dates};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::tr;

#[component]
pub fn DatesSection() -> impl IntoView {
    let form = tender_form();
    let document = expect_context::<Workspace>().document();
    let params = expect_context::<Params>().table();
    let lang = expect_context::<Settings>().lang();
    let in_paris = move || dates::told_in_paris(&document.read().frame.tender, lang.get());
    let valid_until = move || dates::valid_until(&document.read().frame.tender, lang.get());
    let usual = move || dates::usual_validity(&document.read().frame.tender, params.get().as_deref(), lang.get());
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_DATES)}</h2>
            <div class="fields">
                {form.entry(F::Published)} {form.entry(F::Questions)} {form.entry(F::Deadline)} {form.entry(F::DeadlineTime)}
                {form.entry(F::DeadlineOffset)} {form.entry(F::Validity)} {form.entry(F::Start)} {form.entry(F::YearBasis)}
            </div>
            <div class="form-notes">
                {move || in_paris().map(|text| view! { <p>{text}</p> })} {move || valid_until().map(|text| view! { <p>{text}</p> })}
                {move || usual().map(|text| view! { <p class="soft">{text}</p> })}
            </div>
        </section>
    }
}
