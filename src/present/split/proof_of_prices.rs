//! The equalities of the client's ledger: lines, parts, periods, members, VAT.

use super::proof::Equality;
use crate::document::Document;
use crate::domain::bid::VatGroup;
use crate::domain::contract::{PriceLine, VatRow};
use crate::domain::money::{Cents, half_up};
use crate::domain::results::Results;
use crate::i18n::texts::split as texts;

pub(super) fn of_prices(document: &Document, results: &Results) -> Vec<Equality> {
    let contract = &results.contract;
    let totals = &contract.totals;
    let lines = &contract.lines;
    let ht = (texts::P_HT, totals.ht_cents);
    let sum_of_lines: Cents = lines.iter().map(|l| l.amount_ht_cents).sum();
    let whole = |title, label, sum: Cents| Equality {
        title,
        left: (label, sum),
        right: ht,
        wrong: Vec::new(),
    };
    let by_line = |title, label, of: &dyn Fn(&PriceLine) -> Cents| Equality {
        title,
        left: (label, lines.iter().map(of).sum()),
        right: (texts::P_LINES_R, sum_of_lines),
        wrong: lines.iter().filter(|l| of(l) != l.amount_ht_cents).map(|l| l.line.to_string()).collect(),
    };
    let quantity_times_price = |line: &PriceLine| recomputed(document, line);
    let parts = |line: &PriceLine| line.parts.iter().map(|p| p.ht_cents).sum();
    let years = contract.by_member.iter().flat_map(|m| m.ht_by_year_cents.values()).sum();
    let mut list = vec![
        whole(texts::P_LINES, texts::P_LINES_L, sum_of_lines),
        by_line(texts::P_PRICES, texts::P_PRICES_L, &quantity_times_price),
        by_line(texts::P_PARTS, texts::P_PARTS_L, &parts),
        slices(results),
        whole(texts::P_PERIODS, texts::P_PERIODS_L, contract.by_period.iter().map(|p| p.ht_cents).sum()),
        whole(texts::P_YEARS, texts::P_YEARS_L, years),
        whole(
            texts::P_KINDS,
            texts::P_KINDS_L,
            contract.by_kind.one_off_cents + contract.by_kind.recurring_cents,
        ),
        whole(texts::P_MEMBERS, texts::P_MEMBERS_L, contract.by_member.iter().map(|m| m.ht_cents).sum()),
    ];
    list.extend(of_taxes(results));
    list
}

/// Q × p to the cent, from the quantities of the bid and the printed price.
fn recomputed(document: &Document, line: &PriceLine) -> Cents {
    let quantity: i128 = document.line(&line.line).map_or(0, |l| l.total_quantity());
    let price = line.unit_price_ht;
    // Quantities are in 10^-4, a price of d decimals in 10^-d euros; 100 cents a euro.
    let scale = 10_i128.pow(4 + u32::from(price.decimals.min(6)));
    Cents::from_wide(half_up(quantity.saturating_mul(price.units).saturating_mul(100), scale))
}

/// The periods of every part.
fn slices(results: &Results) -> Equality {
    let parts = || results.contract.lines.iter().flat_map(|l| l.parts.iter().map(move |p| (l, p)));
    let of_periods = |part: &crate::domain::contract::Part| part.ht_by_period_cents.iter().sum::<Cents>();
    let wrong = parts().filter(|(_, p)| of_periods(p) != p.ht_cents);
    Equality {
        title: texts::P_SLICES,
        left: (texts::P_SLICES_L, parts().map(|(_, p)| of_periods(p)).sum()),
        right: (texts::P_PARTS_L, parts().map(|(_, p)| p.ht_cents).sum()),
        wrong: wrong.map(|(line, part)| format!("{} {}", line.line, part.member)).collect(),
    }
}

fn of_taxes(results: &Results) -> [Equality; 3] {
    let totals = &results.contract.totals;
    let rows = &results.contract.vat;
    let named = |row: &VatRow| format!("{} {}", row.member, row.regime.as_str());
    let wrong = |fails: &dyn Fn(&VatRow) -> bool| rows.iter().filter(|r| fails(r)).map(named).collect::<Vec<_>>();
    let tax = |row: &VatRow| row.vat_invoiced_cents + row.vat_self_assessed_cents;
    let base_times_rate = |row: &VatRow| match row.regime.group() {
        VatGroup::Exempt => Cents::ZERO,
        VatGroup::Charged | VatGroup::Reverse => row.rate.of(row.base_ht_cents),
    };
    let invoiced = |row: &VatRow| row.base_ht_cents + row.vat_invoiced_cents;
    let cost = |row: &VatRow| row.base_ht_cents + tax(row) - row.vat_deducted_cents;
    [
        Equality {
            title: texts::P_TAX,
            left: (texts::P_TAX_L, rows.iter().map(base_times_rate).sum()),
            right: (texts::P_TAX_R, totals.vat_invoiced_cents + totals.vat_self_assessed_cents),
            wrong: wrong(&|row| base_times_rate(row) != tax(row)),
        },
        Equality {
            title: texts::P_ROWS,
            left: (texts::P_ROWS_L, rows.iter().map(invoiced).sum()),
            right: (texts::P_ROWS_R, totals.invoiced_cents),
            wrong: wrong(&|row| invoiced(row) != row.invoiced_total_cents),
        },
        Equality {
            title: texts::P_COST,
            left: (texts::P_COST_L, rows.iter().map(cost).sum()),
            right: (texts::P_COST_R, totals.cost_to_buyer_cents),
            wrong: wrong(&|row| cost(row) != row.cost_to_buyer_cents),
        },
    ]
}
