//! What the notice says beyond what is computed: descriptions, codes, criteria in words, addresses. What even the brief has no
//! field for is reported with its value.

use rust_decimal::Decimal;

use super::NotCarried;
use crate::document::{Brief, Criterion};
use crate::exchange::notice::{self, CriterionKind, DocumentLink, Field, Framework, Notice, NoticeLot, Permission, Weight, WeightUnit};

/// Narrow no-break space, before % in French and not wrong elsewhere.
const NARROW_SPACE: char = '\u{202f}';

pub fn of(notice: &Notice, lot: &NoticeLot, report: &mut Vec<NotCarried>) -> Brief {
    let mut brief = Brief {
        description: description(notice, lot),
        cpv: codes(notice, lot),
        criteria: lot.criteria.iter().map(criterion).collect(),
        buyer_city: notice.buyer.as_ref().and_then(|buyer| buyer.city.clone()).unwrap_or_default(),
        notice: [&notice.publication_number, &notice.notice_id]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(" · "),
        ..Brief::default()
    };
    links(&mut brief, lot, report);
    left_over(notice, lot, report);
    brief
}

/// The texts of the procedure and of the lot, none twice.
fn description(notice: &Notice, lot: &NoticeLot) -> String {
    let texts = [&notice.description, &lot.description].into_iter().chain(&notice.notes).chain(&lot.notes);
    let mut taken: Vec<&str> = Vec::new();
    for text in texts.map(|text| text.trim()).filter(|text| !text.is_empty()) {
        if !taken.contains(&text) {
            taken.push(text);
        }
    }
    taken.join("\n\n")
}

/// The lot's codes first, then those of the procedure.
fn codes(notice: &Notice, lot: &NoticeLot) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in lot.cpv.iter().chain(&notice.cpv) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

fn criterion(criterion: &notice::Criterion) -> Criterion {
    Criterion {
        kind: kind(criterion.kind).to_owned(),
        name: criterion.name.clone().unwrap_or_default(),
        description: criterion.description.clone().unwrap_or_default(),
        weight: criterion.weight.as_ref().map(weight_text).unwrap_or_default(),
    }
}

fn kind(kind: CriterionKind) -> &'static str {
    match kind {
        CriterionKind::Price => "price",
        CriterionKind::Cost => "cost",
        CriterionKind::Quality => "quality",
        CriterionKind::Other => "",
    }
}

/// A weight in signs that French and English share: `60 %`, `≈ 50 %`, `30 points`, `n° 1`.
pub fn weight_text(weight: &Weight) -> String {
    let value = weight.value.normalize();
    let percent = |value: Decimal| format!("{value}{NARROW_SPACE}%");
    match weight.unit {
        WeightUnit::PercentExact => percent(value),
        WeightUnit::PercentMiddle => format!("≈ {}", percent(value)),
        WeightUnit::PointsExact => format!("{value} points"),
        WeightUnit::PointsMiddle => format!("≈ {value} points"),
        WeightUnit::DecimalExact => value.to_string(),
        WeightUnit::DecimalMiddle => format!("≈ {value}"),
        WeightUnit::Order => format!("n°\u{a0}{value}"),
    }
}

/// Only addresses of the web: whatever else a file calls a link is reported, never followed.
fn links(brief: &mut Brief, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    let is_of_the_web = |url: &str| {
        let scheme = url.get(..8).unwrap_or(url).to_ascii_lowercase();
        scheme.starts_with("https://") || scheme.starts_with("http://")
    };
    let mut no_place = |field, url: &str| report.push(NotCarried::NoPlace { field, value: url.to_owned() });
    for DocumentLink { url, .. } in &lot.documents {
        if brief.documents_url.is_empty() && is_of_the_web(url) {
            brief.documents_url.clone_from(url);
        } else if brief.documents_url != *url {
            no_place(Field::Documents, url);
        }
    }
    match lot.submission_url.as_deref() {
        Some(url) if is_of_the_web(url) => url.clone_into(&mut brief.submission_url),
        Some(url) => no_place(Field::SubmissionUrl, url),
        None => {}
    }
}

fn left_over(notice: &Notice, lot: &NoticeLot, report: &mut Vec<NotCarried>) {
    let mut no_place = |field, value: String| {
        if !value.is_empty() {
            report.push(NotCarried::NoPlace { field, value });
        }
    };
    no_place(Field::Reserved, lot.reserved.join(", "));
    if let Some(form) = &lot.group_form {
        let code = if form.required { "required" } else { "allowed" };
        no_place(Field::GroupForm, form.description.clone().unwrap_or_else(|| code.to_owned()));
    }
    no_place(Field::Opening, lot.opening.clone().unwrap_or_default());
    no_place(Field::Variants, lot.variants.map(permission).unwrap_or_default().to_owned());
    no_place(Field::Electronic, lot.electronic.map(permission).unwrap_or_default().to_owned());
    no_place(Field::Languages, lot.languages.join(", "));
    no_place(Field::Framework, lot.framework.map(reopening).unwrap_or_default().to_owned());
    no_place(Field::Criteria, lot.criteria_method.join(" "));
    let parameters = lot.criteria.iter().flat_map(|criterion| &criterion.parameters);
    let parameters: Vec<String> = parameters.map(|p| format!("{} {}", p.code, p.value.normalize())).collect();
    no_place(Field::CriterionParameter, parameters.join(", "));
    let places = lot.places.iter().chain(&notice.places);
    let places: Vec<String> = places.filter_map(|p| p.city.clone().or(p.nuts.clone()).or(p.anywhere.clone())).collect();
    no_place(Field::Place, without_repeats(places).join(", "));
    let counts = [notice.lots_allowed, notice.lots_awarded].into_iter().flatten().map(|n| n.to_string());
    no_place(Field::LotsAllowed, counts.collect::<Vec<_>>().join(", "));
}

fn without_repeats(texts: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// The code of the published lists.
fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::Allowed => "allowed",
        Permission::Required => "required",
        Permission::NotAllowed => "not-allowed",
    }
}

/// How competition is reopened; empty without a framework agreement.
fn reopening(framework: Framework) -> &'static str {
    match framework {
        Framework::None => "",
        Framework::WithReopening => "fa-w-rc",
        Framework::WithoutReopening => "fa-wo-rc",
        Framework::Mixed => "fa-mix",
    }
}
