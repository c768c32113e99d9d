//! The keyboard grid.

use crate::i18n::macros::texts;

texts! {
    KEYS: "Se servir du tableau au clavier", "Using the table with the keyboard";
    KEYS_MOVE: "Flèches, Ctrl + flèches, Début, Fin, Page : se déplacer. Avec Maj : choisir un bloc.", "Arrows, Ctrl + arrows, Home, End, Page: move. With Shift: select a block.";
    KEYS_EDIT: "Taper remplace la valeur ; Entrée ou F2 la modifie ; Entrée valide et descend, Tab valide et passe à droite ; Échap rend l’ancienne valeur.", "Typing replaces the value; Enter or F2 edits it; Enter accepts and goes down, Tab accepts and goes right; Escape gives the old value back.";
    KEYS_BLOCK: "Suppr vide ; Ctrl + D recopie vers le bas ; Ctrl + C copie ; Ctrl + V colle un bloc d’un tableur, après vous l’avoir montré.", "Delete clears; Ctrl + D fills down; Ctrl + C copies; Ctrl + V pastes a block from a spreadsheet, after showing it to you.";
    KEYS_LEAVE: "Échap puis Tab : sortir du tableau.", "Escape then Tab: leave the table.";
    KEYS_OPEN: "Alt + Entrée : ouvrir le détail de la case.", "Alt + Enter: open the details of the cell.";
    FOUND: "{cell} : saisie retrouvée, « {text} »", "{cell}: text found again, “{text}”";
    RESUME: "La reprendre", "Resume it";
    GIVE_UP: "L’abandonner", "Give it up";
    PASTE: "Coller un bloc", "Paste a block";
    PASTE_LEAD: "Voici comment chaque case se lit. Rien n’est encore changé.", "Here is how each cell reads. Nothing is changed yet.";
    PASTE_CELL: "Case", "Cell";
    PASTE_RAW: "Texte collé", "Pasted text";
    PASTE_READ: "Se lit", "Reads as";
    PASTE_EMPTY: "(vide)", "(empty)";
    PASTE_ONE: "Coller la case lisible", "Paste the readable cell";
    PASTE_MANY: "Coller les {count} cases lisibles", "Paste the {count} readable cells";
    PASTE_FAULTS: "Cases qui ne se lisent pas et restent comme elles sont : {count}.", "Cells that do not read and stay as they are: {count}.";
    PASTE_OUTSIDE: "Cases hors du tableau, laissées de côté : {count}.", "Cells outside the table, left aside: {count}.";
    PASTE_SAME: "Rien à changer : le bloc collé est déjà là.", "Nothing to change: the pasted block is already there.";
}
