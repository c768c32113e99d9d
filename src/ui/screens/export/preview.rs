//! The preview of a paper: a page, the way to the next, to a chapter, to all pages at once.

use leptos::prelude::*;

use crate::i18n::texts::printing as texts;
use crate::present::dossier::list::over_the_limit;
use crate::present::papers::{Paper, Wish};
use crate::state::{Look, Papers, Part, Preview, Settings, Shown, Workspace};
use crate::ui::components::{Choice, Select, tr, tr_fill};

/// Widths of a page, in hundredths of the room there is.
const ZOOMS: [u32; 4] = [60, 100, 150, 200];
/// The one that it begins with.
const FULL: usize = 1;

#[component]
pub fn PaperPreview(
    #[prop(into)] wish: Signal<Wish>,
    /// The title of the chapter to begin at; a change goes there.
    #[prop(optional, into)]
    chapter: MaybeProp<String>,
) -> impl IntoView {
    let workspace = expect_context::<Workspace>();
    let lang = expect_context::<Settings>().lang();
    let preview = Preview::new(expect_context::<Papers>());
    on_cleanup(move || preview.close());
    let wanted = Memo::new(move |_| wish.get());
    let failure = Memo::new(move |_| match preview.look().get() {
        Look::Failed(sentence) => Some(sentence),
        _ => None,
    });
    let shown = Memo::new(move |_| match preview.look().get() {
        Look::Open(shown) => Some(shown),
        _ => None,
    });
    // The page that the person turned to, as long as the paper and the chapter are the same. Else the first of the chapter, once the
    // pages are there, wherever it moves to.
    let opened = Memo::new(move |_| Opened {
        paper: wanted.read().paper.clone(),
        chapter: chapter.get(),
    });
    let turned = RwSignal::new(None::<(Opened, Part)>);
    let begins = Memo::new(move |_| {
        let title = chapter.get()?;
        shown.with(|s| {
            let mut chapters = s.as_ref()?.chapters.iter();
            chapters.find(|(name, _)| name.ends_with(&title)).map(|(_, page)| *page)
        })
    });
    let part = Memo::new(move |_| {
        let turned = turned.with(|turned| turned.as_ref().filter(|(at, _)| *at == *opened.read()).map(|(_, part)| *part));
        turned.unwrap_or_else(|| Part::Page(begins.get().unwrap_or(1)))
    });
    let turn = Callback::new(move |part| turned.set(Some((opened.get_untracked(), part))));
    Effect::new(move |_| {
        workspace.written().track();
        preview.show(wanted.get(), part.get());
    });
    let over = Memo::new(move |_| {
        let pages = shown.with(|s| s.as_ref().map(|s| s.pages))?;
        over_the_limit(&workspace.document().read(), &wanted.read().paper, pages, lang.get())
    });
    view! {
        <section class="paper" aria-label=tr(texts::PREVIEW)>
            <p role="status" class="soft">
                {move || (preview.look().get() == Look::Working).then(|| tr(texts::PREVIEW_WORKING)())}
            </p>
            {move || failure.get().map(|sentence| view! { <p class="field__fault">{sentence}</p> })}
            <div role="status">{move || over.get().map(|sentence| view! { <p class="field__fault">{sentence}</p> })}</div>
            <Show when=move || shown.read().is_some()>
                <Pages shown part turn />
            </Show>
        </section>
    }
}

/// What a page was turned in.
#[derive(Clone, PartialEq)]
struct Opened {
    paper: Paper,
    chapter: Option<String>,
}

#[component]
fn Pages(shown: Memo<Option<Shown>>, part: Memo<Part>, turn: Callback<Part>) -> impl IntoView {
    let first = Memo::new(move |_| shown.with(|s| s.as_ref().and_then(|s| s.shown.first()).map_or(1, |(number, _)| *number)));
    let pages = Memo::new(move |_| shown.with(|s| s.as_ref().map_or(1, |s| s.pages)));
    let pictures = Memo::new(move |_| shown.with(|s| s.as_ref().map(|s| s.shown.clone()).unwrap_or_default()));
    let is_overview = Memo::new(move |_| part.get() == Part::Overview);
    let zoom = RwSignal::new(FULL);
    let place = tr_fill(texts::PREVIEW_PAGE, move || {
        vec![("page", first.get().to_string()), ("pages", pages.get().to_string())]
    });
    let scaled = move || format!("{}%", ZOOMS.get(zoom.get()).unwrap_or(&100));
    view! {
        <div class="paper__bar">
            <button type="button" class="button button--small" disabled=move || is_overview.get() || first.get() <= 1 on:click=move |_| turn.run(Part::Page(first.get_untracked().saturating_sub(1).max(1)))>
                {tr(texts::PREVIEW_BEFORE)}
            </button>
            <span role="status">{place}</span>
            <button
                type="button"
                class="button button--small"
                disabled=move || { is_overview.get() || first.get() >= pages.get() }
                on:click=move |_| turn.run(Part::Page(first.get_untracked() + 1))
            >
                {tr(texts::PREVIEW_NEXT)}
            </button>
            <button
                type="button"
                class="button button--small"
                aria-pressed=move || is_overview.get().to_string()
                on:click=move |_| turn.run(if is_overview.get_untracked() { Part::Page(1) } else { Part::Overview })
            >
                {tr(texts::PREVIEW_ALL)}
            </button>
            <button
                type="button"
                class="button button--small"
                aria-label=tr(texts::PREVIEW_SMALLER)
                disabled=move || is_overview.get() || zoom.get() == 0
                on:click=move |_| zoom.update(|zoom| *zoom = zoom.saturating_sub(1))
            >
                "−"
            </button>
            <button
                type="button"
                class="button button--small"
                aria-label=tr(texts::PREVIEW_LARGER)
                disabled=move || { is_overview.get() || zoom.get() + 1 >= ZOOMS.len() }
                on:click=move |_| zoom.update(|zoom| *zoom += 1)
            >
                "+"
            </button>
        </div>
        <Chapters shown first turn />
        <Show
            when=move || is_overview.get()
            fallback=move || {
                view! {
                    // It scrolls: a keyboard must reach it.
                    <div class="paper__frame" tabindex="0" role="region" aria-label=tr(texts::PREVIEW)>
                        <img
                            class="paper__page"
                            style:inline-size=scaled
                            src=move || pictures.with(|p| p.first().map(|(_, url)| url.clone()).unwrap_or_default())
                            alt=tr_fill(texts::PREVIEW_PAGE, move || vec![("page", first.get().to_string()), ("pages", pages.get().to_string())])
                        />
                    </div>
                }
            }
        >
            <ul class="paper__all" role="list">
                <For each=move || pictures.get().to_vec() key=|page| page.clone() let((number, url))>
                    <li>
                        <button type="button" class="paper__small" on:click=move |_| turn.run(Part::Page(number))>
                            <img class="paper__page" src=url alt=tr_fill(texts::PREVIEW_PAGE, move || vec![("page", number.to_string()), ("pages", pages.get().to_string())]) />
                            <span aria-hidden="true">{number}</span>
                        </button>
                    </li>
                </For>
            </ul>
        </Show>
    }
}

/// The way to a chapter; nothing where a paper has only one.
#[component]
fn Chapters(shown: Memo<Option<Shown>>, first: Memo<u32>, turn: Callback<Part>) -> impl IntoView {
    let chapters = Memo::new(move |_| shown.with(|s| s.as_ref().map(|s| s.chapters.clone()).unwrap_or_default()));
    let choices = Signal::derive(move || {
        let choice = |(index, (title, _)): (usize, &(String, u32))| Choice {
            key: index.to_string(),
            label: title.clone(),
        };
        chapters.with(|chapters| chapters.iter().enumerate().map(choice).collect::<Vec<_>>())
    });
    let current = Signal::derive(move || {
        let reached = chapters.with(|chapters| chapters.iter().rposition(|(_, begins)| *begins <= first.get()));
        reached.unwrap_or_default().to_string()
    });
    let jump = Callback::new(move |key: String| {
        let index: usize = key.parse().unwrap_or_default();
        if let Some(page) = chapters.with_untracked(|chapters| chapters.get(index).map(|(_, page)| *page)) {
            turn.run(Part::Page(page));
        }
    });
    view! {
        <Show when=move || { chapters.read().len() > 1 }>
            <div class="fields">
                <Select label=Signal::derive(tr(texts::PREVIEW_CHAPTER)) choices value=current on_choose=jump changes_nothing=true />
            </div>
        </Show>
    }
}
