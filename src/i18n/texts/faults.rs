//! What is wrong, in words.

use crate::i18n::macros::texts;

texts! {
    NUMBER_EMPTY: "Un nombre est attendu ici.", "A number is expected here.";
    NUMBER_UNREADABLE: "« {typed} » ne se lit pas comme un nombre. Exemple : 1 234,50.", "“{typed}” does not read as a number. Example: 1,234.50.";
    NUMBER_NEGATIVE: "« {typed} » est négatif ; il faut un nombre positif ou nul.", "“{typed}” is negative; a number of zero or more is needed.";
    NUMBER_DECIMALS: "« {typed} » a trop de décimales : {most} au plus.", "“{typed}” has too many decimals: {most} at most.";
    NUMBER_TOO_LARGE: "« {typed} » est trop grand : {most} chiffres au plus avant la virgule.", "“{typed}” is too large: at most {most} digits before the point.";
    NUMBER_RANGE: "« {typed} » est hors des bornes permises.", "“{typed}” is outside the allowed range.";
    UNKNOWN_LINE: "La ligne {id} n’existe pas dans ce dossier.", "Line {id} does not exist in this bid.";
    UNKNOWN_MEMBER: "Le membre {id} n’existe pas dans ce groupement.", "Member {id} does not exist in this group.";
    UNKNOWN_SITE: "Le site {id} est inconnu, ou encore utilisé par un membre.", "Site {id} is unknown, or still used by a member.";
    UNKNOWN_CHAPTER: "Le chapitre {id} n’existe pas dans ce dossier.", "Chapter {id} does not exist in this file.";
    UNKNOWN_PICTURE: "L’image {name} n’est pas dans ce chapitre.", "The picture {name} is not in this chapter.";
    PICTURES_TOO_LARGE: "Les images du dossier pèseraient {size} ensemble, {limit} au plus : retirez-en une, ou prenez une image plus petite.", "The pictures of the bid would weigh {size} together, {limit} at most: remove one, or take a smaller picture.";
    ID_TAKEN: "L’identifiant « {id} » est déjà pris ; choisissez-en un autre.", "The identifier “{id}” is taken; choose another.";
    ID_MALFORMED: "« {id} » ne convient pas comme identifiant : lettres sans accent, chiffres, point, tiret, 40 caractères au plus.", "“{id}” cannot be an identifier: plain letters, digits, dot, hyphen, at most 40 characters.";
    BACKUP_SERVES: "{member} assure déjà la ligne {line} : choisissez un autre membre de secours.", "{member} already serves line {line}: choose another backup member.";
    MEMBER_TWICE: "{member} figure deux fois sur la ligne {line}.", "{member} stands twice on line {line}.";
    NO_ASK: "{member} n’a pas de prix pour la ligne {line}.", "{member} has no price for line {line}.";
    TIERS_NOT_INCREASING: "Paliers de {member} sur la ligne {line} : le premier part de 0, les suivants montent.", "Tiers of {member} on line {line}: the first starts at 0, the next ones rise.";
    NOT_YOURS: "Cette partie appartient à quelqu’un d’autre : seul son auteur la modifie.", "This part belongs to someone else: only its author changes it.";
    OTHER_BID: "Cette offre répond à un autre dossier ({id}).", "This offer answers another bid ({id}).";
    TASK_CYCLE: "La tâche {id} s’attendrait elle-même, directement ou par d’autres : retirez un lien.", "Task {id} would wait for itself, directly or through others: remove a link.";
    TOO_MANY: "La limite est atteinte : {limit}.", "The limit is reached: {limit}.";
    LOGO_TOO_LARGE: "Le logo pèse {size}, {limit} au plus.", "The logo weighs {size}, {limit} at most.";
    TEXT_TOO_LONG: "Texte trop long : {found} caractères pour {limit} au plus.", "Text too long: {found} characters, {limit} at most.";
}
