//! The EU code lists that this reader knows, as values of the notice. A code that is not here is reported, never guessed.

use crate::exchange::notice::{CriterionKind, DurationUnit, Framework, Permission, WeightUnit};

/// List *number-weight* (BT-5421).
pub fn weight_unit(code: &str) -> Option<WeightUnit> {
    Some(match code {
        "per-exa" => WeightUnit::PercentExact,
        "per-mid" => WeightUnit::PercentMiddle,
        "dec-exa" => WeightUnit::DecimalExact,
        "dec-mid" => WeightUnit::DecimalMiddle,
        "poi-exa" => WeightUnit::PointsExact,
        "poi-mid" => WeightUnit::PointsMiddle,
        "ord-imp" => WeightUnit::Order,
        _ => return None,
    })
}

/// Lists *number-fixed* (BT-5422) and *number-threshold* (BT-5423).
pub fn is_criterion_parameter(code: &str) -> bool {
    matches!(code, "fix-tot" | "fix-unit" | "min-score" | "max-pass")
}

/// List *award-criterion-type* (BT-539).
pub fn criterion_kind(code: &str) -> Option<CriterionKind> {
    Some(match code {
        "price" => CriterionKind::Price,
        "cost" => CriterionKind::Cost,
        "quality" => CriterionKind::Quality,
        _ => return None,
    })
}

/// List *duration-unit*, and the calendar day that some notices carry. A working day is no length of calendar time.
pub fn duration_unit(code: &str) -> Option<DurationUnit> {
    Some(match code {
        "DAY" | "CALENDAR_DAY" => DurationUnit::Day,
        "WEEK" => DurationUnit::Week,
        "MONTH" => DurationUnit::Month,
        "YEAR" => DurationUnit::Year,
        _ => return None,
    })
}

/// List *framework-agreement* (BT-765).
pub fn framework(code: &str) -> Option<Framework> {
    Some(match code {
        "none" => Framework::None,
        "fa-w-rc" => Framework::WithReopening,
        "fa-wo-rc" => Framework::WithoutReopening,
        "fa-mix" => Framework::Mixed,
        _ => return None,
    })
}

/// Lists *permission* (BT-63) and *esubmission* (BT-17).
pub fn permission(code: &str) -> Option<Permission> {
    Some(match code {
        "allowed" => Permission::Allowed,
        "required" => Permission::Required,
        "not-allowed" => Permission::NotAllowed,
        _ => return None,
    })
}

/// List *procurement-procedure-type* (BT-105).
pub fn is_procedure(code: &str) -> bool {
    matches!(
        code,
        "open" | "restricted" | "neg-w-call" | "neg-wo-call" | "comp-dial" | "innovation" | "oth-single" | "oth-mult" | "comp-tend" | "exp-int-rail"
    )
}

/// List *contract-nature* (BT-23).
pub fn is_nature(code: &str) -> bool {
    matches!(code, "services" | "supplies" | "works" | "combined")
}

/// Eight digits (BT-262, BT-263), perhaps with the check digit: `72400000-4`.
pub fn is_cpv(code: &str) -> bool {
    let (digits, check) = code.split_once('-').unwrap_or((code, "0"));
    let numeric = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    numeric(digits, 8) && numeric(check, 1)
}

/// ISO 3166-1: two letters from three.
pub fn country(code: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .flat_map(|line| line.split(' '))
        .find_map(|pair| pair.strip_prefix(code).filter(|two| two.len() == 2))
}

/// Three letters, then two; and Kosovo by the code that the EU list has for it.
const COUNTRIES: [&str; 18] = [
    "1A0XK ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG",
    "AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL",
    "BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH",
    "CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX",
    "CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES",
    "ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI",
    "GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM",
    "HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT",
    "JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB",
    "LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD",
    "MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS",
    "MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO",
    "NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP",
    "PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS",
    "SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI",
    "SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO",
    "TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC",
    "VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW XKXXK",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_of_three_letters_has_two() {
        let check = |code, expected| assert_eq!(country(code), expected, "{code}");
        check("FRA", Some("FR"));
        check("DEU", Some("DE"));
        check("GRC", Some("GR"));
        check("1A0", Some("XK"));
        check("ZWE", Some("ZW"));
        check("FR", None);
        check("FRAF", None);
        check("", None);
        check("XXX", None);
    }

    #[test]
    fn a_cpv_code_has_eight_digits_and_perhaps_a_check_digit() {
        assert!(is_cpv("72400000") && is_cpv("72400000-4"));
        assert!(!is_cpv("7240000") && !is_cpv("72400000-") && !is_cpv("72400000-44") && !is_cpv("services") && !is_cpv(""));
    }
}
