//! Signals: the one session, autosave, notices, route, jobs.
