//! The fields of a notice in words, and why one of them was not taken as it stands.

use super::{excerpt, long_excerpt, quoted};
use crate::exchange::notice::{Field, Unread, UnreadReason};
use crate::i18n::texts::{incoming_notice as texts, notice_fields as fields};
use crate::i18n::{Lang, Text};

pub fn field(field: Field) -> Text {
    match field {
        Field::Kind => fields::KIND,
        Field::Language => fields::LANGUAGE,
        Field::Title => fields::TITLE,
        Field::Description => fields::DESCRIPTION,
        Field::Notes => fields::NOTES,
        Field::Reference => fields::REFERENCE,
        Field::Dispatched => fields::DISPATCHED,
        Field::Buyer => fields::BUYER,
        Field::BuyerName => fields::BUYER_NAME,
        Field::BuyerLegalType => fields::BUYER_LEGAL_TYPE,
        Field::BuyerCountry => fields::BUYER_COUNTRY,
        Field::Procedure => fields::PROCEDURE,
        Field::Nature => fields::NATURE,
        Field::Cpv => fields::CPV,
        Field::Estimate => fields::ESTIMATE,
        Field::Framework => fields::FRAMEWORK,
        Field::FrameworkMaximum => fields::FRAMEWORK_MAXIMUM,
        Field::Duration => fields::DURATION,
        Field::Starts => fields::STARTS,
        Field::Ends => fields::ENDS,
        Field::Renewals => fields::RENEWALS,
        Field::Deadline => fields::DEADLINE,
        Field::QuestionsUntil => fields::QUESTIONS_UNTIL,
        Field::Opening => fields::OPENING,
        Field::Validity => fields::VALIDITY,
        Field::Criteria => fields::CRITERIA,
        Field::CriterionKind => fields::CRITERION_KIND,
        Field::CriterionName => fields::CRITERION_NAME,
        Field::CriterionWeight => fields::CRITERION_WEIGHT,
        Field::CriterionParameter => fields::CRITERION_PARAMETER,
        Field::Place => fields::PLACE,
        Field::Languages => fields::LANGUAGES,
        Field::Variants => fields::VARIANTS,
        Field::Electronic => fields::ELECTRONIC,
        Field::Reserved => fields::RESERVED,
        Field::GroupForm => fields::GROUP_FORM,
        Field::SubmissionUrl => fields::SUBMISSION_URL,
        Field::Documents => fields::DOCUMENTS,
        Field::Lots => fields::LOTS,
        Field::LotsAllowed => fields::LOTS_ALLOWED,
        Field::Other => fields::OTHER,
    }
}

/// What matters most to somebody who decides whether and how to answer comes first.
pub fn rank(field: Field) -> u8 {
    match field {
        Field::Kind => 0,
        Field::Deadline => 1,
        Field::Criteria | Field::CriterionKind | Field::CriterionName | Field::CriterionWeight | Field::CriterionParameter => 2,
        Field::Duration | Field::Starts | Field::Ends | Field::Renewals => 3,
        Field::Estimate | Field::Framework | Field::FrameworkMaximum => 4,
        Field::Buyer | Field::BuyerName | Field::BuyerLegalType | Field::BuyerCountry => 5,
        Field::Lots | Field::LotsAllowed | Field::Procedure | Field::Reserved | Field::GroupForm | Field::QuestionsUntil | Field::Validity => 6,
        Field::Title | Field::Reference | Field::Nature | Field::Cpv | Field::SubmissionUrl | Field::Documents | Field::Variants => 7,
        Field::Language | Field::Description | Field::Notes | Field::Dispatched | Field::Opening | Field::Place | Field::Languages | Field::Electronic => 8,
        Field::Other => 9,
    }
}

/// From here on a remark is for information.
pub const RANK_OF_INFORMATION: u8 = 7;

/// Why, in words that follow «Date limite : ».
pub fn reason(unread: &Unread, lang: Lang) -> String {
    let value = quoted(&unread.value, lang);
    let with = |text: Text| text.fill(lang, &[("value", &value)]);
    let with_one = |text: Text, name: &str, other: &str| text.fill(lang, &[("value", &value), (name, &excerpt(other))]);
    match &unread.why {
        UnreadReason::Missing if unread.value.is_empty() => texts::MISSING.get(lang).to_owned(),
        UnreadReason::Missing => with(texts::MISSING_OF),
        UnreadReason::UnknownCode => with(texts::UNKNOWN_CODE),
        UnreadReason::UnknownUnit { unit } => with_one(texts::UNKNOWN_UNIT, "unit", unit),
        UnreadReason::NotADate => with(texts::NOT_A_DATE),
        UnreadReason::NotATime => with(texts::NOT_A_TIME),
        UnreadReason::NotANumber => with(texts::NOT_A_NUMBER),
        UnreadReason::NotAnAmount => with(texts::NOT_AN_AMOUNT),
        UnreadReason::FinerThanCents => with(texts::FINER_THAN_CENTS),
        UnreadReason::CurrencyMissing => with(texts::CURRENCY_MISSING),
        UnreadReason::NotEuro { currency } => with_one(texts::NOT_EURO, "currency", currency),
        UnreadReason::TimeMissing => with(texts::TIME_MISSING),
        UnreadReason::OffsetMissing => with(texts::OFFSET_MISSING),
        UnreadReason::OffsetsDiffer { date, time } => {
            texts::OFFSETS_DIFFER.fill(lang, &[("value", &value), ("date", &excerpt(date)), ("time", &excerpt(time))])
        }
        UnreadReason::NotParisOffset { stated, paris } => {
            texts::NOT_PARIS_OFFSET.fill(lang, &[("value", &value), ("stated", &excerpt(stated)), ("paris", &excerpt(paris))])
        }
        UnreadReason::SecondDeadline => with(texts::SECOND_DEADLINE),
        UnreadReason::NotWholeMonths => with(texts::NOT_WHOLE_MONTHS),
        UnreadReason::SumIsNot100 { sum } => texts::SUM_IS_NOT_100.fill(lang, &[("sum", &super::expected::sum(sum, "100", lang))]),
        UnreadReason::UnknownOrganisation => with(texts::UNKNOWN_ORGANISATION),
        UnreadReason::LotIdNotUnique => with(texts::LOT_ID_NOT_UNIQUE),
        UnreadReason::OtherLanguages { taken, others } => {
            texts::OTHER_LANGUAGES.fill(lang, &[("taken", &excerpt(taken)), ("others", &long_excerpt(&others.join(", ")))])
        }
        UnreadReason::TakenInLanguage { language } => texts::TAKEN_IN_LANGUAGE.fill(lang, &[("language", &excerpt(language))]),
        UnreadReason::MoreThanOne => with(texts::MORE_THAN_ONE),
        UnreadReason::UnknownEntity => with(texts::UNKNOWN_ENTITY),
        UnreadReason::NotACall => with(texts::NOT_A_CALL),
        UnreadReason::NotTaken { .. } => with(texts::NOT_TAKEN_REASON),
    }
}
