//! PDF by typst, from templates, fonts and one JSON file.
