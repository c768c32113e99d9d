//! The chapters of the client's proposal: their usual titles, and what can be quoted in them.

use crate::i18n::macros::texts;

texts! {
    COVER: "Couverture", "Cover";
    LETTER: "Lettre d’engagement et synthèse", "Letter and summary";
    GROUP: "Le groupement", "The group";
    UNDERSTANDING: "Compréhension du besoin", "Understanding of the need";
    COMPLIANCE: "Réponse aux exigences", "Answer to the requirements";
    SOLUTION: "Solution technique", "Technical solution";
    DISTRIBUTION: "Répartition des prestations", "Distribution of the services";
    SERVICE_LEVELS: "Niveaux de service", "Service levels";
    DATA_PROTECTION: "Protection des données", "Data protection";
    REVERSIBILITY: "Réversibilité", "Reversibility";
    MIGRATION: "Migration et calendrier", "Migration and schedule";
    TRAINING: "Formation, assistance et accompagnement", "Training, support and change";
    QUALITY: "Qualité, environnement et engagement social", "Quality, environment and social commitment";
    GOVERNANCE: "Gouvernance et risques", "Governance and risks";
    REFERENCES: "Références", "References";
    PRICE: "Prix", "Price";
    ANNEXES: "Annexes", "Annexes";
    FREE: "Chapitre sans titre", "Untitled chapter";

    DAYS: "{days}\u{a0}jours", "{days} days";
    IN_THE_PRICE: "montant indiqué dans l’offre de prix", "amount stated in the price offer";
    MISSING_VALUE: "(à compléter\u{a0}: {name})", "(to complete: {name})";

    V_CLIENT: "le client", "the client";
    V_REFERENCE: "la référence de la consultation", "the reference of the tender";
    V_TITLE: "l’objet de la consultation", "the title of the tender";
    V_LOT: "le lot", "the lot";
    V_GROUP: "le nom du groupement", "the name of the group";
    V_LEAD: "le mandataire", "the lead member";
    V_MEMBERS: "les membres", "the members";
    V_MEMBER_COUNT: "le nombre de membres", "the number of members";
    V_FORM: "la forme du groupement", "the form of the group";
    V_SITES: "les villes d’hébergement", "the cities of the sites";
    V_DURATION: "la durée du marché", "the duration of the contract";
    V_START: "le début des prestations", "the start of the services";
    V_DEADLINE: "la date limite de remise", "the submission deadline";
    V_VALIDITY: "la durée de validité de l’offre", "how long the offer is valid";
    V_VALID_UNTIL: "la date de fin de validité", "until when the offer is valid";
    V_LINE_COUNT: "le nombre de lignes de prix", "the number of price lines";
    V_TOTAL_HT: "le total HT", "the total net of VAT";
    V_TOTAL_HT_WORDS: "le total HT en lettres", "the total net of VAT in words";
    V_TOTAL_VAT: "la TVA facturée", "the VAT invoiced";
    V_TOTAL_TTC: "le total TTC", "the total with VAT";
    V_ONE_OFF: "les prestations ponctuelles HT", "the one-off services net of VAT";
    V_RECURRING: "les prestations récurrentes HT", "the recurring services net of VAT";
    V_ADVANCE: "l’avance", "the advance";
    V_MEMBER_NAME: "le nom du membre", "the member’s name";
    V_MEMBER_ROLE: "son rôle", "its role";
    V_MEMBER_LEGAL_FORM: "sa forme juridique", "its legal form";
    V_MEMBER_SIRET: "son SIRET", "its SIRET";
    V_MEMBER_SITES: "ses sites", "its sites";
    V_MEMBER_CERTIFICATIONS: "ses certificats", "its certificates";
    V_MEMBER_SERVICES: "ses prestations", "its services";
    V_MEMBER_AMOUNT: "son montant HT, si la répartition est montrée", "its amount net of VAT, if the distribution is shown";
}
