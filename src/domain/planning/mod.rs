//! Time before the deadline: working days of a region, and a plan counted backwards (`joint-bid/1` §8.9; domain brief §6). Working days
//! are for tasks; the periods of the law count calendar days and are not here.

mod backwards;
mod calendar;
mod holidays;
mod template;

pub use backwards::{NotPlanned, PlannedTask, Planning, plan, waits_for_itself};
pub use calendar::WorkCalendar;
pub use holidays::{easter, is_holiday};
pub use template::{TemplateTask, Who, template};
