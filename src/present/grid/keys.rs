//! The keyboard contract of a grid: what each key means while moving over cells and while editing one.

use super::place::Step;

/// A key that went down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key<'a> {
    /// What the key means: `a`, `Enter`, `ArrowDown`.
    pub name: &'a str,
    pub shift: bool,
    /// Control, or Command on a Mac.
    pub command: bool,
    pub alt: bool,
}

/// While moving over cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Step),
    /// The same with the selection growing.
    Extend(Step),
    /// To the next or previous cell in reading order; out of the grid from the last or first one.
    Tab {
        back: bool,
    },
    Edit,
    /// A typed character begins a new value.
    Replace(String),
    Clear,
    FillDown,
    SelectAll,
    /// The details of the cell.
    Open,
    Escape,
}

/// Where to go after an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    Stay,
    Go(Step),
    Tab {
        back: bool,
    },
    /// The old value comes back.
    GiveBack,
}

/// The meaning of a key while moving; `None` leaves it to the browser.
#[must_use]
pub fn while_moving(key: &Key<'_>) -> Option<Action> {
    if key.alt {
        return (key.name == "Enter" && !key.command).then_some(Action::Open);
    }
    if let Some(step) = step(key) {
        return Some(if key.shift { Action::Extend(step) } else { Action::Move(step) });
    }
    match (key.name, key.command) {
        ("Tab", false) => Some(Action::Tab { back: key.shift }),
        ("Enter", false) if key.shift => Some(Action::Move(Step::Up)),
        ("Enter" | "F2", false) => Some(Action::Edit),
        ("Delete" | "Backspace", false) => Some(Action::Clear),
        ("Escape", false) => Some(Action::Escape),
        ("d" | "D", true) => Some(Action::FillDown),
        ("a" | "A", true) => Some(Action::SelectAll),
        (name, false) if is_typed(name) => Some(Action::Replace(name.to_owned())),
        _ => None,
    }
}

/// The meaning of a key while editing; `None` leaves it to the text field.
#[must_use]
pub fn while_editing(key: &Key<'_>) -> Option<Then> {
    if key.alt || key.command {
        return None;
    }
    match key.name {
        "Enter" => Some(Then::Go(if key.shift { Step::Up } else { Step::Down })),
        "Tab" => Some(Then::Tab { back: key.shift }),
        "Escape" => Some(Then::GiveBack),
        _ => None,
    }
}

fn step(key: &Key<'_>) -> Option<Step> {
    Some(match (key.name, key.command) {
        ("ArrowLeft", false) => Step::Left,
        ("ArrowRight", false) => Step::Right,
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", true) | ("Home", false) => Step::RowStart,
        ("ArrowRight", true) | ("End", false) => Step::RowEnd,
        ("ArrowUp", true) => Step::Top,
        ("ArrowDown", true) => Step::Bottom,
        ("PageUp", false) => Step::PageUp,
        ("PageDown", false) => Step::PageDown,
        ("Home", true) => Step::First,
        ("End", true) => Step::Last,
        _ => return None,
    })
}

/// One visible character. A space scrolls and begins no number.
fn is_typed(name: &str) -> bool {
    let mut characters = name.chars();
    matches!((characters.next(), characters.next()), (Some(c), None) if !c.is_whitespace() && !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Ctrl+Shift+Home` → a key.
    fn key(text: &str) -> Key<'_> {
        let mut parts: Vec<&str> = text.split('+').collect();
        let name = parts.pop().unwrap_or_default();
        Key {
            name,
            shift: parts.contains(&"Shift"),
            command: parts.contains(&"Ctrl"),
            alt: parts.contains(&"Alt"),
        }
    }

    #[test]
    fn keys_move_extend_and_edit() {
        for (text, action) in [
            ("ArrowDown", Action::Move(Step::Down)),
            ("Ctrl+ArrowRight", Action::Move(Step::RowEnd)),
            ("Ctrl+Home", Action::Move(Step::First)),
            ("PageDown", Action::Move(Step::PageDown)),
            ("Shift+ArrowUp", Action::Extend(Step::Up)),
            ("Ctrl+Shift+End", Action::Extend(Step::Last)),
            ("Tab", Action::Tab { back: false }),
            ("Shift+Tab", Action::Tab { back: true }),
            ("Enter", Action::Edit),
            ("F2", Action::Edit),
            ("Shift+Enter", Action::Move(Step::Up)),
            ("Alt+Enter", Action::Open),
            ("Delete", Action::Clear),
            ("Backspace", Action::Clear),
            ("Ctrl+d", Action::FillDown),
            ("Escape", Action::Escape),
            ("7", Action::Replace("7".to_owned())),
            ("Shift+7", Action::Replace("7".to_owned())),
        ] {
            assert_eq!(while_moving(&key(text)), Some(action), "{text}");
        }
    }

    #[test]
    fn keys_of_the_browser_and_of_the_page_stay_theirs() {
        for text in ["Ctrl+z", "Ctrl+c", "Ctrl+v", "F5", " ", "Alt+ArrowLeft", "Shift", "Dead", "Ctrl+Tab"] {
            assert_eq!(while_moving(&key(text)), None, "{text}");
        }
        for text in ["ArrowLeft", "Delete", "7", "Ctrl+z", "Home"] {
            assert_eq!(while_editing(&key(text)), None, "{text}");
        }
    }

    #[test]
    fn an_edit_ends_with_enter_tab_or_escape() {
        assert_eq!(while_editing(&key("Enter")), Some(Then::Go(Step::Down)));
        assert_eq!(while_editing(&key("Shift+Enter")), Some(Then::Go(Step::Up)));
        assert_eq!(while_editing(&key("Tab")), Some(Then::Tab { back: false }));
        assert_eq!(while_editing(&key("Escape")), Some(Then::GiveBack));
    }
}
