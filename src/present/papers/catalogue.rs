//! Which papers there are, for whom, and what each is good for.

use super::prose::Knows;
use crate::document::Document;
use crate::domain::ids::MemberId;
use crate::i18n::texts::papers as texts;
use crate::i18n::{Lang, Text};
use crate::present::file_names::Audience;
use crate::present::rules::member_name;

/// A paper. Those with a member are made for each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
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

/// A paper to choose on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperChoice {
    pub paper: Paper,
    pub audience: Audience,
    pub name: String,
    pub about: &'static str,
}

/// All papers of this bid: the client's first.
#[must_use]
pub fn choices(document: &Document, lang: Lang) -> Vec<PaperChoice> {
    let each = |of: fn(MemberId) -> Paper| document.members.iter().map(move |m| of(m.id.clone()));
    let papers = [Paper::Prices, Paper::Quotation, Paper::Letter]
        .into_iter()
        .chain(each(Paper::Declaration))
        .chain([Paper::Commitment])
        .chain(each(Paper::Power).filter(|paper| paper.member() != document.frame.group.lead.as_ref()))
        .chain([
            Paper::DataProtection,
            Paper::Extract,
            Paper::Internal,
            Paper::Agreement,
            Paper::BusinessPlan,
            Paper::Communication,
            Paper::Vehicles,
            Paper::Minutes,
        ]);
    papers
        .map(|paper| {
            let (name, about) = paper.words();
            let member = paper.member().and_then(|id| document.member(id)).map(member_name);
            PaperChoice {
                audience: paper.audience(),
                name: match member {
                    Some(member) => texts::NAME_OF.fill(lang, &[("name", name.get(lang)), ("member", &member)]),
                    None => name.get(lang).to_owned(),
                },
                about: about.get(lang),
                paper,
            }
        })
        .collect()
}

impl Paper {
    #[must_use]
    pub fn audience(&self) -> Audience {
        match self {
            Self::Prices | Self::Letter | Self::Declaration(_) | Self::Commitment | Self::Power(_) | Self::DataProtection | Self::Extract | Self::Quotation => {
                Audience::Client
            }
            Self::Internal | Self::Agreement | Self::BusinessPlan | Self::Communication | Self::Vehicles | Self::Minutes => Audience::Group,
        }
    }
    #[must_use]
    pub fn member(&self) -> Option<&MemberId> {
        match self {
            Self::Declaration(member) | Self::Power(member) => Some(member),
            _ => None,
        }
    }
    /// Whether a paper for the client may print amounts. Many clients forbid them outside the price documents.
    #[must_use]
    pub fn holds_money(&self) -> bool {
        !matches!(
            self,
            Self::Letter | Self::Declaration(_) | Self::Power(_) | Self::DataProtection | Self::Extract
        )
    }
    /// Name of its wording, without language and ending.
    #[must_use]
    pub fn wording(&self) -> &'static str {
        match self {
            Self::Prices => "prices",
            Self::Letter => "dc1",
            Self::Declaration(_) => "dc2",
            Self::Commitment => "attri1",
            Self::Power(_) => "power",
            Self::DataProtection => "data-protection",
            Self::Extract => "extract",
            Self::Quotation => "quotation",
            Self::Internal => "internal",
            Self::Agreement => "agreement",
            Self::BusinessPlan => "business-plan",
            Self::Communication => "communication",
            Self::Vehicles => "vehicles",
            Self::Minutes => "minutes",
        }
    }
    /// What it is called, and what it is good for.
    fn words(&self) -> (Text, Text) {
        match self {
            Self::Prices => (texts::PRICES, texts::PRICES_ABOUT),
            Self::Letter => (texts::LETTER, texts::LETTER_ABOUT),
            Self::Declaration(_) => (texts::DECLARATION, texts::DECLARATION_ABOUT),
            Self::Commitment => (texts::COMMITMENT, texts::COMMITMENT_ABOUT),
            Self::Power(_) => (texts::POWER, texts::POWER_ABOUT),
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
        match (self.member(), knows.value("member")) {
            (Some(_), Some(member)) if !member.is_empty() => texts::NAME_OF.fill(lang, &[("name", name), ("member", &member)]),
            _ => name.to_owned(),
        }
    }
}
