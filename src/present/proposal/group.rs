//! The chapters on the group: its form in the law's wording, its members, why they bid together, who does what.

use super::print::{Block, Card, Cell, ColumnKind, Row, RowGroup};
use super::tables::grouped;
use super::{figures, lead_name, role_words};
use crate::domain::bid::{GroupForm, PaymentMode};
use crate::domain::client_view::{ClientMember, ClientShare, ClientView, ClientWork};
use crate::i18n::countries::country;
use crate::i18n::texts::{proposal as texts, subcontracting};
use crate::i18n::{Lang, Text, format};
use crate::present::words;

/// The form in the law’s wording.
pub fn form_sentence(view: &ClientView, lang: Lang) -> String {
    let wording = match view.group.form {
        GroupForm::Several => texts::FORM_SEVERAL,
        GroupForm::SeveralLeadLiable => texts::FORM_SEVERAL_LEAD_LIABLE,
        GroupForm::JointAndSeveral => texts::FORM_JOINT_AND_SEVERAL,
    };
    wording.fill(lang, &[("lead", &lead_name(view, lang))])
}

/// The form of the group, its members, how they are paid.
pub(super) fn members(view: &ClientView, lang: Lang) -> Vec<Block> {
    let payment = match view.group.payment_mode {
        PaymentMode::SeparateAccounts => texts::PAID_SEPARATELY,
        PaymentMode::TransferAccount => texts::PAID_TO_ONE,
    };
    vec![
        Block::Statement {
            text: form_sentence(view, lang),
        },
        Block::Cards {
            items: view.members.iter().map(|m| card(view, m, lang)).collect(),
        },
        Block::Note {
            text: payment.get(lang).to_owned(),
        },
    ]
}

fn card(view: &ClientView, member: &ClientMember, lang: Lang) -> Card {
    let mut rows = Vec::new();
    let mut add = |label: Text, value: String| {
        if !value.is_empty() {
            rows.push(Row::new(label.get(lang), value));
        }
    };
    let certificate = |c: &crate::domain::client_view::ClientCertification| match c.valid_until {
        Some(date) => texts::CERTIFICATE_UNTIL.fill(lang, &[("id", c.id.as_str()), ("date", &format::date(date, lang))]),
        None => c.id.to_string(),
    };
    add(texts::LEGAL_FORM, member.legal_form.clone());
    add(texts::COUNTRY, country(&member.country, lang));
    add(texts::SIRET, member.siret.as_deref().map(grouped_siret).unwrap_or_default());
    add(texts::VAT_ID, member.vat_id.clone().unwrap_or_default());
    add(texts::REGIME, words::vat_regime(member.vat_regime).get(lang).to_owned());
    add(texts::SITES, joined(member.sites.iter().map(|s| format!("{} ({})", s.city, s.country))));
    add(texts::SKILLS, joined(member.skills.iter().map(ToString::to_string)));
    add(texts::CERTIFICATES, joined(member.certifications.iter().map(certificate)));
    let subcontractors = view.subcontractors.iter().filter(|s| s.member == member.id);
    add(subcontracting::HEADING, joined(subcontractors.map(|s| s.name.clone())));
    Card {
        title: member.name.clone(),
        tag: capitalised(role_words(member.role, view.group.form).get(lang)),
        rows,
    }
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// «123 456 789 00012».
pub fn grouped_siret(siret: &str) -> String {
    let mut text = String::new();
    for (i, digit) in siret.chars().enumerate() {
        if matches!(i, 3 | 6 | 9) {
            text.push(format::NARROW_SPACE);
        }
        text.push(digit);
    }
    text
}

/// The justification in the lead's own words; nothing when there is none.
pub(super) fn why(view: &ClientView) -> Vec<Block> {
    let paragraphs = view.group.justification.split('\n').map(str::trim).filter(|p| !p.is_empty());
    paragraphs.map(|p| Block::Text { text: p.to_owned() }).collect()
}

/// Who does what for how much, when the group shows it.
pub(super) fn distribution(view: &ClientView, lang: Lang) -> Vec<Block> {
    let mut blocks = match &view.distribution {
        None => vec![Block::Text {
            text: texts::DISTRIBUTION_HIDDEN.get(lang).to_owned(),
        }],
        Some(shares) => vec![
            Block::Text {
                text: texts::DISTRIBUTION_TEXT.get(lang).to_owned(),
            },
            grouped(
                texts::DISTRIBUTION_SUMMARY,
                &[
                    (texts::LINE, ColumnKind::Ref),
                    (texts::SERVICE, ColumnKind::Text),
                    (texts::SHARE, ColumnKind::Number),
                    (texts::AMOUNT_HT, ColumnKind::Number),
                ],
                shares.iter().map(|share| amounts(view, share, lang)).collect(),
                Some(vec![
                    String::new(),
                    texts::TOTAL_HT.get(lang).to_owned(),
                    String::new(),
                    format::amount(view.totals.ht_cents, lang),
                ]),
                lang,
            ),
        ],
    };
    if let Some(shares) = &view.distribution {
        let rows: Vec<_> = shares.iter().map(|share| (share.name.clone(), share.amount_ht_cents)).collect();
        // After the words that lead in.
        blocks.splice(1..1, figures::amounts(texts::DISTRIBUTION_FIGURE.get(lang), &rows, lang));
    }
    blocks
}

/// Who does what, without any amount: line by line when the group shows it.
pub(super) fn works(view: &ClientView, lang: Lang) -> Vec<Block> {
    match &view.distribution {
        None => vec![Block::Text {
            text: texts::DISTRIBUTION_HIDDEN.get(lang).to_owned(),
        }],
        Some(shares) => vec![
            Block::Text {
                text: texts::WORKS_TEXT.get(lang).to_owned(),
            },
            grouped(
                texts::WORKS_SUMMARY,
                &[
                    (texts::LINE, ColumnKind::Ref),
                    (texts::SERVICE, ColumnKind::Text),
                    (texts::SHARE, ColumnKind::Number),
                ],
                shares
                    .iter()
                    .map(|share| RowGroup {
                        label: Some(member_and_role(view, share, lang)),
                        rows: share.works.iter().map(|work| work_cells(view, work, lang).into()).collect(),
                        subtotal: None,
                    })
                    .collect(),
                None,
                lang,
            ),
        ],
    }
}

/// A line with the member's part of it, and who takes it over.
fn work_cells(view: &ClientView, work: &ClientWork, lang: Lang) -> [Cell; 3] {
    let label = work.label.clone();
    let service = match view.backup(&work.line) {
        None => Cell::Text(label),
        Some(name) => Cell::Noted {
            text: label,
            note: texts::BACKUP_IS.fill(lang, &[("name", name)]),
        },
    };
    [Cell::from(work.line.to_string()), service, Cell::from(format::share(work.share, lang))]
}

fn member_and_role(view: &ClientView, share: &ClientShare, lang: Lang) -> String {
    let role = role_words(share.role, view.group.form).get(lang);
    texts::MEMBER_AND_ROLE.fill(lang, &[("name", &share.name), ("role", role)])
}

fn amounts(view: &ClientView, share: &ClientShare, lang: Lang) -> RowGroup {
    let rows = share.works.iter().map(|work| {
        let mut cells = Vec::from(work_cells(view, work, lang));
        cells.push(format::amount(work.amount_ht_cents, lang).into());
        cells
    });
    RowGroup {
        label: Some(member_and_role(view, share, lang)),
        rows: rows.collect(),
        subtotal: Some(vec![
            String::new(),
            texts::TOTAL_OF.fill(lang, &[("name", &share.name)]),
            String::new(),
            format::amount(share.amount_ht_cents, lang),
        ]),
    }
}
