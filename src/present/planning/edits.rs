//! The plan after a change, and the command that sends it.

use super::{Closure, Id, Retroplanning, Task};
use crate::document::Command;
use crate::domain::bid::{Region, Tender};
use crate::domain::dates::Date;
use crate::domain::planning::{TemplateTask, Who, template};
use crate::i18n::texts::planning as texts;
use crate::i18n::{Lang, Text};

/// One working day early, as the brief advises.
const USUAL_BUFFER: u16 = 1;

#[must_use]
pub fn set(plan: Retroplanning) -> Command {
    Command::SetRetroplanning(Some(Box::new(plan)))
}

#[must_use]
pub fn removed() -> Command {
    Command::SetRetroplanning(None)
}

/// A plan without tasks, with the holidays of the client's country.
#[must_use]
pub fn blank(tender: &Tender) -> Retroplanning {
    Retroplanning {
        region: match tender.buyer.country.as_str() {
            "BE" => Region::Be,
            _ => Region::Fr,
        },
        buffer_days: USUAL_BUFFER,
        tasks: Vec::new(),
        closures: Vec::new(),
    }
}

/// The usual plan of an answer; its names are in the language of the moment.
#[must_use]
pub fn from_template(tender: &Tender, lang: Lang) -> Retroplanning {
    let questions = tender.questions_until;
    let task = |usual: &TemplateTask| Task {
        id: Id::new(usual.id),
        label: texts::WITH_WHO.fill(lang, &[("task", task_name(usual.id).get(lang)), ("who", who(usual.who).get(lang))]),
        days: usual.days,
        after: usual.after.iter().map(|id| Id::new(id)).collect(),
        not_after: questions.filter(|_| usual.ends_with_questions),
    };
    Retroplanning {
        tasks: template().iter().map(task).collect(),
        ..blank(tender)
    }
}

fn task_name(id: &str) -> Text {
    match id {
        "T01" => texts::T01,
        "T02" => texts::T02,
        "T03" => texts::T03,
        "T04" => texts::T04,
        "T05" => texts::T05,
        "T06" => texts::T06,
        "T07" => texts::T07,
        "T08" => texts::T08,
        "T09" => texts::T09,
        "T10" => texts::T10,
        "T11" => texts::T11,
        "T12" => texts::T12,
        "T13" => texts::T13,
        "T14" => texts::T14,
        "T15" => texts::T15,
        "T16" => texts::T16,
        "T17" => texts::T17,
        _ => texts::T18,
    }
}

fn who(who: Who) -> Text {
    match who {
        Who::Lead => texts::WHO_LEAD,
        Who::All => texts::WHO_ALL,
        Who::Each => texts::WHO_EACH,
        Who::EachAndLead => texts::WHO_EACH_AND_LEAD,
        Who::TwoMembers => texts::WHO_TWO,
    }
}

/// The plan with this task in the place of the one that has its id.
///
/// # Errors
/// The code of a task to wait for that does not exist, as a sentence.
pub fn with_task(plan: &Retroplanning, task: Task, lang: Lang) -> Result<Retroplanning, String> {
    if let Some(unknown) = task.after.iter().find(|id| !plan.tasks.iter().any(|t| &t.id == *id)) {
        return Err(texts::UNKNOWN_TASK.fill(lang, &[("id", unknown.as_str())]));
    }
    let mut next = plan.clone();
    next.tasks.iter_mut().filter(|t| t.id == task.id).for_each(|t| *t = task.clone());
    Ok(next)
}

/// One task more, at the end, with a code that no other has.
#[must_use]
pub fn with_one_more(plan: &Retroplanning, lang: Lang) -> Retroplanning {
    let mut next = plan.clone();
    let is_taken = |id: &str| plan.tasks.iter().any(|t| t.id.as_str() == id);
    let id = (plan.tasks.len() + 1..)
        .map(|n| format!("T{n:02}"))
        .find(|id| !is_taken(id))
        .unwrap_or_default();
    next.tasks.push(Task {
        id: Id::new(&id),
        label: texts::NEW_TASK.get(lang).to_owned(),
        days: 1,
        after: Vec::new(),
        not_after: None,
    });
    next
}

/// Without the task; those that waited for it wait for what it waited for.
#[must_use]
pub fn without_task(plan: &Retroplanning, id: &Id) -> Retroplanning {
    let mut next = plan.clone();
    let inherited: Vec<Id> = plan.tasks.iter().filter(|t| &t.id == id).flat_map(|t| t.after.clone()).collect();
    next.tasks.retain(|t| &t.id != id);
    for task in &mut next.tasks {
        if task.after.contains(id) {
            task.after.retain(|a| a != id);
            let missing: Vec<Id> = inherited.iter().filter(|a| !task.after.contains(a)).cloned().collect();
            task.after.extend(missing);
        }
    }
    next
}

/// The task one place earlier or later in the list.
#[must_use]
pub fn moved(plan: &Retroplanning, id: &Id, later: bool) -> Retroplanning {
    let mut next = plan.clone();
    let at = next.tasks.iter().position(|t| &t.id == id);
    let to = at.and_then(|at| if later { Some(at + 1) } else { at.checked_sub(1) });
    if let (Some(at), Some(to)) = (at, to)
        && to < next.tasks.len()
    {
        next.tasks.swap(at, to);
    }
    next
}

/// One closure more: the last days before the deadline's year end, or its day when there is none.
#[must_use]
pub fn with_closure(plan: &Retroplanning, tender: &Tender) -> Option<Retroplanning> {
    let day: Date = tender.published.or_else(|| tender.deadline.as_ref().map(|d| d.day()))?;
    let (from, to) = (Date::of(day.year(), 12, 24)?, Date::of(day.year() + 1, 1, 2)?);
    let mut next = plan.clone();
    next.closures.push(Closure { from, to });
    Some(next)
}

#[must_use]
pub fn with_closure_at(plan: &Retroplanning, at: usize, closure: Closure) -> Retroplanning {
    let mut next = plan.clone();
    if let Some(place) = next.closures.get_mut(at) {
        *place = closure;
    }
    next
}

#[must_use]
pub fn without_closure(plan: &Retroplanning, at: usize) -> Retroplanning {
    let mut next = plan.clone();
    if at < next.closures.len() {
        next.closures.remove(at);
    }
    next
}
