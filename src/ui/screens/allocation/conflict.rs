//! Nothing is possible: which rules stand in each other's way, and a way out for each.

use leptos::prelude::*;

use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, ConflictRule, ConflictView, Want};
use crate::present::route::{Route, Screen};
use crate::state::{Optimiser, Router, Settings, Workspace};
use crate::ui::components::{tr, tr_fill};

#[component]
pub(super) fn ConflictCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let view = Memo::new(move |_| {
        let asked = search.answer_to(Want::Best).get()?;
        optimiser::conflict(&asked, &document.read(), &results.read(), lang.get())
    });
    let locked = Memo::new(move |_| optimiser::locked_lines(&document.read()));
    let open_all = move |_| {
        workspace.dispatch(optimiser::lock_all(&document.read_untracked(), false));
        search.propose();
    };
    view! {
        {move || {
            view.get()
                .map(|view| {
                    view! {
                        <section class="card" aria-labelledby="conflict">
                            <h2 id="conflict" tabindex="-1">{tr(texts::CONFLICT)}</h2>
                            <Conflict view on_try=Callback::new(move |()| search.propose()) />
                            <Show when=move || { locked.get() > 0 }>
                                <p class="proposal">
                                    <span>{tr(texts::LOCKED_IN_CONFLICT)}</span>
                                    <button type="button" class="button button--small" on:click=open_all>
                                        {tr(texts::UNLOCK_ALL)}
                                    </button>
                                </p>
                            </Show>
                        </section>
                    }
                })
        }}
    }
}

/// The conflict itself; `on_try` seeks again, after a rule was left out.
#[component]
pub(super) fn Conflict(view: ConflictView, on_try: Callback<()>) -> impl IntoView {
    let stale = tr(texts::STALE);
    let lines = (!view.lines_without_ask.is_empty()).then(|| {
        let items = view.lines_without_ask.iter().cloned().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <ul class="allocation__list">{items}</ul>
            <div class="button-row">
                <LinkTo screen=Screen::Offers words=Signal::derive(tr(texts::TO_OFFERS)) name=None />
            </div>
        }
    });
    let rules = view.rules.into_iter().map(|rule| view! { <Rule rule on_try /> }).collect_view();
    view! {
        {view.is_stale.then(|| view! { <p class="banner">{stale}</p> })}
        <p role="status">{view.lead}</p>
        {lines}
        <ul class="conflict" role="list">
            {rules}
        </ul>
    }
}

#[component]
fn Rule(rule: ConflictRule, on_try: Callback<()>) -> impl IntoView {
    let search = expect_context::<Optimiser>();
    let id = rule.rule;
    let (named, mended) = (rule.sentence.clone(), rule.sentence.clone());
    let try_name = tr_fill(texts::TRY_WITHOUT_LONG, move || vec![("rule", named.clone())]);
    let mend_name = Signal::derive(tr_fill(texts::GO_MEND_LONG, move || vec![("rule", mended.clone())]));
    let try_without = move |_| {
        search.switch(&id, false);
        on_try.run(());
    };
    let mend = rule
        .screen
        .map(|screen| view! { <LinkTo screen words=Signal::derive(tr(texts::GO_MEND)) name=Some(mend_name) /> });
    view! {
        <li class="conflict__rule">
            <p>
                <span class="tag">{rule.family}</span>
                " "
                <strong>{rule.sentence}</strong>
            </p>
            <p class="soft">{rule.advice}</p>
            <div class="button-row">
                <button type="button" class="button button--small" aria-label=try_name on:click=try_without>
                    {tr(texts::TRY_WITHOUT)}
                </button>
                {mend}
            </div>
        </li>
    }
}

/// A link to another screen of the open bid.
#[component]
fn LinkTo(screen: Screen, #[prop(into)] words: Signal<&'static str>, name: Option<Signal<String>>) -> impl IntoView {
    let route = expect_context::<Router>().route();
    let href = move || match route.get() {
        Route::Bid { id, .. } => Route::Bid { id, screen }.href(),
        Route::Bids => Route::Bids.href(),
    };
    view! {
        <a class="button button--small" href=href aria-label=move || name.map(|name| name.get())>
            {move || words.get()}
        </a>
    }
}
