//! Who does what.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Répartition du travail", "Who does what";
    LEAD: "Donnez chaque ligne à un membre, ou partagez-la entre plusieurs. Chaque ligne doit faire 100 %.", "Give each line to a member, or share it among several. Each line must make 100%.";
    CAPTION: "Parts de chaque membre dans chaque ligne, en %", "Each member’s share of each line, in %";
    CORNER: "Ligne", "Line";
    COVERAGE: "Couverture", "Coverage";
    MISSING: "manque {gap}", "{gap} missing";
    ABOVE: "dépasse de {gap}", "{gap} too much";
    NO_PRICE: "pas de prix", "no price";
    NO_PRICE_WHY: "{member} n’a pas de prix pour cette ligne : saisissez-en un à l’étape Offres.", "{member} has no price for this line: enter one at the Offers step.";
    NO_MEMBER: "Le groupement n’a pas encore de membre : nommez-les à l’étape Groupement.", "The group has no member yet: name them at the Group step.";
    NO_LINE: "Le bordereau est vide : ajoutez des lignes à l’étape Consultation.", "The price schedule is empty: add lines at the Tender step.";
    TOTAL_HT: "Total HT", "Total net";
    LINES_COVERED: "Lignes couvertes", "Lines covered";
    RULES_BROKEN: "Règles non respectées", "Rules broken";
    TOTAL_SO_FAR: "Total HT des lignes couvertes", "Net total of the lines covered";
    OF: "{count} sur {total}", "{count} of {total}";
    SHARE_UNREADABLE: "« {typed} » n’est pas une part. Écrivez un pourcentage, par exemple 60 ou 33,3333 %.", "“{typed}” is not a share. Write a percentage, for example 60 or 33.3333%.";
    SHARE_RANGE: "« {typed} » : une part va de 0 à 100 %.", "“{typed}”: a share goes from 0 to 100%.";
    CLEARED: "vide", "empty";
    LINE: "Ligne choisie", "Chosen line";
    LINE_EMPTY: "Choisissez une case : sa ligne se détaille ici.", "Choose a cell: its line is detailed here.";
    LEFT: "Reste à affecter : {gap}", "Left to assign: {gap}";
    OVER: "Trop affecté : {gap}", "Assigned too much: {gap}";
    COMPLETE: "Ligne entièrement affectée.", "The line is fully assigned.";
    MEMBER: "Membre", "Member";
    SHARE: "Part", "Share";
    SHARE_OF: "Part de {member}", "Share of {member}";
    SLIDE_HINT: "Faites glisser une part : elle passe d’un partage admis à l’autre, et les autres membres suivent.", "Drag a share: it goes from one allowed split to the next, and the other members follow.";
    PRICE_OF_SHARE: "Demandé pour sa part", "Asked for its share";
    PRICE_OF_LINE: "Demandé pour toute la ligne", "Asked for the whole line";
    ACTION: "Affecter", "Assign";
    CHEAPEST: "le moins cher", "the cheapest";
    ALL_TO: "Tout", "All";
    ALL_TO_LONG: "Tout à {member}", "All to {member}";
    REST_TO: "Le reste ({gap})", "The rest ({gap})";
    REST_TO_LONG: "Affecter le reste ({gap}) à {member}", "Assign the rest ({gap}) to {member}";
    MENU: "Partages admis par la ligne", "Splits the line allows";
    ROTATE: "Permuter les parts", "Rotate the shares";
    CLEAR_LINE: "Vider la ligne", "Empty the line";
    CLEAR_ALL: "Vider toute la répartition", "Empty the whole allocation";
    NOBODY: "Personne n’a chiffré cette ligne.", "Nobody has priced this line.";
    NOT_ELIGIBLE: "ne peut pas la servir : {why}", "cannot serve it: {why}";
    WHY_ONLY: "ligne réservée à d’autres", "line reserved for others";
    WHY_CERTIFICATION: "certification absente ou échue", "certificate absent or expired";
    WHY_SKILL: "compétence absente", "skill absent";
    WHY_COUNTRY: "site hors des pays admis", "site outside the allowed countries";
    WHY_MIN_QTY: "en dessous de sa quantité minimale", "below its minimum quantity";
    WHY_MAX_QTY: "au-dessus de sa quantité maximale", "above its maximum quantity";
    VIOLATIONS: "Respect des règles", "The rules";
    ONE_RULE: "{count} règle non respectée", "{count} rule broken";
    MANY_RULES: "{count} règles non respectées", "{count} rules broken";
    NO_VIOLATION: "Toutes les règles sont respectées.", "Every rule holds.";
    NOT_ALL_COVERED: "Les règles se jugent sur les lignes couvertes ; les autres ne comptent pas encore.", "Rules are judged on the lines covered; the others do not count yet.";
}
