//! Entry of the export worker.

fn main() {}
