//! The service levels after a change, and the command that sends them.

use super::{Availability, Id, Part, ServiceLevel};
use crate::document::Command;
use crate::domain::decimal::Rate;
use crate::i18n::Lang;
use crate::i18n::texts::service as texts;

pub use super::fields::allowed;

#[must_use]
pub fn set(levels: Vec<ServiceLevel>) -> Command {
    Command::SetServiceLevels(levels)
}

fn rate(millionths: i128) -> Rate {
    Rate::from_scaled(millionths).unwrap_or(Rate::ONE)
}

/// One service more, with a first host: something to begin with.
#[must_use]
pub fn with_one_more(levels: &[ServiceLevel], lang: Lang) -> Vec<ServiceLevel> {
    let is_taken = |id: &str| levels.iter().any(|l| l.id.as_str() == id);
    let id = (levels.len() + 1..)
        .map(|n| format!("service-{n}"))
        .find(|id| !is_taken(id))
        .unwrap_or_default();
    let mut next = levels.to_vec();
    next.push(ServiceLevel {
        id: Id::new(&id),
        target: rate(995_000),
        series: Vec::new(),
        parallel: vec![component(Part::Parallel, 1, lang)],
        failover: None,
    });
    next
}

fn component(part: Part, number: usize, lang: Lang) -> Availability {
    let word = match part {
        Part::Series => texts::NEW_SERIES,
        Part::Parallel => texts::NEW_PARALLEL,
    };
    Availability {
        id: format!("{} {number}", word.get(lang)),
        availability: rate(995_000),
    }
}

/// `level` in the place of the one called `id`.
#[must_use]
pub fn with(levels: &[ServiceLevel], id: &Id, level: &ServiceLevel) -> Vec<ServiceLevel> {
    levels.iter().map(|l| if &l.id == id { level.clone() } else { l.clone() }).collect()
}

#[must_use]
pub fn without(levels: &[ServiceLevel], id: &Id) -> Vec<ServiceLevel> {
    levels.iter().filter(|l| &l.id != id).cloned().collect()
}

/// The service one place earlier or later.
#[must_use]
pub fn moved(levels: &[ServiceLevel], id: &Id, later: bool) -> Vec<ServiceLevel> {
    let mut next = levels.to_vec();
    let at = next.iter().position(|l| &l.id == id);
    swap(&mut next, at, later);
    next
}

fn swap<T>(items: &mut [T], at: Option<usize>, later: bool) {
    let to = at.and_then(|at| if later { Some(at + 1) } else { at.checked_sub(1) });
    if let (Some(at), Some(to)) = (at, to)
        && to < items.len()
    {
        items.swap(at, to);
    }
}

/// The services with one list of one of them changed.
fn edited(levels: &[ServiceLevel], id: &Id, part: Part, edit: impl Fn(&mut Vec<Availability>)) -> Vec<ServiceLevel> {
    let mut next = levels.to_vec();
    for level in next.iter_mut().filter(|l| &l.id == id) {
        match part {
            Part::Series => edit(&mut level.series),
            Part::Parallel => edit(&mut level.parallel),
        }
    }
    next
}

#[must_use]
pub fn with_component(levels: &[ServiceLevel], id: &Id, part: Part, lang: Lang) -> Vec<ServiceLevel> {
    edited(levels, id, part, |list| list.push(component(part, list.len() + 1, lang)))
}

#[must_use]
pub fn with_component_at(levels: &[ServiceLevel], id: &Id, part: Part, at: usize, component: &Availability) -> Vec<ServiceLevel> {
    edited(levels, id, part, |list| list.iter_mut().skip(at).take(1).for_each(|c| *c = component.clone()))
}

#[must_use]
pub fn without_component(levels: &[ServiceLevel], id: &Id, part: Part, at: usize) -> Vec<ServiceLevel> {
    edited(levels, id, part, |list| {
        if at < list.len() {
            list.remove(at);
        }
    })
}

#[must_use]
pub fn moved_component(levels: &[ServiceLevel], id: &Id, part: Part, at: usize, later: bool) -> Vec<ServiceLevel> {
    edited(levels, id, part, |list| swap(list, Some(at), later))
}
