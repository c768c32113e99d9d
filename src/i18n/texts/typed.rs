//! Why a typed text is not the value that its field wants.

use crate::i18n::macros::texts;

texts! {
    WHOLE: "« {typed} » ne convient pas : il faut un nombre entier de {least} à {most}.", "“{typed}” does not fit: a whole number from {least} to {most} is needed.";
    DATE: "« {typed} » n’est pas une date. Exemple : 12/01/2027.", "“{typed}” is not a date. Example: 12/01/2027 (day first).";
    TIME: "« {typed} » n’est pas une heure. Exemple : 12:00.", "“{typed}” is not a time. Example: 12:00.";
    OFFSET: "« {typed} » n’est pas un décalage. Exemples : +01:00, Z, Paris.", "“{typed}” is not an offset. Examples: +01:00, Z, Paris.";
    COUNTRY: "« {typed} » n’est pas un code de pays : deux lettres, par exemple FR ou BE.", "“{typed}” is not a country code: two letters, for example FR or BE.";
    LINK: "« {typed} » n’est pas une adresse du web : elle commence par https://.", "“{typed}” is not a web address: it begins with https://.";
    CPV: "« {typed} » n’est pas un code CPV : huit chiffres, et au besoin un tiret et la clé.", "“{typed}” is not a CPV code: eight digits, then a hyphen and the check digit if you like.";
    SIRET: "« {typed} » n’a pas la forme d’un SIRET : 14 chiffres.", "“{typed}” does not look like a SIRET: 14 digits.";
    VAT_ID: "« {typed} » n’a pas la forme d’un numéro de TVA : le pays en deux lettres, puis 2 à 12 lettres ou chiffres.", "“{typed}” does not look like a VAT number: the country in two letters, then 2 to 12 letters or digits.";
    IBAN: "« {typed} » n’a pas la forme d’un IBAN : le pays en deux lettres, deux chiffres, puis le compte.", "“{typed}” does not look like an IBAN: the country in two letters, two digits, then the account.";
    SHARES: "« {typed} » : les parts d’une répartition doivent faire 100 % exactement ; elles font {sum}.", "“{typed}”: the shares of one way to split must be exactly 100%; they are {sum}.";
    QUANTITIES: "{found} quantités pour {periods} périodes : donnez-en une seule, ou une par période.", "{found} quantities for {periods} periods: give a single one, or one per period.";
}
