//! The dates of a consultation. The deadline is one moment typed as three fields: its day, its time, its offset.

use crate::domain::bid::{Tender, YearBasis};
use crate::domain::dates::{Date, Moment};
use crate::domain::params::{Param, ParamTable};
use crate::domain::paris::{in_paris, paris_offset};
use crate::i18n::texts::{tender as texts, typed as typed_texts};
use crate::i18n::{Lang, Text, format};
use crate::present::form::{FormField, Input, choices_of};
use crate::present::tender::{day_of_law, words};
use crate::present::{faults, typed};

/// The time of a deadline of which only the day was typed.
const USUAL_TIME: &str = "12:00";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateField {
    Published,
    Questions,
    Deadline,
    DeadlineTime,
    DeadlineOffset,
    Validity,
    Start,
    YearBasis,
}

impl FormField for DateField {
    type Of = Tender;

    fn key(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Questions => "questions",
            Self::Deadline => "deadline",
            Self::DeadlineTime => "deadline-time",
            Self::DeadlineOffset => "deadline-offset",
            Self::Validity => "validity",
            Self::Start => "start",
            Self::YearBasis => "year-basis",
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Published => texts::PUBLISHED,
            Self::Questions => texts::QUESTIONS,
            Self::Deadline => texts::DEADLINE,
            Self::DeadlineTime => texts::DEADLINE_TIME,
            Self::DeadlineOffset => texts::DEADLINE_OFFSET,
            Self::Validity => texts::VALIDITY,
            Self::Start => texts::START,
            Self::YearBasis => texts::YEAR_BASIS,
        }
    }

    fn hint(self) -> Option<Text> {
        match self {
            Self::DeadlineTime => Some(texts::DEADLINE_TIME_HINT),
            Self::DeadlineOffset => Some(texts::DEADLINE_OFFSET_HINT),
            Self::Validity => Some(texts::VALIDITY_HINT),
            Self::YearBasis => Some(texts::YEAR_BASIS_HINT),
            _ => None,
        }
    }

    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Published | Self::Questions | Self::Deadline | Self::Start => Input::Date,
            Self::Validity => Input::Number,
            Self::YearBasis => choices_of(YearBasis::ALL, YearBasis::as_str, words::year_basis, lang),
            Self::DeadlineTime | Self::DeadlineOffset => Input::Text,
        }
    }

    fn show(self, tender: &Tender, _: Lang) -> String {
        let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        let of_deadline = |read: fn(&Moment) -> String| tender.deadline.as_ref().map(read).unwrap_or_default();
        match self {
            Self::Published => day(tender.published),
            Self::Questions => day(tender.questions_until),
            Self::Deadline => of_deadline(|m| m.day().to_string()),
            Self::DeadlineTime => of_deadline(|m| m.hour_and_minute().to_owned()),
            Self::DeadlineOffset => of_deadline(|m| m.offset().to_owned()),
            Self::Validity => tender.offer_validity_days.to_string(),
            Self::Start => day(tender.start),
            Self::YearBasis => tender.year_basis.as_str().to_owned(),
        }
    }

    fn put(self, tender: &mut Tender, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Published => tender.published = typed::date(typed, lang)?,
            Self::Questions => tender.questions_until = typed::date(typed, lang)?,
            Self::Start => tender.start = typed::date(typed, lang)?,
            Self::Deadline => tender.deadline = typed::date(typed, lang)?.and_then(|day| moved(tender.deadline.as_ref(), day)),
            Self::DeadlineTime => {
                let time = time(typed, lang)?;
                tender.deadline = set(tender, |day, _, was| (time.clone(), kept_or_paris(was, day, &time)), lang)?;
            }
            Self::DeadlineOffset => {
                let wanted = offset(typed, lang)?;
                let of = |day, at: &str| wanted.clone().unwrap_or_else(|| paris_offset(day, at));
                tender.deadline = set(tender, |day, at, _| (at.to_owned(), of(day, at)), lang)?;
            }
            Self::Validity => tender.offer_validity_days = u16::try_from(typed::whole(typed, 0, 3650, lang)?).unwrap_or(u16::MAX),
            Self::YearBasis => tender.year_basis = YearBasis::parse(typed).unwrap_or(tender.year_basis),
        }
        Ok(())
    }
}

/// The deadline on another day, at the same time; an offset that was that of Paris follows the day.
fn moved(deadline: Option<&Moment>, day: Date) -> Option<Moment> {
    let time = deadline.map_or(USUAL_TIME, Moment::hour_and_minute);
    moment(day, time, &kept_or_paris(deadline, day, time))
}

/// The offset as it was, unless it was that of Paris: then that of Paris at the new day and time.
fn kept_or_paris(was: Option<&Moment>, day: Date, time: &str) -> String {
    match was {
        Some(m) if m.offset() != paris_offset(m.day(), m.hour_and_minute()) => m.offset().to_owned(),
        _ => paris_offset(day, time),
    }
}

fn moment(day: Date, time: &str, offset: &str) -> Option<Moment> {
    Moment::parse(&format!("{day}T{time}:00{offset}")).ok()
}

/// The deadline with another time and offset; its day must be known first.
fn set(tender: &Tender, edit: impl Fn(Date, &str, Option<&Moment>) -> (String, String), lang: Lang) -> Result<Option<Moment>, String> {
    let was = tender.deadline.as_ref();
    let Some(was_at) = was else {
        return Err(texts::FAULT_DEADLINE.get(lang).to_owned());
    };
    let (time, offset) = edit(was_at.day(), was_at.hour_and_minute(), was);
    Ok(moment(was_at.day(), &time, &offset))
}

/// «12:00», «12h», «9 h 30», «0930» → `hh:mm`.
fn time(typed: &str, lang: Lang) -> Result<String, String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let (hour, minute) = match plain.split_once(['h', ':']) {
        Some((hour, minute)) => (hour, if minute.is_empty() { "00" } else { minute }),
        None if plain.len() == 4 && plain.is_ascii() => plain.split_at(2),
        None => (plain.as_str(), "00"),
    };
    let number = |text: &str, most: u8| {
        let is_plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_plain.then(|| text.parse::<u8>().ok()).flatten().filter(|n| *n <= most)
    };
    match (number(hour, 23), number(minute, 59)) {
        (Some(hour), Some(minute)) => Ok(format!("{hour:02}:{minute:02}")),
        _ => Err(typed_texts::TIME.fill(lang, &[("typed", &faults::shortened(typed.trim()))])),
    }
}

/// «+1», «UTC+02:00», «Z»; `None` for «Paris» and for nothing.
fn offset(typed: &str, lang: Lang) -> Result<Option<String>, String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let rest = plain.trim_start_matches("UTC").trim_start_matches("GMT");
    match rest {
        "" if plain.is_empty() => return Ok(None),
        "" | "Z" => return Ok(Some("Z".to_owned())),
        "PARIS" => return Ok(None),
        _ => {}
    }
    let wrong = || typed_texts::OFFSET.fill(lang, &[("typed", &faults::shortened(typed.trim()))]);
    let sign = if rest.starts_with('+') { '+' } else { '-' };
    let figures = rest.strip_prefix(['+', '-', '−']).ok_or_else(wrong)?;
    time(figures, lang).map(|time| Some(format!("{sign}{time}"))).map_err(|_| wrong())
}

/// «Soit, à Paris, le …», when the deadline is written with another offset.
#[must_use]
pub fn told_in_paris(tender: &Tender, lang: Lang) -> Option<String> {
    let deadline = tender.deadline.as_ref()?;
    let there = in_paris(deadline)?;
    let is_other_clock = there.hour_and_minute() != deadline.hour_and_minute() || there.day() != deadline.day();
    is_other_clock.then(|| texts::IN_PARIS.fill(lang, &[("moment", &format::moment(&there, lang))]))
}

/// «Offre valable jusqu'au …».
#[must_use]
pub fn valid_until(tender: &Tender, lang: Lang) -> Option<String> {
    let last = tender.offer_valid_until()?;
    Some(texts::VALID_UNTIL.fill(lang, &[("date", &format::date(last, lang))]))
}

/// The usual validity of the dated table, while the consultation has another one.
#[must_use]
pub fn usual_validity(tender: &Tender, table: Option<&ParamTable>, lang: Lang) -> Option<String> {
    let table = table?;
    let days = table.on("offer.validity", day_of_law(tender, table)).and_then(Param::count)?;
    let date = format::date(table.as_of, lang);
    (days != tender.offer_validity_days).then(|| texts::VALIDITY_DEFAULT.fill(lang, &[("days", &days.to_string()), ("date", &date)]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty_tender;

    fn typed(fields: &[(DateField, &str)]) -> Tender {
        let mut tender = empty_tender();
        for (field, text) in fields {
            field.put(&mut tender, text, Lang::Fr).unwrap();
        }
        tender
    }

    fn deadline(fields: &[(DateField, &str)]) -> String {
        typed(fields).deadline.unwrap().to_string()
    }

    #[test]
    fn a_day_alone_is_noon_in_paris_and_follows_summer_time() {
        use DateField::{Deadline, DeadlineOffset, DeadlineTime};
        assert_eq!(deadline(&[(Deadline, "2027-01-12")]), "2027-01-12T12:00:00+01:00");
        assert_eq!(deadline(&[(Deadline, "2027-01-12"), (Deadline, "2027-07-12")]), "2027-07-12T12:00:00+02:00");
        assert_eq!(deadline(&[(Deadline, "12/01/2027"), (DeadlineTime, "9 h 30")]), "2027-01-12T09:30:00+01:00");
        // An offset typed on purpose stays when the day changes.
        let kept = [(Deadline, "2027-01-12"), (DeadlineOffset, "UTC+4"), (Deadline, "2027-07-12")];
        assert_eq!(deadline(&kept), "2027-07-12T12:00:00+04:00");
        assert_eq!(deadline(&[kept[0], kept[1], (DeadlineOffset, "Paris")]), "2027-01-12T12:00:00+01:00");
        assert_eq!(typed(&[(Deadline, "2027-01-12"), (Deadline, "")]).deadline, None);
    }

    #[test]
    fn another_offset_is_told_in_paris_time_and_the_same_clock_is_not_repeated() {
        use DateField::{Deadline, DeadlineOffset};
        let reunion = typed(&[(Deadline, "2027-01-12"), (DeadlineOffset, "+04:00")]);
        assert_eq!(
            told_in_paris(&reunion, Lang::Fr).unwrap(),
            "Soit, à Paris, le 12\u{a0}janvier 2027 à 9\u{202f}h\u{202f}00 (UTC+01:00)."
        );
        assert_eq!(told_in_paris(&typed(&[(Deadline, "2027-01-12")]), Lang::Fr), None);
        assert_eq!(valid_until(&reunion, Lang::Fr).unwrap(), "Offre valable jusqu’au 12\u{a0}mai 2027.");
    }

    #[test]
    fn times_and_offsets_that_do_not_exist_are_refused_in_words() {
        let mut tender = typed(&[(DateField::Deadline, "2027-01-12")]);
        for wrong in ["25:00", "12:60", "midi", "12:00:00", ""] {
            assert!(DateField::DeadlineTime.put(&mut tender, wrong, Lang::Fr).is_err(), "{wrong}");
        }
        for wrong in ["1", "+25", "Londres"] {
            assert!(DateField::DeadlineOffset.put(&mut tender, wrong, Lang::Fr).is_err(), "{wrong}");
        }
        assert_eq!(DateField::DeadlineTime.put(&mut tender, "0930", Lang::Fr), Ok(()));
        let none = DateField::DeadlineTime.put(&mut empty_tender(), "12:00", Lang::Fr);
        assert_eq!(none, Err("La date de remise des offres manque.".to_owned()));
    }
}
