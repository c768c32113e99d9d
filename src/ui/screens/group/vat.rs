//! The VAT regime of a member, with what the dated table proposes for it.

use leptos::prelude::*;

use super::{card_form, is_locked};
use crate::i18n::texts::member as texts;
use crate::present::group::vat::{self, Proposal};
use crate::present::group::{self, CardField as F, MemberId};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{Select, tr};

#[component]
pub fn VatFields(id: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let form = card_form(&id);
    let locked = is_locked(&id);
    let (label, hint) = (tr(texts::REGIME), tr(texts::REGIME_HINT));
    let choices = Signal::derive(move || vat::regimes(lang.get()));
    let read = id.clone();
    let value = Signal::derive(move || document.read().member(&read).map(|m| m.card.vat.regime.as_str().to_owned()).unwrap_or_default());
    let chosen = id.clone();
    let on_choose = Callback::new(move |key: String| {
        let document = document.get_untracked();
        if let Some(member) = document.member(&chosen) {
            let card = vat::with_regime(&member.card, &key, &document.frame.tender, params.now().as_deref());
            workspace.dispatch(group::set_card(&chosen, card));
        }
    });
    let propose = move |of: fn(&group::Card, &crate::present::tender::Tender, Option<&group::ParamTable>, crate::i18n::Lang) -> Option<Proposal>| {
        let id = id.clone();
        Memo::new(move |_| {
            let document = document.read();
            let member = document.member(&id)?;
            of(&member.card, &document.frame.tender, params.table().get().as_deref(), lang.get()).map(|proposal| (id.clone(), proposal))
        })
    };
    let (rate, mention) = (propose(vat::rate_proposal), propose(vat::mention_proposal));
    view! {
        <div class="fields">
            <Select
                label=Signal::derive(move || label().to_owned())
                choices
                value
                hint=Signal::derive(move || Some(hint().to_owned()))
                locked
                on_choose
            />
            {form.entry(F::Rate)}
            {form.wide(F::Mention)}
        </div>
        <ProposalNote proposal=rate locked />
        <ProposalNote proposal=mention locked />
    }
}

/// What the table has and the card has not, and the button that takes it.
#[component]
fn ProposalNote(proposal: Memo<Option<(MemberId, Proposal)>>, locked: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let words = tr(texts::TAKE_PROPOSAL);
    let take = move |_| {
        if let Some((id, proposal)) = proposal.get_untracked() {
            workspace.dispatch(group::set_card(&id, proposal.card));
        }
    };
    let sentence = move || proposal.with(|p| p.as_ref().map(|(_, p)| p.sentence.clone()));
    view! {
        <Show when=move || proposal.read().is_some()>
            <p class="proposal">
                <span>{sentence}</span>
                <button
                    type="button"
                    class="button button--small"
                    disabled=move || locked.get() || workspace.is_read_only().get()
                    on:click=take
                >
                    {words}
                </button>
            </p>
        </Show>
    }
}
