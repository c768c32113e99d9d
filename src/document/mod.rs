//! The thing people edit: a map of parts with one owner each, changed by commands, with undo, and merged by decision.
//! Knows no browser, no clock, no file format.

mod appearance;
mod apply;
mod backup;
mod cascade;
mod command;
mod dossier;
mod merge;
pub mod new_bid;
mod parts;
mod picture;
mod session;
mod sheet;
mod subcontracting;
mod wish;

pub use appearance::{Appearance, LOGO_MAX, Letters, Logo, LogoKind};
pub use command::{Command, CommandError, PartId};
pub use dossier::{Chapter, ChapterHead, ChapterKind, Dossier, DossierOptions, TEXT_MAX, TITLE_MAX};
pub use merge::{OfferNews, OfferSubmission, Request, RequestedMember, news_of};
pub use parts::{Brief, Criterion, Document, Frame, Keeper, MemberParts, Offer, Plan, Receipt, Role, Scenario};
pub use picture::{PICTURE_MAX, PICTURES_MAX, Picture, PictureFault, PictureKind};
pub use session::{LogRecord, Session, Step};
pub use sheet::{Sheet, TurnoverYear};
