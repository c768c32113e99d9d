//! A paper ready for the typesetter: its template, its print file and what is attached to it.

use std::sync::Arc;

use super::{Paper, TEMPLATE, print};
use crate::document::{Document, Picture};
use crate::domain::client_view::ClientView;
use crate::domain::results::Results;
use crate::exchange::client;
use crate::exchange::envelope;
use crate::exchange::offers::fingerprint;
use crate::i18n::Lang;
use crate::i18n::texts::{printing as texts, proposal};
use crate::present::appearance;
use crate::present::proposal::{CLIENT_JSON, Edition, Print, PrintPicture};

/// Digits of the fingerprint that a page shows.
const FINGERPRINT_DIGITS: usize = 12;
/// The template of the proposal and of the memo.
const PROPOSAL_TEMPLATE: &str = "proposal.typ";

/// A paper as it is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub paper: Paper,
    /// Every page says that it is a draft.
    pub is_draft: bool,
    /// The client's data goes with it, where the paper may carry any.
    pub attaches_data: bool,
    pub lang: Lang,
}

/// What the typesetter is given: the main template, the print file, and the files to attach.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub template: &'static str,
    pub print: Print,
    /// Name and bytes.
    pub attached: Vec<(&'static str, Vec<u8>)>,
    /// Those that the texts may show.
    pub pictures: Vec<Arc<Picture>>,
    /// Name and bytes of the logo of the group.
    pub logo: Option<(&'static str, Vec<u8>)>,
}

/// Everything that is printed on a paper; `wording` is the file that [`Paper::wording`] names, if it names one. The feet bear the
/// fingerprint of what it says.
#[must_use]
pub fn sheet(wish: &Wish, document: &Document, results: &Results, wording: &str, edition: &Edition) -> Sheet {
    let mut sheet = sheet_bearing(String::new(), wish, document, results, wording, edition);
    sheet.print.footer.fingerprint = sheet.fingerprint(wish.lang);
    sheet
}

/// The same with a fingerprint that is known: while a text is typed, that of the version it belongs to.
#[must_use]
pub fn sheet_bearing(fingerprint: String, wish: &Wish, document: &Document, results: &Results, wording: &str, edition: &Edition) -> Sheet {
    let Wish { paper, lang, .. } = wish;
    let lang = *lang;
    let mut print = print(paper, document, results, wording, edition, lang);
    print.theme = Some(appearance::theme(document, lang));
    print.watermark = wish.is_draft.then(|| proposal::DRAFT.get(lang));
    let pictures = if paper.wording().is_none() { pictures(document) } else { Vec::new() };
    print.pictures = pictures.iter().map(listed).collect();
    print.footer.fingerprint = fingerprint;
    let attached = if wish.attaches_data && paper.attaches_data() {
        let view = ClientView::of(&document.bid(), &results.contract);
        vec![(CLIENT_JSON, client::write(&view).into_bytes())]
    } else {
        print.attachments.clear();
        Vec::new()
    };
    Sheet {
        template: if paper.wording().is_some() { TEMPLATE } else { PROPOSAL_TEMPLATE },
        print,
        attached,
        pictures,
        logo: appearance::logo_file(document),
    }
}

/// The pictures of the chapters that are on: whatever text they stand in, they have one name in all of them.
fn pictures(document: &Document) -> Vec<Arc<Picture>> {
    let chapters = document.dossier.chapters.iter().filter(|chapter| chapter.head.is_on);
    chapters.flat_map(|chapter| &chapter.pictures).cloned().collect()
}

fn listed(picture: &Arc<Picture>) -> PrintPicture {
    PrintPicture {
        file: picture.name().to_string(),
        size: picture.size(),
        decorative: picture.is_decorative(),
    }
}

impl Sheet {
    /// What tells this version from any other, in words: of the attached data, which a reader can check, or else of all that is printed.
    fn fingerprint(&self, lang: Lang) -> String {
        let whole = match self.attached.first() {
            Some((_, bytes)) => fingerprint(bytes),
            None => fingerprint(envelope::line(&self.print).unwrap_or_default().as_bytes()),
        };
        let short = whole.get(..FINGERPRINT_DIGITS).unwrap_or_default();
        texts::FINGERPRINT.fill(lang, &[("hash", short)])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::present::samples;

    fn made(paper: &Paper, lang: Lang) -> Sheet {
        made_with(paper, true, false, lang)
    }

    fn made_with(paper: &Paper, attaches_data: bool, is_draft: bool, lang: Lang) -> Sheet {
        let document = samples::document();
        let results = samples::results(&document);
        let edition = Edition {
            version: "3".to_owned(),
            date: "4 janvier 2027".to_owned(),
        };
        let wish = Wish {
            paper: paper.clone(),
            is_draft,
            attaches_data,
            lang,
        };
        sheet(&wish, &document, &results, "", &edition)
    }

    #[test]
    fn a_paper_without_prices_carries_no_amount_and_attaches_nothing() {
        for lang in Lang::ALL {
            let memo = made(&Paper::Memo, lang);
            let text = serde_json::to_string(&memo.print).unwrap();
            assert!(!text.contains('€'), "{text}");
            assert!(memo.attached.is_empty() && memo.print.attachments.is_empty());
            assert!(serde_json::to_string(&made(&Paper::Proposal, lang).print).unwrap().contains('€'));
        }
    }

    #[test]
    fn a_paper_names_the_files_that_are_attached_and_no_other() {
        for paper in crate::present::papers::all(&samples::document()) {
            let sheet = made(&paper, Lang::Fr);
            let named: Vec<&str> = sheet.print.attachments.iter().map(|a| a.file).collect();
            let given: Vec<&str> = sheet.attached.iter().map(|(name, _)| *name).collect();
            assert_eq!(named, given, "{paper:?}");
        }
    }

    #[test]
    fn the_data_stays_out_where_nobody_wants_it() {
        let sheet = made_with(&Paper::Proposal, false, false, Lang::Fr);
        assert!(sheet.attached.is_empty() && sheet.print.attachments.is_empty());
        assert!(sheet.print.footer.fingerprint.starts_with("empreinte "));
    }

    #[test]
    fn a_draft_bears_a_fingerprint_of_its_own() {
        let [draft, last] = [true, false].map(|is_draft| made_with(&Paper::Proposal, false, is_draft, Lang::Fr));
        assert!(draft.print.watermark.is_some());
        assert!(draft.print.footer.fingerprint.starts_with("empreinte "));
        assert_ne!(draft.print.footer.fingerprint, last.print.footer.fingerprint);
    }

    #[test]
    fn the_footer_bears_the_fingerprint_of_the_attached_data() {
        let sheet = made(&Paper::Proposal, Lang::En);
        let whole = fingerprint(&sheet.attached[0].1);
        assert_eq!(sheet.print.footer.fingerprint, format!("fingerprint {}", &whole[..12]));
    }
}
