//! The subject of the consultation, and who buys.

use leptos::prelude::*;

use super::tender_form;
use crate::i18n::texts::tender as texts;
use crate::present::tender::TenderField as F;
use crate::state::Workspace;
use crate::ui::components::tr;

#[component]
pub fn IdentitySection() -> impl IntoView {
    let form = tender_form();
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_IDENTITY)}</h2>
            <div class="fields">
                {form.wide(F::Title)} {form.entry(F::Reference)} {form.entry(F::Lot)} {form.entry(F::Procedure)} {form.entry(F::Framework)}
            </div>
        </section>
    }
}

#[component]
pub fn BuyerSection() -> impl IntoView {
    let form = tender_form();
    let document = expect_context::<Workspace>().document();
    let is_partial = Memo::new(move |_| document.read().frame.tender.buyer.deducts_in_part());
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_BUYER)}</h2>
            <div class="fields">
                {form.wide(F::BuyerName)} {form.entry(F::BuyerKind)} {form.entry(F::BuyerCountry)} {form.entry(F::BuyerVatId)}
                {form.entry(F::VatDeduction)} <Show when=move || is_partial.get()>{form.entry(F::VatDeductionRate)}</Show>
            </div>
        </section>
    }
}
