//! A question among several that are asked one after another, in words: which one, of how many, how far.

use super::goal::name_of;
use crate::domain::optimum::{Progress, Question};
use crate::i18n::Lang;
use crate::i18n::texts::optimiser as texts;

/// «2 sur 3 : Le prix HT le plus bas»; coalitions are counted as they are done.
#[must_use]
pub fn asked(question: &Question, at: usize, of: usize, progress: &Progress, lang: Lang) -> String {
    let what = match question {
        Question::Best { goal, .. } | Question::Explain { goal, .. } | Question::CostOfRules { goal } => name_of(goal, lang),
        Question::Frontier { .. } => texts::SEEKING_POINTS.get(lang).to_owned(),
        Question::Coalitions => texts::SEEKING_COALITIONS.get(lang).to_owned(),
    };
    let said = if of > 1 {
        texts::ASKED.fill(lang, &[("at", &at.to_string()), ("of", &of.to_string()), ("what", &what)])
    } else {
        what
    };
    if progress.of <= 1 {
        return said;
    }
    let counts = [("done", &*progress.done.to_string()), ("of", &progress.of.to_string())];
    format!("{said} ({})", texts::DONE_OF.fill(lang, &counts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::optimum::Goal;

    #[test]
    fn a_question_says_which_of_how_many_and_coalitions_are_counted() {
        let best = Question::Best {
            goal: Goal::MinHt,
            without: Vec::new(),
            locked: Vec::new(),
        };
        assert_eq!(asked(&best, 2, 3, &Progress::default(), Lang::Fr), "2 sur 3\u{a0}: Le prix HT le plus bas");
        let progress = Progress {
            done: 5,
            of: 15,
            ..Progress::default()
        };
        assert_eq!(asked(&Question::Coalitions, 1, 1, &progress, Lang::En), "Value of each coalition (5 of 15)");
    }
}
