//! Words that several screens share.

use crate::i18n::macros::texts;

texts! {
    APP_NAME: "Portée", "Portée";
    CANCEL: "Annuler", "Cancel";
    CLOSE: "Fermer", "Close";
    DELETE: "Supprimer", "Delete";
    ADD: "Ajouter", "Add";
}
