//! The preview of a paper: its pages as pictures, from the same templates as the file.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::papers::Papers;
use crate::platform::picture::Picture;
use crate::present::papers::Wish;

/// Most pages that are shown at once, small.
const OVERVIEW_MAX: u32 = 60;

/// What the preview shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Closed,
    Working,
    Open(Shown),
    /// The sentence to show.
    Failed(String),
}

/// Some pages, and how to reach the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Number from 1, and the address of the picture. At least one.
    pub shown: Arc<[(u32, String)]>,
    pub pages: u32,
    /// Title of a chapter, and the page where it begins.
    pub chapters: Arc<[(String, u32)]>,
}

/// What to show of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One page, from 1.
    Page(u32),
    /// All pages, small.
    Overview,
}

#[derive(Clone, Copy)]
pub struct Preview {
    look: RwSignal<Look>,
    /// Kept as long as they are looked at.
    pictures: StoredValue<Vec<Picture>, LocalStorage>,
    /// What is to be shown next. While pages are drawn, only the last wish waits.
    wanted: StoredValue<Option<(Wish, Part)>>,
    is_drawing: StoredValue<bool>,
    papers: Papers,
}

impl Preview {
    /// A preview of its own: each place that shows pages has one.
    #[must_use]
    pub fn new(papers: Papers) -> Self {
        Self {
            look: RwSignal::new(Look::Closed),
            pictures: StoredValue::new_local(Vec::new()),
            wanted: StoredValue::new(None),
            is_drawing: StoredValue::new(false),
            papers,
        }
    }
    #[must_use]
    pub fn look(self) -> Signal<Look> {
        self.look.into()
    }
    pub fn close(self) {
        self.wanted.set_value(None);
        self.look.set(Look::Closed);
        self.pictures.set_value(Vec::new());
    }
    /// Shows part of a paper as it is. What was shown before stays until its pages are there.
    pub fn show(self, wish: Wish, part: Part) {
        if !matches!(self.look.get_untracked(), Look::Open(_)) {
            self.look.set(Look::Working);
        }
        self.wanted.set_value(Some((wish, part)));
        if self.is_drawing.get_value() {
            return;
        }
        self.is_drawing.set_value(true);
        // A task of its own: the letter that was typed comes first.
        set_timeout(move || spawn_local(self.draw()), Duration::ZERO);
    }

    /// Draws until nothing more is wanted.
    async fn draw(self) {
        while let Some((wish, part)) = self.wanted.try_update_value(Option::take).flatten() {
            let outcome = self.drawn(&wish, part).await;
            if !self.is_wanted(&wish, part) {
                continue;
            }
            match outcome {
                Ok((shown, pictures)) => {
                    self.look.set(Look::Open(shown));
                    self.pictures.set_value(pictures);
                }
                Err(sentence) => self.look.set(Look::Failed(sentence)),
            }
        }
        self.is_drawing.try_set_value(false);
    }
    /// Whether this is to be seen: nothing else is wanted by now, and the preview is still on the screen.
    fn is_wanted(self, wish: &Wish, part: Part) -> bool {
        let is_open = self.look.try_get_untracked().is_some_and(|look| look != Look::Closed);
        let is_last = |next: &Option<(Wish, Part)>| next.as_ref().is_none_or(|(next, next_part)| next == wish && *next_part == part);
        is_open && self.wanted.try_with_value(is_last).unwrap_or_default()
    }

    async fn drawn(self, wish: &Wish, part: Part) -> Result<(Shown, Vec<Picture>), String> {
        let numbers: Vec<u32> = match part {
            Part::Page(page) => vec![page],
            Part::Overview => (1..=OVERVIEW_MAX).collect(),
        };
        let pages = |numbers: Vec<u32>| async move { self.papers.pages(wish, &numbers).await };
        let mut drawn = pages(numbers).await?;
        if drawn.shown.is_empty() {
            // The paper became shorter than the page that is asked for.
            drawn = pages(vec![drawn.pages]).await?;
        }
        let mut pictures = Vec::with_capacity(drawn.shown.len());
        let mut shown = Vec::with_capacity(drawn.shown.len());
        for (number, svg) in drawn.shown {
            let picture = Picture::of_svg(&svg).map_err(|error| self.papers.failed(&error.to_string()))?;
            shown.push((number, picture.url().to_owned()));
            pictures.push(picture);
        }
        let shown = Shown {
            shown: shown.into(),
            pages: drawn.pages,
            chapters: drawn.chapters.into(),
        };
        Ok((shown, pictures))
    }
}
