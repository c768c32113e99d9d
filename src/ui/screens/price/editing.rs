//! How the screens of the money turn what is typed or chosen into commands, and read one row of a list.

use leptos::prelude::*;

use crate::i18n::Text;
use crate::ui::components::{Choice, tr};

/// Keys with their words, for a `Select`.
pub fn choices_of(list: Vec<(String, String)>) -> Vec<Choice> {
    list.into_iter().map(|(key, label)| Choice { key, label }).collect()
}

/// One value of a row that may just have gone.
pub fn read<T, U>(row: Memo<Option<T>>, value: fn(&T) -> U) -> Signal<U>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    U: Default + Send + Sync + 'static,
{
    Signal::derive(move || row.with(|row| row.as_ref().map(value).unwrap_or_default()))
}

/// A text that follows the language, as a signal.
pub fn said(text: Text) -> Signal<String> {
    let words = tr(text);
    Signal::derive(move || words().to_owned())
}

/// Makes an edit of one thing, named by its key, out of what is typed or chosen.
pub fn edit_of<E: 'static>(id: &str, make: fn(String, String) -> E) -> impl Fn(String) -> E + Send + Sync + 'static {
    let id = id.to_owned();
    move |text| make(id.clone(), text)
}

/// A choice that changes the document: a refusal becomes a notice, since a closed list has no draft to keep.
macro_rules! chosen {
    ($make:path, $edit:expr) => {{
        let workspace = leptos::prelude::expect_context::<$crate::state::Workspace>();
        let notices = leptos::prelude::expect_context::<$crate::state::Notices>();
        let lang = leptos::prelude::expect_context::<$crate::state::Settings>().lang();
        let edit = $edit;
        leptos::prelude::Callback::new(move |key| {
            let made = $make(&workspace.document().read_untracked(), &edit(key), lang.get_untracked());
            match made {
                Ok(command) => {
                    workspace.dispatch(command);
                }
                Err(sentence) => notices.fault(sentence),
            }
        })
    }};
}
pub(in crate::ui::screens) use chosen;

/// A typed text that changes the document: a refusal stays beside the field.
macro_rules! typed {
    ($make:path, $edit:expr) => {{
        let workspace = leptos::prelude::expect_context::<$crate::state::Workspace>();
        let lang = leptos::prelude::expect_context::<$crate::state::Settings>().lang();
        let edit = $edit;
        leptos::prelude::Callback::new(move |text: String| {
            let command = $make(&workspace.document().read_untracked(), &edit(text), lang.get_untracked())?;
            workspace.commit(command)
        })
    }};
}
pub(in crate::ui::screens) use typed;
