//! One of the two lists of a chain: what must all work, or the hosts of which one is enough.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::texts::service as texts;
use crate::present::service::{Id, Part, PartField as F, ServiceLevel, edits};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, RowTools, UndoOffer, tr, tr_fill};

#[component]
pub fn Components(level: Id, part: Part) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let key = StoredValue::new(level);
    let count = Memo::new(move |_| {
        let document = document.read();
        key.with_value(|id| document.frame.sla.iter().find(|l| &l.id == id).map_or(0, |l| part.of(l).len()))
    });
    let (heading, lead, add_words) = match part {
        Part::Series => (texts::SERIES, texts::SERIES_LEAD, texts::ADD_SERIES),
        Part::Parallel => (texts::PARALLEL, texts::PARALLEL_LEAD, texts::ADD_PARALLEL),
    };
    let add = move |_| {
        let levels = key.with_value(|id| edits::with_component(&document.get_untracked().frame.sla, id, part, lang.get_untracked()));
        workspace.dispatch(edits::set(levels));
    };
    view! {
        <div class="service-chain__part">
            <h3>{tr(heading)}</h3>
            <p class="soft">{tr(lead)}</p>
            <ul class="form-list" role="list">
                // Components are told apart by their place: two may have the same name.
                <For each=move || 0..count.get() key=|at| *at let:at>
                    <ComponentRow level=key part at count />
                </For>
            </ul>
            <div class="button-row">
                <button type="button" class="button" disabled=workspace.is_read_only() on:click=add>
                    {tr(add_words)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn ComponentRow(level: StoredValue<Id>, part: Part, at: usize, count: Memo<usize>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let of = Memo::new(move |_| {
        let document = document.read();
        let found = level.with_value(|id| document.frame.sla.iter().find(|l| &l.id == id).and_then(|l| part.of(l).get(at).cloned()));
        found.map(Arc::new)
    });
    let changed = move |edit: &dyn Fn(&[ServiceLevel], &Id) -> Vec<ServiceLevel>| {
        let document = document.get_untracked();
        edits::set(level.with_value(|id| edit(&document.frame.sla, id)))
    };
    let scope = level.with_value(|id| format!("service/{id}/{}/{at}", part.key()));
    let form = Form::new(scope, of, move |component| {
        workspace.commit(changed(&|levels, id| edits::with_component_at(levels, id, part, at, &component)))
    });
    let word = match part {
        Part::Series => texts::IN_SERIES,
        Part::Parallel => texts::IN_PARALLEL,
    };
    let word = tr(word);
    let name = tr_fill(texts::COMPONENT_N, move || vec![("part", word().to_owned()), ("n", (at + 1).to_string())]);
    let sentence = {
        let name = name.clone();
        move |text| {
            let name = name.clone();
            let filled = tr_fill(text, move || vec![("name", name())]);
            Signal::derive(filled)
        }
    };
    let on_move = Callback::new(move |down| {
        workspace.dispatch(changed(&|levels, id| edits::moved_component(levels, id, part, at, down)));
    });
    let on_remove = Callback::new(move |()| {
        let name = of.get_untracked().map(|c| c.id.clone()).unwrap_or_default();
        if workspace.dispatch(changed(&|levels, id| edits::without_component(levels, id, part, at))) {
            undo.say(texts::COMPONENT_REMOVED.fill(lang.get_untracked(), &[("name", &name)]));
        }
    });
    view! {
        <li>
            <fieldset class="form-row">
                <legend class="form-row__legend">{name}</legend>
                {form.entry(F::Name)}
                {form.entry(F::Availability)}
                <RowTools
                    up=sentence(texts::MOVE_UP)
                    down=sentence(texts::MOVE_DOWN)
                    remove=sentence(texts::REMOVE)
                    is_first=Signal::stored(at == 0)
                    is_last=Signal::derive(move || at + 1 >= count.get())
                    on_move
                    on_remove
                />
            </fieldset>
        </li>
    }
}
