//! The client's proposal.

use crate::i18n::macros::texts;

texts! {
    KICKER: "Proposition commune", "Joint proposal";
    MEMO_KICKER: "Mémoire technique", "Technical memo";
    MEMO_TITLE: "Mémoire technique : {title}", "Technical memo: {title}";
    MEMO_FOOTER: "{reference} · Mémoire technique · Version {version}", "{reference} · Technical memo · Version {version}";
    DRAFT: "PROJET", "DRAFT";
    CONTENTS: "Sommaire", "Contents";
    PAGE: "Page {page} sur {pages}", "Page {page} of {pages}";
    TITLE: "Proposition commune : {title}", "Joint proposal: {title}";
    SUBJECT: "Réponse à la consultation {reference} ({buyer})", "Answer to tender {reference} ({buyer})";
    FOR_BUYER: "Client : {buyer}", "Client: {buyer}";
    BY_GROUP: "Groupement : {members}", "Group: {members}";
    VERSION: "Version {version} du {date}", "Version {version} of {date}";
    TENDER: "Consultation", "Tender";
    LOT: "Lot", "Lot";
    LEAD: "Mandataire", "Lead member";
    LEAD_LIABLE: "Mandataire solidaire", "Lead member, jointly liable";
    DURATION: "Durée", "Duration";
    MONTHS: "{months} mois", "{months} months";
    MONTHS_AND_RENEWALS: "{firm} mois fermes et {renewals} mois de reconductions", "{firm} firm months and {renewals} months of renewals";
    FROM_START: "{duration}, à compter du {start}", "{duration}, from {start}";
    DEADLINE: "Remise des offres", "Submission deadline";
    VALID_UNTIL: "Offre valable jusqu’au", "Offer valid until";

    TABLE_NUMBER: "Tableau {number} – {what}", "Table {number} – {what}";
    MISSING_PICTURE: "[Image absente : {file}]", "[Picture missing: {file}]";
    FIGURE_NUMBER: "Figure {number} – {what}", "Figure {number} – {what}";
    SUMMARY: "L’essentiel", "In brief";
    SUMMARY_TEXT: "{count} hébergeurs s’engagent ensemble pour répondre à cette consultation. Chacun fait ce qu’il sait faire ; un seul interlocuteur, le mandataire, répond au client.", "{count} hosts commit themselves together to answer this tender. Each does what it does best; one contact, the lead member, answers to the client.";
    SUMMARY_TEXT_ONE: "Une offre unique, un seul interlocuteur et un prix par ligne.", "One offer, one contact and one price per line.";
    AMOUNTS: "Montants de l’offre sur toute la durée, reconductions comprises", "Amounts of the offer over the whole duration, renewals included";

    FORM_SEVERAL: "Le groupement est un groupement momentané d’entreprises conjoint : chacun de ses membres s’engage à exécuter les prestations qui lui sont attribuées, et celles-là seulement. {lead} en est le mandataire : il représente l’ensemble des membres vis-à-vis du client et coordonne leurs prestations.", "The group is a temporary group of undertakings with several liability (groupement conjoint): each member commits itself to perform the services attributed to it, and only those. {lead} is the lead member: it represents all members towards the client and coordinates their services.";
    FORM_SEVERAL_LEAD_LIABLE: "Le groupement est un groupement momentané d’entreprises conjoint avec mandataire solidaire : chacun de ses membres s’engage à exécuter les prestations qui lui sont attribuées. {lead} en est le mandataire : il représente l’ensemble des membres, coordonne leurs prestations et est solidaire de chacun d’eux pour ses obligations contractuelles à l’égard du client.", "The group is a temporary group of undertakings with several liability and a jointly liable lead member (groupement conjoint avec mandataire solidaire): each member commits itself to perform the services attributed to it. {lead} is the lead member: it represents all members, coordinates their services and is jointly liable with each of them for its contractual obligations towards the client.";
    FORM_JOINT_AND_SEVERAL: "Le groupement est un groupement momentané d’entreprises solidaire : chacun de ses membres est engagé financièrement pour la totalité du marché. {lead} en est le mandataire : il représente l’ensemble des membres vis-à-vis du client et coordonne leurs prestations.", "The group is a temporary group of undertakings with joint and several liability (groupement solidaire): each member is financially bound for the whole contract. {lead} is the lead member: it represents all members towards the client and coordinates their services.";
    NO_LEAD: "Le mandataire", "The lead member";
    PAID_SEPARATELY: "Chaque membre est payé sur son propre compte, pour les prestations qu’il exécute et facture.", "Each member is paid on its own account, for the services that it performs and invoices.";
    PAID_TO_ONE: "Les paiements sont versés sur un compte unique du groupement ; chaque membre facture les prestations qu’il exécute.", "Payments are made to one account of the group; each member invoices the services that it performs.";
    LEGAL_FORM: "Forme", "Legal form";
    COUNTRY: "Pays", "Country";
    SIRET: "SIRET", "SIRET";
    VAT_ID: "N° de TVA", "VAT number";
    REGIME: "Régime de TVA", "VAT regime";
    SITES: "Sites", "Sites";
    SKILLS: "Savoir-faire", "Skills";
    CERTIFICATES: "Certificats", "Certificates";
    CERTIFICATE_UNTIL: "{id}, jusqu’au {date}", "{id}, until {date}";

    SITES_FIGURE: "Sites d’hébergement du groupement", "Hosting sites of the group";
    LEVELS: "Disponibilité promise et rendue", "Availability promised and delivered";
    LEVELS_TEXT: "La disponibilité rendue est calculée pour toute la chaîne d’un service, du réseau à l’application. Lorsque plusieurs membres se relaient, elle compte la reprise par l’autre hôte, échecs de bascule compris.", "The availability delivered is computed for the whole chain of a service, from the network to the application. Where several members back each other up, it counts the takeover by the other host, failed takeovers included.";
    LEVELS_SUMMARY: "Disponibilité promise et disponibilité rendue par service", "Availability promised and availability delivered by service";
    PROMISED: "Promise", "Promised";
    DELIVERED: "Rendue par le groupement", "Delivered by the group";
    ONE_HOST: "Par un hôte seul", "By one host alone";
    DOWNTIME: "Arrêt calculé sur 30 jours", "Computed downtime in 30 days";
    LEVELS_NOTE: "Calcul fait pour des pannes indépendantes les unes des autres.", "Computed for failures that are independent of each other.";
    SCHEDULE: "Calendrier", "Schedule";
    SCHEDULE_FIGURE: "Calendrier de mise en œuvre", "Schedule of the set-up";
    SCHEDULE_SUMMARY: "Périodes du marché", "Periods of the contract";
    WEEK_SHORT: "S{week}", "W{week}";
    IN_WEEK: "semaine {first}", "week {first}";
    IN_WEEKS: "semaines {first} à {last}", "weeks {first} to {last}";
    WEEK_FROM: "{weeks} semaine à partir du {from}", "{weeks} week from {from}";
    WEEKS_FROM: "{weeks} semaines à partir du {from}", "{weeks} weeks from {from}";
    FROM_DAY: "Du", "From";
    TO_DAY: "Au", "To";

    WHY: "Pourquoi un groupement", "Why a group";

    DISTRIBUTION_TEXT: "Le tableau désigne, pour chaque membre, les prestations qu’il exécute et leur montant hors taxes. Il fait partie de l’offre et engage chacun pour sa part.", "The table names, for each member, the services that it performs and their amount net of VAT. It is part of the offer and binds each member for its part.";
    DISTRIBUTION_SUMMARY: "Prestations et montant hors taxes de chaque membre du groupement", "Services and amount net of VAT of each member of the group";
    DISTRIBUTION_FIGURE: "Montant hors taxes de chaque membre", "Amount net of VAT of each member";
    PERIODS_FIGURE: "Montant hors taxes de chaque période", "Amount net of VAT of each period";
    WORKS_TEXT: "Le tableau désigne, pour chaque membre, les prestations qu’il exécute et la part qu’il prend de chacune.", "The table names, for each member, the services that it performs and the part that it takes of each.";
    WORKS_SUMMARY: "Prestations de chaque membre du groupement", "Services of each member of the group";
    DISTRIBUTION_HIDDEN: "Chaque membre répondant de la totalité du marché, le groupement ne distingue pas de montants par membre.", "As each member answers for the whole contract, the group states no amounts by member.";
    MEMBER_AND_ROLE: "{name} – {role}", "{name} – {role}";
    ROLE_LEAD: "mandataire", "lead member";
    ROLE_LEAD_LIABLE: "mandataire solidaire", "lead member, jointly liable";
    ROLE_MEMBER: "cotraitant", "member";
    TOTAL_OF: "Total confié à {name}", "Total of {name}";
    BACKUP: "Membre de secours", "Backup member";
    BACKUP_IS: "Membre de secours : {name}", "Backup member: {name}";
    NO_BACKUP: "désigné en cas de besoin", "named if the need arises";
    SHEETS: "Fiches de service", "Service sheets";
    SHEETS_TEXT: "Pour chaque service : le membre qui l’exécute, où, et le membre de secours qui le reprend si ce membre fait défaut.", "For each service: the member that performs it, where, and the backup member that takes it over if that member fails.";
    PERFORMED_BY: "Exécution", "Performed by";
    HOST_AND_SHARE: "{name} ({share})", "{name} ({share})";
    LINE: "Ligne", "Line";
    SERVICE: "Prestation", "Service";
    SHARE: "Part", "Share";
    AMOUNT_HT: "Montant HT", "Amount net of VAT";
    TOTAL_HT: "Total hors taxes", "Total net of VAT";

    PRICES: "Bordereau des prix", "Price schedule";
    PRICES_TEXT: "Prix en euros hors taxes, uniques pour tout le groupement. Les quantités sont celles de toute la durée du marché.", "Prices in euros net of VAT, the same for the whole group. Quantities are those of the whole duration.";
    PRICES_SUMMARY: "Prix unitaires, quantités et montants hors taxes", "Unit prices, quantities and amounts net of VAT";
    QUANTITY: "Quantité", "Quantity";
    UNIT: "Unité", "Unit";
    UNIT_PRICE: "Prix unitaire HT", "Unit price net of VAT";
    ONE_OFF: "Prestations ponctuelles", "One-off services";
    RECURRING: "Prestations récurrentes", "Recurring services";
    SUBTOTAL: "Sous-total : {label}", "Subtotal: {label}";

    VAT: "TVA", "VAT";
    VAT_TEXT: "La TVA suit le régime de chaque cotraitant. Elle est calculée une fois par membre et par taux, sur la somme de ses montants hors taxes.", "VAT follows the regime of each member. It is computed once per member and rate, on the sum of its amounts net of VAT.";
    VAT_TEXT_REGIMES: "La TVA suit le régime de chaque cotraitant ; elle est présentée ici par régime.", "VAT follows the regime of each member; it is shown here by regime.";
    VAT_SUMMARY: "TVA par membre et par régime", "VAT by member and regime";
    VAT_SUMMARY_REGIMES: "TVA par régime", "VAT by regime";
    MEMBER_AND_MENTION: "Membre et mention", "Member and mention";
    REGIME_AND_MENTION: "Régime et mention", "Regime and mention";
    REGIME_SHORT: "Régime", "Regime";
    BASE_HT: "Base HT", "Base net of VAT";
    RATE: "Taux", "Rate";
    VAT_INVOICED: "TVA facturée", "VAT invoiced";
    VAT_SELF_ASSESSED: "TVA autoliquidée", "VAT self-assessed";
    SELF_ASSESSED_NOTE: "TVA autoliquidée : elle n’est pas facturée ; le client la déclare et la verse lui-même.", "Self-assessed VAT: it is not invoiced; the client declares and pays it itself.";
    NO_RATE: "–", "–";

    AMOUNT: "Montant de l’offre", "Amount of the offer";
    PERIODS_SUMMARY: "Montants hors taxes par période", "Amounts net of VAT by period";
    PERIOD: "Période", "Period";
    NATURE: "Nature", "Nature";
    FIRM: "ferme", "firm";
    RENEWAL: "reconduction", "renewal";
    TOTALS_SUMMARY: "Totaux de l’offre", "Totals of the offer";
    TOTAL_VAT_INVOICED: "TVA facturée par le groupement", "VAT invoiced by the group";
    TOTAL_INVOICED: "Total facturé, toutes taxes comprises", "Total invoiced, VAT included";
    TOTAL_SELF_ASSESSED: "TVA autoliquidée par le client", "VAT self-assessed by the client";
    TOTAL_DEDUCTED: "TVA déduite par le client", "VAT deducted by the client";
    TOTAL_COST: "Coût total pour le client", "Total cost to the client";
    ADVANCE: "Avance prévue au marché", "Advance of the contract";

    VALIDITY: "Validité de l’offre", "Validity of the offer";
    VALIDITY_TEXT: "L’offre est valable {days} jours à compter de la date limite de remise, soit jusqu’au {date}.", "The offer is valid for {days} days from the submission deadline, that is until {date}.";
    VALIDITY_DAYS: "L’offre est valable {days} jours à compter de la date limite de remise.", "The offer is valid for {days} days from the submission deadline.";
    SIGN_FOR: "Pour le groupement, le mandataire", "For the group, the lead member";
    SIGN_LINE: "Nom, qualité, date et signature", "Name, capacity, date and signature";
    ATTACHED: "La même proposition, lisible par un programme", "The same proposal, readable by a program";
    FOOTER: "{reference} · Proposition commune · Version {version}", "{reference} · Joint proposal · Version {version}";
    UNTITLED: "Consultation sans titre", "Untitled tender";
}
