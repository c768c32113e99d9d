//! One account over time: an amount for each kind of flow and each month, received above zero, paid below.

use crate::domain::money::Cents;

/// Why money moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Invoices paid by the client, VAT included.
    Client,
    /// *Avance*: received, then recovered from the payments.
    Advance,
    /// *Retenue de garantie*: held back from the payments, then released.
    Retention,
    /// *Révision des prix*: what the clause adds to its period, VAT included.
    Revision,
    /// Interest and indemnities of late payments.
    Late,
    /// *Pénalités*, held back from the payments; without VAT.
    Penalties,
    /// VAT given to the state, or got back from it.
    VatState,
    /// Fees between members, HT.
    Fees,
    /// VAT on these fees.
    FeesVat,
    /// *Péréquation*.
    Equalisation,
    /// Reserve and pot: paid by the members, received by the till.
    Funds,
    /// The part of the reserve that was used.
    ReserveUsed,
    /// The part of the reserve that is given back.
    ReserveReleased,
}

impl Flow {
    pub const ALL: [Self; 13] = [
        Self::Client,
        Self::Advance,
        Self::Retention,
        Self::Revision,
        Self::Late,
        Self::Penalties,
        Self::VatState,
        Self::Fees,
        Self::FeesVat,
        Self::Equalisation,
        Self::Funds,
        Self::ReserveUsed,
        Self::ReserveReleased,
    ];
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// By flow in the order of `Flow::ALL`, then by month.
    flows: Vec<Vec<Cents>>,
}

impl Account {
    #[must_use]
    pub fn new(months: usize) -> Self {
        Self {
            flows: vec![vec![Cents::ZERO; months]; Flow::ALL.len()],
        }
    }
    /// By month.
    #[must_use]
    pub fn flow(&self, flow: Flow) -> &[Cents] {
        Flow::ALL
            .iter()
            .position(|f| *f == flow)
            .and_then(|at| self.flows.get(at))
            .map_or(&[], Vec::as_slice)
    }
    #[must_use]
    pub fn total(&self, flow: Flow) -> Cents {
        self.flow(flow).iter().sum()
    }
    /// What all flows come to, by month.
    #[must_use]
    pub fn balance(&self) -> Vec<Cents> {
        let months = self.flows.first().map_or(0, Vec::len);
        let of_month = |month: usize| self.flows.iter().filter_map(|f| f.get(month)).sum();
        (0..months).map(of_month).collect()
    }
    /// Adds to a flow in a month.
    pub(super) fn put(&mut self, flow: Flow, month: usize, amount: Cents) {
        let at = Flow::ALL.iter().position(|f| *f == flow);
        if let Some(sum) = at.and_then(|at| self.flows.get_mut(at)).and_then(|f| f.get_mut(month)) {
            *sum += amount;
        }
    }
    pub(super) fn add(&mut self, other: &Self) {
        for (own, others) in self.flows.iter_mut().zip(&other.flows) {
            for (sum, amount) in own.iter_mut().zip(others) {
                *sum += *amount;
            }
        }
    }
}
