//! The words of the closed lists of a consultation.

use crate::domain::bid::{BuyerKind, PriceBasis, Procedure, VatDeduction, YearBasis};
use crate::i18n::Text;
use crate::i18n::texts::tender as texts;

#[must_use]
pub fn procedure(procedure: Procedure) -> Text {
    match procedure {
        Procedure::Quote => texts::PROCEDURE_QUOTE,
        Procedure::Adapted => texts::PROCEDURE_ADAPTED,
        Procedure::Open => texts::PROCEDURE_OPEN,
        Procedure::Restricted => texts::PROCEDURE_RESTRICTED,
        Procedure::Negotiated => texts::PROCEDURE_NEGOTIATED,
        Procedure::Dialogue => texts::PROCEDURE_DIALOGUE,
        Procedure::Framework => texts::PROCEDURE_FRAMEWORK,
        Procedure::Private => texts::PROCEDURE_PRIVATE,
    }
}

#[must_use]
pub fn buyer_kind(kind: BuyerKind) -> Text {
    match kind {
        BuyerKind::State => texts::BUYER_STATE,
        BuyerKind::LocalAuthority => texts::BUYER_LOCAL,
        BuyerKind::Health => texts::BUYER_HEALTH,
        BuyerKind::OtherPublic => texts::BUYER_OTHER_PUBLIC,
        BuyerKind::Association => texts::BUYER_ASSOCIATION,
        BuyerKind::Company => texts::BUYER_COMPANY,
    }
}

/// A buyer under the *code de la commande publique*.
#[must_use]
pub fn is_public(kind: BuyerKind) -> bool {
    !matches!(kind, BuyerKind::Association | BuyerKind::Company)
}

#[must_use]
pub fn vat_deduction(deduction: VatDeduction) -> Text {
    match deduction {
        VatDeduction::None => texts::VAT_NONE,
        VatDeduction::Full => texts::VAT_FULL,
        VatDeduction::Partial => texts::VAT_PARTIAL,
    }
}

#[must_use]
pub fn year_basis(basis: YearBasis) -> Text {
    match basis {
        YearBasis::Period => texts::YEAR_PERIOD,
        YearBasis::Calendar => texts::YEAR_CALENDAR,
    }
}

#[must_use]
pub fn price_basis(basis: PriceBasis) -> Text {
    match basis {
        PriceBasis::Ht => texts::BASIS_HT,
        PriceBasis::BuyerCost => texts::BASIS_COST,
    }
}
