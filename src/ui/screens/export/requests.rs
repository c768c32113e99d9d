//! What goes to the members: requests for their offers; in a member's own copy, the offer to send back.

use leptos::prelude::*;

use crate::i18n::texts::outgoing as texts;
use crate::present::outgoing::AskedMember;
use crate::state::Outgoing;
use crate::ui::components::{tr, tr_fill};

#[component]
pub(super) fn Requests(members: Signal<Vec<AskedMember>>) -> impl IntoView {
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
