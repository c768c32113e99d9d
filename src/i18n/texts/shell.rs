//! The frame around every screen.

use crate::i18n::macros::texts;

texts! {
    SKIP: "Aller au contenu", "Skip to content";
    STEPS: "Étapes du dossier", "Steps of the bid";
    UNDO: "Annuler", "Undo";
    UNDO_WHAT: "Annuler : {what}", "Undo: {what}";
    REDO: "Rétablir", "Redo";
    REDO_WHAT: "Rétablir : {what}", "Redo: {what}";
    SAVED: "Enregistré sur cet appareil", "Saved on this device";
    SAVING: "Enregistrement…", "Saving…";
    UNSAVED: "Non enregistré", "Not saved";
    UNSAVED_WHY: "Non enregistré : {why}", "Not saved: {why}";
    SAVE_AGAIN: "Réessayer", "Try again";
    READ_ONLY: "Lecture seule", "Read only";
    OTHER_TAB: "Ce dossier est ouvert dans un autre onglet : ici, il est en lecture seule.", "This bid is open in another tab: here it is read only.";
    TAKE_OVER: "Prendre la main", "Take over";
    NO_LOCK: "Ce navigateur ne protège pas contre deux onglets ouverts sur le même dossier : n’en gardez qu’un.", "This browser does not protect against two tabs open on the same bid: keep only one.";
    LANGUAGE: "Langue", "Language";
    THEME: "Thème", "Theme";
    THEME_SYSTEM: "Comme le système", "Like the system";
    THEME_LIGHT: "Clair", "Light";
    THEME_DARK: "Sombre", "Dark";
    DISMISS: "Fermer ce message", "Close this message";
    NOT_FOUND: "Ce dossier n’est pas sur cet appareil", "This bid is not on this device";
    NOT_FOUND_LEAD: "L’adresse désigne le dossier {id}, que ce navigateur ne connaît pas. Ouvrez son fichier .portee ou .bid.json.", "The address names bid {id}, which this browser does not know. Open its .portee or .bid.json file.";
    UNREADABLE: "Ce dossier ne se lit pas", "This bid cannot be read";
    UNREADABLE_LEAD: "Rien n’a été effacé : les données sont mises de côté, sur la page des dossiers. Détail : {why}", "Nothing was erased: the data were set aside, on the page of bids. Detail: {why}";
    OPENING: "Ouverture du dossier…", "Opening the bid…";
    PART_COMING: "Chargement de l’écran…", "Loading the screen…";
    PART_MISSING: "Cet écran n’a pas pu être chargé : la connexion manque, ou Portée a été mise à jour entre-temps. Réessayez, ou rechargez la page ; votre travail n’est pas touché.", "This screen could not be loaded: the connection is missing, or Portée was updated in the meantime. Try again, or reload the page; your work is untouched.";
    DROP_HERE: "Déposez le fichier n’importe où", "Drop the file anywhere";
    DROP_KINDS: "Avis eForms, .portee, .bid.json, demandes et offres", "eForms notice, .portee, .bid.json, requests and offers";
    MEMBER_COPY: "Votre réponse à {lead} : remplissez votre fiche et vos prix, puis enregistrez votre offre.", "Your answer to {lead}: fill in your card and your prices, then save your offer.";
    STEP_TENDER: "Consultation", "Tender";
    STEP_GROUP: "Groupement", "Group";
    STEP_OFFERS: "Offres", "Offers";
    STEP_ALLOCATION: "Répartition", "Allocation";
    STEP_PRICE: "Prix", "Price";
    STEP_SPLIT: "Partage", "Split";
    STEP_SERVICE: "Niveaux de service", "Service levels";
    STEP_PLANNING: "Calendrier", "Calendar";
    STEP_CHECKS: "Contrôles", "Checks";
    STEP_DOSSIER: "Dossier", "Client’s file";
    STEP_EXPORT: "Export", "Export";
    STEP_MY_CARD: "Ma fiche", "My card";
    STEP_MY_OFFER: "Mon offre", "My offer";
}
