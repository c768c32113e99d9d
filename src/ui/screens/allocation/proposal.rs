//! What was found, beside what there is: adopt it, keep it, or leave it.

use std::sync::Arc;

use leptos::prelude::*;

use super::changes::Changes;
use crate::i18n::texts::optimiser as texts;
use crate::present::optimiser::{self, ProposalView, Want};
use crate::state::{Notices, Optimiser, Settings, Workspace};
use crate::ui::components::{UndoOffer, tr};

#[component]
pub(super) fn ProposalCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let view = Memo::new(move |_| {
        let (asked, least) = (search.answer_to(Want::Best).get()?, search.answer_to(Want::Cheapest).get());
        optimiser::proposal(&asked, least.as_deref(), &document.read(), &results.read(), lang.get()).map(Arc::new)
    });
    view! {
        {move || {
            view.get()
                .map(|view| {
                    view! {
                        <section class="card proposal-card" aria-labelledby="proposal">
                            <div class="card__head">
                                <h2 id="proposal" tabindex="-1">{tr(texts::PROPOSAL)}</h2>
                                <span class="tag tag--accent">{view.goal.clone()}</span>
                            </div>
                            <Body view />
                        </section>
                    }
                })
        }}
    }
}

#[component]
fn Body(view: Arc<ProposalView>) -> impl IntoView {
    let stale = tr(texts::STALE);
    let no_change = tr(texts::NO_CHANGE);
    let broken = (!view.broken.is_empty()).then(|| {
        let items = view.broken.iter().cloned().map(|words| view! { <li>{words}</li> }).collect_view();
        view! {
            <div class="banner banner--fault">
                <div class="banner__text">
                    <p>{tr(texts::BROKEN_NOTE)}</p>
                    <ul class="allocation__list">{items}</ul>
                </div>
            </div>
        }
    });
    let row = |cells: [String; 4]| {
        let [label, present, proposed, difference] = cells;
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number">{present}</td>
                <td class="number">{proposed}</td>
                <td class="number">{difference}</td>
            </tr>
        }
    };
    view! {
        {view.is_stale.then(|| view! { <p class="banner">{stale}</p> })}
        <p class="banner" class:banner--good=view.is_best role="status">
            {view.verdict.clone()}
        </p>
        {broken}
        <Acts is_present=view.is_present />
        <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::COMPARISON)>
            <table class="table">
                <caption class="visually-hidden">{tr(texts::COMPARISON)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::FIGURE)}</th>
                        <th scope="col" class="number">{tr(texts::PRESENT)}</th>
                        <th scope="col" class="number">{tr(texts::PROPOSED)}</th>
                        <th scope="col" class="number">{tr(texts::DIFFERENCE)}</th>
                    </tr>
                </thead>
                <tbody>{view.figures.clone().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <div class="table-wrap" role="region" tabindex="0" aria-label=tr(texts::MEMBERS)>
            <table class="table">
                <caption class="visually-hidden">{tr(texts::MEMBERS)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::MEMBER)}</th>
                        <th scope="col" class="number">{tr(texts::PRESENT)}</th>
                        <th scope="col" class="number">{tr(texts::PROPOSED)}</th>
                        <th scope="col" class="number">{tr(texts::AMOUNT)}</th>
                    </tr>
                </thead>
                <tbody>{view.members.clone().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {if view.is_present {
            view! { <p class="soft">{no_change}</p> }.into_any()
        } else {
            view! { <Changes title=view.changes_title.clone() changes=view.changes.clone() /> }.into_any()
        }}
    }
}

#[component]
fn Acts(is_present: bool) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let search = expect_context::<Optimiser>();
    let notices = expect_context::<Notices>();
    let lang = expect_context::<Settings>().lang();
    let undo = UndoOffer::here();
    let found = move || search.answer_to(Want::Best).get_untracked();
    let adopt = move |_| {
        if let Some(command) = found().and_then(|asked| optimiser::adopt(&asked))
            && workspace.dispatch(command)
        {
            undo.say(texts::ADOPTED.get(lang.get_untracked()).to_owned());
            search.lead_to_answer();
        }
    };
    let keep = move |_| {
        let lang = lang.get_untracked();
        let document = workspace.document().get_untracked();
        let name = optimiser::free_name(&document, lang);
        match optimiser::keep(&document, found().as_deref(), &name, lang) {
            Ok(command) => {
                if workspace.dispatch(command) {
                    undo.say(texts::KEPT.fill(lang, &[("name", &name)]));
                }
            }
            Err(sentence) => notices.fault(sentence),
        }
    };
    let read_only = workspace.is_read_only();
    view! {
        <div class="button-row">
            <button type="button" class="button button--primary" disabled=move || is_present || read_only.get() on:click=adopt>
                {tr(texts::ADOPT)}
            </button>
            <button type="button" class="button" disabled=move || read_only.get() on:click=keep>
                {tr(texts::KEEP)}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| search.dismiss(Want::Best)>
                {tr(texts::DISMISS)}
            </button>
        </div>
    }
}
