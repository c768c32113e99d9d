//! What the wordings of the client's papers may say: the client's view, the administrative sheets, and nothing of the settlement.
//! A paper without money is made with `money: false`: then it knows no amount at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::prose::Knows;
use super::{client_blocks, subcontracting};
use crate::document::{Sheet, TurnoverYear};
use crate::domain::bid::{GroupForm, PaymentMode};
use crate::domain::client_view::{ClientMember, ClientSubcontractor, ClientView, Role};
use crate::domain::ids::MemberId;
use crate::i18n::amount_in_words::amount_in_words;
use crate::i18n::texts::{papers as texts, proposal};
use crate::i18n::{Lang, format};
use crate::present::proposal::{self as main, Block, Edition};
use crate::present::words;

/// The sheets of the members, by member.
pub type Sheets = BTreeMap<MemberId, Arc<Sheet>>;

/// An account to credit: only in the *acte d’engagement* and in the RIB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub name: String,
    pub bank: String,
    pub bic: String,
    pub iban: String,
}

/// What one paper for the client is made from.
pub(super) struct ClientPaper<'a> {
    pub view: &'a ClientView,
    pub sheets: &'a Sheets,
    /// The member of whom it speaks.
    pub member: Option<&'a ClientMember>,
    /// The subcontractor of whom it speaks.
    pub subcontractor: Option<&'a ClientSubcontractor>,
    pub money: bool,
    /// Empty in every paper but two.
    pub accounts: &'a [Account],
    pub edition: &'a Edition,
    pub lang: Lang,
}

impl Knows for ClientPaper<'_> {
    fn value(&self, name: &str) -> Option<String> {
        if let Some(field) = name.strip_prefix("member.") {
            return self.member.and_then(|member| self.of_member(member, field));
        }
        if let Some(field) = name.strip_prefix("subcontractor.") {
            return self.subcontractor.and_then(|of| subcontracting::value(self, of, field));
        }
        if let Some(field) = name.strip_prefix("lead.") {
            let lead = self.view.members.iter().find(|m| m.role == Role::Lead);
            return lead.map_or(Some(String::new()), |lead| self.of_member(lead, field));
        }
        self.of_bid(name).or_else(|| self.money.then(|| self.of_money(name)).flatten())
    }

    fn blocks(&self, name: &str) -> Option<Vec<Block>> {
        client_blocks::blocks(self, name)
    }
}

impl ClientPaper<'_> {
    fn of_bid(&self, name: &str) -> Option<String> {
        let (view, lang) = (self.view, self.lang);
        let tender = &view.tender;
        let date = |day: Option<crate::domain::dates::Date>| day.map(|d| format::date(d, lang)).unwrap_or_default();
        Some(match name {
            "buyer" => tender.buyer.clone(),
            "reference" => tender.reference.clone(),
            "title" => main::title(view, lang),
            "lot" => tender.lot.clone(),
            "group" => view.group.name.clone(),
            "members" => view.members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(", "),
            "count" => view.members.len().to_string(),
            "lead" => view.members.iter().find(|m| m.role == Role::Lead).map(|m| m.name.clone()).unwrap_or_default(),
            "member" => self.member?.name.clone(),
            "form" => words::group_form(view.group.form).get(lang).to_owned(),
            "form_sentence" => main::form_sentence(view, lang),
            "justification" => view.group.justification.clone(),
            "is_several" => self.yes_no(view.group.form != GroupForm::JointAndSeveral),
            "is_joint" => self.yes_no(view.group.form == GroupForm::JointAndSeveral),
            "lead_is_liable" => self.yes_no(view.group.form == GroupForm::SeveralLeadLiable),
            "payment" => match view.group.payment_mode {
                PaymentMode::SeparateAccounts => proposal::PAID_SEPARATELY,
                PaymentMode::TransferAccount => proposal::PAID_TO_ONE,
            }
            .get(lang)
            .to_owned(),
            "duration" => main::duration(view, lang),
            "start" => date(tender.start),
            "deadline" => tender.deadline.as_ref().map(|d| format::moment(d, lang)).unwrap_or_default(),
            "validity_days" => tender.offer_validity_days.to_string(),
            "valid_until" => date(view.offer_valid_until),
            "version" => self.edition.version.clone(),
            "date" => self.edition.date.clone(),
            _ => return None,
        })
    }

    fn of_money(&self, name: &str) -> Option<String> {
        let (view, lang) = (self.view, self.lang);
        let totals = &view.totals;
        let rates: Vec<_> = view.vat_by_regime.iter().map(|row| (row.regime, row.rate)).collect();
        Some(match name {
            "total_ht" => format::amount(totals.ht_cents, lang),
            "total_ht_words" => amount_in_words(totals.ht_cents, lang),
            "total_vat" => format::amount(totals.vat_invoiced_cents, lang),
            "total_invoiced" => format::amount(totals.invoiced_cents, lang),
            "total_invoiced_words" => amount_in_words(totals.invoiced_cents, lang),
            "vat_rate" => match rates.as_slice() {
                [(_, rate)] => format::rate(*rate, lang),
                _ => texts::RATE_BY_MEMBER.get(lang).to_owned(),
            },
            "advance" => view
                .advance
                .as_ref()
                .filter(|a| a.due)
                .map_or_else(|| texts::NO_ADVANCE.get(lang).to_owned(), |a| format::amount(a.total_cents, lang)),
            _ => return None,
        })
    }

    fn of_member(&self, member: &ClientMember, field: &str) -> Option<String> {
        let (view, lang) = (self.view, self.lang);
        let none = Arc::default();
        let sheet = self.sheets.get(&member.id).unwrap_or(&none);
        let share = view.distribution.iter().flatten().find(|share| share.member == member.id);
        Some(match field {
            "name" => member.name.clone(),
            "role" => main::role_words(member.role, view.group.form).get(lang).to_owned(),
            "legal_form" => member.legal_form.clone(),
            "country" => member.country.clone(),
            "siret" => member.siret.as_deref().map(main::grouped_siret).unwrap_or_default(),
            "vat_id" => member.vat_id.clone().unwrap_or_default(),
            "regime" => words::vat_regime(member.vat_regime).get(lang).to_owned(),
            "trade_name" => sheet.trade_name.clone(),
            "address" => sheet.address.clone(),
            "seat" if sheet.seat.is_empty() => sheet.address.clone(),
            "seat" => sheet.seat.clone(),
            "email" => sheet.email.clone(),
            "phone" => sheet.phone.clone(),
            "registration" => sheet.registration.clone(),
            "signatory" => sheet.signatory.clone(),
            "capacity" => sheet.capacity.clone(),
            "sme" => sheet.is_sme.map(|is| self.yes_no(is)).unwrap_or_default(),
            "insurance" => sheet.insurance.clone(),
            "insured_until" => sheet.insured_until.map(|day| format::date(day, lang)).unwrap_or_default(),
            "means" => sheet.means.clone(),
            "references" => sheet.references.clone(),
            "turnover" => sheet
                .turnover
                .iter()
                .filter(|y| !y.is_empty())
                .map(|y| year(*y, lang))
                .collect::<Vec<_>>()
                .join("\n"),
            "certifications" => member.certifications.iter().map(|c| c.id.to_string()).collect::<Vec<_>>().join(", "),
            "services" => share
                .map(|share| share.works.iter().map(|w| format!("{} {}", w.line, w.label)).collect::<Vec<_>>().join(" ; "))
                .unwrap_or_default(),
            _ => return None,
        })
    }

    /// A field of a member; empty when nobody filled it in.
    pub fn member_value(&self, member: &ClientMember, field: &str) -> String {
        self.of_member(member, field).unwrap_or_default()
    }

    pub(super) fn yes_no(&self, is: bool) -> String {
        (if is { texts::YES } else { texts::NO }).get(self.lang).to_owned()
    }
}

/// «2025 : 81 240,00 €».
fn year(of: TurnoverYear, lang: Lang) -> String {
    let missing = || texts::MISSING.get(lang).to_owned();
    let name = of.year.map_or_else(missing, |year| year.to_string());
    let amount = of.cents.map_or_else(missing, |cents| format::amount(cents, lang));
    texts::YEAR_AND_AMOUNT.fill(lang, &[("year", &name), ("amount", &amount)])
}
