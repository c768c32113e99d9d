//! The screen of the offers: the grid of prices asked, what is missing, and the conditions behind a cell.

mod ask_form;
mod panel;
mod tiers;

use std::sync::Arc;

use leptos::prelude::*;

use self::ask_form::AskForm;
use self::panel::CellPanel;
use crate::i18n::texts::{common, offers as texts};
use crate::present::grid::{CellAddress, CellEdit};
use crate::present::offers;
use crate::state::{Settings, Workspace};
use crate::ui::components::{Dialog, Grid, tr};

#[component]
pub fn OffersScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let view = Memo::new_with_compare(
        move |before: Option<&Arc<offers::OffersView>>| Arc::new(offers::view(&document.read(), before.map(AsRef::as_ref), lang.get())),
        |_, _| true,
    );
    let chosen = RwSignal::new(None::<CellAddress>);
    let is_open = RwSignal::new(false);
    let read = Callback::new(move |edit: CellEdit| offers::read(&edit, lang.get_untracked()));
    let commit = Callback::new(move |edits: Vec<CellEdit>| {
        let command = offers::commands(&document.get_untracked(), &edits, lang.get_untracked())?;
        workspace.commit(command)
    });
    let on_open = Callback::new(move |address: CellAddress| {
        chosen.set(Some(address));
        is_open.set(true);
    });
    let on_column = Callback::new(move |member: String| {
        if let Some(command) = offers::keeper_change(&document.get_untracked(), &member) {
            workspace.dispatch(command);
        }
    });
    let (heading, own_heading, lead, own_lead) = (tr(texts::HEADING), tr(texts::HEADING_OWN), tr(texts::LEAD), tr(texts::LEAD_OWN));
    let is_own = workspace.is_members_copy();
    let title = Signal::derive(move || {
        let details = chosen.get().and_then(|address| offers::details(&document.read(), &address, lang.get()));
        details.map(|d| d.title).unwrap_or_default()
    });
    let empty = move || view.read().empty.clone();
    view! {
        <section class="screen screen--wide">
            <header class="screen__head">
                <h1 tabindex="-1">{move || if is_own.get() { own_heading() } else { heading() }}</h1>
                <p class="screen__lead">{move || if is_own.get() { own_lead() } else { lead() }}</p>
            </header>
            <p class="offers__internal">
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
                {tr(texts::INTERNAL)}
            </p>
            <Summary view />
            {move || empty().map(|words| view! { <p class="banner">{words}</p> })}
            <Show when=move || view.read().empty.is_none()>
                <Grid name="offers" view=Signal::derive(move || view.read().grid.clone()) read commit chosen on_open on_column />
                <CellPanel chosen on_open />
            </Show>
            <Dialog title open=is_open>
                {move || chosen.get().map(|address| view! { <AskForm address is_open /> })}
            </Dialog>
        </section>
    }
}

/// How far the offers are, and what has no price.
#[component]
fn Summary(view: Memo<Arc<offers::OffersView>>) -> impl IntoView {
    let figures = move || view.read().figures.clone();
    let faults = move || view.read().faults.clone();
    view! {
        <div class="figures">
            {move || {
                let figure = |(label, value)| {
                    view! {
                        <div class="figure">
                            <span class="figure__label">{label}</span>
                            <span class="figure__value">{value}</span>
                        </div>
                    }
                };
                figures().into_iter().map(figure).collect_view()
            }}
        </div>
        {move || faults().into_iter().map(|words| view! { <p class="banner">{words}</p> }).collect_view()}
    }
}
