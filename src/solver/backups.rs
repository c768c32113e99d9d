//! Named backups: who could take a line over. A member that does not serve the line, has a price for it, and could take the
//! largest share over: no rule of the line is broken then (sites and quantities included), and its yearly cap and threshold hold
//! that share beside nothing else. Whether there is room beside what it serves already is for the whole allocation to say.

use super::engine::Engine;
use super::options::{Choice, Pricer};
use crate::domain::roster::Service;

/// For every option of every line: whether somebody could take over.
#[must_use]
pub fn has_backup(engine: &Engine<'_>) -> Vec<Vec<bool>> {
    let pricer = Pricer::of(engine.bid);
    let lines = engine.lines.iter().enumerate();
    lines
        .map(|(at, choices)| {
            let bidders = pricer.bidders(at);
            choices.iter().map(|choice| is_backed(engine, &pricer, at, choice, &bidders)).collect()
        })
        .collect()
}

fn is_backed(engine: &Engine<'_>, pricer: &Pricer<'_>, at: usize, choice: &Choice, bidders: &[usize]) -> bool {
    let Some(largest) = choice.services.iter().max_by_key(|s| s.share) else {
        return false;
    };
    let free = bidders.iter().filter(|m| choice.mask >> **m & 1 == 0);
    free.into_iter().any(|member| {
        let services = choice.services.iter().map(|s| {
            if s.member == largest.member {
                (*member, s.share)
            } else {
                (s.member, s.share)
            }
        });
        let mut services: Vec<Service> = services
            .map(|(member, share)| Service {
                member,
                share,
                ask: pricer.ask_of(at, member),
            })
            .collect();
        services.sort_by_key(|s| s.member);
        let taken = pricer.only(at, &services, &engine.rules);
        taken.first().is_some_and(|taken| has_room(engine, taken, *member))
    })
}

fn has_room(engine: &Engine<'_>, taken: &Choice, member: usize) -> bool {
    use super::options::CENT;
    let Some((part, card)) = taken.parts.iter().find(|p| p.member == member).zip(engine.bid.members.get(member)) else {
        return false;
    };
    let most = part.by_year.iter().max().copied().unwrap_or(0);
    let cap = card.terms.turnover_cap_cents.map(|cap| cap.wide() * CENT);
    let limit = card.private.vat_threshold.as_ref().map(|t| t.limit_cents.wide() * CENT);
    cap.is_none_or(|cap| most <= cap) && limit.is_none_or(|limit| most <= limit)
}
