//! The preview and the PDF are the same pages, to the eye: both are drawn by another program (`mutool`) and their points compared.

use std::path::{Path, PathBuf};

use portee::document::{ChapterKind, Document};
use portee::export::{Job, Standing, preview, render};
use portee::i18n::Lang;
use portee::present::dossier::edits;
use portee::present::papers::Paper;

use super::{as_job, written};
use crate::leaks::fixed_cases;
use crate::proposal::{FONTS, run};

/// Points to an inch.
const RESOLUTION: &str = "100";

/// A page of a drawing, point by point from black to white.
struct Points {
    width: usize,
    grey: Vec<u8>,
}

/// Points of the drawing in one side of a square that is looked at as a whole: edges are smoothed differently in the two.
const SQUARE: usize = 6;
/// Most that the mean of a square may differ, of 255: half as much again as was seen.
const NEAR: usize = 30;
/// Least that two pages differ somewhere that do not show the same.
const OTHER: usize = 60;

impl Points {
    /// A PGM file, as `mutool` writes it.
    fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap();
        let mut fields = bytes.split(|byte| byte.is_ascii_whitespace());
        assert_eq!(fields.next(), Some(b"P5".as_slice()));
        let numbers: Vec<usize> = fields.take(3).map(|field| std::str::from_utf8(field).unwrap().parse().unwrap()).collect();
        let (width, height) = (numbers[0], numbers[1]);
        Self {
            width,
            grey: bytes[bytes.len() - width * height..].to_vec(),
        }
    }
    /// The mean of each square, line by line.
    fn squares(&self) -> Vec<usize> {
        let height = self.grey.len() / self.width;
        let square = |x: usize, y: usize| {
            let points = (0..SQUARE).flat_map(|dy| (0..SQUARE).map(move |dx| (x + dx, y + dy)));
            points.map(|(x, y)| usize::from(self.grey[y * self.width + x])).sum::<usize>() / (SQUARE * SQUARE)
        };
        let rows = (0..height / SQUARE).map(|row| row * SQUARE);
        rows.flat_map(|y| (0..self.width / SQUARE).map(move |column| square(column * SQUARE, y)))
            .collect()
    }
    /// The most that a square differs from the same one of the other page.
    fn farthest_from(&self, other: &Self) -> usize {
        assert_eq!((self.width, self.grey.len()), (other.width, other.grey.len()), "pages of another size");
        let pairs = self.squares().into_iter().zip(other.squares());
        pairs.map(|(one, other)| one.abs_diff(other)).max().unwrap_or_default()
    }
}

/// Of this test: others run beside it.
fn folder() -> PathBuf {
    let name = std::thread::current().name().unwrap_or_default().replace("::", "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("previews").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// `None`, told, where nothing draws.
fn drawn(file: &Path, resolution: &str, page: &str) -> Option<Points> {
    let path = folder().join("page.pgm");
    let arguments = ["draw", "-q", "-r", resolution, "-c", "gray", "-o"].map(str::to_owned);
    let rest = [&path, file].map(|path| path.to_str().unwrap().to_owned());
    let arguments: Vec<&str> = arguments.iter().chain(&rest).map(String::as_str).chain([page]).collect();
    let (is_done, said) = run("mutool", &arguments)?;
    assert!(is_done, "{said}");
    Some(Points::read(&path))
}

/// Draws all pages of the file and of the preview, by number from 1.
fn both(job: Job, standing: &mut Standing) -> Option<Vec<(Points, Points)>> {
    let pdf = render(job.clone(), &FONTS, &mut |_| {}).unwrap();
    let all: Vec<usize> = (1..=pdf.pages + 1).collect();
    let shown = preview(job, &all, &FONTS, standing).unwrap();
    assert_eq!(shown.pages, pdf.pages);
    let numbers: Vec<usize> = shown.shown.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, all[..pdf.pages]);
    let (file, page) = (folder().join("whole.pdf"), folder().join("page.svg"));
    std::fs::write(&file, &pdf.bytes).unwrap();
    let pairs = shown.shown.iter().map(|(number, svg)| {
        std::fs::write(&page, with_plain_colours(svg)).unwrap();
        Some((drawn(&file, RESOLUTION, &number.to_string())?, drawn(&page, RESOLUTION, "1")?))
    });
    pairs.collect()
}

/// `mutool` knows no colour with an alpha of its own: `#rrggbbaa` becomes a colour and how much it covers.
fn with_plain_colours(svg: &str) -> String {
    let mut plain = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once("fill=\"#") {
        let (colour, behind) = after.split_once('"').unwrap();
        let (colour, alpha) = colour.split_at(6);
        let covers = if alpha.is_empty() { 255 } else { u8::from_str_radix(alpha, 16).unwrap() };
        plain.push_str(&format!("{before}fill=\"#{colour}\" fill-opacity=\"0.{:03}\"", u32::from(covers) * 999 / 255));
        rest = behind;
    }
    plain + rest
}

fn must_be_the_same(pairs: &[(Points, Points)], what: &str) {
    for (index, (file, shown)) in pairs.iter().enumerate() {
        let far = file.farthest_from(shown);
        assert!(far < NEAR, "{what}: page {} differs by {far} in a square", index + 1);
    }
}

#[test]
fn every_page_of_the_preview_looks_like_that_of_the_pdf() {
    let (case, bid) = fixed_cases().into_iter().next().unwrap();
    let document = written(Document::from_bid(bid));
    // One for all papers: each is laid out from where another stood.
    let mut standing = Standing::default();
    for (paper, is_draft) in [(Paper::Proposal, true), (Paper::Commitment, false), (Paper::Memo, false)] {
        let Some(pairs) = both(as_job(&document, &paper, Lang::Fr, is_draft), &mut standing) else {
            return;
        };
        assert!(!pairs.is_empty());
        must_be_the_same(&pairs, &format!("{case}, {paper:?}"));
    }
}

#[test]
fn the_preview_follows_what_is_written_and_another_page_or_watermark_is_told_apart() {
    let (_, bid) = fixed_cases().into_iter().next().unwrap();
    let mut document = written(Document::from_bid(bid));
    let chapter = document.dossier.chapters.iter().find(|c| c.kind == ChapterKind::Solution).unwrap().id.clone();
    let mut standing = Standing::default();
    let Some(before) = both(as_job(&document, &Paper::Proposal, Lang::En, true), &mut standing) else {
        return;
    };
    // A page and a half more: what follows moves, the contents and all page numbers change.
    let text = format!(
        "{}\n\n{}",
        document.dossier.chapter(&chapter).unwrap().text,
        "More is said here.\n\n".repeat(60)
    );
    document = document.apply(&edits::write(&chapter, &text)).unwrap();
    let Some(after) = both(as_job(&document, &Paper::Proposal, Lang::En, true), &mut standing) else {
        return;
    };
    assert!(after.len() > before.len());
    must_be_the_same(&before, "before");
    must_be_the_same(&after, "after");
    for (index, pair) in after.windows(2).enumerate() {
        let far = pair[0].0.farthest_from(&pair[1].1);
        assert!(far > OTHER, "pages {} and {} look the same: {far}", index + 1, index + 2);
    }
    let Some(whole) = both(as_job(&document, &Paper::Proposal, Lang::En, false), &mut standing) else {
        return;
    };
    // The watermark is pale: it is seen where it covers a whole square.
    let far = whole[1].0.farthest_from(&after[1].1);
    assert!(far > 5, "with and without a watermark look the same: {far}");
}
