//! The screen of the consultation: its fields, and what is missing or does not hold together, beside the field it concerns.

pub mod brief;
pub mod dates;
mod fields;
pub mod money;
pub mod periods;
pub mod words;

pub use brief::{BriefField, CriterionField};
pub use dates::DateField;
pub use fields::TenderField;
pub use money::MoneyField;
pub use periods::PeriodField;

pub use crate::document::Brief;
use crate::document::{Command, Document};
pub use crate::domain::bid::Tender;
use crate::domain::bid::{VatDeduction, VatRegime, YearBasis};
use crate::domain::check_digits;
use crate::domain::dates::Date;
use crate::domain::ids::LineId;
pub use crate::domain::ids::PeriodId;
use crate::domain::params::ParamTable;
use crate::i18n::texts::tender as texts;
use crate::i18n::{Lang, format};
use crate::present::form::FormField;

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field of the consultation, by its key.
    Field(&'static str),
    Periods,
    Kept,
    Lines,
    Line(LineId),
}

/// What is missing or does not hold together. Half-filled is normal: nothing is blocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TenderFault {
    TitleMissing,
    ReferenceMissing,
    BuyerMissing,
    DeadlineMissing,
    DeductionRateMissing,
    BuyerVatIdWrong,
    BuyerVatIdNeeded,
    /// The notice or the questions after the deadline.
    AfterDeadline {
        field: DateField,
        day: Date,
        deadline: Date,
    },
    QuestionsBeforePublication {
        day: Date,
        published: Date,
    },
    StartBeforeDeadline {
        day: Date,
        deadline: Date,
    },
    StartMissing,
    NoPeriod,
    RevisionPeriodGone(PeriodId),
    NoLine,
    LineLabelMissing(LineId),
    LineUnitMissing(LineId),
    LineQuantityZero(LineId),
    LineExcludesItself(LineId),
}

impl TenderFault {
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::TitleMissing => Place::Field(TenderField::Title.key()),
            Self::ReferenceMissing => Place::Field(TenderField::Reference.key()),
            Self::BuyerMissing => Place::Field(TenderField::BuyerName.key()),
            Self::DeadlineMissing => Place::Field(DateField::Deadline.key()),
            Self::DeductionRateMissing => Place::Field(TenderField::VatDeductionRate.key()),
            Self::BuyerVatIdWrong | Self::BuyerVatIdNeeded => Place::Field(TenderField::BuyerVatId.key()),
            Self::AfterDeadline { field, .. } => Place::Field(field.key()),
            Self::QuestionsBeforePublication { .. } => Place::Field(DateField::Questions.key()),
            Self::StartBeforeDeadline { .. } | Self::StartMissing => Place::Field(DateField::Start.key()),
            Self::NoPeriod => Place::Periods,
            Self::RevisionPeriodGone(_) => Place::Kept,
            Self::NoLine => Place::Lines,
            Self::LineLabelMissing(line) | Self::LineUnitMissing(line) | Self::LineQuantityZero(line) | Self::LineExcludesItself(line) => {
                Place::Line(line.clone())
            }
        }
    }

    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let day = |date: &Date| format::date(*date, lang);
        match self {
            Self::TitleMissing => texts::FAULT_TITLE.get(lang).to_owned(),
            Self::ReferenceMissing => texts::FAULT_REFERENCE.get(lang).to_owned(),
            Self::BuyerMissing => texts::FAULT_BUYER.get(lang).to_owned(),
            Self::DeadlineMissing => texts::FAULT_DEADLINE.get(lang).to_owned(),
            Self::DeductionRateMissing => texts::FAULT_DEDUCTION.get(lang).to_owned(),
            Self::BuyerVatIdWrong => texts::FAULT_VAT_ID.get(lang).to_owned(),
            Self::BuyerVatIdNeeded => texts::FAULT_VAT_ID_NEEDED.get(lang).to_owned(),
            Self::AfterDeadline { day: at, deadline, .. } => texts::FAULT_AFTER_DEADLINE.fill(lang, &[("day", &day(at)), ("deadline", &day(deadline))]),
            Self::QuestionsBeforePublication { day: at, published } => texts::FAULT_QUESTIONS.fill(lang, &[("day", &day(at)), ("published", &day(published))]),
            Self::StartBeforeDeadline { day: at, deadline } => texts::FAULT_START.fill(lang, &[("day", &day(at)), ("deadline", &day(deadline))]),
            Self::StartMissing => texts::FAULT_NO_START.get(lang).to_owned(),
            Self::NoPeriod => texts::FAULT_NO_PERIOD.get(lang).to_owned(),
            Self::RevisionPeriodGone(id) => texts::FAULT_REVISION_PERIOD.fill(lang, &[("id", id.as_str())]),
            Self::NoLine => texts::FAULT_NO_LINE.get(lang).to_owned(),
            Self::LineLabelMissing(_) => texts::FAULT_LINE_LABEL.get(lang).to_owned(),
            Self::LineUnitMissing(_) => texts::FAULT_LINE_UNIT.get(lang).to_owned(),
            Self::LineQuantityZero(_) => texts::FAULT_LINE_QUANTITY.get(lang).to_owned(),
            Self::LineExcludesItself(line) => texts::FAULT_LINE_SELF.fill(lang, &[("line", line.as_str())]),
        }
    }
}

/// Everything that is missing or does not hold together in the consultation and its lines, in the order of the screen.
#[must_use]
pub fn faults(document: &Document) -> Vec<TenderFault> {
    let tender = &*document.frame.tender;
    let missing = |is_missing: bool, fault| is_missing.then_some(fault);
    let mut found: Vec<TenderFault> = [
        missing(tender.reference.is_empty(), TenderFault::ReferenceMissing),
        missing(tender.title.is_empty(), TenderFault::TitleMissing),
        missing(tender.buyer.name.is_empty(), TenderFault::BuyerMissing),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.extend(vat_faults(document));
    found.extend(date_faults(tender));
    if tender.periods.is_empty() {
        found.push(TenderFault::NoPeriod);
    }
    if let Some(revision) = &tender.price_revision
        && !tender.periods.iter().any(|p| p.id == revision.period)
    {
        found.push(TenderFault::RevisionPeriodGone(revision.period.clone()));
    }
    if document.frame.lines.is_empty() {
        found.push(TenderFault::NoLine);
    }
    for line in &document.frame.lines {
        let of_line = [
            missing(line.label.is_empty(), TenderFault::LineLabelMissing(line.id.clone())),
            missing(line.unit.is_empty(), TenderFault::LineUnitMissing(line.id.clone())),
            missing(line.total_quantity() == 0, TenderFault::LineQuantityZero(line.id.clone())),
            missing(line.not_same_host_as.contains(&line.id), TenderFault::LineExcludesItself(line.id.clone())),
        ];
        found.extend(of_line.into_iter().flatten());
    }
    found
}

fn vat_faults(document: &Document) -> Vec<TenderFault> {
    let buyer = &document.frame.tender.buyer;
    let mut found = Vec::new();
    if buyer.vat_deduction == VatDeduction::Partial && buyer.vat_deduction_rate.is_none() {
        found.push(TenderFault::DeductionRateMissing);
    }
    match &buyer.vat_id {
        Some(id) if !check_digits::vat_id_adds_up(id) => found.push(TenderFault::BuyerVatIdWrong),
        None if document.members.iter().any(|m| m.card.vat.regime == VatRegime::EuReverseCharge) => found.push(TenderFault::BuyerVatIdNeeded),
        _ => {}
    }
    found
}

fn date_faults(tender: &Tender) -> Vec<TenderFault> {
    let mut found = Vec::new();
    if tender.year_basis == YearBasis::Calendar && tender.start.is_none() {
        found.push(TenderFault::StartMissing);
    }
    if let (Some(day), Some(published)) = (tender.questions_until, tender.published)
        && day < published
    {
        found.push(TenderFault::QuestionsBeforePublication { day, published });
    }
    let Some(deadline) = tender.deadline.as_ref().map(|d| d.day()) else {
        found.push(TenderFault::DeadlineMissing);
        return found;
    };
    for (field, day) in [(DateField::Published, tender.published), (DateField::Questions, tender.questions_until)] {
        if let Some(day) = day.filter(|day| *day > deadline) {
            found.push(TenderFault::AfterDeadline { field, day, deadline });
        }
    }
    if let Some(day) = tender.start.filter(|day| *day < deadline) {
        found.push(TenderFault::StartBeforeDeadline { day, deadline });
    }
    found
}

/// The day for which the dated table is asked: that of the deadline, while there is none that of the table.
#[must_use]
pub fn day_of_law(tender: &Tender, table: &ParamTable) -> Date {
    tender.deadline.as_ref().map_or(table.as_of, |d| d.day())
}

#[must_use]
pub fn set(tender: Tender) -> Command {
    Command::SetTender(Box::new(tender))
}

#[must_use]
pub fn set_brief(brief: Brief) -> Command {
    Command::SetBrief(Box::new(brief))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::new_bid::empty;

    fn told(document: &Document) -> String {
        faults(document)
            .iter()
            .map(|f| format!("{:?}: {}\n", f.place(), f.sentence(Lang::En)))
            .collect()
    }

    fn typed(edit: impl FnOnce(&mut Tender)) -> Document {
        let document = empty("b");
        let mut tender = (*document.frame.tender).clone();
        edit(&mut tender);
        document.apply(&set(tender)).unwrap()
    }

    #[test]
    fn an_empty_bid_says_what_it_lacks_beside_each_field() {
        let expected = "\
            Field(\"reference\"): The reference is missing.\n\
            Field(\"title\"): The subject is missing.\n\
            Field(\"buyer-name\"): The client’s name is missing.\n\
            Field(\"deadline\"): The deadline is missing.\n\
            Lines: The price schedule has no line yet.\n";
        assert_eq!(told(&empty("b")), expected);
    }

    #[test]
    fn dates_that_run_backwards_are_told_with_both_days() {
        let document = typed(|tender| {
            for (field, day) in [
                (DateField::Deadline, "2027-01-12"),
                (DateField::Published, "2027-01-20"),
                (DateField::Questions, "2027-01-05"),
                (DateField::Start, "2027-01-01"),
            ] {
                field.put(tender, day, Lang::En).unwrap();
            }
        });
        let all = told(&document);
        assert!(
            all.contains("Field(\"published\"): 20\u{a0}January 2027: that is after the deadline (12\u{a0}January 2027)."),
            "{all}"
        );
        assert!(
            all.contains("Field(\"questions\"): 5\u{a0}January 2027: that is before publication (20\u{a0}January 2027)."),
            "{all}"
        );
        assert!(
            all.contains("Field(\"start\"): 1\u{a0}January 2027: that is before the deadline (12\u{a0}January 2027)."),
            "{all}"
        );
    }

    #[test]
    fn a_buyer_in_part_needs_its_rate_and_a_good_vat_number() {
        let document = typed(|tender| {
            TenderField::VatDeduction.put(tender, "partial", Lang::En).unwrap();
            TenderField::BuyerVatId.put(tender, "fr 84 404 833 048", Lang::En).unwrap();
            TenderField::Title.put(tender, " Messagerie ", Lang::En).unwrap();
        });
        let all = told(&document);
        assert!(all.contains("vat-deduction-rate") && all.contains("check digits of this VAT number"), "{all}");
        assert!(!all.contains("subject"), "{all}");
        assert_eq!(document.frame.tender.buyer.vat_id.as_deref(), Some("FR84404833048"));
    }

    #[test]
    fn every_field_shows_what_was_typed_and_takes_back_what_it_shows() {
        let tender = &*typed(|tender| {
            DateField::Deadline.put(tender, "2027-01-12", Lang::Fr).unwrap();
            TenderField::VatDeduction.put(tender, "partial", Lang::Fr).unwrap();
            TenderField::VatDeductionRate.put(tender, "33,3333 %", Lang::Fr).unwrap();
            MoneyField::Estimate.put(tender, "136 395,67 €", Lang::Fr).unwrap();
        })
        .frame
        .tender
        .clone();
        fn check<F: FormField<Of = Tender>>(fields: &[F], tender: &Tender) {
            for lang in Lang::ALL {
                for field in fields {
                    let shown = field.show(tender, lang);
                    let again = crate::present::form::changed(*field, tender, &shown, lang);
                    assert_eq!(again.as_ref(), Ok(tender), "{}: {shown}", field.key());
                }
            }
        }
        use DateField as D;
        use MoneyField as M;
        use TenderField as T;
        check(
            &[
                T::Reference,
                T::Title,
                T::Lot,
                T::Procedure,
                T::Framework,
                T::BuyerName,
                T::BuyerKind,
                T::BuyerCountry,
                T::BuyerVatId,
                T::VatDeduction,
                T::VatDeductionRate,
            ],
            tender,
        );
        check(
            &[
                D::Published,
                D::Questions,
                D::Deadline,
                D::DeadlineTime,
                D::DeadlineOffset,
                D::Validity,
                D::Start,
                D::YearBasis,
            ],
            tender,
        );
        check(&[M::Ceiling, M::CriterionWeight, M::CriterionBasis, M::Estimate], tender);
    }
}
