//! Language and theme: of this device, kept in the store, following the system until someone chooses.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::texts::common;
use crate::i18n::{Lang, Text};
use crate::platform::browser;
use crate::platform::store::IdbStore;
use crate::ports::Store;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

const LANG: &str = "lang";
const THEME: &str = "theme";

#[derive(Clone, Copy)]
pub struct Settings {
    lang: RwSignal<Lang>,
    theme: RwSignal<Theme>,
    store: StoredValue<Option<IdbStore>, LocalStorage>,
}

impl Settings {
    /// What the device remembers, else what the browser prefers.
    pub async fn load(store: Option<IdbStore>) -> Self {
        let (mut lang, mut theme) = (None, None);
        if let Some(store) = &store {
            lang = store.get_setting(LANG).await.ok().flatten().and_then(|code| Lang::from_code(&code));
            theme = store.get_setting(THEME).await.ok().flatten().and_then(|key| Theme::from_key(&key));
        }
        let preferred = || browser::languages().iter().find_map(|code| Lang::from_code(code));
        let settings = Self {
            lang: RwSignal::new(lang.or_else(preferred).unwrap_or_default()),
            theme: RwSignal::new(theme.unwrap_or_default()),
            store: StoredValue::new_local(store),
        };
        settings.show();
        settings
    }
    #[must_use]
    pub fn lang(self) -> Signal<Lang> {
        self.lang.into()
    }
    #[must_use]
    pub fn theme(self) -> Signal<Theme> {
        self.theme.into()
    }
    pub fn choose_lang(self, lang: Lang) {
        self.lang.set(lang);
        self.show();
        self.remember(LANG, lang.code());
    }
    pub fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        self.show();
        self.remember(THEME, theme.key());
    }
    /// Shows the screen's name as the title of the page; follows the language where it is called in an effect.
    pub fn show_title(self, screen: Text) {
        let lang = self.lang.get();
        drop(browser::set_title(&format!("{} – {}", screen.get(lang), common::APP_NAME.get(lang))));
    }
    fn show(self) {
        // Without a document there is nothing to show either.
        drop(browser::set_language(self.lang.get_untracked().code()));
        let theme = self.theme.get_untracked();
        drop(browser::set_theme((theme != Theme::System).then_some(theme.key())));
    }
    fn remember(self, key: &'static str, value: &'static str) {
        if let Some(store) = self.store.get_value() {
            // A setting that cannot be kept is chosen again next time; nothing of the bid is lost.
            spawn_local(async move { drop(store.put_setting(key, value).await) });
        }
    }
}
