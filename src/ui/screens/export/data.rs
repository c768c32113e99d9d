//! The files of data for one audience, and the archive that holds everything for it.

use leptos::prelude::*;

use super::Wanted;
use crate::i18n::Text;
use crate::i18n::texts::{data_files as texts, outgoing};
use crate::present::file_names::Audience;
use crate::state::{DataFile, DataFiles, Job, Packing, Papers};
use crate::ui::components::tr;

/// A file of data: what it is for, and its button.
#[component]
pub(super) fn FileRow(name: Text, note: Signal<String>, on_save: Callback<()>, #[prop(optional, into)] is_blocked: Signal<bool>) -> impl IntoView {
    view! {
        <li class="papers__item">
            <p class="papers__about soft">{move || note.get()}</p>
            <div class="papers__tools">
                <button type="button" class="button" disabled=move || is_blocked.get() on:click=move |_| on_save.run(())>
                    {tr(name)}
                </button>
            </div>
        </li>
    }
}

/// A file that the exchange worker makes, or that is made of the tables.
#[component]
pub(super) fn DataRow(file: DataFile, name: Text, note: Text, wanted: Wanted, #[prop(optional, into)] is_blocked: Signal<bool>) -> impl IntoView {
    let files = expect_context::<DataFiles>();
    let is_busy = Signal::derive(move || matches!(files.packing().get(), Packing::Working(..)));
    view! {
        <li class="papers__item">
            <p class="papers__about soft">{tr(note)}</p>
            <div class="papers__tools">
                <button
                    type="button"
                    class="button"
                    disabled=move || is_blocked.get() || is_busy.get()
                    on:click=move |_| files.save(file, wanted.terms())
                >
                    {tr(name)}
                </button>
            </div>
            <PackingView is_of=Callback::new(move |other| other == file) />
        </li>
    }
}

/// Papers and data in one archive.
#[component]
pub(super) fn ArchiveButton(audience: Audience, wanted: Wanted, is_blocked: Signal<bool>) -> impl IntoView {
    let files = expect_context::<DataFiles>();
    let papers = expect_context::<Papers>();
    let (name, note) = match audience {
        Audience::Client => (texts::CLIENT_ARCHIVE, texts::CLIENT_ARCHIVE_HINT),
        Audience::Group => (texts::GROUP_ARCHIVE, texts::GROUP_ARCHIVE_HINT),
    };
    let is_busy = Signal::derive(move || matches!(files.packing().get(), Packing::Working(..)) || matches!(papers.job().get(), Job::Running(_)));
    let save = move |_| files.save(DataFile::Archive(audience), wanted.terms());
    view! {
        <ul class="papers" role="list">
            <li class="papers__item">
                <p class="papers__about soft">{tr(note)}</p>
                <div class="papers__tools">
                    <button type="button" class="button button--primary" disabled=move || is_blocked.get() || is_busy.get() on:click=save>
                        {tr(name)}
                    </button>
                </div>
                <PackingView is_of=Callback::new(move |file| file == DataFile::Archive(audience)) />
            </li>
        </ul>
    }
}

/// Where the making of these files stands.
#[component]
fn PackingView(is_of: Callback<DataFile, bool>) -> impl IntoView {
    let files = expect_context::<DataFiles>();
    let own = Memo::new(move |_| match files.packing().get() {
        Packing::Working(file, _) | Packing::Done(file, _) | Packing::Failed(file, _) if !is_of.run(file) => Packing::Idle,
        packing => packing,
    });
    view! {
        <div role="status" aria-live="polite" class="papers__job">
            {move || match own.get() {
                Packing::Idle => ().into_any(),
                Packing::Working(file, step) => {
                    let stop = matches!(file, DataFile::Archive(..))
                        .then(|| {
                            view! {
                                <button type="button" class="button button--small" on:click=move |_| files.cancel()>
                                    {tr(outgoing::STOP)}
                                </button>
                            }
                        });
                    view! {
                        <div class="button-row">
                            <progress aria-label=tr(texts::PACKING)></progress>
                            <span>{step}</span>
                            {stop}
                        </div>
                    }
                        .into_any()
                }
                Packing::Done(_, said) => {
                    view! {
                        <p>{said.sentence}</p>
                        <ul class="report__items">{said.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
                    }
                        .into_any()
                }
                Packing::Failed(_, sentence) => view! { <p class="field__fault">{sentence}</p> }.into_any(),
            }}
        </div>
    }
}
