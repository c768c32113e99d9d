//! The fields of a notice, in words.

use crate::i18n::macros::texts;

texts! {
    KIND: "Type d’avis", "Kind of notice";
    LANGUAGE: "Langue", "Language";
    TITLE: "Titre", "Title";
    DESCRIPTION: "Description", "Description";
    NOTES: "Informations complémentaires", "Additional information";
    REFERENCE: "Référence de l’acheteur", "Reference of the buyer";
    DISPATCHED: "Date d’envoi", "Date of dispatch";
    BUYER: "Acheteur", "Buyer";
    BUYER_NAME: "Nom de l’acheteur", "Name of the buyer";
    BUYER_LEGAL_TYPE: "Nature de l’acheteur", "Kind of buyer";
    BUYER_COUNTRY: "Pays de l’acheteur", "Country of the buyer";
    PROCEDURE: "Procédure", "Procedure";
    NATURE: "Nature du marché", "Nature of the contract";
    CPV: "Codes CPV", "CPV codes";
    ESTIMATE: "Estimation", "Estimate";
    FRAMEWORK: "Accord-cadre", "Framework agreement";
    FRAMEWORK_MAXIMUM: "Maximum de l’accord-cadre", "Maximum of the framework agreement";
    DURATION: "Durée", "Duration";
    STARTS: "Début du marché", "Start of the contract";
    ENDS: "Fin du marché", "End of the contract";
    RENEWALS: "Reconductions", "Renewals";
    DEADLINE: "Date limite", "Deadline";
    QUESTIONS_UNTIL: "Date limite des questions", "Deadline for questions";
    OPENING: "Ouverture des plis", "Opening of tenders";
    VALIDITY: "Validité des offres", "Validity of tenders";
    CRITERIA: "Critères d’attribution", "Award criteria";
    CRITERION_KIND: "Type de critère", "Kind of criterion";
    CRITERION_NAME: "Nom d’un critère", "Name of a criterion";
    CRITERION_WEIGHT: "Pondération", "Weights";
    CRITERION_PARAMETER: "Seuil d’un critère", "Threshold of a criterion";
    PLACE: "Lieu d’exécution", "Place of performance";
    LANGUAGES: "Langues de l’offre", "Languages of the tender";
    VARIANTS: "Variantes", "Variants";
    ELECTRONIC: "Dépôt électronique", "Electronic submission";
    RESERVED: "Marché réservé", "Reserved contract";
    GROUP_FORM: "Forme du groupement", "Form of the group";
    SUBMISSION_URL: "Adresse de dépôt", "Address of submission";
    DOCUMENTS: "Documents de la consultation", "Tender documents";
    LOTS: "Lots", "Lots";
    LOTS_ALLOWED: "Nombre de lots permis", "Number of lots allowed";
    OTHER: "Autre information", "Other information";
}
