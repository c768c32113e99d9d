//! The plan of the answer, counted backwards from the deadline and forwards from the publication (critical path method;
//! `joint-bid/1` §8.9; domain brief §6.4).

use serde::Serialize;

use super::calendar::WorkCalendar;
use crate::domain::bid::{Retroplanning, Task, Tender};
use crate::domain::dates::Date;
use crate::domain::ids::Id;

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPlanned {
    #[error("no publication date")]
    NoPublication,
    #[error("no deadline")]
    NoDeadline,
    /// This task waits for itself, through others or not.
    #[error("task {0} waits for itself")]
    Cycle(Id),
    /// Dates leave the calendar.
    #[error("dates out of range")]
    OutOfRange,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlannedTask {
    pub id: Id,
    pub latest_start: Date,
    pub latest_finish: Date,
    pub earliest_start: Date,
    pub earliest_finish: Date,
    /// Working days to spare; below zero, working days late.
    pub slack_days: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Planning {
    /// In the order of the list.
    pub tasks: Vec<PlannedTask>,
    /// No task is late.
    pub feasible: bool,
    /// The tasks with the smallest slack.
    pub critical: Vec<Id>,
    pub working_days_from_publication_to_deadline: i64,
}

impl Planning {
    /// The smallest slack; `None` without tasks.
    #[must_use]
    pub fn least_slack(&self) -> Option<i64> {
        self.tasks.iter().map(|t| t.slack_days).min()
    }
}

/// Plans the tasks.
///
/// # Errors
/// `NotPlanned` says what stands in the way. Tasks that do not exist are not waited for.
pub fn plan(tender: &Tender, wanted: &Retroplanning) -> Result<Planning, NotPlanned> {
    let published = tender.published.ok_or(NotPlanned::NoPublication)?;
    let deadline = tender.deadline.as_ref().ok_or(NotPlanned::NoDeadline)?.day();
    let order = in_order(&wanted.tasks)?;
    let calendar = WorkCalendar {
        region: wanted.region,
        closures: &wanted.closures,
    };
    lay_out(calendar, wanted, &order, published, deadline).ok_or(NotPlanned::OutOfRange)
}

/// A task that waits for itself, through others or not.
#[must_use]
pub fn waits_for_itself(tasks: &[Task]) -> Option<Id> {
    match in_order(tasks) {
        Err(NotPlanned::Cycle(task)) => Some(task),
        _ => None,
    }
}

/// Positions of the tasks, each after those that it waits for.
fn in_order(tasks: &[Task]) -> Result<Vec<usize>, NotPlanned> {
    let before = predecessors(tasks);
    let mut order = Vec::with_capacity(tasks.len());
    let mut is_placed = vec![false; tasks.len()];
    while order.len() < tasks.len() {
        let ready: Vec<usize> = (0..tasks.len())
            .filter(|&at| !is_placed[at] && before[at].iter().all(|&b| is_placed[b]))
            .collect();
        if ready.is_empty() {
            return Err(NotPlanned::Cycle(a_waiting_one(tasks, &before, &is_placed)));
        }
        ready.iter().for_each(|&at| is_placed[at] = true);
        order.extend(ready);
    }
    Ok(order)
}

/// A task of a cycle: going back from any task that is not placed, one comes round to it.
fn a_waiting_one(tasks: &[Task], before: &[Vec<usize>], is_placed: &[bool]) -> Id {
    let mut at = is_placed.iter().position(|placed| !placed).unwrap_or(0);
    for _ in 0..tasks.len() {
        at = before[at].iter().copied().find(|&b| !is_placed[b]).unwrap_or(at);
    }
    tasks[at].id.clone()
}

fn predecessors(tasks: &[Task]) -> Vec<Vec<usize>> {
    let at = |id: &Id| tasks.iter().position(|t| &t.id == id);
    tasks.iter().map(|t| t.after.iter().filter_map(at).collect()).collect()
}

fn lay_out(calendar: WorkCalendar<'_>, wanted: &Retroplanning, order: &[usize], published: Date, deadline: Date) -> Option<Planning> {
    let tasks = &wanted.tasks;
    let before = predecessors(tasks);
    let first_day = calendar.on_or_after(published)?;
    let last_day = calendar.on_or_before(deadline)?;
    let end = calendar.shifted(last_day, -i64::from(wanted.buffer_days))?;
    let rest = |task: &Task| i64::from(task.days.max(1)) - 1;

    let mut earliest = vec![(first_day, first_day); tasks.len()];
    for &at in order {
        let start = match before[at].iter().map(|&b| earliest[b].1).max() {
            Some(finish) => calendar.shifted(finish, 1)?,
            None => first_day,
        };
        earliest[at] = (start, calendar.shifted(start, rest(&tasks[at]))?);
    }

    let mut latest = vec![(end, end); tasks.len()];
    for &at in order.iter().rev() {
        let successors = (0..tasks.len()).filter(|&other| before[other].contains(&at));
        let mut finish = match successors.map(|other| latest[other].0).min() {
            Some(start) => calendar.shifted(start, -1)?,
            None => end,
        };
        if let Some(limit) = tasks[at].not_after {
            finish = finish.min(calendar.on_or_before(limit)?);
        }
        latest[at] = (calendar.shifted(finish, -rest(&tasks[at]))?, finish);
    }

    let planned: Vec<PlannedTask> = tasks
        .iter()
        .zip(earliest.into_iter().zip(latest))
        .map(|(task, (earliest, latest))| PlannedTask {
            id: task.id.clone(),
            latest_start: latest.0,
            latest_finish: latest.1,
            earliest_start: earliest.0,
            earliest_finish: earliest.1,
            slack_days: calendar.between(earliest.0, latest.0),
        })
        .collect();
    let least = planned.iter().map(|t| t.slack_days).min();
    Some(Planning {
        feasible: least.is_none_or(|slack| slack >= 0),
        critical: planned.iter().filter(|t| Some(t.slack_days) == least).map(|t| t.id.clone()).collect(),
        working_days_from_publication_to_deadline: calendar.between(first_day, last_day),
        tasks: planned,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::bid::Region;
    use crate::domain::dates::Moment;

    fn task(id: &str, days: u16, after: &[&str]) -> Task {
        Task {
            id: Id::new(id),
            label: id.to_owned(),
            days,
            after: after.iter().map(|a| Id::new(a)).collect(),
            not_after: None,
        }
    }

    fn planned(published: &str, deadline: &str, tasks: Vec<Task>) -> Result<Planning, NotPlanned> {
        let mut tender: Tender = serde_json::from_str(
            r#"{"reference":"r","title":"t","buyer":{"name":"b","kind":"state","country":"FR","vat_deduction":"none"},
                "procedure":"open","offer_validity_days":90,"periods":[]}"#,
        )
        .unwrap();
        tender.published = Some(Date::parse(published).unwrap());
        tender.deadline = Some(Moment::parse(&format!("{deadline}T12:00:00+01:00")).unwrap());
        let wanted = Retroplanning {
            region: Region::Fr,
            buffer_days: 0,
            tasks,
            closures: Vec::new(),
        };
        plan(&tender, &wanted)
    }

    #[test]
    fn too_short_a_time_tells_how_many_working_days_lack() {
        // Monday 4 to Friday 8 January 2027 are five working days; the chain needs seven.
        let plan = planned("2027-01-04", "2027-01-08", vec![task("a", 3, &[]), task("b", 4, &["a"]), task("c", 1, &[])]).unwrap();
        assert_eq!(plan.tasks.iter().map(|t| t.slack_days).collect::<Vec<_>>(), [-2, -2, 4]);
        assert_eq!(plan.tasks[0].latest_start.to_string(), "2026-12-30");
        assert!(!plan.feasible);
        assert_eq!(plan.critical, [Id::new("a"), Id::new("b")]);
        assert_eq!(plan.working_days_from_publication_to_deadline, 4);
    }

    #[test]
    fn a_task_that_waits_for_itself_is_named() {
        let cycle = planned(
            "2027-01-04",
            "2027-02-08",
            vec![task("x", 1, &["b"]), task("a", 1, &["b"]), task("b", 1, &["a"])],
        );
        assert!(matches!(&cycle, Err(NotPlanned::Cycle(id)) if id.as_str() != "x"), "{cycle:?}");
    }
}
