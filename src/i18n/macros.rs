//! The macro that declares texts, in a place of its own so that it can share its name with the folder of texts.

/// Declares texts: `NAME: "français", "english";`.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $fr:literal, $en:literal;)+) => {
        $($(#[$doc])* pub const $name: $crate::i18n::Text = $crate::i18n::Text { fr: $fr, en: $en };)+
    };
}
pub(crate) use texts;
