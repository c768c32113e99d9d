//! Files in and out. Every reader returns a value and a report of what it understood.
