//! The thing people edit: parts with owners, commands, session, undo, merge.
