//! Where the making of a file stands, in words, below the button that began it.

use leptos::prelude::*;

use crate::i18n::Text;
use crate::i18n::texts::outgoing as texts;
use crate::ui::components::tr;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    Idle,
    Working { words: String, can_stop: bool },
    Done { words: String, notes: Vec<String> },
    Failed(String),
}

#[component]
pub(super) fn StageView(stage: Memo<Stage>, making: Text, on_stop: Callback<()>) -> impl IntoView {
    view! {
        <div role="status" aria-live="polite" class="papers__job">
            {move || match stage.get() {
                Stage::Idle => ().into_any(),
                Stage::Working { words, can_stop } => {
                    let stop = can_stop
                        .then(|| {
                            view! {
                                <button type="button" class="button button--small" on:click=move |_| on_stop.run(())>
                                    {tr(texts::STOP)}
                                </button>
                            }
                        });
                    view! {
                        <div class="button-row">
                            <progress aria-label=tr(making)></progress>
                            <span>{words}</span>
                            {stop}
                        </div>
                    }
                        .into_any()
                }
                Stage::Done { words, notes } => {
                    view! {
                        <p>{words}</p>
                        <ul class="report__items">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
                    }
                        .into_any()
                }
                Stage::Failed(sentence) => view! { <p class="field__fault">{sentence}</p> }.into_any(),
            }}
        </div>
    }
}
