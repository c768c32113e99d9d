//! The rule in force beside another: who gains, who loses, drawn and written in one table.

use leptos::prelude::*;

use super::{Head, choices_of, chosen, said};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::{Bar, Compared, ComparedRow, SettlementEdit, settlement_with};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Select, tr};

#[component]
pub fn ComparedCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let key = RwSignal::new(String::new());
    let compared = Memo::new(move |_| key.with(|key| split::compared(&workspace.document().read(), &workspace.results().read(), key, lang.get())));
    let told = move |value: fn(&Compared) -> Option<String>| Memo::new(move |_| compared.with(value));
    let (fault, warning) = (told(|c| c.fault.clone()), told(|c| c.warning.clone()));
    let has_rows = Memo::new(move |_| compared.with(|c| !c.rows.is_empty()));
    view! {
        <section class="card" aria-labelledby="split-compared">
            <Head id="split-compared" words=said(texts::COMPARED) />
            <p class="soft">{tr(texts::COMPARED_LEAD)}</p>
            <div class="fields fields--broad">
                <Select
                    label=said(texts::COMPARED_WITH)
                    choices=Signal::derive(move || choices_of(compared.with(|c| c.choices.clone())))
                    value=Signal::derive(move || compared.with(|c| c.key.clone()))
                    on_choose=Callback::new(move |chosen| key.set(chosen))
                />
            </div>
            <p>{move || compared.with(|c| c.formula.clone())}</p>
            {move || warning.get().map(|text| view! { <p class="banner">{text}</p> })}
            {move || fault.get().map(|text| view! { <p class="field__fault">{text}</p> })}
            <Show when=move || has_rows.get()>
                <p role="status">{move || compared.with(|c| c.sentence.clone())}</p>
                <Differences compared />
            </Show>
            <Kept compared />
        </section>
    }
}

#[component]
fn Differences(compared: Memo<Compared>) -> impl IntoView {
    let heads = [texts::RULE_NOW, texts::OTHER_RULE, texts::DIFFERENCE];
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-labelledby="split-compared">
            <table class="table">
                <caption class="table__caption visually-hidden">{tr(texts::COMPARED)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="money-table__head">{tr(texts::MEMBER)}</th>
                        <th scope="col">{tr(texts::DRAWN)}</th>
                        {heads.into_iter().map(|head| view! { <th scope="col" class="number">{tr(head)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{move || compared.with(|c| c.rows.iter().cloned().map(row).collect_view())}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" class="money-table__head">{tr(texts::TOTAL)}</th>
                        <td></td>
                        {move || compared.with(|c| c.totals.iter().cloned().map(|sum| view! { <td class="number">{sum}</td> }).collect_view())}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

fn row(row: ComparedRow) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" class="money-table__head">{row.member}</th>
            <td>
                <div class="money-compared">
                    {row.bar.map(drawn)}
                    <span class="soft">{row.verdict}</span>
                </div>
            </td>
            <td class="number">{row.in_force}</td>
            <td class="number">{row.other}</td>
            <td class="number">{row.difference}</td>
        </tr>
    }
}

fn drawn(bar: Bar) -> impl IntoView {
    view! {
        <svg class="money-bar" viewBox=bar.view_box aria-hidden="true">
            <path class="money-bar__part" class:money-bar__part--gain=bar.is_gain d=bar.path />
            <path class="money-bar__zero" d=bar.zero />
        </svg>
    }
}

/// Keeps the rule in force as one to compare with, or lets go of the kept one that is shown.
#[component]
fn Kept(compared: Memo<Compared>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let locked = move || workspace.is_read_only().get();
    let keep = chosen!(settlement_with, |()| SettlementEdit::Keep);
    let forget = chosen!(settlement_with, SettlementEdit::Forget);
    let kept = Memo::new(move |_| compared.with(|c| c.kept.clone()));
    view! {
        <div class="button-row">
            <button type="button" class="button button--small" disabled=locked on:click=move |_| keep.run(())>
                {tr(texts::KEEP_RULE)}
            </button>
            {move || {
                kept.get()
                    .map(|(id, words)| {
                        view! {
                            <button type="button" class="button button--small button--quiet" disabled=locked on:click=move |_| forget.run(id.clone())>
                                {words}
                            </button>
                        }
                    })
            }}
        </div>
    }
}
