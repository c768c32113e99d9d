//! The proof that every sum closes: each equality with both sides, computed again from the figures in two ways.

use super::proof_of_prices::of_prices;
use super::proof_of_settlement::of_settlement;
use crate::document::Document;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;
use crate::i18n::{Lang, Text, format};

/// How many exceptions a verdict names.
const NAMED_MOST: usize = 5;

/// One equality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub title: String,
    /// What each side is, and its amount.
    pub left: (String, String),
    pub right: (String, String),
    pub holds: bool,
    /// «juste», or by how much it is not.
    pub verdict: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proofs {
    /// What the list proves as a whole.
    pub heading: String,
    pub list: Vec<Proof>,
    pub all_hold: bool,
    /// Why the equalities of the settlement are not there.
    pub missing: Option<String>,
}

/// An equality before it is put in words.
pub(super) struct Equality {
    pub title: Text,
    pub left: (Text, Cents),
    pub right: (Text, Cents),
    /// Where it fails although the sums agree, or the places behind a sum that does not.
    pub wrong: Vec<String>,
}

#[must_use]
pub fn proofs(document: &Document, results: &Results, lang: Lang) -> Proofs {
    let settlement = of_settlement(document, results);
    let missing = settlement.is_none().then(|| texts::NOT_APPLICABLE.get(lang).to_owned());
    let equalities = of_prices(document, results).into_iter().chain(settlement.into_iter().flatten());
    let list: Vec<Proof> = equalities.map(|equality| told(&equality, lang)).collect();
    let all_hold = list.iter().all(|p| p.holds);
    let heading = match (all_hold, &missing) {
        (false, _) => texts::PROOF_FAULT,
        (true, Some(_)) => texts::PROOF_PARTIAL,
        (true, None) => texts::PROOF,
    };
    Proofs {
        heading: heading.get(lang).to_owned(),
        all_hold,
        list,
        missing,
    }
}

fn told(equality: &Equality, lang: Lang) -> Proof {
    let (left, right) = (equality.left.1, equality.right.1);
    let side = |(text, amount): (Text, Cents)| (text.get(lang).to_owned(), format::amount(amount, lang));
    let named = equality.wrong.iter().take(NAMED_MOST).cloned().collect::<Vec<_>>().join(", ");
    let verdict = if left != right {
        texts::FAILS.fill(lang, &[("gap", &format::signed_amount(left - right, lang))])
    } else if equality.wrong.is_empty() {
        texts::HOLDS.get(lang).to_owned()
    } else {
        texts::FAILS_SOMEWHERE.fill(lang, &[("items", &named)])
    };
    Proof {
        title: equality.title.get(lang).to_owned(),
        left: side(equality.left),
        right: side(equality.right),
        holds: left == right && equality.wrong.is_empty(),
        verdict,
    }
}
