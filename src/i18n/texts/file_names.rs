//! Words in the names of files: plain letters, because every file system must take them.

use crate::i18n::macros::texts;

texts! {
    BID: "dossier", "bid";
    CLIENT: "client", "client";
    GROUP: "groupe", "group";
    PROPOSAL: "proposition", "proposal";
    MEMO: "memoire", "memo";
    REQUEST: "demande", "request";
    OFFER: "offre", "offer";
    MEMBER: "membre", "member";
    ANYONE: "ouverte", "open";
    VERSION: "v{number}", "v{number}";
}
