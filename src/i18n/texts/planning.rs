//! The screen of the calendar: the plan of the answer, backwards from the deadline.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Calendrier", "Calendar";
    LEAD: "Le travail à faire avant la remise des offres, compté à rebours. Ce calendrier reste dans le groupement.", "The work to do before the deadline, counted backwards. This calendar stays within the group.";

    EMPTY: "Pas encore de plan. Le modèle propose les dix-huit tâches habituelles d’une réponse en groupement, avec leurs durées et leur ordre ; tout se modifie ensuite.", "No plan yet. The template proposes the eighteen usual tasks of a joint answer, with their durations and their order; everything can be changed afterwards.";
    USE_TEMPLATE: "Partir du modèle", "Start from the template";
    START_BLANK: "Partir d’une feuille blanche", "Start from a blank sheet";
    REMOVE_PLAN: "Retirer le calendrier", "Remove the calendar";
    REMOVED_PLAN: "Calendrier retiré.", "Calendar removed.";

    SUMMARY: "Où en est le plan", "Where the plan stands";
    NO_PUBLICATION: "La date de publication de l’avis manque : c’est de là que part le plan.", "The publication date of the notice is missing: the plan starts there.";
    NO_DEADLINE: "La date de remise des offres manque : c’est de là que le plan se compte à rebours.", "The deadline is missing: the plan is counted backwards from it.";
    CYCLE: "La tâche {task} s’attend elle-même, directement ou par d’autres.", "Task {task} waits for itself, directly or through others.";
    OUT_OF_RANGE: "Les dates sortent du calendrier : relisez les durées et les fermetures.", "The dates leave the calendar: read the durations and the closures again.";
    MEND: "Compléter la consultation", "Complete the tender";
    NO_TASK: "Aucune tâche : ajoutez-en une, ou reprenez le modèle.", "No task: add one, or take the template again.";
    FITS: "Le plan tient, avec {days} jours ouvrés de marge. Commencez au plus tard le {start}.", "The plan fits, with {days} working days to spare. Begin on {start} at the latest.";
    FITS_ONE: "Le plan tient, avec {days} jour ouvré de marge. Commencez au plus tard le {start}.", "The plan fits, with {days} working day to spare. Begin on {start} at the latest.";
    LATE: "En retard de {days} jours ouvrés.", "{days} working days late.";
    LATE_ONE: "En retard de {days} jour ouvré.", "{days} working day late.";
    SHORTEN: "À raccourcir, à mener en parallèle ou à supprimer : {tasks}.", "To shorten, to do in parallel or to drop: {tasks}.";
    SHORTEN_TASK: "{task} ({days} j)", "{task} ({days} d)";

    TWO_COUNTS: "Deux comptes à ne pas mélanger : les délais du marché se comptent en jours calendaires, le travail en jours ouvrés.", "Two counts not to be mixed: the periods of the procurement count calendar days, the work counts working days.";
    LEGAL: "Délais du marché (jours calendaires)", "Periods of the procurement (calendar days)";
    WORK: "Travail (jours ouvrés)", "Work (working days)";
    PUBLICATION_TO_DEADLINE: "De la publication à la remise des offres", "From publication to the deadline";
    CALENDAR_DAYS: "{days} jours calendaires", "{days} calendar days";
    WORKING_DAYS: "{days} jours ouvrés", "{days} working days";
    LEGAL_MINIMUM: "Le minimum légal d’un appel d’offres ouvert est de {days} jours ({source}).", "The legal minimum of an open call is {days} days ({source}).";
    QUESTIONS_LAST: "Dernier jour des questions", "Last day for questions";
    QUESTIONS_NOTE: "{days} jours calendaires avant la remise.", "{days} calendar days before the deadline.";
    VALID_UNTIL: "Offre valable jusqu’au", "Offer valid until";
    VALID_NOTE: "{days} jours calendaires après la remise.", "{days} calendar days after the deadline.";
    DEPOSIT: "Dépôt au plus tard, avec la réserve", "Submit at the latest, with the buffer";
    DEPOSIT_NOTE: "La remise est le {deadline}, dernière heure : la fin du téléversement compte, pas son début.", "The deadline is {deadline}: what counts is the end of the upload, not its beginning.";
    SLACK: "Marge du plan", "Slack of the plan";
    CRITICAL_NOTE: "Tâches critiques : {tasks}.", "Critical tasks: {tasks}.";

    CHART: "Le plan en une image", "The plan in one picture";
    CHART_LABEL: "Diagramme de Gantt : {count} tâches du {from} au {to}. Le tableau ci-dessous dit la même chose.", "Gantt chart: {count} tasks from {from} to {to}. The table below says the same.";
    KEY_LATEST: "Au plus tard", "At the latest";
    KEY_CRITICAL: "Critique (aucun jour de plus en réserve)", "Critical (least to spare)";
    KEY_LATE: "En retard", "Late";
    KEY_WINDOW: "Entre au plus tôt et au plus tard", "Between earliest and latest";
    KEY_DEADLINE: "Remise des offres", "Deadline";
    BAR: "{task} : au plus tard du {start} au {finish}, au plus tôt dès le {earliest}, {slack}", "{task}: at the latest from {start} to {finish}, at the earliest from {earliest}, {slack}";

    DATES: "Les dates, tâche par tâche", "The dates, task by task";
    TASK: "Tâche", "Task";
    DAYS: "Jours", "Days";
    EARLIEST: "Au plus tôt", "At the earliest";
    LATEST_START: "Commencer au plus tard", "Start at the latest";
    LATEST_FINISH: "Finir au plus tard", "Finish at the latest";
    MARGIN: "Marge", "Slack";
    SLACK_DAYS: "{days} j ouvrés", "{days} working days";
    SLACK_DAY: "{days} j ouvré", "{days} working day";
    SLACK_LATE: "en retard de {days} j ouvrés", "{days} working days late";
    SLACK_LATE_ONE: "en retard de {days} j ouvré", "{days} working day late";
    CRITICAL: "critique", "critical";

    EDIT: "Tâches", "Tasks";
    EDIT_LEAD: "Durées en jours ouvrés (du lundi au vendredi, hors fériés et fermetures). «\u{a0}Après\u{a0}» reçoit les codes des tâches à attendre.", "Durations in working days (Monday to Friday, without holidays and closures). “After” takes the codes of the tasks to wait for.";
    LABEL: "Intitulé", "Name";
    DURATION: "Durée (j ouvrés)", "Duration (working days)";
    AFTER: "Après", "After";
    NOT_AFTER: "Pas après le", "Not after";
    UNKNOWN_TASK: "« {id} » n’est le code d’aucune tâche.", "“{id}” is the code of no task.";
    ADD_TASK: "Ajouter une tâche", "Add a task";
    NEW_TASK: "Nouvelle tâche", "New task";
    TASK_N: "Tâche {id}", "Task {id}";
    TASK_REMOVED: "Tâche {id} retirée.", "Task {id} removed.";

    OPTIONS: "Jours ouvrés", "Working days";
    REGION: "Jours fériés", "Public holidays";
    REGION_FR: "France", "France";
    REGION_ALSACE: "Alsace-Moselle", "Alsace-Moselle";
    REGION_BE: "Belgique", "Belgium";
    REGION_NONE: "Aucun", "None";
    BUFFER: "Réserve avant la remise (j ouvrés)", "Buffer before the deadline (working days)";
    BUFFER_HINT: "Déposer un jour ouvré plus tôt évite la file d’attente du dernier midi.", "Submitting one working day early avoids the queue of the last noon.";
    CLOSURES: "Fermetures du groupement", "Closures of the group";
    CLOSURES_LEAD: "Congés d’été, fin d’année… Ces jours ne comptent pas.", "Summer holidays, year end… These days do not count.";
    CLOSURE_N: "Fermeture {n}", "Closure {n}";
    FROM: "Du", "From";
    TO: "Au (inclus)", "To (included)";
    DATE_NEEDED: "Une date est attendue ici.", "A date is expected here.";
    TO_BEFORE_FROM: "La fermeture finirait avant de commencer.", "The closure would end before it begins.";
    TOO_LONG: "Une fermeture dure 367 jours au plus.", "A closure lasts 367 days at most.";
    ADD_CLOSURE: "Ajouter une fermeture", "Add a closure";
    CLOSURE_REMOVED: "Fermeture retirée.", "Closure removed.";

    T01: "Téléchargement du DCE, identification sur le profil d’acheteur", "Download the tender documents, identified on the buyer profile";
    T02: "Lecture du DCE, matrice de conformité", "Read the tender documents, compliance matrix";
    T03: "Décision de répondre ou non", "Decide to bid or not";
    T04: "Constitution du groupement, choix du mandataire, justification", "Form the group, choose the lead, justification";
    T05: "Accord de confidentialité et projet de convention", "Non-disclosure agreement and draft convention";
    T06: "Questions à l’acheteur", "Questions to the buyer";
    T07: "Collecte des prix et capacités des membres (plis fermés)", "Collect the members’ prices and capacities (sealed)";
    T08: "Répartition et chiffrage, version 1", "Allocation and pricing, version 1";
    T09: "Arbitrage, gel des prix et de la répartition", "Arbitration, freeze of prices and distribution";
    T10: "Rédaction du mémoire technique", "Write the technical memo";
    T11: "Pièces de chaque membre (DC2 ou DUME, attestations, RIB, assurances)", "Papers of each member (DC2 or ESPD, certificates, bank details, insurance)";
    T12: "Pouvoirs donnés au mandataire, signés par chaque membre", "Powers given to the lead, signed by each member";
    T13: "BPU, DQE, DPGF", "Price schedule, estimate, breakdown";
    T14: "DC1, acte d’engagement et tableau de répartition", "DC1, deed of commitment and distribution table";
    T15: "Relecture croisée et contrôles", "Cross reading and checks";
    T16: "Signature de la convention de groupement", "Sign the group convention";
    T17: "Signature de l’offre", "Sign the offer";
    T18: "Dépôt un jour ouvré avant la limite, conservation de l’accusé", "Submit one working day early, keep the receipt";
    WHO_LEAD: "mandataire", "lead";
    WHO_ALL: "tous", "all";
    WHO_EACH: "chaque membre", "each member";
    WHO_EACH_AND_LEAD: "chaque membre et mandataire", "each member and lead";
    WHO_TWO: "deux membres", "two members";
    WITH_WHO: "{task} ({who})", "{task} ({who})";
}
