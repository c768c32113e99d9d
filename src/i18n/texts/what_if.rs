//! What if a member leaves, a price or a volume changes.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Et si…", "What if…";
    LEAD: "Essayez un imprévu sans rien changer au dossier : reste-t-il possible, à quel prix, qui reprend quoi, quels papiers refaire ?", "Try something unforeseen without changing the bid: is it still possible, at what price, who takes over what, which papers are to be made again?";
    WHAT: "Que se passe-t-il ?", "What happens?";
    LEAVES: "Un membre s’en va", "A member leaves";
    PRICE: "Les prix d’un membre changent", "A member’s prices change";
    VOLUME: "Les quantités changent", "The quantities change";
    WHO: "Quel membre ?", "Which member?";
    WHICH_LINE: "Quelles lignes ?", "Which lines?";
    ALL_LINES: "toutes les lignes", "all lines";
    BY: "De combien, en % ?", "By how much, in %?";
    BY_HINT: "Par exemple 20 ou −20.", "For example 20 or −20.";
    PERCENT_RANGE: "Une baisse de 100 % ou plus ne laisse rien.", "A fall of 100% or more leaves nothing.";
    KEEP_OTHERS: "Garder les autres lignes telles quelles", "Keep the other lines as they are";
    TRY: "Essayer", "Try";
    SUPPOSE_LEAVES: "{member} s’en va", "{member} leaves";
    SUPPOSE_PRICE: "prix de {member} {percent}, {line}", "prices of {member} {percent}, {line}";
    SUPPOSE_VOLUME: "quantités {percent}, {line}", "quantities {percent}, {line}";
    POSSIBLE: "Possible ({what}).", "Possible ({what}).";
    IMPOSSIBLE: "Impossible ({what}) : aucune répartition n’obéit à toutes les règles.", "Impossible ({what}): no allocation obeys every rule.";
    IMPOSSIBLE_KEPT: "Les autres lignes étaient gardées telles quelles : laissez-les ouvertes pour plus de choix.", "The other lines were kept as they are: leave them open for more choice.";
    ONE_TAKEOVER: "{count} ligne change de mains ou de parts", "{count} line changes hands or shares";
    MANY_TAKEOVERS: "{count} lignes changent de mains ou de parts", "{count} lines change hands or shares";
    PAPERS: "Papiers à refaire", "Papers to make again";
    NO_PAPER: "Aucun papier à refaire.", "No paper to make again.";
    FROZEN: "Entre la remise des candidatures et la signature, la composition du groupement ne change plus, sauf exceptions (art. R2142-26 du code de la commande publique).", "Between the candidature deadline and the signature the group no longer changes, with exceptions (art. R2142-26 of the French public procurement code).";
    DC1: "DC1, lettre de candidature", "DC1, application letter";
    BECAUSE_GROUP: "La composition du groupement change.", "The group’s composition changes.";
    DC2: "DC2, déclarations des membres", "DC2, declarations of the members";
    BECAUSE_CAPACITY: "Les capacités s’apprécient pour tout le groupement.", "Capacities are judged for the whole group.";
    POWERS: "Pouvoirs au mandataire", "Powers to the lead";
    BECAUSE_SIGNATURES: "Ceux qui signent ne sont plus les mêmes.", "Those who sign are no longer the same.";
    CONTRACT_FORM: "Acte d’engagement (ATTRI1)", "Contract form (ATTRI1)";
    BECAUSE_AMOUNT: "Membres, montants ou répartition changent.", "Members, amounts or shares change.";
    DISTRIBUTION: "Annexe de répartition des prestations", "Annex: who does what";
    BECAUSE_WORK: "Qui fait quoi, ou pour combien, change.", "Who does what, or for how much, changes.";
    PRICE_SCHEDULE: "Bordereau des prix unitaires (BPU)", "Unit price schedule (BPU)";
    BECAUSE_PRICES: "Des prix unitaires changent.", "Unit prices change.";
    ESTIMATE: "Détail quantitatif estimatif (DQE) ou DPGF", "Priced estimate (DQE or DPGF)";
    BECAUSE_ESTIMATE: "Des prix ou des quantités changent.", "Prices or quantities change.";
    MEMO: "Mémoire technique", "Technical memo";
    BECAUSE_MEMO: "Il dit qui fait quoi.", "It says who does what.";
    OFFER: "Offre du membre au groupement", "The member’s offer to the group";
    BECAUSE_OFFER: "Ses prix ne sont plus ceux qu’il a envoyés.", "Its prices are no longer those it sent.";
    AGREEMENT: "Convention de groupement", "Agreement of the group";
    BECAUSE_AGREEMENT: "Parts et engagements changent.", "Shares and commitments change.";
}
