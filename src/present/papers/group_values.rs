//! What the wordings of the group's own papers may say: all that the client's may, and the settlement. Internal.

use super::client_values::ClientPaper;
use super::group_blocks;
use super::prose::Knows;
use crate::document::Document;
use crate::domain::bid::DeductionKind;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::i18n::format;
use crate::i18n::texts::papers as texts;
use crate::present::price::words;
use crate::present::proposal::Block;
use crate::present::split;

pub(super) struct GroupPaper<'a> {
    pub document: &'a Document,
    pub results: &'a Results,
    pub client: ClientPaper<'a>,
}

impl Knows for GroupPaper<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let lang = self.client.lang;
        let settled = &self.results.settlement;
        Some(match name {
            "fee" => self.funds_of_kind(true),
            "other_funds" => self.funds_of_kind(false),
            "split_rule" => split::rule(self.document, self.results, lang).sentence,
            "split_warning" => split::rule(self.document, self.results, lang).warning.unwrap_or_default(),
            "withheld" => format::amount(settled.funds.iter().map(|f| f.total_cents).sum::<Cents>(), lang),
            "distributable" => format::amount(settled.distributable_cents, lang),
            "asks" => format::amount(settled.ask_total_cents, lang),
            "surplus" => format::signed_amount(settled.surplus_cents, lang),
            _ => return self.client.value(name),
        })
    }

    fn blocks(&self, name: &str) -> Option<Vec<Block>> {
        group_blocks::blocks(self, name).or_else(|| self.client.blocks(name))
    }
}

impl GroupPaper<'_> {
    /// What is withheld as a fee, or as anything else, one sentence a line; that there is none is said too.
    fn funds_of_kind(&self, is_fee: bool) -> String {
        let lang = self.client.lang;
        let funds = self.document.plan.pricing.deductions.iter().zip(&self.results.settlement.funds);
        let sentence = |(deduction, fund): (&crate::domain::bid::Deduction, &crate::domain::settlement::Fund)| {
            let whom = match deduction.base {
                crate::domain::bid::DeductionBase::All => texts::FUND_ALL,
                crate::domain::bid::DeductionBase::Others => texts::FUND_OTHERS,
            };
            texts::FUND_SENTENCE.fill(
                lang,
                &[
                    ("what", &words::deduction(deduction, lang)),
                    ("rate", &format::rate(deduction.rate, lang)),
                    ("whom", whom.get(lang)),
                    ("amount", &format::amount(fund.total_cents, lang)),
                ],
            )
        };
        let said: Vec<String> = funds.filter(|(d, _)| (d.kind == DeductionKind::Fee) == is_fee).map(sentence).collect();
        if said.is_empty() {
            texts::FEE_NONE.get(lang).to_owned()
        } else {
            said.join(" ; ")
        }
    }
}
