//! The closed lists of the trade in words.

use crate::domain::bid::{GroupForm, VatRegime};
use crate::i18n::Text;
use crate::i18n::texts::regimes as texts;

#[must_use]
pub fn vat_regime(regime: VatRegime) -> Text {
    match regime {
        VatRegime::Standard => texts::VAT_STANDARD,
        VatRegime::SmallBusiness => texts::VAT_SMALL_BUSINESS,
        VatRegime::ExemptAssociation => texts::VAT_EXEMPT_ASSOCIATION,
        VatRegime::ExemptTraining => texts::VAT_EXEMPT_TRAINING,
        VatRegime::NotTaxable => texts::VAT_NOT_TAXABLE,
        VatRegime::EuReverseCharge => texts::VAT_EU_REVERSE_CHARGE,
        VatRegime::NonEuReverseCharge => texts::VAT_NON_EU_REVERSE_CHARGE,
        VatRegime::EuLocalVat => texts::VAT_EU_LOCAL,
    }
}

#[must_use]
pub fn group_form(form: GroupForm) -> Text {
    match form {
        GroupForm::Several => texts::FORM_SEVERAL,
        GroupForm::SeveralLeadLiable => texts::FORM_SEVERAL_LEAD_LIABLE,
        GroupForm::JointAndSeveral => texts::FORM_JOINT_AND_SEVERAL,
    }
}
