//! Everything of one member, in three pieces that have different readers: card, private facts, terms.

use leptos::prelude::*;

use super::card::CardFields;
use super::is_locked;
use super::private::{PrivateFields, TermsFields};
use super::sheet::SheetFields;
use super::subcontractors::SubcontractorList;
use crate::i18n::Text;
use crate::i18n::texts::{group as texts, member as member_texts, subcontracting};
use crate::present::group::{self, MemberId};
use crate::state::Workspace;
use crate::ui::components::tr;

#[component]
pub fn MemberDetail(id: MemberId) -> impl IntoView {
    view! {
        <div class="member__body">
            <KeeperNote id=id.clone() />
            <PieceHead title=member_texts::SECTION_CARD audience=texts::AUDIENCE_CLIENT is_internal=false />
            <CardFields id=id.clone() />
            <SheetFields id=id.clone() />
            <PieceHead title=subcontracting::HEADING audience=texts::AUDIENCE_CLIENT is_internal=false />
            <SubcontractorList id=id.clone() />
            <PieceHead title=member_texts::SECTION_PRIVATE audience=texts::AUDIENCE_MEMBER is_internal=true />
            <PrivateFields id=id.clone() />
            <PieceHead title=member_texts::SECTION_TERMS audience=texts::AUDIENCE_LEAD is_internal=true />
            <TermsFields id />
        </div>
    }
}

#[component]
fn PieceHead(title: Text, audience: Text, is_internal: bool) -> impl IntoView {
    view! {
        <div class="card__head">
            <h4>{tr(title)}</h4>
            <span class="tag" class:tag--internal=is_internal class:tag--accent=!is_internal>
                {tr(audience)}
            </span>
        </div>
    }
}

/// The data are the member's own: the lead changes them only by a visible decision.
#[component]
fn KeeperNote(id: MemberId) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let locked = is_locked(&id);
    let (means, words) = (tr(texts::TAKE_OVER_MEANS), tr(texts::TAKE_OVER));
    let id = StoredValue::new(id);
    let take_over = move |_| {
        workspace.dispatch(id.with_value(group::take_over));
    };
    view! {
        <Show when=move || locked.get()>
            <div class="banner">
                <p class="banner__text">{means}</p>
                <button type="button" class="button button--small" disabled=move || workspace.is_read_only().get() on:click=take_over>
                    {words}
                </button>
            </div>
        </Show>
    }
}
