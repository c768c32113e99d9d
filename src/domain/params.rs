//! The dated table of legal figures and wordings: VAT rates and mentions, thresholds, defaults (domain brief §11). The figures
//! themselves are data of a file, never constants here; what people typed always goes before what the table proposes.

use serde::{Deserialize, Serialize};

use super::bid::VatRegime;
use super::dates::Date;
use super::decimal::Rate;
use super::money::Cents;

/// What the value of an entry is, and how it is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// From 0 to 1, as `joint-bid/1` spells it.
    Rate,
    /// Whole cents of a euro.
    Cents,
    Days,
    Months,
    /// A number of something else.
    Count,
    Text,
}

/// One figure or wording, with its time and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Param {
    /// For example `vat.standard.FR`. The same id stands once for each time it was changed.
    pub id: String,
    pub value: String,
    pub unit: Unit,
    pub valid_from: Date,
    /// The last day; `None` = until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    pub source: String,
    /// False for what nobody has compared with its source: shown as «à vérifier».
    pub checked: bool,
}

impl Param {
    /// True when the value is spelt as its unit wants.
    #[must_use]
    pub fn is_well_spelt(&self) -> bool {
        match self.unit {
            Unit::Rate => self.rate().is_some(),
            Unit::Cents => self.cents().is_some(),
            Unit::Days | Unit::Months | Unit::Count => self.count().is_some(),
            Unit::Text => !self.value.trim().is_empty(),
        }
    }
    #[must_use]
    pub fn rate(&self) -> Option<Rate> {
        (self.unit == Unit::Rate).then(|| Rate::parse(&self.value).ok()).flatten()
    }
    #[must_use]
    pub fn cents(&self) -> Option<Cents> {
        let cents = self.value.parse().ok().filter(|cents: &i64| *cents >= 0);
        (self.unit == Unit::Cents).then_some(cents).flatten().map(Cents)
    }
    /// A number of days, of months, of things.
    #[must_use]
    pub fn count(&self) -> Option<u16> {
        matches!(self.unit, Unit::Days | Unit::Months | Unit::Count)
            .then(|| self.value.parse().ok())
            .flatten()
    }
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParamTable {
    /// The day on which the table was last gone through.
    pub as_of: Date,
    pub entries: Vec<Param>,
}

impl ParamTable {
    /// What holds on that day: of the entries with this id in force, the last that began.
    #[must_use]
    pub fn on(&self, id: &str, day: Date) -> Option<&Param> {
        let in_force = |p: &&Param| p.id == id && p.valid_from <= day && p.valid_until.is_none_or(|last| day <= last);
        self.entries.iter().filter(in_force).max_by_key(|p| p.valid_from)
    }

    /// The rate that goes with a regime: 0 without VAT, the member's country where it charges VAT, the buyer's where the buyer
    /// pays it itself. `None` when the table does not know the country.
    #[must_use]
    pub fn vat_rate(&self, regime: VatRegime, member_country: &str, buyer_country: &str, day: Date) -> Option<Rate> {
        use super::bid::VatGroup::{Charged, Exempt, Reverse};
        let country = match regime.group() {
            Exempt => return Some(Rate::ZERO),
            Charged => member_country,
            Reverse => buyer_country,
        };
        self.on(&format!("vat.standard.{country}"), day)?.rate()
    }

    /// What the invoice of a member says about VAT under the law of its country; French wording where the table has no other for a
    /// member outside the Union.
    #[must_use]
    pub fn vat_mention(&self, regime: VatRegime, member_country: &str, day: Date) -> Option<&Param> {
        let of = |country: &str| self.on(&format!("vat.mention.{}.{country}", regime.as_str()), day);
        let fallback = || (regime == VatRegime::NonEuReverseCharge).then(|| of("FR")).flatten();
        of(member_country).or_else(fallback)
    }

    /// The turnover from which the regime is lost: limit, raised limit when there is one, label. All in force on that day.
    #[must_use]
    pub fn vat_threshold(&self, regime: VatRegime, country: &str, day: Date) -> Option<(&Param, Option<&Param>, &Param)> {
        let of = |what: &str| self.on(&format!("vat.threshold.{}.{country}.{what}", regime.as_str()), day);
        Some((of("limit")?, of("raised"), of("label")?))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn entry(id: &str, value: &str, unit: Unit, from: &str, until: Option<&str>) -> Param {
        Param {
            id: id.to_owned(),
            value: value.to_owned(),
            unit,
            valid_from: day(from),
            valid_until: until.map(day),
            source: "law".to_owned(),
            checked: true,
        }
    }

    fn table() -> ParamTable {
        ParamTable {
            as_of: day("2026-11-22"),
            entries: vec![
                entry("vat.standard.LU", "0.16", Unit::Rate, "2023-01-01", Some("2023-12-31")),
                entry("vat.standard.LU", "0.17", Unit::Rate, "2024-01-01", None),
                entry("vat.standard.FR", "0.20", Unit::Rate, "2014-01-01", None),
                entry("vat.mention.small_business.FR", "old", Unit::Text, "2000-01-01", Some("2027-12-31")),
                entry("vat.mention.small_business.FR", "new", Unit::Text, "2028-01-01", None),
            ],
        }
    }

    #[test]
    fn the_entry_in_force_on_the_day_is_taken() {
        let table = table();
        let rate = |on| table.on("vat.standard.LU", day(on)).and_then(Param::rate).map(|r| r.to_string());
        assert_eq!(rate("2022-12-31"), None);
        assert_eq!(rate("2023-12-31").as_deref(), Some("0.16"));
        assert_eq!(rate("2024-01-01").as_deref(), Some("0.17"));
        let mention = |on| table.vat_mention(VatRegime::SmallBusiness, "FR", day(on)).map(|p| p.value.as_str());
        assert_eq!((mention("2027-12-31"), mention("2028-01-01")), (Some("old"), Some("new")));
    }

    #[test]
    fn a_regime_takes_the_rate_of_whoever_owes_the_tax() {
        let table = table();
        let rate = |regime| table.vat_rate(regime, "LU", "FR", day("2026-01-01")).map(|r| r.to_string());
        assert_eq!(rate(VatRegime::EuLocalVat).as_deref(), Some("0.17"));
        assert_eq!(rate(VatRegime::EuReverseCharge).as_deref(), Some("0.20"));
        assert_eq!(rate(VatRegime::SmallBusiness).as_deref(), Some("0"));
        assert_eq!(table.vat_rate(VatRegime::Standard, "XX", "FR", day("2026-01-01")), None);
    }

    #[test]
    fn a_value_spelt_otherwise_than_its_unit_is_noticed() {
        assert!(!entry("a", "20", Unit::Rate, "2020-01-01", None).is_well_spelt());
        assert!(!entry("a", "-1", Unit::Cents, "2020-01-01", None).is_well_spelt());
        assert!(!entry("a", "2.5", Unit::Months, "2020-01-01", None).is_well_spelt());
        assert!(!entry("a", " ", Unit::Text, "2020-01-01", None).is_well_spelt());
    }
}
