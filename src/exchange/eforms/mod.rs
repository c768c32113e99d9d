//! Reads eForms notices (UBL 2.3 with the EU extensions, Regulation (EU) 2019/1780) into the neutral [`Notice`]. Half-filled
//! notices are normal: whatever is readable is taken, and the report says the rest. Knows nothing of bids.

mod buyers;
mod codes;
mod criteria;
mod leftover;
mod lot;
mod object;
mod reading;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::exchange::notice::{Field, Framework, LotGroup, Notice, NoticeError, NoticeKind, Unread, UnreadReason};
use reading::Reading;
use tree::Node;

/// The notice in a file, and what of it was not understood, not found or not taken.
///
/// # Errors
/// Only when nothing can be read: the file is not XML in UTF-8, too large or too deep, or not a notice. A notice that
/// cannot be answered (an award, a prior information) is read, and the report says [`UnreadReason::NotACall`].
pub fn read(bytes: &[u8], file_name: &str) -> Result<(Notice, Vec<Unread>), NoticeError> {
    let (root, unknown_entities) = tree::parse(bytes)?;
    let by_root = match root.name.as_str() {
        "cn:ContractNotice" => NoticeKind::ContractNotice,
        "pin:PriorInformationNotice" => NoticeKind::PriorInformation,
        "can:ContractAwardNotice" => NoticeKind::Award,
        other => {
            return Err(NoticeError::NotANotice {
                root: other.trim_start_matches("?:").to_string(),
            });
        }
    };
    let mut reading = Reading::default();
    for entity in unknown_entities {
        reading.note(Field::Other, &entity, UnreadReason::UnknownEntity);
    }
    reading.language = reading.plain(&root, "cbc:NoticeLanguageCode").unwrap_or_default();
    let mut notice = Notice {
        file_name: file_name.to_string(),
        ..Notice::default()
    };
    identify(&mut reading, &root, by_root, &mut notice);
    let mut buyers = buyers::read(&mut reading, &root).into_iter();
    notice.buyer = buyers.next();
    notice.more_buyers = buyers.collect();
    let country = notice.buyer.as_ref().and_then(|buyer| buyer.country.as_deref());
    reading.french_buyer = country == Some("FR");
    procedure(&mut reading, &root, &mut notice);
    lots(&mut reading, &root, &mut notice);
    languages(&mut reading, &root, &mut notice);
    missing(&mut reading, &notice);
    leftover::report(&mut reading, &root);
    Ok((notice, reading.report))
}

fn identify(reading: &mut Reading, root: &Node, by_root: NoticeKind, notice: &mut Notice) {
    let kind = root.one("cbc:NoticeTypeCode");
    kind.map(Node::text);
    notice.kind = match kind.and_then(|code| code.attribute("listName")) {
        Some("competition") => NoticeKind::ContractNotice,
        Some("planning" | "consultation") => NoticeKind::PriorInformation,
        Some("result" | "dir-awa-pre" | "cont-modif" | "completion") => NoticeKind::Award,
        _ => by_root,
    };
    if notice.kind != NoticeKind::ContractNotice {
        reading.note(Field::Kind, kind.map_or("", Node::text), UnreadReason::NotACall);
    }
    notice.notice_id = reading.plain(root, "cbc:ID");
    notice.procedure_id = reading.plain(root, "cbc:ContractFolderID");
    let number = root.extension("efac:Publication/efbc:NoticePublicationID").into_iter().next();
    notice.publication_number = number.map(|number| number.text().to_string());
    notice.dispatched = reading.moment(root, "cbc:IssueDate", "cbc:IssueTime", Field::Dispatched);
}

fn procedure(reading: &mut Reading, root: &Node, notice: &mut Notice) {
    if let Some(project) = root.one("cac:ProcurementProject") {
        notice.reference = reading.plain(project, "cbc:ID");
        notice.title = reading.line(project, "cbc:Name", Field::Title).unwrap_or_default();
        notice.description = reading.block(project, "cbc:Description", Field::Description).unwrap_or_default();
        notice.notes.extend(reading.block(project, "cbc:Note", Field::Notes));
        notice.nature = reading.kept_code(project.one("cbc:ProcurementTypeCode"), Field::Nature, codes::is_nature);
        notice.cpv = object::cpv(reading, project);
        notice.estimate = object::estimate(reading, project);
        notice.places = object::places(reading, project);
    }
    let code = root.one("cac:TenderingProcess/cbc:ProcedureCode");
    notice.procedure_code = reading.kept_code(code, Field::Procedure, codes::is_procedure);
    if let Some(lots) = root.one("cac:TenderingTerms/cac:LotDistribution") {
        notice.lots_allowed = reading.count(lots, "cbc:MaximumLotsSubmittedNumeric", Field::LotsAllowed);
        notice.lots_awarded = reading.count(lots, "cbc:MaximumLotsAwardedNumeric", Field::LotsAllowed);
        for group in lots.all("cac:LotsGroup") {
            let members = group.all("cac:ProcurementProjectLotReference/cbc:ID");
            notice.lot_groups.push(LotGroup {
                id: reading.plain(group, "cbc:LotsGroupID").unwrap_or_default(),
                lots: members.into_iter().map(|id| id.text().to_string()).collect(),
            });
        }
    }
}

/// Lots, and the parts of a prior information; a group of lots is only named, its own terms are reported.
fn lots(reading: &mut Reading, root: &Node, notice: &mut Notice) {
    let mut known = HashSet::new();
    for (position, node) in root.all("cac:ProcurementProjectLot").into_iter().enumerate() {
        let id = node.one("cbc:ID");
        if id.and_then(|id| id.attribute("schemeName")) == Some("LotsGroup") {
            id.map(Node::text);
            continue;
        }
        let mut id = id.map(Node::text).unwrap_or_default().to_string();
        if id.is_empty() || !known.insert(id.clone()) {
            reading.note(Field::Lots, &id, UnreadReason::LotIdNotUnique);
            id = format!("{id}#{}", position + 1);
        }
        notice.lots.push(lot::read(reading, node, id));
    }
    notice.framework = notice.lots.iter().any(|lot| lot.framework.is_some_and(|kind| kind != Framework::None));
}

fn languages(reading: &mut Reading, root: &Node, notice: &mut Notice) {
    notice.language = Some(reading.language.clone()).filter(|language| !language.is_empty());
    notice.languages.extend(notice.language.clone());
    notice
        .languages
        .extend(root.all("cac:AdditionalNoticeLanguage/cbc:ID").into_iter().map(|id| id.text().to_string()));
    let others: Vec<String> = std::mem::take(&mut reading.other_languages).into_iter().collect();
    if !others.is_empty() {
        let taken = reading.language.clone();
        reading.note(Field::Language, "", UnreadReason::OtherLanguages { taken, others });
    }
}

/// What somebody who answers a call expects to find and the report does not speak of yet. Other notices are not expected
/// to say it.
fn missing(reading: &mut Reading, notice: &Notice) {
    if notice.kind != NoticeKind::ContractNotice {
        return;
    }
    let told: HashSet<(Option<String>, Field)> = reading.report.iter().map(|unread| (unread.lot.clone(), unread.field)).collect();
    let mut expect = |lot: Option<&str>, there: bool, field: Field| {
        let lot = lot.map(str::to_string);
        if !there && !told.contains(&(lot.clone(), field)) {
            reading.lot = lot;
            reading.note(field, "", UnreadReason::Missing);
        }
    };
    expect(None, notice.buyer.as_ref().is_some_and(|buyer| !buyer.name.is_empty()), Field::Buyer);
    expect(None, !notice.title.is_empty(), Field::Title);
    expect(None, !notice.description.is_empty(), Field::Description);
    expect(None, notice.reference.is_some(), Field::Reference);
    expect(None, notice.procedure_code.is_some(), Field::Procedure);
    expect(None, !notice.lots.is_empty(), Field::Lots);
    for lot in &notice.lots {
        let id = Some(lot.id.as_str());
        expect(id, !lot.title.is_empty(), Field::Title);
        expect(id, !lot.cpv.is_empty(), Field::Cpv);
        expect(id, lot.deadline.is_some(), Field::Deadline);
        let dates = lot.starts.is_some() && lot.ends.is_some();
        expect(id, lot.duration.is_some() || lot.duration_code.is_some() || dates, Field::Duration);
        expect(id, !lot.criteria.is_empty(), Field::Criteria);
        expect(id, notice.estimate_of(lot).is_some() || lot.framework_maximum.is_some(), Field::Estimate);
        expect(id, lot.submission_url.is_some(), Field::SubmissionUrl);
        expect(id, !lot.documents.is_empty(), Field::Documents);
    }
    reading.lot = None;
}
