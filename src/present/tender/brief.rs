//! What the notice says beyond what is computed: description, CPV codes, links, award criteria.

use crate::document::{Brief, Criterion};
use crate::i18n::texts::{tender as texts, typed as typed_texts};
use crate::i18n::{Lang, Text};
use crate::present::form::{Choice, FormField, Input};
use crate::present::{faults, typed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefField {
    Description,
    Cpv,
    Notice,
    BuyerCity,
    DocumentsUrl,
    SubmissionUrl,
}

impl FormField for BriefField {
    type Of = Brief;

    fn key(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Cpv => "cpv",
            Self::Notice => "notice",
            Self::BuyerCity => "buyer-city",
            Self::DocumentsUrl => "documents-url",
            Self::SubmissionUrl => "submission-url",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Description => texts::DESCRIPTION,
            Self::Cpv => texts::CPV,
            Self::Notice => texts::NOTICE,
            Self::BuyerCity => texts::BUYER_CITY,
            Self::DocumentsUrl => texts::DOCUMENTS_URL,
            Self::SubmissionUrl => texts::SUBMISSION_URL,
        }
    }
    fn hint(self) -> Option<Text> {
        (self == Self::Cpv).then_some(texts::CPV_HINT)
    }
    fn input(self, _: Lang) -> Input {
        if self == Self::Description { Input::Long } else { Input::Text }
    }
    fn show(self, brief: &Brief, _: Lang) -> String {
        match self {
            Self::Description => brief.description.clone(),
            Self::Cpv => typed::listed(&brief.cpv),
            Self::Notice => brief.notice.clone(),
            Self::BuyerCity => brief.buyer_city.clone(),
            Self::DocumentsUrl => brief.documents_url.clone(),
            Self::SubmissionUrl => brief.submission_url.clone(),
        }
    }
    fn put(self, brief: &mut Brief, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Description => brief.description = typed::long_text(typed, 20_000, lang)?,
            Self::Cpv => brief.cpv = cpv(typed, lang)?,
            Self::Notice => brief.notice = typed::text(typed, 300, lang)?,
            Self::BuyerCity => brief.buyer_city = typed::text(typed, 300, lang)?,
            Self::DocumentsUrl => brief.documents_url = typed::link(typed, lang)?,
            Self::SubmissionUrl => brief.submission_url = typed::link(typed, lang)?,
        }
        Ok(())
    }
}

/// Eight digits and, if typed, a hyphen with the check digit; spaces separate codes too.
fn cpv(typed: &str, lang: Lang) -> Result<Vec<String>, String> {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let mut codes: Vec<String> = Vec::new();
    for code in typed::pieces(typed).flat_map(str::split_whitespace) {
        let (number, key) = code.split_once('-').map_or((code, None), |(number, key)| (number, Some(key)));
        if !digits(number, 8) || key.is_some_and(|key| !digits(key, 1)) {
            return Err(typed_texts::CPV.fill(lang, &[("typed", &faults::shortened(code))]));
        }
        if !codes.iter().any(|c| c == code) {
            codes.push(code.to_owned());
        }
    }
    Ok(codes)
}

/// The links of a notice that may be opened, with their label.
#[must_use]
pub fn links(brief: &Brief) -> Vec<(Text, String)> {
    let both = [(texts::DOCUMENTS_URL, &brief.documents_url), (texts::SUBMISSION_URL, &brief.submission_url)];
    both.into_iter()
        .filter(|(_, url)| typed::is_link(url))
        .map(|(label, url)| (label, url.clone()))
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionField {
    Name,
    Kind,
    Weight,
    Description,
}

const KINDS: [(&str, Text); 4] = [
    ("", texts::KIND_NONE),
    ("price", texts::KIND_PRICE),
    ("cost", texts::KIND_COST),
    ("quality", texts::KIND_QUALITY),
];

impl FormField for CriterionField {
    type Of = Criterion;

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Weight => "weight",
            Self::Description => "description",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Name => texts::CRITERION_NAME,
            Self::Kind => texts::CRITERION_KIND,
            Self::Weight => texts::WEIGHT,
            Self::Description => texts::DESCRIPTION,
        }
    }
    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Kind => Input::Choice(KINDS.iter().map(|(key, label)| Choice::new(*key, label.get(lang))).collect()),
            _ => Input::Text,
        }
    }
    fn show(self, criterion: &Criterion, _: Lang) -> String {
        match self {
            Self::Name => criterion.name.clone(),
            Self::Kind => criterion.kind.clone(),
            Self::Weight => criterion.weight.clone(),
            Self::Description => criterion.description.clone(),
        }
    }
    fn put(self, criterion: &mut Criterion, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Name => criterion.name = typed::text(typed, 300, lang)?,
            Self::Kind => criterion.kind = KINDS.iter().find(|(key, _)| *key == typed).map_or("", |(key, _)| *key).to_owned(),
            Self::Weight => criterion.weight = typed::text(typed, 40, lang)?,
            Self::Description => criterion.description = typed::text(typed, 2000, lang)?,
        }
        Ok(())
    }
}

#[must_use]
pub fn with_one_more_criterion(brief: &Brief) -> Brief {
    let mut next = brief.clone();
    next.criteria.push(Criterion::default());
    next
}

/// The brief with this criterion in that place.
#[must_use]
pub fn with_criterion(brief: &Brief, at: usize, criterion: Criterion) -> Brief {
    let mut next = brief.clone();
    if let Some(place) = next.criteria.get_mut(at) {
        *place = criterion;
    }
    next
}

#[must_use]
pub fn without_criterion(brief: &Brief, at: usize) -> Brief {
    let mut next = brief.clone();
    if at < next.criteria.len() {
        next.criteria.remove(at);
    }
    next
}

/// The brief once its reader's remarks were seen.
#[must_use]
pub fn without_remarks(brief: &Brief) -> Brief {
    Brief {
        unread: Vec::new(),
        ..brief.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpv_codes_are_eight_digits_with_or_without_their_key() {
        assert_eq!(
            cpv("72400000-4, 72415000; 72400000-4", Lang::Fr),
            Ok(vec!["72400000-4".to_owned(), "72415000".to_owned()])
        );
        assert!(cpv("7240000", Lang::Fr).is_err_and(|sentence| sentence.contains("7240000")));
        assert!(cpv("72400000-44", Lang::Fr).is_err());
        assert_eq!(cpv("", Lang::Fr), Ok(vec![]));
    }

    #[test]
    fn only_addresses_of_the_web_are_offered_as_links() {
        let brief = Brief {
            documents_url: "https://example.org/dce".to_owned(),
            submission_url: "javascript:alert(1)".to_owned(),
            ..Brief::default()
        };
        assert_eq!(links(&brief), [(texts::DOCUMENTS_URL, "https://example.org/dce".to_owned())]);
    }

    #[test]
    fn criteria_are_added_changed_and_removed_in_place() {
        let brief = with_one_more_criterion(&with_one_more_criterion(&Brief::default()));
        let named = Criterion {
            name: "Valeur technique".to_owned(),
            ..Criterion::default()
        };
        let brief = with_criterion(&brief, 1, named.clone());
        assert_eq!(without_criterion(&brief, 0).criteria, [named]);
        assert_eq!(without_criterion(&brief, 7), brief);
    }
}
