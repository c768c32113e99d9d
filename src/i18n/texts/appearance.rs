//! The look of the papers: logo, colour, letters.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Charte des documents", "Look of the papers";
    LEAD: "Le logo, la couleur et les caractères du groupement, sur tous les PDF : proposition, pièces pour le client, accord entre membres.", "The group’s logo, colour and letters, on all PDFs: proposal, papers for the client, agreement between members.";

    LOGO: "Logo du groupement", "Logo of the group";
    LOGO_HINT: "PNG, JPEG ou SVG, 500 ko au plus. En haut de la couverture, et en petit sur chaque page.", "PNG, JPEG or SVG, 500 kB at most. At the top of the cover, and small on every page.";
    LOGO_NONE: "Pas de logo", "No logo";
    LOGO_CHOOSE: "Choisir un logo", "Choose a logo";
    LOGO_CHANGE: "Changer de logo", "Change the logo";
    LOGO_REMOVE: "Retirer le logo", "Remove the logo";
    LOGO_REMOVED: "Le logo est retiré.", "The logo was removed.";
    LOGO_TEXT: "Texte de remplacement du logo", "Alternative text of the logo";
    LOGO_TEXT_HINT: "Ce qu’entend qui ne voit pas le logo. Vide : le nom du groupement.", "What those who do not see the logo are told. Empty: the name of the group.";
    LOGO_TEXT_USUAL: "Logo du groupement", "Logo of the group";
    LOGO_TYPE: "« {name} » n’est ni du PNG, ni du JPEG, ni du SVG : enregistrez le logo dans l’un de ces formats.", "“{name}” is neither PNG, JPEG nor SVG: save the logo in one of these formats.";
    LOGO_LARGE: "« {name} » pèse {size}, {limit} au plus : prenez une version plus petite, ou le logo en SVG.", "“{name}” weighs {size}, {limit} at most: take a smaller version, or the logo as SVG.";
    LOGO_BROKEN: "« {name} » est abîmé : il n’est pas entier, ou un octet a changé. Enregistrez-le de nouveau.", "“{name}” is damaged: it is not whole, or a byte has changed. Save it again.";

    ACCENT: "Couleur", "Colour";
    ACCENT_PICK: "Choisir la couleur dans une palette", "Pick the colour from a palette";
    ACCENT_HINT: "Par exemple #0b5563. Vide : la couleur habituelle.", "For example #0b5563. Empty: the usual colour.";
    ACCENT_FAULT: "« {typed} » n’est pas une couleur : # et six chiffres ou lettres de a à f, comme #0b5563.", "“{typed}” is no colour: # and six digits or letters from a to f, such as #0b5563.";
    ACCENT_READABLE: "Contraste avec le blanc : {contrast} pour 1, les titres se lisent bien.", "Contrast with white: {contrast} to 1, headings read well.";
    ACCENT_WEAK: "Contraste avec le blanc : {contrast} pour 1, trop faible pour un texte (4,5 au moins). Titres et liens la prennent assombrie ({text}) ; filets et repères la gardent.", "Contrast with white: {contrast} to 1, too weak for a text (4.5 at least). Headings and links take it darkened ({text}); rules and marks keep it.";

    ACCENT_UNSEEN: "Contraste avec le blanc : {contrast} pour 1 : presque invisible. Titres et liens la prennent assombrie ({text}), filets et repères aussi.", "Contrast with white: {contrast} to 1: hardly seen. Headings and links take it darkened ({text}), rules and marks too.";
    LETTERS: "Caractères", "Letters";
    LETTERS_HINT: "Literata a des empattements, Inter n’en a pas. Les deux : Literata pour les titres, Inter pour le texte.", "Literata has serifs, Inter has none. Both: Literata for headings, Inter for the text.";
    LETTERS_MIXED: "Literata et Inter", "Literata and Inter";
    LETTERS_SANS: "Inter seule", "Inter alone";
    LETTERS_SERIF: "Literata seule", "Literata alone";

    SAMPLE: "Voir les pages", "See the pages";
}
