//! The papers for one audience: what each is good for, whose copy, its preview and its file.

use leptos::prelude::*;

use super::Wanted;
use super::preview::PaperPreview;
use super::stage::{Stage, StageView};
use crate::i18n::Lang;
use crate::i18n::texts::{outgoing as texts, printing};
use crate::present::file_names::Audience;
use crate::present::papers::{Paper, PaperChoice, choices};
use crate::state::{Job, Papers, Settings, Workspace};
use crate::ui::components::{Choice, Select, tr, tr_fill};

#[component]
pub(super) fn PaperList(audience: Audience, wanted: Wanted, is_blocked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let shown = Memo::new(move |_| choices(&workspace.document().read(), audience, lang.get()));
    view! {
        <ul class="papers" role="list">
            <For each=move || shown.get() key=|choice| choice.clone() let:choice>
                <PaperRow choice wanted is_blocked />
            </For>
        </ul>
    }
}

#[component]
fn PaperRow(choice: PaperChoice, wanted: Wanted, is_blocked: Signal<bool>) -> impl IntoView {
    let papers = expect_context::<Papers>();
    let PaperChoice { name, about, copies } = choice;
    let all: Vec<Paper> = copies.iter().map(|(_, paper)| paper.clone()).collect();
    let needs_prices = all.iter().any(Paper::needs_prices);
    let is_blocked = Signal::derive(move || needs_prices && is_blocked.get());
    let is_proposal = all.contains(&Paper::Proposal);
    let copies = StoredValue::new(copies);
    let which = RwSignal::new(0_usize);
    let paper = Signal::derive(move || copies.with_value(|copies| copies.get(which.get()).map_or(Paper::Proposal, |(_, paper)| paper.clone())));
    let whole_name = Signal::derive(move || {
        copies.with_value(|copies| match copies.get(which.get()) {
            Some((member, _)) if !member.is_empty() => format!("{name}, {member}"),
            _ => name.to_owned(),
        })
    });
    let named = move || vec![("name", whole_name.get())];
    let is_open = RwSignal::new(false);
    let is_busy = Signal::derive(move || matches!(papers.job().get(), Job::Running(_)));
    let lang = expect_context::<Settings>().lang();
    let stage = Memo::new(move |_| stage(papers.job_of(&all), lang.get()));
    view! {
        <li class="papers__item">
            <div class="papers__about">
                <h3>{name}</h3>
                <p class="soft">{about}</p>
            </div>
            <div class="papers__tools">
                {(copies.with_value(Vec::len) > 1).then(|| view! { <WhoseCopy copies which /> })}
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || is_open.get().to_string()
                    aria-label=tr_fill(printing::PREVIEW_OF, named)
                    disabled=move || is_blocked.get() && !is_open.get()
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {tr(printing::PREVIEW)}
                </button>
                <button
                    type="button"
                    class="button"
                    class:button--primary=is_proposal
                    aria-label=tr_fill(printing::MAKE_OF, named)
                    disabled=move || is_blocked.get() || is_busy.get()
                    on:click=move |_| papers.make(untrack(move || wanted.of(paper.get())))
                >
                    {tr(printing::MAKE)}
                </button>
            </div>
            <StageView stage making=texts::MAKE_PDF on_stop=Callback::new(move |()| papers.cancel()) />
            <Show when=move || is_open.get()>
                <PaperPreview wish=Signal::derive(move || wanted.of(paper.get())) />
            </Show>
        </li>
    }
}

#[component]
fn WhoseCopy(copies: StoredValue<Vec<(String, Paper)>>, which: RwSignal<usize>) -> impl IntoView {
    let by = copies.with_value(|copies| copies.first().map_or(printing::OF_MEMBER, |(_, paper)| paper.copies_by()));
    let members = Signal::derive(move || {
        copies.with_value(|copies| {
            let choice = |(index, (member, _)): (usize, &(String, Paper))| Choice {
                key: index.to_string(),
                label: member.clone(),
            };
            copies.iter().enumerate().map(choice).collect::<Vec<_>>()
        })
    });
    let choose = Callback::new(move |key: String| which.set(key.parse().unwrap_or_default()));
    view! {
        <Select
            label=Signal::derive(tr(by))
            choices=members
            value=Signal::derive(move || which.get().to_string())
            on_choose=choose
            changes_nothing=true
        />
    }
}

fn stage(job: Job, lang: Lang) -> Stage {
    match job {
        Job::Idle => Stage::Idle,
        Job::Running(step) => Stage::Working {
            words: texts::WORKING.fill(lang, &[("step", &step)]),
            can_stop: true,
        },
        Job::Done { name, pages, notes } => Stage::Done {
            words: texts::DONE.fill(lang, &[("name", &name), ("pages", &pages.to_string())]),
            notes,
        },
        Job::Failed(sentence) => Stage::Failed(sentence),
    }
}
