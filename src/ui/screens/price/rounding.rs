//! Rounding of the unit price, with an example out of the bid, and the overall discount.

use leptos::prelude::*;

use super::{choices_of, chosen, said, typed};
use crate::i18n::texts::price as texts;
use crate::present::price::{Formation, PricingEdit, pricing_with};
use crate::ui::components::{Field, FieldKind, Select};

#[component]
pub fn Roundings(formation: Memo<Formation>) -> impl IntoView {
    let shown = move |value: fn(&Formation) -> String| Signal::derive(move || formation.with(value));
    let discount_rounding = Memo::new(move |_| formation.with(|f| f.discount_rounding.clone()));
    let has_discount = Memo::new(move |_| discount_rounding.with(Option::is_some));
    let fault = Signal::derive(move || formation.with(|f| f.discount_fault.clone()));
    let on_rounding = chosen!(pricing_with, PricingEdit::Rounding);
    let on_discount_rounding = chosen!(pricing_with, PricingEdit::DiscountRounding);
    view! {
        <div class="fields">
            <Select
                label=said(texts::ROUNDING)
                choices=Signal::derive(move || choices_of(formation.with(|f| f.roundings.clone())))
                value=shown(|f| f.rounding.clone())
                on_choose=on_rounding
                hint=shown(|f| f.rounding_example.clone())
            />
            <Field
                label=said(texts::DISCOUNT)
                value=shown(|f| f.discount.clone())
                commit=typed!(pricing_with, PricingEdit::Discount)
                draft_key="price/discount"
                kind=FieldKind::Number
                hint=shown(|f| f.discount_hint.clone())
                fault=fault
            />
            <Show when=move || has_discount.get()>
                <Select
                    label=said(texts::DISCOUNT_ROUNDING)
                    choices=Signal::derive(move || choices_of(formation.with(|f| f.discount_roundings.clone())))
                    value=Signal::derive(move || discount_rounding.get().unwrap_or_default())
                    on_choose=on_discount_rounding
                />
            </Show>
        </div>
    }
}
