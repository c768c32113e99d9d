//! Price: what the client pays, line by line, and how it is formed.

mod clauses;
mod computation;
mod deduction;
mod editing;
mod figure_table;
mod figures;
mod formation;
mod line;
mod rounding;
mod schedule;
mod scoring;
mod taxes;

use leptos::prelude::*;

pub(super) use editing::{choices_of, chosen, edit_of, read, said, typed};
pub(super) use figure_table::FigureTable;

use crate::i18n::texts::price as texts;
use crate::ui::components::tr;
use clauses::{PenaltiesCard, RevisionCard};
use figures::Figures;
use formation::FormationCard;
use schedule::ScheduleCard;
use scoring::ScoringCard;
use taxes::{PeriodsCard, VatCard};

/// A memo of what `build` makes of the document and its results, in the language of the moment.
macro_rules! shown {
    ($build:path) => {{
        let workspace = leptos::prelude::expect_context::<$crate::state::Workspace>();
        let lang = leptos::prelude::expect_context::<$crate::state::Settings>().lang();
        leptos::prelude::Memo::new(move |_| $build(&workspace.document().read(), &workspace.results().read(), lang.get()))
    }};
}
pub(super) use shown;

#[component]
pub fn PriceScreen() -> impl IntoView {
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Figures />
            <ScheduleCard />
            <PeriodsCard />
            <VatCard />
            <FormationCard />
            <ScoringCard />
            <RevisionCard />
            <PenaltiesCard />
        </section>
    }
}
