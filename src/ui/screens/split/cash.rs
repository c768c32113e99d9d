//! Money over time: whose, by month or by year, under which suppositions; drawn and written.

use leptos::prelude::*;

use super::{FigureTable, Head, choices_of, said};
use crate::i18n::texts::cash as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::cash::{
    self, CashChart, CashView, GROUP, SCALES, Supposed, SupposedField, Terms, delay_shown, late_shown, penalty_choices, supposed_with, terms,
};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{Field, FieldKind, Select, tr};

#[component]
pub fn CashCard() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let table = expect_context::<Params>().table();
    let supposed = RwSignal::new(Supposed::default());
    let account = RwSignal::new(GROUP.to_owned());
    let scale = RwSignal::new(SCALES[0].to_owned());
    let terms = Memo::new(move |_| {
        table
            .read()
            .as_deref()
            .and_then(|table| terms(&workspace.document().read(), table, &supposed.read()))
    });
    let view = Memo::new(move |_| {
        let terms = terms.read();
        let (document, results) = (workspace.document().read(), workspace.results().read());
        cash::cash(&document, &results, terms.as_ref()?, &account.read(), &scale.read(), lang.get())
    });
    let is_there = Memo::new(move |_| view.with(Option::is_some));
    let why_not = move || if terms.read().is_some() { texts::WAIT } else { texts::WAIT_TABLE };
    let of = move |value: fn(&CashView) -> Vec<(String, String)>| Signal::derive(move || choices_of(view.with(|v| v.as_ref().map(value).unwrap_or_default())));
    view! {
        <section class="card" aria-labelledby="split-cash">
            <Head id="split-cash" words=said(texts::HEADING) />
            <p class="soft">{tr(texts::LEAD)}</p>
            <Show when=move || is_there.get() fallback=move || view! { <p class="soft">{move || why_not().get(lang.get())}</p> }>
                <div class="fields">
                    <Select
                        label=said(texts::ACCOUNT)
                        choices=of(|v| v.accounts.clone())
                        value=Signal::derive(move || account.get())
                        on_choose=Callback::new(move |key| account.set(key))
                    />
                    <Select
                        label=said(texts::SCALE)
                        choices=of(|v| v.scales.clone())
                        value=Signal::derive(move || scale.get())
                        on_choose=Callback::new(move |key| scale.set(key))
                    />
                    <Suppositions supposed terms />
                </div>
                <ul class="money-list">
                    {move || view.with(|v| v.iter().flat_map(|v| v.sentences.clone()).map(|said| view! { <li>{said}</li> }).collect_view())}
                </ul>
                {move || view.with(|v| v.as_ref().map(|v| drawn(v.chart.clone())))}
                <FigureTable
                    caption=said(texts::HEADING)
                    table=Signal::derive(move || view.with(|v| v.as_ref().map(|v| v.table.clone()).unwrap_or_default()))
                    is_named_above=true
                />
                <details>
                    <summary>{tr(texts::CONVENTIONS)}</summary>
                    <p class="soft">{tr(texts::CONVENTIONS_WHY)}</p>
                </details>
            </Show>
        </section>
    }
}

#[component]
fn Suppositions(supposed: RwSignal<Supposed>, terms: Memo<Option<Terms>>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let table = expect_context::<Params>().table();
    let delay = Memo::new(move |_| {
        let (table, terms) = (table.read(), terms.read());
        let (table, terms) = (table.as_deref()?, terms.as_ref()?);
        Some(delay_shown(&workspace.document().read(), table, terms, lang.get()))
    });
    let late = Memo::new(move |_| {
        let (table, terms) = (table.read(), terms.read());
        let shown = table.as_deref().zip(terms.as_ref());
        shown
            .map(|(table, terms)| late_shown(&workspace.document().read(), table, terms, lang.get()))
            .unwrap_or_default()
    });
    let cases = Memo::new(move |_| penalty_choices(&workspace.document().read(), &workspace.results().read(), lang.get()));
    let has_cases = Memo::new(move |_| cases.with(|c| !c.is_empty()));
    let suppose_penalty = Callback::new(move |key: String| {
        let next = supposed_with(&supposed.read_untracked(), SupposedField::Penalty, &key, lang.get_untracked());
        next.into_iter().for_each(|next| supposed.set(next));
    });
    let typed = move |field| {
        Callback::new(move |text: String| {
            let next = supposed_with(&supposed.read_untracked(), field, &text, lang.get_untracked())?;
            supposed.set(next);
            Ok(())
        })
    };
    let hint = move |text: Text, value: fn(&Terms, Lang) -> Vec<(&'static str, String)>| {
        Signal::derive(move || {
            let values = terms.read().as_ref().map(|t| value(t, lang.get())).unwrap_or_default();
            let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            text.fill(lang.get(), &values)
        })
    };
    view! {
        <Field
            label=said(texts::DELAY)
            value=Signal::derive(move || delay.get().map(|d| d.0).unwrap_or_default())
            commit=typed(SupposedField::Delay)
            draft_key="split/cash-delay"
            kind=FieldKind::Number
            hint=Signal::derive(move || delay.get().map(|d| d.1).unwrap_or_default())
        />
        <Field
            label=said(texts::LATE_DAYS)
            value=Signal::derive(move || supposed.read().late_days.to_string())
            commit=typed(SupposedField::Late)
            draft_key="split/cash-late"
            kind=FieldKind::Number
            hint=Signal::derive(move || late.get())
        />
        <Field
            label=said(texts::RETENTION_RATE)
            value=Signal::derive(move || format::bare_percent(supposed.read().retention.scaled(), lang.get()))
            commit=typed(SupposedField::Retention)
            draft_key="split/cash-retention"
            kind=FieldKind::Number
            hint=hint(texts::RETENTION_HINT, |t, _| vec![("months", t.retention_months.to_string())])
        />
        <Show when=move || has_cases.get()>
            <Select
                label=said(texts::PENALTY)
                choices=Signal::derive(move || choices_of(cases.get()))
                value=Signal::derive(move || supposed.read().penalty_case.clone())
                on_choose=suppose_penalty
                hint=said(texts::PENALTY_HINT)
                changes_nothing=true
            />
        </Show>
    }
}

fn drawn(chart: CashChart) -> impl IntoView {
    (!chart.view_box.is_empty()).then(|| {
        view! {
            <div class="money-months" aria-hidden="true">
                <div class="money-months__amounts">
                    <span>{chart.most}</span>
                    <span>{chart.least}</span>
                </div>
                <svg class="money-months__bars" viewBox=chart.view_box preserveAspectRatio="none">
                    <path class="money-bar__part money-bar__part--gain" d=chart.received />
                    <path class="money-bar__part" d=chart.paid />
                    <path class="money-bar__zero" d=chart.zero />
                </svg>
                <div class="money-months__ends">
                    <span>{chart.first}</span>
                    <span>{chart.last}</span>
                </div>
            </div>
        }
    })
}
