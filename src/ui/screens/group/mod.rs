//! The group: its form and lead, its sites, its members. In a member's own copy: that member's card, private facts and terms.

mod appearance;
mod card;
mod certifications;
mod form;
mod member;
mod members;
mod name_first;
mod private;
mod sheet;
mod sites;
mod subcontractors;
mod vat;

use leptos::prelude::*;

use super::params_note::ParamsNote;
use crate::i18n::texts::group as texts;
use crate::present::group::{self, Card, MemberId, Place};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, tr};

use appearance::AppearanceSection;
use form::FormSection;
use member::MemberDetail;
use members::MembersSection;
use name_first::NameFirst;
use sites::SitesSection;

/// What is wrong on this screen, computed once for all its fields.
#[derive(Clone, Copy)]
struct GroupFaults(Memo<Vec<(Place, String)>>);

impl GroupFaults {
    fn find(self, is_here: impl Fn(&Place) -> bool) -> Option<String> {
        self.0.with(|all| {
            let here: Vec<&str> = all.iter().filter(|(at, _)| is_here(at)).map(|(_, sentence)| sentence.as_str()).collect();
            (!here.is_empty()).then(|| here.join(" "))
        })
    }
    fn of_field(self, key: &str) -> Option<String> {
        self.find(|at| matches!(at, Place::Field(k) if *k == key))
    }
    fn of_member(self, member: &MemberId, key: &str) -> Option<String> {
        self.find(|at| matches!(at, Place::Member(m, k) if m == member && k == key))
    }
}

/// Whether a member's parts may not be typed in here: they are its own, and this is the lead's copy.
fn is_locked(id: &MemberId) -> Signal<bool> {
    let document = expect_context::<Workspace>().document();
    let id = id.clone();
    Memo::new(move |_| group::is_locked(&document.read(), &id)).into()
}

/// The form of a member's card.
fn card_form(id: &MemberId) -> Form<Card> {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<GroupFaults>();
    let document = workspace.document();
    let (read, sent, faulty) = (id.clone(), id.clone(), id.clone());
    let of = Memo::new(move |_| document.read().member(&read).map(|m| m.card.clone()));
    Form::new(format!("card/{id}"), of, move |card| workspace.commit(group::set_card(&sent, card)))
        .with_faults(move |key| faults.of_member(&faulty, &key))
        .locked_when(is_locked(id))
}

/// Whose copy this is, as far as the screen differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Leads,
    Members,
    /// A member's that has not said its name yet.
    Unnamed,
}

#[component]
pub fn GroupScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let faults = Memo::new(move |_| {
        let lang = lang.get();
        group::faults(&document.read())
            .iter()
            .map(|fault| (fault.place(), fault.sentence(lang)))
            .collect::<Vec<_>>()
    });
    provide_context(GroupFaults(faults));
    let is_members = workspace.is_members_copy();
    // Memoised: the screen is put together once, not at every change.
    let whose = Memo::new(move |_| match (is_members.get(), group::must_name_itself(&document.read())) {
        (true, true) => Whose::Unnamed,
        (true, false) => Whose::Members,
        (false, _) => Whose::Leads,
    });
    view! {
        <section class="screen">
            {move || match whose.get() {
                Whose::Unnamed => {
                    view! {
                        <OwnHead />
                        <NameFirst />
                    }
                        .into_any()
                }
                Whose::Members => {
                    view! {
                        <OwnHead />
                        <ParamsNote />
                        <OwnCard />
                    }
                        .into_any()
                }
                Whose::Leads => {
                    view! {
                        <Head />
                        <ParamsNote />
                        <FormSection />
                        <SitesSection />
                        <MembersSection />
                        <AppearanceSection />
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Head() -> impl IntoView {
    view! {
        <header class="screen__head">
            <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
            <p class="screen__lead">{tr(texts::LEAD)}</p>
        </header>
    }
}

#[component]
fn OwnHead() -> impl IntoView {
    view! {
        <header class="screen__head">
            <h1 tabindex="-1">{tr(texts::HEADING_MEMBER)}</h1>
            <p class="screen__lead">{tr(texts::LEAD_MEMBER)}</p>
        </header>
    }
}

/// A member's own parts, in its own copy; it may name sites of its own.
#[component]
fn OwnCard() -> impl IntoView {
    let document = expect_context::<Workspace>().document();
    let ids = Memo::new(move |_| group::ids(&document.read()));
    view! {
        <For each=move || ids.get() key=|id| id.clone() let:id>
            <section class="card">
                <MemberDetail id />
            </section>
        </For>
        <SitesSection />
    }
}
