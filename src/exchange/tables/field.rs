//! The columns of the tables and the codes in their cells, with the names that machines know them by: these do not change between
//! versions and are in no language.

use crate::domain::bid::{DeductionKind, LineKind, Semantics, VatRegime};
use crate::domain::contract::Role;
use crate::domain::thresholds::ThresholdStatus;

/// One word of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Regime(VatRegime),
    Role(Role),
    Kind(LineKind),
    /// Of a period: firm, or a renewal.
    Firm(bool),
    Fund(DeductionKind),
    Standing(ThresholdStatus),
    Semantics(Semantics),
    /// A split rule of `joint-bid/1` §2.10.
    Rule(&'static str),
    Sum(Sum),
}

/// A row of sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    Total,
    Ht,
    VatInvoiced,
    Invoiced,
    VatSelfAssessed,
    VatDeducted,
    CostToBuyer,
    OneOff,
    Recurring,
    Advance,
}

impl Sum {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Ht => "ht",
            Self::VatInvoiced => "vat_invoiced",
            Self::Invoiced => "invoiced",
            Self::VatSelfAssessed => "vat_self_assessed",
            Self::VatDeducted => "vat_deducted",
            Self::CostToBuyer => "cost_to_buyer",
            Self::OneOff => "one_off",
            Self::Recurring => "recurring",
            Self::Advance => "advance",
        }
    }
}

impl Code {
    /// As the formats of a joint bid write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Regime(regime) => regime.as_str(),
            Self::Role(Role::Lead) => "lead",
            Self::Role(Role::Member) => "member",
            Self::Kind(kind) => kind.as_str(),
            Self::Firm(true) => "firm",
            Self::Firm(false) => "renewal",
            Self::Fund(kind) => kind.as_str(),
            Self::Standing(ThresholdStatus::Ok) => "ok",
            Self::Standing(ThresholdStatus::OverLimit) => "over_limit",
            Self::Standing(ThresholdStatus::OverRaisedLimit) => "over_raised_limit",
            Self::Semantics(semantics) => semantics.as_str(),
            Self::Rule(rule) => rule,
            Self::Sum(sum) => sum.key(),
        }
    }
}

macro_rules! fields {
    ($($name:ident = $key:literal),+ $(,)?) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Field { $($name),+ }

        impl Field {
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The head of the column for machines.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

fields! {
    Item = "item", Line = "line", Label = "label", Family = "family", Kind = "kind", Unit = "unit",
    Quantity = "quantity", QuantityIn = "quantity_in", UnitPrice = "unit_price_ht", Amount = "amount_ht", AmountIn = "amount_ht_in",
    Member = "member", Name = "name", Role = "role", LegalForm = "legal_form", Country = "country", Siret = "siret", VatId = "vat_id",
    Regime = "vat_regime", Rate = "vat_rate", Base = "base_ht", VatInvoiced = "vat_invoiced", VatSelfAssessed = "vat_self_assessed",
    Invoiced = "invoiced_total", Cost = "cost_to_buyer", Mention = "mention", Share = "share", Backup = "backup", BackupName = "backup_name",
    Subcontractor = "subcontractor", Works = "lines", MaxHt = "max_amount_ht", MaxTtc = "max_amount_with_vat",
    Period = "period", Months = "months", Firm = "firm", Euros = "amount",
    Asked = "asked", UnitAsked = "unit_price_asked", FromQuantity = "from_quantity", SetUp = "set_up", MostQuantity = "max_quantity",
    Semantics = "tiers",
    Contribution = "paid_to", AfterContributions = "after_contributions", SurplusShare = "surplus_share", Target = "target",
    Equalisation = "equalisation", Mandate = "agrees_to_lose", FeesReceived = "fees_received", FeesKept = "fees_on_own_part",
    Net = "net_result", VatLost = "irrecoverable_vat_on_fees", NetAfterVat = "net_after_irrecoverable_vat",
    Fund = "fund", FundRate = "fund_rate", From = "from", FromName = "from_name", To = "to", ToName = "to_name", Released = "released",
    Limit = "limit", RaisedLimit = "raised_limit", TurnoverIn = "turnover_in", Margin = "margin", Standing = "standing",
    Simulation = "simulation", Rule = "rule",
}

/// A column: a field, and of which period, year or fund where there is one for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub field: Field,
    pub of: Option<Which>,
}

/// One period, year or fund: its identifier for machines, its name for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Which {
    pub id: String,
    pub name: String,
}

impl Column {
    #[must_use]
    pub fn new(field: Field) -> Self {
        Self { field, of: None }
    }
    /// Without a name, its identifier is one.
    #[must_use]
    pub fn of(field: Field, id: impl ToString, name: &str) -> Self {
        let id = id.to_string();
        let name = if name.trim().is_empty() { id.clone() } else { name.to_owned() };
        Self {
            field,
            of: Some(Which { id, name }),
        }
    }
    /// The head for machines: `amount_ht`, `amount_ht_in:Y1`.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.of {
            Some(which) => format!("{}:{}", self.field.key(), which.id),
            None => self.field.key().to_owned(),
        }
    }
}
