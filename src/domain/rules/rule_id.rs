//! The names of the rules of an allocation, as `joint-bid/1` §6 spells them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

impl RuleId {
    /// The rule of this id; `None` when no rule is spelt so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(':');
        let family = words.next()?;
        let (first, second) = (words.next(), words.next());
        if words.next().is_some() {
            return None;
        }
        let of_line = |rule: fn(LineId) -> Self| Some(rule(LineId::new(first.filter(|_| second.is_none())?)));
        let of_member = |rule: fn(MemberId) -> Self| Some(rule(MemberId::new(first.filter(|_| second.is_none())?)));
        let of_both = |rule: fn(LineId, MemberId) -> Self| Some(rule(LineId::new(first?), MemberId::new(second?)));
        let of_all = |rule: Self| first.is_none().then_some(rule);
        match family {
            "share_menu" => of_line(|line| Self::ShareMenu { line }),
            "distinct_datacentres" => of_line(|line| Self::DistinctDatacentres { line }),
            "only_members" => of_line(|line| Self::OnlyMembers { line }),
            "required_certifications" => of_line(|line| Self::RequiredCertifications { line }),
            "required_skills" => of_line(|line| Self::RequiredSkills { line }),
            "allowed_countries" => of_line(|line| Self::AllowedCountries { line }),
            "min_qty" => of_both(|line, member| Self::MinQty { line, member }),
            "max_qty" => of_both(|line, member| Self::MaxQty { line, member }),
            "not_same_host_as" => of_line(|line| Self::NotSameHostAs { line }),
            "package" => Some(Self::Package {
                package: Id::new(first.filter(|_| second.is_none())?),
            }),
            "capacity_hours" => of_member(|member| Self::CapacityHours { member }),
            "must_serve" => of_member(|member| Self::MustServe { member }),
            "max_members" => of_all(Self::MaxMembers),
            "min_order" => of_member(|member| Self::MinOrder { member }),
            "turnover_cap" => of_member(|member| Self::TurnoverCap { member }),
            "vat_threshold" => of_member(|member| Self::VatThreshold { member }),
            "min_share" => of_member(|member| Self::MinShare { member }),
            "max_share" => of_member(|member| Self::MaxShare { member }),
            "ceiling" => of_all(Self::Ceiling),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("no rule is called {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_reads_back_as_its_rule() {
        for id in [
            "share_menu:L1",
            "min_qty:L1:asso",
            "max_qty:L1:asso",
            "package:mail",
            "capacity_hours:asso",
            "max_members",
            "ceiling",
        ] {
            assert_eq!(RuleId::parse(id).map(|rule| rule.to_string()).as_deref(), Some(id));
        }
        for id in [
            "",
            "share_menu",
            "share_menu:L1:asso",
            "min_qty:L1",
            "ceiling:L1",
            "price:L1",
            "max_qty:L1:asso:x",
        ] {
            assert_eq!(RuleId::parse(id), None, "{id}");
        }
    }
}
