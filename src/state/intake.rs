//! What was brought (`entrance`): files are recognised by what they hold, read, and told about.
//! A file that cannot be read changes nothing; one that can never replaces a bid: it opens beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bids::Bids;
use super::entrance::{Brought, Entrance};
use super::router::Router;
use super::settings::Settings;
use super::workspace::{Phase, Workspace};
use crate::document::{Command, Document, OfferSubmission, Request, RequestedMember, Role, new_bid, news_of};
use crate::domain::decimal::Rate;
use crate::domain::ids::MemberId;
use crate::exchange::kind::{FileKind, kind_of};
use crate::exchange::notice::Notice;
use crate::exchange::{eforms, from_notice, joint_bid, offers, portee};
use crate::i18n::Lang;
use crate::platform::PlatformError;
use crate::platform::browser::BrowserRandomness;
use crate::platform::fetch;
use crate::platform::files::File;
use crate::ports::Randomness;
use crate::present::incoming::{self, FileReport, OfferNewsView};
use crate::present::route::{Route, Screen};

/// Most bytes of a file that are read at all.
const READ_MAX: u64 = 32 * 1024 * 1024;
/// The complete example, one of the app's own files.
const EXAMPLE: &str = "examples/haut-vallon.bid.json";

#[derive(Clone, Copy)]
pub struct Intake {
    reports: RwSignal<Vec<FileReport>>,
    offers: RwSignal<Vec<OfferSubmission>>,
    /// A notice of several lots, until one is chosen.
    notice: RwSignal<Option<Notice>>,
    bids: Bids,
    workspace: Workspace,
    settings: Settings,
    router: Router,
}

impl Intake {
    /// Takes in what waits at the entrance, and what will come.
    #[must_use]
    pub fn new(entrance: Entrance, bids: Bids, workspace: Workspace, settings: Settings, router: Router) -> Self {
        let intake = Self {
            reports: RwSignal::new(Vec::new()),
            offers: RwSignal::new(Vec::new()),
            notice: RwSignal::new(None),
            bids,
            workspace,
            settings,
            router,
        };
        Effect::new(move |_| {
            entrance.count().track();
            for brought in entrance.take() {
                untrack(|| intake.carry_in(brought));
            }
        });
        intake
    }
    /// What the last files said, until it is closed.
    #[must_use]
    pub fn reports(self) -> Signal<Vec<FileReport>> {
        self.reports.into()
    }
    pub fn close_reports(self) {
        self.reports.set(Vec::new());
    }
    /// What the offers that wait would change in the open bid.
    #[must_use]
    pub fn offer_news(self) -> Signal<Vec<OfferNewsView>> {
        Signal::derive(move || {
            let lang = self.settings.lang().get();
            let document = self.workspace.document().get();
            self.offers.with(|offers| {
                offers
                    .iter()
                    .map(|o| incoming::offer_news(&document, o, &news_of(&document, o), lang))
                    .collect()
            })
        })
    }
    /// The lots to choose from: id and title.
    #[must_use]
    pub fn lots(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            self.notice
                .with(|notice| notice.iter().flat_map(|n| &n.lots).map(|lot| (lot.id.clone(), lot.title.clone())).collect())
        })
    }

    /// Does what was brought asks for.
    fn carry_in(self, brought: Brought) {
        match brought {
            Brought::New => self.bids.keep_and_open(new_bid::empty(&BrowserRandomness.id()), Screen::Tender),
            Brought::Example => self.open_example(),
            Brought::Copy(key) => self.bids.duplicate(key),
            Brought::Files(files) => spawn_local(self.take(files)),
            Brought::Text(text) => {
                self.reports.set(Vec::new());
                self.read(incoming::pasted_name(self.lang()), text.as_bytes());
            }
            Brought::Refused(error) => self.reports.set(vec![incoming::failed_to_read("", &error.to_string(), self.lang())]),
        }
    }
    async fn take(self, chosen: Vec<File>) {
        if !chosen.is_empty() {
            self.reports.set(Vec::new());
        }
        for file in chosen {
            match file.bytes(READ_MAX).await {
                Ok(bytes) => self.read(&file.name(), &bytes),
                Err(PlatformError::TooLarge { name, size, limit }) => self.report(incoming::too_large(&name, size, limit, self.lang())),
                Err(error) => self.report(incoming::failed_to_read(&file.name(), &error.to_string(), self.lang())),
            }
        }
    }

    /// Reads one file, whatever it is called. Also serves the complete example.
    fn read(self, name: &str, bytes: &[u8]) {
        let lang = self.lang();
        match kind_of(bytes) {
            FileKind::Portee => match portee::read(bytes) {
                Ok(document) => self.bids.keep_and_open(document, Screen::Tender),
                Err(error) => self.report(incoming::file_error(name, &error, lang)),
            },
            FileKind::Bid | FileKind::OtherJson => match joint_bid::read(bytes) {
                Ok((bid, warnings)) => {
                    if !warnings.is_empty() {
                        self.report(incoming::warnings(name, &warnings, lang));
                    }
                    // A bid without an allocation has no price yet: the next thing to do is to find one.
                    let screen = if bid.allocation.is_some() { Screen::Price } else { Screen::Allocation };
                    self.bids.keep_and_open(Document::from_bid(bid), screen);
                }
                Err(refusals) => self.report(incoming::refusals(name, &refusals, lang)),
            },
            FileKind::Request => match offers::read_request(bytes) {
                Ok(request) => self.answer(&request),
                Err(error) => self.report(incoming::file_error(name, &error, lang)),
            },
            FileKind::Offer => match offers::read_offer(bytes) {
                Ok(offer) => self.receive(name, offer),
                Err(error) => self.report(incoming::file_error(name, &error, lang)),
            },
            FileKind::Notice => match eforms::read(bytes, name) {
                Ok((notice, unread)) => {
                    self.report(incoming::notice_read(name, &notice, &unread, lang));
                    match notice.lots.as_slice() {
                        [] => self.open_lot(&notice, ""),
                        [lot] => self.open_lot(&notice, &lot.id.clone()),
                        _ => self.notice.set(Some(notice)),
                    }
                }
                Err(error) => self.report(incoming::notice_error(name, &error, lang)),
            },
            kind @ (FileKind::Results | FileKind::Client | FileKind::Other | FileKind::Empty) => self.report(incoming::not_opened(name, kind, lang)),
        }
    }

    /// The example that comes with the app.
    fn open_example(self) {
        spawn_local(async move {
            match fetch::bytes(EXAMPLE).await {
                Ok(bytes) => self.read(EXAMPLE, &bytes),
                Err(error) => self.report(incoming::failed_to_read(EXAMPLE, &error.to_string(), self.lang())),
            }
        });
    }

    /// The chosen lot of the notice that waits becomes a bid.
    pub fn choose_lot(self, lot: &str) {
        if let Some(notice) = self.notice.get_untracked() {
            self.notice.set(None);
            self.open_lot(&notice, lot);
        }
    }
    pub fn forget_notice(self) {
        self.notice.set(None);
    }
    fn open_lot(self, notice: &Notice, lot: &str) {
        let (document, left) = from_notice::bid_from(notice, lot, &BrowserRandomness.id());
        if !left.is_empty() {
            self.report(incoming::not_carried(&notice.file_name, &left, self.lang()));
        }
        self.bids.keep_and_open(document, Screen::Tender);
    }

    /// A request opens as the member's own copy.
    fn answer(self, request: &Request) {
        let name_itself = RequestedMember {
            id: MemberId::new(&BrowserRandomness.id()),
            card: new_bid::card("", Rate::ZERO).into(),
        };
        let document = request.answer(&name_itself);
        let screen = if request.member.is_some() { Screen::Offers } else { Screen::Group };
        self.bids.keep_and_open(document, screen);
    }

    /// An offer waits until the lead has seen what it changes.
    fn receive(self, name: &str, offer: OfferSubmission) {
        let document = self.workspace.document().get_untracked();
        let is_open = matches!(self.workspace.phase().get_untracked(), Phase::Open(_));
        if is_open && document.role == Role::Lead && document.id == offer.bid {
            self.offers.update(|offers| {
                offers.retain(|o| o.receipt.digest != offer.receipt.digest);
                offers.push(offer);
            });
            return;
        }
        let kept = self.bids.list().get_untracked().unwrap_or_default();
        if let Some(meta) = kept.iter().find(|meta| meta.id == offer.bid) {
            self.router.go(&Route::Bid {
                id: meta.id.clone(),
                screen: Screen::Offers,
            });
        }
        self.report(incoming::offer_for_another_bid(name, &offer, self.lang()));
    }
    /// Accepts the offers with these digests as one step, and lets the others go.
    pub fn accept_offers(self, digests: &[String]) {
        let waiting = self.offers.get_untracked();
        self.offers.set(Vec::new());
        let accepted: Vec<Command> = waiting
            .into_iter()
            .filter(|o| digests.contains(&o.receipt.digest))
            .map(|o| Command::AcceptOffer(Box::new(o)))
            .collect();
        if !accepted.is_empty() {
            self.workspace.dispatch(Command::Several(accepted));
        }
    }

    fn report(self, report: FileReport) {
        self.reports.update(|reports| reports.push(report));
    }
    fn lang(self) -> Lang {
        self.settings.lang().get_untracked()
    }
}
