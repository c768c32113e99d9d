//! A table ready to be shown: heads, rows with a head of their own, a row of totals. Knows nothing of what it tells.

/// One column beside the head of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    pub is_number: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Names the row among the others.
    pub key: String,
    pub head: String,
    /// Stands under the head, smaller.
    pub note: Option<String>,
    pub cells: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Of the column of heads.
    pub head: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub foot: Option<Row>,
}

impl Column {
    #[must_use]
    pub fn number(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            is_number: true,
        }
    }
    #[must_use]
    pub fn text(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            is_number: false,
        }
    }
}

impl Row {
    #[must_use]
    pub fn new(key: impl Into<String>, head: impl Into<String>, cells: Vec<String>) -> Self {
        Self {
            key: key.into(),
            head: head.into(),
            note: None,
            cells,
        }
    }
    #[must_use]
    pub fn with_note(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }
}
