//! The details of one line: its fields, its quantities per period, the client's rules.

use leptos::prelude::*;

use super::rules::LineRules;
use super::{LinesView, TenderFaults};
use crate::i18n::texts::{common, lines as texts};
use crate::present::lines::{self, Line, LineField as F, LineId};
use crate::present::tender::Place;
use crate::state::{Settings, Workspace};
use crate::ui::components::{Commit, Dialog, Field, Form, tr};

#[component]
pub fn LineDialog() -> impl IntoView {
    let LinesView { line, is_line_open, .. } = expect_context();
    let lang = expect_context::<Settings>().lang();
    let title = Signal::derive(move || {
        let id = line.get().map(|id| id.to_string()).unwrap_or_default();
        texts::DETAIL.fill(lang.get(), &[("line", &id)])
    });
    view! {
        <Dialog title open=is_line_open>
            {move || line.get().map(|id| view! { <LineDetail id /> })}
            <div class="button-row">
                <button type="button" class="button" on:click=move |_| is_line_open.set(false)>
                    {tr(common::CLOSE)}
                </button>
            </div>
        </Dialog>
    }
}

/// The form of a line, locked in a member's copy.
pub(super) fn line_form(id: &LineId) -> Form<Line> {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let read = id.clone();
    let of = Memo::new(move |_| document.read().line(&read).cloned());
    Form::new(format!("line/{id}"), of, move |line| workspace.commit(lines::set(line))).locked_when(workspace.is_members_copy())
}

#[component]
fn LineDetail(id: LineId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<TenderFaults>();
    let lines_view = expect_context::<LinesView>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let form = line_form(&id);
    let place = Place::Line(id.clone());
    let periods = Memo::new(move |_| lines::period_names(&document.read()));
    let renamed = id.clone();
    let rename = Commit::new(move |typed: String| {
        let command = lines::rename(&renamed, &typed);
        workspace.commit(command).map(|()| lines_view.line.set(Some(LineId::new(typed.trim()))))
    });
    let code = id.to_string();
    let totalled = id.clone();
    let total = move || {
        let total = document.read().line(&totalled).map(|line| lines::total(line, lang.get())).unwrap_or_default();
        texts::TOTAL_IS.fill(lang.get(), &[("total", &total)])
    };
    let quantity = move |(at, name): (usize, String)| {
        let label = Signal::derive(move || texts::QUANTITY_OF.fill(lang.get(), &[("period", &name)]));
        form.entry_as(F::Quantity(at), format!("quantity-{at}"), Some(label), false)
    };
    let (code_label, code_hint) = (tr(texts::CODE), tr(texts::CODE_HINT));
    view! {
        {move || faults.at(&place).map(|text| view! { <p class="field__fault">{text}</p> })}
        <div class="fields">
            {form.wide(F::Label)}
            <Field
                label=Signal::derive(move || code_label().to_owned())
                value=Signal::stored(code)
                commit=rename
                draft_key=format!("line/{id}/code")
                hint=Signal::derive(move || Some(code_hint().to_owned()))
                locked=workspace.is_members_copy()
            />
            {form.entry(F::Unit)}
            {form.entry(F::Kind)}
            {form.entry(F::Decimals)}
            {form.entry(F::Family)}
        </div>
        <h3>{tr(texts::QUANTITIES)}</h3>
        <div class="fields">{move || periods.get().into_iter().enumerate().map(quantity).collect_view()}</div>
        <p class="soft">{total}</p>
        <LineRules id />
    }
}
