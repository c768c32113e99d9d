//! The group's tables: asks, allocation, settlement, funds, transfers, thresholds. Internal, and of a type that no file for the client takes.

use super::field::{Column, Field};
use super::{Cell, Code, Table, Topic, rate, share, text};
use crate::domain::bid::Bid;
use crate::domain::fixed::Fixed;
use crate::domain::ids::{LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::settlement::MemberResult;
use crate::exchange::audience::ForGroup;

/// All tables that have a row.
#[must_use]
pub fn tables(bid: &Bid, results: &Results) -> Vec<Table<ForGroup>> {
    let names = Names(bid);
    let tables = [
        allocation(names, results),
        asks(names),
        ask_amounts(names, results),
        settlement(names, results),
        funds(names, results),
        transfers(names, results),
        reserve(names, results),
        thresholds(names, results),
        simulations(names, results),
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// The bid, to name lines and members by.
#[derive(Clone, Copy)]
struct Names<'a>(&'a Bid);

impl Names<'_> {
    fn member(self, id: &MemberId) -> [Cell; 2] {
        let member = self.0.members.iter().find(|m| &m.id == id);
        [text(id), text(member.map_or("", |m| m.card.name.as_str()))]
    }
    fn line(self, id: &LineId) -> [Cell; 2] {
        let line = self.0.lines.iter().find(|l| &l.id == id);
        [text(id), text(line.map_or("", |l| l.label.as_str()))]
    }
}

/// Cells of a row, some given in pairs.
fn row<const A: usize, const B: usize>(first: [Cell; A], rest: [Cell; B]) -> Vec<Cell> {
    first.into_iter().chain(rest).collect()
}

/// One amount of a member's account.
type Amount = fn(&MemberResult) -> Cents;

/// Who does how much of which line, and what it is worth to the client.
fn allocation(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let fields = [
        Field::Line,
        Field::Label,
        Field::Member,
        Field::Name,
        Field::Share,
        Field::Quantity,
        Field::Amount,
        Field::Backup,
        Field::BackupName,
    ];
    let contract = &results.contract;
    let parts = contract.lines.iter().flat_map(|line| {
        line.parts.iter().map(move |part| {
            let mut cells = row(names.line(&line.line), names.member(&part.member));
            cells.extend([share(part.share), Cell::Number(part.quantity), Cell::Money(part.ht_cents)]);
            cells.extend(names.0.backup(&line.line).map_or([Cell::Empty, Cell::Empty], |m| names.member(&m.id)));
            cells
        })
    });
    Table::new(Topic::Allocation, &fields)
        .with_rows(parts)
        .with_sums(&[(Column::new(Field::Amount), contract.totals.ht_cents)])
}

/// Every price asked, tier by tier, served or not.
fn asks(names: Names<'_>) -> Table<ForGroup> {
    let fields = [
        Field::Line,
        Field::Label,
        Field::Member,
        Field::Name,
        Field::Semantics,
        Field::FromQuantity,
        Field::UnitAsked,
        Field::SetUp,
        Field::MostQuantity,
    ];
    let decimal = |value: String| Cell::Number(plain(&value));
    let tiers = names.0.asks.iter().flat_map(|ask| {
        ask.tiers.iter().map(move |tier| {
            let mut cells = row(names.line(&ask.line), names.member(&ask.member));
            cells.extend([
                Cell::Code(Code::Semantics(ask.semantics)),
                decimal(tier.from_qty.to_string()),
                decimal(tier.price.to_string()),
                Cell::Money(ask.setup_cents),
                ask.max_qty.map_or(Cell::Empty, |most| decimal(most.to_string())),
            ]);
            cells
        })
    });
    Table::new(Topic::Asks, &fields).with_rows(tiers)
}

/// A plain decimal with the decimals that it is written with.
fn plain(written: &str) -> Fixed {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let units = format!("{whole}{fraction}").parse().unwrap_or_default();
    Fixed::new(units, u8::try_from(fraction.len()).unwrap_or_default())
}

/// What the members asked for the parts that they serve.
fn ask_amounts(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let fields = [Field::Line, Field::Label, Field::Member, Field::Name, Field::UnitAsked, Field::Asked];
    let rows = results.settlement.asks.iter().map(|ask| {
        let mut cells = row(names.line(&ask.line), names.member(&ask.member));
        let price = ask.unit_price.map_or(Cell::Empty, |price| Cell::Number(plain(&price.to_string())));
        cells.extend([price, Cell::Money(ask.ask_cents)]);
        cells
    });
    Table::new(Topic::AskAmounts, &fields)
        .with_rows(rows)
        .with_sums(&[(Column::new(Field::Asked), results.settlement.ask_total_cents)])
}

/// From what each member invoices to what it keeps.
fn settlement(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let members = results.settlement.by_member.as_deref().unwrap_or_default();
    let deductions = &names.0.pricing.deductions;
    let paid: Vec<Column> = deductions.iter().map(|d| Column::of(Field::Contribution, &d.id, &d.label)).collect();
    let amounts: [(Field, Amount); 11] = [
        (Field::AfterContributions, |m| m.after_contributions_cents),
        (Field::Asked, |m| m.ask_cents),
        (Field::SurplusShare, |m| m.surplus_share_cents),
        (Field::Target, |m| m.target_cents),
        (Field::Equalisation, |m| m.equalisation_cents),
        (Field::Mandate, |m| m.mandate_cents),
        (Field::FeesReceived, |m| m.fees_received_from_others_cents),
        (Field::FeesKept, |m| m.fees_kept_own_part_cents),
        (Field::Net, |m| m.net_result_cents),
        (Field::VatLost, |m| m.irrecoverable_vat_on_fees_cents),
        (Field::NetAfterVat, |m| m.net_after_irrecoverable_vat_cents),
    ];
    let rows = members.iter().map(|member| {
        let mut cells = row(names.member(&member.member), [Cell::Money(member.invoiced_ht_cents)]);
        let paid = deductions.iter().map(|d| member.contributions_cents.get(&d.id).copied().unwrap_or(Cents::ZERO));
        cells.extend(paid.chain(amounts.iter().map(|(_, amount)| amount(member))).map(Cell::Money));
        cells
    });
    let mut sums = vec![(Column::new(Field::Amount), members.iter().map(|m| m.invoiced_ht_cents).sum())];
    sums.extend(paid.iter().cloned().zip(results.settlement.funds.iter().map(|f| f.total_cents)));
    sums.extend(amounts.iter().map(|(field, amount)| (Column::new(*field), members.iter().map(amount).sum())));
    Table::new(Topic::Settlement, &[Field::Member, Field::Name, Field::Amount])
        .with_columns(paid)
        .with_columns(amounts.iter().map(|(field, _)| Column::new(*field)))
        .with_rows(rows)
        .with_sums(&sums)
}

/// What is withheld from the contract, and for whom.
fn funds(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let fields = [Field::Fund, Field::Label, Field::Kind, Field::FundRate, Field::To, Field::ToName, Field::Euros];
    let funds = &results.settlement.funds;
    let rows = names.0.pricing.deductions.iter().zip(funds).map(|(deduction, fund)| {
        let [to, to_name] = deduction.beneficiary.as_ref().map_or([Cell::Empty, Cell::Empty], |id| names.member(id));
        vec![
            text(&deduction.id),
            text(&deduction.label),
            Cell::Code(Code::Fund(deduction.kind)),
            rate(deduction.rate),
            to,
            to_name,
            Cell::Money(fund.total_cents),
        ]
    });
    Table::new(Topic::Funds, &fields)
        .with_rows(rows)
        .with_sums(&[(Column::new(Field::Euros), funds.iter().map(|f| f.total_cents).sum())])
}

fn transfers(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let transfers = results.settlement.transfers.as_deref().unwrap_or_default();
    let rows = transfers.iter().map(|transfer| {
        let mut cells = row(names.member(&transfer.from), names.member(&transfer.to));
        cells.push(Cell::Money(transfer.cents));
        cells
    });
    Table::new(Topic::Transfers, &[Field::From, Field::FromName, Field::To, Field::ToName, Field::Euros]).with_rows(rows)
}

/// What comes back of the reserve when it is released.
fn reserve(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let table = Table::new(Topic::Reserve, &[Field::Member, Field::Name, Field::Released]);
    let Some(release) = &results.settlement.reserve_release else {
        return table;
    };
    let rows = release.by_member_cents.iter().map(|(id, cents)| row(names.member(id), [Cell::Money(*cents)]));
    table.with_rows(rows).with_sums(&[(Column::new(Field::Released), release.released_cents)])
}

/// How far each member is from losing its VAT regime.
fn thresholds(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let reports = &results.vat_thresholds;
    let mut years: Vec<&str> = reports.iter().flat_map(|r| r.turnover_by_year_cents.keys()).map(AsRef::as_ref).collect();
    years.sort_unstable();
    years.dedup();
    let rows = reports.iter().map(|report| {
        let money = |cents: Option<Cents>| cents.map_or(Cell::Empty, Cell::Money);
        let mut cells = row(
            names.member(&report.member),
            [text(&report.label), Cell::Money(report.limit_cents), money(report.raised_limit_cents)],
        );
        cells.extend(years.iter().map(|year| money(report.turnover_by_year_cents.get(*year).copied())));
        cells.extend([Cell::Money(report.margin_cents), Cell::Code(Code::Standing(report.status))]);
        cells
    });
    Table::new(Topic::Thresholds, &[Field::Member, Field::Name, Field::Label, Field::Limit, Field::RaisedLimit])
        .with_columns(years.iter().map(|year| Column::of(Field::TurnoverIn, year, year)))
        .with_columns([Column::new(Field::Margin), Column::new(Field::Standing)])
        .with_rows(rows)
}

/// What other rules would give.
fn simulations(names: Names<'_>, results: &Results) -> Table<ForGroup> {
    let rows = results.simulations.iter().flat_map(|simulation| {
        let amounts = simulation.by_member_cents.iter().flatten();
        amounts.map(|(member, cents)| {
            let mut cells = row([text(&simulation.id), Cell::Code(Code::Rule(simulation.kind))], names.member(member));
            cells.push(Cell::Money(*cents));
            cells
        })
    });
    Table::new(Topic::Simulations, &[Field::Simulation, Field::Rule, Field::Member, Field::Name, Field::Target]).with_rows(rows)
}
