//! The award criteria of a lot, with their weights as exact decimals. Does not turn them into scores.

use rust_decimal::Decimal;

use super::codes;
use super::reading::Reading;
use super::tree::Node;
use crate::exchange::notice::{Criterion, CriterionKind, CriterionParameter, Field, NoticeLot, UnreadReason, Weight, WeightUnit};

/// Reads `cac:TenderingTerms/cac:AwardingTerms` of a lot.
pub fn read(reading: &mut Reading, lot: &Node, into: &mut NoticeLot) {
    for group in lot.all("cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion") {
        for path in ["cbc:CalculationExpression", "cbc:Description"] {
            into.criteria_method.extend(reading.block(group, path, Field::Criteria));
        }
        for node in group.all("cac:SubordinateAwardingCriterion") {
            let criterion = criterion(reading, node);
            into.criteria.push(criterion);
        }
    }
    check_weights(reading, &into.criteria);
}

fn criterion(reading: &mut Reading, node: &Node) -> Criterion {
    let kind = reading.code(node.one("cbc:AwardingCriterionTypeCode"), Field::CriterionKind, codes::criterion_kind);
    let mut criterion = Criterion {
        kind: kind.unwrap_or(CriterionKind::Other),
        name: reading.line(node, "cbc:Name", Field::CriterionName),
        description: reading.block(node, "cbc:Description", Field::CriterionName),
        weight: None,
        parameters: Vec::new(),
    };
    for parameter in node.extension("efac:AwardCriterionParameter") {
        let code = parameter.one("efbc:ParameterCode").map(Node::text).unwrap_or_default();
        let number = parameter.one("efbc:ParameterNumeric").map(Node::text).unwrap_or_default();
        match codes::weight_unit(code) {
            Some(unit) if criterion.weight.is_none() => {
                criterion.weight = reading.decimal(number, Field::CriterionWeight).map(|value| Weight { value, unit });
            }
            Some(_) => reading.note(Field::CriterionWeight, number, UnreadReason::MoreThanOne),
            None if codes::is_criterion_parameter(code) => {
                let value = reading.decimal(number, Field::CriterionParameter);
                criterion
                    .parameters
                    .extend(value.map(|value| CriterionParameter { code: code.to_string(), value }));
            }
            None => reading.note(Field::CriterionWeight, &format!("{code} {number}"), UnreadReason::UnknownCode),
        }
    }
    criterion
}

/// A criterion alone needs no weight; of several, each without one is reported, or the lot once when none has one.
fn check_weights(reading: &mut Reading, criteria: &[Criterion]) {
    if criteria.len() > 1 && criteria.iter().all(|criterion| criterion.weight.is_none()) {
        reading.note(Field::CriterionWeight, "", UnreadReason::Missing);
        return;
    }
    if criteria.len() > 1 {
        for criterion in criteria.iter().filter(|criterion| criterion.weight.is_none()) {
            let label = criterion.name.as_ref().or(criterion.description.as_ref());
            reading.note(Field::CriterionWeight, label.map_or("", |label| label), UnreadReason::Missing);
        }
    }
    let percents: Option<Vec<Decimal>> = criteria
        .iter()
        .map(|criterion| criterion.weight.as_ref().filter(|weight| weight.unit == WeightUnit::PercentExact))
        .map(|weight| weight.map(|weight| weight.value))
        .collect();
    let Some(percents) = percents.filter(|percents| !percents.is_empty()) else {
        return;
    };
    let sum = percents.iter().try_fold(Decimal::ZERO, |sum, percent| sum.checked_add(*percent));
    if sum != Some(Decimal::ONE_HUNDRED) {
        let sum = sum.map(|sum| sum.normalize().to_string()).unwrap_or_default();
        reading.note(Field::CriterionWeight, "", UnreadReason::SumIsNot100 { sum });
    }
}
