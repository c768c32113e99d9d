//! The rules: those of the group to edit, all of them to leave out of a search, and what each costs.

use leptos::prelude::*;

use super::fold::Fold;
use super::group_rules::GroupRules;
use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, RuleFamily, RuleRow, Want};
use crate::state::{Optimiser, Settings, Workspace};
use crate::ui::components::{fresh_id, tr};

#[component]
pub(super) fn RulesCard() -> impl IntoView {
    view! {
        <Fold heading=texts::RULES>
            <GroupRules />
            <Switches />
        </Fold>
    }
}

#[component]
fn Switches() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let families = Memo::new(move |_| {
        let costs = search.answer_to(Want::RuleCosts).get();
        optimiser::rule_families(&document.read(), &results.read(), &search.without().read(), costs.as_deref(), lang.get())
    });
    let names = Memo::new(move |_| families.with(|f| f.iter().map(|f| f.name).collect::<Vec<_>>()));
    let ask = move |_| {
        let document = document.get_untracked();
        let question = optimiser::cost_of_rules(&document);
        search.ask(Want::RuleCosts, document, question);
    };
    view! {
        <p class="soft">{tr(texts::RULES_LEAD)}</p>
        <Show when=move || !names.read().is_empty() fallback=move || view! { <p class="soft">{tr(texts::NO_RULE)}</p> }>
            <div class="button-row">
                <button type="button" class="button" disabled=move || search.is_seeking(Want::RuleCosts).get() on:click=ask>
                    {tr(texts::RULE_COSTS)}
                </button>
            </div>
            <div class="stack">
                <For each=move || names.get() key=|name| *name children=move |name| view! { <Family families name /> } />
            </div>
        </Show>
    }
}

#[component]
fn Family(families: Memo<Vec<RuleFamily>>, name: &'static str) -> impl IntoView {
    let family = Memo::new(move |_| families.with(|f| f.iter().find(|f| f.name == name).cloned()));
    let rules = Memo::new(move |_| family.with(|f| f.as_ref().map(|f| f.rules.clone()).unwrap_or_default()));
    let note = move || family.with(|f| f.as_ref().map(|f| f.note.clone()));
    view! {
        <details class="allocation__details">
            <summary>
                {name} " " <span class="soft">{note}</span>
            </summary>
            <ul class="rules" role="list">
                <For each=move || rules.get() key=|rule| rule.rule.clone() children=move |rule| view! { <Switch rules rule /> } />
            </ul>
        </details>
    }
}

#[component]
fn Switch(rules: Memo<Vec<RuleRow>>, rule: RuleRow) -> impl IntoView {
    let search = expect_context::<Optimiser>();
    let id = fresh_id("rule");
    let key = StoredValue::new(rule.rule);
    let row = Memo::new(move |_| rules.with(|rules| key.with_value(|key| rules.iter().find(|r| &r.rule == key).cloned())));
    let is_on = move || row.with(|r| r.as_ref().is_none_or(|r| r.is_on));
    let sentence = move || row.with(|r| r.as_ref().map(|r| r.sentence.clone()));
    let cost = move || {
        row.with(|r| r.as_ref().and_then(|r| r.cost.clone()))
            .map(|cost| view! { <span class="tag">{cost}</span> })
    };
    view! {
        <li class="check">
            <input
                id=id.clone()
                class="check__box"
                type="checkbox"
                prop:checked=is_on
                on:change:target=move |ev| key.with_value(|key| search.switch(key, ev.target().checked()))
            />
            <label for=id>{sentence} " " {cost}</label>
        </li>
    }
}
