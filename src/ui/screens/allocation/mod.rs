//! The screen of the allocation: what the group wants and what the optimiser proposes; the grid of shares by hand, the chosen line
//! beside it; then why, what else, what if, the rules, the chart.

mod backups;
mod by_hand;
mod changes;
mod chart;
mod conflict;
mod fold;
mod group_rules;
mod line_panel;
mod proposal;
mod reasons;
mod rules;
mod scenarios;
mod search;
mod slider;
mod summary;
mod want;
mod what_if;
mod wishes;

use std::sync::Arc;

use leptos::prelude::*;

use self::backups::BackupsCard;
use self::by_hand::ByHand;
use self::chart::ChartCard;
use self::conflict::ConflictCard;
use self::proposal::ProposalCard;
use self::reasons::ReasonsCard;
use self::rules::RulesCard;
use self::scenarios::ScenariosCard;
use self::search::SearchCard;
use self::summary::Summary;
use self::want::WantCard;
use self::what_if::WhatIfCard;
use crate::i18n::texts::allocation as texts;
use crate::present::allocation;
use crate::state::{Settings, Workspace};
use crate::ui::components::tr;

#[component]
pub fn AllocationScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let (document, results) = (workspace.document(), workspace.results());
    let view = Memo::new_with_compare(move |_| Arc::new(allocation::view(&document.read(), &results.read(), lang.get())), |_, _| true);
    let empty = Memo::new(move |_| view.read().empty.clone());
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Summary view />
            {move || empty.get().map(|words| view! { <p class="banner">{words}</p> })}
            <Show when=move || empty.read().is_none()>
                <WantCard />
                <SearchCard />
                <ConflictCard />
                <ProposalCard />
                <ByHand view />
                <BackupsCard />
                <ReasonsCard />
                <ScenariosCard />
                <WhatIfCard />
                <RulesCard />
                <ChartCard />
            </Show>
        </section>
    }
}
