//! Offers that came back: who, which version, what is new in it, prices before and after; and offers for another bid.

use jiff::Timestamp;

use super::{FileReport, excerpt, long_excerpt, quoted};
use crate::document::{Document, OfferNews, OfferSubmission};
use crate::domain::decimal::UnitPrice;
use crate::domain::ids::LineId;
use crate::i18n::texts::incoming_offers as texts;
use crate::i18n::{Lang, format, plural};
use crate::present::{dossier, moments};

/// One offer in the list of those to accept or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferNewsView {
    /// Which offer it is: the digest of its content.
    pub digest: String,
    pub name: String,
    /// «Offre n° 2, enregistrée le 22/11/2026 à 14 h 02».
    pub received: String,
    /// False for an offer that was accepted before: there is nothing to accept.
    pub changes_anything: bool,
    /// An offer with a higher version was accepted before.
    pub is_older: bool,
    pub sentences: Vec<String>,
    pub prices: Vec<PriceNews>,
}

/// The first price of a line before and after; net of VAT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceNews {
    pub line: String,
    pub before: String,
    pub after: String,
}

/// What `offer` would change in `document`; `news` is what `news_of` found.
#[must_use]
pub fn offer_news(document: &Document, offer: &OfferSubmission, news: &OfferNews, lang: Lang) -> OfferNewsView {
    let prices = news.asks.iter().filter(|(_, before, after)| before != after);
    let prices: Vec<PriceNews> = prices.map(|(line, before, after)| price(document, line, *before, *after, lang)).collect();
    let sentences = sentences(document, news, prices.len(), lang);
    let name = excerpt(&news.name);
    OfferNewsView {
        digest: offer.receipt.digest.clone(),
        name: if name.is_empty() { texts::UNNAMED.get(lang).to_owned() } else { name },
        received: received(offer, lang),
        changes_anything: !news.is_known && is_new(news),
        is_older: news.is_older,
        sentences,
        prices,
    }
}

fn is_new(news: &OfferNews) -> bool {
    news.is_new_member || news.card_changes || news.private_changes || news.terms_change || !news.asks.is_empty() || !news.chapters.is_empty()
}

fn received(offer: &OfferSubmission, lang: Lang) -> String {
    let version = offer.receipt.version.to_string();
    let date = offer
        .receipt
        .made_at
        .parse::<Timestamp>()
        .map(|at| moments::day_and_time(at.as_millisecond(), lang));
    match date {
        Ok(date) => texts::RECEIVED.fill(lang, &[("version", &version), ("date", &date)]),
        Err(_) => texts::RECEIVED_UNDATED.fill(lang, &[("version", &version)]),
    }
}

fn sentences(document: &Document, news: &OfferNews, prices: usize, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if news.is_known {
        said.push(texts::KNOWN.get(lang).to_owned());
        return said;
    }
    let flags = [
        (news.is_older, texts::OLDER),
        (news.is_new_member, texts::NEW_MEMBER),
        (news.card_changes && !news.is_new_member, texts::CARD),
        (news.private_changes && !news.is_new_member, texts::PRIVATE),
        (news.terms_change && !news.is_new_member, texts::TERMS),
    ];
    said.extend(flags.iter().filter(|(is_so, _)| *is_so).map(|(_, text)| text.get(lang).to_owned()));
    if prices > 0 {
        said.push(plural(lang, prices, texts::PRICES_ONE, texts::PRICES).fill(lang, &[("count", &prices.to_string())]));
    }
    for (line, price, _) in news.asks.iter().filter(|(_, before, after)| before == after) {
        let (line, price) = (line_name(document, line, lang), price_or_none(*price, lang));
        said.push(texts::SAME_FIRST_PRICE.fill(lang, &[("line", &line), ("price", &price)]));
    }
    if !news.chapters.is_empty() {
        let titles = news
            .chapters
            .iter()
            .filter_map(|id| document.dossier.chapter(id))
            .map(|c| dossier::title(c, lang));
        let titles = titles.collect::<Vec<_>>().join(", ");
        said.push(texts::CHAPTERS.fill(lang, &[("chapters", &long_excerpt(&titles))]));
    }
    if !news.unknown_lines.is_empty() {
        let lines: Vec<&str> = news.unknown_lines.iter().map(LineId::as_str).collect();
        said.push(texts::UNKNOWN_LINES.fill(lang, &[("lines", &long_excerpt(&lines.join(", ")))]));
    }
    if !is_new(news) {
        said.push(texts::NOTHING.get(lang).to_owned());
    }
    said
}

fn price(document: &Document, line: &LineId, before: Option<UnitPrice>, after: Option<UnitPrice>, lang: Lang) -> PriceNews {
    PriceNews {
        line: line_name(document, line, lang),
        before: price_or_none(before, lang),
        after: price_or_none(after, lang),
    }
}

fn line_name(document: &Document, line: &LineId, lang: Lang) -> String {
    let label = document.line(line).map(|line| excerpt(&line.label)).unwrap_or_default();
    texts::LINE.fill(lang, &[("id", line.as_str()), ("label", &label)]).trim_end().to_owned()
}

fn price_or_none(price: Option<UnitPrice>, lang: Lang) -> String {
    price.map_or_else(|| texts::NO_PRICE.get(lang).to_owned(), |price| format::unit_price(price, lang))
}

/// An offer that does not answer the bid that is open.
#[must_use]
pub fn offer_for_another_bid(file: &str, offer: &OfferSubmission, lang: Lang) -> FileReport {
    let name = quoted(&offer.card.name, lang);
    let headline = texts::OTHER_BID.fill(lang, &[("name", &name)]);
    let why = texts::OTHER_BID_WHY.fill(lang, &[("bid", &quoted(&offer.bid, lang))]);
    let item = super::ReportItem::new(super::Severity::Fault, why);
    FileReport::new(file, &headline, vec![item], true, lang)
}
