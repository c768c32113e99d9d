//! In a copy made from a request for any host: who answers?

use leptos::prelude::*;

use super::card_form;
use crate::i18n::texts::group as texts;
use crate::present::group::{self, CardField};
use crate::state::Workspace;
use crate::ui::components::tr;

#[component]
pub fn NameFirst() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let me = group::ids(&document.get_untracked()).into_iter().next();
    view! {
        <section class="card">
            <p>{tr(texts::NAME_FIRST)}</p>
            <div class="fields">{me.map(|id| card_form(&id).wide(CardField::Name))}</div>
        </section>
    }
}
