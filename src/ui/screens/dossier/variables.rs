//! The variables of this bid, with what each says today, to choose one.

use leptos::prelude::*;

use super::Open;
use crate::i18n::texts::dossier as texts;
use crate::present::dossier::variables;
use crate::state::Settings;
use crate::ui::components::{Dialog, fresh_id, tr};

#[component]
pub fn Variables(open: RwSignal<bool>, on_choose: Callback<String>) -> impl IntoView {
    let lang = expect_context::<Settings>().lang();
    let desk = expect_context::<Open>().desk;
    let filter = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        if open.get() {
            variables::search(&desk.read().variables(lang.get()), &filter.read(), lang.get())
        } else {
            Vec::new()
        }
    });
    let filter_id = StoredValue::new(fresh_id("variables-filter"));
    let title = tr(texts::VARIABLES);
    let none = tr(texts::VARIABLES_NONE);
    view! {
        <Dialog open title=Signal::derive(move || title().to_owned())>
            <p class="soft">{tr(texts::VARIABLES_LEAD)}</p>
            <div class="field">
                <label class="field__label" for=filter_id.get_value()>
                    {tr(texts::VARIABLES_FILTER)}
                </label>
                <input
                    id=filter_id.get_value()
                    class="field__input"
                    type="search"
                    autocomplete="off"
                    prop:value=move || filter.get()
                    on:input:target=move |ev| filter.set(ev.target().value())
                />
            </div>
            <ul class="variable-list" role="list">
                {move || {
                    found
                        .get()
                        .into_iter()
                        .map(|choice| {
                            let name = choice.name.clone();
                            view! {
                                <li>
                                    <button type="button" class="variable-list__item" on:click=move |_| on_choose.run(name.clone())>
                                        <code>{choice.name}</code>
                                        <span>{choice.meaning}</span>
                                        <span class="soft">{choice.value}</span>
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            <Show when=move || found.read().is_empty()>
                <p class="soft">{none}</p>
            </Show>
            <div class="button-row">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {tr(crate::i18n::texts::common::CLOSE)}
                </button>
            </div>
        </Dialog>
    }
}
