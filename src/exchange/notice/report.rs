//! What a reader of notices did not understand, did not find or refused. Holds data only: people read sentences that are
//! written elsewhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One thing that the reader could not take as it stands, or that a reader would expect and that is not there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unread {
    /// The lot that it is about; `None` for the whole notice.
    pub lot: Option<String>,
    pub field: Field,
    /// What the file says, shortened; empty when it says nothing.
    pub value: String,
    pub why: UnreadReason,
}

/// Why a value was not taken, or was taken with a doubt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnreadReason {
    /// The notice does not say it.
    Missing,
    /// The reader does not know the code.
    UnknownCode,
    /// The reader does not know the unit of the duration.
    UnknownUnit {
        unit: String,
    },
    NotADate,
    NotATime,
    NotANumber,
    /// Not a number of money, negative, or too large.
    NotAnAmount,
    /// Money with more than two decimals: not taken, because nothing is rounded in silence.
    FinerThanCents,
    CurrencyMissing,
    /// Taken in its own currency; the bid counts in euros.
    NotEuro {
        currency: String,
    },
    /// The date has no time: the moment is not known.
    TimeMissing,
    /// The time has no offset: the moment is not known.
    OffsetMissing,
    /// Date and time carry two offsets; that of the time was taken.
    OffsetsDiffer {
        date: String,
        time: String,
    },
    /// A French buyer states an offset that Paris does not have on that day: ask, or keep to the earlier of the two.
    NotParisOffset {
        stated: String,
        paris: String,
    },
    /// A second deadline of the lot, beside the one that was taken.
    SecondDeadline,
    /// A duration in days or weeks has no exact number of months.
    NotWholeMonths,
    /// Percentages that do not add up to one hundred.
    SumIsNot100 {
        sum: String,
    },
    /// The notice names an organisation that it does not describe.
    UnknownOrganisation,
    /// Two lots with one identifier, or a lot without any.
    LotIdNotUnique,
    /// The texts exist in other languages too, which were not taken.
    OtherLanguages {
        taken: String,
        others: Vec<String>,
    },
    /// The text does not exist in the language of the notice; this one was taken.
    TakenInLanguage {
        language: String,
    },
    /// More values than this reader has a place for; the first was taken.
    MoreThanOne,
    /// An entity that XML does not define: left as it stands.
    UnknownEntity,
    /// A notice that cannot be answered with a tender.
    NotACall,
    /// Values of the file that have no place in a bid, under this heading of the file.
    NotTaken {
        heading: String,
        count: usize,
    },
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Kind,
    Language,
    Title,
    Description,
    Notes,
    Reference,
    Dispatched,
    Buyer,
    BuyerName,
    BuyerLegalType,
    BuyerCountry,
    Procedure,
    Nature,
    Cpv,
    Estimate,
    Framework,
    FrameworkMaximum,
    Duration,
    Starts,
    Ends,
    Renewals,
    Deadline,
    QuestionsUntil,
    Opening,
    Validity,
    Criteria,
    CriterionKind,
    CriterionName,
    CriterionWeight,
    CriterionParameter,
    Place,
    Languages,
    Variants,
    Electronic,
    Reserved,
    GroupForm,
    SubmissionUrl,
    Documents,
    Lots,
    LotsAllowed,
    /// Not one of the fields of a notice that a bid knows.
    Other,
}

impl Field {
    /// The business term of the eForms regulation (EU) 2019/1780 that carries the field; `None` where none does.
    pub fn business_term(self) -> Option<&'static str> {
        Some(match self {
            Self::Kind => "BT-02",
            Self::Language => "BT-702",
            Self::Title => "BT-21",
            Self::Description => "BT-24",
            Self::Notes => "BT-300",
            Self::Reference => "BT-22",
            Self::Dispatched => "BT-05",
            Self::Buyer => "OPT-300",
            Self::BuyerName => "BT-500",
            Self::BuyerLegalType => "BT-11",
            Self::BuyerCountry => "BT-514",
            Self::Procedure => "BT-105",
            Self::Nature => "BT-23",
            Self::Cpv => "BT-262",
            Self::Estimate => "BT-27",
            Self::Framework => "BT-765",
            Self::FrameworkMaximum => "BT-271",
            Self::Duration => "BT-36",
            Self::Starts => "BT-536",
            Self::Ends => "BT-537",
            Self::Renewals => "BT-58",
            Self::Deadline => "BT-131",
            Self::QuestionsUntil => "BT-13",
            Self::Opening => "BT-132",
            Self::Validity => "BT-98",
            Self::Criteria | Self::CriterionKind => "BT-539",
            Self::CriterionName => "BT-734",
            Self::CriterionWeight => "BT-541",
            Self::CriterionParameter => "BT-5422",
            Self::Place => "BT-5141",
            Self::Languages => "BT-97",
            Self::Variants => "BT-63",
            Self::Electronic => "BT-17",
            Self::Reserved => "BT-71",
            Self::GroupForm => "BT-761",
            Self::SubmissionUrl => "BT-18",
            Self::Documents => "BT-15",
            Self::Lots => "BT-137",
            Self::LotsAllowed => "BT-31",
            Self::Other => return None,
        })
    }
}

/// A file from which no notice could be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoticeError {
    #[error("the file is empty")]
    Empty,
    #[error("{bytes} bytes are more than the {limit} that are read")]
    TooLarge { bytes: usize, limit: usize },
    /// Lines and columns count from 1, columns in characters.
    #[error("not well-formed XML at line {line}, column {column}")]
    NotXml { line: usize, column: usize },
    /// UTF-8 is read, nothing else; `found` is what the file declares or seems to be.
    #[error("text in {found}, not in UTF-8")]
    Encoding { found: String },
    /// No notice has one; what it could define is not expanded.
    #[error("a document type definition at line {line}")]
    DocumentType { line: usize },
    #[error("elements inside elements more than {limit} deep, at line {line}")]
    TooDeep { limit: usize, line: usize },
    #[error("more than {limit} elements")]
    TooManyElements { limit: usize },
    #[error("the document element {root} is not one of a notice")]
    NotANotice { root: String },
}
