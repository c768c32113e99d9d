//! Everything about one ask: tiers, set-up, bounds, hours, site, VAT; what the whole line makes.

use super::example::example;
use super::{head, lock, vat};
use crate::document::{Document, MemberParts};
use crate::domain::bid::{Ask, Semantics};
use crate::domain::ids::{LineId, MemberId};
use crate::i18n::texts::offers as texts;
use crate::i18n::{Lang, format};
use crate::present::grid::CellAddress;
use crate::present::rules::member_name;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskDetails {
    pub title: String,
    pub unit: String,
    /// False until a price is given; only the first price can be typed then.
    pub exists: bool,
    pub locked: Option<String>,
    /// At least one; the first starts at 0.
    pub tiers: Vec<TierView>,
    pub semantics: String,
    pub semantics_choices: Vec<(String, String)>,
    pub semantics_hint: String,
    pub example: Option<String>,
    pub setup: String,
    pub min_qty: String,
    pub max_qty: String,
    pub hours: String,
    pub site: String,
    pub sites: Vec<(String, String)>,
    pub vat: String,
    pub vat_choices: Vec<(String, String)>,
    pub vat_rate: Option<String>,
    pub vat_fault: Option<String>,
    /// The wording on the invoice, when the line has a regime of its own.
    pub vat_mention: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TierView {
    pub from: String,
    pub price: String,
}

/// `None` when the line or the member has gone.
#[must_use]
pub fn details(document: &Document, address: &CellAddress, lang: Lang) -> Option<AskDetails> {
    let line = document.line(&LineId::new(&address.row))?;
    let member = document.member(&MemberId::new(&address.column))?;
    let title = texts::DETAILS_OF.fill(lang, &[("member", &member_name(member)), ("line", &head(line))]);
    let base = AskDetails {
        title,
        unit: line.unit.clone(),
        locked: lock(document, member, lang).map(|why| why.to_string()),
        sites: sites(document, member, lang),
        vat_choices: vat::choices(member, lang),
        semantics_choices: [Semantics::AllUnits, Semantics::Incremental].map(|s| semantics(s, lang)).to_vec(),
        semantics: Semantics::AllUnits.as_str().to_owned(),
        ..AskDetails::default()
    };
    Some(match member.offer.asks.get(&line.id) {
        None => AskDetails {
            tiers: vec![TierView {
                from: "0".to_owned(),
                price: String::new(),
            }],
            ..base
        },
        Some(ask) => of_ask(
            ask,
            AskDetails {
                example: example(line, ask, lang),
                ..base
            },
            lang,
        ),
    })
}

fn of_ask(ask: &Ask, base: AskDetails, lang: Lang) -> AskDetails {
    let quantity = |q: Option<crate::domain::decimal::Quantity>| q.map(|q| format::quantity(q, lang)).unwrap_or_default();
    let rated = ask.vat.as_ref().filter(|v| vat::has_rate(v));
    let hint = match ask.semantics {
        Semantics::AllUnits => texts::ALL_UNITS_HINT,
        Semantics::Incremental => texts::INCREMENTAL_HINT,
    };
    AskDetails {
        exists: true,
        tiers: ask
            .tiers
            .iter()
            .map(|t| TierView {
                from: format::quantity(t.from_qty, lang),
                price: format::bare_price(t.price, lang),
            })
            .collect(),
        semantics: ask.semantics.as_str().to_owned(),
        semantics_hint: hint.get(lang).to_owned(),
        setup: if ask.setup_cents.is_zero() {
            String::new()
        } else {
            format::bare_amount(ask.setup_cents, lang)
        },
        min_qty: quantity(ask.min_qty),
        max_qty: quantity(ask.max_qty),
        hours: if ask.hours_per_unit.is_zero() {
            String::new()
        } else {
            format::plain_quantity(&ask.hours_per_unit.to_string(), lang)
        },
        site: ask.datacentre.as_ref().map(ToString::to_string).unwrap_or_default(),
        vat: ask.vat.as_ref().map(|v| v.regime.as_str().to_owned()).unwrap_or_default(),
        vat_rate: rated.map(|v| format::bare_percent(v.rate.scaled(), lang)),
        vat_fault: rated.filter(|v| v.rate.is_zero()).map(|_| texts::VAT_RATE_NEEDED.get(lang).to_owned()),
        vat_mention: ask.vat.as_ref().map(|v| v.mention.clone().unwrap_or_default()),
        ..base
    }
}

fn semantics(choice: Semantics, lang: Lang) -> (String, String) {
    let words = match choice {
        Semantics::AllUnits => texts::ALL_UNITS,
        Semantics::Incremental => texts::INCREMENTAL,
    };
    (choice.as_str().to_owned(), words.get(lang).to_owned())
}

/// The empty key = the member's first site; then its sites.
fn sites(document: &Document, member: &MemberParts, lang: Lang) -> Vec<(String, String)> {
    let name = |id: &crate::domain::ids::Id| {
        let site = document.frame.datacentres.iter().find(|d| &d.id == id);
        site.map_or_else(|| id.to_string(), |d| format!("{} ({})", d.city, d.country))
    };
    let own = &member.card.datacentres;
    let first = own.first().map_or_else(|| texts::SITE_NONE.get(lang).to_owned(), name);
    let default = (String::new(), texts::SITE_DEFAULT.fill(lang, &[("site", &first)]));
    std::iter::once(default).chain(own.iter().map(|id| (id.to_string(), name(id)))).collect()
}
