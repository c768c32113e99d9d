//! The row that adds lines: Enter in its last field adds one and begins the next; a pasted block opens its preview. What is typed
//! here is kept as drafts.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::LinesView;
use crate::i18n::Text;
use crate::i18n::texts::lines as texts;
use crate::present::form::{FormField, Input};
use crate::present::lines::{self, LineField, NewLine, paste};
use crate::state::{Drafts, Settings, Workspace, pasted};
use crate::ui::components::{Choice, Select, fresh_id, tr};

/// A field of the row, with its draft.
#[derive(Clone, Copy)]
struct Cell {
    label: Text,
    key: &'static str,
    text: RwSignal<String>,
    input: NodeRef<html::Input>,
}

impl Cell {
    fn new(label: Text, key: &'static str) -> Self {
        let found = expect_context::<Drafts>().found(key);
        Self {
            label,
            key,
            text: RwSignal::new(found.unwrap_or_default()),
            input: NodeRef::new(),
        }
    }
    fn focus(self) {
        if let Some(input) = self.input.get_untracked() {
            // An element that is not shown takes no focus: nothing is lost.
            input.focus().ok();
        }
    }
    fn clear(self, drafts: Drafts) {
        self.text.set(String::new());
        drafts.forget(self.key);
    }
}

#[component]
pub fn AddLine() -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let drafts = expect_context::<Drafts>();
    let lines_view = expect_context::<LinesView>();
    let lang = expect_context::<Settings>().lang();
    let document = workspace.document();
    let code = Cell::new(texts::CODE, "add-line/code");
    let label = Cell::new(texts::LABEL, "add-line/label");
    let unit = Cell::new(texts::UNIT, "add-line/unit");
    let decimals = Cell::new(texts::DECIMALS, "add-line/decimals");
    let quantities = Cell::new(texts::QUANTITIES, "add-line/quantities");
    let kind = RwSignal::new("recurring".to_owned());
    let refusal = RwSignal::new(None::<String>);
    let next_code = Memo::new(move |_| lines::next_code(&document.read()));

    let add = move || {
        let new = NewLine {
            code: code.text.get_untracked(),
            label: label.text.get_untracked(),
            unit: unit.text.get_untracked(),
            kind: kind.get_untracked(),
            decimals: decimals.text.get_untracked(),
            quantities: quantities.text.get_untracked(),
        };
        let outcome = lines::add(&document.get_untracked(), &new, lang.get_untracked()).and_then(|command| workspace.commit(command));
        if outcome.is_ok() {
            [code, label, unit, quantities].into_iter().for_each(|cell| cell.clear(drafts));
            code.focus();
        }
        refusal.set(outcome.err());
    };
    let on_paste = Callback::new(move |text: String| lines_view.open_paste(text));
    let go_to = move |cell: Cell| Callback::new(move |()| cell.focus());
    let kinds = Signal::derive(move || kind_choices(lang.get()));
    let (kind_label, hint, add_words, paste_words) = (tr(texts::KIND), tr(texts::ADD_HINT), tr(texts::ADD), tr(texts::PASTE));
    let quantities_hint = fresh_id("quantities-hint");
    view! {
        <div class="add-line">
            <h3>{tr(texts::ADD_HEADING)}</h3>
            <p class="soft">{hint}</p>
            <div class="form-row add-line__cells">
                <CellInput cell=code placeholder=next_code on_enter=go_to(label) on_paste />
                <CellInput cell=label on_enter=go_to(unit) on_paste />
                <CellInput cell=unit on_enter=go_to(decimals) on_paste />
                <Select
                    label=Signal::derive(move || kind_label().to_owned())
                    choices=kinds
                    value=kind
                    on_choose=Callback::new(move |key| kind.set(key))
                />
                <CellInput cell=decimals placeholder=Signal::stored("2".to_owned()) on_enter=go_to(quantities) on_paste />
                <CellInput cell=quantities described_by=quantities_hint.clone() on_enter=Callback::new(move |()| add()) on_paste />
            </div>
            <p class="field__hint" id=quantities_hint>
                {tr(texts::QUANTITIES_HINT)}
            </p>
            {move || refusal.get().map(|text| view! { <p class="field__fault" role="alert">{text}</p> })}
            <div class="button-row">
                <button type="button" class="button button--primary" disabled=move || workspace.is_read_only().get() on:click=move |_| add()>
                    {add_words}
                </button>
                <button type="button" class="button" on:click=move |_| lines_view.open_paste(String::new())>
                    {paste_words}
                </button>
            </div>
        </div>
    }
}

/// Recurring or one-off.
pub(super) fn kind_choices(lang: crate::i18n::Lang) -> Vec<Choice> {
    match LineField::Kind.input(lang) {
        Input::Choice(choices) => choices,
        _ => Vec::new(),
    }
}

#[component]
fn CellInput(
    cell: Cell,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    #[prop(optional, into)] described_by: Option<String>,
    on_enter: Callback<()>,
    on_paste: Callback<String>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let drafts = expect_context::<Drafts>();
    let id = fresh_id("add-line");
    let on_input = move |text: String| {
        drafts.keep(cell.key, &text);
        cell.text.set(text);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            on_enter.run(());
        }
    };
    let take_block = move |event: ev::ClipboardEvent| {
        let text = pasted(&event).text;
        if paste::is_block(&text) {
            event.prevent_default();
            on_paste.run(text);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {tr(cell.label)}
            </label>
            <input
                id=id
                node_ref=cell.input
                class="field__input"
                type="text"
                autocomplete="off"
                placeholder=move || placeholder.get()
                aria-describedby=described_by
                readonly=move || workspace.is_read_only().get()
                prop:value=move || cell.text.get()
                on:input:target=move |ev| on_input(ev.target().value())
                on:keydown=on_key
                on:paste=take_block
            />
        </div>
    }
}
