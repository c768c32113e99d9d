//! What of a notice is not in the bid made from it, and what the bid assumes where the notice is silent. Data only: the
//! sentences are written elsewhere.

use crate::domain::bid::{BuyerKind, Procedure};
use crate::exchange::notice::{Amount, DeadlineKind, Duration, Field};

/// One thing to look at after a notice became a bid. A field that is named stands in the bid as `taken…` says, else empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCarried {
    /// The notice has no such lot: only what it says of the whole procedure was taken.
    LotUnknown {
        lot: String,
    },
    /// The bid holds at most `limit` characters; `value` is the whole text.
    Shortened {
        field: Field,
        limit: usize,
        value: String,
    },
    NoBuyer,
    /// Joint buyers: a bid has one, the leader or the first.
    MoreBuyers {
        names: Vec<String>,
    },
    BuyerKindAssumed {
        code: Option<String>,
        taken: BuyerKind,
    },
    CountryAssumed {
        taken: String,
    },
    ProcedureAssumed {
        code: Option<String>,
        taken: Procedure,
    },
    /// The time or the offset is not stated, or finer than a second: the deadline is left empty.
    DeadlineIncomplete {
        stated: String,
    },
    /// The deadline was taken, and it is one of candidatures or of interest; that of tenders comes later.
    DeadlineNotForTenders {
        kind: DeadlineKind,
        stated: String,
    },
    /// Before 2000 or after 2199.
    DateOutOfRange {
        field: Field,
        stated: String,
    },
    /// The bid keeps the day only.
    QuestionsTimeDropped {
        stated: String,
    },
    /// Months and years have no exact number of days; or more than ten years.
    ValidityNotInDays {
        stated: Duration,
        taken_days: u16,
    },
    ValidityAssumed {
        taken_days: u16,
    },
    /// `code` is `UNLIMITED` or `UNKNOWN` where the notice says so.
    DurationAssumed {
        code: Option<String>,
        taken_months: u16,
    },
    /// Days, weeks or a part of a month.
    DurationNotWholeMonths {
        stated: Duration,
        taken_months: u16,
    },
    /// No month, or more than a bid has periods for.
    DurationOutOfRange {
        months: u16,
        taken_months: u16,
    },
    /// Notices count renewals and describe them in words; how long each is has no field of its own.
    Renewals {
        count: Option<u32>,
        terms: String,
    },
    AmountNotEuro {
        field: Field,
        stated: Amount,
    },
    /// Zero, or more than ten billion euros.
    AmountOutOfRange {
        field: Field,
        stated: Amount,
    },
    /// An estimate of all lots together.
    EstimateOfAllLots {
        stated: Amount,
    },
    /// None or several criteria of price and cost: no weight was taken.
    PriceCriteria {
        count: usize,
    },
    /// Not an exact percentage: `stated` as text, empty without one.
    PriceWeight {
        stated: String,
    },
    /// Net prices are compared, as long as nobody says otherwise.
    PriceBasisAssumed,
    /// A bid has no field for it.
    NoPlace {
        field: Field,
        value: String,
    },
}

impl NotCarried {
    /// The field of the notice that it is about, to say a thing once.
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Self::LotUnknown { .. } => Field::Lots,
            Self::NoBuyer | Self::MoreBuyers { .. } => Field::Buyer,
            Self::BuyerKindAssumed { .. } => Field::BuyerLegalType,
            Self::CountryAssumed { .. } => Field::BuyerCountry,
            Self::ProcedureAssumed { .. } => Field::Procedure,
            Self::DeadlineIncomplete { .. } | Self::DeadlineNotForTenders { .. } => Field::Deadline,
            Self::QuestionsTimeDropped { .. } => Field::QuestionsUntil,
            Self::ValidityNotInDays { .. } | Self::ValidityAssumed { .. } => Field::Validity,
            Self::DurationAssumed { .. } | Self::DurationNotWholeMonths { .. } | Self::DurationOutOfRange { .. } => Field::Duration,
            Self::Renewals { .. } => Field::Renewals,
            Self::EstimateOfAllLots { .. } => Field::Estimate,
            Self::PriceCriteria { .. } => Field::Criteria,
            Self::PriceWeight { .. } | Self::PriceBasisAssumed => Field::CriterionWeight,
            Self::Shortened { field, .. }
            | Self::DateOutOfRange { field, .. }
            | Self::AmountNotEuro { field, .. }
            | Self::AmountOutOfRange { field, .. }
            | Self::NoPlace { field, .. } => *field,
        }
    }
}
