//! Fills the client's view, field by field, from the bid and its contract ledger. The settlement ledger is not even an argument.

use super::{
    ClientAdvance, ClientBackup, ClientCertification, ClientGroup, ClientLine, ClientMember, ClientPeriod, ClientRegime, ClientServiceLevel, ClientShare,
    ClientSite, ClientTender, ClientVat, ClientView, ClientWork,
};
use crate::domain::bid::{Bid, Member, ServiceLevel};
use crate::domain::contract::{Contract, DistributionRow, PriceLine};
use crate::domain::ids::MemberId;
use crate::domain::money::Cents;
use crate::domain::service_levels::report;

impl ClientView {
    #[must_use]
    pub fn of(bid: &Bid, contract: &Contract) -> Self {
        let shows_distribution = bid.group.shows_distribution();
        Self {
            bid: bid.id.clone(),
            tender: tender(bid),
            group: ClientGroup {
                form: bid.group.form,
                name: bid.group.name.clone(),
                lead: bid.group.lead.clone(),
                justification: bid.group.justification.clone(),
                payment_mode: bid.group.payment_mode,
                shows_distribution,
            },
            members: members(bid, contract),
            lines: contract.lines.iter().filter_map(|priced| line(bid, priced)).collect(),
            distribution: shows_distribution.then(|| contract.distribution.rows.iter().map(|row| share(contract, row)).collect()),
            vat_by_member: shows_distribution.then(|| vat_by_member(bid, contract)),
            vat_by_regime: vat_by_regime(contract),
            totals: contract.totals.clone(),
            by_period: contract.by_period.clone(),
            by_kind: contract.by_kind.clone(),
            advance: contract.advance.as_ref().zip(bid.tender.advance.as_ref()).map(|(due, terms)| ClientAdvance {
                due: due.due,
                rate: terms.rate,
                total_cents: due.total_cents,
            }),
            offer_valid_until: bid.tender.offer_valid_until(),
            subcontractors: super::subcontractor::of(bid, contract),
            service_levels: bid.sla.iter().filter_map(service_level).collect(),
        }
    }
}

fn tender(bid: &Bid) -> ClientTender {
    let tender = &bid.tender;
    let period = |p: &crate::domain::bid::Period| ClientPeriod {
        id: p.id.clone(),
        label: p.label.clone(),
        months: p.months,
        firm: p.firm,
    };
    ClientTender {
        reference: tender.reference.clone(),
        title: tender.title.clone(),
        lot: tender.lot.clone(),
        buyer: tender.buyer.name.clone(),
        buyer_country: tender.buyer.country.clone(),
        buyer_vat_deduction: tender.buyer.vat_deduction,
        deadline: tender.deadline.clone(),
        start: tender.start,
        offer_validity_days: tender.offer_validity_days,
        periods: tender.periods.iter().map(period).collect(),
    }
}

fn members(bid: &Bid, contract: &Contract) -> Vec<ClientMember> {
    let of_row = |row: &DistributionRow| {
        let member = bid.members.iter().find(|m| m.id == row.member)?;
        let card = &member.card;
        let site = |id| {
            bid.datacentre(id).map(|d| ClientSite {
                city: d.city.clone(),
                country: d.country.clone(),
            })
        };
        Some(ClientMember {
            id: member.id.clone(),
            name: card.name.clone(),
            role: row.role,
            legal_form: card.legal_form.clone(),
            country: card.country.clone(),
            siret: card.siret.clone(),
            vat_id: card.vat_id.clone(),
            vat_regime: card.vat.regime,
            sites: card.datacentres.iter().filter_map(site).collect(),
            certifications: card
                .certifications
                .iter()
                .map(|c| ClientCertification {
                    id: c.id.clone(),
                    valid_until: c.valid_until,
                })
                .collect(),
            skills: card.skills.clone(),
        })
    };
    contract.distribution.rows.iter().filter_map(of_row).collect()
}

fn line(bid: &Bid, priced: &PriceLine) -> Option<ClientLine> {
    let line = bid.lines.get(priced.at)?;
    Some(ClientLine {
        line: line.id.clone(),
        label: line.label.clone(),
        family: line.family.clone(),
        kind: line.kind,
        unit: line.unit.clone(),
        qty_by_period: line.qty_by_period.clone(),
        quantity: priced.quantity,
        unit_price_ht: priced.unit_price_ht,
        amount_ht_cents: priced.amount_ht_cents,
        amount_by_period_cents: priced.amount_by_period_cents.clone(),
        backup: bid.backup(&line.id).filter(|_| bid.group.shows_distribution()).map(|member| ClientBackup {
            member: member.id.clone(),
            name: member.card.name.clone(),
        }),
    })
}

fn service_level(level: &ServiceLevel) -> Option<ClientServiceLevel> {
    let is_described = !(level.series.is_empty() && level.parallel.is_empty());
    let delivered = report(level);
    is_described.then_some(ClientServiceLevel {
        service: delivered.id,
        target: level.target,
        composite: delivered.composite,
        single_host_composite: delivered.single_host_composite,
        downtime_minutes_per_30_days: delivered.downtime_minutes_per_30_days,
    })
}

fn share(contract: &Contract, row: &DistributionRow) -> ClientShare {
    let works = contract
        .lines
        .iter()
        .flat_map(|line| line.parts.iter().filter(|p| p.member == row.member).map(move |p| (line, p)));
    let label = |priced: &PriceLine| row.works.iter().find(|w| w.line == priced.line).map(|w| w.label.clone()).unwrap_or_default();
    ClientShare {
        member: row.member.clone(),
        name: row.name.clone(),
        role: row.role,
        works: works
            .map(|(line, part)| ClientWork {
                line: line.line.clone(),
                label: label(line),
                share: part.share,
                amount_ht_cents: part.ht_cents,
            })
            .collect(),
        amount_ht_cents: row.amount_ht_cents,
        invoiced_total_cents: contract
            .by_member
            .iter()
            .find(|m| m.member == row.member)
            .map_or(Cents::ZERO, |m| m.invoiced_total_cents),
    }
}

fn vat_by_member(bid: &Bid, contract: &Contract) -> Vec<ClientVat> {
    let name = |id: &MemberId| {
        bid.members
            .iter()
            .find(|m: &&Member| &m.id == id)
            .map(|m| m.card.name.clone())
            .unwrap_or_default()
    };
    let rows = contract.vat.iter().map(|row| ClientVat {
        member: row.member.clone(),
        name: name(&row.member),
        regime: row.regime,
        rate: row.rate,
        base_ht_cents: row.base_ht_cents,
        vat_invoiced_cents: row.vat_invoiced_cents,
        vat_self_assessed_cents: row.vat_self_assessed_cents,
        invoiced_total_cents: row.invoiced_total_cents,
        cost_to_buyer_cents: row.cost_to_buyer_cents,
        mention: row.mention.clone(),
    });
    rows.collect()
}

fn vat_by_regime(contract: &Contract) -> Vec<ClientRegime> {
    let of_regime = |total: &super::RegimeTotal| {
        let mut mentions: Vec<String> = Vec::new();
        for row in contract.vat.iter().filter(|row| row.regime == total.regime && row.rate == total.rate) {
            mentions.extend(row.mention.clone().filter(|mention| !mentions.contains(mention)));
        }
        ClientRegime {
            regime: total.regime,
            rate: total.rate,
            base_ht_cents: total.base_ht_cents,
            vat_invoiced_cents: total.vat_invoiced_cents,
            vat_self_assessed_cents: total.vat_self_assessed_cents,
            mentions,
        }
    };
    contract.vat_by_regime.iter().map(of_regime).collect()
}
