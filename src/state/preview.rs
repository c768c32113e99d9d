//! The preview of a paper: its pages as pictures, from the same templates as the file.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::papers::Papers;
use crate::platform::picture::Picture;
use crate::present::papers::Wish;

/// After the last change, before the pages are drawn again: typing is not held up by them.
const PAUSE: Duration = Duration::from_millis(120);
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
    /// Counts what was asked: an answer that comes late is dropped.
    asked: StoredValue<u32>,
    papers: Papers,
}

impl Preview {
    /// A preview of its own: each place that shows pages has one.
    #[must_use]
    pub fn new(papers: Papers) -> Self {
        Self {
            look: RwSignal::new(Look::Closed),
            pictures: StoredValue::new_local(Vec::new()),
            asked: StoredValue::new(0),
            papers,
        }
    }
    #[must_use]
    pub fn look(self) -> Signal<Look> {
        self.look.into()
    }
    pub fn close(self) {
        self.next();
        self.look.set(Look::Closed);
        self.pictures.set_value(Vec::new());
    }
    /// Shows part of a paper as it is after a short pause. What was shown before stays until then.
    pub fn show(self, wish: Wish, part: Part) {
        let asked = self.next();
        if !matches!(self.look.get_untracked(), Look::Open(_)) {
            self.look.set(Look::Working);
        }
        let draw = async move {
            if !self.is_last(asked) {
                return;
            }
            let outcome = self.drawn(&wish, part).await;
            if !self.is_last(asked) {
                return;
            }
            match outcome {
                Ok((shown, pictures)) => {
                    self.look.set(Look::Open(shown));
                    self.pictures.set_value(pictures);
                }
                Err(sentence) => self.look.set(Look::Failed(sentence)),
            }
        };
        set_timeout(move || spawn_local(draw), PAUSE);
    }

    fn next(self) -> u32 {
        self.asked
            .try_update_value(|asked| {
                *asked = asked.wrapping_add(1);
                *asked
            })
            .unwrap_or_default()
    }
    /// False, too, when the preview is gone from the screen.
    fn is_last(self, asked: u32) -> bool {
        self.asked.try_get_value() == Some(asked)
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
