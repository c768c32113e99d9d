//! Everything behind one price: tiers, set-up, bounds, hours, site, VAT.

use leptos::prelude::*;

use super::tiers::Tiers;
use crate::i18n::Text;
use crate::i18n::texts::{common, offers as texts};
use crate::present::grid::CellAddress;
use crate::present::offers::{self, AskDetails, AskField};
use crate::state::{Settings, Workspace};
use crate::ui::components::{Choice, Field, FieldKind, Select, tr, tr_fill};

/// The ask that the form is about.
#[derive(Clone, Copy)]
pub(super) struct AskHandle {
    pub address: StoredValue<CellAddress>,
    pub details: Memo<AskDetails>,
}

impl AskHandle {
    /// Changes one field; a refusal is the sentence to show beside it.
    pub fn edit(self, workspace: Workspace, lang: crate::i18n::Lang, field: AskField, typed: &str) -> Result<(), String> {
        let document = workspace.document().get_untracked();
        let command = self.address.with_value(|address| offers::edit_ask(&document, address, field, typed, lang))?;
        workspace.commit(command)
    }
    pub fn draft_key(self, field: AskField) -> String {
        self.address.with_value(|address| format!("ask:{}:{}:{field:?}", address.row, address.column))
    }
    pub fn locked(self) -> Signal<bool> {
        let details = self.details;
        Signal::derive(move || details.with(|d| d.locked.is_some()))
    }
}

#[component]
pub(super) fn AskForm(address: CellAddress, is_open: RwSignal<bool>) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let address = StoredValue::new(address);
    let details = Memo::new(move |_| {
        let document = workspace.document();
        address.with_value(|a| offers::details(&document.read(), a, lang.get())).unwrap_or_default()
    });
    let ask = AskHandle { address, details };
    let exists = Memo::new(move |_| details.with(|d| d.exists));
    let remove = move |_| {
        workspace.dispatch(address.with_value(offers::remove_ask));
    };
    view! {
        <p class="offers__internal">
            <span class="tag tag--internal">{tr(common::INTERNAL)}</span>
            {tr(texts::INTERNAL)}
        </p>
        {move || details.with(|d| d.locked.clone()).map(|why| view! { <p class="banner">{why}</p> })}
        <Tiers ask />
        <Show when=move || exists.get() fallback=move || view! { <p class="soft">{tr(texts::FIRST_A_PRICE)}</p> }>
            <Conditions ask />
        </Show>
        <div class="button-row">
            <button type="button" class="button button--primary" on:click=move |_| is_open.set(false)>
                {tr(common::CLOSE)}
            </button>
            <Show when=move || exists.get() && !ask.locked().get()>
                <button type="button" class="button button--danger" on:click=remove>
                    {tr(texts::REMOVE_ASK)}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn Conditions(ask: AskHandle) -> impl IntoView {
    let unit = move || vec![("unit", ask.details.with(|d| d.unit.clone()))];
    let has_rate = Memo::new(move |_| ask.details.with(|d| d.vat_rate.is_some()));
    let has_mention = Memo::new(move |_| ask.details.with(|d| d.vat_mention.is_some()));
    view! {
        <div class="fields">
            <AskInput ask field=AskField::Setup label=Signal::derive(words(texts::SETUP)) value=|d| d.setup.clone() hint=texts::SETUP_HINT />
            <AskInput ask field=AskField::MinQty label=Signal::derive(tr_fill(texts::MIN_QTY, unit)) value=|d| d.min_qty.clone() hint=texts::MIN_QTY_HINT />
            <AskInput ask field=AskField::MaxQty label=Signal::derive(tr_fill(texts::MAX_QTY, unit)) value=|d| d.max_qty.clone() />
            <AskInput ask field=AskField::Hours label=Signal::derive(words(texts::HOURS)) value=|d| d.hours.clone() hint=texts::HOURS_HINT />
            <AskChoice ask field=AskField::Site label=texts::SITE choices=|d| d.sites.clone() value=|d| d.site.clone() />
            <AskChoice ask field=AskField::Vat label=texts::VAT choices=|d| d.vat_choices.clone() value=|d| d.vat.clone() />
            <Show when=move || has_rate.get()>
                <AskInput
                    ask
                    field=AskField::VatRate
                    label=Signal::derive(words(texts::VAT_RATE))
                    value=|d| d.vat_rate.clone().unwrap_or_default()
                    fault=|d| d.vat_fault.clone()
                />
            </Show>
            <Show when=move || has_mention.get()>
                <AskInput
                    ask
                    field=AskField::VatMention
                    label=Signal::derive(words(texts::VAT_MENTION))
                    value=|d| d.vat_mention.clone().unwrap_or_default()
                    kind=FieldKind::Text
                />
            </Show>
        </div>
    }
}

fn words(text: Text) -> impl Fn() -> String + Send + Sync + 'static {
    let words = tr(text);
    move || words().to_owned()
}

/// One typed field of the ask.
#[component]
pub(super) fn AskInput(
    ask: AskHandle,
    field: AskField,
    #[prop(into)] label: Signal<String>,
    value: fn(&AskDetails) -> String,
    #[prop(optional)] hint: Option<Text>,
    #[prop(optional)] fault: Option<fn(&AskDetails) -> Option<String>>,
    #[prop(default = FieldKind::Number)] kind: FieldKind,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let hint = Signal::derive(move || hint.map(|text| text.get(lang.get()).to_owned()));
    let fault = Signal::derive(move || fault.and_then(|fault| ask.details.with(fault)));
    let commit = Callback::new(move |typed: String| ask.edit(workspace, lang.get_untracked(), field, &typed));
    view! {
        <Field
            label
            value=Signal::derive(move || ask.details.with(value))
            commit
            draft_key=ask.draft_key(field)
            kind
            hint
            fault
            locked=ask.locked()
        />
    }
}

/// One closed choice of the ask.
#[component]
pub(super) fn AskChoice(
    ask: AskHandle,
    field: AskField,
    label: Text,
    choices: fn(&AskDetails) -> Vec<(String, String)>,
    value: fn(&AskDetails) -> String,
    #[prop(optional)] hint: Option<fn(&AskDetails) -> String>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let choices = Signal::derive(move || {
        let choices = ask.details.with(choices).into_iter();
        choices.map(|(key, label)| Choice { key, label }).collect::<Vec<_>>()
    });
    let hint = Signal::derive(move || hint.map(|hint| ask.details.with(hint)));
    let refusal = RwSignal::new(None::<String>);
    let on_choose = Callback::new(move |key: String| refusal.set(ask.edit(workspace, lang.get_untracked(), field, &key).err()));
    view! {
        <div class="stack">
            <Select
                label=Signal::derive(words(label))
                choices
                value=Signal::derive(move || ask.details.with(value))
                on_choose
                hint
                locked=ask.locked()
            />
            {move || refusal.get().map(|sentence| view! { <p class="field__fault" role="alert">{sentence}</p> })}
        </div>
    }
}
