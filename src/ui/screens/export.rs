//! Export: the client's files, the group's files, requests to the members; in a member's own copy, its offer.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::i18n::texts::{common, outgoing as texts};
use crate::present::outgoing::{self, AskedMember};
use crate::state::{Job, Outgoing, Proposal, Settings, Workspace};
use crate::ui::components::{Choice, Select, tr, tr_fill};

#[component]
pub fn ExportScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let view = Memo::new(move |_| outgoing::view(&workspace.document().read(), &workspace.results().read(), lang.get()));
    let obstacles = Memo::new(move |_| view.with(|v| v.obstacles.clone()));
    let cautions = Memo::new(move |_| view.with(|v| v.cautions.clone()));
    let left_out = Memo::new(move |_| view.with(|v| v.left_out_of_bid.join(", ")));
    let members = Memo::new(move |_| view.with(|v| v.members.clone()));
    view! {
        <section class="screen">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{tr(texts::LEAD)}</p>
            </header>
            <Sentences title=texts::OBSTACLES sentences=obstacles is_fault=true />
            <Sentences title=texts::CAUTIONS sentences=cautions is_fault=false />
            <ClientFiles is_blocked=Signal::derive(move || !obstacles.read().is_empty()) />
            <GroupFiles left_out=left_out.into() />
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
fn ClientFiles(is_blocked: Signal<bool>) -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    let proposal = expect_context::<Proposal>();
    let settings = expect_context::<Settings>();
    let lang = RwSignal::new(settings.lang().get_untracked());
    let choices = Signal::stored(
        Lang::ALL
            .map(|l| Choice {
                key: l.code().to_owned(),
                label: l.name().to_owned(),
            })
            .to_vec(),
    );
    let choose = Callback::new(move |key: String| lang.set(Lang::from_code(&key).unwrap_or_default()));
    let is_busy = Signal::derive(move || matches!(proposal.job().get(), Job::Running(_)));
    view! {
        <section class="card" aria-labelledby="export-client">
            <div class="card__head">
                <h2 id="export-client">{tr(texts::CLIENT)}</h2>
                <span class="tag tag--accent">{tr(common::CLIENT_SEES)}</span>
            </div>
            <p class="soft">{tr(texts::CLIENT_LEAD)}</p>
            <div class="fields">
                <Select label=Signal::derive(tr(texts::PDF_LANGUAGE)) choices value=Signal::derive(move || lang.get().code().to_owned()) on_choose=choose />
            </div>
            <div class="button-row">
                <button
                    type="button"
                    class="button button--primary"
                    disabled=move || is_blocked.get() || is_busy.get()
                    on:click=move |_| proposal.make(lang.get_untracked())
                >
                    {tr(texts::MAKE_PDF)}
                </button>
                <button type="button" class="button" disabled=move || is_blocked.get() on:click=move |_| outgoing.save_client_json()>
                    {tr(texts::CLIENT_JSON)}
                </button>
            </div>
            <p class="soft">{tr(texts::PDF_HINT)}</p>
            <JobView />
        </section>
    }
}

#[component]
fn JobView() -> impl IntoView {
    let proposal = expect_context::<Proposal>();
    let job = proposal.job();
    view! {
        <div role="status" aria-live="polite" class="stack">
            {move || match job.get() {
                Job::Idle => ().into_any(),
                Job::Running(step) => {
                    view! {
                        <div class="button-row">
                            <progress aria-label=tr(texts::MAKE_PDF)></progress>
                            <span>{tr_fill(texts::WORKING, move || vec![("step", step.clone())])}</span>
                            <button type="button" class="button button--small" on:click=move |_| proposal.cancel()>
                                {tr(texts::STOP)}
                            </button>
                        </div>
                    }
                        .into_any()
                }
                Job::Done { name, pages, notes } => {
                    view! {
                        <p>{tr_fill(texts::DONE, move || vec![("name", name.clone()), ("pages", pages.to_string())])}</p>
                        <ul class="report__items">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
                    }
                        .into_any()
                }
                Job::Failed(sentence) => view! { <p class="field__fault">{sentence}</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn GroupFiles(left_out: Signal<String>) -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    view! {
        <section class="card" aria-labelledby="export-group">
            <div class="card__head">
                <h2 id="export-group">{tr(texts::GROUP)}</h2>
                <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            </div>
            <p class="soft">{tr(texts::GROUP_LEAD)}</p>
            <ul class="bids" role="list">
                <FileRow label=texts::PORTEE_FILE on_save=Callback::new(move |()| outgoing.save_portee()) note=Signal::derive(owned(tr(texts::PORTEE_HINT))) />
                <FileRow
                    label=texts::BID_JSON
                    on_save=Callback::new(move |()| outgoing.save_bid())
                    note=Signal::derive(tr_fill(texts::BID_LEAVES_OUT, move || vec![("what", left_out.get())]))
                />
                <FileRow label=texts::RESULTS_JSON on_save=Callback::new(move |()| outgoing.save_results()) note=Signal::derive(owned(tr(texts::RESULTS_HINT))) />
            </ul>
        </section>
    }
}

fn owned(text: impl Fn() -> &'static str + Send + Sync + 'static) -> impl Fn() -> String + Send + Sync + 'static {
    move || text().to_owned()
}

#[component]
fn FileRow(label: crate::i18n::Text, on_save: Callback<()>, note: Signal<String>) -> impl IntoView {
    view! {
        <li class="bids__item">
            <span class="soft">{move || note.get()}</span>
            <button type="button" class="button" on:click=move |_| on_save.run(())>
                {tr(label)}
            </button>
        </li>
    }
}

#[component]
fn Requests(members: Signal<Vec<AskedMember>>) -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    view! {
        <section class="card" aria-labelledby="export-requests">
            <h2 id="export-requests">{tr(texts::REQUESTS)}</h2>
            <p class="soft">{tr(texts::REQUESTS_LEAD)}</p>
            <div class="button-row">
                <For each=move || members.get() key=|member| member.clone() let:member>
                    <RequestButton member />
                </For>
                <button type="button" class="button" on:click=move |_| outgoing.save_request(None)>
                    {tr(texts::REQUEST_FOR_ANYONE)}
                </button>
            </div>
        </section>
    }
}

#[component]
fn RequestButton(member: AskedMember) -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    let AskedMember { id, name, has_answered } = member;
    view! {
        <button type="button" class="button" on:click=move |_| outgoing.save_request(Some(&id))>
            {tr_fill(texts::REQUEST_FOR, move || vec![("name", name.clone())])}
            {has_answered.then(|| view! { <span class="tag tag--good">{tr(texts::ANSWERED)}</span> })}
        </button>
    }
}

/// In a member's own copy: the offer to send to the lead.
#[component]
pub fn SaveOffer() -> impl IntoView {
    let outgoing = expect_context::<Outgoing>();
    let shares = RwSignal::new(true);
    view! {
        <section class="card" aria-labelledby="save-offer">
            <h2 id="save-offer">{tr(texts::MY_OFFER)}</h2>
            <p class="soft">{tr(texts::MY_OFFER_LEAD)}</p>
            <div class="check">
                <input
                    id="share-private"
                    class="check__box"
                    type="checkbox"
                    checked=true
                    on:change:target=move |ev| shares.set(ev.target().checked())
                />
                <label for="share-private">{tr(texts::SHARE_PRIVATE)}</label>
            </div>
            <div class="button-row">
                <button type="button" class="button button--primary" on:click=move |_| outgoing.save_offer(shares.get_untracked())>
                    {tr(texts::MY_OFFER)}
                </button>
            </div>
        </section>
    }
}
