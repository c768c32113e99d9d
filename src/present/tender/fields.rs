//! The fields of a consultation: its subject and its buyer.

use crate::domain::bid::{BuyerKind, Procedure, Tender, VatDeduction};
use crate::domain::check_digits;
use crate::i18n::texts::{tender as texts, typed as typed_texts};
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input, YES, choices_of, yes_or_no};
use crate::present::tender::words;
use crate::present::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenderField {
    Reference,
    Title,
    Lot,
    Procedure,
    Framework,
    BuyerName,
    BuyerKind,
    BuyerCountry,
    BuyerVatId,
    VatDeduction,
    /// Only with a partial deduction.
    VatDeductionRate,
}

impl FormField for TenderField {
    type Of = Tender;

    fn key(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Title => "title",
            Self::Lot => "lot",
            Self::Procedure => "procedure",
            Self::Framework => "framework",
            Self::BuyerName => "buyer-name",
            Self::BuyerKind => "buyer-kind",
            Self::BuyerCountry => "buyer-country",
            Self::BuyerVatId => "buyer-vat-id",
            Self::VatDeduction => "vat-deduction",
            Self::VatDeductionRate => "vat-deduction-rate",
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Reference => texts::REFERENCE,
            Self::Title => texts::TITLE,
            Self::Lot => texts::LOT,
            Self::Procedure => texts::PROCEDURE,
            Self::Framework => texts::FRAMEWORK,
            Self::BuyerName => texts::BUYER_NAME,
            Self::BuyerKind => texts::BUYER_KIND,
            Self::BuyerCountry => texts::COUNTRY,
            Self::BuyerVatId => texts::VAT_ID,
            Self::VatDeduction => texts::VAT_DEDUCTION,
            Self::VatDeductionRate => texts::VAT_RATE,
        }
    }

    fn hint(self) -> Option<Text> {
        match self {
            Self::Lot => Some(texts::LOT_HINT),
            Self::BuyerCountry => Some(texts::COUNTRY_HINT),
            Self::VatDeduction => Some(texts::VAT_DEDUCTION_HINT),
            _ => None,
        }
    }

    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Procedure => choices_of(Procedure::ALL, Procedure::as_str, words::procedure, lang),
            Self::BuyerKind => choices_of(BuyerKind::ALL, BuyerKind::as_str, words::buyer_kind, lang),
            Self::VatDeduction => choices_of(VatDeduction::ALL, VatDeduction::as_str, words::vat_deduction, lang),
            Self::Framework => Input::Check,
            Self::VatDeductionRate => Input::Number,
            _ => Input::Text,
        }
    }

    fn show(self, tender: &Tender, lang: Lang) -> String {
        let buyer = &tender.buyer;
        match self {
            Self::Reference => tender.reference.clone(),
            Self::Title => tender.title.clone(),
            Self::Lot => tender.lot.clone(),
            Self::Procedure => tender.procedure.as_str().to_owned(),
            Self::Framework => yes_or_no(tender.framework_agreement),
            Self::BuyerName => buyer.name.clone(),
            Self::BuyerKind => buyer.kind.as_str().to_owned(),
            Self::BuyerCountry => buyer.country.clone(),
            Self::BuyerVatId => buyer.vat_id.clone().unwrap_or_default(),
            Self::VatDeduction => buyer.vat_deduction.as_str().to_owned(),
            Self::VatDeductionRate => buyer.vat_deduction_rate.map(|r| format::bare_percent(r.scaled(), lang)).unwrap_or_default(),
        }
    }

    fn put(self, tender: &mut Tender, typed: &str, lang: Lang) -> Result<(), String> {
        let buyer = &mut tender.buyer;
        match self {
            Self::Reference => tender.reference = typed::text(typed, 300, lang)?,
            Self::Title => tender.title = typed::text(typed, 300, lang)?,
            Self::Lot => tender.lot = typed::text(typed, 300, lang)?,
            Self::Procedure => tender.procedure = Procedure::parse(typed).unwrap_or(tender.procedure),
            Self::Framework => tender.framework_agreement = typed == YES,
            Self::BuyerName => buyer.name = typed::text(typed, 300, lang)?,
            Self::BuyerKind => buyer.kind = BuyerKind::parse(typed).unwrap_or(buyer.kind),
            Self::BuyerCountry => buyer.country = typed::country(typed, lang)?,
            Self::BuyerVatId => buyer.vat_id = typed::register(typed, check_digits::is_vat_id, typed_texts::VAT_ID, lang)?,
            Self::VatDeduction => {
                buyer.vat_deduction = VatDeduction::parse(typed).unwrap_or(buyer.vat_deduction);
                if buyer.vat_deduction != VatDeduction::Partial {
                    buyer.vat_deduction_rate = None;
                }
            }
            Self::VatDeductionRate => buyer.vat_deduction_rate = typed::optional(typed, parse::rate, lang)?,
        }
        Ok(())
    }
}
