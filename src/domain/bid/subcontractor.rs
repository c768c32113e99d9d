//! A subcontractor in the sense of the law of 31 December 1975 (*sous-traitant (marché)*): it works for ONE member and is no party to the
//! contract (`joint-bid/2` §6; domain brief §1.3). What form DC4 asks of it and nothing more, so all of it is for the client to read.
//! It has nothing to do with the *sous-traitant* of the GDPR, which is a processor.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::domain::decimal::Rate;
use crate::domain::ids::{Id, LineId};
use crate::domain::money::Cents;

/// Half-filled is normal: [`Subcontractor::lacks`] says what its DC4 wants still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subcontractor {
    /// Unique among the subcontractors of its member.
    pub id: Id,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub trade_name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub legal_form: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siret: Option<String>,
    /// Register and number, for one that has no SIRET.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub registration: String,
    /// Of the establishment that works, several lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Of the seat, where it is another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seat: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Person with power to bind it, and its capacity.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signatory: String,
    /// Micro, small or medium enterprise; `None` = not said, here and below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_sme: Option<bool>,
    /// The lines that it works on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineId>,
    /// What it does, several lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nature: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The most it may be paid, net of VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_ht_cents: Option<Cents>,
    /// Of its invoices; not used under the reverse charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<Rate>,
    /// *Autoliquidation*: construction works alone (CGI, art. 283-2 nonies), no hosting.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reverse_charge: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub price_variation: String,
    /// Whether it is paid by the client (CCP, art. L2193-11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_paid_directly: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants_advance: Option<bool>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub personal_data: PersonalData,
    /// References, staff, certificates that it declares, several lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub capacities: String,
    /// It has declared on its honour that nothing excludes it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub declares_no_exclusion: bool,
}

/// The processing of personal data that goes with the work: the subcontractor is then a further processor (GDPR, art. 28.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonalData {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_processed: Option<bool>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub nature: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Which data.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data: String,
    /// Of whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub persons: String,
    /// The member declares that the guarantees of article 28 are there.
    #[serde(skip_serializing_if = "is_default")]
    pub gives_guarantees: bool,
}

/// What a DC4 cannot do without, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    LegalForm,
    /// SIRET, or another register.
    Registration,
    Address,
    Email,
    Signatory,
    IsSme,
    DirectPayment,
    /// Lines, or a text.
    Nature,
    PersonalData,
    /// Nature, purpose, data or persons of a processing that is there.
    Processing,
    VatRate,
    MaxAmount,
    Advance,
    Capacities,
    NoExclusion,
}

impl Subcontractor {
    #[must_use]
    pub fn named(id: Id, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            trade_name: String::new(),
            legal_form: String::new(),
            siret: None,
            registration: String::new(),
            address: String::new(),
            seat: String::new(),
            email: String::new(),
            phone: String::new(),
            signatory: String::new(),
            is_sme: None,
            lines: Vec::new(),
            nature: String::new(),
            place: String::new(),
            max_ht_cents: None,
            vat_rate: None,
            reverse_charge: false,
            price_variation: String::new(),
            is_paid_directly: None,
            wants_advance: None,
            personal_data: PersonalData::default(),
            capacities: String::new(),
            declares_no_exclusion: false,
        }
    }

    /// The most it may be paid with its own VAT, which it does not invoice under the reverse charge: one rounding, half away from zero.
    #[must_use]
    pub fn max_ttc(&self) -> Option<Cents> {
        let net = self.max_ht_cents?;
        if self.reverse_charge { Some(net) } else { Some(net + self.vat_rate?.of(net)) }
    }

    #[must_use]
    pub fn processes_data(&self) -> bool {
        self.personal_data.is_processed == Some(true)
    }

    /// What its DC4 wants still.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let data = &self.personal_data;
        let is_vague = [&data.nature, &data.purpose, &data.data, &data.persons].into_iter().any(String::is_empty);
        let lacks = [
            (Lack::LegalForm, self.legal_form.is_empty()),
            (Lack::Registration, self.siret.is_none() && self.registration.is_empty()),
            (Lack::Address, self.address.is_empty()),
            (Lack::Email, self.email.is_empty()),
            (Lack::Signatory, self.signatory.is_empty()),
            (Lack::IsSme, self.is_sme.is_none()),
            (Lack::DirectPayment, self.is_paid_directly.is_none()),
            (Lack::Nature, self.lines.is_empty() && self.nature.is_empty()),
            (Lack::PersonalData, data.is_processed.is_none()),
            (Lack::Processing, self.processes_data() && is_vague),
            (Lack::VatRate, self.vat_rate.is_none() && !self.reverse_charge),
            (Lack::MaxAmount, self.max_ht_cents.is_none_or(Cents::is_zero)),
            (Lack::Advance, self.wants_advance.is_none()),
            (Lack::Capacities, self.capacities.is_empty()),
            (Lack::NoExclusion, !self.declares_no_exclusion),
        ];
        lacks.into_iter().filter(|(_, is_lacking)| *is_lacking).map(|(lack, _)| lack).collect()
    }
}
