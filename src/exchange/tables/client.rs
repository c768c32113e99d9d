//! The client's tables, from `ClientView` and nothing else. Who gets how much is there only when the view has it.

use super::field::{Column, Field, Sum};
use super::{Cell, Code, Table, Topic, rate, share, text, text_or_empty};
use crate::domain::client_view::{ClientLine, ClientShare, ClientTender, ClientVat, ClientView};
use crate::domain::decimal::Quantity;
use crate::domain::fixed::Fixed;
use crate::domain::money::Cents;
use crate::exchange::audience::ForClient;

/// All tables that have a row.
#[must_use]
pub fn tables(view: &ClientView) -> Vec<Table<ForClient>> {
    let tables = [
        Some(price_schedule(view)),
        view.distribution.as_deref().map(|rows| distribution(view, rows)),
        view.distribution.as_deref().map(by_member),
        view.vat_by_member.as_deref().map(|rows| vat_by_member(view, rows)),
        Some(vat_by_regime(view)),
        Some(by_period(view)),
        Some(totals(view)),
        Some(members(view)),
        Some(subcontractors(view)),
    ];
    tables.into_iter().flatten().filter(|table| !table.rows.is_empty()).collect()
}

/// Lines with their quantities and amounts, period by period (*bordereau des prix et détail*).
fn price_schedule(view: &ClientView) -> Table<ForClient> {
    let periods = &view.tender.periods;
    let by_period = |field: Field| periods.iter().map(move |p| Column::of(field, &p.id, &p.label));
    let fields = [
        Field::Line,
        Field::Label,
        Field::Family,
        Field::Kind,
        Field::Unit,
        Field::Quantity,
        Field::UnitPrice,
        Field::Amount,
    ];
    let sums = periods
        .iter()
        .zip(&view.by_period)
        .map(|(p, sum)| (Column::of(Field::AmountIn, &p.id, &p.label), sum.ht_cents));
    let sums: Vec<(Column, Cents)> = [(Column::new(Field::Amount), view.totals.ht_cents)].into_iter().chain(sums).collect();
    Table::new(Topic::PriceSchedule, &fields)
        .with_columns(by_period(Field::QuantityIn))
        .with_columns(by_period(Field::AmountIn))
        .with_rows(view.lines.iter().map(|line| priced(line, periods.len())))
        .with_sums(&sums)
}

fn priced(line: &ClientLine, periods: usize) -> Vec<Cell> {
    let quantity = |at| {
        line.qty_by_period
            .get(at)
            .map_or(Cell::Empty, |q: &Quantity| Cell::Number(Fixed::trimmed(q.scaled(), Quantity::AFTER as u8)))
    };
    let amount = |at| line.amount_by_period_cents.get(at).map_or(Cell::Empty, |cents: &Cents| Cell::Money(*cents));
    let mut cells = vec![
        text(&line.line),
        text(&line.label),
        text_or_empty(line.family.as_ref()),
        Cell::Code(Code::Kind(line.kind)),
        text(&line.unit),
        Cell::Number(line.quantity),
        Cell::Number(line.unit_price_ht),
        Cell::Money(line.amount_ht_cents),
    ];
    cells.extend((0..periods).map(quantity));
    cells.extend((0..periods).map(amount));
    cells
}

/// Who does what, for how much (*répartition des prestations*).
fn distribution(view: &ClientView, rows: &[ClientShare]) -> Table<ForClient> {
    let fields = [
        Field::Member,
        Field::Name,
        Field::Role,
        Field::Line,
        Field::Label,
        Field::Share,
        Field::Amount,
        Field::Backup,
        Field::BackupName,
    ];
    let backup = |id| view.lines.iter().find(|line| &line.line == id).and_then(|line| line.backup.as_ref());
    let works = rows.iter().flat_map(|row| {
        row.works.iter().map(|work| {
            vec![
                text(&row.member),
                text(&row.name),
                Cell::Code(Code::Role(row.role)),
                text(&work.line),
                text(&work.label),
                share(work.share),
                Cell::Money(work.amount_ht_cents),
                text_or_empty(backup(&work.line).map(|b| &b.member)),
                text_or_empty(backup(&work.line).map(|b| &b.name)),
            ]
        })
    });
    Table::new(Topic::Distribution, &fields)
        .with_rows(works)
        .with_sums(&[(Column::new(Field::Amount), rows.iter().map(|r| r.amount_ht_cents).sum())])
}

/// What each member invoices.
fn by_member(rows: &[ClientShare]) -> Table<ForClient> {
    let of_member = |row: &ClientShare| {
        vec![
            text(&row.member),
            text(&row.name),
            Cell::Code(Code::Role(row.role)),
            Cell::Money(row.amount_ht_cents),
            Cell::Money(row.invoiced_total_cents),
        ]
    };
    Table::new(Topic::ByMember, &[Field::Member, Field::Name, Field::Role, Field::Amount, Field::Invoiced])
        .with_rows(rows.iter().map(of_member))
        .with_sums(&[
            (Column::new(Field::Amount), rows.iter().map(|r| r.amount_ht_cents).sum()),
            (Column::new(Field::Invoiced), rows.iter().map(|r| r.invoiced_total_cents).sum()),
        ])
}

fn vat_by_member(view: &ClientView, rows: &[ClientVat]) -> Table<ForClient> {
    let fields = [
        Field::Member,
        Field::Name,
        Field::Regime,
        Field::Rate,
        Field::Base,
        Field::VatInvoiced,
        Field::Invoiced,
        Field::VatSelfAssessed,
        Field::Cost,
        Field::Mention,
    ];
    let of_row = |row: &ClientVat| {
        vec![
            text(&row.member),
            text(&row.name),
            Cell::Code(Code::Regime(row.regime)),
            rate(row.rate),
            Cell::Money(row.base_ht_cents),
            Cell::Money(row.vat_invoiced_cents),
            Cell::Money(row.invoiced_total_cents),
            Cell::Money(row.vat_self_assessed_cents),
            Cell::Money(row.cost_to_buyer_cents),
            text_or_empty(row.mention.as_ref()),
        ]
    };
    Table::new(Topic::VatByMember, &fields).with_rows(rows.iter().map(of_row)).with_sums(&[
        (Column::new(Field::Base), view.totals.ht_cents),
        (Column::new(Field::VatInvoiced), view.totals.vat_invoiced_cents),
        (Column::new(Field::Invoiced), view.totals.invoiced_cents),
        (Column::new(Field::VatSelfAssessed), view.totals.vat_self_assessed_cents),
        (Column::new(Field::Cost), view.totals.cost_to_buyer_cents),
    ])
}

fn vat_by_regime(view: &ClientView) -> Table<ForClient> {
    let fields = [
        Field::Regime,
        Field::Rate,
        Field::Base,
        Field::VatInvoiced,
        Field::VatSelfAssessed,
        Field::Mention,
    ];
    let rows = view.vat_by_regime.iter().map(|row| {
        vec![
            Cell::Code(Code::Regime(row.regime)),
            rate(row.rate),
            Cell::Money(row.base_ht_cents),
            Cell::Money(row.vat_invoiced_cents),
            Cell::Money(row.vat_self_assessed_cents),
            text(row.mentions.join(" ; ")),
        ]
    });
    Table::new(Topic::VatByRegime, &fields).with_rows(rows).with_sums(&[
        (Column::new(Field::Base), view.totals.ht_cents),
        (Column::new(Field::VatInvoiced), view.totals.vat_invoiced_cents),
        (Column::new(Field::VatSelfAssessed), view.totals.vat_self_assessed_cents),
    ])
}

fn by_period(view: &ClientView) -> Table<ForClient> {
    let ClientTender { periods, .. } = &view.tender;
    let rows = periods.iter().zip(&view.by_period).map(|(period, sum)| {
        vec![
            text(&period.id),
            text(&period.label),
            Cell::Number(Fixed::new(period.months.into(), 0)),
            Cell::Code(Code::Firm(period.firm)),
            Cell::Money(sum.ht_cents),
        ]
    });
    Table::new(Topic::ByPeriod, &[Field::Period, Field::Label, Field::Months, Field::Firm, Field::Amount])
        .with_rows(rows)
        .with_sums(&[(Column::new(Field::Amount), view.totals.ht_cents)])
}

/// The sums of the contract, one below the other.
fn totals(view: &ClientView) -> Table<ForClient> {
    let totals = &view.totals;
    let sums = [
        (Sum::Ht, totals.ht_cents),
        (Sum::VatInvoiced, totals.vat_invoiced_cents),
        (Sum::Invoiced, totals.invoiced_cents),
        (Sum::VatSelfAssessed, totals.vat_self_assessed_cents),
        (Sum::VatDeducted, totals.vat_deducted_cents),
        (Sum::CostToBuyer, totals.cost_to_buyer_cents),
        (Sum::OneOff, view.by_kind.one_off_cents),
        (Sum::Recurring, view.by_kind.recurring_cents),
    ];
    let advance = view.advance.as_ref().filter(|a| a.due).map(|a| (Sum::Advance, a.total_cents));
    Table::new(Topic::Totals, &[Field::Item, Field::Euros]).with_rows(
        sums.into_iter()
            .chain(advance)
            .map(|(sum, cents)| vec![Cell::Code(Code::Sum(sum)), Cell::Money(cents)]),
    )
}

fn members(view: &ClientView) -> Table<ForClient> {
    let fields = [
        Field::Member,
        Field::Name,
        Field::Role,
        Field::LegalForm,
        Field::Country,
        Field::Siret,
        Field::VatId,
        Field::Regime,
    ];
    let rows = view.members.iter().map(|member| {
        vec![
            text(&member.id),
            text(&member.name),
            Cell::Code(Code::Role(member.role)),
            text(&member.legal_form),
            text(&member.country),
            text_or_empty(member.siret.as_ref()),
            text_or_empty(member.vat_id.as_ref()),
            Cell::Code(Code::Regime(member.vat_regime)),
        ]
    });
    Table::new(Topic::Members, &fields).with_rows(rows)
}

/// Who works for a member without being one (law of 1975), and for how much at most.
fn subcontractors(view: &ClientView) -> Table<ForClient> {
    let fields = [
        Field::Member,
        Field::Name,
        Field::Subcontractor,
        Field::LegalForm,
        Field::Siret,
        Field::Works,
        Field::Rate,
        Field::MaxHt,
        Field::MaxTtc,
    ];
    let name = |id| view.members.iter().find(|m| &m.id == id).map(|m| &m.name);
    let money = |cents: Option<Cents>| cents.map_or(Cell::Empty, Cell::Money);
    let rows = view.subcontractors.iter().map(|of| {
        let lines: Vec<&str> = of.lines.iter().map(|line| line.as_str()).collect();
        vec![
            text(&of.member),
            text_or_empty(name(&of.member)),
            text(&of.name),
            text(&of.legal_form),
            text_or_empty(of.siret.as_ref()),
            text(lines.join(" ")),
            of.vat_rate.map_or(Cell::Empty, rate),
            money(of.max_ht_cents),
            money(of.max_ttc_cents),
        ]
    });
    Table::new(Topic::Subcontractors, &fields).with_rows(rows)
}
