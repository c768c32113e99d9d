//! The administrative sheet of a member, closed until it is wanted: long, and needed only for the official forms.

use leptos::prelude::*;

use super::is_locked;
use crate::i18n::texts::sheet as texts;
use crate::present::group::sheet::YEARS;
use crate::present::group::{self, MemberId, Sheet, SheetField as F};
use crate::state::Workspace;
use crate::ui::components::{Form, tr};

fn sheet_form(id: &MemberId) -> Form<Sheet> {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let (read, sent) = (id.clone(), id.clone());
    let of = Memo::new(move |_| document.read().member(&read).map(|m| m.sheet.clone()));
    Form::new(format!("sheet/{id}"), of, move |sheet| workspace.commit(group::set_sheet(&sent, sheet))).locked_when(is_locked(id))
}

#[component]
pub fn SheetFields(id: MemberId) -> impl IntoView {
    let form = sheet_form(&id);
    let years = (0..YEARS)
        .map(|at| view! { {form.entry(F::Year(at))} {form.entry(F::Turnover(at))} })
        .collect_view();
    view! {
        <details>
            <summary>{tr(texts::HEADING)}</summary>
            <div class="stack">
                <p class="soft">{tr(texts::LEAD)}</p>
                <div class="fields">
                    {form.entry(F::TradeName)} {form.entry(F::Registration)} {form.entry(F::Email)} {form.entry(F::Phone)}
                    {form.entry(F::Signatory)} {form.entry(F::Capacity)} {form.entry(F::IsSme)} {form.wide(F::Address)} {form.wide(F::Seat)}
                </div>
                <fieldset class="ticks">
                    <legend class="field__label">{tr(texts::YEARS)}</legend>
                    <div class="fields">{years}</div>
                </fieldset>
                <div class="fields">
                    {form.entry(F::Insurance)} {form.entry(F::InsuredUntil)} {form.entry(F::Bank)} {form.entry(F::Bic)} {form.wide(F::Means)}
                    {form.wide(F::References)}
                </div>
            </div>
        </details>
    }
}
