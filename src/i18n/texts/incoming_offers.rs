//! What a member's offer changes in the lead's copy.

use crate::i18n::macros::texts;

texts! {
    UNNAMED: "Membre sans nom", "Member without a name";
    RECEIVED: "Offre n° {version}, enregistrée le {date}", "Offer no. {version}, saved on {date}";
    RECEIVED_UNDATED: "Offre n° {version}, sans date", "Offer no. {version}, without a date";
    KNOWN: "Déjà reçue : rien ne change.", "Already received: nothing changes.";
    OLDER: "Plus ancienne que l’offre déjà acceptée : l’accepter remplace la récente par celle-ci.", "Older than the offer accepted before: accepting it replaces the recent one by this one.";
    NEW_MEMBER: "Ce membre n’est pas encore dans le groupement : accepter l’offre l’y ajoute.", "This member is not in the group yet: accepting the offer adds it.";
    CARD: "La fiche change : identité, TVA, sites ou certificats.", "The card changes: identity, VAT, sites or certificates.";
    PRIVATE: "Les données privées changent : IBAN, autres recettes ou seuil de TVA.", "The private data change: IBAN, other turnover or VAT threshold.";
    TERMS: "Les conditions changent : plafonds, minimums, capacité ou mandat de négociation.", "The terms change: caps, minimums, capacity or negotiation mandate.";
    PRICES_ONE: "Un prix change.", "One price changes.";
    PRICES: "{count} prix changent.", "{count} prices change.";
    SAME_FIRST_PRICE: "Ligne {line} : le premier prix reste {price} ; paliers, mise en service, limites ou site changent.", "Line {line}: the first price stays {price}; tiers, set-up, limits or site change.";
    UNKNOWN_LINES: "Lignes que le dossier n’a plus, laissées de côté : {lines}.", "Lines that the bid no longer has, left out: {lines}.";
    CHAPTERS: "Textes nouveaux pour le dossier : {chapters}.", "New texts for the file: {chapters}.";
    NOTHING: "Rien ne change.", "Nothing changes.";
    NO_PRICE: "pas de prix", "no price";
    LINE: "{id} {label}", "{id} {label}";
    OTHER_BID: "cette offre de {name} ne répond pas au dossier ouvert", "this offer of {name} does not answer the open bid";
    OTHER_BID_WHY: "Elle répond au dossier {bid}. Ouvrez ce dossier, puis déposez l’offre de nouveau ; s’il n’est pas sur cet appareil, ouvrez d’abord son fichier .portee.", "It answers bid {bid}. Open that bid, then drop the offer again; if it is not on this device, open its .portee file first.";
}
