//! What the reader of a bid has to say: refusals and warnings with their codes (§3), their place, the value found and what
//! would have been right. Data only: the sentences are written elsewhere.

use super::json::{Json, Node};
use super::place::{Step, follow};
use super::shape::{DecimalKind, JsonKind, TextKind};
use crate::domain::bid::choices;

choices! {
    /// Why a file is refused.
    RefusalCode {
        Empty = "empty",
        TooLarge = "too_large",
        Encoding = "encoding",
        NotJson = "not_json",
        TooDeep = "too_deep",
        DuplicateKey = "duplicate_key",
        InvalidUnicode = "invalid_unicode",
        Version = "version",
        Missing = "missing",
        UnknownField = "unknown_field",
        Type = "type",
        FloatNotAllowed = "float_not_allowed",
        Format = "format",
        Range = "range",
        Enum = "enum",
        Length = "length",
        TooLong = "too_long",
        TooMany = "too_many",
        Date = "date",
        ControlCharacter = "control_character",
        DuplicateId = "duplicate_id",
        UnknownRef = "unknown_ref",
        Sum = "sum",
        Order = "order",
        Conflict = "conflict",
        Cycle = "cycle",
    }
}
choices! {
    /// What to look at in a file that is accepted.
    WarningCode {
        Bom = "bom",
        SuspiciousCharacters = "suspicious_characters",
        MarkupInText = "markup_in_text",
        FormulaLikeText = "formula_like_text",
        SiretChecksum = "siret_checksum",
        VatIdChecksum = "vat_id_checksum",
        IbanChecksum = "iban_checksum",
        MissingVatMention = "missing_vat_mention",
        ReverseChargeWithoutVatId = "reverse_charge_without_vat_id",
        ZeroPrice = "zero_price",
        MemberWithoutAsk = "member_without_ask",
        DateOrder = "date_order",
    }
}

/// What would have been right, as data for a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The code says it all.
    Unsaid,
    /// At most so many bytes in the file.
    Bytes {
        max: usize,
    },
    /// At most so many levels, of JSON or of hybrid rules.
    Levels {
        max: usize,
    },
    Kind(JsonKind),
    /// An integer from `min` to `max`.
    Integer {
        min: i64,
        max: i64,
    },
    Decimal(DecimalKind),
    Text(TextKind),
    OneOf(Vec<&'static str>),
    Characters {
        max: usize,
        found: usize,
    },
    Items {
        min: usize,
        max: usize,
        found: usize,
    },
    /// Both as decimals.
    Sum {
        wanted: &'static str,
        found: String,
    },
    /// A row for this line.
    Line(String),
    /// Shares of this line that add up to 1.
    LineSum {
        line: String,
        found: String,
    },
    /// The pointer of the one that came first.
    DifferentFrom {
        path: String,
    },
    AtMost(String),
    AtLeast(String),
    MoreThan(String),
    LessThan(String),
}

/// One reason why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: RefusalCode,
    /// JSON Pointer; `""` is the document.
    pub path: String,
    /// The same with the names of what it passes through.
    pub place: Vec<Step>,
    /// Line and column in characters, both from 1: of the value, or of what should hold it.
    pub position: Option<(usize, usize)>,
    /// The text, number or word found there, cut to 80 characters.
    pub value: Option<String>,
    pub expected: Expected,
}

/// One thing to look at in an accepted file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub code: WarningCode,
    /// JSON Pointer; `""` is the document.
    pub path: String,
    pub place: Vec<Step>,
    pub value: Option<String>,
}

/// At most so many refusals are listed: whoever repairs a file starts with the first ones.
pub(super) const MAX_REFUSALS: usize = 50;

/// What one level of checks has found so far.
#[derive(Default)]
pub(super) struct Findings {
    found: Vec<(RefusalCode, String, Expected)>,
}

impl Findings {
    pub fn add(&mut self, code: RefusalCode, path: impl ToString, expected: Expected) {
        if self.found.len() < MAX_REFUSALS {
            self.found.push((code, path.to_string(), expected));
        }
    }
    /// Nothing found, or the refusals with their place, position and value.
    pub fn settle(self, json: &Json<'_>, source: &str) -> Result<(), Vec<Refusal>> {
        if self.found.is_empty() {
            return Ok(());
        }
        let refusal = |(code, path, expected): (RefusalCode, String, Expected)| {
            let followed = follow(json, &path);
            Refusal {
                code,
                place: followed.steps,
                position: Some(position(source, followed.nearest.at)),
                value: followed.target.and_then(value_of),
                path,
                expected,
            }
        };
        Err(self.found.into_iter().map(refusal).collect())
    }
}

pub(super) fn warning(code: WarningCode, path: String, json: &Json<'_>) -> Warning {
    let followed = follow(json, &path);
    Warning {
        code,
        place: followed.steps,
        value: followed.target.and_then(value_of),
        path,
    }
}

/// Line and column, in characters and from 1, of a byte of the text.
pub(super) fn position(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let column = before.get(line_start..).map_or(0, |l| l.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}

const VALUE_MAX: usize = 80;

fn value_of(json: &Json<'_>) -> Option<String> {
    let written = match &json.node {
        Node::Null => "null",
        Node::Bool(true) => "true",
        Node::Bool(false) => "false",
        Node::Number(number) => number,
        Node::Text(text) => text,
        Node::List(_) | Node::Object(_) => return None,
    };
    Some(written.chars().take(VALUE_MAX).collect())
}
