//! What published codes suggest for a bid: the kind of buyer and of procedure. Suggestions that a person confirms; a code
//! that suggests nothing gives `None`.

use serde::{Deserialize, Serialize};

/// The kind of client that a buyer seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuyerKindGuess {
    State,
    LocalAuthority,
    Health,
    OtherPublic,
    Association,
    Company,
}

impl BuyerKindGuess {
    /// From the EU code lists *buyer-legal-type* and, for health, *main-activity*. No code says *association*.
    pub fn of(legal_type: &str, activity: Option<&str>) -> Option<Self> {
        let public_body = || {
            if activity == Some("health") { Self::Health } else { Self::OtherPublic }
        };
        Some(match legal_type {
            "cga" => Self::State,
            "la" | "ra" | "rl-aut" => Self::LocalAuthority,
            "def-cont" | "spec-rights-entity" => Self::Company,
            "grp-p-aut" | "eu-ins-bod-ag" | "int-org" | "eu-int-org" => Self::OtherPublic,
            code if code == "body-pl" || code.starts_with("body-pl-") => public_body(),
            code if code == "pub-undert" || code.starts_with("pub-undert-") => public_body(),
            _ => return None,
        })
    }
}

/// The procedure that a notice seems to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProcedureGuess {
    Quote,
    Adapted,
    Open,
    Restricted,
    Negotiated,
    Dialogue,
    Framework,
    Private,
}

impl ProcedureGuess {
    /// From the EU code list *procurement-procedure-type*: *oth-single* and *oth-mult* are how adapted procedures (MAPA)
    /// are published. Without a known code, a framework agreement is at least known to be one.
    pub fn of(code: Option<&str>, framework: bool) -> Option<Self> {
        match code {
            Some("open") => Some(Self::Open),
            Some("restricted") => Some(Self::Restricted),
            Some("neg-w-call" | "neg-wo-call") => Some(Self::Negotiated),
            Some("comp-dial") => Some(Self::Dialogue),
            Some("oth-single" | "oth-mult") => Some(Self::Adapted),
            _ if framework => Some(Self::Framework),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buyer_kind_is_guessed_from_its_legal_type_and_activity() {
        let check = |code, activity, expected| assert_eq!(BuyerKindGuess::of(code, activity), expected, "{code}");
        check("cga", None, Some(BuyerKindGuess::State));
        check("la", Some("health"), Some(BuyerKindGuess::LocalAuthority));
        check("ra", None, Some(BuyerKindGuess::LocalAuthority));
        check("body-pl", Some("health"), Some(BuyerKindGuess::Health));
        check("body-pl-la", Some("gen-pub"), Some(BuyerKindGuess::OtherPublic));
        check("pub-undert-cga", None, Some(BuyerKindGuess::OtherPublic));
        check("spec-rights-entity", None, Some(BuyerKindGuess::Company));
        check("org-sub", None, None);
        check("body-plus", None, None);
        check("", None, None);
    }

    #[test]
    fn a_procedure_is_guessed_from_its_code() {
        let check = |code, framework, expected| assert_eq!(ProcedureGuess::of(code, framework), expected, "{code:?}");
        check(Some("open"), true, Some(ProcedureGuess::Open));
        check(Some("comp-dial"), false, Some(ProcedureGuess::Dialogue));
        check(Some("oth-single"), false, Some(ProcedureGuess::Adapted));
        check(Some("innovation"), false, None);
        check(None, true, Some(ProcedureGuess::Framework));
        check(None, false, None);
    }
}
