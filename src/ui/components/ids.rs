//! Ids that tie a label to its control.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An id no other element of this page has.
#[must_use]
pub fn fresh_id(prefix: &str) -> String {
    let n = NEXT.with(|next| {
        let n = next.get();
        next.set(n.wrapping_add(1));
        n
    });
    format!("{prefix}-{n}")
}
