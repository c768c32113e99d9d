//! The subcontractors of a member, in the sense of the law of 1975: never *sous-traitant* alone, which in the GDPR means a processor.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Sous-traitants (marché)", "Subcontractors (contract)";
    LEAD: "Au sens de la loi du 31 décembre 1975 : ils travaillent pour ce membre sans être parties au marché. Le client accepte chacun sur son DC4. À ne pas confondre avec un sous-traitant ultérieur (RGPD).", "In the sense of the French law of 31 December 1975: they work for this member and are no party to the contract. The client accepts each on its form DC4. Not to be taken for a further processor (GDPR).";
    NEW: "Nom du sous-traitant (marché)", "Name of the subcontractor (contract)";
    ADD: "Ajouter un sous-traitant (marché)", "Add a subcontractor (contract)";
    REMOVE: "Retirer le sous-traitant (marché) {name}", "Remove the subcontractor (contract) {name}";
    REMOVED: "Sous-traitant (marché) {name} retiré.", "Subcontractor (contract) {name} removed.";
    COMPLETE: "DC4 complet", "DC4 complete";
    LACKS_ONE: "DC4 : 1 rubrique à compléter", "DC4: 1 rubric to complete";
    LACKS: "DC4 : {count} rubriques à compléter", "DC4: {count} rubrics to complete";
    IDENTITY: "Identité", "Identity";
    SERVICES: "Prestations sous-traitées", "Subcontracted services";
    PRICE: "Prix et paiement", "Price and payment";
    PERSONAL_DATA: "Données à caractère personnel", "Personal data";
    DECLARATIONS: "Capacités et attestation", "Capacities and sworn statement";
    LINES: "Lignes concernées", "Lines concerned";
    NO_LINE: "Ce membre n’a de prix pour aucune ligne : décrivez la nature des prestations.", "This member has a price for no line: describe the nature of the services.";
    NAME: "Nom ou dénomination", "Legal name";
    FAULT_NAME: "Un sous-traitant (marché) a un nom.", "A subcontractor (contract) has a name.";
    REGISTRATION: "Autre immatriculation", "Other registration";
    REGISTRATION_HINT: "Sans SIRET : registre et numéro.", "Without SIRET: register and number.";
    SIGNATORY: "Personne habilitée à l’engager", "Person with power to bind it";
    SIGNATORY_HINT: "Nom et qualité.", "Name and capacity.";
    NATURE: "Nature des prestations", "Nature of the services";
    PLACE: "Lieu d’exécution", "Place of performance";
    MAX_HT: "Montant maximal HT (€)", "Greatest amount net of VAT (€)";
    VAT_RATE: "Taux de TVA (%)", "VAT rate (%)";
    REVERSE_CHARGE: "Autoliquidation de la TVA (travaux seulement)", "Reverse charge of VAT (construction works only)";
    PRICE_VARIATION: "Variation des prix", "How prices vary";
    PRICE_VARIATION_HINT: "Prix fermes, ou révisés comme le marché…", "Firm prices, or revised as the contract…";
    DIRECT_PAYMENT: "Droit au paiement direct", "Right to direct payment";
    DIRECT_PAYMENT_NOTE: "Paiement direct par un acheteur public à partir de {amount} TTC ({source}).", "Direct payment by a public buyer from {amount} with VAT ({source}).";
    DIRECT_PAYMENT_NOTE_UNCHECKED: "Paiement direct par un acheteur public à partir de {amount} TTC, à vérifier ({source}).", "Direct payment by a public buyer from {amount} with VAT, to be checked ({source}).";
    ADVANCE: "Demande à bénéficier de l’avance", "Wants the advance";
    PROCESSES_DATA: "Traite des données à caractère personnel", "Processes personal data";
    PROCESSES_DATA_HINT: "Si oui, il est aussi un sous-traitant ultérieur (RGPD).", "If so, it is a further processor (GDPR) as well.";
    PROCESSING: "Nature des opérations", "Nature of the processing";
    PURPOSE: "Finalité", "Purpose";
    DATA: "Données traitées", "Data processed";
    PERSONS: "Personnes concernées", "Persons concerned";
    GUARANTEES: "Le membre déclare que le sous-traitant (marché) présente des garanties suffisantes (RGPD, art. 28)", "The member declares that the subcontractor (contract) gives sufficient guarantees (GDPR, art. 28)";
    CAPACITIES: "Références, effectifs, certificats", "References, staff, certificates";
    NO_EXCLUSION: "Il a déclaré sur l’honneur n’entrer dans aucun cas d’exclusion", "It has declared on its honour that it falls under no exclusion";
}
