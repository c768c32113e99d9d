//! The client’s eye on the price: the points that its criterion may give.

use crate::i18n::macros::texts;

texts! {
    HEADING: "L’œil du client", "The client’s eye";
    LEAD: "La formule de notation est rarement publiée : voici les points de votre prix selon toutes celles en usage, face aux offres que vous supposez. Le client ne voit jamais ces suppositions.", "The scoring formula is rarely published: here are the points of your price under all those in use, against the offers you guess. The client never sees these guesses.";
    NO_CRITERION: "Le critère du prix n’a pas de points : indiquez-les dans la consultation pour simuler la note.", "The price criterion has no points: give them in the tender to simulate the score.";
    GO_TENDER: "Ouvrir la consultation", "Open the tender";
    NOT_PRICED: "Le prix n’est pas encore complet : la note le sera quand toutes les lignes auront un prix.", "The price is not complete yet: the score will be when every line has a price.";
    OTHERS: "Offres concurrentes supposées", "Guessed competing offers";
    OTHERS_LEAD: "Un nom court et un montant, comparé au vôtre {basis}.", "A short name and an amount, compared with yours {basis}.";
    BASIS_HT: "hors taxes", "net of VAT";
    BASIS_COST: "au coût pour le client", "at the cost to the client";
    OFFER_NAME: "Nom court", "Short name";
    OFFER_AMOUNT: "Montant (€)", "Amount (€)";
    ADD_OFFER: "Ajouter une offre supposée", "Add a guessed offer";
    OFFER_N: "Offre {id}", "Offer {id}";
    REMOVE_OFFER: "Retirer l’offre {id}", "Remove offer {id}";
    OFFER_REMOVED: "Offre {id} retirée.", "Offer {id} removed.";
    NAME_OURS: "« ours » désigne déjà votre offre : choisissez un autre nom.", "“ours” already names your offer: choose another name.";
    AMOUNT_ZERO: "Un montant d’au moins un centime est attendu.", "An amount of at least one cent is expected.";
    OURS: "Notre offre", "Our offer";
    OFFER: "Offre", "Offer";
    PRICE: "Prix comparé", "Price compared";
    SCORES: "Points sur {weight}, selon la formule", "Points out of {weight}, by formula";
    PROPORTIONAL: "Proportionnelle", "Proportional";
    LINEAR_2: "Linéaire (×2)", "Linear (×2)";
    LINEAR_3: "Linéaire (×3)", "Linear (×3)";
    RANGE: "Entre bornes", "Between bounds";
    QUADRATIC: "Quadratique", "Quadratic";
    ESTIMATE: "Sur l’estimation", "On the estimate";
    FORMULAS: "Les formules", "The formulas";
    F_PROPORTIONAL: "N = W × Pm / P. La plus courante ; elle serre les prix élevés.", "N = W × Pm / P. The most common; it compresses high prices.";
    F_LINEAR_2: "N = W × (2 Pm − P) / Pm. Zéro au double du moins cher.", "N = W × (2 Pm − P) / Pm. Zero at twice the cheapest.";
    F_LINEAR_3: "N = W × (3 Pm − P) / (2 Pm). Zéro au triple du moins cher.", "N = W × (3 Pm − P) / (2 Pm). Zero at three times the cheapest.";
    F_RANGE: "N = W × (PM − P) / (PM − Pm). Contestable : zéro d’office au plus cher.", "N = W × (PM − P) / (PM − Pm). Open to challenge: always zero for the dearest.";
    F_QUADRATIC: "N = W × (Pm / P)². Punit fort les écarts.", "N = W × (Pm / P)². Punishes gaps hard.";
    F_ESTIMATE: "N = W × (1 − (P − Pm) / ½ (estimation + Pm)).", "N = W × (1 − (P − Pm) / ½ (estimate + Pm)).";
    F_KEY: "W : points du critère ; P : prix noté ; Pm : le moins cher ; PM : le plus cher. Jamais sous zéro.", "W: points of the criterion; P: price scored; Pm: the cheapest; PM: the dearest. Never below zero.";
    SENSITIVITY: "Si notre prix changeait", "If our price changed";
    SENSITIVITY_CHART: "Points de notre offre quand son prix varie de −15 % à +15 %, une courbe par formule. Le tableau ci-dessous donne les valeurs.", "Points of our offer when its price varies from −15% to +15%, one curve for each formula. The table below gives the values.";
    CHANGE: "Prix", "Price";
    UNCHANGED: "inchangé", "unchanged";
}
