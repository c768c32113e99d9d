//! Lines with a backup (`domain::rules`). Whether one has room depends on the whole allocation: an option says only whether somebody
//! could take over beside nothing else, which is never too little; an allocation is judged in whole numbers.

use super::engine::Engine;
use super::options::{CENT, Choice};
use crate::domain::roster::Roster;
use crate::domain::rules::{Amounts, Load, Standby, Takeover, in_force};

/// The backups that an option could have.
struct OfOption {
    takeovers: Vec<Vec<Takeover>>,
    has_one_alone: bool,
}

pub struct Backups<'a, 'b> {
    engine: &'a Engine<'b>,
    standby: Standby<'b>,
    of_options: Vec<Vec<OfOption>>,
}

impl<'a, 'b> Backups<'a, 'b> {
    #[must_use]
    pub fn of(engine: &'a Engine<'b>) -> Self {
        let off = in_force(engine.bid).into_iter().filter(|rule| !engine.rules.holds(rule));
        let mut backups = Self {
            standby: Standby::of(engine.bid, off.collect()),
            engine,
            of_options: Vec::new(),
        };
        let lines = engine.lines.iter().enumerate();
        let of_lines = lines.map(|(line, choices)| choices.iter().map(|choice| backups.of_option(line, choice)).collect());
        backups.of_options = of_lines.collect();
        backups
    }

    fn of_option(&self, line: usize, choice: &Choice) -> OfOption {
        let bid = self.engine.bid;
        let mut amounts = Amounts::nothing(bid.members.len(), self.engine.years.labels(), CENT);
        choice.parts.iter().for_each(|part| amounts.add(part.member, part.amount, &part.by_year));
        let mut services = vec![Vec::new(); bid.lines.len()];
        if let Some(own) = services.get_mut(line) {
            own.clone_from(&choice.services);
        }
        let roster = Roster::of_services(services, bid.members.len());
        let takeovers = self.standby.takeovers(line, &choice.services);
        OfOption {
            has_one_alone: self.is_backed(line, &takeovers, choice, &Load::of(bid, &roster, &amounts)),
            takeovers,
        }
    }

    fn is_backed(&self, line: usize, takeovers: &[Vec<Takeover>], choice: &Choice, load: &Load<'_>) -> bool {
        let by_year = choice.parts.iter().map(|part| &*part.by_year);
        self.standby.is_backed(line, takeovers, by_year, load)
    }

    /// Whether the option of a line would have a backup if nobody had anything else to do.
    #[must_use]
    pub fn has_one_alone(&self, line: usize, at: usize) -> bool {
        self.of_options.get(line).and_then(|options| options.get(at)).is_some_and(|of| of.has_one_alone)
    }

    /// Lines that would have a backup alone, and have none beside all that this allocation asks for.
    #[must_use]
    pub fn lost(&self, choice: &[usize], roster: &Roster, amounts: &Amounts<'_>) -> i128 {
        let load = Load::of(self.engine.bid, roster, amounts);
        let lines = self.engine.lines.iter().zip(&self.of_options).zip(choice).enumerate();
        let lost = lines.filter(|(line, ((choices, of_options), at))| {
            let option = choices.get(**at).zip(of_options.get(**at)).filter(|(_, of)| of.has_one_alone);
            option.is_some_and(|(choice, of)| !self.is_backed(*line, &of.takeovers, choice, &load))
        });
        lost.count() as i128
    }
}
