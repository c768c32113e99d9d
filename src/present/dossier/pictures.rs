//! The pictures of a chapter: where its text shows them, what they say to those who do not see them, and the changes that people make.
//! The words of a picture stand in the text alone: `![what it shows](name "caption")`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::findings::Finding;
use super::markdown::{self, Edit};
use crate::document::{Chapter, ChapterKind, Command, Document, PICTURE_MAX, Picture, PictureFault, PictureKind};
use crate::i18n::texts::dossier as texts;
use crate::i18n::{Lang, format};

/// A place where a text shows a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes in the text.
    pub at: Range<usize>,
    pub name: String,
    pub words: PictureWords,
}

/// What a picture says beside what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureWords {
    /// For those who do not see it.
    pub alt: String,
    /// Printed below it with its number; when it is empty, `alt` is.
    pub caption: String,
}

/// All pictures that a text shows, in its order.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    // Most texts show none, and are read at each key.
    if !text.contains("![") {
        return found;
    }
    // A picture may stand in the words of another: those belong to the outer one, as in the PDF.
    let mut depth = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                if depth == 0 {
                    found.push(Mention {
                        at,
                        name: dest_url.to_string(),
                        words: PictureWords {
                            alt: String::new(),
                            caption: title.trim().to_owned(),
                        },
                    });
                }
                depth += 1;
            }
            Event::End(TagEnd::Image) => depth = depth.saturating_sub(1),
            Event::Text(words) | Event::Code(words) if depth > 0 => {
                if let Some(mention) = found.last_mut() {
                    mention.words.alt.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak if depth > 0 => {
                if let Some(mention) = found.last_mut() {
                    mention.words.alt.push(' ');
                }
            }
            _ => {}
        }
    }
    for mention in &mut found {
        mention.words.alt = mention.words.alt.trim().to_owned();
    }
    found
}

/// How a text shows a picture.
#[must_use]
pub fn markup(name: &str, words: &PictureWords) -> String {
    let alt = escaped(&words.alt, &['\\', '[', ']', '*', '_', '`', '<', '&']);
    match escaped(&words.caption, &['\\', '"', '&']) {
        caption if caption.is_empty() => format!("![{alt}]({name})"),
        caption => format!("![{alt}]({name} \"{caption}\")"),
    }
}

/// On one line, its marks without a meaning.
fn escaped(words: &str, marks: &[char]) -> String {
    let line = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::with_capacity(line.len());
    for c in line.chars() {
        if marks.contains(&c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// A picture in the list of its chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRow {
    pub picture: Arc<Picture>,
    /// «solution-1.png, 240 ko».
    pub label: String,
    /// Of the first place where it is shown; `None` where it is not.
    pub words: Option<PictureWords>,
}

#[must_use]
pub fn rows(chapter: &Chapter, text: &str, lang: Lang) -> Vec<PictureRow> {
    if chapter.pictures.is_empty() {
        return Vec::new();
    }
    let mentions = mentions(text);
    let row = |picture: &Arc<Picture>| PictureRow {
        picture: picture.clone(),
        label: format!("{}, {}", picture.name(), format::bytes(picture.size() as u64, lang)),
        words: mentions.iter().find(|m| m.name == **picture.name()).map(|m| m.words.clone()),
    };
    chapter.pictures.iter().map(row).collect()
}

/// The address of a picture for a page, all of it inside.
#[must_use]
pub fn address(media_type: &str, data: &str) -> String {
    format!("data:{media_type};base64,{data}")
}

/// The type of a picture that was brought.
#[must_use]
pub fn media_type(data: &str) -> &'static str {
    PictureKind::of(data).unwrap_or(PictureKind::Png).media_type()
}

/// A picture as it was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    pub file: String,
    /// In base64.
    pub data: Arc<str>,
}

/// A picture that was brought, in the text where `selection` is: one change, and where the text goes on, in UTF-16 units.
///
/// # Errors
/// The sentence that says why it cannot be taken.
pub fn inserted(
    chapter: &Chapter,
    brought: &Brought,
    words: &PictureWords,
    is_decorative: bool,
    selection: &Range<usize>,
    lang: Lang,
) -> Result<(Command, usize), String> {
    let picture = Picture::next_of(chapter, brought.data.clone(), is_decorative).map_err(|fault| not_taken(&brought.file, &fault, lang))?;
    let (text, goes_on) = with_block(&chapter.text, selection, &shown(&picture, words));
    let command = Command::AddPicture {
        chapter: chapter.id.clone(),
        picture: Box::new(picture),
        text,
    };
    Ok((command, goes_on))
}

fn shown(picture: &Picture, words: &PictureWords) -> String {
    if picture.is_decorative() {
        markup(picture.name(), &PictureWords::default())
    } else {
        markup(picture.name(), words)
    }
}

fn with_block(text: &str, selection: &Range<usize>, block: &str) -> (String, usize) {
    let Edit { at, text: put, selected } = markdown::block_at(text, selection, block);
    (markdown::replaced(text, &at, &put), selected.end)
}

/// The picture shown again, at the end of the text; its words are to be written.
#[must_use]
pub fn shown_again(chapter: &Chapter, name: &str) -> Command {
    let end = chapter.text.encode_utf16().count();
    let put = markup(name, &PictureWords::default());
    super::edits::write(&chapter.id, &with_block(&chapter.text, &(end..end), &put).0)
}

/// Other words for a picture, wherever the text shows it.
#[must_use]
pub fn described(chapter: &Chapter, name: &str, words: &PictureWords) -> Command {
    super::edits::write(&chapter.id, &each(&chapter.text, name, &markup(name, words)))
}

/// The picture only adorns, or says something.
#[must_use]
pub fn adorned(chapter: &Chapter, name: &str, is_decorative: bool) -> Command {
    Command::AdornWithPicture {
        chapter: chapter.id.clone(),
        name: name.to_owned(),
        is_decorative,
    }
}

/// The picture gone, from the text as well.
#[must_use]
pub fn removed(chapter: &Chapter, name: &str) -> Command {
    Command::RemovePicture {
        chapter: chapter.id.clone(),
        name: name.to_owned(),
        text: each(&chapter.text, name, ""),
    }
}

/// The text with `put` in place of each mention of a picture; a line that only held it goes with it when nothing is put.
fn each(text: &str, name: &str, put: &str) -> String {
    let mut done = text.to_owned();
    for mention in mentions(text).into_iter().rev().filter(|m| m.name == name) {
        let mut at = mention.at;
        if put.is_empty() {
            let before = text.get(..at.start).unwrap_or_default();
            let after = text.get(at.end..).unwrap_or_default();
            let is_alone = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
            if is_alone {
                at.end += after.len() - after.trim_start_matches('\n').len();
            }
        }
        if text.is_char_boundary(at.start) && text.is_char_boundary(at.end) {
            done.replace_range(at, put);
        }
    }
    done
}

/// Why a picture cannot be taken.
fn not_taken(file: &str, fault: &PictureFault, lang: Lang) -> String {
    match fault {
        PictureFault::UnknownType | PictureFault::Name => unreadable(file, lang),
        PictureFault::TooLarge { size } => too_large(file, *size as u64, PICTURE_MAX as u64, lang),
    }
}

/// A file that the browser does not draw.
#[must_use]
pub fn unreadable(file: &str, lang: Lang) -> String {
    texts::PICTURE_UNREADABLE.fill(lang, &[("file", file)])
}

/// A file that is too large, or stays so when it is made smaller.
#[must_use]
pub fn too_large(file: &str, size: u64, limit: u64, lang: Lang) -> String {
    let (size, limit) = (format::bytes(size, lang), format::bytes(limit, lang));
    texts::PICTURE_TOO_LARGE.fill(lang, &[("file", file), ("size", &size), ("limit", &limit)])
}

/// Whether the text of a chapter can show pictures: the cover has lines alone.
#[must_use]
pub fn can_show(chapter: &Chapter) -> bool {
    chapter.kind != ChapterKind::Cover
}

/// Every picture of a bid by its name, and whether it only adorns.
pub(super) fn known(document: &Document) -> BTreeMap<Arc<str>, bool> {
    let pictures = document.dossier.chapters.iter().flat_map(|chapter| &chapter.pictures);
    pictures.map(|picture| (picture.name().clone(), picture.is_decorative())).collect()
}

/// What is wrong with the pictures of a text: one that is not there, one that says nothing to those who do not see it, one that is not shown.
pub(super) fn findings(chapter: &Chapter, text: &str, known: &BTreeMap<Arc<str>, bool>, lang: Lang) -> Vec<Finding> {
    let mentions = mentions(text);
    let mut found: Vec<Finding> = Vec::new();
    let mut tell = |finding: Finding| {
        if !found.contains(&finding) {
            found.push(finding);
        }
    };
    if !can_show(chapter) && !mentions.is_empty() {
        tell(Finding::blocking("", texts::PICTURE_ON_COVER.get(lang).to_owned()));
    }
    for Mention { name, words, .. } in &mentions {
        let named = [("name", name.as_str())];
        match known.get(name.as_str()) {
            None => tell(Finding::blocking("", texts::PICTURE_MISSING.fill(lang, &named))),
            Some(false) if words.alt.is_empty() => tell(Finding::warning(texts::PICTURE_WITHOUT_TEXT.fill(lang, &named))),
            Some(_) => {}
        }
    }
    for picture in &chapter.pictures {
        if !mentions.iter().any(|m| m.name == **picture.name()) {
            tell(Finding::warning(texts::PICTURE_UNUSED.fill(lang, &[("name", picture.name())])));
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;

    const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgDk3+DwAC9QHDV2Ll0gAAAABJRU5ErkJggg==";

    fn words(alt: &str, caption: &str) -> PictureWords {
        PictureWords {
            alt: alt.to_owned(),
            caption: caption.to_owned(),
        }
    }

    fn chapter(text: &str) -> Chapter {
        let mut chapter = Chapter::empty(Id::new("solution"), ChapterKind::Solution);
        chapter.pictures.push(Arc::new(Picture::next_of(&chapter, DOT.into(), false).unwrap()));
        text.clone_into(&mut chapter.text);
        chapter
    }

    fn brought(data: &str) -> Brought {
        Brought {
            file: "plan.gif".to_owned(),
            data: data.into(),
        }
    }

    fn text_of(command: &Command) -> &str {
        match command {
            Command::AddPicture { text, .. } | Command::RemovePicture { text, .. } | Command::WriteChapter { text, .. } => text,
            _ => "",
        }
    }

    #[test]
    fn any_words_come_back_as_they_were_typed() {
        for (alt, caption) in [
            ("Le réseau", ""),
            ("a [b] *c* _d_ `e` \\ & &amp; <f>", "«\u{a0}Le\u{a0}» \"réseau\" \\ &amp; (1)"),
            ("{{client}} : 3 sites", "L’ensemble"),
            ("", "Sans texte"),
        ] {
            let text = format!("Avant\n\n{}\n\naprès", markup("solution-1.png", &words(alt, caption)));
            let found = mentions(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].words, words(alt, caption), "{text}");
            assert_eq!(found[0].name, "solution-1.png");
        }
        assert_eq!(markup("a", &words("deux\nlignes", "")), "![deux lignes](a)");
    }

    #[test]
    fn a_picture_in_code_is_none_and_one_by_reference_is_one() {
        assert!(mentions("`![a](b)`\n\n    ![a](b)\n").is_empty());
        let found = mentions("![un plan][p]\n\n[p]: solution-1.png \"Plan\"");
        assert_eq!(found[0].words, words("un plan", "Plan"));
    }

    #[test]
    fn a_picture_is_put_after_the_line_of_the_caret_and_named_after_its_chapter() {
        let chapter = chapter("Élan\n\nsuite");
        let (command, goes_on) = inserted(&chapter, &brought(DOT), &words("Le plan", "Plan"), false, &(2..2), Lang::Fr).unwrap();
        assert_eq!(text_of(&command), "Élan\n\n![Le plan](solution-2.png \"Plan\")\n\n\nsuite");
        assert_eq!(goes_on, "Élan\n\n![Le plan](solution-2.png \"Plan\")\n".encode_utf16().count());
        let (command, _) = inserted(&chapter, &brought(DOT), &words("Le plan", ""), true, &(0..0), Lang::Fr).unwrap();
        assert!(text_of(&command).contains("![](solution-2.png)"), "what adorns says nothing");
        let refused = inserted(&chapter, &brought("R0lGODlh"), &words("", ""), false, &(0..0), Lang::Fr);
        assert!(refused.unwrap_err().contains("plan.gif"));
    }

    #[test]
    fn new_words_reach_every_place_and_a_picture_that_goes_takes_its_line_along() {
        let chapter = chapter("Un\n\n![](solution-1.png)\n\nvoir ![x](solution-1.png) ici\n\n![autre](quality-1.png)");
        let changed = described(&chapter, "solution-1.png", &words("Le plan", ""));
        assert_eq!(
            text_of(&changed),
            "Un\n\n![Le plan](solution-1.png)\n\nvoir ![Le plan](solution-1.png) ici\n\n![autre](quality-1.png)"
        );
        assert_eq!(text_of(&removed(&chapter, "solution-1.png")), "Un\n\nvoir  ici\n\n![autre](quality-1.png)");
    }

    #[test]
    fn what_is_missing_silent_or_unused_is_said_once_each() {
        let known: BTreeMap<Arc<str>, bool> = [("solution-1.png".into(), false), ("cover-1.png".into(), true)].into();
        let said = |text: &str| {
            let found = findings(&chapter(text), text, &known, Lang::En);
            found.into_iter().map(|f| (f.is_fault(), f.sentence)).collect::<Vec<_>>()
        };
        assert!(said("![Plan](solution-1.png) ![](cover-1.png)").is_empty());
        let found = said("![](solution-1.png) ![](solution-1.png)");
        assert!(found.len() == 1 && !found[0].0 && found[0].1.contains("solution-1.png"), "{found:?}");
        let found = said("![Plan](solution-1.png) ![Plan](https://example.org/a.png)");
        assert!(found.len() == 1 && found[0].0 && found[0].1.contains("https://example.org/a.png"), "{found:?}");
        assert!(said("rien").len() == 1, "a picture that is not shown");
    }

    #[test]
    fn a_picture_on_the_cover_is_a_fault() {
        let mut cover = chapter("![Plan](solution-1.png)");
        cover.kind = ChapterKind::Cover;
        let known = [("solution-1.png".into(), false)].into();
        assert!(!can_show(&cover) && findings(&cover, &cover.text, &known, Lang::Fr)[0].is_fault());
    }

    #[test]
    fn deep_or_broken_marks_are_no_panic() {
        for text in [
            "![",
            "![](",
            "![a](b \"",
            "!".repeat(5_000).as_str(),
            &"![".repeat(5_000),
            "![é](à)",
            "![![a](b)](c)",
        ] {
            let _ = (mentions(text), each(text, "b", ""), each(text, "c", "é"));
        }
        assert_eq!(mentions("![![a](b)](c)").len(), 1);
    }
}
