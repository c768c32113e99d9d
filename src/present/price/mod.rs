//! The screen of the price: what the client pays and how it is formed. Every figure is that of `Results`, formatted; nothing is
//! computed here but what shows a computation. Knows no view.

pub mod computation;
pub mod edit;
pub mod figures;
pub mod formation;
pub mod limits;
pub mod missing;
pub mod periods;
pub mod schedule;
pub mod table;
pub mod taxes;
#[cfg(test)]
mod tests;
pub mod words;

pub use computation::{Computation, Step, computation};
pub use edit::{PricingEdit, pricing_with};
pub use figures::{Figure, figures};
pub use formation::{DeductionRow, Formation, formation};
pub use limits::{Comparison, limits};
pub use missing::{Completeness, Mend, completeness};
pub use periods::{by_period, by_year};
pub use schedule::{LineDetail, Schedule, ScheduleRow, line_detail, schedule};
pub use table::{Column, Row, Table};
pub use taxes::{by_regime, rounding_note, vat_rows};
