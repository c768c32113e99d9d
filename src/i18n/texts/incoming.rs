//! Files that come in: the dialogs around them, and our own files that cannot be read.

use crate::i18n::macros::texts;

texts! {
    CHOOSE_LOT: "À quel lot répondez-vous ?", "Which lot do you answer?";
    CHOOSE_LOT_LEAD: "Un dossier répond à un lot. Pour en viser plusieurs, ouvrez l’avis une fois par lot.", "One bid answers one lot. To answer several, open the notice once for each.";
    OFFERS_RECEIVED: "Offres reçues", "Offers received";
    ACCEPT_OFFERS: "Accepter les offres cochées", "Accept the ticked offers";
    LINE: "Ligne", "Line";
    BEFORE: "Avant", "Before";
    AFTER: "Après", "After";
    PASTED: "texte collé", "pasted text";

    HEADLINE: "{file} : {what}.", "{file}: {what}.";
    HEADLINE_ALONE: "{what}.", "{what}.";
    QUOTED: "« {value} »", "“{value}”";
    NOTHING: "rien", "nothing";
    THIS_VALUE: "cette valeur", "this value";
    POINTER_AND_POSITION: "{path} · ligne {line}, colonne {column}", "{path} · line {line}, column {column}";

    UNREADABLE: "le fichier ne se lit pas ; rien n’a été modifié", "the file cannot be read; nothing was changed";
    FAILED: "le fichier n’a pas pu être lu sur cet appareil", "the file could not be read on this device";
    FAILED_WHY: "Le navigateur répond : {why}. Vérifiez que le fichier existe toujours et n’est pas ouvert ailleurs, puis recommencez.", "The browser says: {why}. Check that the file still exists and is not open elsewhere, then try again.";
    EMPTY: "Le fichier est vide. L’envoi a peut-être été interrompu : redemandez-le.", "The file is empty. Its transfer may have been interrupted: ask for it again.";
    TOO_LARGE: "Le fichier pèse {size}, et {limit} au plus se lisent. Un dossier de Portée est bien plus petit : vérifiez que c’est le bon fichier.", "The file is {size}, and {limit} at most can be read. A bid of Portée is much smaller: check that it is the right file.";
    NOT_UTF8: "À l’octet {at}, ce n’est plus du texte en UTF-8. Enregistrez le fichier en UTF-8, ou redemandez-le à son auteur.", "At byte {at}, it is no longer text in UTF-8. Save the file as UTF-8, or ask its author for it again.";
    NOT_JSON: "Ligne {line}, colonne {column} : ce n’est plus du JSON. Le fichier est coupé ou a été modifié à la main : reprenez une copie intacte.", "Line {line}, column {column}: it is no longer JSON. The file is cut short or was edited by hand: take an intact copy.";
    OTHER_FORMAT: "Le fichier annonce le format {found} ; il faut {wanted}.", "The file announces the format {found}; {wanted} is needed.";
    NO_FORMAT: "Le fichier n’annonce pas son format ; il faut {wanted}.", "The file does not announce its format; {wanted} is needed.";
    NEWER: "Le fichier est au format {found} ; cette version de Portée s’arrête à {known}. Rechargez la page pour avoir la dernière version, puis recommencez.", "The file has the format {found}; this version of Portée stops at {known}. Reload the page to get the latest version, then try again.";
    FIELD: "{place} : cette donnée manque ou ne se lit pas. Le fichier a été abîmé ou modifié à la main : reprenez une copie intacte, ou redemandez-le.", "{place}: this part is missing or cannot be read. The file was damaged or edited by hand: take an intact copy, or ask for it again.";

    NOT_OPENED: "ce fichier ne s’ouvre pas ici", "this file does not open here";
    RESULTS: "C’est un fichier de résultats, que Portée produit : il n’y a rien à ouvrir. Ouvrez le .portee ou le .bid.json du même dossier.", "This is a file of results, which Portée makes: there is nothing to open. Open the .portee or the .bid.json of the same bid.";
    CLIENT: "C’est la proposition pour le client, que Portée produit : il n’y a rien à ouvrir. Ouvrez le .portee ou le .bid.json du même dossier.", "This is the proposal for the client, which Portée makes: there is nothing to open. Open the .portee or the .bid.json of the same bid.";
    OTHER_JSON: "C’est du JSON, mais pas d’un format que Portée connaît.", "This is JSON, but not of a format that Portée knows.";
    ARCHIVE: "C’est une archive. Décompressez-la, puis ouvrez l’avis (.xml) ou le dossier qu’elle contient.", "This is an archive. Unpack it, then open the notice (.xml) or the bid inside.";
    PICTURE: "C’est une image. Portée ne lit pas le texte des images : ouvrez l’avis publié (.xml), ou saisissez la consultation.", "This is a picture. Portée does not read text in pictures: open the published notice (.xml), or type the tender in.";
    SPREADSHEET: "C’est un tableur. Pour un bordereau de prix, copiez ses cellules et collez-les dans la grille des lignes.", "This is a spreadsheet. For a price schedule, copy its cells and paste them into the grid of lines.";
    PAPER: "C’est un document à lire. Portée ne le comprend pas : ouvrez l’avis publié (.xml), ou saisissez la consultation.", "This is a document to read. Portée does not understand it: open the published notice (.xml), or type the tender in.";
    OTHER: "Ce n’est ni du JSON ni du XML.", "This is neither JSON nor XML.";
    ACCEPTED: "Portée ouvre : un avis eForms (.xml), un dossier (.portee, .bid.json), une demande (.request.json), une offre (.offer.json).", "Portée opens: an eForms notice (.xml), a bid (.portee, .bid.json), a request (.request.json), an offer (.offer.json).";
}
