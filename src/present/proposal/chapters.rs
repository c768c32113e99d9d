//! The chapters of the proposal in the group's order: what people wrote, then what is computed for a chapter of its kind.

use super::print::{Block, Section};
use super::{group, money, schedule, service_sheets, services, sites};
use crate::document::ChapterKind;
use crate::domain::client_view::ClientView;
use crate::i18n::texts::proposal as texts;
use crate::i18n::{Lang, Text};
use crate::present::dossier::print::PrintChapter;

/// A chapter with nothing in it is left out; the cover is a page of its own.
pub(super) fn sections(view: &ClientView, chapters: &[PrintChapter], with_prices: bool, lang: Lang) -> Vec<Section> {
    let section = |chapter: &PrintChapter| {
        let written = (!chapter.markdown.trim().is_empty()).then(|| Block::Markdown {
            text: chapter.markdown.clone(),
        });
        let blocks: Vec<Block> = written.into_iter().chain(computed(chapter, view, with_prices, lang)).collect();
        (!blocks.is_empty()).then(|| Section {
            heading: chapter.title.clone(),
            // What a reader looks for first; the others follow one another.
            on_new_page: matches!(chapter.kind, ChapterKind::Group | ChapterKind::Price),
            blocks,
        })
    };
    chapters.iter().filter(|c| c.kind != ChapterKind::Cover).filter_map(section).collect()
}

/// What people wrote for the cover, a line each.
pub(super) fn cover_lines(chapters: &[PrintChapter]) -> impl Iterator<Item = String> {
    let written = chapters.iter().find(|c| c.kind == ChapterKind::Cover).map(|c| c.markdown.as_str());
    written
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(ToOwned::to_owned)
}

fn computed(chapter: &PrintChapter, view: &ClientView, with_prices: bool, lang: Lang) -> Vec<Block> {
    let headed = |heading: Text, blocks: Vec<Block>| {
        let heading = Block::Heading {
            text: heading.get(lang).to_owned(),
        };
        let is_empty = blocks.is_empty();
        (!is_empty).then_some(heading).into_iter().chain(blocks)
    };
    match chapter.kind {
        ChapterKind::Group => group::members(view, lang)
            .into_iter()
            .chain(sites::figure(view, lang))
            .chain(headed(texts::WHY, group::why(view)))
            .collect(),
        ChapterKind::Distribution => {
            let table = if with_prices {
                group::distribution(view, lang)
            } else {
                group::works(view, lang)
            };
            table.into_iter().chain(headed(texts::SHEETS, service_sheets::cards(view, lang))).collect()
        }
        ChapterKind::ServiceLevels => headed(texts::LEVELS, services::levels(view, lang)).collect(),
        ChapterKind::Migration => headed(texts::SCHEDULE, schedule::blocks(view, &chapter.markdown, lang)).collect(),
        ChapterKind::Price if with_prices => headed(texts::PRICES, money::prices(view, lang))
            .chain(headed(texts::VAT, money::vat_blocks(view, lang)))
            .chain(headed(texts::AMOUNT, money::amount(view, lang)))
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::present::samples;

    fn chapter(kind: ChapterKind, markdown: &str) -> PrintChapter {
        PrintChapter {
            kind,
            title: kind.slug().to_owned(),
            markdown: markdown.to_owned(),
        }
    }

    fn view() -> ClientView {
        let mut document = samples::document();
        samples::allocate(&mut document, "L1", &[("a", "1")]);
        let results = samples::results(&document);
        ClientView::of(&document.bid(), &results.contract)
    }

    #[test]
    fn chapters_stand_in_the_order_of_the_group_what_is_written_first() {
        let asked = [
            chapter(ChapterKind::Price, "Nos prix."),
            chapter(ChapterKind::Cover, "Une ligne"),
            chapter(ChapterKind::Solution, "Notre solution."),
            chapter(ChapterKind::ServiceLevels, " "),
            chapter(ChapterKind::Group, ""),
        ];
        let made = sections(&view(), &asked, true, Lang::Fr);
        let headings: Vec<&str> = made.iter().map(|s| s.heading.as_str()).collect();
        assert_eq!(headings, ["price", "solution", "group"]);
        assert_eq!(made[0].blocks[0], Block::Markdown { text: "Nos prix.".to_owned() });
        assert!(made[0].blocks.iter().any(|b| matches!(b, Block::Table { .. })));
        assert!(made[2].blocks.iter().any(|b| matches!(b, Block::Cards { .. })));
        assert_eq!(cover_lines(&asked).collect::<Vec<_>>(), ["Une ligne"]);
    }

    #[test]
    fn without_prices_a_chapter_on_prices_has_only_what_is_written() {
        let asked = [chapter(ChapterKind::Price, ""), chapter(ChapterKind::Distribution, "")];
        let made = sections(&view(), &asked, false, Lang::En);
        assert_eq!(made.len(), 1);
        assert!(!serde_json::to_string(&made).unwrap().contains('€'));
    }
}
