//! A problem in words, and where it is mended.

use super::Item;
use crate::document::Document;
use crate::domain::checks::{Number, Problem, Reference, SubcontractorFault};
use crate::domain::ids::{Id, LineId, MemberId};
use crate::domain::money::Cents;
use crate::domain::results::Results;
use crate::domain::rules::RuleId;
use crate::i18n::texts::checks as texts;
use crate::i18n::{Lang, Text, format, plural};
use crate::present::group::subcontracting;
use crate::present::price::words;
use crate::present::route::Screen;
use crate::present::rules::RuleWords;

/// How many lines a sentence names before it counts the others.
const NAMED_MOST: usize = 12;

pub(super) fn item(problem: &Problem, document: &Document, results: &Results, lang: Lang) -> Item {
    Item {
        severity: problem.severity(),
        screen: screen(problem),
        code: problem.code(),
        sentence: Words { document, results, lang }.sentence(problem),
    }
}

fn screen(problem: &Problem) -> Screen {
    match problem {
        Problem::LinesNotDone { .. } | Problem::BackupsToName { .. } | Problem::BackupsUnable { .. } | Problem::Broken(_) => Screen::Allocation,
        Problem::DistributionHidden
        | Problem::MentionMissing { .. }
        | Problem::VatIdMissing { member: Some(_) }
        | Problem::NoLead
        | Problem::CertificateExpires { .. }
        | Problem::NumberWrong { .. }
        | Problem::SolidarityToAgree { .. }
        | Problem::JustificationShort { .. }
        | Problem::Subcontractor { .. }
        | Problem::SubcontractsTooMuch { .. } => Screen::Group,
        Problem::QuantitiesOfOneMonth { .. }
        | Problem::VatIdMissing { member: None }
        | Problem::DeadlinePassed { .. }
        | Problem::BuyerVatIdWrong
        | Problem::QuestionsOver { .. }
        | Problem::QuestionsSoon { .. }
        | Problem::NoRevision { .. }
        | Problem::AdvanceWaived { .. }
        | Problem::OffsetNotOfParis { .. }
        | Problem::OfferExpiresBeforeStart { .. }
        | Problem::OfferValidUntil { .. } => Screen::Tender,
        Problem::MembersWithoutAmount { .. } | Problem::NoBackup { .. } => Screen::Offers,
        Problem::PricesZero { .. }
        | Problem::PricesWithoutReason { .. }
        | Problem::AmountsWithoutReason { .. }
        | Problem::AbnormallyLow { .. }
        | Problem::OverEstimate { .. }
        | Problem::PenaltiesNotTried
        | Problem::GroupLosesMoney { .. }
        | Problem::ExitFee { .. } => Screen::Price,
        Problem::OverThreshold { .. } | Problem::BelowAsk { .. } | Problem::FeeVatLost { .. } | Problem::SharesProfit => Screen::Split,
        Problem::PromiseNotKept { .. } => Screen::Service,
        Problem::PlanLate { .. } | Problem::NoBuffer => Screen::Planning,
    }
}

struct Words<'a> {
    document: &'a Document,
    results: &'a Results,
    lang: Lang,
}

impl Words<'_> {
    fn sentence(&self, problem: &Problem) -> String {
        let day = |date: &crate::domain::dates::Date| format::date(*date, self.lang);
        match problem {
            Problem::LinesNotDone { lines } => self.fill(texts::LINES_NOT_DONE, &[("lines", self.lines(lines))]),
            Problem::DistributionHidden => self.plain(texts::DISTRIBUTION_HIDDEN),
            Problem::MembersWithoutAmount { members } => self.fill(texts::MEMBERS_WITHOUT_AMOUNT, &[("members", self.members(members))]),
            Problem::QuantitiesOfOneMonth { lines, months } => {
                self.fill(texts::QUANTITIES_OF_ONE_MONTH, &[("lines", self.lines(lines)), ("months", months.to_string())])
            }
            Problem::PricesZero { lines } => self.fill(texts::PRICES_ZERO, &[("lines", self.lines(lines))]),
            Problem::PricesWithoutReason { lines } => self.fill(texts::PRICES_WITHOUT_REASON, &[("lines", self.lines(lines))]),
            Problem::AmountsWithoutReason { deductions } => self.fill(texts::AMOUNTS_WITHOUT_REASON, &[("names", self.deductions(deductions))]),
            Problem::MentionMissing { members } => self.fill(texts::MENTION_MISSING, &[("members", self.members(members))]),
            Problem::VatIdMissing { member: Some(member) } => self.fill(texts::VAT_ID_MISSING, &[("member", self.member(member))]),
            Problem::VatIdMissing { member: None } => self.plain(texts::BUYER_VAT_ID_MISSING),
            Problem::OverThreshold { member, over, is_over_raised } => {
                let text = if *is_over_raised { texts::OVER_RAISED } else { texts::OVER_LIMIT };
                self.fill(text, &[("member", self.member(member)), ("over", self.amount(*over))])
            }
            Problem::NoLead => self.plain(texts::NO_LEAD),
            Problem::CertificateExpires {
                member,
                certificate,
                last_day,
                needed,
            } => self.fill(
                texts::CERTIFICATE_EXPIRES,
                &[
                    ("member", self.member(member)),
                    ("certificate", certificate.to_string()),
                    ("day", day(last_day)),
                    ("needed", day(needed)),
                ],
            ),
            Problem::Broken(rule) => self.broken(rule),
            Problem::PromiseNotKept { service } => self.fill(texts::PROMISE_NOT_KEPT, &[("service", service.to_string())]),
            Problem::NoBackup { lines } => self.fill(texts::NO_BACKUP, &[("lines", self.lines(lines))]),
            Problem::BackupsToName { lines } => self.fill(texts::BACKUPS_TO_NAME, &[("lines", self.lines(lines))]),
            Problem::BackupsUnable { lines } => self.fill(texts::BACKUPS_UNABLE, &[("lines", self.lines(lines))]),
            Problem::BelowAsk {
                member,
                short,
                is_beyond_mandate,
            } => {
                let text = if *is_beyond_mandate { texts::BELOW_MANDATE } else { texts::BELOW_ASK };
                self.fill(text, &[("member", self.member(member)), ("short", self.amount(*short))])
            }
            Problem::AbnormallyLow { against, reference, alert } => {
                let text = match against {
                    Reference::Estimate => texts::LOW_ESTIMATE,
                    Reference::OtherOffers => texts::LOW_OTHERS,
                };
                self.fill(text, &[("reference", self.amount(*reference)), ("alert", format::rate(*alert, self.lang))])
            }
            Problem::OverEstimate { over } => self.fill(texts::OVER_ESTIMATE, &[("over", self.amount(*over))]),
            Problem::DeadlinePassed { deadline } => self.fill(texts::DEADLINE_PASSED, &[("deadline", day(deadline))]),
            Problem::PlanLate { days } => {
                let text = plural(self.lang, days.unsigned_abs() as usize, texts::PLAN_LATE_ONE, texts::PLAN_LATE);
                self.fill(text, &[("days", days.to_string())])
            }
            Problem::NoBuffer => self.plain(texts::NO_BUFFER),
            Problem::NumberWrong { member, number } => {
                let text = match number {
                    Number::Siret => texts::SIRET_WRONG,
                    Number::VatId => texts::VAT_ID_WRONG,
                    Number::Iban => texts::IBAN_WRONG,
                };
                self.fill(text, &[("member", self.member(member))])
            }
            Problem::BuyerVatIdWrong => self.plain(texts::BUYER_VAT_ID_WRONG),
            Problem::QuestionsOver { last_day } => self.fill(texts::QUESTIONS_OVER, &[("day", day(last_day))]),
            Problem::QuestionsSoon { days: 0, .. } => self.plain(texts::QUESTIONS_TODAY),
            Problem::QuestionsSoon { last_day, days } => self.fill(texts::QUESTIONS_SOON, &[("day", day(last_day)), ("days", days.to_string())]),
            Problem::NoRevision { months } => self.fill(texts::NO_REVISION, &[("months", months.to_string())]),
            Problem::AdvanceWaived { members } => self.fill(texts::ADVANCE_WAIVED, &[("members", self.members(members))]),
            Problem::PenaltiesNotTried => self.plain(texts::PENALTIES_NOT_TRIED),
            Problem::SolidarityToAgree { is_lead_only } => self.plain(if *is_lead_only { texts::LEAD_LIABLE } else { texts::ALL_LIABLE }),
            Problem::GroupLosesMoney { short } => self.fill(texts::GROUP_LOSES, &[("short", self.amount(*short))]),
            Problem::FeeVatLost { member, vat, is_below_ask } => {
                let text = if *is_below_ask { texts::FEE_VAT_BELOW } else { texts::FEE_VAT_LOST };
                self.fill(text, &[("member", self.member(member)), ("vat", self.amount(*vat))])
            }
            Problem::SharesProfit => self.plain(texts::SHARES_PROFIT),
            Problem::OffsetNotOfParis { written, paris } => self.fill(texts::OFFSET, &[("written", written.clone()), ("paris", paris.clone())]),
            Problem::OfferExpiresBeforeStart { valid_until, start } => {
                self.fill(texts::EXPIRES_BEFORE_START, &[("until", day(valid_until)), ("start", day(start))])
            }
            Problem::OfferValidUntil { last_day } => self.fill(texts::VALID_UNTIL, &[("until", day(last_day))]),
            Problem::ExitFee { lines, source } => self.fill(texts::EXIT_FEE, &[("lines", self.lines(lines)), ("source", source.clone())]),
            Problem::JustificationShort { found, wanted } => {
                self.fill(texts::JUSTIFICATION_SHORT, &[("found", found.to_string()), ("wanted", wanted.to_string())])
            }
            Problem::Subcontractor { member, name, fault } => self.subcontractor(member, name, fault),
            Problem::SubcontractsTooMuch { member, total, part } => self.fill(
                texts::SUBCONTRACTS_TOO_MUCH,
                &[("member", self.member(member)), ("total", self.amount(*total)), ("part", self.amount(*part))],
            ),
        }
    }

    fn subcontractor(&self, member: &MemberId, name: &str, fault: &SubcontractorFault) -> String {
        let (text, value) = match fault {
            SubcontractorFault::Incomplete(lacks) => {
                let words: Vec<&str> = lacks.iter().map(|l| subcontracting::lack(*l).get(self.lang)).collect();
                (texts::DC4_INCOMPLETE, words.join(texts::BETWEEN_RUBRICS.get(self.lang)))
            }
            SubcontractorFault::SiretWrong => (texts::DC4_SIRET_WRONG, String::new()),
            SubcontractorFault::IsMember(of) => (texts::DC4_IS_MEMBER, self.member(of)),
            SubcontractorFault::LinesNotServed(lines) => (texts::DC4_LINES_NOT_SERVED, self.lines(lines)),
            SubcontractorFault::NoGuarantees => (texts::DC4_NO_GUARANTEES, String::new()),
            SubcontractorFault::PaidDirectly(from) => (texts::DC4_PAID_DIRECTLY, self.amount(*from)),
        };
        self.fill(text, &[("name", name.to_owned()), ("member", self.member(member)), ("value", value)])
    }

    /// The rule's own sentence, with what it is about.
    fn broken(&self, rule: &RuleId) -> String {
        let words = RuleWords::new(self.document, self.results, self.lang);
        format!("{}\u{a0}: {}", words.subject(rule), words.sentence(rule))
    }
    fn plain(&self, text: Text) -> String {
        text.get(self.lang).to_owned()
    }
    fn fill(&self, text: Text, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        text.fill(self.lang, &values)
    }
    fn amount(&self, amount: Cents) -> String {
        format::amount(amount, self.lang)
    }
    fn member(&self, id: &MemberId) -> String {
        words::member(self.document, id)
    }
    fn members(&self, ids: &[MemberId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.member(id)).collect();
        words::names(&names, self.lang)
    }
    fn deductions(&self, ids: &[Id]) -> String {
        let deductions = self.document.plan.pricing.deductions.iter();
        let names: Vec<String> = deductions.filter(|d| ids.contains(&d.id)).map(|d| words::deduction(d, self.lang)).collect();
        words::names(&names, self.lang)
    }
    fn lines(&self, ids: &[LineId]) -> String {
        let named = ids.iter().take(NAMED_MOST).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match ids.len().saturating_sub(NAMED_MOST) {
            0 => named,
            more => {
                let more = crate::i18n::texts::price::MORE_ITEMS.fill(self.lang, &[("count", &more.to_string())]);
                format!("{named} {more}")
            }
        }
    }
}
