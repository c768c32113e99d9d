//! The list of members: who is in, where their data come from, one open at a time or several.

use leptos::prelude::*;

use super::GroupFaults;
use super::member::MemberDetail;
use crate::i18n::Text;
use crate::i18n::texts::group as texts;
use crate::present::group::{self, MemberHead, MemberId, Place};
use crate::state::{Params, Settings, Workspace};
use crate::ui::components::{RowTools, UndoOffer, fresh_id, tr};

#[component]
pub fn MembersSection() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let faults = expect_context::<GroupFaults>();
    let ids = Memo::new(move |_| group::ids(&document.read()));
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_MEMBERS)}</h2>
            {move || faults.find(|at| *at == Place::Members).map(|text| view! { <p class="field__fault">{text}</p> })}
            <ul class="members" role="list">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <MemberItem id />
                </For>
            </ul>
            <AddMember />
        </section>
    }
}

#[component]
fn MemberItem(id: MemberId) -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let lang = expect_context::<Settings>().lang();
    let read = id.clone();
    let head = Memo::new(move |_| group::head(&document.read(), &read, lang.get()));
    let is = move |read: fn(&MemberHead) -> bool| Signal::derive(move || head.with(|head| head.as_ref().is_some_and(read)));
    let name = move || head.with(|head| head.as_ref().map(|head| head.name.clone()));
    let origin = move || head.with(|head| head.as_ref().map(|head| head.origin.clone()));
    let to_see = move || head.with(|head| head.as_ref().and_then(|head| head.to_see.clone()));
    let (is_lead, is_locked, has_joined) = (is(|h| h.is_lead), is(|h| h.is_locked), is(|h| h.has_joined_by_offer));
    let is_open = RwSignal::new(false);
    let body_id = fresh_id("member");
    let (lead_tag, joined_tag) = (tr(texts::TAG_LEAD), tr(texts::TAG_JOINED));
    let detail = id.clone();
    view! {
        <li class="member">
            <div class="member__head">
                <h3>
                    <button
                        type="button"
                        class="member__open"
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        aria-controls=body_id.clone()
                        on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                    >
                        {name}
                    </button>
                </h3>
                <span class="member__tags">
                    <Show when=move || is_lead.get()>
                        <span class="tag tag--accent">{lead_tag}</span>
                    </Show>
                    <span class="tag" class:tag--good=move || is_locked.get()>
                        {origin}
                    </span>
                    <Show when=move || has_joined.get()>
                        <span class="tag">{joined_tag}</span>
                    </Show>
                    {move || to_see().map(|text| view! { <span class="tag tag--warn">{text}</span> })}
                </span>
                <MemberTools id is_first=is(|h| h.is_first) is_last=is(|h| h.is_last) />
            </div>
            <div id=body_id>
                <Show when=move || is_open.get()>
                    <MemberDetail id=detail.clone() />
                </Show>
            </div>
        </li>
    }
}

#[component]
fn MemberTools(id: MemberId, is_first: Signal<bool>, is_last: Signal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let undo = UndoOffer::here();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let named = id.clone();
    let name = Memo::new(move |_| document.read().member(&named).map(|m| group::name(m, lang.get())).unwrap_or_default());
    let words = move |text: Text| Signal::derive(move || text.fill(lang.get(), &[("member", &name.read())]));
    let moved = id.clone();
    let on_move = Callback::new(move |is_down| {
        if let Some(command) = group::moved(&document.get_untracked(), &moved, is_down) {
            workspace.dispatch(command);
        }
    });
    let on_remove = Callback::new(move |()| {
        let gone = name.get_untracked();
        if workspace.dispatch(group::remove(&id)) {
            undo.say(texts::MEMBER_REMOVED.fill(lang.get_untracked(), &[("member", &gone)]));
        }
    });
    view! {
        <RowTools up=words(texts::UP_MEMBER) down=words(texts::DOWN_MEMBER) remove=words(texts::REMOVE_MEMBER) is_first is_last on_move on_remove />
    }
}

#[component]
fn AddMember() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let params = expect_context::<Params>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let (name, id) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let refusal = RwSignal::new(None::<String>);
    let add = move || {
        let command = group::add(
            &document.get_untracked(),
            &name.read_untracked(),
            &id.read_untracked(),
            params.now().as_deref(),
            lang.get_untracked(),
        );
        let outcome = command.and_then(|command| workspace.commit(command));
        if outcome.is_ok() {
            name.set(String::new());
            id.set(String::new());
        }
        refusal.set(outcome.err());
    };
    let (name_id, id_id) = (fresh_id("new-member"), fresh_id("new-member"));
    let (hint_id, fault_id) = (fresh_id("hint"), fresh_id("fault"));
    let described_by = fault_id.clone();
    view! {
        <form
            class="form-row"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <div class="field">
                <label class="field__label" for=name_id.clone()>
                    {tr(texts::MEMBER_NAME)}
                </label>
                <input
                    id=name_id
                    class="field__input"
                    type="text"
                    autocomplete="off"
                    aria-invalid=move || refusal.get().map(|_| "true")
                    aria-describedby=move || refusal.get().map(|_| described_by.clone())
                    bind:value=name
                />
                {move || refusal.get().map(|text| view! { <p class="field__fault" role="alert" id=fault_id.clone()>{text}</p> })}
            </div>
            <div class="field">
                <label class="field__label" for=id_id.clone()>
                    {tr(texts::MEMBER_ID)}
                </label>
                <input id=id_id class="field__input" type="text" autocomplete="off" aria-describedby=hint_id.clone() bind:value=id />
                <p class="field__hint" id=hint_id>
                    {tr(texts::MEMBER_ID_HINT)}
                </p>
            </div>
            <button type="submit" class="button button--primary" disabled=move || workspace.is_read_only().get()>
                {tr(texts::ADD_MEMBER)}
            </button>
        </form>
    }
}
