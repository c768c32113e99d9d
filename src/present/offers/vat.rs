//! The VAT regime of one line, when it is not that of the member.

use crate::document::{Document, MemberParts};
use crate::domain::bid::{Ask, Vat, VatGroup, VatRegime};
use crate::domain::decimal::Rate;
use crate::i18n::Lang;
use crate::i18n::texts::offers as texts;
use crate::present::words;

/// The empty key = like the member; then every regime.
pub(super) fn choices(member: &MemberParts, lang: Lang) -> Vec<(String, String)> {
    let own = words::vat_regime(member.card.vat.regime).get(lang);
    let like_member = (String::new(), texts::VAT_DEFAULT.fill(lang, &[("regime", own)]));
    let regimes = VatRegime::ALL
        .iter()
        .map(|r| (r.as_str().to_owned(), words::vat_regime(*r).get(lang).to_owned()));
    std::iter::once(like_member).chain(regimes).collect()
}

/// The regime chosen for a line. Exempt regimes have no rate; the others keep the rate at hand, else take that of the member,
/// else one that the group uses; 0 asks for one.
pub(super) fn chosen(document: &Document, member: &MemberParts, ask: &Ask, key: &str) -> Option<Vat> {
    let regime = VatRegime::parse(key)?;
    let rate = match regime.group() {
        VatGroup::Exempt => Rate::ZERO,
        VatGroup::Charged | VatGroup::Reverse => {
            let at_hand = ask.vat.iter().map(|v| v.rate);
            let of_members = std::iter::once(member).chain(&document.members).map(|m| m.card.vat.rate);
            at_hand.chain(of_members).find(|r| !r.is_zero()).unwrap_or(Rate::ZERO)
        }
    };
    Some(Vat {
        regime,
        rate,
        mention: ask.vat.as_ref().and_then(|v| v.mention.clone()),
    })
}

pub(super) fn has_rate(vat: &Vat) -> bool {
    vat.regime.group() != VatGroup::Exempt
}
