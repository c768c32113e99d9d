//! Money over time, on the screen of the split. All internal.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Trésorerie", "Cash plan";
    LEAD: "Ce que le client paie et ce que les membres se versent, mois par mois. Les dépenses propres de chaque membre n’y sont pas.", "What the client pays and what members pay each other, month by month. Each member’s own spending is not in it.";
    WAIT: "Le plan attend des lignes chiffrées et réparties.", "The plan waits for lines that are priced and allocated.";
    WAIT_TABLE: "Le plan attend la table des délais et des taux.", "The plan waits for the table of delays and rates.";
    ACCOUNT: "Compte", "Account";
    ACCOUNT_GROUP: "Les membres ensemble", "All members together";
    ACCOUNT_TILL: "Caisse du groupement", "Till of the group";
    SCALE: "Par", "By";
    BY_YEAR: "année", "year";
    BY_MONTH: "mois", "month";
    DELAY: "Délai de paiement (jours)", "Payment delay (days)";
    DELAY_HINT: "Usuel : {days} jours ({source}). Supposition pour ce plan, hors du dossier.", "Usual: {days} days ({source}). A supposition for this plan, not kept in the bid.";
    LATE_DAYS: "Retard du client (jours)", "Late by (days)";
    LATE_HINT: "Intérêts à {rate} par an, et {indemnity} par facture ({source}).", "Interest at {rate} a year, and {indemnity} for each invoice ({source}).";
    RETENTION_RATE: "Retenue de garantie (%)", "Retention (%)";
    RETENTION_HINT: "Prise sur chaque paiement, rendue {months} mois après la fin.", "Held back from each payment, given back {months} months after the end.";
    RETENTION_TOO_HIGH: "La retenue ne peut pas dépasser 100 %.", "The retention cannot be above 100%.";
    PENALTY: "Pénalités supposées", "Supposed penalties";
    PENALTY_HINT: "Un des cas simulés sur l’écran Prix, retenu sur les premiers paiements des membres en faute.", "One of the cases simulated on the screen Price, held back from the first payments of the members at fault.";
    NO_PENALTY: "Aucune", "None";
    PENALTY_CASE: "{case} : {amount}", "{case}: {amount}";

    MONTH: "Mois", "Month";
    YEAR: "Année", "Year";
    MONTH_N: "Mois {n}", "Month {n}";
    YEAR_N: "Année {n}", "Year {n}";
    TOTAL: "Total", "Total";
    INVOICED: "Facturé HT (pour mémoire)", "Invoiced, net (for the record)";
    CLIENT: "Payé par le client TTC", "Paid by the client, with VAT";
    ADVANCE: "Avance", "Advance";
    RETENTION: "Retenue de garantie", "Retention";
    REVISION: "Révision des prix TTC", "Price revision, with VAT";
    LATE: "Intérêts de retard", "Late interest";
    PENALTIES: "Pénalités", "Penalties";
    VAT_STATE: "TVA à l’État", "VAT to the state";
    FEES: "Frais entre membres", "Fees between members";
    FEES_VAT: "TVA de ces frais", "VAT on these fees";
    EQUALISATION: "Péréquation", "Equalisation";
    FUNDS: "Réserve et pot commun", "Reserve and pot";
    RESERVE_USED: "Réserve utilisée", "Reserve used";
    RESERVE_RELEASED: "Réserve libérée", "Reserve released";
    BALANCE: "Solde", "Balance";
    CUMULATED: "Cumul", "Running total";

    FIRST: "Première rentrée d’argent : {month}.", "First money in: {month}.";
    LOWEST: "Au plus bas, le cumul est de {amount} ({month}).", "At its lowest the running total is {amount} ({month}).";
    CLOSES: "Sur toute la durée : {total}, soit {net} de net après TVA perdue, {released} de réserve libérée et {beyond} de révision, d’intérêts et de pénalités.", "Over the whole time: {total}, that is {net} net after VAT lost, {released} of reserve released and {beyond} of revision, interest and penalties.";
    CLOSES_NOT: "Sur toute la durée : {total}, avec un écart aux {net} de net, {released} de réserve libérée et {beyond} de révision, d’intérêts et de pénalités.", "Over the whole time: {total}, which is off from {net} net, {released} of reserve released and {beyond} of revision, interest and penalties.";
    CONVENTIONS: "Comment le plan est fait", "How the plan is made";
    CONVENTIONS_WHY: "Un montant récurrent est réparti également sur les mois de sa période, au centime près ; un montant ponctuel est dû le premier mois. Chaque mois est facturé à sa fin et payé après le délai, en mois entiers de 30 jours. La révision est payée avec sa TVA ; les pénalités, sans TVA, sont retenues sur les premiers paiements. Les membres se paient entre eux quand le client les paie. La TVA part à l’État le mois après son encaissement.", "A recurring amount is spread equally over the months of its period, to the cent; a one-off amount is due in the first month. Each month is invoiced at its end and paid after the delay, in whole months of 30 days. The revision is paid with its VAT; penalties, without VAT, are held back from the first payments. Members pay each other when the client pays them. VAT goes to the state the month after it is received.";
}
