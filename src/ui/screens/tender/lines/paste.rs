//! Rows pasted from a spreadsheet, shown as they were read before anything is added.

use leptos::prelude::*;

use super::LinesView;
use super::add::kind_choices;
use crate::i18n::plural;
use crate::i18n::texts::{common, lines as texts};
use crate::present::lines::paste::{self, PastedRow, Reading};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Dialog, Select, fresh_id, tr};

#[component]
pub fn PasteDialog() -> impl IntoView {
    let lines_view = expect_context::<LinesView>();
    let title = tr(texts::PASTE_TITLE);
    view! {
        <Dialog title=Signal::derive(move || title().to_owned()) open=lines_view.is_paste_open>
            <PasteForm />
        </Dialog>
    }
}

#[component]
fn PasteForm() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let LinesView { pasted, is_paste_open, .. } = expect_context();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let kind = RwSignal::new("recurring".to_owned());
    let reading = Memo::new(move |_| paste::read(&document.read(), &pasted.read(), &kind.read(), lang.get()));
    let ready = Memo::new(move |_| reading.with(Reading::ready));
    let add = move |_| {
        let command = reading.with_untracked(Reading::command);
        if command.is_some_and(|command| workspace.dispatch(command)) {
            is_paste_open.set(false);
            pasted.set(String::new());
        }
    };
    let add_words = move || match ready.get() {
        0 => texts::PASTE_NOTHING.get(lang.get()).to_owned(),
        count => plural(lang.get(), count, texts::PASTE_ADD_ONE, texts::PASTE_ADD_MANY).fill(lang.get(), &[("count", &count.to_string())]),
    };
    let kinds = Signal::derive(move || kind_choices(lang.get()));
    let id = fresh_id("paste");
    let hint_id = format!("{id}-hint");
    let (kind_label, header) = (tr(texts::KIND), tr(texts::PASTE_HEADER));
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {tr(texts::PASTE_FIELD)}
            </label>
            <textarea
                id=id
                class="field__input"
                rows="6"
                aria-describedby=hint_id.clone()
                prop:value=move || pasted.get()
                on:input:target=move |ev| pasted.set(ev.target().value())
            ></textarea>
            <p class="field__hint" id=hint_id>
                {tr(texts::PASTE_HINT)}
            </p>
        </div>
        <Select label=Signal::derive(move || kind_label().to_owned()) choices=kinds value=kind on_choose=Callback::new(move |key| kind.set(key)) />
        <Show when=move || reading.read().had_heading>
            <p class="soft">{header}</p>
        </Show>
        <Show when=move || !reading.read().rows.is_empty()>
            <Preview reading />
        </Show>
        <div class="button-row">
            <button type="button" class="button button--primary" disabled=move || ready.get() == 0 on:click=add>
                {add_words}
            </button>
            <button type="button" class="button" on:click=move |_| is_paste_open.set(false)>
                {tr(common::CANCEL)}
            </button>
        </div>
    }
}

#[component]
fn Preview(reading: Memo<Reading>) -> impl IntoView {
    let (ready, skipped) = (tr(texts::PASTE_READY), tr(texts::PASTE_SKIPPED));
    let row = move |row: PastedRow| {
        let state = match row.line {
            Ok(_) => view! { <span class="tag tag--good">{ready}</span> }.into_any(),
            Err(why) => view! {
                <span class="tag tag--warn">{skipped}</span>
                <span class="field__fault">{why}</span>
            }
            .into_any(),
        };
        view! {
            <tr>
                <th scope="row">{row.code}</th>
                <td>{row.label}</td>
                <td>{row.unit}</td>
                <td class="number">{row.quantities}</td>
                <td>{state}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap paste-preview">
            <table class="table">
                <caption class="visually-hidden">{tr(texts::PASTE_TITLE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::CODE)}</th>
                        <th scope="col">{tr(texts::LABEL)}</th>
                        <th scope="col">{tr(texts::UNIT)}</th>
                        <th scope="col" class="number">
                            {tr(texts::QUANTITIES)}
                        </th>
                        <th scope="col">{tr(texts::PASTE_STATE)}</th>
                    </tr>
                </thead>
                <tbody>{move || reading.with(|reading| reading.rows.clone()).into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
