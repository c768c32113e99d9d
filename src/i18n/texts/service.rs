//! The screen of the service levels: what availability is promised, and what the group delivers.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Niveaux de service", "Service levels";
    LEAD: "Ce que vous promettez au client, et ce que la chaîne de services tient réellement : c’est aussi l’argument chiffré du groupement.", "What you promise the client, and what the chain of services really delivers: it is also the group’s argument in figures.";
    EMPTY: "Aucun niveau de service. Ajoutez un service promis, puis ce qui doit fonctionner pour le rendre.", "No service level. Add a promised service, then what must work for it.";
    ADD: "Ajouter un service", "Add a service";
    LEVEL_N: "Service {id}", "Service {id}";
    NAME: "Nom court", "Short name";
    NAME_HINT: "Lettres sans accent, chiffres, tiret. Exemple : nextcloud.", "Plain letters, digits, hyphen. Example: nextcloud.";
    TARGET: "Disponibilité promise (%)", "Promised availability (%)";
    TARGET_HINT: "Soit {minutes} min d’arrêt par mois de 30 jours.", "That is {minutes} min of downtime in a month of 30 days.";
    FAILOVER: "Bascule réussie (%)", "Takeover succeeds (%)";
    FAILOVER_HINT: "Part des pannes où l’hôte de secours prend le relais. Vide : toujours.", "Part of the failures in which the backup takes over. Empty: always.";
    REMOVED: "Service {id} retiré.", "Service {id} removed.";
    SERIES: "En série : tout doit fonctionner", "In series: all must work";
    SERIES_LEAD: "DNS, accès Internet, annuaire… une seule panne arrête le service.", "DNS, Internet access, directory… a single failure stops the service.";
    PARALLEL: "En parallèle : l’un suffit", "In parallel: one is enough";
    PARALLEL_LEAD: "Les hôtes qui se secourent, le principal d’abord.", "The hosts that back each other up, the main one first.";
    COMPONENT: "Élément", "Component";
    COMPONENT_N: "{part} {n}", "{part} {n}";
    IN_SERIES: "Élément en série", "Component in series";
    IN_PARALLEL: "Hôte", "Host";
    AVAILABILITY: "Disponibilité (%)", "Availability (%)";
    ADD_SERIES: "Ajouter un élément", "Add a component";
    ADD_PARALLEL: "Ajouter un hôte", "Add a host";
    NEW_SERIES: "Élément", "Component";
    NEW_PARALLEL: "Hôte", "Host";
    COMPONENT_REMOVED: "{name} retiré.", "{name} removed.";
    NO_COMPONENT: "Ajoutez au moins un élément : sans lui, le service vaut 100 % et le dossier ne s’exporte pas.", "Add at least one component: without any the service counts as 100% and the bid cannot be exported.";
    MET: "Promesse tenue : {composite} pour {target} promis.", "Promise kept: {composite} for {target} promised.";
    MISSED: "Promesse non tenue : {composite} pour {target} promis. Baissez la promesse, ajoutez un hôte de secours ou renforcez le maillon le plus faible ({weakest}).", "Promise not kept: {composite} for {target} promised. Lower the promise, add a backup host or strengthen the weakest link ({weakest}).";
    ARGUMENT: "Un hôte seul n’y arriverait pas : {single}. Le groupement, oui : un argument chiffré pour le mémoire.", "One host alone would not do: {single}. The group does: an argument in figures for the memo.";
    BOTH_MEET: "Un hôte seul y arriverait aussi ({single}) ; le groupement gagne {gain} min par an.", "One host alone would do too ({single}); the group gains {gain} min a year.";
    COMPARISON: "Le groupement et un hôte seul", "The group and one host alone";
    ALONE: "Un hôte seul", "One host alone";
    TOGETHER: "Le groupement", "The group";
    ROW_SERIES: "Chaîne en série", "Chain in series";
    ROW_HOSTS: "Hôtes, avec bascule", "Hosts, with takeover";
    ROW_IDEAL: "Hôtes, bascule parfaite", "Hosts, perfect takeover";
    ROW_COMPOSITE: "Disponibilité rendue", "Availability delivered";
    ROW_MONTH: "Arrêt par mois de 30 jours", "Downtime in a month of 30 days";
    ROW_YEAR: "Arrêt par an", "Downtime in a year";
    ROW_TARGET: "Promesse", "Promise";
    KEPT: "tenue", "kept";
    NOT_KEPT: "non tenue", "not kept";
    MINUTES: "{minutes} min", "{minutes} min";
    FIGURE: "Figure", "Figure";
    INDEPENDENT: "Calcul valable si les pannes sont indépendantes. Même centre de données, même annuaire, même administrateur : la règle du produit ne tient plus.", "Valid when failures are independent. Same data centre, same directory, same administrator: the product rule no longer holds.";
    MOVE_UP: "Monter {name}", "Move {name} up";
    MOVE_DOWN: "Descendre {name}", "Move {name} down";
    REMOVE: "Retirer {name}", "Remove {name}";
}
