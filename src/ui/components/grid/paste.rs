//! A pasted block before it goes in: raw text beside what it reads as, with what does not read.

use leptos::either::Either;
use leptos::prelude::*;

use super::handle::GridHandle;
use crate::i18n::texts::{common, grid as texts};
use crate::i18n::{Lang, plural};
use crate::present::grid::{Pasted, PastedCell};
use crate::state::Settings;
use crate::ui::components::{Dialog, tr};

#[component]
pub(super) fn PastePreview(grid: GridHandle) -> impl IntoView {
    view! {
        <Dialog title=Signal::derive(tr(texts::PASTE)) open=grid.is_previewing>
            <Preview grid />
        </Dialog>
    }
}

#[component]
fn Preview(grid: GridHandle) -> impl IntoView {
    let lang = expect_context::<Settings>().lang();
    let refusal = RwSignal::new(None::<String>);
    let readable = move || grid.preview.with(|p| p.cells.len() - p.faults());
    let accept = move |_| refusal.set(grid.accept_paste().err());
    let accept_words = move || {
        let count = readable();
        plural(lang.get(), count, texts::PASTE_ONE, texts::PASTE_MANY).fill(lang.get(), &[("count", &count.to_string())])
    };
    let remarks = move || grid.preview.with(|pasted| remarks(pasted, lang.get()));
    view! {
        <p>{tr(texts::PASTE_LEAD)}</p>
        {move || remarks().into_iter().map(|words| view! { <p class="banner">{words}</p> }).collect_view()}
        <div class="table-wrap grid__preview" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{tr(texts::PASTE_CELL)}</th>
                        <th scope="col">{tr(texts::PASTE_RAW)}</th>
                        <th scope="col">{tr(texts::PASTE_READ)}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || grid.preview.with(|p| p.cells.iter().map(|cell| line(cell, lang.get())).collect_view())}
                </tbody>
            </table>
        </div>
        {move || refusal.get().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> })}
        <div class="button-row">
            <button type="button" class="button button--primary" disabled=move || readable() == 0 on:click=accept>
                {accept_words}
            </button>
            <button type="button" class="button" on:click=move |_| grid.is_previewing.set(false)>
                {tr(common::CANCEL)}
            </button>
        </div>
    }
}

fn line(cell: &PastedCell, lang: Lang) -> impl IntoView + use<> {
    let raw = if cell.edit.text.is_empty() {
        texts::PASTE_EMPTY.get(lang).to_owned()
    } else {
        cell.edit.text.clone()
    };
    let read = match cell.read.clone() {
        Ok(words) => Either::Left(words),
        Err(sentence) => Either::Right(view! { <span class="grid__fault">{sentence}</span> }),
    };
    view! {
        <tr>
            <th scope="row">{cell.name.clone()}</th>
            <td class="grid__raw">{raw}</td>
            <td>{read}</td>
        </tr>
    }
}

fn remarks(pasted: &Pasted, lang: Lang) -> Vec<String> {
    let counted = |text: crate::i18n::Text, count: usize| (count > 0).then(|| text.fill(lang, &[("count", &count.to_string())]));
    let nothing = pasted.cells.is_empty().then(|| texts::PASTE_SAME.get(lang).to_owned());
    let all = [
        nothing,
        counted(texts::PASTE_FAULTS, pasted.faults()),
        counted(texts::PASTE_OUTSIDE, pasted.outside),
    ];
    all.into_iter().flatten().collect()
}
