//! The steps of a bid, beside or above the screen.

use leptos::prelude::*;

use crate::i18n::plural;
use crate::i18n::texts::{checks as check_texts, shell as texts};
use crate::present::checks;
use crate::present::route::{Route, Screen};
use crate::state::{Checks, Router, Settings, Workspace};
use crate::ui::components::tr;

#[component]
pub fn Steps() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let screens = move || {
        if workspace.is_members_copy().get() {
            let has_chapters = !workspace.document().read().dossier.chapters.is_empty();
            Screen::OF_A_MEMBER
                .into_iter()
                .filter(|screen| has_chapters || *screen != Screen::Dossier)
                .collect()
        } else {
            Screen::ALL.to_vec()
        }
    };
    view! {
        <nav class="steps" aria-label=tr(texts::STEPS)>
            <ul class="steps__list" role="list">
                <For each=screens key=|screen| *screen let:screen>
                    <li>
                        <StepLink screen />
                    </li>
                </For>
            </ul>
        </nav>
    }
}

#[component]
fn StepLink(screen: Screen) -> impl IntoView {
    let router = expect_context::<Router>();
    let workspace = expect_context::<Workspace>();
    let route = router.route();
    let href = move || match route.get() {
        Route::Bid { id, .. } => Route::Bid { id, screen }.href(),
        Route::Bids => Route::Bids.href(),
    };
    let is_here = move || matches!(route.get(), Route::Bid { screen: here, .. } if here == screen).then_some("page");
    let (words, own_words) = (tr(name(screen, false)), tr(name(screen, true)));
    view! {
        <a class="steps__link" href=href aria-current=is_here>
            {move || if workspace.is_members_copy().get() { own_words() } else { words() }}
            {(screen == Screen::Checks).then(|| view! { <BlockingCount /> })}
        </a>
    }
}

/// How many points are in the way of the bid.
#[component]
fn BlockingCount() -> impl IntoView {
    let items = expect_context::<Checks>().items();
    let lang = expect_context::<Settings>().lang();
    let count = Memo::new(move |_| checks::count(&items.read(), checks::Severity::Blocking));
    let words = move || {
        let text = plural(lang.get(), count.get(), check_texts::IN_STEPS_ONE, check_texts::IN_STEPS);
        text.fill(lang.get(), &[("count", &count.get().to_string())])
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <span class="steps__count" aria-hidden="true">
                {move || count.get()}
            </span>
            <span class="visually-hidden">{move || format!(" ({})", words())}</span>
        </Show>
    }
}

/// What a screen is called; a member's own copy calls two of them its own.
pub fn name(screen: Screen, is_members_copy: bool) -> crate::i18n::Text {
    match (screen, is_members_copy) {
        (Screen::Tender, _) => texts::STEP_TENDER,
        (Screen::Group, false) => texts::STEP_GROUP,
        (Screen::Group, true) => texts::STEP_MY_CARD,
        (Screen::Offers, false) => texts::STEP_OFFERS,
        (Screen::Offers, true) => texts::STEP_MY_OFFER,
        (Screen::Allocation, _) => texts::STEP_ALLOCATION,
        (Screen::Price, _) => texts::STEP_PRICE,
        (Screen::Split, _) => texts::STEP_SPLIT,
        (Screen::Service, _) => texts::STEP_SERVICE,
        (Screen::Planning, _) => texts::STEP_PLANNING,
        (Screen::Checks, _) => texts::STEP_CHECKS,
        (Screen::Dossier, _) => texts::STEP_DOSSIER,
        (Screen::Export, _) => texts::STEP_EXPORT,
    }
}
