//! What came in: reports of files, the choice of a lot, offers to accept.

use leptos::prelude::*;

use crate::i18n::texts::{common, incoming as texts};
use crate::present::incoming::{FileReport, OfferNewsView, Severity};
use crate::state::Intake;
use crate::ui::components::{Dialog, tr};

/// What the last files said, above the screen, until it is closed.
#[component]
pub fn IncomingReports() -> impl IntoView {
    let intake = expect_context::<Intake>();
    let reports = intake.reports();
    view! {
        <Show when=move || !reports.read().is_empty()>
            <section class="stack" aria-live="polite" data-testid="reports">
                {move || reports.get().into_iter().map(|report| view! { <ReportView report /> }).collect_view()}
                <div class="button-row">
                    <button type="button" class="button button--small" on:click=move |_| intake.close_reports()>
                        {tr(common::CLOSE)}
                    </button>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn ReportView(report: FileReport) -> impl IntoView {
    let items = report.items.clone();
    let has_items = !items.is_empty();
    view! {
        <div class="banner" class:banner--fault=report.is_refused role=if report.is_refused { "alert" } else { "status" }>
            <div class="banner__text stack">
                <p>
                    <strong>{report.headline}</strong>
                </p>
                {has_items
                    .then(|| {
                        view! {
                            <ul class="report__items">
                                {items
                                    .into_iter()
                                    .map(|item| {
                                        view! {
                                            <li data-severity=severity(item.severity)>
                                                {item.text} {item.detail.map(|detail| view! { <small class="report__detail">{detail}</small> })}
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        }
                    })}
            </div>
        </div>
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Fault => "fault",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// One bid answers one lot: which one?
#[component]
pub fn LotChoice() -> impl IntoView {
    let intake = expect_context::<Intake>();
    let lots = intake.lots();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(!lots.read().is_empty()));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            intake.forget_notice();
        }
        is_open
    });
    view! {
        <Dialog title=Signal::derive(tr(texts::CHOOSE_LOT)) open>
            <p>{tr(texts::CHOOSE_LOT_LEAD)}</p>
            <ul class="bids" role="list">
                {move || {
                    lots.get()
                        .into_iter()
                        .map(|(id, title)| {
                            let lot = id.clone();
                            view! {
                                <li>
                                    <button type="button" class="button lot-choice" on:click=move |_| intake.choose_lot(&lot)>
                                        <strong>{id}</strong>
                                        <span>{title}</span>
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Dialog>
    }
}

/// The offers that wait: who, what is new, before and after; accepted or not, each on its own.
#[component]
pub fn OfferReview() -> impl IntoView {
    let intake = expect_context::<Intake>();
    let news = intake.offer_news();
    let refused = RwSignal::new(Vec::<String>::new());
    let open = RwSignal::new(false);
    Effect::new(move || open.set(!news.read().is_empty()));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            intake.accept_offers(&[]);
            refused.set(Vec::new());
        }
        is_open
    });
    let accept = move |_| {
        let chosen: Vec<String> = news
            .get_untracked()
            .into_iter()
            .map(|n| n.digest)
            .filter(|digest| !refused.read_untracked().contains(digest))
            .collect();
        intake.accept_offers(&chosen);
    };
    view! {
        <Dialog title=Signal::derive(tr(texts::OFFERS_RECEIVED)) open>
            {move || news.get().into_iter().map(|news| view! { <NewsView news refused /> }).collect_view()}
            <div class="button-row">
                <button type="button" class="button button--primary" on:click=accept>
                    {tr(texts::ACCEPT_OFFERS)}
                </button>
                <button type="button" class="button" on:click=move |_| intake.accept_offers(&[])>
                    {tr(common::CANCEL)}
                </button>
            </div>
        </Dialog>
    }
}

#[component]
fn NewsView(news: OfferNewsView, refused: RwSignal<Vec<String>>) -> impl IntoView {
    let digest = news.digest.clone();
    let toggle = move |is_on: bool| {
        refused.update(|list| {
            list.retain(|d| *d != digest);
            if !is_on {
                list.push(digest.clone());
            }
        });
    };
    let can_be_accepted = news.changes_anything;
    let rows = news.prices.clone();
    view! {
        <section class="card">
            <div class="check">
                <input
                    class="check__box"
                    type="checkbox"
                    checked=can_be_accepted
                    disabled=!can_be_accepted
                    aria-label=news.name.clone()
                    on:change:target=move |ev| toggle(ev.target().checked())
                />
                <div>
                    <h3>{news.name}</h3>
                    <p class="soft">{news.received}</p>
                </div>
            </div>
            <ul class="report__items">{news.sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            {(!rows.is_empty())
                .then(|| {
                    view! {
                        <div class="table-wrap">
                            <table class="table">
                                <thead>
                                    <tr>
                                        <th scope="col">{tr(texts::LINE)}</th>
                                        <th scope="col" class="number">{tr(texts::BEFORE)}</th>
                                        <th scope="col" class="number">{tr(texts::AFTER)}</th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {rows
                                        .into_iter()
                                        .map(|row| {
                                            view! {
                                                <tr>
                                                    <th scope="row">{row.line}</th>
                                                    <td class="number">{row.before}</td>
                                                    <td class="number">{row.after}</td>
                                                </tr>
                                            }
                                        })
                                        .collect_view()}
                                </tbody>
                            </table>
                        </div>
                    }
                })}
        </section>
    }
}
