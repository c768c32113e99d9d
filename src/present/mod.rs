//! View-models: from the document to what a screen shows.
