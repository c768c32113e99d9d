//! The list of bids.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Vos dossiers", "Your bids";
    LEAD: "Un dossier réunit l’avis du client, le groupement, les offres de chacun, la répartition du travail et des recettes, et la proposition commune.", "A bid holds the client’s notice, the group, everyone’s offers, who does what for how much, and the joint proposal.";
    WHERE: "Vos dossiers restent sur cet appareil, dans ce navigateur. Rien n’est envoyé. Enregistrez de temps en temps un fichier .portee : c’est votre sauvegarde.", "Your bids stay on this device, in this browser. Nothing is sent. Save a .portee file now and then: it is your backup.";
    EMPTY: "Aucun dossier pour l’instant. Commencez par l’avis du client, ou regardez l’exemple complet.", "No bid yet. Begin with the client’s notice, or look at the complete example.";
    NEW: "Nouveau dossier", "New bid";
    OPEN_FILE: "Ouvrir un fichier…", "Open a file…";
    OPEN_HINT: "Avis eForms (.xml), .portee, .bid.json, demande d’offre : choisissez, déposez n’importe où sur la page, ou collez.", "eForms notice (.xml), .portee, .bid.json, request for an offer: choose it, drop it anywhere on the page, or paste.";
    EXAMPLE: "Ouvrir l’exemple complet", "Open the complete example";
    UNTITLED: "Dossier sans titre", "Untitled bid";
    COPY_OF: "{title} (copie)", "{title} (copy)";
    DUPLICATE: "Dupliquer", "Duplicate";
    DUPLICATED: "Le dossier est dupliqué.", "The bid was duplicated.";
    DELETED: "« {title} » est dans la corbeille.", "“{title}” is in the bin.";
    RESTORE: "Rétablir", "Restore";
    NOT_KEPT: "Le dossier n’a pas pu être enregistré ({why}). Libérez de la place ou autorisez le stockage pour ce site, puis recommencez.", "The bid could not be stored ({why}). Free some space or allow storage for this site, then try again.";
    NOT_DELETED: "Le dossier n’a pas pu être supprimé ({why}).", "The bid could not be deleted ({why}).";
    NOT_READABLE: "Ce dossier ne se lit pas. Il n’a pas été modifié.", "This bid cannot be read. It was not changed.";
    SAVED_ON: "Modifié le {date}", "Changed on {date}";
    ASIDE_HEADING: "Données mises de côté", "Data set aside";
    ASIDE_LEAD: "Ces données n’ont pas pu être lues. Elles sont conservées telles quelles : téléchargez-les avant tout.", "These data could not be read. They are kept as they are: download them first.";
    DOWNLOAD: "Télécharger", "Download";
    STORAGE_DENIED: "Ce navigateur interdit le stockage à cette page : rien de ce que vous faites ici ne sera conservé. Autorisez le stockage pour ce site, ou enregistrez un fichier .portee avant de fermer.", "This browser denies storage to this page: nothing you do here will be kept. Allow storage for this site, or save a .portee file before you close.";
}
