//! The administrative sheet of a member: what the official forms ask.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Fiche administrative", "Administrative sheet";
    LEAD: "Ce que demandent les formulaires DC1, DC2 et ATTRI1 : saisi une fois, repris dans toutes les pièces. Une rubrique vide y est marquée « à compléter ».", "What the forms DC1, DC2 and ATTRI1 ask: typed once, used in all papers. An empty field is marked “to be completed” there.";
    TRADE_NAME: "Nom commercial", "Trade name";
    TRADE_NAME_HINT: "S’il diffère du nom.", "Where it differs from the name.";
    ADDRESS: "Adresse de l’établissement", "Address of the establishment";
    SEAT: "Adresse du siège", "Address of the seat";
    SEAT_HINT: "Si elle diffère.", "Where it differs.";
    EMAIL: "Adresse électronique", "E-mail";
    PHONE: "Téléphone", "Telephone";
    REGISTRATION: "Immatriculation", "Registration";
    REGISTRATION_HINT: "RCS, RNA, répertoire des métiers…", "Trade register, register of associations…";
    SIGNATORY: "Personne habilitée à engager le membre", "Person with power to bind the member";
    CAPACITY: "Qualité", "Capacity";
    CAPACITY_HINT: "Présidente, gérant, cogérante…", "Chair, manager…";
    IS_SME: "Micro, petite ou moyenne entreprise", "Micro, small or medium enterprise";
    NOT_SAID: "Non précisé", "Not said";
    YES: "Oui", "Yes";
    NO: "Non", "No";
    YEARS: "Chiffre d’affaires HT des trois derniers exercices clos", "Turnover net of VAT of the last three closed years";
    YEAR_1: "Dernier exercice", "Last year";
    YEAR_2: "Avant-dernier exercice", "Year before last";
    YEAR_3: "Exercice précédent", "Year before that";
    TURNOVER_1: "Chiffre d’affaires (€)", "Turnover (€)";
    TURNOVER_2: "Chiffre d’affaires, avant-dernier (€)", "Turnover, year before last (€)";
    TURNOVER_3: "Chiffre d’affaires, précédent (€)", "Turnover, year before that (€)";
    INSURANCE: "Assurance responsabilité civile professionnelle", "Professional liability insurance";
    INSURANCE_HINT: "Assureur, numéro de police, plafond.", "Insurer, policy number, ceiling.";
    INSURED_UNTIL: "Attestation valable jusqu’au", "Certificate valid until";
    MEANS: "Effectifs et moyens techniques", "Staff and technical means";
    REFERENCES: "Références comparables", "Comparable references";
    REFERENCES_HINT: "Une par ligne : objet, client, année, montant.", "One a line: subject, client, year, amount.";
    BANK: "Banque", "Bank";
    BIC: "BIC", "BIC";
}
