//! The card, the private facts and the terms of a member.

use crate::i18n::macros::texts;

texts! {
    SECTION_CARD: "Fiche", "Card";
    SECTION_PRIVATE: "Données privées", "Private facts";
    SECTION_TERMS: "Conditions de l’offre", "Terms of the offer";
    NAME: "Nom", "Name";
    LEGAL_FORM: "Forme juridique", "Legal form";
    LEGAL_FORM_HINT: "Association, SCIC, micro-entreprise…", "Association, co-operative, sole trader…";
    COUNTRY: "Pays", "Country";
    COUNTRY_HINT: "Deux lettres : FR, BE, DE…", "Two letters: FR, BE, DE…";
    SIRET: "SIRET", "SIRET";
    VAT_ID: "Numéro de TVA", "VAT number";
    SKILLS: "Compétences", "Skills";
    IDS_HINT: "Séparées par des virgules : nextcloud, support-fr.", "Separated by commas: nextcloud, support-fr.";

    REGIME: "Régime de TVA", "VAT regime";
    REGIME_HINT: "Le régime choisi propose son taux et sa mention ; vous pouvez les changer.", "The chosen regime proposes its rate and its mention; you can change them.";
    RATE: "Taux de TVA (%)", "VAT rate (%)";
    MENTION: "Mention sur la facture", "Mention on the invoice";
    PROPOSAL: "Proposé par la table du {date} : {what} ({source}).", "Proposed by the table of {date}: {what} ({source}).";
    PROPOSAL_UNCHECKED: "Proposé par la table du {date}, à vérifier : {what} ({source}).", "Proposed by the table of {date}, to be checked: {what} ({source}).";
    TAKE_PROPOSAL: "Reprendre", "Use it";

    CERTIFICATIONS: "Certifications", "Certifications";
    CERTIFICATION: "Certification", "Certification";
    CERTIFICATION_HINT: "Par exemple HDS, ISO27001.", "For example HDS, ISO27001.";
    VALID_UNTIL: "Valable jusqu’au", "Valid until";
    ADD_CERTIFICATION: "Ajouter une certification", "Add a certification";
    REMOVE_CERTIFICATION: "Retirer la certification {id}", "Remove certification {id}";
    SITES: "Sites du membre", "Sites of the member";
    NO_SITE: "Aucun site n’est encore décrit dans ce dossier.", "No site is described in this bid yet.";
    DEFAULT_SITE: "Site par défaut", "Default site";
    DEFAULT_SITE_HINT: "Celui des lignes où le membre n’en précise pas d’autre.", "For lines where the member names no other.";

    IBAN: "IBAN", "IBAN";
    RECOVERS: "Récupère la TVA sur ses achats", "Recovers the VAT on its purchases";
    OTHER_TURNOVER: "Autre chiffre d’affaires par an (€)", "Other turnover per year (€)";
    OTHER_TURNOVER_HINT: "Hors de ce marché ; il compte pour les seuils de TVA.", "Outside this contract; it counts for the VAT thresholds.";
    BY_YEAR: "Autre chiffre d’affaires, année {year} (€)", "Other turnover, year {year} (€)";
    BY_YEAR_LEAD: "Par année du marché, quand il diffère", "By year of the contract, when it differs";
    THRESHOLD: "Seuil de TVA", "VAT threshold";
    THRESHOLD_LABEL: "Nature du seuil", "Kind of threshold";
    THRESHOLD_LIMIT: "Seuil (€)", "Threshold (€)";
    THRESHOLD_LIMIT_HINT: "Vide s’il n’y en a pas.", "Empty when there is none.";
    THRESHOLD_RAISED: "Seuil majoré (€)", "Raised threshold (€)";
    TAKE_THRESHOLD: "Reprendre les seuils au {date} : {what}", "Use the thresholds of {date}: {what}";
    THRESHOLD_NOTE: "Table du {date} ; {source}.", "Table of {date}; {source}.";
    THRESHOLD_NOTE_UNCHECKED: "Table du {date}, à vérifier ; {source}.", "Table of {date}, to be checked; {source}.";

    CAP: "Plafond de chiffre d’affaires ici, par an (€)", "Most turnover here, per year (€)";
    CAP_HINT: "Vide s’il n’y en a pas.", "Empty when there is none.";
    MIN_ORDER: "Commande minimale (€)", "Smallest order (€)";
    MIN_ORDER_HINT: "En dessous, le membre ne participe pas.", "Below it the member does not take part.";
    MIN_SHARE: "Part minimale souhaitée (%)", "Smallest share wished (%)";
    MAX_SHARE: "Part maximale souhaitée (%)", "Largest share wished (%)";
    MUST_SERVE: "Doit servir au moins une ligne", "Must serve at least one line";
    CAPACITY: "Heures disponibles par mois", "Hours available per month";
    MANDATE: "Mandat de négociation (%)", "Negotiation mandate (%)";
    MANDATE_HINT: "Part de ses prix que le membre accepte de perdre sans être consulté.", "Part of its prices that the member agrees to lose without being asked.";

    FAULT_NAME: "Le nom manque.", "The name is missing.";
    FAULT_LEGAL_FORM: "La forme juridique manque.", "The legal form is missing.";
    FAULT_SIRET: "La clé de ce SIRET n’est pas bonne : relisez-le.", "The check digits of this SIRET are wrong: read it again.";
    FAULT_VAT_ID: "La clé de ce numéro de TVA n’est pas bonne : relisez-le.", "The check digits of this VAT number are wrong: read it again.";
    FAULT_VAT_ID_NEEDED: "L’autoliquidation demande le numéro de TVA du membre.", "The reverse charge needs the member’s VAT number.";
    FAULT_IBAN: "La clé ou la longueur de cet IBAN n’est pas bonne : relisez-le.", "The check digits or the length of this IBAN are wrong: read it again.";
    FAULT_RATE: "Ce régime ne facture pas de TVA : le taux doit être 0, pas {rate}.", "This regime invoices no VAT: the rate must be 0, not {rate}.";
    FAULT_RATE_ZERO: "Ce régime facture la TVA : le taux est à 0.", "This regime invoices VAT: the rate is 0.";
    FAULT_MENTION: "La mention à porter sur la facture manque.", "The mention for the invoice is missing.";
    FAULT_CERTIFICATION: "{id} expire le {day}, avant le {needed} : elle ne comptera pas.", "{id} expires on {day}, before {needed}: it will not count.";
    FAULT_RAISED: "Le seuil majoré est sous le seuil.", "The raised threshold is below the threshold.";
    FAULT_NO_THRESHOLD: "Ce régime a un seuil : sans lui, le dépassement n’est pas surveillé.", "This regime has a threshold: without it, nobody watches whether it is passed.";
    FAULT_YEAR: "L’année {year} n’est pas une année du marché : videz ce montant.", "Year {year} is not a year of the contract: empty this amount.";
    FAULT_SHARES: "La part minimale ({min}) dépasse la part maximale ({max}).", "The smallest share ({min}) is above the largest ({max}).";
}
