//! The client's proposal as a print file, made from `ClientView` alone: what is not in that type cannot be printed.

mod chapters;
mod figures;
mod group;
mod money;
mod print;
mod schedule;
mod service_sheets;
mod services;
mod sites;
mod tables;

use crate::domain::bid::GroupForm;
use crate::domain::client_view::{ClientMember, ClientView, Role};
use crate::i18n::texts::proposal as texts;
use crate::i18n::{Lang, Text, format};
use crate::present::dossier::print::PrintChapter;

pub(super) use group::{form_sentence, grouped_siret};
pub(super) use money::{periods, price_table, totals_block, vat_blocks};
pub use print::{
    Attachment, Bar, Block, Card, Cell, City, Column, ColumnKind, Country, Cover, Footer, Meta, Print, PrintPicture, Row, RowGroup, Section, Stretch, Tick,
    Words,
};
pub(super) use tables::{grouped, table};

/// Format of the file.
pub const FORMAT: &str = "portee-print/1";
/// Name of the client's data in the job and in the PDF.
pub const CLIENT_JSON: &str = "client.json";

/// Which version of the proposal this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub version: String,
    /// The day it was made, in words.
    pub date: String,
}

/// The whole print file.
#[must_use]
pub fn print(view: &ClientView, chapters: &[PrintChapter], edition: &Edition, lang: Lang) -> Print {
    let attachments = vec![Attachment {
        file: CLIENT_JSON,
        description: texts::ATTACHED.get(lang).to_owned(),
        relationship: "data",
        mime: "application/json",
    }];
    let names = (texts::KICKER, texts::TITLE, texts::FOOTER);
    assembled(view, chapters, edition, names, sections(view, chapters, true, lang), attachments, lang)
}

/// The same without any price or amount, and with nothing attached: the technical memo.
#[must_use]
pub fn memo(view: &ClientView, chapters: &[PrintChapter], edition: &Edition, lang: Lang) -> Print {
    let names = (texts::MEMO_KICKER, texts::MEMO_TITLE, texts::MEMO_FOOTER);
    assembled(view, chapters, edition, names, sections(view, chapters, false, lang), Vec::new(), lang)
}

/// `names`: above the title, the title of the file, the foot of the page.
fn assembled(
    view: &ClientView,
    chapters: &[PrintChapter],
    edition: &Edition,
    (kicker, whole_title, footer): (Text, Text, Text),
    sections: Vec<Section>,
    attachments: Vec<Attachment>,
    lang: Lang,
) -> Print {
    let title = title(view, lang);
    let cover = cover(view, kicker, &title, edition, lang);
    Print {
        format: FORMAT,
        lang: lang.code(),
        meta: Meta {
            title: whole_title.fill(lang, &[("title", &title)]),
            authors: view.members.iter().map(|m| m.name.clone()).collect(),
            subject: texts::SUBJECT.fill(lang, &[("reference", &view.tender.reference), ("buyer", &view.tender.buyer)]),
            keywords: [&view.tender.reference, &view.tender.lot]
                .into_iter()
                .filter(|k| !k.is_empty())
                .cloned()
                .collect(),
        },
        words: Words {
            contents: texts::CONTENTS.get(lang),
            page: texts::PAGE.get(lang),
            table: Some(texts::TABLE_NUMBER.get(lang)),
            figure: Some(texts::FIGURE_NUMBER.get(lang)),
            missing_picture: Some(texts::MISSING_PICTURE.get(lang)),
        },
        cover: Cover {
            lines: cover.lines.into_iter().chain(chapters::cover_lines(chapters)).collect(),
            ..cover
        },
        sections,
        pictures: Vec::new(),
        footer: Footer {
            text: footer.fill(lang, &[("reference", &view.tender.reference), ("version", &edition.version)]),
            fingerprint: String::new(),
        },
        watermark: None,
        attachments,
        theme: None,
    }
}

pub(super) fn title(view: &ClientView, lang: Lang) -> String {
    if view.tender.title.is_empty() {
        texts::UNTITLED.get(lang).to_owned()
    } else {
        view.tender.title.clone()
    }
}

fn cover(view: &ClientView, kicker: Text, title: &str, edition: &Edition, lang: Lang) -> Cover {
    let tender = &view.tender;
    let names: Vec<&str> = view.members.iter().map(|m| m.name.as_str()).collect();
    let by = if view.group.name.is_empty() {
        names.join(", ")
    } else {
        format!("{} ({})", view.group.name, names.join(", "))
    };
    let mut facts = vec![Row::new(texts::TENDER.get(lang), tender.reference.clone())];
    if !tender.lot.is_empty() {
        facts.push(Row::new(texts::LOT.get(lang), tender.lot.clone()));
    }
    if let Some(lead) = lead(view) {
        let label = if view.group.form == GroupForm::SeveralLeadLiable {
            texts::LEAD_LIABLE
        } else {
            texts::LEAD
        };
        facts.push(Row::new(label.get(lang), lead.name.clone()));
    }
    facts.push(Row::new(texts::DURATION.get(lang), duration(view, lang)));
    if let Some(deadline) = &tender.deadline {
        facts.push(Row::new(texts::DEADLINE.get(lang), format::moment(deadline, lang)));
    }
    if let Some(until) = view.offer_valid_until {
        facts.push(Row::new(texts::VALID_UNTIL.get(lang), format::date(until, lang)));
    }
    Cover {
        kicker: kicker.get(lang).to_owned(),
        title: title.to_owned(),
        voices: view.members.len(),
        lines: vec![
            texts::FOR_BUYER.fill(lang, &[("buyer", &tender.buyer)]),
            texts::BY_GROUP.fill(lang, &[("members", &by)]),
        ],
        facts,
        status: texts::VERSION.fill(lang, &[("version", &edition.version), ("date", &edition.date)]),
    }
}

fn lead(view: &ClientView) -> Option<&ClientMember> {
    view.members.iter().find(|m| m.role == Role::Lead)
}

fn lead_name(view: &ClientView, lang: Lang) -> String {
    lead(view).map_or_else(|| texts::NO_LEAD.get(lang).to_owned(), |m| m.name.clone())
}

pub(super) fn duration(view: &ClientView, lang: Lang) -> String {
    let months = |is_firm: bool| {
        view.tender
            .periods
            .iter()
            .filter(|p| p.firm == is_firm)
            .map(|p| u32::from(p.months))
            .sum::<u32>()
    };
    let (firm, renewals) = (months(true).to_string(), months(false));
    let text = match renewals {
        0 => texts::MONTHS.fill(lang, &[("months", &firm)]),
        n => texts::MONTHS_AND_RENEWALS.fill(lang, &[("firm", &firm), ("renewals", &n.to_string())]),
    };
    match view.tender.start {
        Some(start) => texts::FROM_START.fill(lang, &[("duration", &text), ("start", &format::date(start, lang))]),
        None => text,
    }
}

/// The summary, the chapters, until when the offer holds.
fn sections(view: &ClientView, chapters: &[PrintChapter], with_prices: bool, lang: Lang) -> Vec<Section> {
    let mut sections = vec![summary(view, with_prices, lang)];
    sections.extend(chapters::sections(view, chapters, with_prices, lang));
    sections.push(validity(view, lang));
    sections
}

fn summary_text(view: &ClientView, lang: Lang) -> Block {
    let count = view.members.len().to_string();
    let text = if view.members.len() > 1 {
        texts::SUMMARY_TEXT
    } else {
        texts::SUMMARY_TEXT_ONE
    };
    Block::Text {
        text: text.fill(lang, &[("count", &count)]),
    }
}

fn summary(view: &ClientView, with_prices: bool, lang: Lang) -> Section {
    let totals = with_prices.then(|| Block::Totals {
        summary: texts::AMOUNTS.get(lang).to_owned(),
        rows: money::totals(view, lang),
    });
    Section {
        heading: texts::SUMMARY.get(lang).to_owned(),
        on_new_page: false,
        blocks: [Some(summary_text(view, lang)), totals].into_iter().flatten().collect(),
    }
}

fn validity(view: &ClientView, lang: Lang) -> Section {
    let days = view.tender.offer_validity_days.to_string();
    let text = match view.offer_valid_until {
        Some(until) => texts::VALIDITY_TEXT.fill(lang, &[("days", &days), ("date", &format::date(until, lang))]),
        None => texts::VALIDITY_DAYS.fill(lang, &[("days", &days)]),
    };
    Section {
        heading: texts::VALIDITY.get(lang).to_owned(),
        on_new_page: false,
        blocks: vec![Block::Text { text }, lead_signature(view, lang)],
    }
}

/// Where the lead signs for the group.
pub(super) fn lead_signature(view: &ClientView, lang: Lang) -> Block {
    Block::Signature {
        title: texts::SIGN_FOR.get(lang).to_owned(),
        lines: vec![lead_name(view, lang), texts::SIGN_LINE.get(lang).to_owned()],
    }
}

/// What a member is in the group, in the wording of its form.
pub(super) fn role_words(role: Role, form: GroupForm) -> Text {
    match (role, form) {
        (Role::Lead, GroupForm::SeveralLeadLiable) => texts::ROLE_LEAD_LIABLE,
        (Role::Lead, _) => texts::ROLE_LEAD,
        (Role::Member, _) => texts::ROLE_MEMBER,
    }
}
