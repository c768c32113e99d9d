//! The screen of the group: its form, its lead, its members.

use crate::i18n::macros::texts;

texts! {
    HEADING: "Groupement", "Group";
    LEAD: "Qui répond ensemble, sous quelle forme, et ce que chaque membre apporte.", "Who bids together, in which form, and what each member brings.";
    HEADING_MEMBER: "Ma fiche", "My card";
    LEAD_MEMBER: "Ce que vous dites de vous. Votre offre part avec cette fiche ; le mandataire ne voit vos données privées que si vous le décidez en l’enregistrant.", "What you say about yourself. Your offer leaves with this card; the lead sees your private data only if you say so when you save it.";
    NAME_FIRST: "Cette demande s’adresse à tout hébergeur : dites d’abord qui vous êtes.", "This request is open to any host: first say who you are.";

    SECTION_FORM: "Forme du groupement", "Form of the group";
    FORM_SEVERAL_MEANS: "Chaque membre répond de sa seule part ; la répartition détaillée, avec ses montants, doit être donnée au client.", "Each member answers for its own part only; the client must be given the detailed distribution with its amounts.";
    FORM_LEAD_LIABLE_MEANS: "Chaque membre répond de sa part, et le mandataire de toutes les parts envers le client ; la répartition détaillée doit être donnée.", "Each member answers for its own part, and the lead for all parts towards the client; the detailed distribution must be given.";
    FORM_JOINT_MEANS: "Chaque membre répond de tout le marché, même si un autre disparaît ; la répartition peut rester entre vous.", "Each member answers for the whole contract, even if another one disappears; the distribution may stay between you.";
    LEAD_MEMBER_FIELD: "Mandataire", "Lead";
    NO_LEAD: "À désigner", "To be named";
    NAME: "Nom du groupement", "Name of the group";
    JUSTIFICATION: "Pourquoi répondre en groupement", "Why bid as a group";
    JUSTIFICATION_HINT: "Ce qu’aucun membre ne pourrait offrir seul, ou moins bien : capacité, compétences complémentaires, redondance ou proximité, calendrier. Un groupement sans raison, ou plus large que nécessaire, peut être jugé comme une entente.", "What no member could offer alone, or not as well: capacity, complementary skills, redundancy or proximity, schedule. A group without a reason, or larger than needed, may be judged a cartel.";
    PAYMENT: "Paiement par le client", "Payment by the client";
    PAYMENT_SEPARATE: "Sur un compte par membre", "One account per member";
    PAYMENT_TRANSFER: "Sur un compte unique, reversé aux membres", "One account, passed on to the members";
    DISTRIBUTION: "Répartition montrée au client", "Distribution shown to the client";
    DISTRIBUTION_HINT: "Un groupement conjoint doit la donner en détail : sans elle, chaque membre est tenu de tout (Conseil d’État, 12 octobre 2023, n° 462994).", "A group with several liability must give it in detail: without it each member answers for everything (Conseil d’État, 12 October 2023, no. 462994).";
    DISTRIBUTION_DEFAULT_YES: "Selon la forme : montrée", "As the form wants: shown";
    DISTRIBUTION_DEFAULT_NO: "Selon la forme : non montrée", "As the form wants: not shown";
    SHOWN: "Montrée", "Shown";
    HIDDEN: "Non montrée", "Not shown";

    SECTION_SITES: "Sites d’hébergement", "Hosting sites";
    SITES_LEAD: "Deux membres dans un même site ne font pas une redondance.", "Two members in one site are not redundancy.";
    CITY: "Ville ou nom du site", "City or name of the site";
    COUNTRY: "Pays", "Country";
    COUNTRY_HINT: "Deux lettres : FR, BE, DE…", "Two letters: FR, BE, DE…";
    ADD_SITE: "Ajouter un site", "Add a site";
    NEW_SITE: "Ville ou nom du nouveau site", "City or name of the new site";
    FAULT_NEW_SITE: "Donnez la ville ou le nom du site.", "Give the city or the name of the site.";
    SITE_REMOVED: "Le site {city} est retiré.", "Site {city} was removed.";
    REMOVE_SITE: "Retirer le site {city}", "Remove site {city}";

    SECTION_MEMBERS: "Membres", "Members";
    ADD_MEMBER: "Ajouter un membre", "Add a member";
    MEMBER_NAME: "Nom du membre", "Name of the member";
    MEMBER_ID: "Identifiant (facultatif)", "Identifier (optional)";
    MEMBER_ID_HINT: "Tiré du nom si vous le laissez vide ; il ne change plus ensuite.", "Made from the name when empty; it does not change later.";
    MEMBER_REMOVED: "{member} est retiré du groupement, avec ses offres et ses parts.", "{member} was removed from the group, with its offers and shares.";
    UNNAMED: "Membre sans nom ({id})", "Unnamed member ({id})";
    TAG_LEAD: "Mandataire", "Lead";
    TAG_KEPT: "Saisi par le mandataire", "Typed in by the lead";
    TAG_RECEIVED: "Offre reçue le {when} (version {version})", "Offer received on {when} (version {version})";
    TAG_OWN: "Saisi par le membre", "Typed in by the member";
    TAG_JOINED: "Arrivé avec son offre", "Came with its offer";
    TAG_TO_SEE_ONE: "{count} point à voir", "{count} point to look at";
    TAG_TO_SEE_MANY: "{count} points à voir", "{count} points to look at";
    TAKE_OVER: "Saisir moi-même à sa place", "Type it in myself";
    TAKE_OVER_MEANS: "Les données viennent de l’offre du membre et sont verrouillées. Si vous les modifiez, elles ne sont plus les siennes ; sa prochaine offre les remplacera.", "The data come from the member’s own offer and are locked. If you change them they are no longer its own; its next offer will replace them.";
    UP_MEMBER: "Monter {member}", "Move {member} up";
    DOWN_MEMBER: "Descendre {member}", "Move {member} down";
    REMOVE_MEMBER: "Retirer {member}", "Remove {member}";

    AUDIENCE_CLIENT: "Visible du client", "The client sees this";
    AUDIENCE_LEAD: "Interne : membre et mandataire", "Internal: member and lead";
    AUDIENCE_MEMBER: "Interne : le membre, et le mandataire si le membre le veut", "Internal: the member, and the lead if the member wants";

    FAULT_NO_MEMBER: "Le groupement n’a pas encore de membre.", "The group has no member yet.";
    FAULT_ALONE: "Un groupement compte au moins deux membres.", "A group has at least two members.";
    FAULT_NO_LEAD: "Désignez le mandataire : sans lui, la candidature peut être rejetée.", "Name the lead: without one the application may be rejected.";
    FAULT_NO_NAME: "Le nom du groupement manque.", "The name of the group is missing.";
    FAULT_NO_JUSTIFICATION: "Dites pourquoi vous répondez ensemble : c’est attendu dans un marché public.", "Say why you bid together: a public buyer expects it.";
    FAULT_DISTRIBUTION: "Un groupement conjoint doit montrer la répartition au client.", "A group with several liability must show the client the distribution.";
    FAULT_SITE_CITY: "La ville manque.", "The city is missing.";
}
