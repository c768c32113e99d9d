//! The events of the calendar file.

use crate::i18n::macros::texts;

texts! {
    NAME: "{title} – échéances", "{title} – deadlines";
    QUESTIONS: "Dernier jour pour poser des questions", "Last day for questions";
    DEADLINE: "Remise des offres", "Deadline for the offers";
    DEADLINE_NOTE: "Au plus tard le {moment}, heure de fin du téléversement.", "At the latest on {moment}, when the upload ends.";
    VALID_UNTIL: "Fin de validité de l’offre", "End of the validity of the offer";
    START: "Début du marché", "Start of the contract";
    TASK_NOTE: "À faire au plus tard entre ces dates ({days} jours ouvrés).", "To be done between these dates at the latest ({days} working days).";
    TASK_NOTE_ONE: "À faire ce jour-là au plus tard ({days} jour ouvré).", "To be done on this day at the latest ({days} working day).";
    CRITICAL: "Tâche critique.", "Critical task.";
    OF: "Marché : {title}", "Tender: {title}";
    REFERENCE: "Référence : {reference}", "Reference: {reference}";
}
