//! The names of the rules of an allocation, as `joint-bid/1` §6 spells them.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::domain::ids::{Id, LineId, MemberId};

/// One rule that the bid asks for. Its `Display` is the id of the format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// The shares of the line are a vector of its menu.
    ShareMenu {
        line: LineId,
    },
    /// Several members on the line: all sites known and different.
    DistinctDatacentres {
        line: LineId,
    },
    OnlyMembers {
        line: LineId,
    },
    RequiredCertifications {
        line: LineId,
    },
    RequiredSkills {
        line: LineId,
    },
    AllowedCountries {
        line: LineId,
    },
    /// A member that serves the line does at least what it asked for.
    MinQty {
        line: LineId,
        member: MemberId,
    },
    MaxQty {
        line: LineId,
        member: MemberId,
    },
    /// No member in common with the lines named.
    NotSameHostAs {
        line: LineId,
    },
    /// The lines of the package have the same set of members.
    Package {
        package: Id,
    },
    /// In every period, the work fits in the member's hours.
    CapacityHours {
        member: MemberId,
    },
    MustServe {
        member: MemberId,
    },
    MaxMembers,
    /// Serve for at least this, or not at all.
    MinOrder {
        member: MemberId,
    },
    TurnoverCap {
        member: MemberId,
    },
    /// The member stays under its VAT threshold in every year, equalisation not counted.
    VatThreshold {
        member: MemberId,
    },
    MinShare {
        member: MemberId,
    },
    MaxShare {
        member: MemberId,
    },
    /// The total stays under the client's ceiling.
    Ceiling,
}

impl RuleId {
    /// The family, without line, member or package.
    #[must_use]
    pub fn family(&self) -> &'static str {
        match self {
            Self::ShareMenu { .. } => "share_menu",
            Self::DistinctDatacentres { .. } => "distinct_datacentres",
            Self::OnlyMembers { .. } => "only_members",
            Self::RequiredCertifications { .. } => "required_certifications",
            Self::RequiredSkills { .. } => "required_skills",
            Self::AllowedCountries { .. } => "allowed_countries",
            Self::MinQty { .. } => "min_qty",
            Self::MaxQty { .. } => "max_qty",
            Self::NotSameHostAs { .. } => "not_same_host_as",
            Self::Package { .. } => "package",
            Self::CapacityHours { .. } => "capacity_hours",
            Self::MustServe { .. } => "must_serve",
            Self::MaxMembers => "max_members",
            Self::MinOrder { .. } => "min_order",
            Self::TurnoverCap { .. } => "turnover_cap",
            Self::VatThreshold { .. } => "vat_threshold",
            Self::MinShare { .. } => "min_share",
            Self::MaxShare { .. } => "max_share",
            Self::Ceiling => "ceiling",
        }
    }
    /// The line concerned.
    #[must_use]
    pub fn line(&self) -> Option<&LineId> {
        match self {
            Self::ShareMenu { line }
            | Self::DistinctDatacentres { line }
            | Self::OnlyMembers { line }
            | Self::RequiredCertifications { line }
            | Self::RequiredSkills { line }
            | Self::AllowedCountries { line }
            | Self::MinQty { line, .. }
            | Self::MaxQty { line, .. }
            | Self::NotSameHostAs { line } => Some(line),
            _ => None,
        }
    }
    /// The member concerned.
    #[must_use]
    pub fn member(&self) -> Option<&MemberId> {
        match self {
            Self::MinQty { member, .. }
            | Self::MaxQty { member, .. }
            | Self::CapacityHours { member }
            | Self::MustServe { member }
            | Self::MinOrder { member }
            | Self::TurnoverCap { member }
            | Self::VatThreshold { member }
            | Self::MinShare { member }
            | Self::MaxShare { member } => Some(member),
            _ => None,
        }
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.family())?;
        if let Some(line) = self.line() {
            write!(f, ":{line}")?;
        }
        if let Self::Package { package } = self {
            write!(f, ":{package}")?;
        }
        match self.member() {
            Some(member) => write!(f, ":{member}"),
            None => Ok(()),
        }
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
