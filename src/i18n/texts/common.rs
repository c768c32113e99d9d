//! Words that several screens share.

use crate::i18n::macros::texts;

texts! {
    APP_NAME: "Portée", "Portée";
    CANCEL: "Annuler", "Cancel";
    CLOSE: "Fermer", "Close";
    DELETE: "Supprimer", "Delete";
    INTERNAL: "Interne", "Internal";
    CLIENT_SEES: "Visible du client", "The client sees this";
    UNDO: "Annuler", "Undo";
    UNDO_TOO_LATE: "D’autres changements ont suivi : passez par « Annuler », en haut de la page.", "Other changes followed: use “Undo” at the top of the page.";
    DRAFT_FOUND: "Saisie retrouvée, pas encore validée : Entrée pour la garder, Échap pour l’abandonner.", "Text found again, not yet entered: Enter keeps it, Escape gives it up.";
}
