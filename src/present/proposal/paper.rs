//! The proposal as papers that leave the app as PDF: who may read each, and what is printed on it. A paper for the client is
//! made from `ClientView` by its type: its printing function is never given the document.

use crate::document::Document;
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::exchange::client;
use crate::exchange::offers::fingerprint;
use crate::i18n::texts::{file_names as names, printing as texts, proposal};
use crate::i18n::{Lang, Text};
use crate::present::file_names::{self, Audience};

use super::{CLIENT_JSON, Edition, Print};

/// Digits of the fingerprint that a page shows.
const FINGERPRINT_DIGITS: usize = 12;

/// A paper that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperKind {
    /// Everything the client gets, with its prices and its data.
    Proposal,
    /// The same without any price, for clients that forbid prices in the technical memo.
    Memo,
}

/// What the typesetter is given: the main template, the print file, and the files to attach.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub template: &'static str,
    pub print: Print,
    /// Name and bytes.
    pub attached: Vec<(&'static str, Vec<u8>)>,
}

/// How a paper is made: from what its readers may know, and from nothing else.
enum Maker {
    Client(fn(&ClientView, &Edition, Lang) -> Print),
}

impl PaperKind {
    pub const ALL: [Self; 2] = [Self::Proposal, Self::Memo];

    fn maker(self) -> Maker {
        Maker::Client(match self {
            Self::Proposal => super::print,
            Self::Memo => super::memo,
        })
    }
    /// Who may read it.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self.maker() {
            Maker::Client(_) => Audience::Client,
        }
    }
    /// A file without prices carries none, in its attachments neither.
    #[must_use]
    pub fn has_prices(self) -> bool {
        matches!(self, Self::Proposal)
    }
    /// Whether the client's data is attached.
    #[must_use]
    pub fn attaches_data(self) -> bool {
        self.has_prices() && self.audience() == Audience::Client
    }
    /// The template to start from, in `public/typst/`.
    #[must_use]
    pub fn template(self) -> &'static str {
        "proposal.typ"
    }
    /// Stable name, for choices on a screen.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Proposal => "proposal",
            Self::Memo => "memo",
        }
    }
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
    /// What people call it.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Proposal => texts::PROPOSAL,
            Self::Memo => texts::MEMO,
        }
    }
    /// What it holds, in one sentence.
    #[must_use]
    pub fn describes(self) -> Text {
        match self {
            Self::Proposal => texts::PROPOSAL_HOLDS,
            Self::Memo => texts::MEMO_HOLDS,
        }
    }
    /// `2026-HV-014_client_memoire_v3.pdf`.
    #[must_use]
    pub fn file_name(self, document: &Document, version: u32, lang: Lang) -> String {
        let word = match self {
            Self::Proposal => names::PROPOSAL,
            Self::Memo => names::MEMO,
        };
        file_names::named_by(document, self.audience(), word, version, lang)
    }
}

/// Everything that is printed on a paper. `is_draft`: every page says so.
#[must_use]
pub fn sheet(kind: PaperKind, document: &Document, results: &Results, edition: &Edition, is_draft: bool, lang: Lang) -> Sheet {
    let mut sheet = match kind.maker() {
        Maker::Client(print) => client_sheet(kind, print, &ClientView::of(&document.bid(), &results.contract), edition, lang),
    };
    sheet.print.watermark = is_draft.then(|| proposal::DRAFT.get(lang));
    sheet
}

/// The same for the client's papers, from what the client may see.
fn client_sheet(kind: PaperKind, print: fn(&ClientView, &Edition, Lang) -> Print, view: &ClientView, edition: &Edition, lang: Lang) -> Sheet {
    let attached = if kind.attaches_data() {
        vec![(CLIENT_JSON, client::write(view).into_bytes())]
    } else {
        Vec::new()
    };
    Sheet {
        template: kind.template(),
        print: print(view, edition, lang),
        attached,
    }
    .with_fingerprint(lang)
}

impl Sheet {
    /// Puts into the footer what tells this version from any other: of the attached data, which a reader can check, or else of
    /// all that is printed.
    fn with_fingerprint(mut self, lang: Lang) -> Self {
        let whole = match self.attached.first() {
            Some((_, bytes)) => fingerprint(bytes),
            None => fingerprint(&serde_json::to_vec(&self.print).unwrap_or_default()),
        };
        let short = whole.get(..FINGERPRINT_DIGITS).unwrap_or_default();
        self.print.footer.fingerprint = texts::FINGERPRINT.fill(lang, &[("hash", short)]);
        self
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::present::samples;

    fn made(kind: PaperKind, lang: Lang) -> Sheet {
        let document = samples::document();
        let results = samples::results(&document);
        let edition = Edition {
            version: "3".to_owned(),
            date: "4 janvier 2027".to_owned(),
        };
        sheet(kind, &document, &results, &edition, true, lang)
    }

    #[test]
    fn a_paper_without_prices_carries_no_amount_and_attaches_nothing() {
        for lang in Lang::ALL {
            let memo = made(PaperKind::Memo, lang);
            let text = serde_json::to_string(&memo.print).unwrap();
            assert!(!text.contains('€'), "{text}");
            assert!(memo.attached.is_empty() && memo.print.attachments.is_empty());
            assert!(serde_json::to_string(&made(PaperKind::Proposal, lang).print).unwrap().contains('€'));
        }
    }

    #[test]
    fn a_paper_names_the_files_that_are_attached_and_no_other() {
        for kind in PaperKind::ALL {
            let sheet = made(kind, Lang::Fr);
            let named: Vec<&str> = sheet.print.attachments.iter().map(|a| a.file).collect();
            let given: Vec<&str> = sheet.attached.iter().map(|(name, _)| *name).collect();
            assert_eq!(named, given, "{kind:?}");
        }
    }

    #[test]
    fn the_footer_bears_the_fingerprint_of_the_attached_data() {
        let sheet = made(PaperKind::Proposal, Lang::En);
        let whole = fingerprint(&sheet.attached[0].1);
        assert_eq!(sheet.print.footer.fingerprint, format!("fingerprint {}", &whole[..12]));
    }

    #[test]
    fn every_paper_has_a_key_of_its_own() {
        for kind in PaperKind::ALL {
            assert_eq!(PaperKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(PaperKind::from_key("other"), None);
    }
}
