//! The clauses of the contract tried out: penalties and price revision.

use crate::i18n::macros::texts;

texts! {
    PENALTIES: "Pénalités", "Penalties";
    PENALTIES_LEAD: "Montant × jours de retard ÷ diviseur. Simulez les cas que vous craignez : qui paierait quoi ?", "Amount × days late ÷ divisor. Try the cases you fear: who would pay what?";
    NO_PENALTIES: "Aucune clause de pénalités.", "No penalty clause.";
    ADD_PENALTIES: "Ajouter la clause usuelle", "Add the usual clause";
    REMOVE_CLAUSE: "Retirer la clause", "Remove the clause";
    CLAUSE_REMOVED: "Clause retirée.", "Clause removed.";
    DIVISOR: "Diviseur", "Divisor";
    EXEMPT: "Exonérées jusqu’à (€)", "Exempt up to (€)";
    CAP: "Plafond (% du total HT)", "Cap (% of the total net)";
    CASES: "Cas simulés", "Simulated cases";
    CASE_N: "Cas {id}", "Case {id}";
    CASE_VALUE: "Valeur en retard (€)", "Value late (€)";
    CASE_DAYS: "Jours de retard", "Days late";
    AT_FAULT: "En cause (personne : tous)", "At fault (nobody: all)";
    ADD_CASE: "Ajouter un cas", "Add a case";
    REMOVE_CASE: "Retirer le cas {id}", "Remove case {id}";
    CASE_REMOVED: "Cas {id} retiré.", "Case {id} removed.";
    BY_FORMULA: "Selon la formule", "By the formula";
    APPLIED: "Appliquée", "Applied";
    PENALTIES_TABLE: "Pénalités par membre, au prorata de ce que chacun facture", "Penalties by member, in proportion to what each invoices";
    CASE: "Cas", "Case";

    REVISION: "Révision des prix", "Price revision";
    REVISION_LEAD: "Part fixe + Σ poids × indice nouveau ÷ indice de départ. Le coefficient s’applique au montant d’une période.", "Fixed part + Σ weight × new index ÷ starting index. The coefficient applies to the amount of one period.";
    NO_REVISION: "Aucune clause de révision : les prix sont fermes.", "No revision clause: prices are fixed.";
    ADD_REVISION: "Ajouter une clause de révision", "Add a revision clause";
    FIXED: "Part fixe (%)", "Fixed part (%)";
    DECIMALS: "Décimales du coefficient", "Decimals of the coefficient";
    ROUNDING: "Arrondi du coefficient", "Rounding of the coefficient";
    HALF_UP: "Au plus près", "To the nearest";
    CEIL: "Au supérieur", "Up";
    PERIOD: "Période révisée", "Period revised";
    TERMS: "Indices", "Indices";
    TERM_N: "Indice {n}", "Index {n}";
    INDEX: "Indice", "Index";
    WEIGHT: "Poids (%)", "Weight (%)";
    I0: "Valeur de départ", "Starting value";
    I1: "Valeur nouvelle", "New value";
    ADD_TERM: "Ajouter un indice", "Add an index";
    REMOVE_TERM: "Retirer l’indice {n}", "Remove index {n}";
    TERM_REMOVED: "Indice retiré.", "Index removed.";
    SUM_IS_NOT_ONE: "Part fixe et poids font {sum} au lieu de 100 % : le dossier ne s’exporterait pas.", "Fixed part and weights make {sum} instead of 100%: the bid could not be exported.";
    INDEX_ZERO: "Un indice vaut plus que zéro.", "An index is above zero.";
    DECIMALS_HINT: "De 0 à 6.", "From 0 to 6.";
    COEFFICIENT: "Coefficient {coef} (exact : {exact}). Le montant de {period} passe de {base} à {revised}.", "Coefficient {coef} (exact: {exact}). The amount of {period} goes from {base} to {revised}.";
    NOT_REVISED: "La période révisée n’existe plus, ou un indice vaut zéro.", "The revised period no longer exists, or an index is zero.";
    REVISION_TABLE: "Montant révisé par membre", "Revised amount by member";
    MEMBER: "Membre", "Member";
    BEFORE: "Avant", "Before";
    AFTER: "Après", "After";
    DIFFERENCE: "Écart", "Difference";
    THREE_MORE: "Pour mémoire : +3 % sur tous les indices donnerait {more}, −3 % {less}.", "For the record: +3% on all indices would give {more}, −3% {less}.";
    NEW_INDEX: "Syntec", "Syntec";
}
