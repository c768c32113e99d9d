//! Which papers there are, for whom, and what each is good for.

use super::prose::Knows;
use crate::document::Document;
use crate::domain::bid::Subcontractor;
use crate::domain::ids::{Id, MemberId};
use crate::i18n::texts::{file_names as names, papers as texts, printing};
use crate::i18n::{Lang, Text};
use crate::present::file_names::Audience;
use crate::present::rules::member_name;

/// A paper. Those with a member are made for each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// Everything the client gets, with its prices and its data.
    Proposal,
    /// The same without any price, for clients that forbid prices in the technical memo.
    Memo,
    /// BPU, DQE and DPGF.
    Prices,
    /// DC1.
    Letter,
    /// DC2.
    Declaration(MemberId),
    /// ATTRI1, with the accounts to credit.
    Commitment,
    /// *Habilitation* of the lead by a member.
    Power(MemberId),
    /// DC4 of a subcontractor of this member.
    Subcontracting(MemberId, Id),
    /// RIB: the accounts to credit.
    Accounts,
    /// Annex under art. 28 of the GDPR.
    DataProtection,
    /// Extract of the agreement, without money.
    Extract,
    /// A joint quotation for small jobs.
    Quotation,
    /// I1 to I10 of the internal file (domain brief §7.2).
    Internal,
    /// *Convention de groupement*.
    Agreement,
    BusinessPlan,
    Communication,
    Vehicles,
    Minutes,
}

/// A paper to choose on a screen, with one copy for each member that has its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaperChoice {
    pub name: &'static str,
    pub about: &'static str,
    /// The name of the member or of the subcontractor, empty where the paper is the whole group's. At least one.
    pub copies: Vec<(String, Paper)>,
}

/// The papers of this bid for these readers, in the order in which they are needed.
#[must_use]
pub fn choices(document: &Document, audience: Audience, lang: Lang) -> Vec<PaperChoice> {
    let mut choices: Vec<PaperChoice> = Vec::new();
    for paper in all(document).into_iter().filter(|paper| paper.audience() == audience) {
        let (name, about) = paper.words();
        let whose = paper.whose(document);
        match choices.last_mut().filter(|before| before.name == name.get(lang)) {
            Some(before) => before.copies.push((whose, paper)),
            None => choices.push(PaperChoice {
                name: name.get(lang),
                about: about.get(lang),
                copies: vec![(whose, paper)],
            }),
        }
    }
    choices
}

/// All papers of this bid: the client's first. Of a member who has no part in the contract the client gets none.
#[must_use]
pub fn all(document: &Document) -> Vec<Paper> {
    let allocation = &document.plan.allocation;
    let serves = |id: &MemberId| allocation.values().flatten().any(|(member, _)| member == id);
    let takes_part = |id: &MemberId| document.frame.group.lead.as_ref() == Some(id) || serves(id);
    let members: Vec<MemberId> = document.members.iter().map(|m| m.id.clone()).filter(takes_part).collect();
    let each = |of: fn(MemberId) -> Paper| members.clone().into_iter().map(of);
    let subcontracting = members.iter().filter_map(|id| document.member(id)).flat_map(|member| {
        let all = member.card.subcontractors.iter();
        all.map(|s| Paper::Subcontracting(member.id.clone(), s.id.clone()))
    });
    [Paper::Proposal, Paper::Memo, Paper::Prices, Paper::Quotation, Paper::Letter]
        .into_iter()
        .chain(each(Paper::Declaration))
        .chain([Paper::Commitment])
        .chain(each(Paper::Power).filter(|paper| paper.member() != document.frame.group.lead.as_ref()))
        .chain([Paper::Accounts])
        .chain(subcontracting)
        .chain([
            Paper::DataProtection,
            Paper::Extract,
            Paper::Internal,
            Paper::Agreement,
            Paper::BusinessPlan,
            Paper::Communication,
            Paper::Vehicles,
            Paper::Minutes,
        ])
        .collect()
}

impl Paper {
    #[must_use]
    pub fn audience(&self) -> Audience {
        match self {
            Self::Internal | Self::Agreement | Self::BusinessPlan | Self::Communication | Self::Vehicles | Self::Minutes => Audience::Group,
            Self::Proposal
            | Self::Memo
            | Self::Prices
            | Self::Letter
            | Self::Declaration(_)
            | Self::Commitment
            | Self::Power(_)
            | Self::Subcontracting(..)
            | Self::Accounts
            | Self::DataProtection
            | Self::Extract
            | Self::Quotation => Audience::Client,
        }
    }
    #[must_use]
    pub fn member(&self) -> Option<&MemberId> {
        match self {
            Self::Declaration(member) | Self::Power(member) | Self::Subcontracting(member, _) => Some(member),
            _ => None,
        }
    }
    /// The subcontractor of whom it speaks.
    #[must_use]
    pub fn subcontractor<'d>(&self, document: &'d Document) -> Option<&'d Subcontractor> {
        match self {
            Self::Subcontracting(member, id) => document.member(member)?.card.subcontractor(id),
            _ => None,
        }
    }
    /// What tells its copies apart.
    #[must_use]
    pub fn copies_by(&self) -> Text {
        match self {
            Self::Subcontracting(..) => printing::OF_SUBCONTRACTOR,
            _ => printing::OF_MEMBER,
        }
    }
    /// Whose copy it is, by name: empty where it is the whole group's.
    fn whose(&self, document: &Document) -> String {
        match self.subcontractor(document) {
            Some(subcontractor) => subcontractor.name.clone(),
            None => self.member().and_then(|id| document.member(id)).map(member_name).unwrap_or_default(),
        }
    }
    /// Whether a paper for the client may print amounts. Many clients forbid them outside the price documents.
    #[must_use]
    pub fn holds_money(&self) -> bool {
        !matches!(
            self,
            Self::Memo | Self::Letter | Self::Declaration(_) | Self::Power(_) | Self::Accounts | Self::DataProtection | Self::Extract
        )
    }
    /// Whether it prints the accounts to credit: no other paper holds an IBAN.
    #[must_use]
    pub fn holds_accounts(&self) -> bool {
        matches!(self, Self::Commitment | Self::Accounts)
    }
    /// Whether it cannot be made before every line has its price.
    #[must_use]
    pub fn needs_prices(&self) -> bool {
        self.audience() == Audience::Client && (self.holds_money() || *self == Self::Memo) && !matches!(self, Self::Subcontracting(..))
    }
    /// Whether the client's data is attached. A file without prices carries none, in its attachments neither.
    #[must_use]
    pub fn attaches_data(&self) -> bool {
        *self == Self::Proposal
    }
    /// Name of its wording, without language and ending; the proposal and the memo are made of chapters instead.
    #[must_use]
    pub fn wording(&self) -> Option<&'static str> {
        Some(match self {
            Self::Proposal | Self::Memo => return None,
            Self::Prices => "prices",
            Self::Letter => "dc1",
            Self::Declaration(_) => "dc2",
            Self::Commitment => "attri1",
            Self::Power(_) => "power",
            Self::Subcontracting(..) => "dc4",
            Self::Accounts => "accounts",
            Self::DataProtection => "data-protection",
            Self::Extract => "extract",
            Self::Quotation => "quotation",
            Self::Internal => "internal",
            Self::Agreement => "agreement",
            Self::BusinessPlan => "business-plan",
            Self::Communication => "communication",
            Self::Vehicles => "vehicles",
            Self::Minutes => "minutes",
        })
    }
    /// What stands for it in the name of a file.
    #[must_use]
    pub fn word(&self) -> Text {
        match self {
            Self::Proposal => names::PROPOSAL,
            Self::Memo => names::MEMO,
            Self::Prices => names::PRICES,
            Self::Letter => names::LETTER,
            Self::Declaration(_) => names::DECLARATION,
            Self::Commitment => names::COMMITMENT,
            Self::Power(_) => names::POWER,
            Self::Subcontracting(..) => names::SUBCONTRACTING,
            Self::Accounts => names::ACCOUNTS,
            Self::DataProtection => names::DATA_PROTECTION,
            Self::Extract => names::EXTRACT,
            Self::Quotation => names::QUOTATION,
            Self::Internal => names::INTERNAL,
            Self::Agreement => names::AGREEMENT,
            Self::BusinessPlan => names::BUSINESS_PLAN,
            Self::Communication => names::COMMUNICATION,
            Self::Vehicles => names::VEHICLES,
            Self::Minutes => names::MINUTES,
        }
    }
    /// What it is called, and what it is good for.
    #[must_use]
    pub fn words(&self) -> (Text, Text) {
        match self {
            Self::Proposal => (printing::PROPOSAL, printing::PROPOSAL_HOLDS),
            Self::Memo => (printing::MEMO, printing::MEMO_HOLDS),
            Self::Prices => (texts::PRICES, texts::PRICES_ABOUT),
            Self::Letter => (texts::LETTER, texts::LETTER_ABOUT),
            Self::Declaration(_) => (texts::DECLARATION, texts::DECLARATION_ABOUT),
            Self::Commitment => (texts::COMMITMENT, texts::COMMITMENT_ABOUT),
            Self::Power(_) => (texts::POWER, texts::POWER_ABOUT),
            Self::Subcontracting(..) => (texts::SUBCONTRACTING, texts::SUBCONTRACTING_ABOUT),
            Self::Accounts => (texts::ACCOUNTS, texts::ACCOUNTS_ABOUT),
            Self::DataProtection => (texts::DATA_PROTECTION, texts::DATA_PROTECTION_ABOUT),
            Self::Extract => (texts::EXTRACT, texts::EXTRACT_ABOUT),
            Self::Quotation => (texts::QUOTATION, texts::QUOTATION_ABOUT),
            Self::Internal => (texts::INTERNAL, texts::INTERNAL_ABOUT),
            Self::Agreement => (texts::AGREEMENT, texts::AGREEMENT_ABOUT),
            Self::BusinessPlan => (texts::BUSINESS_PLAN, texts::BUSINESS_PLAN_ABOUT),
            Self::Communication => (texts::COMMUNICATION, texts::COMMUNICATION_ABOUT),
            Self::Vehicles => (texts::VEHICLES, texts::VEHICLES_ABOUT),
            Self::Minutes => (texts::MINUTES, texts::MINUTES_ABOUT),
        }
    }
    /// The title on its first page.
    pub(super) fn title(&self, knows: &dyn Knows, lang: Lang) -> String {
        let name = self.words().0.get(lang);
        let whose = match self {
            Self::Subcontracting(..) => knows.value("subcontractor.name"),
            _ => self.member().and_then(|_| knows.value("member")),
        };
        match whose.filter(|whose| !whose.is_empty()) {
            Some(whose) => texts::NAME_OF.fill(lang, &[("name", name), ("member", &whose)]),
            None => name.to_owned(),
        }
    }
}
