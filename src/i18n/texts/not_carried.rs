//! What of a notice is not in the bid made from it, and what the bid assumes.

use crate::i18n::macros::texts;

texts! {
    OPENED: "dossier créé", "bid created";
    OPENED_REMARK: "dossier créé, un point à vérifier", "bid created, one thing to check";
    OPENED_REMARKS: "dossier créé, {count} points à vérifier", "bid created, {count} things to check";

    LOT_UNKNOWN: "L’avis n’a pas de lot {lot} : seul ce qui vaut pour toute la procédure est repris.", "The notice has no lot {lot}: only what holds for the whole procedure was taken.";
    SHORTENED: "{field} : le texte est coupé à {limit} caractères ; abrégez-le à votre façon.", "{field}: the text is cut at {limit} characters; shorten it your own way.";
    NO_BUYER: "Acheteur : l’avis ne le nomme pas ; saisissez-le dans Consultation.", "Buyer: the notice does not name it; type it in under Tender.";
    MORE_BUYERS: "Acheteurs : le dossier n’en retient qu’un ; l’avis nomme aussi {names}.", "Buyers: the bid holds only one; the notice also names {names}.";
    BUYER_KIND: "Nature de l’acheteur : l’avis ne la dit pas ; vérifiez le choix fait dans Consultation.", "Kind of buyer: the notice does not say it; check the choice made under Tender.";
    BUYER_KIND_CODE: "Nature de l’acheteur : le code {code} ne la dit pas ; vérifiez le choix fait dans Consultation.", "Kind of buyer: the code {code} does not say it; check the choice made under Tender.";
    COUNTRY: "Pays de l’acheteur : l’avis ne le dit pas ; le dossier part de {taken}.", "Country of the buyer: the notice does not say it; the bid begins with {taken}.";
    PROCEDURE: "Procédure : l’avis ne la dit pas ; vérifiez le choix fait dans Consultation.", "Procedure: the notice does not say it; check the choice made under Tender.";
    PROCEDURE_CODE: "Procédure : le code {code} n’a pas d’équivalent ici ; vérifiez le choix fait dans Consultation.", "Procedure: the code {code} has no equivalent here; check the choice made under Tender.";
    DEADLINE_INCOMPLETE: "Date limite : l’avis dit {stated}, sans heure ou sans décalage horaire ; elle reste vide, demandez-la à l’acheteur.", "Deadline: the notice says {stated}, without a time or without an offset; it stays empty, ask the buyer for it.";
    DEADLINE_REQUESTS: "Date limite : {stated} vaut pour les candidatures ; la date limite des offres viendra avec l’invitation.", "Deadline: {stated} holds for requests to participate; the deadline of the tenders comes with the invitation.";
    DEADLINE_INTEREST: "Date limite : {stated} vaut pour les manifestations d’intérêt ; la date limite des offres viendra ensuite.", "Deadline: {stated} holds for expressions of interest; the deadline of the tenders comes later.";
    DATE_RANGE: "{field} : {stated} n’est pas une date de 2000 à 2199 ; elle reste vide.", "{field}: {stated} is not a date from 2000 to 2199; it stays empty.";
    QUESTIONS_TIME: "Questions : l’avis dit {stated}, le dossier ne garde que le jour ; notez l’heure.", "Questions: the notice says {stated}, the bid keeps only the day; note the time.";
    VALIDITY_NOT_IN_DAYS: "Validité des offres : l’avis dit {stated}, et le dossier compte en jours ; il part de {days} jours, vérifiez.", "Validity of tenders: the notice says {stated}, and the bid counts in days; it begins with {days} days, check.";
    VALIDITY_ASSUMED: "Validité des offres : l’avis ne la dit pas ; le dossier part de {days} jours.", "Validity of tenders: the notice does not say it; the bid begins with {days} days.";
    DURATION_ASSUMED: "Durée : l’avis ne la dit pas ; le dossier part d’une période de {months} mois.", "Duration: the notice does not say it; the bid begins with one period of {months} months.";
    DURATION_CODE: "Durée : l’avis dit {code} ; le dossier part d’une période de {months} mois.", "Duration: the notice says {code}; the bid begins with one period of {months} months.";
    DURATION_NOT_MONTHS: "Durée : {stated} ne font pas un nombre entier de mois ; le dossier part d’une période de {months} mois, corrigez-la.", "Duration: {stated} are no whole number of months; the bid begins with one period of {months} months, correct it.";
    DURATION_RANGE: "Durée : {stated} mois ne tiennent pas dans les périodes d’un dossier ; il part d’une période de {months} mois.", "Duration: {stated} months do not fit into the periods of a bid; it begins with one period of {months} months.";
    RENEWALS: "Reconductions : l’avis en prévoit {count} au plus, sans dire la durée de chacune dans un champ à part ; ajoutez les périodes dans Consultation.", "Renewals: the notice allows {count} at most, without stating how long each is in a field of its own; add the periods under Tender.";
    RENEWALS_UNCOUNTED: "Reconductions : l’avis les décrit sans les compter ; ajoutez les périodes dans Consultation.", "Renewals: the notice describes them without counting them; add the periods under Tender.";
    NOT_EURO: "{field} : {amount} ne sont pas des euros ; le montant reste vide.", "{field}: {amount} are not euros; the amount stays empty.";
    NO_CURRENCY: "{field} : {amount}, sans devise ; le montant reste vide.", "{field}: {amount}, without a currency; the amount stays empty.";
    AMOUNT_RANGE: "{field} : {amount} est hors des bornes d’un dossier ; le montant reste vide.", "{field}: {amount} is outside the limits of a bid; the amount stays empty.";
    ESTIMATE_OF_ALL: "Estimation : {amount} valent pour tous les lots ensemble ; celle de ce lot reste vide.", "Estimate: {amount} is for all lots together; the one of this lot stays empty.";
    PRICE_CRITERIA_NONE: "Critère du prix : l’avis n’en a pas ; aucune note de prix n’est calculée.", "Price criterion: the notice has none; no price score is computed.";
    PRICE_CRITERIA: "Critère du prix : l’avis en a {count} ; saisissez la pondération qui compte.", "Price criterion: the notice has {count}; type in the weight that counts.";
    PRICE_WEIGHT: "Critère du prix : « {stated} » n’est pas un pourcentage exact ; saisissez la pondération.", "Price criterion: “{stated}” is not an exact percentage; type the weight in.";
    PRICE_WEIGHT_NONE: "Critère du prix : il n’a pas de pondération dans l’avis ; cherchez-la dans le règlement de la consultation.", "Price criterion: it has no weight in the notice; look for it in the tender documents.";
    PRICE_BASIS: "Critère du prix : l’avis ne dit pas si les prix sont comparés hors taxes ; le dossier compare hors taxes.", "Price criterion: the notice does not say whether prices are compared net of VAT; the bid compares them net of VAT.";
    RESERVED: "Marché réservé ({value}) : vérifiez que le groupement y a droit.", "Reserved contract ({value}): check that the group is entitled to it.";
    GROUP_FORM: "Forme du groupement après attribution : {value}. Choisissez la forme dans Groupement.", "Form of the group after the award: {value}. Choose the form under Group.";
    NO_PLACE: "Le dossier n’a pas de champ pour : {fields}. Lisez-les dans l’avis.", "The bid has no field for: {fields}. Read them in the notice.";
    NO_PLACE_VALUE: "{field} : {value}", "{field}: {value}";

    DAY: "un jour", "one day";
    DAYS: "{n} jours", "{n} days";
    WEEK: "une semaine", "one week";
    WEEKS: "{n} semaines", "{n} weeks";
    MONTH: "un mois", "one month";
    MONTHS: "{n} mois", "{n} months";
    YEAR: "un an", "one year";
    YEARS: "{n} ans", "{n} years";
}
