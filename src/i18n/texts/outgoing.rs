//! Files that go out.

use crate::i18n::macros::texts;

texts! {
    SAVED_AS: "Fichier enregistré dans vos téléchargements : {name}", "File saved to your downloads: {name}";
    NOT_SAVED: "Le fichier {name} n’a pas pu être enregistré ({why}).", "The file {name} could not be saved ({why}).";

    HEADING: "Export", "Export";
    LEAD: "Chaque fichier dit à qui il s’adresse. Rien ne part d’ici : les fichiers sont enregistrés sur cet appareil, vous les envoyez vous-même.", "Each file says whom it is for. Nothing leaves from here: files are saved on this device, you send them yourself.";
    CLIENT: "Pour le client", "For the client";
    CLIENT_LEAD: "Construit à partir des seules données que le client peut lire : ni prix demandés, ni prélèvements, ni péréquation, ni IBAN.", "Built only from data that the client may read: no asked prices, no withholdings, no equalisation, no IBAN.";
    MAKE_PDF: "Établir le PDF", "Make the PDF";
    PDF_HINT: "PDF/A-3a et PDF/UA-1 : archivable et accessible.", "PDF/A-3a and PDF/UA-1: archivable and accessible.";
    PDF_LANGUAGE: "Langue des documents", "Language of the papers";
    DATA: "Données", "Data";
    CLIENT_JSON_HINT: "La même proposition, lisible par un programme ; elle peut être jointe au PDF de la proposition.", "The same proposal, for programs; it can be attached to the proposal’s PDF.";
    CLIENT_JSON: "Données de la proposition (.client.json)", "Data of the proposal (.client.json)";
    GROUP: "Pour le groupement", "For the group";
    GROUP_LEAD: "Ces fichiers contiennent les prix demandés et le partage : ne les transmettez pas au client.", "These files hold the asked prices and the split: do not pass them on to the client.";
    PORTEE_FILE: "Dossier complet (.portee)", "Whole bid (.portee)";
    PORTEE_HINT: "Votre fichier de travail et votre sauvegarde : tout s’y trouve.", "Your working file and backup: everything is in it.";
    BID_JSON: "Cas pour un autre programme (.bid.json)", "Case for another program (.bid.json)";
    BID_LEAVES_OUT: "Ne contient pas : {what}.", "Leaves out: {what}.";
    RESULTS_JSON: "Résultats (.results.json)", "Results (.results.json)";
    RESULTS_HINT: "Contrat, partage, seuils et règles au centime près ; l’optimiseur cherche d’abord ce que demandent les objectifs du dossier.", "Contract, split, thresholds and rules, to the cent; the optimiser first seeks what the objectives of the bid ask for.";
    RESULTS_STOPPED: "Le fichier de résultats est abandonné.", "The results file was given up.";
    RESULTS_WITHOUT: "Le fichier de résultats ne contient pas encore : {what}.", "The results file does not hold yet: {what}.";
    NOT_FINAL: "Les résultats ne sont pas définitifs : répartissez et chiffrez d’abord toutes les lignes.", "The results are not final: allocate and price all lines first.";
    REQUESTS: "Demander les offres", "Ask for offers";
    REQUESTS_LEAD: "Enregistrez une demande par membre et envoyez-la : elle décrit la consultation et les lignes, sans aucun prix. Le membre l’ouvre dans Portée, chiffre ses lignes et vous renvoie son offre ; déposez alors les offres reçues ici.", "Save one request per member and send it: it describes the tender and the lines, without any price. The member opens it in Portée, prices its lines and returns its offer; then drop the offers you receive here.";
    REQUEST_FOR: "Demande pour {name}", "Request for {name}";
    REQUEST_FOR_ANYONE: "Demande ouverte à tout hébergeur", "Request open to any host";
    ANSWERED: "offre reçue", "offer received";
    MY_OFFER: "Enregistrer mon offre", "Save my offer";
    MY_OFFER_LEAD: "Le fichier contient votre fiche, vos prix et vos conditions : envoyez-le au mandataire.", "The file holds your card, your prices and your terms: send it to the lead member.";
    SHARE_PRIVATE: "Communiquer aussi au mandataire mes données privées (IBAN, autres recettes, seuil de TVA)", "Also let the lead member know my private data (IBAN, other turnover, VAT threshold)";

    OBSTACLES: "La proposition ne peut pas encore être établie", "The proposal cannot be made yet";
    CAUTIONS: "À vérifier avant l’envoi", "To check before sending";
    NOTHING_PRICED: "Aucune ligne n’a encore de prix : il faut des lignes, des prix demandés et une répartition.", "No line has a price yet: lines, asked prices and an allocation are needed.";
    LINE_UNPRICED: "Une ligne n’a pas de prix : {lines}.", "One line has no price: {lines}.";
    LINES_UNPRICED: "{count} lignes n’ont pas de prix : {lines}.", "{count} lines have no price: {lines}.";
    NO_LEAD: "Le groupement n’a pas de mandataire.", "The group has no lead member.";
    INCOMPLETE: "Des données manquent : voyez les écrans Prix et Répartition.", "Some data are missing: see the screens Price and Allocation.";
    RULE_BROKEN: "Une règle de répartition n’est pas respectée.", "One allocation rule is broken.";
    RULES_BROKEN: "{count} règles de répartition ne sont pas respectées.", "{count} allocation rules are broken.";
    NO_JUSTIFICATION: "La raison d’être du groupement n’est pas écrite : le droit de la concurrence la demande, et elle figure dans la proposition.", "Why the group exists is not written: competition law asks for it, and the proposal prints it.";
    KEPT_ONE: "Les prix d’un membre sont saisis par le mandataire : faites-les confirmer.", "The prices of one member were typed in by the lead: have them confirmed.";
    KEPT_MANY: "Les prix de {count} membres sont saisis par le mandataire : faites-les confirmer.", "The prices of {count} members were typed in by the lead: have them confirmed.";
    TO_ADAPT_ONE: "Un chapitre du dossier porte encore le texte proposé par l’application : adaptez-le à ce client.", "One chapter of the client’s file still has the text that the app proposed: adapt it to this client.";
    TO_ADAPT_MANY: "{count} chapitres du dossier portent encore le texte proposé par l’application : adaptez-les à ce client.", "{count} chapters of the client’s file still have the text that the app proposed: adapt them to this client.";
    LEFT_CHAPTERS: "les textes du dossier", "the texts of the client’s file";
    LEFT_BRIEF: "la description, les critères et les liens de l’avis", "the notice’s description, criteria and links";
    LEFT_RECEIPTS: "la provenance des offres reçues", "where the received offers came from";
    LEFT_HISTORY: "l’historique des modifications", "the history of changes";

    WORKING: "Préparation du PDF : {step}", "Making the PDF: {step}";
    STEP_FETCH: "chargement du moteur", "loading the engine";
    STEP_COMPILE: "composition des pages", "composing the pages";
    STEP_WRITE: "écriture du fichier", "writing the file";
    STOP: "Arrêter", "Stop";
    DONE: "{name} : {pages} pages", "{name}: {pages} pages";
    FAILED: "Le PDF n’a pas pu être établi ({why}). Le dossier n’est pas touché ; réessayez, ou rechargez la page.", "The PDF could not be made ({why}). The bid is untouched; try again, or reload the page.";
    CANCELLED: "Le PDF est abandonné.", "The PDF was given up.";
}
