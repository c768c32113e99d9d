//! The rule in force: chosen, explained with the group's numbers, with its values by member.

use leptos::prelude::*;

use super::weights::WeightsGroup;
use super::{Head, choices_of, chosen, said, shown, typed};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::{RuleView, SettlementEdit, Slot, SlotView, settlement_with};
use crate::ui::components::{Field, FieldKind, Select};

#[component]
pub fn RuleCard() -> impl IntoView {
    let rule = shown!(split::rule);
    let weighted = Memo::new(move |_| rule.with(|r| r.weighted.clone()));
    let told = move |value: fn(&RuleView) -> Option<String>| Memo::new(move |_| rule.with(value));
    let (example, fault, warning) = (told(|r| r.example.clone()), told(|r| r.fault.clone()), told(|r| r.warning.clone()));
    view! {
        <section class="card" aria-labelledby="split-rule">
            <Head id="split-rule" words=said(texts::RULE_HEADING) />
            <Choices rule />
            <div class="stack">
                <p>{move || rule.with(|r| r.sentence.clone())}</p>
                {move || example.get().map(|text| view! { <p class="soft">{text}</p> })}
                {move || fault.get().map(|text| view! { <p class="field__fault" role="alert">{text}</p> })}
                {move || warning.get().map(|text| view! { <p class="banner">{text}</p> })}
            </div>
            <For each=move || weighted.get() key=|slot| *slot let:slot>
                <WeightsGroup which=slot />
            </For>
        </section>
    }
}

#[component]
fn Choices(rule: Memo<RuleView>) -> impl IntoView {
    let is_mix = Memo::new(move |_| rule.with(|r| r.alpha.is_some()));
    let has_surplus = Memo::new(move |_| rule.with(|r| r.surplus.is_some()));
    let has_reserve = Memo::new(move |_| rule.with(|r| r.reserve_used.is_some()));
    let shown = move |value: fn(&RuleView) -> String| Signal::derive(move || rule.with(value));
    let on_rule = chosen!(settlement_with, |kind| SettlementEdit::Rule(Slot::Whole, kind));
    let on_surplus = chosen!(settlement_with, SettlementEdit::SurplusRule);
    let on_reserve = typed!(settlement_with, SettlementEdit::ReserveUsed);
    let on_alpha = typed!(settlement_with, SettlementEdit::Alpha);
    view! {
        <div class="fields">
            <Select
                label=said(texts::RULE)
                choices=Signal::derive(move || choices_of(rule.with(|r| r.kinds.clone())))
                value=shown(|r| r.kind.clone())
                on_choose=on_rule
            />
            <Show when=move || is_mix.get()>
                <Field
                    label=said(texts::ALPHA)
                    value=shown(|r| r.alpha.clone().unwrap_or_default())
                    commit=on_alpha
                    draft_key="split/alpha"
                    kind=FieldKind::Number
                />
                <Mixed which=Slot::A rule />
                <Mixed which=Slot::B rule />
            </Show>
            <Show when=move || has_surplus.get()>
                <Select
                    label=said(texts::SURPLUS_RULE)
                    choices=Signal::derive(move || choices_of(rule.with(|r| r.surplus_rules.clone())))
                    value=shown(|r| r.surplus.clone().unwrap_or_default())
                    on_choose=on_surplus
                    hint=shown(|r| r.surplus_hint.clone())
                />
            </Show>
            <Show when=move || has_reserve.get()>
                <Field
                    label=said(texts::RESERVE_USED)
                    value=shown(|r| r.reserve_used.clone().unwrap_or_default())
                    commit=on_reserve
                    draft_key="split/reserve-used"
                    kind=FieldKind::Number
                    hint=shown(|r| r.reserve_hint.clone())
                />
            </Show>
        </div>
    }
}

/// One of the two rules of a mix.
#[component]
fn Mixed(which: Slot, rule: Memo<RuleView>) -> impl IntoView {
    let of =
        move |value: fn(&SlotView) -> String| Signal::derive(move || rule.with(|r| r.mixed.iter().find(|m| m.slot == which).map(value).unwrap_or_default()));
    let choices = move || rule.with(|r| r.mixed.iter().find(|m| m.slot == which).map(|m| m.kinds.clone()).unwrap_or_default());
    let choose = chosen!(settlement_with, move |kind| SettlementEdit::Rule(which, kind));
    view! { <Select label=of(|m| m.label.clone()) choices=Signal::derive(move || choices_of(choices())) value=of(|m| m.kind.clone()) on_choose=choose /> }
}
