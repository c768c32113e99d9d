//! The consultation: what the client asks for, until when, and its price schedule.

mod brief;
mod criteria;
mod dates;
mod identity;
mod lines;
mod money;
mod periods;

use leptos::prelude::*;

use super::params_note::ParamsNote;
use crate::i18n::texts::tender as texts;
use crate::present::tender::{self, Place, Tender};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, tr};

use brief::BriefSection;
use dates::DatesSection;
use identity::{BuyerSection, IdentitySection};
use lines::LinesSection;
use money::{EstimateSection, KeptSection, MoneySection};
use periods::PeriodsSection;

/// What is wrong on this screen, computed once for all its fields.
#[derive(Clone, Copy)]
struct TenderFaults(Memo<Vec<(Place, String)>>);

impl TenderFaults {
    fn at(self, place: &Place) -> Option<String> {
        let said = |(_, sentence): &(Place, String)| sentence.clone();
        self.0.with(|all| {
            let here: Vec<String> = all.iter().filter(|(at, _)| at == place).map(said).collect();
            (!here.is_empty()).then(|| here.join(" "))
        })
    }
    fn of_field(self, key: &str) -> Option<String> {
        self.0.with(|all| {
            all.iter()
                .find(|(at, _)| matches!(at, Place::Field(k) if *k == key))
                .map(|(_, sentence)| sentence.clone())
        })
    }
}

/// The form of the consultation itself, locked in a member's copy.
fn tender_form() -> Form<Tender> {
    let workspace = expect_context::<Workspace>();
    let faults = expect_context::<TenderFaults>();
    let document = workspace.document();
    let of = Memo::new(move |_| Some(document.read().frame.tender.clone()));
    Form::new("tender", of, move |next| workspace.commit(tender::set(next)))
        .with_faults(move |key| faults.of_field(&key))
        .locked_when(workspace.is_members_copy())
}

#[component]
pub fn TenderScreen() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let faults = Memo::new(move |_| {
        let lang = lang.get();
        tender::faults(&document.read())
            .iter()
            .map(|fault| (fault.place(), fault.sentence(lang)))
            .collect::<Vec<_>>()
    });
    provide_context(TenderFaults(faults));
    let is_members = workspace.is_members_copy();
    let (lead, lead_member) = (tr(texts::LEAD), tr(texts::LEAD_MEMBER));
    view! {
        <section class="screen">
            <header class="screen__head">
                <h1 tabindex="-1">{tr(texts::HEADING)}</h1>
                <p class="screen__lead">{move || if is_members.get() { lead_member() } else { lead() }}</p>
            </header>
            <ParamsNote />
            <IdentitySection />
            <BuyerSection />
            <DatesSection />
            <PeriodsSection />
            <MoneySection />
            <KeptSection />
            <Show when=move || !is_members.get()>
                <EstimateSection />
            </Show>
            <BriefSection />
            <LinesSection />
        </section>
    }
}
