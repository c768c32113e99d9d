//! The print file `portee-print/1` as types: a cover, sections, blocks, all texts ready. `docs/format/print.md` describes it.
//! Knows neither the trade nor typst.

use serde::Serialize;

use crate::present::appearance::Theme;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Print {
    pub format: &'static str,
    pub lang: &'static str,
    pub meta: Meta,
    pub words: Words,
    pub cover: Cover,
    pub sections: Vec<Section>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<PrintPicture>,
    pub footer: Footer,
    /// A word across every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watermark: Option<&'static str>,
    pub attachments: Vec<Attachment>,
    /// The look of the group; the app's own where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meta {
    pub title: String,
    pub authors: Vec<String>,
    pub subject: String,
    pub keywords: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Words {
    pub contents: &'static str,
    /// With the places `{page}` and `{pages}`, which the template fills.
    pub page: &'static str,
    /// With the places `{number}` and `{what}`; a print file without them numbers nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<&'static str>,
    /// With the place `{file}`: what stands in the place of a picture that is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_picture: Option<&'static str>,
}

/// A picture that the texts may show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrintPicture {
    pub file: String,
    /// In bytes: with it, another picture makes another version.
    pub size: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub decorative: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cover {
    pub kicker: String,
    pub title: String,
    /// How many members: the cover draws as many voices.
    pub voices: usize,
    pub lines: Vec<String>,
    pub facts: Vec<Row>,
    pub status: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    pub label: String,
    pub value: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
}

impl Row {
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            strong: false,
        }
    }
    #[must_use]
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    pub heading: String,
    /// Begins on a new page.
    #[serde(rename = "break", skip_serializing_if = "std::ops::Not::not")]
    pub on_new_page: bool,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    Text {
        text: String,
    },
    Statement {
        text: String,
    },
    Note {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Heading {
        text: String,
    },
    Facts {
        rows: Vec<Row>,
    },
    Cards {
        items: Vec<Card>,
    },
    Totals {
        summary: String,
        rows: Vec<Row>,
    },
    /// A bar for each row, beside its words and its value: a picture that loses nothing when it is only heard.
    Bars {
        /// «Montants par membre»: numbered when it is laid out.
        caption: String,
        rows: Vec<Bar>,
    },
    /// When each thing is done, along one axis: the bars are decoration beside the words that say the same.
    Timeline {
        caption: String,
        ticks: Vec<Tick>,
        rows: Vec<Stretch>,
    },
    /// Where the services run: countries with their cities, and who is there.
    Sites {
        caption: String,
        countries: Vec<Country>,
    },
    /// What people wrote, in Markdown.
    Markdown {
        text: String,
    },
    Table {
        /// Its caption, numbered when it is laid out, and what is read out to people who do not see it.
        summary: String,
        columns: Vec<Column>,
        groups: Vec<RowGroup>,
        /// Rows in bold at the foot.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        total: Vec<Vec<String>>,
    },
    Signature {
        title: String,
        lines: Vec<String>,
    },
}

/// A row of a picture in bars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    pub label: String,
    pub value: String,
    /// In thousandths of the longest.
    pub size: u16,
}

/// A mark on the axis of a timeline, in thousandths of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    pub at: u16,
    pub label: String,
}

/// A row of a timeline: from where to where, in thousandths of the axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stretch {
    pub label: String,
    pub value: String,
    pub from: u16,
    pub to: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Country {
    pub name: String,
    pub cities: Vec<City>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct City {
    pub name: String,
    pub members: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    pub title: String,
    pub tag: String,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    pub label: String,
    pub kind: ColumnKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    Ref,
    Text,
    Short,
    Number,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RowGroup {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub rows: Vec<Vec<Cell>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtotal: Option<Vec<String>>,
}

/// A cell: a text, or a text with a note below it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    Text(String),
    Noted { text: String, note: String },
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Footer {
    pub text: String,
    /// What tells this version from any other.
    pub fingerprint: String,
}

/// A file of the job that the PDF carries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attachment {
    pub file: &'static str,
    pub description: String,
    pub relationship: &'static str,
    pub mime: &'static str,
}
