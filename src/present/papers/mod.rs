//! The papers of a bid that leave as PDF. The proposal and the memo are made of chapters (`proposal`); the others stand alone: for the client, the price schedule, the data for the official forms, powers, the data-processing annex, an
//! extract of the agreement, a plain quotation; for the group, its internal file, its agreement and its plans. Each is a wording
//! (`public/papers/`) with computed values and tables. A paper for the client is made from `ClientView` and the administrative sheets: the
//! settlement is not even an argument.

mod catalogue;
mod client_blocks;
mod client_values;
mod group_blocks;
mod group_values;
mod prose;
mod sheet;
mod subcontracting;
mod tables;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;

use std::sync::Arc;

pub use catalogue::{Paper, PaperChoice, all, choices};
pub use client_values::{Account, Sheets};
pub use prose::Knows;
pub use sheet::{Sheet, Wish, sheet, sheet_bearing};

use client_values::ClientPaper;
use group_values::GroupPaper;

use crate::document::Document;
use crate::domain::bid::PaymentMode;
use crate::domain::client_view::{ClientView, Role};
use crate::domain::results::Results;
use crate::i18n::Lang;
use crate::i18n::texts::{papers as texts, proposal as words};
use crate::present::dossier::print::chapters;
use crate::present::file_names::Audience;
use crate::present::proposal::{self, Cover, Edition, FORMAT, Footer, Meta, Print, Row, Words};

/// The template of the separate papers.
pub const TEMPLATE: &str = "paper.typ";

/// The print file of a paper; `wording` is the file that `Paper::wording` names, if it names one.
#[must_use]
pub fn print(paper: &Paper, document: &Document, results: &Results, wording: &str, edition: &Edition, lang: Lang) -> Print {
    match paper.audience() {
        Audience::Client => {
            let view = ClientView::of(&document.bid(), &results.contract);
            match paper {
                Paper::Proposal => proposal::print(&view, &chapters(&document.dossier, &view, true, lang), edition, lang),
                Paper::Memo => proposal::memo(&view, &chapters(&document.dossier, &view, false, lang), edition, lang),
                _ => {
                    let accounts = if paper.holds_accounts() { accounts(document, &view) } else { Vec::new() };
                    for_client(paper, &view, &sheets(document), &accounts, wording, edition, lang)
                }
            }
        }
        Audience::Group => for_group(paper, document, results, wording, edition, lang),
    }
}

/// A paper for the client, from what the client may see. `accounts` are printed by the *acte d’engagement* and the RIB alone.
#[must_use]
pub fn for_client(paper: &Paper, view: &ClientView, sheets: &Sheets, accounts: &[Account], wording: &str, edition: &Edition, lang: Lang) -> Print {
    let knows = ClientPaper {
        view,
        sheets,
        member: paper.member().and_then(|id| view.members.iter().find(|m| &m.id == id)),
        subcontractor: match paper {
            Paper::Subcontracting(member, id) => view.subcontractors.iter().find(|s| &s.member == member && &s.id == id),
            _ => None,
        },
        money: paper.holds_money(),
        accounts: if paper.holds_accounts() { accounts } else { &[] },
        edition,
        lang,
    };
    framed(paper, view, wording, &knows, edition, lang)
}

fn for_group(paper: &Paper, document: &Document, results: &Results, wording: &str, edition: &Edition, lang: Lang) -> Print {
    let view = ClientView::of(&document.bid(), &results.contract);
    let sheets = sheets(document);
    let knows = GroupPaper {
        document,
        results,
        client: ClientPaper {
            view: &view,
            sheets: &sheets,
            member: None,
            subcontractor: None,
            money: true,
            accounts: &[],
            edition,
            lang,
        },
    };
    framed(paper, &view, wording, &knows, edition, lang)
}

/// Title, authors, facts and footer, the same for all papers.
fn framed(paper: &Paper, view: &ClientView, wording: &str, knows: &dyn Knows, edition: &Edition, lang: Lang) -> Print {
    let tender = &view.tender;
    let name = paper.title(knows, lang);
    let subject = words::SUBJECT.fill(lang, &[("reference", &tender.reference), ("buyer", &tender.buyer)]);
    let mut facts = vec![
        Row::new(words::TENDER.get(lang), tender.reference.clone()),
        Row::new(texts::SUBJECT_OF_TENDER.get(lang), proposal::title(view, lang)),
        Row::new(texts::BUYER.get(lang), tender.buyer.clone()),
    ];
    if !tender.lot.is_empty() {
        facts.push(Row::new(words::LOT.get(lang), tender.lot.clone()));
    }
    facts.retain(|row| !row.value.is_empty());
    let kicker = match paper.audience() {
        Audience::Client => texts::KICKER_CLIENT,
        Audience::Group => texts::KICKER_GROUP,
    };
    Print {
        format: FORMAT,
        lang: lang.code(),
        meta: Meta {
            title: format!("{name} – {}", proposal::title(view, lang)),
            authors: view.members.iter().map(|m| m.name.clone()).collect(),
            subject,
            keywords: [&tender.reference, &tender.lot].into_iter().filter(|k| !k.is_empty()).cloned().collect(),
        },
        words: Words {
            contents: words::CONTENTS.get(lang),
            page: words::PAGE.get(lang),
            table: None,
            figure: None,
            missing_picture: None,
        },
        cover: Cover {
            kicker: kicker.get(lang).to_owned(),
            title: name.clone(),
            voices: view.members.len(),
            lines: Vec::new(),
            facts,
            status: words::VERSION.fill(lang, &[("version", &edition.version), ("date", &edition.date)]),
        },
        sections: prose::sections(wording, knows, lang),
        pictures: Vec::new(),
        footer: Footer {
            text: texts::FOOTER.fill(lang, &[("reference", &tender.reference), ("name", &name), ("version", &edition.version)]),
            fingerprint: String::new(),
        },
        watermark: None,
        attachments: Vec::new(),
        theme: None,
    }
}

/// The sheets of all members.
#[must_use]
pub fn sheets(document: &Document) -> Sheets {
    document.members.iter().map(|m| (m.id.clone(), Arc::clone(&m.sheet))).collect()
}

/// The accounts to credit: of every member that invoices, or of the lead alone when the group has one account.
#[must_use]
pub fn accounts(document: &Document, view: &ClientView) -> Vec<Account> {
    let is_paid = |role: Role| view.group.payment_mode == PaymentMode::SeparateAccounts || role == Role::Lead;
    let members = view.members.iter().filter(|m| is_paid(m.role));
    members
        .filter_map(|shown| {
            let member = document.member(&shown.id)?;
            Some(Account {
                name: shown.name.clone(),
                bank: member.sheet.bank.clone(),
                bic: member.sheet.bic.clone(),
                iban: member.private.iban.as_deref().map(grouped_iban).unwrap_or_default(),
            })
        })
        .collect()
}

/// In groups of four, as banks print it.
fn grouped_iban(iban: &str) -> String {
    let characters: Vec<char> = iban.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
