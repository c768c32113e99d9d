//! The periods of the contract as an editable list. Quantities follow their period by its id, so a new period gets an id that no
//! other has.

use crate::domain::bid::{Period, Tender};
use crate::domain::ids::PeriodId;
use crate::i18n::texts::tender as texts;
use crate::i18n::{Lang, Text};
use crate::present::form::{Choice, FormField, Input};
use crate::present::typed;

/// Limit of `joint-bid/1` §1.9.
const PERIODS_MAX: usize = 40;
const FIRM: &str = "firm";
const RENEWAL: &str = "renewal";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodField {
    Label,
    Months,
    Firm,
}

impl FormField for PeriodField {
    type Of = Period;

    fn key(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Months => "months",
            Self::Firm => "firm",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Label => texts::PERIOD_LABEL,
            Self::Months => texts::PERIOD_MONTHS,
            Self::Firm => texts::PERIOD_FIRM,
        }
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Label => Input::Text,
            Self::Months => Input::Number,
            Self::Firm => Input::Choice(vec![Choice::new(FIRM, texts::FIRM.get(lang)), Choice::new(RENEWAL, texts::RENEWAL.get(lang))]),
        }
    }
    fn show(self, period: &Period, _: Lang) -> String {
        match self {
            Self::Label => period.label.clone(),
            Self::Months => period.months.to_string(),
            Self::Firm => (if period.firm { FIRM } else { RENEWAL }).to_owned(),
        }
    }
    fn put(self, period: &mut Period, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Label => period.label = typed::text(typed, 100, lang)?,
            Self::Months => period.months = u16::try_from(typed::whole(typed, 1, 120, lang)?).unwrap_or(120),
            Self::Firm => period.firm = typed != RENEWAL,
        }
        Ok(())
    }
}

/// The consultation with one period more, as long as the last one; the first is firm, the others renewals.
#[must_use]
pub fn with_one_more(tender: &Tender) -> Tender {
    let mut next = tender.clone();
    if next.periods.len() >= PERIODS_MAX {
        return next;
    }
    let is_taken = |id: &str| next.periods.iter().any(|p| p.id.as_str() == id);
    let id = (next.periods.len() + 1..).map(|n| format!("Y{n}")).find(|id| !is_taken(id)).unwrap_or_default();
    let months = next.periods.last().map_or(12, |p| p.months);
    let firm = next.periods.is_empty();
    next.periods.push(Period {
        id: PeriodId::new(&id),
        months,
        label: String::new(),
        firm,
    });
    next
}

/// The consultation with this period in the place of the one that has its id.
#[must_use]
pub fn with(tender: &Tender, period: Period) -> Tender {
    let mut next = tender.clone();
    next.periods.iter_mut().filter(|p| p.id == period.id).for_each(|p| *p = period.clone());
    next
}

#[must_use]
pub fn without(tender: &Tender, period: &PeriodId) -> Tender {
    let mut next = tender.clone();
    next.periods.retain(|p| &p.id != period);
    next
}

/// The period one place earlier or later; as it was at the end of the list.
#[must_use]
pub fn moved(tender: &Tender, period: &PeriodId, later: bool) -> Tender {
    let mut next = tender.clone();
    let at = next.periods.iter().position(|p| &p.id == period);
    let to = at.and_then(|at| if later { Some(at + 1) } else { at.checked_sub(1) });
    if let (Some(at), Some(to)) = (at, to)
        && to < next.periods.len()
    {
        next.periods.swap(at, to);
    }
    next
}

/// How a period is called where there is little room: its label, else its id.
#[must_use]
pub fn name(period: &Period) -> String {
    if period.label.is_empty() {
        period.id.to_string()
    } else {
        period.label.clone()
    }
}

/// The sum of the months, in words.
#[must_use]
pub fn total(tender: &Tender, lang: Lang) -> String {
    texts::PERIODS_TOTAL.fill(lang, &[("months", &tender.months().to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::new_bid::empty_tender;

    fn told(tender: &Tender) -> String {
        let nature = |p: &Period| if p.firm { "ferme" } else { "reconduction" };
        tender
            .periods
            .iter()
            .map(|p| format!("{} {} {}", p.id, p.months, nature(p)))
            .collect::<Vec<_>>()
            .join(" · ")
    }

    #[test]
    fn periods_are_added_moved_and_removed_with_ids_that_stay() {
        let two = with_one_more(&with_one_more(&empty_tender()));
        assert_eq!(told(&two), "P1 12 ferme · Y2 12 reconduction · Y3 12 reconduction");
        let moved_up = moved(&two, &"Y3".into(), false);
        assert_eq!(told(&moved_up), "P1 12 ferme · Y3 12 reconduction · Y2 12 reconduction");
        assert_eq!(moved(&two, &"Y3".into(), true), two);
        assert_eq!(moved(&two, &"P1".into(), false), two);
        let shorter = without(&two, &"Y2".into());
        assert_eq!(told(&with_one_more(&shorter)), "P1 12 ferme · Y3 12 reconduction · Y4 12 reconduction");
        assert_eq!(
            told(&with_one_more(&Tender {
                periods: vec![],
                ..empty_tender()
            })),
            "Y1 12 ferme"
        );
    }

    #[test]
    fn months_are_one_to_one_hundred_and_twenty() {
        let mut period = empty_tender().periods.remove(0);
        assert!(PeriodField::Months.put(&mut period, "0", Lang::Fr).is_err());
        assert!(PeriodField::Months.put(&mut period, "121", Lang::Fr).is_err());
        assert_eq!(PeriodField::Months.put(&mut period, "36", Lang::Fr), Ok(()));
        assert_eq!(period.months, 36);
    }
}
