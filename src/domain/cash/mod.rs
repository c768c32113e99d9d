//! Money over time (domain brief §1.12, §2.6, §3): what the client pays each member and what members pay each other, month by month,
//! to the cent. Over all months it comes to the totals of the settlement. Internal. What members spend to do their work is not known here.
//!
//! Conventions. A recurring amount of a period is spread equally over its months, by largest remainder; a one-off amount is due in the
//! first month of its period. A month is invoiced on its last day and paid after the delay, rounded up to whole months of 30 days.
//! Penalties are held back from the first payments that bear them. Members pay each other when the client pays them. VAT goes to the state the month after it is received.

mod client;
mod flow;
mod internal;
mod invoices;
mod vat;

use super::bid::Bid;
use super::contract::Contract;
use super::decimal::Rate;
use super::ids::Id;
use super::money::Cents;
use super::settlement::Settled;

pub use flow::{Account, Flow};

use invoices::Invoices;

/// When and how the client pays: figures of the dated table, or as people suppose them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// From the invoice to the payment.
    pub delay_days: u16,
    /// *Retenue de garantie*, of every payment, VAT included.
    pub retention: Rate,
    /// From the end of the contract to the release of the retention.
    pub retention_months: u16,
    /// The advance is recovered from this part of the contract on…
    pub recovery_from: Rate,
    /// …and in full when this part is performed.
    pub recovery_until: Rate,
    /// Days that the client is late with every invoice.
    pub late_days: u16,
    /// Yearly rate of interest on late payments.
    pub late_rate: Rate,
    /// Fixed indemnity for each invoice paid late.
    pub late_indemnity: Cents,
    /// The case of the penalty clause that comes true.
    pub penalty_case: Option<Id>,
}

impl Terms {
    /// Months from an invoice to its payment, late days included.
    fn lag(&self) -> usize {
        whole_months(u32::from(self.delay_days) + u32::from(self.late_days))
    }
    fn advance_lag(&self) -> usize {
        whole_months(u32::from(self.delay_days))
    }
}

fn whole_months(days: u32) -> usize {
    usize::try_from(days.div_ceil(30)).unwrap_or(0)
}

/// The accounts of the members and of the till of the group, over the same months: the first is the first month of the contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CashPlan {
    pub months: usize,
    /// In member order.
    pub members: Vec<Account>,
    /// What the group withholds, until it is used or given back.
    pub till: Account,
    /// HT, by member, then by month of service.
    pub invoiced_ht: Vec<Vec<Cents>>,
}

/// The plan of a priced bid; empty without any month. Equalisation is left out while the split rule gives no amounts.
#[must_use]
pub fn cash_plan(bid: &Bid, contract: &Contract, settled: &Settled, terms: &Terms) -> CashPlan {
    let invoices = Invoices::of(bid, contract);
    if invoices.months == 0 {
        return CashPlan::default();
    }
    // The VAT of the last payment leaves, and the reserve comes back, a month later.
    let last_payment = invoices.months - 1 + terms.lag().max(terms.advance_lag());
    let release = invoices.months - 1 + usize::from(terms.retention_months);
    let with_release = if terms.retention.is_zero() { 0 } else { release };
    let months = last_payment.max(with_release) + 2;
    let mut plan = CashPlan {
        months,
        members: vec![Account::new(months); bid.members.len()],
        till: Account::new(months),
        invoiced_ht: (0..bid.members.len()).map(|m| invoices.ht_of(m)).collect(),
    };
    client::pay(&mut plan, bid, contract, &invoices, terms);
    vat::to_the_state(&mut plan, contract);
    internal::pay(&mut plan, bid, settled, &invoices, terms);
    internal::release(&mut plan, bid, settled, last_payment + 1);
    plan
}

impl CashPlan {
    /// All members together: what they pay each other is zero in every month.
    #[must_use]
    pub fn group(&self) -> Account {
        let mut sum = Account::new(self.months);
        self.members.iter().for_each(|account| sum.add(account));
        sum
    }
}
