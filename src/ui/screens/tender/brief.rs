//! What the notice says beyond what is computed, and what its reader did not understand.

use leptos::prelude::*;

use super::criteria::CriteriaList;
use crate::i18n::texts::tender as texts;
use crate::present::tender::{self, Brief, BriefField as F, brief};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Form, tr};

fn brief_form() -> Form<Brief> {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let of = Memo::new(move |_| Some(document.read().frame.brief.clone()));
    Form::new("brief", of, move |next| workspace.commit(tender::set_brief(next))).locked_when(workspace.is_members_copy())
}

#[component]
pub fn BriefSection() -> impl IntoView {
    let form = brief_form();
    let document = expect_context::<Workspace>().document();
    let lang = expect_context::<Settings>().lang();
    let links = Memo::new(move |_| brief::links(&document.read().frame.brief));
    let open = tr(texts::OPEN_LINK);
    view! {
        <section class="card">
            <h2>{tr(texts::SECTION_BRIEF)}</h2>
            <div class="fields">
                {form.wide(F::Description)} {form.entry(F::Cpv)} {form.entry(F::Notice)} {form.entry(F::BuyerCity)} {form.entry(F::DocumentsUrl)}
                {form.entry(F::SubmissionUrl)}
            </div>
            <ul class="form-notes" role="list">
                {move || {
                    let link = |(label, url): (crate::i18n::Text, String)| {
                        let words = format!("{} – {}", label.get(lang.get()), open());
                        view! {
                            <li>
                                <a href=url target="_blank" rel="noopener noreferrer">
                                    {words}
                                </a>
                            </li>
                        }
                    };
                    links.get().into_iter().map(link).collect_view()
                }}
            </ul>
            <CriteriaList />
            <Remarks />
        </section>
    }
}

/// What the reader of the notice said, until someone has seen it.
#[component]
fn Remarks() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let document = workspace.document();
    let remarks = Memo::new(move |_| document.read().frame.brief.unread.clone());
    let locked = move || workspace.is_members_copy().get() || workspace.is_read_only().get();
    let forget = move |_| {
        workspace.dispatch(tender::set_brief(brief::without_remarks(&document.get_untracked().frame.brief)));
    };
    let (heading, done) = (tr(texts::UNREAD), tr(texts::UNREAD_DONE));
    view! {
        <Show when=move || !remarks.read().is_empty()>
            <div class="stack">
                <h3>{heading}</h3>
                <ul>{move || remarks.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                <div class="button-row">
                    <button type="button" class="button button--small" disabled=locked on:click=forget>
                        {done}
                    </button>
                </div>
            </div>
        </Show>
    }
}
