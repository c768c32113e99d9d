//! The rule in force: chosen, explained with the group's numbers, with its values by member.

use leptos::prelude::*;

use super::weights::WeightsGroup;
use super::{Head, choices_of, chosen, read, said, shown, typed};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::{BrokenFloors, RuleView, SettlementEdit, Slot, SlotView, keep_floors, kind_words, settlement_with};
use crate::state::{Notices, Settings, Workspace};
use crate::ui::components::{Field, FieldKind, Select, tr};

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
                <Floors />
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

/// Who falls below its floor, and the button that keeps all floors where there is enough for them.
#[component]
fn Floors() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let notices = expect_context::<Notices>();
    let lang = expect_context::<Settings>().lang();
    let broken = shown!(split::broken_floors);
    let is_there = Memo::new(move |_| broken.with(Option::is_some));
    let too_high = Memo::new(move |_| broken.with(|b| b.as_ref().and_then(|b| b.too_high.clone())));
    let hint = Signal::derive(move || texts::KEEP_FLOORS_HINT.fill(lang.get(), &[("rule", kind_words("min_max").get(lang.get()))]));
    let keep = move |_| {
        let made = keep_floors(
            &workspace.document().read_untracked(),
            &workspace.results().read_untracked(),
            lang.get_untracked(),
        );
        match made {
            Ok(command) => drop(workspace.dispatch(command)),
            Err(sentence) => notices.fault(sentence),
        }
    };
    view! {
        <Show when=move || is_there.get()>
            <p class="field__fault">{read(broken, |b: &BrokenFloors| b.sentence.clone())}</p>
            <Show
                when=move || too_high.read().is_none()
                fallback=move || view! { <p class="soft">{move || too_high.get()}</p> }
            >
                <div class="button-row">
                    <button
                        type="button"
                        class="button"
                        aria-describedby="split-floors-hint"
                        disabled=move || workspace.is_read_only().get()
                        on:click=keep
                    >
                        {tr(texts::KEEP_FLOORS)}
                    </button>
                    <span id="split-floors-hint" class="soft">
                        {move || hint.get()}
                    </span>
                </div>
            </Show>
        </Show>
    }
}
