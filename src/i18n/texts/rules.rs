//! The rules of an allocation, in words: what was found, and what was asked for.

use crate::i18n::macros::texts;

texts! {
    SHARE_MENU: "Parts {given} : la ligne admet {allowed}.", "Shares {given}: the line allows {allowed}.";
    DISTINCT_DATACENTRES: "Chaque membre doit servir la ligne depuis un site différent et connu ; ici {sites}.", "Each member must serve the line from a different, known site; here {sites}.";
    ONLY_MEMBERS: "Ligne réservée à {allowed}, pas à {members}.", "Line reserved for {allowed}, not {members}.";
    CERTIFICATIONS: "Certifications exigées, absentes ou échues : {missing}.", "Certificates required, absent or expired: {missing}.";
    CERTIFICATIONS_ON: "Certifications exigées, absentes ou échues au {date} : {missing}.", "Certificates required, absent or expired on {date}: {missing}.";
    SKILLS: "Compétences exigées et absentes : {missing}.", "Skills required and absent: {missing}.";
    COUNTRIES: "Sites admis en {allowed} ; ici {sites}.", "Sites allowed in {allowed}; here {sites}.";
    MIN_QTY: "{member} demande au moins {bound} {unit} ; sa part en fait {found}.", "{member} asks for at least {bound} {unit}; its share makes {found}.";
    MAX_QTY: "{member} fait au plus {bound} {unit} ; sa part en fait {found}.", "{member} does at most {bound} {unit}; its share makes {found}.";
    NOT_SAME_HOST: "{members} sert aussi {lines}, ce que la ligne exclut.", "{members} also serves {lines}, which the line excludes.";
    PACKAGE: "Ensemble {package} ({lines}) : les mêmes membres doivent servir toutes ses lignes.", "Package {package} ({lines}): the same members must serve all its lines.";
    CAPACITY_HOURS: "{member} aurait {found} h de travail par mois ({period}) pour {bound} h disponibles.", "{member} would have {found} h of work a month ({period}) for {bound} h available.";
    MUST_SERVE: "{member} doit servir au moins une ligne et n’en sert aucune.", "{member} must serve at least one line and serves none.";
    MAX_MEMBERS: "{found} membres servent au moins une ligne, pour {bound} au plus.", "{found} members serve at least one line, {bound} at most.";
    MIN_ORDER: "{member} facture {found} HT ; il lui faut au moins {bound}, ou rien.", "{member} invoices {found} net; it needs at least {bound}, or nothing.";
    TURNOVER_CAP: "{member} facture {found} HT ({year}), {gap} au-dessus de son plafond de {bound}.", "{member} invoices {found} net ({year}), {gap} above its cap of {bound}.";
    VAT_THRESHOLD: "{member} atteint {found} ({year} : {here} ici, {elsewhere} ailleurs), {gap} au-dessus de son seuil de TVA de {bound}.", "{member} reaches {found} ({year}: {here} here, {elsewhere} elsewhere), {gap} above its VAT threshold of {bound}.";
    MIN_SHARE: "{member} a {found} du total ; il en faut au moins {bound}.", "{member} has {found} of the total; at least {bound} is needed.";
    MAX_SHARE: "{member} a {found} du total ; il en faut au plus {bound}.", "{member} has {found} of the total; at most {bound} is allowed.";
    CEILING: "Le total de {found} HT dépasse de {gap} le plafond du client ({bound}).", "The total of {found} net is {gap} above the client’s ceiling ({bound}).";
    SITE_OF: "{member} : {site}", "{member}: {site}";
    NO_SITE: "site inconnu", "site unknown";
    MISSING_OF: "{what} ({member})", "{what} ({member})";
    OR: "{a} ou {b}", "{a} or {b}";
    WHOLE_BID: "Ensemble du dossier", "The whole bid";
}
