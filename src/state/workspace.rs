//! The one open bid: its session behind a handle, the only gate through which it changes, and what is computed from it.

use std::sync::Arc;

use leptos::prelude::*;

use super::handles::keep_the_focus;
use super::notices::Notices;
use super::saving::{SaveState, Saver};
use super::settings::Settings;
use crate::document::{Command, CommandError, Document, LogRecord, Role, Session};
use crate::domain::bid::Bid;
use crate::domain::game::{Solved, is_same_game, solved_by_hand};
use crate::domain::results::{Results, compute_with};
use crate::platform::locks::BidLock;
use crate::present::{faults, labels};

/// Whether this page may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Writer,
    /// Another tab writes; this one follows and can take over.
    OtherTab,
    /// Storage or locks do not work here.
    NoLock,
}

/// Where the open bid stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// No bid is open.
    Closed,
    /// This address is being opened.
    Opening(String),
    /// Open, at this address.
    Open(String),
    NotFound(String),
    /// What is kept cannot be read; it was set aside. The sentence says what.
    Unreadable(String),
}

#[derive(Clone, Copy)]
pub struct Workspace {
    session: RwSignal<Session>,
    /// What is being written and is not yet a change.
    written: RwSignal<Option<Command>>,
    document: Memo<Arc<Document>>,
    /// Whether it is a member's: thousands of buttons ask, and hardly ever hear something new.
    is_members_copy: Memo<bool>,
    results: Memo<Arc<Results>>,
    /// The solved coalition game, and the bid that its values were found for.
    game: RwSignal<Option<(Arc<Bid>, Arc<Solved>)>>,
    pub(super) phase: RwSignal<Phase>,
    pub(super) access: RwSignal<Access>,
    pub(super) lock: StoredValue<Option<BidLock>, LocalStorage>,
    pub(super) saver: Saver,
    notices: Notices,
    settings: Settings,
}

impl Workspace {
    #[must_use]
    pub fn new(saver: Saver, notices: Notices, settings: Settings) -> Self {
        let session = RwSignal::new(Session::new(crate::document::new_bid::empty("")));
        let document = Memo::new_with_compare(
            move |_| session.with(|s| s.document().clone()),
            |old: Option<&Arc<Document>>, new: Option<&Arc<Document>>| !matches!((old, new), (Some(a), Some(b)) if Arc::ptr_eq(a, b)),
        );
        let game = RwSignal::new(None::<(Arc<Bid>, Arc<Solved>)>);
        // Apart: twelve members make 4 095 coalitions, which are not weighed again for every price that changes.
        let game_and_players = Memo::new(move |_| {
            let document = document.read();
            (document.frame.game.clone(), document.members.iter().map(|m| m.id.clone()).collect::<Vec<_>>())
        });
        let by_hand = Memo::new(move |_| {
            game_and_players.track();
            solved_by_hand(&document.read_untracked().bid()).and_then(Result::ok).map(Arc::new)
        });
        let results = Memo::new_with_compare(
            move |_| {
                let bid = document.read().bid();
                let game = game.read();
                let found = game.as_ref().filter(|(of, _)| is_same_game(of, &bid)).map(|(_, solved)| solved.clone());
                Arc::new(compute_with(&bid, by_hand.get().or(found)))
            },
            |_, _| true,
        );
        Self {
            session,
            written: RwSignal::new(None),
            document,
            is_members_copy: Memo::new(move |_| matches!(document.read().role, Role::Member(_))),
            results,
            game,
            phase: RwSignal::new(Phase::Closed),
            access: RwSignal::new(Access::Writer),
            lock: StoredValue::new_local(None),
            saver,
            notices,
            settings,
        }
    }
    /// The document of the moment.
    #[must_use]
    pub fn document(self) -> Memo<Arc<Document>> {
        self.document
    }
    /// The document as it reads on the screen: with what is being written and is not yet a change.
    #[must_use]
    pub fn written(self) -> Signal<Arc<Document>> {
        Signal::derive(move || {
            let document = self.document.get();
            let with = |command: &Command| document.apply(command).ok().map(Arc::new);
            self.written.with(|written| written.as_ref().and_then(with)).unwrap_or(document)
        })
    }
    /// Whether something is being written that is not yet a change.
    #[must_use]
    pub fn is_writing(self) -> bool {
        self.written.with_untracked(Option::is_some)
    }
    /// Shows what is being written, before it is a change; none once it is one, or given up.
    pub fn write(self, command: Option<Command>) {
        if command.is_some() || self.is_writing() {
            self.written.set(command);
        }
    }
    /// What follows from the document.
    #[must_use]
    pub fn results(self) -> Memo<Arc<Results>> {
        self.results
    }
    /// Takes the coalition game that was solved for `bid`; it counts until something it depends on changes.
    pub fn know_game(self, bid: Bid, solved: Solved) {
        self.game.set(Some((Arc::new(bid), Arc::new(solved))));
    }
    /// The solved game of the document of the moment.
    #[must_use]
    pub fn game(self) -> Option<Arc<Solved>> {
        self.results.with_untracked(|results| results.settlement.standing.game.clone())
    }
    #[must_use]
    pub fn phase(self) -> Signal<Phase> {
        self.phase.into()
    }
    #[must_use]
    pub fn is_open(self) -> Signal<bool> {
        Signal::derive(move || matches!(self.phase.get(), Phase::Open(_)))
    }
    #[must_use]
    pub fn access(self) -> Signal<Access> {
        self.access.into()
    }
    #[must_use]
    pub fn save_state(self) -> Signal<SaveState> {
        self.saver.state()
    }
    #[must_use]
    pub fn is_read_only(self) -> Signal<bool> {
        Signal::derive(move || self.access.get() == Access::OtherTab)
    }
    /// True in a member's own copy.
    #[must_use]
    pub fn is_members_copy(self) -> Signal<bool> {
        self.is_members_copy.into()
    }
    /// What undo would take back, in words.
    #[must_use]
    pub fn last_done(self) -> Signal<Option<String>> {
        self.label_of(Session::last_done)
    }
    /// What redo would do again, in words.
    #[must_use]
    pub fn last_undone(self) -> Signal<Option<String>> {
        self.label_of(Session::last_undone)
    }
    fn label_of(self, step: fn(&Session) -> Option<&Command>) -> Signal<Option<String>> {
        let lang = self.settings.lang();
        Signal::derive(move || self.session.with(|s| step(s).map(|c| labels::command(c, s.document(), lang.get()))))
    }

    /// Carries out a command; a refusal becomes a notice.
    pub fn dispatch(self, command: Command) -> bool {
        let outcome = self.try_dispatch(command);
        if let Err(error) = &outcome {
            self.notices.fault(faults::command(error, self.settings.lang().get_untracked()));
        }
        outcome.is_ok()
    }

    /// Carries out a command; the caller shows a refusal beside its field.
    ///
    /// # Errors
    /// `CommandError`; the document is as it was.
    pub fn try_dispatch(self, command: Command) -> Result<(), CommandError> {
        if self.is_read_only().get_untracked() {
            return Ok(());
        }
        let mut outcome = Ok(None);
        keep_the_focus();
        self.session.update(|session| outcome = session.dispatch(command));
        self.log(outcome?);
        Ok(())
    }

    /// The same, as the sentence that a field shows.
    ///
    /// # Errors
    /// The sentence, in the language of the moment.
    pub fn commit(self, command: Command) -> Result<(), String> {
        self.try_dispatch(command)
            .map_err(|error| faults::command(&error, self.settings.lang().get_untracked()))
    }

    pub fn undo(self) {
        self.step(Session::undo);
    }
    pub fn redo(self) {
        self.step(Session::redo);
    }
    fn step(self, step: fn(&mut Session) -> Option<LogRecord>) {
        if self.is_read_only().get_untracked() {
            return;
        }
        let mut record = None;
        keep_the_focus();
        self.session.update(|session| record = step(session));
        self.log(record);
    }

    fn log(self, record: Option<LogRecord>) {
        if let (Some(record), Phase::Open(key)) = (record, self.phase.get_untracked()) {
            self.session.with_untracked(|s| self.saver.record(&key, &record, s.document()));
        }
    }

    /// Puts another session in place: a bid was opened, or another tab has written.
    pub(super) fn replace(self, session: Session) {
        self.session.set(session);
    }

    /// How many records the open bid has: it only ever grows.
    #[must_use]
    pub fn changes(self) -> u64 {
        self.saver.seq()
    }

    /// Keeps at once what is not written yet: the page is about to go.
    pub fn flush(self) {
        self.saver.flush();
    }
    /// Tries to write again what could not be written.
    pub fn save_again(self) {
        self.saver.write_on();
    }
}
