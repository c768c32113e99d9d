//! The data files of the Export screen: workbooks, tables, the release, the calendar, the archives.

use crate::i18n::macros::texts;

texts! {
    CLIENT_ARCHIVE: "Tout pour le client (.zip)", "Everything for the client (.zip)";
    CLIENT_ARCHIVE_HINT: "Tous les documents et toutes les données ci-dessous, avec la liste des fichiers et leurs empreintes. Rien du groupement n’y entre.", "All papers and all data below, with the list of the files and their hashes. Nothing of the group goes into it.";
    GROUP_ARCHIVE: "Tout pour le groupement (.zip)", "Everything for the group (.zip)";
    GROUP_ARCHIVE_HINT: "Tous les documents internes et toutes les données, pour les membres seulement.", "All internal papers and all data, for the members only.";
    CLIENT_WORKBOOK: "Tableaux de la proposition (.xlsx)", "Tables of the proposal (.xlsx)";
    CLIENT_WORKBOOK_HINT: "Un classeur à lire : bordereau, périodes, TVA, répartition si elle est montrée.", "A workbook to read: price schedule, periods, VAT, distribution where it is shown.";
    CLIENT_TABLES: "Tableaux pour un programme (.csv)", "Tables for a program (.csv)";
    TABLES_HINT: "Une archive avec un fichier CSV par tableau : UTF-8, virgules, points décimaux, noms de colonnes stables.", "An archive with one CSV file for each table: UTF-8, commas, decimal points, stable column names.";
    OCDS: "Données ouvertes (OCDS)", "Open data (OCDS)";
    OCDS_HINT: "Publication au format OCDS 1.1. Remplacez le préfixe ocds-xxxxxx par celui de l’acheteur avant de publier.", "A release in the format OCDS 1.1. Put the buyer’s own prefix in the place of ocds-xxxxxx before publishing.";
    GROUP_WORKBOOK: "Tableaux du groupement (.xlsx)", "Tables of the group (.xlsx)";
    GROUP_WORKBOOK_HINT: "Un classeur à lire : qui fait quoi, prix demandés, partage, virements, seuils.", "A workbook to read: who does what, prices asked, settlement, transfers, thresholds.";
    GROUP_TABLES: "Tableaux internes pour un programme (.csv)", "Internal tables for a program (.csv)";
    DEADLINES: "Échéances (.ics)", "Deadlines (.ics)";
    DEADLINES_HINT: "À ouvrir dans un agenda : questions, remise, validité, début, et les tâches du calendrier. Un fichier plus récent déplace les dates sans les doubler.", "To open in a calendar: questions, deadline, validity, start, and the tasks of the plan. A later file moves the dates without doubling them.";

    WORKING: "Préparation de l’archive : {done} documents sur {count} ({name})", "Preparing the archive: {done} of {count} papers ({name})";
    PACKING: "Écriture du fichier…", "Writing the file…";
    NOT_MADE: "Le fichier n’a pas pu être préparé ({why}). Le dossier n’est pas touché ; réessayez, ou rechargez la page.", "The file could not be made ({why}). The bid is untouched; try again, or reload the page.";
    STOPPED: "L’archive est abandonnée.", "The archive was given up.";
    ARCHIVED: "{name} : {count} fichiers", "{name}: {count} files";
    NOTE: "{name} : {note}", "{name}: {note}";
    LEFT_OUT: "Le .bid.json et le .results.json n’y sont pas encore : des données manquent.", "The .bid.json and the .results.json are not in it yet: some data are missing.";
}
