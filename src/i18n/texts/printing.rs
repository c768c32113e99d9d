//! The papers that leave as PDF: their names, and what each holds.

use crate::i18n::macros::texts;

texts! {
    PROPOSAL: "Proposition commune", "Joint proposal";
    PROPOSAL_HOLDS: "Tout ce que le client reçoit : le groupement, la répartition, les prix et la TVA.", "Everything the client gets: the group, the distribution, prices and VAT.";
    MEMO: "Mémoire technique, sans aucun prix", "Technical memo, without any price";
    MEMO_HOLDS: "La même proposition sans montant ni prix, pièce jointe comprise : pour les clients qui les interdisent dans le mémoire.", "The same proposal without amounts or prices, attachments included: for clients that forbid them in the memo.";
    FINGERPRINT: "empreinte {hash}", "fingerprint {hash}";
    DRAFT: "Marquer comme projet, en filigrane", "Mark as a draft, across the page";
    ATTACH: "Joindre les données (.client.json) au PDF de la proposition", "Attach the data (.client.json) to the proposal’s PDF";
    OPTIONS: "Pour tous les PDF", "For all PDFs";
    OF_MEMBER: "Membre", "Member";
    OF_SUBCONTRACTOR: "Sous-traitant (marché)", "Subcontractor (contract)";
    MAKE: "PDF", "PDF";
    MAKE_OF: "Établir le PDF : {name}", "Make the PDF: {name}";
    PREVIEW_OF: "Aperçu : {name}", "Preview: {name}";

    PROFILE_NOT_MET: "Le PDF est établi, mais ne peut pas se dire {missed} : {reasons}", "The PDF is made, but cannot claim {missed}: {reasons}";
    MISSING_GLYPHS: "Aucune police ne dessine ces caractères : {characters} (pages {pages}).", "No font draws these characters: {characters} (pages {pages}).";
    IMAGE_WITHOUT_TEXT: "L’image {file} du chapitre « {place} » n’a pas de texte de remplacement : écrivez ce qu’elle montre.", "The picture {file} of the chapter “{place}” has no alternative text: write what it shows.";
    IMAGE_LEFT_OUT: "L’image {file} du chapitre « {place} » n’est pas imprimée : {why}.", "The picture {file} of the chapter “{place}” is not printed: {why}.";
    IMAGE_MISSING: "elle n’est pas dans le dossier", "it is not in the bid";
    IMAGE_UNKNOWN_TYPE: "ce n’est ni du PNG ni du JPEG", "it is neither PNG nor JPEG";
    IMAGE_TOO_LARGE: "elle dépasse 4 Mo", "it is larger than 4 MB";
    IMAGE_BROKEN: "le fichier est abîmé", "the file is damaged";
    LOGO_LEFT_OUT: "Le logo du groupement n’est pas imprimé : son fichier est abîmé. Choisissez-le de nouveau dans Groupement.", "The logo of the group is not printed: its file is damaged. Choose it again under Group.";
    TEXT_CUT: "Le texte du chapitre « {place} » est trop long : sa fin n’est pas imprimée.", "The text of the chapter “{place}” is too long: its end is not printed.";

    PREVIEW: "Aperçu", "Preview";
    PREVIEW_WORKING: "Composition des pages…", "Composing the pages…";
    PREVIEW_PAGE: "Page {page} sur {pages}", "Page {page} of {pages}";
    PREVIEW_BEFORE: "Page précédente", "Previous page";
    PREVIEW_NEXT: "Page suivante", "Next page";
    PREVIEW_ALL: "Toutes les pages", "All pages";
    PREVIEW_SMALLER: "Réduire la page", "Smaller page";
    PREVIEW_LARGER: "Agrandir la page", "Larger page";
    PREVIEW_CHAPTER: "Aller au chapitre", "Go to chapter";
}
