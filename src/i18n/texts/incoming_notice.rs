//! What was not understood in a notice, and why a notice cannot be read.

use crate::i18n::macros::texts;

texts! {
    NOT_READ: "l’avis ne se lit pas", "the notice cannot be read";
    READ: "avis lu", "notice read";
    READ_REMARK: "avis lu, un point à vérifier", "notice read, one thing to check";
    READ_REMARKS: "avis lu, {count} points à vérifier", "notice read, {count} things to check";
    READ_NOT_A_CALL: "avis lu, mais il n’appelle pas d’offres", "notice read, but it does not call for tenders";

    EMPTY: "Le fichier est vide. Téléchargez de nouveau l’avis.", "The file is empty. Download the notice again.";
    TOO_LARGE: "Le fichier pèse {size}, et {limit} au plus se lisent. Un avis est bien plus petit : vérifiez que c’est le bon fichier.", "The file is {size}, and {limit} at most can be read. A notice is much smaller: check that it is the right file.";
    NOT_XML: "Ligne {line}, colonne {column} : ce n’est plus du XML bien formé. Téléchargez de nouveau l’avis, au format XML.", "Line {line}, column {column}: it is no longer well-formed XML. Download the notice again, as XML.";
    ENCODING: "Le texte est en {found} ; seul l’UTF-8 se lit. Téléchargez l’avis tel qu’il est publié.", "The text is in {found}; only UTF-8 is read. Download the notice as it is published.";
    DOCUMENT_TYPE: "Ligne {line} : le fichier définit un type de document (DOCTYPE), ce qu’aucun avis ne fait. Téléchargez l’avis tel qu’il est publié.", "Line {line}: the file defines a document type (DOCTYPE), which no notice does. Download the notice as it is published.";
    TOO_DEEP: "Ligne {line} : plus de {limit} éléments imbriqués. Ce n’est pas un avis publié.", "Line {line}: more than {limit} elements inside each other. This is not a published notice.";
    TOO_MANY: "Plus de {limit} éléments. Ce n’est pas un avis publié.", "More than {limit} elements. This is not a published notice.";
    NOT_A_NOTICE: "Le document commence par {root}, et non par un avis eForms (ContractNotice). Téléchargez l’avis au format XML sur le site du journal officiel de l’Union européenne (TED).", "The document begins with {root}, not with an eForms notice (ContractNotice). Download the notice as XML from the site of the Official Journal of the European Union (TED).";

    ABOUT: "{field} : {what}.", "{field}: {what}.";
    ABOUT_LOT: "Lot {lot}, {field} : {what}.", "Lot {lot}, {field}: {what}.";
    MISSING: "l’avis ne le dit pas ; cherchez dans le règlement de la consultation", "the notice does not say it; look in the tender documents";
    MISSING_OF: "l’avis ne le dit pas pour {value} ; cherchez dans le règlement de la consultation", "the notice does not say it for {value}; look in the tender documents";
    UNKNOWN_CODE: "le code {value} est inconnu ; vérifiez dans l’avis ce qu’il veut dire", "the code {value} is unknown; check in the notice what it means";
    UNKNOWN_UNIT: "la valeur {value} est dans une unité inconnue ({unit}) ; saisissez-la vous-même", "the value {value} has an unknown unit ({unit}); type it in yourself";
    NOT_A_DATE: "{value} n’est pas une date ; saisissez-la d’après l’avis", "{value} is not a date; type it in from the notice";
    NOT_A_TIME: "{value} n’est pas une heure ; saisissez-la d’après l’avis", "{value} is not a time; type it in from the notice";
    NOT_A_NUMBER: "{value} n’est pas un nombre ; saisissez-le d’après l’avis", "{value} is not a number; type it in from the notice";
    NOT_AN_AMOUNT: "{value} n’est pas un montant ; saisissez-le d’après l’avis", "{value} is not an amount; type it in from the notice";
    FINER_THAN_CENTS: "{value} a plus de deux décimales ; rien n’est arrondi, saisissez le montant vous-même", "{value} has more than two decimals; nothing is rounded, type the amount in yourself";
    CURRENCY_MISSING: "{value} n’a pas de devise ; vérifiez que ce sont des euros, puis saisissez le montant", "{value} has no currency; check that it is in euros, then type the amount in";
    NOT_EURO: "{value} est en {currency} ; le dossier compte en euros, saisissez le montant converti", "{value} is in {currency}; the bid counts in euros, type the converted amount in";
    TIME_MISSING: "{value} est sans heure ; demandez l’heure à l’acheteur", "{value} has no time; ask the buyer for it";
    OFFSET_MISSING: "{value} est sans décalage horaire ; vérifiez qu’il s’agit de l’heure de Paris", "{value} has no offset; check that it is Paris time";
    OFFSETS_DIFFER: "{value} porte deux décalages, {date} pour la date et {time} pour l’heure ; le second est retenu, vérifiez-le", "{value} carries two offsets, {date} with the date and {time} with the time; the second was taken, check it";
    NOT_PARIS_OFFSET: "{value} porte le décalage {stated}, alors que Paris est à {paris} ce jour-là ; tenez-vous à l’heure la plus précoce, ou demandez à l’acheteur", "{value} carries the offset {stated}, while Paris has {paris} on that day; keep to the earlier time, or ask the buyer";
    SECOND_DEADLINE: "une deuxième date, {value}, n’est pas reprise ; la première compte d’abord", "a second date, {value}, was not taken; the first one counts first";
    NOT_WHOLE_MONTHS: "la durée {value} ne fait pas un nombre entier de mois ; saisissez les périodes vous-même", "the duration {value} is no whole number of months; type the periods in yourself";
    SUM_IS_NOT_100: "les pondérations font {sum} au total, et non 100 % ; lisez le règlement de la consultation", "the weights add up to {sum}, not to 100%; read the tender documents";
    UNKNOWN_ORGANISATION: "l’avis cite {value} sans décrire cet organisme ; saisissez-le vous-même", "the notice names {value} without describing this organisation; type it in yourself";
    LOT_ID_NOT_UNIQUE: "l’identifiant {value} manque ou sert à deux lots ; vérifiez le titre du lot choisi", "the identifier {value} is missing or serves two lots; check the title of the lot you choose";
    OTHER_LANGUAGES: "les textes sont pris en {taken} ; ils existent aussi en {others}", "the texts were taken in {taken}; they also exist in {others}";
    TAKEN_IN_LANGUAGE: "le texte n’existe pas dans la langue de l’avis ; il est pris en {language}", "the text does not exist in the language of the notice; it was taken in {language}";
    MORE_THAN_ONE: "une autre valeur, {value}, n’est pas reprise ; vérifiez la première", "another value, {value}, was not taken; check the first one";
    UNKNOWN_ENTITY: "l’entité {value} n’est pas définie ; elle reste telle quelle dans le texte", "the entity {value} is not defined; it stays in the text as it is";
    NOT_A_CALL: "cet avis ({value}) n’appelle pas d’offres ; cherchez l’avis de marché de la même procédure", "this notice ({value}) does not call for tenders; look for the contract notice of the same procedure";
    NOT_TAKEN_ONE: "Une autre information de l’avis n’a pas de place dans le dossier : lisez-la dans l’avis.", "One other piece of information has no place in the bid: read it in the notice.";
    NOT_TAKEN: "{count} autres informations de l’avis n’ont pas de place dans le dossier : lisez-les dans l’avis.", "{count} other pieces of information have no place in the bid: read them in the notice.";
    HEADING: "{heading} ({count}) : {value}", "{heading} ({count}): {value}";
    NOT_TAKEN_REASON: "{value} n’a pas de place dans le dossier", "{value} has no place in the bid";
}
