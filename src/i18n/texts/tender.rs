//! The screen of the consultation.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Consultation", "Tender";
    LEAD: "Ce que demande le client, jusqu’à quand, pour combien de temps, et son bordereau de prix.", "What the client asks for, until when, for how long, and its price schedule.";
    LEAD_MEMBER: "Ce que demande le client, tel que le mandataire l’a décrit. Vous ne pouvez pas le modifier.", "What the client asks for, as the lead described it. You cannot change it.";

    SECTION_IDENTITY: "Objet", "Subject";
    SECTION_BUYER: "Client", "Client";
    SECTION_DATES: "Dates", "Dates";
    SECTION_PERIODS: "Durée du marché", "Duration of the contract";
    SECTION_MONEY: "Prix et avance", "Price and advance";
    SECTION_INTERNAL: "Estimation du groupement", "The group’s estimate";
    SECTION_BRIEF: "Contexte de l’avis", "Context of the notice";
    SECTION_KEPT: "Gardé du fichier", "Kept from the file";

    REFERENCE: "Référence", "Reference";
    TITLE: "Objet de la consultation", "Subject of the tender";
    LOT: "Lot", "Lot";
    LOT_HINT: "Vide si la consultation n’est pas allotie.", "Empty when the tender has no lots.";
    PROCEDURE: "Procédure", "Procedure";
    PROCEDURE_QUOTE: "Devis ou gré à gré", "Quote";
    PROCEDURE_ADAPTED: "Procédure adaptée (MAPA)", "Adapted procedure";
    PROCEDURE_OPEN: "Appel d’offres ouvert", "Open procedure";
    PROCEDURE_RESTRICTED: "Appel d’offres restreint", "Restricted procedure";
    PROCEDURE_NEGOTIATED: "Procédure avec négociation", "Competitive procedure with negotiation";
    PROCEDURE_DIALOGUE: "Dialogue compétitif", "Competitive dialogue";
    PROCEDURE_FRAMEWORK: "Marché subséquent d’un accord-cadre", "Call-off from a framework agreement";
    PROCEDURE_PRIVATE: "Client privé (hors commande publique)", "Private client";
    FRAMEWORK: "Accord-cadre à bons de commande", "Framework agreement with purchase orders";

    BUYER_NAME: "Nom du client", "Name of the client";
    BUYER_KIND: "Nature du client", "Kind of client";
    BUYER_STATE: "État ou établissement national", "State";
    BUYER_LOCAL: "Collectivité territoriale", "Local authority";
    BUYER_HEALTH: "Établissement de santé", "Health institution";
    BUYER_OTHER_PUBLIC: "Autre acheteur public", "Other public buyer";
    BUYER_ASSOCIATION: "Association", "Association";
    BUYER_COMPANY: "Entreprise", "Company";
    COUNTRY: "Pays", "Country";
    COUNTRY_HINT: "Deux lettres : FR, BE, DE…", "Two letters: FR, BE, DE…";
    VAT_ID: "Numéro de TVA", "VAT number";
    VAT_DEDUCTION: "TVA récupérée par le client", "VAT that the client recovers";
    VAT_DEDUCTION_HINT: "Un client qui ne la récupère pas compare les prix TVA comprise.", "A client that does not recover it compares prices with VAT.";
    VAT_NONE: "Aucune", "None";
    VAT_FULL: "En totalité", "All";
    VAT_PARTIAL: "En partie", "Part";
    VAT_RATE: "Part récupérée (%)", "Part recovered (%)";

    PUBLISHED: "Publication de l’avis", "Notice published";
    QUESTIONS: "Questions jusqu’au", "Questions until";
    DEADLINE: "Remise des offres : jour", "Deadline: day";
    DEADLINE_TIME: "Remise des offres : heure", "Deadline: time";
    DEADLINE_TIME_HINT: "À défaut, 12:00 : à comparer avec le règlement.", "12:00 when nothing is typed: compare with the rules.";
    DEADLINE_OFFSET: "Décalage horaire", "Offset";
    DEADLINE_OFFSET_HINT: "Celui de Paris à défaut ; tapez « Paris » pour le retrouver.", "That of Paris when nothing is typed; type “Paris” to get it back.";
    IN_PARIS: "Soit, à Paris, le {moment}.", "That is, in Paris, {moment}.";
    VALIDITY: "Validité de l’offre (jours)", "Validity of the offer (days)";
    VALIDITY_HINT: "Jours calendaires après la remise des offres.", "Calendar days after the deadline.";
    VALIDITY_DEFAULT: "Durée d’usage : {days} jours (table du {date}).", "Usual: {days} days (table of {date}).";
    VALID_UNTIL: "Offre valable jusqu’au {date}.", "Offer valid until {date}.";
    START: "Début du marché", "Start of the contract";
    YEAR_BASIS: "Une « année » est", "A “year” is";
    YEAR_BASIS_HINT: "Pour les plafonds de chiffre d’affaires et les seuils de TVA.", "For turnover caps and VAT thresholds.";
    YEAR_PERIOD: "une période du marché", "a period of the contract";
    YEAR_CALENDAR: "une année civile", "a calendar year";

    PERIOD_LABEL: "Intitulé", "Label";
    PERIOD_MONTHS: "Mois", "Months";
    PERIOD_FIRM: "Nature", "Nature";
    FIRM: "Ferme", "Firm";
    RENEWAL: "Reconduction", "Renewal";
    PERIOD_N: "Période {id}", "Period {id}";
    ADD_PERIOD: "Ajouter une période", "Add a period";
    PERIOD_REMOVED: "La période {id} est retirée, avec ses quantités.", "Period {id} was removed, with its quantities.";
    PERIODS_TOTAL: "{months} mois en tout, reconductions comprises. Toutes les périodes comptent dans les totaux.", "{months} months in all, renewals included. All periods count in the totals.";

    CEILING: "Plafond du client, HT (€)", "Client’s ceiling, net (€)";
    CEILING_HINT: "Une offre au-dessus serait écartée.", "An offer above it would be rejected.";
    CRITERION_WEIGHT: "Critère du prix (points)", "Price criterion (points)";
    CRITERION_WEIGHT_HINT: "Vide si le prix n’est pas noté.", "Empty when the price is not scored.";
    CRITERION_BASIS: "Prix comparé", "Price compared";
    BASIS_HT: "Hors taxes", "Net of VAT";
    BASIS_COST: "Coût pour le client, TVA non récupérée comprise", "Cost to the client, with the VAT it does not recover";
    HAS_ADVANCE: "Une avance est prévue", "An advance is paid";
    ADVANCE_RATE: "Taux de l’avance (%)", "Rate of the advance (%)";
    ADVANCE_MIN: "À partir de, HT (€)", "From, net (€)";
    ADVANCE_MONTHS: "Durée minimale (mois)", "Shortest duration (months)";
    ADVANCE_DEFAULT: "Valeurs proposées d’après la table du {date} ; le contrat fixe les siennes.", "Values proposed from the table of {date}; the contract sets its own.";
    WAIVED: "Y renoncent", "Given up by";
    ESTIMATE: "Estimation, HT (€)", "Estimate, net (€)";
    ESTIMATE_HINT: "Comparée au total de l’offre. Jamais montrée au client.", "Compared with the total of the offer. Never shown to the client.";

    KEPT_PENALTY: "Pénalités : montant × jours ÷ {divisor}, exonérées jusqu’à {exempt}, plafonnées à {cap}.", "Penalties: amount × days ÷ {divisor}, exempt up to {exempt}, capped at {cap}.";
    KEPT_CASES: "{count} cas simulés.", "{count} simulated cases.";
    KEPT_REVISION: "Révision des prix : part fixe {fixed}, {terms} ; coefficient à {decimals} décimales, à partir de la période {period}.", "Price revision: fixed part {fixed}, {terms}; coefficient with {decimals} decimals, from period {period}.";
    KEPT_TERM: "{weight} × {index} ({i0} → {i1})", "{weight} × {index} ({i0} → {i1})";
    KEPT_LEAD: "Ces clauses se règlent et se simulent sur l’écran Prix.", "These clauses are set and simulated on the Price screen.";

    DESCRIPTION: "Description", "Description";
    CPV: "Codes CPV", "CPV codes";
    CPV_HINT: "Séparés par des virgules, le principal d’abord.", "Separated by commas, the main one first.";
    NOTICE: "Numéro de l’avis", "Number of the notice";
    BUYER_CITY: "Ville du client", "City of the client";
    DOCUMENTS_URL: "Adresse du dossier de consultation", "Address of the tender documents";
    SUBMISSION_URL: "Adresse de dépôt des offres", "Address to submit offers";
    OPEN_LINK: "Ouvrir (nouvel onglet)", "Open (new tab)";
    CRITERIA: "Critères de jugement", "Award criteria";
    CRITERION_N: "Critère {n}", "Criterion {n}";
    CRITERION_NAME: "Critère", "Criterion";
    CRITERION_KIND: "Nature", "Kind";
    KIND_NONE: "Non précisée", "Not stated";
    KIND_PRICE: "Prix", "Price";
    KIND_COST: "Coût", "Cost";
    KIND_QUALITY: "Qualité", "Quality";
    WEIGHT: "Pondération", "Weight";
    ADD_CRITERION: "Ajouter un critère", "Add a criterion";
    UNREAD: "Ce que la lecture de l’avis n’a pas compris ou pas trouvé", "What the reader of the notice did not understand or find";
    UNREAD_DONE: "C’est vu, retirer cette liste", "Seen, remove this list";
    MOVE_UP: "Monter", "Move up";
    MOVE_DOWN: "Descendre", "Move down";
    REMOVE: "Retirer", "Remove";
    PARAMS_UNREADABLE: "La table des taux et des seuils n’a pas pu être lue ({why}) : aucune valeur n’est proposée, saisissez les vôtres.", "The table of rates and thresholds could not be read ({why}): no value is proposed, type yours.";

    FAULT_TITLE: "L’objet manque.", "The subject is missing.";
    FAULT_REFERENCE: "La référence manque.", "The reference is missing.";
    FAULT_BUYER: "Le nom du client manque.", "The client’s name is missing.";
    FAULT_DEADLINE: "La date de remise des offres manque.", "The deadline is missing.";
    FAULT_DEDUCTION: "Précisez la part de TVA que le client récupère.", "Say which part of the VAT the client recovers.";
    FAULT_VAT_ID: "La clé de ce numéro de TVA n’est pas bonne : relisez-le.", "The check digits of this VAT number are wrong: read it again.";
    FAULT_VAT_ID_NEEDED: "Un membre est en autoliquidation : le numéro de TVA du client est nécessaire.", "A member uses the reverse charge: the client’s VAT number is needed.";
    FAULT_AFTER_DEADLINE: "{day} : c’est après la remise des offres ({deadline}).", "{day}: that is after the deadline ({deadline}).";
    FAULT_QUESTIONS: "{day} : c’est avant la publication ({published}).", "{day}: that is before publication ({published}).";
    FAULT_START: "{day} : c’est avant la remise des offres ({deadline}).", "{day}: that is before the deadline ({deadline}).";
    FAULT_NO_START: "Le compte par année civile demande la date de début du marché.", "Counting by calendar years needs the start of the contract.";
    FAULT_NO_PERIOD: "Il faut au moins une période.", "At least one period is needed.";
    FAULT_REVISION_PERIOD: "La révision des prix part de la période {id}, qui n’existe plus.", "The price revision begins with period {id}, which no longer exists.";
    FAULT_NO_LINE: "Le bordereau n’a pas encore de ligne.", "The price schedule has no line yet.";
    FAULT_LINE_LABEL: "Le libellé manque.", "The label is missing.";
    FAULT_LINE_UNIT: "L’unité manque.", "The unit is missing.";
    FAULT_LINE_QUANTITY: "La quantité totale est nulle.", "The total quantity is zero.";
    FAULT_LINE_SELF: "La ligne {line} s’exclut elle-même.", "Line {line} excludes itself.";
}
