//! The usual tasks of an answer (domain brief §6.3): durations in working days, what waits for what, who does it. Their names are texts
//! of the screen.

/// Who does a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Lead,
    All,
    /// Each member for itself.
    Each,
    EachAndLead,
    TwoMembers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateTask {
    pub id: &'static str,
    pub days: u16,
    pub after: &'static [&'static str],
    pub who: Who,
    /// Its last day is that of the questions, when the tender has one.
    pub ends_with_questions: bool,
}

const fn task(id: &'static str, days: u16, after: &'static [&'static str], who: Who) -> TemplateTask {
    TemplateTask {
        id,
        days,
        after,
        who,
        ends_with_questions: false,
    }
}

/// In the order of the work.
#[must_use]
pub fn template() -> &'static [TemplateTask] {
    const TASKS: &[TemplateTask] = &[
        task("T01", 1, &[], Who::Lead),
        task("T02", 2, &["T01"], Who::Lead),
        task("T03", 1, &["T02"], Who::All),
        task("T04", 2, &["T03"], Who::All),
        task("T05", 3, &["T04"], Who::Lead),
        TemplateTask {
            ends_with_questions: true,
            ..task("T06", 1, &["T02"], Who::Lead)
        },
        task("T07", 4, &["T04"], Who::Each),
        task("T08", 2, &["T07"], Who::Lead),
        task("T09", 2, &["T08"], Who::All),
        task("T10", 8, &["T04"], Who::EachAndLead),
        task("T11", 5, &["T04"], Who::Each),
        task("T12", 3, &["T05"], Who::Each),
        task("T13", 1, &["T09"], Who::Lead),
        task("T14", 1, &["T09", "T11"], Who::Lead),
        task("T15", 2, &["T10", "T13", "T14"], Who::TwoMembers),
        task("T16", 2, &["T05", "T09"], Who::All),
        task("T17", 1, &["T12", "T15", "T16"], Who::Lead),
        task("T18", 1, &["T17"], Who::Lead),
    ];
    TASKS
}
