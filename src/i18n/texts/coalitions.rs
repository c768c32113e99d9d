//! The coalitions, on the screen of the split. All internal.

use crate::i18n::macros::texts;

texts! {
    GAME_HEADING: "Coalitions", "Coalitions";
    GAME_LEAD: "Ce que chaque sous-groupe de membres gagnerait à répondre sans les autres. Une aide pour discuter d’un partage, pas une règle à suivre.", "What each subgroup of members would earn by answering without the others. A help to discuss a split, not a rule to follow.";
    GAME_BUDGET: "Budget HT (€)", "Budget, net of VAT (€)";
    GAME_BUDGET_HINT: "La valeur d’une coalition est ce qui reste de ce budget quand ses membres répondent seuls, au moindre prix ; zéro s’ils ne peuvent pas répondre.", "The value of a coalition is what is left of this budget when its members answer alone, at the least price; zero when they cannot answer.";
    GAME_BUDGET_ABOVE_ZERO: "Le budget doit être supérieur à zéro.", "The budget must be above zero.";
    GAME_NO_BUDGET: "Le calcul attend un budget.", "The computation waits for a budget.";
    GAME_GIVE_BUDGET: "Donner le budget", "Give the budget";
    GAME_TOO_MANY: "{count} membres : les coalitions vont jusqu’à {limit}.", "{count} members: coalitions go up to {limit}.";
    GAME_STATE_INSTEAD: "{count} membres : l’optimiseur va jusqu’à {limit}. Jusqu’à {most}, donnez les valeurs vous-mêmes ou partez des coûts.", "{count} members: the optimiser goes up to {limit}. Up to {most}, state the values yourselves or start from the costs.";
    GAME_NO_VALUES: "Aucune coalition ne vaut encore quelque chose : donnez au moins la valeur de tous ensemble.", "No coalition is worth anything yet: give at least the value of all together.";
    GAME_NO_SAVINGS: "Avec ces coûts, répondre ensemble n’économise encore rien.", "With these costs answering together saves nothing yet.";
    BASIS: "D’où viennent les valeurs", "Where the values come from";
    BASIS_OPTIMUM: "L’optimiseur et un budget", "The optimiser and a budget";
    BASIS_OPTIMUM_HINT: "Jusqu’à 8 membres.", "Up to 8 members.";
    BASIS_VALUES: "Nous donnons les valeurs", "We state the values";
    BASIS_VALUES_HINT: "Jusqu’à 12 membres. Donnez ce que vous savez : une coalition sans valeur vaut autant que la meilleure qu’elle contient.", "Up to 12 members. State what you know: a coalition without a value is worth as much as the best one inside it.";
    BASIS_COSTS: "Les coûts économisés ensemble", "The costs saved together";
    BASIS_COSTS_HINT: "Jusqu’à 12 membres. Une coalition vaut ce que ses membres dépenseraient chacun de leur côté, moins ce qu’ils dépensent ensemble.", "Up to 12 members. A coalition is worth what its members would spend each alone, less what they spend together.";
    COALITION_OF_ALL: "Tous ensemble", "All together";
    COALITION_WORTH_NAMED: "{coalition}, valeur (€)", "{coalition}, value (€)";
    STATED_VALUES: "Valeurs connues", "Known values";
    ADD_COALITION: "Ajouter une coalition", "Add a coalition";
    ADD_THIS_COALITION: "Ajouter cette coalition", "Add this coalition";
    COALITION_NEEDS_MEMBERS: "Cochez les membres de la coalition, 12 au plus.", "Tick the members of the coalition, at most 12.";
    COALITION_TWICE: "Cette coalition est déjà dans la liste.", "This coalition is in the list already.";
    FORGET_COALITION: "Retirer la coalition {coalition}", "Remove the coalition {coalition}";
    FORGET_THIS: "Retirer", "Remove";
    JOINT_COST: "Dépense commune, une fois (€)", "Joint cost, once (€)";
    JOINT_COST_HINT: "Ce que toute coalition de deux membres ou plus dépense une fois : coordination, outils communs.", "What every coalition of two or more spends once: coordination, shared tools.";
    MEMBER_COSTS: "Coûts par membre", "Costs by member";
    COST_ALONE: "{member}, seul (€)", "{member}, alone (€)";
    COST_TOGETHER: "{member}, ensemble (€)", "{member}, together (€)";
    MORE_COALITIONS: "Et {count} coalitions plus grandes.", "And {count} larger coalitions.";
    GAME_FIND: "Calculer la valeur des coalitions", "Compute the values of the coalitions";
    GAME_NOT_PROVEN: "Le temps n’a pas suffi pour prouver la valeur de toutes les coalitions : allongez le temps de recherche sur l’écran Répartition.", "Time was too short to prove the value of all coalitions: allow a longer search on the screen Allocation.";
    GAME_WORTH: "Ensemble, les membres valent {total}. Aucun n’est indispensable.", "Together the members are worth {total}. None is indispensable.";
    GAME_WORTH_VETO: "Ensemble, les membres valent {total}. Sans l’un de ceux-ci, les autres ne valent rien : {members}.", "Together the members are worth {total}. Without any of these the others are worth nothing: {members}.";
    GAME_SHARES: "Partage de la valeur de tous", "How the value of all could be shared";
    LIKE_RULE_IN_FORCE: "Comme la règle en vigueur", "Like the rule in force";
    COALITION: "Coalition", "Coalition";
    COALITION_VALUE: "Valeur", "Value";
    COALITION_VALUES: "Valeur de chaque coalition", "Value of each coalition";
    IN_CORE: "{rule} : aucune coalition ne gagnerait à partir, le partage est dans le cœur.", "{rule}: no coalition would gain by leaving, the split is in the core.";
    NOT_IN_CORE: "{rule} : hors du cœur, une coalition pourrait s’y opposer ({count} en tout).", "{rule}: outside the core, a coalition could object ({count} in all).";
    OBJECTION: "La coalition {members} vaut {value} seule et reçoit {gets} ici.", "The coalition {members} is worth {value} alone and gets {gets} here.";
    OBJECTION_ALONE: "{members} vaut {value} à part et reçoit {gets} ici.", "{members} is worth {value} on its own and gets {gets} here.";
    MORE_OBJECTIONS: "Et {count} autres.", "And {count} more.";
}
