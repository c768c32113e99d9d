//! One lot of a notice: object, duration, deadline, ways to answer. Where two deadlines are stated, the one that comes
//! first for a candidate is taken and the other reported.

use super::reading::Reading;
use super::tree::Node;
use super::{codes, criteria, object};
use crate::exchange::notice::{Deadline, DeadlineKind, DocumentLink, Field, GroupForm, NoticeLot, UnreadReason, months_of};

/// Reads `cac:ProcurementProjectLot`; the identifier is given, because it must be the only one of its kind.
pub fn read(reading: &mut Reading, node: &Node, id: String) -> NoticeLot {
    reading.lot = Some(id.clone());
    let mut lot = NoticeLot { id, ..NoticeLot::default() };
    if let Some(project) = node.one("cac:ProcurementProject") {
        describe(reading, project, &mut lot);
        length(reading, project, &mut lot);
    }
    if let Some(terms) = node.one("cac:TenderingTerms") {
        answering(reading, terms, &mut lot);
    }
    criteria::read(reading, node, &mut lot);
    if let Some(process) = node.one("cac:TenderingProcess") {
        procedure(reading, process, &mut lot);
    }
    reading.lot = None;
    lot
}

fn describe(reading: &mut Reading, project: &Node, lot: &mut NoticeLot) {
    lot.reference = reading.plain(project, "cbc:ID");
    lot.title = reading.line(project, "cbc:Name", Field::Title).unwrap_or_default();
    lot.description = reading.block(project, "cbc:Description", Field::Description).unwrap_or_default();
    lot.notes.extend(reading.block(project, "cbc:Note", Field::Notes));
    lot.nature = reading.kept_code(project.one("cbc:ProcurementTypeCode"), Field::Nature, codes::is_nature);
    lot.cpv = object::cpv(reading, project);
    lot.estimate = object::estimate(reading, project);
    let maximum = project
        .one("cac:RequestedTenderTotal")
        .and_then(|total| total.extension("efbc:FrameworkMaximumAmount").into_iter().next());
    lot.framework_maximum = reading.amount(maximum, Field::FrameworkMaximum);
    lot.places = object::places(reading, project);
}

fn length(reading: &mut Reading, project: &Node, lot: &mut NoticeLot) {
    if let Some(period) = project.one("cac:PlannedPeriod") {
        lot.duration = reading.duration(period, "cbc:DurationMeasure", Field::Duration);
        lot.duration_code = reading.plain(period, "cbc:DescriptionCode");
        lot.starts = reading.date(period, "cbc:StartDate", Field::Starts);
        lot.ends = reading.date(period, "cbc:EndDate", Field::Ends);
    }
    if let Some(duration) = lot.duration.as_ref().filter(|duration| months_of(duration).is_none()) {
        reading.note(Field::Duration, &duration.value.to_string(), UnreadReason::NotWholeMonths);
    }
    if let Some(extension) = project.one("cac:ContractExtension") {
        lot.renewals_max = reading.count(extension, "cbc:MaximumNumberNumeric", Field::Renewals);
        lot.renewal_terms = reading.block(extension, "cac:Renewal/cac:Period/cbc:Description", Field::Renewals);
    }
}

fn answering(reading: &mut Reading, terms: &Node, lot: &mut NoticeLot) {
    for language in terms.all("cac:Language/cbc:ID") {
        lot.languages.push(language.text().to_string());
    }
    lot.variants = reading.code(terms.one("cbc:VariantConstraintCode"), Field::Variants, codes::permission);
    lot.validity = reading.duration(terms, "cac:TenderValidityPeriod/cbc:DurationMeasure", Field::Validity);
    lot.submission_url = reading.plain(terms, "cac:TenderRecipientParty/cbc:EndpointID");
    for document in terms.all("cac:CallForTendersDocumentReference") {
        let restricted = document.one("cbc:DocumentType").is_some_and(|kind| kind.text() == "restricted-document");
        let url = reading.plain(document, "cac:Attachment/cac:ExternalReference/cbc:URI");
        lot.documents.extend(url.map(|url| DocumentLink { url, restricted }));
    }
    for request in terms.all("cac:TendererQualificationRequest") {
        qualification(reading, request, lot);
    }
}

fn qualification(reading: &mut Reading, request: &Node, lot: &mut NoticeLot) {
    let reserved = "cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode";
    for code in request.all(reserved) {
        if code.attribute("listName") == Some("reserved-procurement") && code.text() != "none" {
            lot.reserved.push(code.text().to_string());
        }
    }
    let required = reading.code(request.one("cbc:CompanyLegalFormCode"), Field::GroupForm, |code| code.parse().ok());
    let description = reading.block(request, "cbc:CompanyLegalForm", Field::GroupForm);
    if required.is_some() || description.is_some() {
        lot.group_form = Some(GroupForm {
            required: required.unwrap_or(true),
            description,
        });
    }
}

fn procedure(reading: &mut Reading, process: &Node, lot: &mut NoticeLot) {
    let listed = |path, list| process.all(path).into_iter().find(|code| code.attribute("listName") == Some(list));
    let framework = listed("cac:ContractingSystem/cbc:ContractingSystemTypeCode", "framework-agreement");
    lot.framework = reading.code(framework, Field::Framework, codes::framework);
    let electronic = listed("cbc:SubmissionMethodCode", "esubmission");
    lot.electronic = reading.code(electronic, Field::Electronic, codes::permission);
    lot.deadline = deadline(reading, process);
    if let Some(period) = process.one("cac:AdditionalInformationRequestPeriod") {
        lot.questions_until = reading.moment(period, "cbc:EndDate", "cbc:EndTime", Field::QuestionsUntil);
    }
    if let Some(event) = process.one("cac:OpenTenderEvent") {
        lot.opening = reading.moment(event, "cbc:OccurrenceDate", "cbc:OccurrenceTime", Field::Opening);
    }
}

/// Interest, then candidature, then tender: the order in which a candidate meets them.
fn deadline(reading: &mut Reading, process: &Node) -> Option<Deadline> {
    let periods = [
        (DeadlineKind::Interest, process.extension("efac:InterestExpressionReceptionPeriod")),
        (DeadlineKind::Requests, process.all("cac:ParticipationRequestReceptionPeriod")),
        (DeadlineKind::Tenders, process.all("cac:TenderSubmissionDeadlinePeriod")),
    ];
    let mut taken: Option<Deadline> = None;
    for (kind, nodes) in periods {
        for node in nodes {
            let Some(stated) = reading.moment(node, "cbc:EndDate", "cbc:EndTime", Field::Deadline) else {
                continue;
            };
            if taken.is_some() {
                reading.note(Field::Deadline, &stated, UnreadReason::SecondDeadline);
            } else {
                taken = Some(Deadline { stated, kind });
            }
        }
    }
    taken
}
