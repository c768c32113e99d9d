//! Texts in views: closures that follow the language.

use leptos::prelude::*;

use crate::i18n::Text;
use crate::state::Settings;

/// The text in the language of the moment.
pub fn tr(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = expect_context::<Settings>().lang();
    move || text.get(lang.get())
}

/// The text with its places filled by values that may change.
pub fn tr_fill(
    text: Text,
    values: impl Fn() -> Vec<(&'static str, String)> + Clone + Send + Sync + 'static,
) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let lang = expect_context::<Settings>().lang();
    move || {
        let values = values();
        let borrowed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        text.fill(lang.get(), &borrowed)
    }
}
