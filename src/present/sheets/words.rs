//! How tables, columns and codes are called.

use crate::domain::bid::{LineKind, Semantics};
use crate::domain::contract::Role;
use crate::domain::thresholds::ThresholdStatus;
use crate::exchange::tables::{Code, Column, Field, Sum, Topic};
use crate::i18n::texts::{offers, price, sheets as texts};
use crate::i18n::{Lang, Text};
use crate::present::price::words::deduction_kind;
use crate::present::split;
use crate::present::words::vat_regime;

/// The name on the tab, and the title above the table.
pub(super) fn topic(topic: Topic) -> (Text, Text) {
    match topic {
        Topic::Members => (texts::MEMBERS, texts::MEMBERS_TITLE),
        Topic::PriceSchedule => (texts::PRICE_SCHEDULE, texts::PRICE_SCHEDULE_TITLE),
        Topic::Distribution => (texts::DISTRIBUTION, texts::DISTRIBUTION_TITLE),
        Topic::ByMember => (texts::BY_MEMBER, texts::BY_MEMBER_TITLE),
        Topic::VatByMember => (texts::VAT_BY_MEMBER, texts::VAT_BY_MEMBER_TITLE),
        Topic::VatByRegime => (texts::VAT_BY_REGIME, texts::VAT_BY_REGIME_TITLE),
        Topic::ByPeriod => (texts::BY_PERIOD, texts::BY_PERIOD_TITLE),
        Topic::Totals => (texts::TOTALS, texts::TOTALS_TITLE),
        Topic::Subcontractors => (texts::SUBCONTRACTORS, texts::SUBCONTRACTORS_TITLE),
        Topic::Settlement => (texts::SETTLEMENT, texts::SETTLEMENT_TITLE),
        Topic::Funds => (texts::FUNDS, texts::FUNDS_TITLE),
        Topic::Transfers => (texts::TRANSFERS, texts::TRANSFERS_TITLE),
        Topic::Reserve => (texts::RESERVE, texts::RESERVE_TITLE),
        Topic::Asks => (texts::ASKS, texts::ASKS_TITLE),
        Topic::AskAmounts => (texts::ASK_AMOUNTS, texts::ASK_AMOUNTS_TITLE),
        Topic::Allocation => (texts::ALLOCATION, texts::ALLOCATION_TITLE),
        Topic::Thresholds => (texts::THRESHOLDS, texts::THRESHOLDS_TITLE),
        Topic::Simulations => (texts::SIMULATIONS, texts::SIMULATIONS_TITLE),
    }
}

/// The head of a column, with the name of its period, year or fund.
pub(super) fn head(column: &Column, lang: Lang) -> String {
    let text = field(column.field);
    match &column.of {
        Some(which) => text.fill(lang, &[("of", &which.name)]),
        None => text.get(lang).to_owned(),
    }
}

fn field(field: Field) -> Text {
    match field {
        Field::Item => texts::ITEM,
        Field::Line => texts::LINE,
        Field::Label => texts::LABEL,
        Field::Family => texts::FAMILY,
        Field::Kind => texts::KIND,
        Field::Unit => texts::UNIT,
        Field::Quantity => texts::QUANTITY,
        Field::QuantityIn => texts::QUANTITY_IN,
        Field::UnitPrice => texts::UNIT_PRICE,
        Field::Amount => texts::AMOUNT,
        Field::AmountIn => texts::AMOUNT_IN,
        Field::Member | Field::Name => texts::MEMBER,
        Field::Role => texts::ROLE,
        Field::LegalForm => texts::LEGAL_FORM,
        Field::Country => texts::COUNTRY,
        Field::Siret => texts::SIRET,
        Field::VatId => texts::VAT_ID,
        Field::Regime => texts::REGIME,
        Field::Rate => texts::RATE,
        Field::Base => texts::BASE,
        Field::VatInvoiced => texts::VAT_INVOICED,
        Field::VatSelfAssessed => texts::VAT_SELF,
        Field::Invoiced => texts::INVOICED,
        Field::Cost => texts::COST,
        Field::Mention => texts::MENTION,
        Field::Share => texts::SHARE,
        Field::Backup | Field::BackupName => texts::BACKUP,
        Field::Subcontractor => texts::SUBCONTRACTOR,
        Field::Works => texts::WORKS,
        Field::MaxHt => texts::MAX_HT,
        Field::MaxTtc => texts::MAX_TTC,
        Field::Period => texts::PERIOD,
        Field::Months => texts::MONTHS,
        Field::Firm => texts::FIRM,
        Field::Euros => texts::EUROS,
        Field::Asked => texts::ASKED,
        Field::UnitAsked => texts::UNIT_ASKED,
        Field::FromQuantity => texts::FROM_QUANTITY,
        Field::SetUp => texts::SET_UP,
        Field::MostQuantity => texts::MOST_QUANTITY,
        Field::Semantics => texts::SEMANTICS,
        Field::Contribution => texts::CONTRIBUTION,
        Field::AfterContributions => texts::AFTER,
        Field::SurplusShare => texts::SURPLUS_SHARE,
        Field::Target => texts::TARGET,
        Field::Equalisation => texts::EQUALISATION,
        Field::Mandate => texts::MANDATE,
        Field::FeesReceived => texts::FEES,
        Field::FeesKept => texts::FEES_KEPT,
        Field::Net => texts::NET,
        Field::VatLost => texts::VAT_LOST,
        Field::NetAfterVat => texts::NET_AFTER,
        Field::Fund => texts::FUND,
        Field::FundRate => texts::FUND_RATE,
        Field::From | Field::FromName => texts::FROM,
        Field::To | Field::ToName => texts::TO,
        Field::Released => texts::RELEASED,
        Field::Limit => texts::LIMIT,
        Field::RaisedLimit => texts::RAISED_LIMIT,
        Field::TurnoverIn => texts::TURNOVER_IN,
        Field::Margin => texts::MARGIN,
        Field::Standing => texts::STANDING,
        Field::Simulation => texts::SIMULATION,
        Field::Rule => texts::RULE,
    }
}

pub(super) fn code(code: Code) -> Text {
    match code {
        Code::Regime(regime) => vat_regime(regime),
        Code::Role(Role::Lead) => texts::LEAD,
        Code::Role(Role::Member) => texts::COTRAITANT,
        Code::Kind(LineKind::OneOff) => price::KIND_ONE_OFF,
        Code::Kind(LineKind::Recurring) => price::KIND_RECURRING,
        Code::Firm(true) => price::FIRM,
        Code::Firm(false) => price::RENEWAL,
        Code::Fund(kind) => deduction_kind(kind),
        Code::Standing(ThresholdStatus::Ok) => texts::STANDING_OK,
        Code::Standing(ThresholdStatus::OverLimit) => texts::STANDING_OVER,
        Code::Standing(ThresholdStatus::OverRaisedLimit) => texts::STANDING_OVER_RAISED,
        Code::Semantics(Semantics::AllUnits) => offers::ALL_UNITS,
        Code::Semantics(Semantics::Incremental) => offers::INCREMENTAL,
        Code::Rule(rule) => split::kind_words(rule),
        Code::Sum(sum) => of_sum(sum),
    }
}

fn of_sum(sum: Sum) -> Text {
    match sum {
        Sum::Total => texts::TOTAL,
        Sum::Ht => texts::HT,
        Sum::VatInvoiced => texts::VAT_INVOICED,
        Sum::Invoiced => texts::INVOICED,
        Sum::VatSelfAssessed => texts::VAT_SELF,
        Sum::VatDeducted => texts::VAT_DEDUCTED,
        Sum::CostToBuyer => texts::COST,
        Sum::OneOff => texts::ONE_OFF_SUM,
        Sum::Recurring => texts::RECURRING_SUM,
        Sum::Advance => texts::ADVANCE,
    }
}
