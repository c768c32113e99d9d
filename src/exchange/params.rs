//! Reads the dated table of legal figures. A table that cannot be used as a whole is refused: a default from half a table would
//! look like one from a whole one.

use serde::Deserialize;

use super::envelope::{self, FileError};

use crate::domain::dates::Date;
use crate::domain::params::{Param, ParamTable};

/// The format of the file.
pub const FORMAT: &str = "portee-params/1";

/// Why the table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ParamsError {
    #[error("at {path}: {why}")]
    Shape { path: String, why: String },
    #[error("format {0}")]
    Format(String),
    #[error("entry {0} is not spelt as its unit wants")]
    Value(String),
    #[error("two entries {0} begin on the same day")]
    Twice(String),
    #[error("entry {0} ends before it begins")]
    Backwards(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    as_of: Date,
    entries: Vec<Param>,
}

/// # Errors
/// `ParamsError` names the first entry that is wrong.
pub fn read(json: &str) -> Result<ParamTable, ParamsError> {
    let file: File = envelope::json(json.as_bytes()).and_then(envelope::shaped).map_err(|error| match error {
        FileError::Field { path, detail } => ParamsError::Shape { path, why: detail },
        other => ParamsError::Shape {
            path: String::new(),
            why: other.to_string(),
        },
    })?;
    if file.format != FORMAT {
        return Err(ParamsError::Format(file.format));
    }
    for (i, entry) in file.entries.iter().enumerate() {
        if !entry.is_well_spelt() {
            return Err(ParamsError::Value(entry.id.clone()));
        }
        if entry.valid_until.is_some_and(|last| last < entry.valid_from) {
            return Err(ParamsError::Backwards(entry.id.clone()));
        }
        let is_twin = |p: &Param| p.id == entry.id && p.valid_from == entry.valid_from;
        if file.entries.iter().take(i).any(is_twin) {
            return Err(ParamsError::Twice(entry.id.clone()));
        }
    }
    Ok(ParamTable {
        as_of: file.as_of,
        entries: file.entries,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::bid::VatRegime;
    use crate::domain::money::Cents;

    const OURS: &str = include_str!("../../public/params/fr.json");

    #[test]
    fn the_table_that_we_ship_is_read_and_has_what_the_screens_propose() {
        let table = read(OURS).unwrap();
        let day = table.as_of;
        for country in ["FR", "BE", "DE", "LU", "CH"] {
            assert!(table.vat_rate(VatRegime::Standard, country, "FR", day).is_some(), "{country}");
        }
        for regime in VatRegime::ALL.iter().filter(|r| r.group() != crate::domain::bid::VatGroup::Charged) {
            assert!(table.vat_mention(*regime, "FR", day).is_some(), "{regime:?}");
        }
        let limits = |regime| table.vat_threshold(regime, "FR", day).map(|(l, r, _)| (l.cents(), r.and_then(Param::cents)));
        // Domain brief §11: 37 500 / 41 250 € for services, 80 011 € for associations in 2025.
        assert_eq!(limits(VatRegime::SmallBusiness), Some((Some(Cents(3_750_000)), Some(Cents(4_125_000)))));
        assert_eq!(limits(VatRegime::ExemptAssociation), Some((Some(Cents(8_001_100)), None)));
        assert!(table.on("advance.rate", day).and_then(Param::rate).is_some());
        assert!(table.on("offer.validity", day).and_then(Param::count).is_some());
    }

    #[test]
    fn a_table_with_one_wrong_entry_is_refused_as_a_whole() {
        let with = |entry: &str| format!(r#"{{"format":"portee-params/1","as_of":"2026-01-01","entries":[{entry}]}}"#);
        let one = |value: &str, until: &str| {
            format!(r#"{{"id":"a","value":"{value}","unit":"rate","valid_from":"2026-01-01","valid_until":"{until}","source":"s","checked":true}}"#)
        };
        assert!(read(&with(&one("0.2", "2027-01-01"))).is_ok());
        assert!(matches!(read(&with(&one("20", "2027-01-01"))), Err(ParamsError::Value(id)) if id == "a"));
        assert!(matches!(read(&with(&one("0.2", "2025-01-01"))), Err(ParamsError::Backwards(_))));
        let twice = [one("0.2", "2027-01-01"), one("0.3", "2027-01-01")].join(",");
        assert!(matches!(read(&with(&twice)), Err(ParamsError::Twice(_))));
        assert!(matches!(
            read(r#"{"format":"x","as_of":"2026-01-01","entries":[]}"#),
            Err(ParamsError::Format(_))
        ));
        assert!(matches!(read("{}"), Err(ParamsError::Shape { .. })));
    }
}
