//! What the checks find, with the figures that a sentence needs, its number in the domain brief §8 and how grave it is.

use super::SubcontractorFault;
use crate::domain::dates::Date;
use crate::domain::decimal::Rate;
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::rules::RuleId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The bid is not ready to be submitted.
    Blocking,
    Warning,
    Info,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Blocking, Self::Warning, Self::Info];
}

/// A number with check digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Siret,
    VatId,
    Iban,
}

/// What a price is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    Estimate,
    /// The mean of the other offers that the group guesses.
    OtherOffers,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Nobody does these lines, or their shares do not make 100 %.
    LinesNotDone {
        lines: Vec<LineId>,
    },
    /// A *groupement conjoint* that does not show who does what for how much.
    DistributionHidden,
    MembersWithoutAmount {
        members: Vec<MemberId>,
    },
    /// Counted by the month, but fewer than the months of the contract.
    QuantitiesOfOneMonth {
        lines: Vec<LineId>,
        months: u32,
    },
    PricesZero {
        lines: Vec<LineId>,
    },
    /// The group sets these unit prices by hand and does not say why.
    PricesWithoutReason {
        lines: Vec<LineId>,
    },
    /// A fixed amount is withheld under no name: nobody knows what for.
    AmountsWithoutReason {
        deductions: Vec<Id>,
    },
    MentionMissing {
        members: Vec<MemberId>,
    },
    /// Reverse charge without the VAT number of the member, or of the buyer.
    VatIdMissing {
        member: Option<MemberId>,
    },
    OverThreshold {
        member: MemberId,
        over: Cents,
        is_over_raised: bool,
    },
    NoLead,
    CertificateExpires {
        member: MemberId,
        certificate: Id,
        last_day: Date,
        needed: Date,
    },
    /// A rule of the allocation.
    Broken(RuleId),
    PromiseNotKept {
        service: Id,
    },
    /// Nobody has room to take these lines over.
    NoBackup {
        lines: Vec<LineId>,
    },
    /// Somebody could take these lines over, and the group names nobody.
    BackupsToName {
        lines: Vec<LineId>,
    },
    /// Whoever is named for these lines could not take them over.
    BackupsUnable {
        lines: Vec<LineId>,
    },
    /// The split gives less than was asked.
    BelowAsk {
        member: MemberId,
        short: Cents,
        is_beyond_mandate: bool,
    },
    AbnormallyLow {
        against: Reference,
        reference: Cents,
        alert: Rate,
    },
    OverEstimate {
        over: Cents,
    },
    DeadlinePassed {
        deadline: Date,
    },
    PlanLate {
        days: i64,
    },
    NoBuffer,
    NumberWrong {
        member: MemberId,
        number: Number,
    },
    BuyerVatIdWrong,
    QuestionsOver {
        last_day: Date,
    },
    QuestionsSoon {
        last_day: Date,
        days: i64,
    },
    NoRevision {
        months: u32,
    },
    AdvanceWaived {
        members: Vec<MemberId>,
    },
    /// The contract has penalties; no case says who bears them.
    PenaltiesNotTried,
    /// Each answers for everything, or the lead for all.
    SolidarityToAgree {
        is_lead_only: bool,
    },
    /// What all members keep is less than what all asked.
    GroupLosesMoney {
        short: Cents,
    },
    /// Nobody but the tax office gets this part of the fees.
    FeeVatLost {
        member: MemberId,
        vat: Cents,
        is_below_ask: bool,
    },
    SharesProfit,
    OffsetNotOfParis {
        written: String,
        paris: String,
    },
    OfferExpiresBeforeStart {
        valid_until: Date,
        start: Date,
    },
    OfferValidUntil {
        last_day: Date,
    },
    ExitFee {
        lines: Vec<LineId>,
        source: String,
    },
    JustificationShort {
        found: usize,
        wanted: usize,
    },
    /// A subcontractor of a member.
    Subcontractor {
        member: MemberId,
        name: String,
        fault: SubcontractorFault,
    },
    /// The greatest amounts of its subcontractors are more than the member's part.
    SubcontractsTooMuch {
        member: MemberId,
        total: Cents,
        part: Cents,
    },
}

impl Problem {
    /// Its number in the domain brief §8; empty for a rule that the brief does not number.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::LinesNotDone { .. } => "K01",
            Self::DistributionHidden | Self::MembersWithoutAmount { .. } => "K02",
            Self::QuantitiesOfOneMonth { .. } => "K05",
            Self::PricesZero { .. } => "K07",
            Self::MentionMissing { .. } => "K10",
            Self::VatIdMissing { .. } => "K11",
            Self::OverThreshold { .. } => "K12",
            Self::NoLead => "K13",
            Self::CertificateExpires { .. } => "K16",
            Self::Broken(rule) => code_of_rule(rule),
            Self::PromiseNotKept { .. } => "K21",
            Self::NoBackup { .. } | Self::BackupsToName { .. } | Self::BackupsUnable { .. } => "K26",
            Self::BelowAsk { .. } => "K28",
            Self::AbnormallyLow { .. } => "K29",
            Self::OverEstimate { .. } => "K30",
            Self::DeadlinePassed { .. } | Self::PlanLate { .. } | Self::NoBuffer => "K31",
            Self::NumberWrong { .. } | Self::BuyerVatIdWrong => "K34",
            Self::QuestionsOver { .. } | Self::QuestionsSoon { .. } => "K41",
            Self::NoRevision { .. } => "K43",
            Self::AdvanceWaived { .. } => "K44",
            Self::PenaltiesNotTried => "K45",
            Self::SolidarityToAgree { .. } => "K47",
            Self::Subcontractor { fault, .. } => fault.code(),
            Self::SubcontractsTooMuch { .. } => "K49",
            Self::GroupLosesMoney { .. } => "K51",
            Self::FeeVatLost { .. } => "K52",
            Self::SharesProfit => "K53",
            Self::OffsetNotOfParis { .. } => "K54",
            Self::OfferExpiresBeforeStart { .. } | Self::OfferValidUntil { .. } => "K55",
            Self::ExitFee { .. } => "K56",
            Self::JustificationShort { .. } => "K57",
            Self::PricesWithoutReason { .. } | Self::AmountsWithoutReason { .. } => "",
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Broken(RuleId::MinShare { .. } | RuleId::MaxShare { .. } | RuleId::MaxMembers) => Severity::Warning,
            Self::OverThreshold { is_over_raised, .. } => blocking_if(*is_over_raised),
            Self::BelowAsk { is_beyond_mandate, .. } => blocking_if(*is_beyond_mandate),
            Self::Subcontractor { fault, .. } => fault.severity(),
            Self::LinesNotDone { .. }
            | Self::DistributionHidden
            | Self::MembersWithoutAmount { .. }
            | Self::PricesZero { .. }
            | Self::MentionMissing { .. }
            | Self::VatIdMissing { .. }
            | Self::NoLead
            | Self::Broken(_)
            | Self::PromiseNotKept { .. }
            | Self::DeadlinePassed { .. }
            | Self::NumberWrong { .. }
            | Self::BuyerVatIdWrong
            | Self::SubcontractsTooMuch { .. }
            | Self::GroupLosesMoney { .. } => Severity::Blocking,
            Self::QuantitiesOfOneMonth { .. }
            | Self::PricesWithoutReason { .. }
            | Self::AmountsWithoutReason { .. }
            | Self::CertificateExpires { .. }
            | Self::NoBackup { .. }
            | Self::BackupsToName { .. }
            | Self::BackupsUnable { .. }
            | Self::AbnormallyLow { .. }
            | Self::OverEstimate { .. }
            | Self::PlanLate { .. }
            | Self::NoBuffer
            | Self::PenaltiesNotTried
            | Self::SolidarityToAgree { .. }
            | Self::FeeVatLost { .. }
            | Self::SharesProfit
            | Self::OffsetNotOfParis { .. }
            | Self::OfferExpiresBeforeStart { .. }
            | Self::ExitFee { .. }
            | Self::JustificationShort { .. } => Severity::Warning,
            Self::QuestionsOver { .. } | Self::QuestionsSoon { .. } | Self::NoRevision { .. } | Self::AdvanceWaived { .. } | Self::OfferValidUntil { .. } => {
                Severity::Info
            }
        }
    }
}

fn blocking_if(is_grave: bool) -> Severity {
    if is_grave { Severity::Blocking } else { Severity::Warning }
}

fn code_of_rule(rule: &RuleId) -> &'static str {
    match rule {
        RuleId::RequiredCertifications { .. } | RuleId::RequiredSkills { .. } => "K17",
        RuleId::AllowedCountries { .. } => "K18",
        RuleId::DistinctDatacentres { .. } => "K19",
        RuleId::NotSameHostAs { .. } => "K20",
        RuleId::CapacityHours { .. } | RuleId::MinQty { .. } | RuleId::MaxQty { .. } => "K22",
        RuleId::MinShare { .. } | RuleId::MaxShare { .. } => "K27",
        RuleId::Ceiling => "K30",
        RuleId::VatThreshold { .. } => "K12",
        _ => "",
    }
}
