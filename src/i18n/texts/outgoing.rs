//! Files that go out.

use crate::i18n::macros::texts;

texts! {
    SAVED_AS: "Fichier enregistré dans vos téléchargements : {name}", "File saved to your downloads: {name}";
    NOT_SAVED: "Le fichier {name} n’a pas pu être enregistré ({why}).", "The file {name} could not be saved ({why}).";
}
