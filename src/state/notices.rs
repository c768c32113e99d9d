//! Short messages at the foot of the page, with at most one thing to do about them. A fault stays until it was closed.

use std::sync::Arc;

use std::time::Duration;

use leptos::prelude::*;

/// What a notice offers to do.
#[derive(Clone)]
pub struct NoticeAction {
    pub label: String,
    /// Owned by the notice: whatever offered it may have left the page.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

#[derive(Clone)]
pub struct Notice {
    pub id: u32,
    pub text: String,
    pub is_fault: bool,
    pub action: Option<NoticeAction>,
}

/// How long a notice stays that is no fault; what it offers to undo stays in the history.
const SHOWN_FOR: Duration = Duration::from_secs(10);
/// Most notices shown at once; the oldest goes first.
const SHOWN_MAX: usize = 4;

#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            list: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        }
    }
}

impl Notices {
    #[must_use]
    pub fn list(self) -> Signal<Vec<Notice>> {
        self.list.into()
    }
    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), false, None);
    }
    pub fn fault(self, text: impl Into<String>) {
        self.push(text.into(), true, None);
    }
    pub fn offer(self, text: impl Into<String>, label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) {
        let action = NoticeAction {
            label: label.into(),
            run: Arc::new(run),
        };
        self.push(text.into(), false, Some(action));
    }
    pub fn dismiss(self, id: u32) {
        self.list.update(|list| list.retain(|n| n.id != id));
    }
    fn push(self, text: String, is_fault: bool, action: Option<NoticeAction>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| {
            list.retain(|n| n.text != text);
            list.push(Notice { id, text, is_fault, action });
            let surplus = list.len().saturating_sub(SHOWN_MAX);
            list.drain(..surplus);
        });
        if !is_fault {
            set_timeout(move || self.dismiss(id), SHOWN_FOR);
        }
    }
}
