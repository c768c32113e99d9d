//! What if…: what is supposed, and what follows from it.

use leptos::prelude::*;

use super::changes::Changes;
use super::conflict::Conflict;
use super::fold::Fold;
use crate::i18n::Text;
use crate::i18n::texts::{optimiser as optimiser_texts, what_if as texts};
use crate::present::form::Choice;
use crate::present::optimiser::{self, Change, ChangeKind, Want, WhatIfView};
use crate::state::{Notices, Optimiser, Settings, Workspace};
use crate::ui::components::{Check, Select, fresh_id, tr};

#[component]
pub(super) fn WhatIfCard() -> impl IntoView {
    view! {
        <Fold heading=texts::HEADING>
            <WhatIf />
        </Fold>
    }
}

#[component]
fn WhatIf() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let notices = expect_context::<Notices>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let first = document.with_untracked(|d| optimiser::member_choices(d).first().map(|c| c.key.clone()).unwrap_or_default());
    let change = RwSignal::new(Change {
        kind: ChangeKind::Leaves,
        member: first,
        line: String::new(),
        percent: "20".to_owned(),
        keeps_others: true,
    });
    // The answer belongs to what was supposed then, not to what is being typed now.
    let tried = RwSignal::new(change.get_untracked());
    let try_it = move || {
        let supposed = change.get_untracked();
        match optimiser::with_change(&document.read_untracked(), &supposed, lang.get_untracked()) {
            Ok(changed) => {
                tried.set(supposed);
                let question = optimiser::what_if_question(&changed, &search.without().get_untracked());
                search.ask(Want::WhatIf, changed.into(), question);
            }
            Err(sentence) => notices.fault(sentence),
        }
    };
    let view = Memo::new(move |_| {
        let asked = search.answer_to(Want::WhatIf).get()?;
        optimiser::what_if(&asked, &tried.read(), &document.read(), &workspace.results().read(), lang.get())
    });
    view! {
        <p class="soft">{tr(texts::LEAD)}</p>
        <Suppose change />
        <div class="button-row">
            <button
                type="button"
                class="button button--primary"
                disabled=move || search.is_seeking(Want::WhatIf).get()
                on:click=move |_| try_it()
            >
                {tr(texts::TRY)}
            </button>
        </div>
        {move || {
            view.get()
                .map(|view| {
                    let on_try = Callback::new(move |()| try_it());
                    view! { <Result view on_try kept=tried.get_untracked().keeps_others /> }
                })
        }}
    }
}

/// The form: what happens, to whom, to which lines, by how much.
#[component]
fn Suppose(change: RwSignal<Change>) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let lang = expect_context::<Settings>().lang();
    let said = |text: Text| {
        let words = tr(text);
        Signal::derive(move || words().to_owned())
    };
    let kinds = Signal::derive(move || {
        let choice = |kind: &ChangeKind| Choice::new(kind.key(), kind.label().get(lang.get()));
        ChangeKind::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let choose_kind = Callback::new(move |key: String| {
        if let Some(kind) = ChangeKind::ALL.into_iter().find(|k| k.key() == key) {
            change.update(|c| c.kind = kind);
        }
    });
    let kind = Memo::new(move |_| change.read().kind);
    let percent_id = fresh_id("percent");
    let hint_id = format!("{percent_id}-hint");
    view! {
        <div class="fields">
            <Select label=said(texts::WHAT) choices=kinds value=Signal::derive(move || kind.get().key().to_owned()) on_choose=choose_kind />
            <Show when=move || kind.get() != ChangeKind::Volume>
                <Select
                    label=said(texts::WHO)
                    choices=Signal::derive(move || optimiser::member_choices(&document.read()))
                    value=Signal::derive(move || change.read().member.clone())
                    on_choose=Callback::new(move |key: String| change.update(|c| c.member = key))
                />
            </Show>
            <Show when=move || kind.get() != ChangeKind::Leaves>
                <Select
                    label=said(texts::WHICH_LINE)
                    choices=Signal::derive(move || optimiser::line_choices(&document.read(), lang.get()))
                    value=Signal::derive(move || change.read().line.clone())
                    on_choose=Callback::new(move |key: String| change.update(|c| c.line = key))
                />
                <div class="field">
                    <label class="field__label" for=percent_id.clone()>
                        {tr(texts::BY)}
                    </label>
                    <input
                        id=percent_id.clone()
                        class="field__input field__input--number"
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-describedby=hint_id.clone()
                        prop:value=move || change.read().percent.clone()
                        on:input:target=move |ev| change.update(|c| c.percent = ev.target().value())
                    />
                    <p class="field__hint" id=hint_id.clone()>{tr(texts::BY_HINT)}</p>
                </div>
            </Show>
            <Check
                label=said(texts::KEEP_OTHERS)
                value=Signal::derive(move || change.read().keeps_others)
                on_toggle=Callback::new(move |keeps| change.update(|c| c.keeps_others = keeps))
            />
        </div>
    }
}

#[component]
fn Result(view: WhatIfView, on_try: Callback<()>, kept: bool) -> impl IntoView {
    let stale = tr(optimiser_texts::STALE);
    let kept_words = tr(texts::IMPOSSIBLE_KEPT);
    let is_possible = view.is_possible;
    view! {
        <section class="what-if" aria-labelledby="what-if-verdict">
            {view.is_stale.then(|| view! { <p class="banner">{stale}</p> })}
            <p class="banner" class:banner--good=is_possible class:banner--fault=!is_possible role="status" id="what-if-verdict">
                {view.verdict.clone()}
            </p>
            {(!is_possible && kept).then(|| view! { <p>{kept_words}</p> })}
            {view.conflict.clone().map(|conflict| view! { <Conflict view=conflict on_try /> })}
            {is_possible.then(|| view! { <Figures view=view.clone() /> })}
        </section>
    }
}

#[component]
fn Figures(view: WhatIfView) -> impl IntoView {
    let row = |cells: [String; 4]| {
        let [label, today, then, difference] = cells;
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number">{today}</td>
                <td class="number">{then}</td>
                <td class="number">{difference}</td>
            </tr>
        }
    };
    let paper = |(name, why): (&'static str, &'static str)| {
        view! {
            <li>
                <strong>{name}</strong>
                <span class="table__note">{why}</span>
            </li>
        }
    };
    let no_paper = tr(texts::NO_PAPER);
    let has_papers = !view.papers.is_empty();
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::HEADING)>
            <table class="table">
                <caption class="visually-hidden">{tr(texts::HEADING)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(optimiser_texts::FIGURE)}</th>
                        <th scope="col" class="number">{tr(optimiser_texts::BEFORE)}</th>
                        <th scope="col" class="number">{tr(optimiser_texts::AFTER)}</th>
                        <th scope="col" class="number">{tr(optimiser_texts::DIFFERENCE)}</th>
                    </tr>
                </thead>
                <tbody>{view.figures.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <Changes title=view.takeovers_title changes=view.takeovers />
        <h3>{tr(texts::PAPERS)}</h3>
        {(!has_papers).then(|| view! { <p class="soft">{no_paper}</p> })}
        <ul class="allocation__list">{view.papers.into_iter().map(paper).collect_view()}</ul>
        <p class="soft">{tr(texts::FROZEN)}</p>
    }
}
