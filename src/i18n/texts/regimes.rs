//! VAT regimes, group forms and other closed lists of the trade, in words.

use crate::i18n::macros::texts;

texts! {
    VAT_STANDARD: "Assujetti à la TVA", "Subject to VAT";
    VAT_SMALL_BUSINESS: "Franchise en base", "Small-business exemption";
    VAT_EXEMPT_ASSOCIATION: "Exonération (association)", "Exempt (association)";
    VAT_EXEMPT_TRAINING: "Exonération (formation)", "Exempt (training)";
    VAT_NOT_TAXABLE: "Hors champ de la TVA", "Outside the scope of VAT";
    VAT_EU_REVERSE_CHARGE: "Autoliquidation (Union européenne)", "Reverse charge (European Union)";
    VAT_NON_EU_REVERSE_CHARGE: "Autoliquidation (hors Union)", "Reverse charge (outside the Union)";
    VAT_EU_LOCAL: "TVA d’un autre pays de l’Union", "VAT of another country of the Union";
    FORM_SEVERAL: "Groupement conjoint", "Several liability (conjoint)";
    FORM_SEVERAL_LEAD_LIABLE: "Groupement conjoint avec mandataire solidaire", "Several liability, lead jointly liable (conjoint, mandataire solidaire)";
    FORM_JOINT_AND_SEVERAL: "Groupement solidaire", "Joint and several liability (solidaire)";
}
