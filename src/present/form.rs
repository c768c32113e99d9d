//! Forms as data: a field knows its label, how it is typed, how its value is shown and how a typed text changes the thing it
//! belongs to. Knows no view and no document; a refusal is the sentence that stands beside the field.

use crate::i18n::{Lang, Text};

/// One choice out of a closed list: its key, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub key: String,
    pub label: String,
}

impl Choice {
    #[must_use]
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
        }
    }
}

/// How a field is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Text,
    /// Several lines.
    Long,
    Number,
    Date,
    Choice(Vec<Choice>),
    /// Shown and typed as `YES` or `NO`.
    Check,
}

/// The two values of `Input::Check`.
pub const YES: &str = "yes";
pub const NO: &str = "no";

#[must_use]
pub fn yes_or_no(value: bool) -> String {
    (if value { YES } else { NO }).to_owned()
}

/// A field of a `Of`.
pub trait FormField: Copy + PartialEq + Send + Sync + 'static {
    /// What it belongs to.
    type Of: Clone + Send + Sync + 'static;

    /// Names the field in drafts and in faults; unique among the fields of `Of`.
    fn key(self) -> &'static str;
    fn label(self) -> Text;
    fn hint(self) -> Option<Text> {
        None
    }
    fn input(self, lang: Lang) -> Input;
    /// The value as it is edited.
    fn show(self, of: &Self::Of, lang: Lang) -> String;
    /// Takes what was typed.
    ///
    /// # Errors
    /// The sentence that says what is wrong; `of` is then to be dropped.
    fn put(self, of: &mut Self::Of, typed: &str, lang: Lang) -> Result<(), String>;
}

/// A changed copy.
///
/// # Errors
/// The sentence of the field.
pub fn changed<F: FormField>(field: F, of: &F::Of, typed: &str, lang: Lang) -> Result<F::Of, String> {
    let mut next = of.clone();
    field.put(&mut next, typed, lang)?;
    Ok(next)
}

/// The choices of a closed enum, in its own order.
pub fn choices_of<E: Copy>(all: &[E], key: fn(E) -> &'static str, label: fn(E) -> Text, lang: Lang) -> Input {
    Input::Choice(all.iter().map(|e| Choice::new(key(*e), label(*e).get(lang))).collect())
}
