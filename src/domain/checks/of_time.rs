//! The time: deadlines, questions, the plan, how long the offer binds.

use super::Facts;
use super::problem::Problem;
use crate::domain::dates::Date;
use crate::domain::params::Param;
use crate::domain::paris::paris_offset;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Problem>) {
    found.extend(deadline_passed(facts));
    found.extend(plan_late(facts));
    found.extend(no_buffer(facts));
    found.extend(questions(facts));
    found.extend(offset_not_of_paris(facts));
    found.extend(offer_validity(facts));
}

impl Facts<'_> {
    /// The day whose law holds: that of the deadline, else of the table.
    pub(super) fn day_of_law(&self) -> Option<Date> {
        let deadline = self.bid.tender.deadline.as_ref().map(|d| d.day());
        deadline.or_else(|| self.params.map(|table| table.as_of))
    }
    fn deadline(&self) -> Option<Date> {
        self.bid.tender.deadline.as_ref().map(|d| d.day())
    }
}

/// K31: a late file is eliminated (CCP, art. R2151-5).
fn deadline_passed(facts: &Facts<'_>) -> Option<Problem> {
    let deadline = facts.deadline()?;
    (facts.today? > deadline).then_some(Problem::DeadlinePassed { deadline })
}

/// K31: the plan needs more working days than there are.
fn plan_late(facts: &Facts<'_>) -> Option<Problem> {
    let slack = facts.results.retroplanning.as_ref()?.least_slack()?;
    (slack < 0).then_some(Problem::PlanLate { days: -slack })
}

/// K31: submit one working day early.
fn no_buffer(facts: &Facts<'_>) -> Option<Problem> {
    let plan = facts.bid.retroplanning.as_ref()?;
    (plan.buffer_days == 0 && !plan.tasks.is_empty()).then_some(Problem::NoBuffer)
}

/// K41: questions to the buyer end some days before the deadline.
fn questions(facts: &Facts<'_>) -> Option<Problem> {
    let (last_day, today) = (facts.bid.tender.questions_until?, facts.today?);
    let days = today.days_until(last_day);
    if days < 0 {
        return (today <= facts.deadline()?).then_some(Problem::QuestionsOver { last_day });
    }
    let soon = facts.params?.on("questions.reminder", today).and_then(Param::count)?;
    (days <= i64::from(soon)).then_some(Problem::QuestionsSoon { last_day, days })
}

/// K54: the hour of a French buyer is that of Paris, summer time included.
fn offset_not_of_paris(facts: &Facts<'_>) -> Option<Problem> {
    let deadline = facts.bid.tender.deadline.as_ref()?;
    let paris = paris_offset(deadline.day(), deadline.hour_and_minute());
    let is_other = facts.bid.tender.buyer.country == "FR" && deadline.offset() != paris;
    is_other.then(|| Problem::OffsetNotOfParis {
        written: deadline.offset().to_owned(),
        paris,
    })
}

/// K55: the offer binds until a day, which had better be after the contract begins.
fn offer_validity(facts: &Facts<'_>) -> Option<Problem> {
    let valid_until = facts.results.offer_valid_until?;
    match facts.bid.tender.start {
        Some(start) if valid_until < start => Some(Problem::OfferExpiresBeforeStart { valid_until, start }),
        _ => Some(Problem::OfferValidUntil { last_day: valid_until }),
    }
}
