//! What a row listens to. A signal forgets a listener in time that grows with how many it has, so a thousand rows that all listen to the
//! whole grid cost a million steps at each key. Rows listen to a few rows around them, and to marks only where there are any.

use std::sync::Arc;

use leptos::prelude::*;

use crate::present::grid::{GridRow, GridView};

/// Rows that share a listener.
const TOGETHER: usize = 24;

/// The first and the last row with a mark.
pub(super) type Span = (usize, usize);

#[derive(Clone, Copy)]
pub(super) struct GridRows {
    view: Signal<Arc<GridView>>,
    parts: StoredValue<Vec<Memo<Vec<Arc<GridRow>>>>>,
    marked: StoredValue<Selector<Span>>,
    /// The grid's own: what is made for a row outlives the row.
    owner: StoredValue<Option<Owner>>,
}

impl GridRows {
    pub fn new(view: Signal<Arc<GridView>>, marked: impl Fn() -> Span + Clone + Send + Sync + 'static) -> Self {
        let holds = |row: &Span, marked: &Span| (marked.0..=marked.1).contains(&row.0);
        Self {
            view,
            parts: StoredValue::new(Vec::new()),
            marked: StoredValue::new(Selector::new_with_fn(marked, holds)),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// The content of a row; `None` behind the last.
    pub fn content(self, row: usize) -> Option<Arc<GridRow>> {
        let part = self.part(row / TOGETHER)?;
        part.with(|rows| rows.get(row % TOGETHER).cloned())
    }

    /// True where something in the row is active, selected or edited.
    pub fn is_marked(self, row: usize) -> bool {
        self.marked.with_value(|marked| marked.selected(&(row, row)))
    }

    fn part(self, number: usize) -> Option<Memo<Vec<Arc<GridRow>>>> {
        let view = self.view;
        let make = |number: usize| Memo::new(move |_| view.with(|v| v.rows.iter().skip(number * TOGETHER).take(TOGETHER).cloned().collect::<Vec<_>>()));
        let owner = self.owner.get_value()?;
        self.parts.try_update_value(|parts| {
            while parts.len() <= number {
                let next = parts.len();
                parts.push(owner.with(|| make(next)));
            }
            parts.get(number).copied()
        })?
    }
}
