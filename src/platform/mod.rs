//! The only place that names the browser.
