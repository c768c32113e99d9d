//! Export: the client's files, the group's files, requests to the members; in a member's own copy, its offer.

mod data;
mod papers;
mod preview;
mod requests;
mod stage;

use leptos::prelude::*;

use super::inquiry::InquiryProgress;
use crate::i18n::Lang;
use crate::i18n::texts::{common, data_files, outgoing as texts, printing};
use crate::present::file_names::Audience;
use crate::present::outgoing;
use crate::present::papers::{Paper, Wish};
use crate::state::{DataFile, Outgoing, Purpose, Settings, Terms, Workspace};
use crate::ui::components::{Check, Choice, Select, tr, tr_fill};

use data::{ArchiveButton, DataRow, FileRow};
use papers::PaperList;
pub use preview::PaperPreview;
use requests::Requests;
pub use requests::SaveOffer;

/// What holds for every paper that is made here.
#[derive(Clone, Copy)]
struct Wanted {
    lang: RwSignal<Lang>,
    is_draft: RwSignal<bool>,
    attaches_data: RwSignal<bool>,
}

impl Wanted {
    fn of(self, paper: Paper) -> Wish {
        Wish {
            paper,
            is_draft: self.is_draft.get(),
            attaches_data: self.attaches_data.get(),
            lang: self.lang.get(),
        }
    }
    /// As it is now.
    fn terms(self) -> Terms {
        Terms {
            lang: self.lang.get_untracked(),
            is_draft: self.is_draft.get_untracked(),
            attaches_data: self.attaches_data.get_untracked(),
        }
    }
}

#[component]
pub fn ExportScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let view = Memo::new(move |_| outgoing::view(&workspace.document().read(), &workspace.results().read(), lang.get()));
    let obstacles = Memo::new(move |_| view.with(|v| v.obstacles.clone()));
    let cautions = Memo::new(move |_| view.with(|v| v.cautions.clone()));
    let left_out = Memo::new(move |_| view.with(|v| v.left_out_of_bid.join(", ")));
    let members = Memo::new(move |_| view.with(|v| v.members.clone()));
    let wanted = Wanted {
        lang: RwSignal::new(lang.get_untracked()),
        is_draft: RwSignal::new(false),
        attaches_data: RwSignal::new(true),
    };
    view! {
        <section class="screen">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Sentences title=texts::OBSTACLES sentences=obstacles is_fault=true />
            <Sentences title=texts::CAUTIONS sentences=cautions is_fault=false />
            <Options wanted />
            <ClientFiles wanted is_blocked=Signal::derive(move || !obstacles.read().is_empty()) />
            <GroupFiles wanted left_out=left_out.into() />
            <Requests members=members.into() />
        </section>
    }
}

#[component]
fn Sentences(title: crate::i18n::Text, sentences: Memo<Vec<String>>, is_fault: bool) -> impl IntoView {
    view! {
        <Show when=move || !sentences.read().is_empty()>
            <div class="banner" class:banner--fault=is_fault>
                <div class="banner__text stack">
                    <p>
                        <strong>{tr(title)}</strong>
                    </p>
                    <ul class="report__items">{move || sentences.get().into_iter().map(|s| view! { <li>{s}</li> }).collect_view()}</ul>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Options(wanted: Wanted) -> impl IntoView {
    let choices = Signal::stored(
        Lang::ALL
            .map(|l| Choice {
                key: l.code().to_owned(),
                label: l.name().to_owned(),
            })
            .to_vec(),
    );
    let choose = Callback::new(move |key: String| wanted.lang.set(Lang::from_code(&key).unwrap_or_default()));
    view! {
        <section class="card" aria-labelledby="export-options">
            <h2 id="export-options">{tr(printing::OPTIONS)}</h2>
            <div class="fields">
                <Select
                    label=Signal::derive(tr(texts::PDF_LANGUAGE))
                    choices
                    value=Signal::derive(move || wanted.lang.get().code().to_owned())
                    on_choose=choose
                    changes_nothing=true
                />
                <div class="stack">
                    <Check
                        label=Signal::derive(tr(printing::DRAFT))
                        value=wanted.is_draft
                        on_toggle=Callback::new(move |is_draft| wanted.is_draft.set(is_draft))
                        changes_nothing=true
                    />
                    <Check
                        label=Signal::derive(tr(printing::ATTACH))
                        value=wanted.attaches_data
                        on_toggle=Callback::new(move |attaches| wanted.attaches_data.set(attaches))
                        changes_nothing=true
                    />
                </div>
            </div>
            <p class="soft">{tr(texts::PDF_HINT)}</p>
        </section>
    }
}

#[component]
fn ClientFiles(wanted: Wanted, is_blocked: Signal<bool>) -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    view! {
        <section class="card" aria-labelledby="export-client">
            <div class="card__head">
                <h2 id="export-client">{tr(texts::CLIENT)}</h2>
                <span class="tag tag--accent">{tr(common::CLIENT_SEES)}</span>
            </div>
            <p class="soft">{tr(texts::CLIENT_LEAD)}</p>
            <ArchiveButton audience=Audience::Client wanted is_blocked />
            <PaperList audience=Audience::Client wanted is_blocked />
            <h3>{tr(texts::DATA)}</h3>
            <ul class="papers" role="list">
                <FileRow
                    name=texts::CLIENT_JSON
                    note=Signal::derive(owned(tr(texts::CLIENT_JSON_HINT)))
                    on_save=Callback::new(move |()| outgoing.save_client_json())
                    is_blocked
                />
                <DataRow
                    file=DataFile::Workbook(Audience::Client)
                    name=data_files::CLIENT_WORKBOOK
                    note=data_files::CLIENT_WORKBOOK_HINT
                    wanted
                    is_blocked
                />
                <DataRow
                    file=DataFile::Tables(Audience::Client)
                    name=data_files::CLIENT_TABLES
                    note=data_files::TABLES_HINT
                    wanted
                    is_blocked
                />
                <DataRow file=DataFile::Ocds name=data_files::OCDS note=data_files::OCDS_HINT wanted is_blocked />
            </ul>
        </section>
    }
}

#[component]
fn GroupFiles(wanted: Wanted, left_out: Signal<String>) -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    view! {
        <section class="card" aria-labelledby="export-group">
            <div class="card__head">
                <h2 id="export-group">{tr(texts::GROUP)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <p class="soft">{tr(texts::GROUP_LEAD)}</p>
            <ArchiveButton audience=Audience::Group wanted is_blocked=Signal::stored(false) />
            <PaperList audience=Audience::Group wanted is_blocked=Signal::stored(false) />
            <h3>{tr(texts::DATA)}</h3>
            <ul class="papers" role="list">
                <FileRow
                    name=texts::PORTEE_FILE
                    note=Signal::derive(owned(tr(texts::PORTEE_HINT)))
                    on_save=Callback::new(move |()| outgoing.save_portee())
                />
                <FileRow
                    name=texts::BID_JSON
                    note=Signal::derive(tr_fill(texts::BID_LEAVES_OUT, move || vec![("what", left_out.get())]))
                    on_save=Callback::new(move |()| outgoing.save_bid())
                />
                <FileRow
                    name=texts::RESULTS_JSON
                    note=Signal::derive(owned(tr(texts::RESULTS_HINT)))
                    on_save=Callback::new(move |()| outgoing.save_results())
                />
                <DataRow
                    file=DataFile::Workbook(Audience::Group)
                    name=data_files::GROUP_WORKBOOK
                    note=data_files::GROUP_WORKBOOK_HINT
                    wanted
                />
                <DataRow file=DataFile::Tables(Audience::Group) name=data_files::GROUP_TABLES note=data_files::TABLES_HINT wanted />
                <DataRow file=DataFile::Deadlines name=data_files::DEADLINES note=data_files::DEADLINES_HINT wanted />
            </ul>
            <InquiryProgress purpose=Purpose::ResultsFile />
        </section>
    }
}

fn owned(text: impl Fn() -> &'static str + Send + Sync + 'static) -> impl Fn() -> String + Send + Sync + 'static {
    move || text().to_owned()
}
