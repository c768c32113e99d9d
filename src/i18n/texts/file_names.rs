//! Words in the names of files: plain letters, because every file system must take them.

use crate::i18n::macros::texts;

texts! {
    BID: "dossier", "bid";
    CLIENT: "client", "client";
    GROUP: "groupe", "group";
    PROPOSAL: "proposition", "proposal";
    MEMO: "memoire", "memo";
    PRICES: "prix", "prices";
    QUOTATION: "devis", "quotation";
    LETTER: "dc1", "dc1";
    DECLARATION: "dc2", "dc2";
    COMMITMENT: "attri1", "attri1";
    SUBCONTRACTING: "dc4", "dc4";
    ACCOUNTS: "rib", "bank-details";
    POWER: "habilitation", "power";
    DATA_PROTECTION: "donnees-personnelles", "data-protection";
    EXTRACT: "extrait-convention", "agreement-extract";
    INTERNAL: "dossier-interne", "internal-file";
    AGREEMENT: "convention", "agreement";
    BUSINESS_PLAN: "plan-affaires", "business-plan";
    COMMUNICATION: "plan-communication", "communication-plan";
    VEHICLES: "formes-juridiques", "legal-vehicles";
    MINUTES: "proces-verbal", "minutes";
    REQUEST: "demande", "request";
    OFFER: "offre", "offer";
    MEMBER: "membre", "member";
    SUBCONTRACTOR: "sous-traitant-marche", "subcontractor";
    ANYONE: "ouverte", "open";
    VERSION: "v{number}", "v{number}";
}
