//! Files that come in, by button, drop or paste: recognised, read, told about.
