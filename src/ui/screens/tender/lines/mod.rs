//! The price schedule: its table, the row that adds lines, what was pasted, the details of one line.

mod add;
mod detail;
mod paste;
mod row;
mod rules;

use leptos::prelude::*;

use super::TenderFaults;
use crate::i18n::texts::lines as texts;
use crate::present::lines::{self, LineId};
use crate::present::tender::Place;
use crate::state::{Settings, Workspace};
use crate::ui::components::tr;

use add::AddLine;
use detail::LineDialog;
use paste::PasteDialog;
use row::{LineItem, Rows};

/// What the person looks at: the line whose details are open, and the text that was pasted.
#[derive(Clone, Copy)]
struct LinesView {
    line: RwSignal<Option<LineId>>,
    is_line_open: RwSignal<bool>,
    pasted: RwSignal<String>,
    is_paste_open: RwSignal<bool>,
}

impl LinesView {
    fn open_line(self, id: LineId) {
        self.line.set(Some(id));
        self.is_line_open.set(true);
    }
    fn open_paste(self, text: String) {
        self.pasted.set(text);
        self.is_paste_open.set(true);
    }
}

#[component]
pub fn LinesSection() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<TenderFaults>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let is_members = workspace.is_members_copy();
    let ids = Memo::new(move |_| lines::ids(&document.read()));
    let count = move || lines::count(&document.read(), lang.get());
    provide_context(LinesView {
        line: RwSignal::new(None),
        is_line_open: RwSignal::new(false),
        pasted: RwSignal::new(String::new()),
        is_paste_open: RwSignal::new(false),
    });
    view! {
        <section class="card">
            <div class="card__head">
                <h2>{tr(texts::HEADING)}</h2>
                <span class="tag">{count}</span>
            </div>
            <p class="soft">{tr(texts::LEAD)}</p>
            {move || faults.at(&Place::Lines).map(|text| view! { <p class="field__fault">{text}</p> })} <Show when=move || !ids.read().is_empty()>
                <LinesTable ids />
            </Show> <Show when=move || !is_members.get()>
                <AddLine />
            </Show>
            <LineDialog />
            <PasteDialog />
        </section>
    }
}

#[component]
fn LinesTable(ids: Memo<Vec<LineId>>) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let periods = Memo::new(move |_| lines::period_names(&document.read()));
    let rows = Rows::new();
    view! {
        <div class="table-wrap">
            <table class="table table--tight">
                <caption class="visually-hidden">{tr(texts::HEADING)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::CODE)}</th>
                        <th scope="col">{tr(texts::LABEL)}</th>
                        <th scope="col">{tr(texts::UNIT)}</th>
                        <th scope="col" class="number">
                            {tr(texts::DECIMALS)}
                        </th>
                        {move || periods.get().into_iter().map(|name| view! { <th scope="col" class="number">{name}</th> }).collect_view()}
                        <th scope="col" class="number">
                            {tr(texts::TOTAL)}
                        </th>
                        <th scope="col">
                            <span class="visually-hidden">{tr(texts::ACTIONS)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| id.clone() let:id>
                        <LineItem id rows />
                    </For>
                </tbody>
            </table>
        </div>
    }
}
