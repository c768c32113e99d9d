//! The files of data for one audience, and the archive that holds everything for it.

use leptos::prelude::*;

use super::Wanted;
use super::stage::{Stage, StageView};
use crate::i18n::Text;
use crate::i18n::texts::data_files as texts;
use crate::present::file_names::Audience;
use crate::state::{DataFile, DataFiles, Job, Packing, Papers};
use crate::ui::components::tr;

/// A file of data: what it is for, its button, and where its making stands.
#[component]
pub(super) fn FileRow(
    name: Text,
    note: Signal<String>,
    on_save: Callback<()>,
    #[prop(optional, into)] is_blocked: Signal<bool>,
    #[prop(optional)] is_main: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class="papers__item">
            <p class="papers__about soft">{move || note.get()}</p>
            <div class="papers__tools">
                <button type="button" class="button" class:button--primary=is_main disabled=move || is_blocked.get() on:click=move |_| on_save.run(())>
                    {tr(name)}
                </button>
            </div>
            {children.map(|children| children())}
        </li>
    }
}

/// A file that the exchange worker makes, or that is made of the tables.
#[component]
pub(super) fn DataRow(
    file: DataFile,
    name: Text,
    note: Text,
    wanted: Wanted,
    #[prop(optional, into)] is_blocked: Signal<bool>,
    #[prop(optional)] is_main: bool,
) -> impl IntoView {
    let files = expect_context::<DataFiles>();
    let note = tr(note);
    let is_busy = move || matches!(files.packing().get(), Packing::Working(..));
    view! {
        <FileRow
            name
            note=Signal::derive(move || note().to_owned())
            on_save=Callback::new(move |()| files.save(file, wanted.terms()))
            is_blocked=Signal::derive(move || is_blocked.get() || is_busy())
            is_main
        >
            <StageView
                stage=Memo::new(move |_| stage(file, files.packing().get()))
                making=texts::PACKING
                on_stop=Callback::new(move |()| files.cancel())
            />
        </FileRow>
    }
}

/// Papers and data in one archive.
#[component]
pub(super) fn ArchiveButton(audience: Audience, wanted: Wanted, is_blocked: Signal<bool>) -> impl IntoView {
    let papers = expect_context::<Papers>();
    let (name, note) = match audience {
        Audience::Client => (texts::CLIENT_ARCHIVE, texts::CLIENT_ARCHIVE_HINT),
        Audience::Group => (texts::GROUP_ARCHIVE, texts::GROUP_ARCHIVE_HINT),
    };
    let is_blocked = Signal::derive(move || is_blocked.get() || matches!(papers.job().get(), Job::Running(_)));
    view! {
        <ul class="papers" role="list">
            <DataRow file=DataFile::Archive(audience) name note wanted is_blocked is_main=true />
        </ul>
    }
}

/// What there is to say of this file.
fn stage(of: DataFile, packing: Packing) -> Stage {
    match packing {
        Packing::Working(file, words) if file == of => Stage::Working {
            words,
            can_stop: matches!(file, DataFile::Archive(..)),
        },
        Packing::Done(file, said) if file == of => Stage::Done {
            words: said.sentence,
            notes: said.notes,
        },
        Packing::Failed(file, sentence) if file == of => Stage::Failed(sentence),
        _ => Stage::Idle,
    }
}
