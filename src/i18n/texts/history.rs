//! What a step of the history did, for the undo menu.

use crate::i18n::macros::texts;

texts! {
    TENDER: "consultation", "tender";
    BRIEF: "contexte de l’avis", "context of the notice";
    GROUP: "groupement", "group";
    SITES: "sites", "sites";
    ADD_LINE: "ajout de la ligne {line}", "adding line {line}";
    LINE: "ligne {line}", "line {line}";
    RENAME_LINE: "code de la ligne {line}", "code of line {line}";
    MOVE_LINE: "ordre de la ligne {line}", "order of line {line}";
    REMOVE_LINE: "suppression de la ligne {line}", "removing line {line}";
    ADD_MEMBER: "ajout de {member}", "adding {member}";
    CARD: "fiche de {member}", "card of {member}";
    PRIVATE: "données privées de {member}", "private data of {member}";
    SHEET: "fiche administrative de {member}", "administrative sheet of {member}";
    TERMS: "conditions de {member}", "terms of {member}";
    KEEPER: "saisie pour {member}", "typing in for {member}";
    MOVE_MEMBER: "ordre de {member}", "order of {member}";
    REMOVE_MEMBER: "retrait de {member}", "removing {member}";
    ASK: "prix de {member}, ligne {line}", "price of {member}, line {line}";
    SHARES: "répartition de la ligne {line}", "allocation of line {line}";
    BACKUP: "membre de secours de la ligne {line}", "backup member of line {line}";
    CLEAR_ALLOCATION: "effacement de la répartition", "clearing the allocation";
    ADOPT: "adoption d’une répartition", "adopting an allocation";
    GOAL: "objectif de la répartition", "goal of the allocation";
    LOCK: "verrou de la ligne {line}", "lock of line {line}";
    SCENARIOS: "scénarios gardés", "scenarios kept";
    RULES: "règles de répartition", "allocation rules";
    PRICING: "formation du prix", "price formation";
    GAME: "jeu de coalitions", "coalition game";
    SETTLEMENT: "règle de partage", "split rule";
    PLANNING: "calendrier", "calendar";
    SERVICE_LEVELS: "niveaux de service", "service levels";
    ADD_CHAPTER: "ajout d’un chapitre", "adding a chapter";
    HEAD_CHAPTER: "réglages du chapitre «\u{a0}{chapter}\u{a0}»", "settings of chapter “{chapter}”";
    WRITE_CHAPTER: "texte du chapitre «\u{a0}{chapter}\u{a0}»", "text of chapter “{chapter}”";
    ADD_PICTURE: "image du chapitre «\u{a0}{chapter}\u{a0}»", "picture of chapter “{chapter}”";
    ADORN_WITH_PICTURE: "rôle d’une image du chapitre «\u{a0}{chapter}\u{a0}»", "role of a picture of chapter “{chapter}”";
    REMOVE_PICTURE: "retrait d’une image du chapitre «\u{a0}{chapter}\u{a0}»", "removing a picture of chapter “{chapter}”";
    MOVE_CHAPTER: "ordre du chapitre «\u{a0}{chapter}\u{a0}»", "order of chapter “{chapter}”";
    REMOVE_CHAPTER: "suppression d’un chapitre", "removing a chapter";
    DOSSIER_OPTIONS: "options du dossier", "options of the file";
    APPEARANCE: "charte du groupement", "look of the papers";
    OFFER: "offre de {member}", "offer of {member}";
    SEVERAL: "{first} et {count} autres", "{first} and {count} more";
}
