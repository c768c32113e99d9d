//! A form of one thing of the document: each of its fields becomes the control that its kind of input wants, and a changed copy is
//! sent whole. Knows no field by name.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::Check;
use super::field::{Commit, Field, FieldKind};
use super::select::{Choice, Select};
use crate::i18n::Text;
use crate::present::form::{self, FormField, Input, YES};
use crate::state::{Notices, Settings};

/// The thing that a form edits, as it stands, and where a changed copy goes.
pub struct Form<T: Send + Sync + 'static> {
    of: Signal<Option<Arc<T>>>,
    send: Callback<T, Result<(), String>>,
    scope: StoredValue<String>,
    fault: Callback<String, Option<String>>,
    locked: Signal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Form<T> {}

impl<T: Send + Sync + 'static> Form<T> {
    /// `scope` names the drafts of its fields: the same thing has the same scope after a reload.
    pub fn new(scope: impl Into<String>, of: impl Into<Signal<Option<Arc<T>>>>, send: impl Fn(T) -> Result<(), String> + Send + Sync + 'static) -> Self {
        Self {
            of: of.into(),
            send: Callback::new(send),
            scope: StoredValue::new(scope.into()),
            fault: Callback::new(|_| None),
            locked: Signal::stored(false),
        }
    }
    /// With the sentence that stands beside a field, by the field's key.
    #[must_use]
    pub fn with_faults(self, fault: impl Fn(String) -> Option<String> + Send + Sync + 'static) -> Self {
        Self {
            fault: Callback::new(fault),
            ..self
        }
    }
    #[must_use]
    pub fn locked_when(self, locked: Signal<bool>) -> Self {
        Self { locked, ..self }
    }

    /// The control of a field.
    pub fn entry<F: FormField<Of = T>>(self, field: F) -> AnyView {
        self.entry_as(field, field.key().to_owned(), None, false)
    }
    /// The control of a field over the whole width.
    pub fn wide<F: FormField<Of = T>>(self, field: F) -> AnyView {
        self.entry_as(field, field.key().to_owned(), None, true)
    }
    /// The control of one of several like fields, with a key and a label of its own.
    pub fn entry_as<F: FormField<Of = T>>(self, field: F, key: String, label: Option<Signal<String>>, is_wide: bool) -> AnyView {
        let lang = expect_context::<Settings>().lang();
        let of = self.of;
        let value = Memo::new(move |_| of.with(|of| of.as_ref().map(|of| field.show(of, lang.get())).unwrap_or_default()));
        let commit = Commit::new(move |typed: String| {
            let Some(of) = of.get_untracked() else { return Ok(()) };
            let next = form::changed(field, &of, &typed, lang.get_untracked())?;
            self.send.run(next)
        });
        let own_label = field.label();
        let entry = Entry {
            label: label.unwrap_or_else(|| Signal::derive(move || own_label.get(lang.get()).to_owned())),
            hint: field.hint(),
            input: Signal::derive(move || field.input(lang.get())),
            value,
            commit,
            draft_key: self.scope.with_value(|scope| format!("{scope}/{key}")),
            fault: Signal::derive(move || self.fault.run(key.clone())),
            locked: self.locked,
            is_wide,
        };
        entry.show()
    }
}

/// One control, whatever it edits: compiled once for all fields.
struct Entry {
    label: Signal<String>,
    hint: Option<Text>,
    input: Signal<Input>,
    value: Memo<String>,
    commit: Commit,
    draft_key: String,
    fault: Signal<Option<String>>,
    locked: Signal<bool>,
    is_wide: bool,
}

impl Entry {
    fn show(self) -> AnyView {
        let lang = expect_context::<Settings>().lang();
        let notices = expect_context::<Notices>();
        let Self {
            label,
            value,
            commit,
            draft_key,
            fault,
            locked,
            is_wide,
            ..
        } = self;
        let hint = self.hint;
        let hint = Signal::derive(move || hint.map(|hint| hint.get(lang.get()).to_owned()));
        let choose = move |typed: String| {
            if let Err(sentence) = commit.run(typed) {
                notices.fault(sentence);
            }
        };
        let kind = match self.input.get_untracked() {
            Input::Text => FieldKind::Text,
            Input::Long => FieldKind::Long,
            Input::Number => FieldKind::Number,
            Input::Date => FieldKind::Date,
            Input::Choice(_) => {
                let input = self.input;
                let choices = Signal::derive(move || {
                    if let Input::Choice(choices) = input.get() {
                        choices
                    } else {
                        Vec::<Choice>::new()
                    }
                });
                return view! { <Select label choices value hint fault locked on_choose=Callback::new(choose) /> }.into_any();
            }
            Input::Check => {
                let is_on = Signal::derive(move || *value.read() == YES);
                let on_toggle = Callback::new(move |is_on| choose(form::yes_or_no(is_on)));
                return view! { <Check label value=is_on locked on_toggle /> }.into_any();
            }
        };
        view! { <Field label value commit draft_key kind hint fault is_wide locked /> }.into_any()
    }
}
