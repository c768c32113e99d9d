//! Words that several screens share.

use crate::i18n::macros::texts;

texts! {
    APP_NAME: "Portée", "Portée";
    CANCEL: "Annuler", "Cancel";
    CLOSE: "Fermer", "Close";
    DELETE: "Supprimer", "Delete";
    ADD: "Ajouter", "Add";
    INTERNAL: "Interne", "Internal";
    CLIENT_SEES: "Visible du client", "The client sees this";
    DRAFT_FOUND: "Saisie retrouvée, pas encore validée : Entrée pour la garder, Échap pour l’abandonner.", "Text found again, not yet entered: Enter keeps it, Escape gives it up.";
}
