//! The equalities of the internal ledger: funds, targets, net results, equalisation, transfers, reserve.

use super::proof::Equality;
use crate::document::Document;
use crate::domain::bid::DeductionKind;
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::settlement::{MemberResult, ReserveRelease, Transfer};
use crate::i18n::texts::split as texts;

/// `None` while the rule gives no amounts.
pub(super) fn of_settlement(document: &Document, results: &Results) -> Option<Vec<Equality>> {
    let settled = &results.settlement;
    let members = settled.by_member.as_ref()?;
    let transfers = settled.transfers.as_ref()?;
    let ht = (texts::P_HT, results.contract.totals.ht_cents);
    let sum = |amount: fn(&MemberResult) -> Cents| members.iter().map(amount).sum::<Cents>();
    let funds: Cents = settled.funds.iter().map(|f| f.total_cents).sum();
    let kept = settled
        .funds
        .iter()
        .filter(|f| f.kind != DeductionKind::Fee)
        .map(|f| f.total_cents)
        .sum::<Cents>();
    let plain = |title, left, right| Equality {
        title,
        left,
        right,
        wrong: Vec::new(),
    };
    let after = settled.standing.after_contributions.iter().sum::<Cents>();
    let mut list = vec![
        contributions(results, members),
        plain(texts::P_SHARED, (texts::P_SHARED_L, after + funds), ht),
        plain(
            texts::P_TARGETS,
            (texts::P_TARGETS_L, sum(|m| m.target_cents)),
            (texts::P_TARGETS_R, settled.distributable_cents),
        ),
        plain(texts::P_NETS, (texts::P_NETS_L, sum(|m| m.net_result_cents) + kept), ht),
        plain(
            texts::P_EQUALISATION,
            (texts::P_EQUALISATION_L, sum(|m| m.equalisation_cents)),
            (texts::P_EQUALISATION_R, Cents::ZERO),
        ),
        settling(document, members, transfers),
    ];
    list.extend(settled.reserve_release.as_ref().map(reserve));
    Some(list)
}

fn contributions(results: &Results, members: &[MemberResult]) -> Equality {
    let funds = &results.settlement.funds;
    let of = |id: &crate::domain::ids::Id| members.iter().filter_map(|m| m.contributions_cents.get(id)).sum::<Cents>();
    let wrong = funds.iter().filter(|f| of(&f.id) != f.total_cents);
    Equality {
        title: texts::P_FUNDS,
        left: (texts::P_FUNDS_L, members.iter().flat_map(|m| m.contributions_cents.values()).sum()),
        right: (texts::P_FUNDS_R, funds.iter().map(|f| f.total_cents).sum()),
        wrong: wrong.map(|f| f.id.to_string()).collect(),
    }
}

/// What each member receives less what it pays is its equalisation.
fn settling(document: &Document, members: &[MemberResult], transfers: &[Transfer]) -> Equality {
    let balance = |member: &MemberResult| {
        let received: Cents = transfers.iter().filter(|t| t.to == member.member).map(|t| t.cents).sum();
        let paid: Cents = transfers.iter().filter(|t| t.from == member.member).map(|t| t.cents).sum();
        received - paid
    };
    let wrong = members.iter().filter(|m| balance(m) != m.equalisation_cents);
    Equality {
        title: texts::P_TRANSFERS,
        left: (texts::P_TRANSFERS_L, transfers.iter().map(|t| t.cents).sum()),
        right: (texts::P_TRANSFERS_R, members.iter().map(|m| m.equalisation_cents.max(Cents::ZERO)).sum()),
        wrong: wrong.map(|m| crate::present::price::words::member(document, &m.member)).collect(),
    }
}

fn reserve(release: &ReserveRelease) -> Equality {
    let released: Cents = release.by_member_cents.values().sum();
    Equality {
        title: texts::P_RESERVE,
        left: (texts::P_RESERVE_L, released + release.used_cents - release.uncovered_cents),
        right: (texts::P_RESERVE_R, release.reserve_cents),
        wrong: Vec::new(),
    }
}
