//! The screen of the group: its form and its own fields, the list of its members, and who types a member's parts in.

pub mod card;
mod faults;
pub mod sheet;
pub mod subcontracting;
pub mod terms;
pub mod vat;

pub use crate::domain::ids::{Id as SiteId, LineId, MemberId};
pub use card::{CardField, CertificationField, SiteField};
pub use faults::{GroupFault, MemberFault, Place, certification_key, faults, year_key};
pub use sheet::{SheetField, set_sheet};
pub use subcontracting::SubcontractorField;
pub use terms::{PrivateField, TermsField};

pub use crate::document::Sheet;
use crate::document::{Command, Document, Keeper, MemberParts, Role, new_bid};
pub use crate::domain::bid::{Card, Group, PrivateFacts, Subcontractor, Terms};
use crate::domain::bid::{Datacentre, GroupForm, PaymentMode};
use crate::domain::decimal::Rate;
use crate::domain::params::Param;
pub use crate::domain::params::ParamTable;
use crate::domain::slug;
use crate::i18n::texts::group as texts;
use crate::i18n::{Lang, Text, plural};
use crate::present::form::{Choice, FormField, Input, NO, YES, choices_of};
use crate::present::{moments, typed, words};

/// What a form means, in one sentence (art. R2142-20 and R2142-24 of the *code de la commande publique*).
#[must_use]
pub fn form_means(form: GroupForm) -> Text {
    match form {
        GroupForm::Several => texts::FORM_SEVERAL_MEANS,
        GroupForm::SeveralLeadLiable => texts::FORM_LEAD_LIABLE_MEANS,
        GroupForm::JointAndSeveral => texts::FORM_JOINT_MEANS,
    }
}

/// A form to choose, with its consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormChoice {
    pub key: &'static str,
    pub label: &'static str,
    pub means: &'static str,
}

#[must_use]
pub fn forms(lang: Lang) -> Vec<FormChoice> {
    let choice = |form: &GroupForm| FormChoice {
        key: form.as_str(),
        label: words::group_form(*form).get(lang),
        means: form_means(*form).get(lang),
    };
    GroupForm::ALL.iter().map(choice).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupField {
    Form,
    Name,
    Justification,
    Payment,
    Distribution,
}

impl FormField for GroupField {
    type Of = Group;

    fn key(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Name => "name",
            Self::Justification => "justification",
            Self::Payment => "payment",
            Self::Distribution => "distribution",
        }
    }
    fn label(self) -> Text {
        match self {
            Self::Form => texts::SECTION_FORM,
            Self::Name => texts::NAME,
            Self::Justification => texts::JUSTIFICATION,
            Self::Payment => texts::PAYMENT,
            Self::Distribution => texts::DISTRIBUTION,
        }
    }
    fn hint(self) -> Option<Text> {
        match self {
            Self::Justification => Some(texts::JUSTIFICATION_HINT),
            Self::Distribution => Some(texts::DISTRIBUTION_HINT),
            _ => None,
        }
    }
    fn input(self, lang: Lang) -> Input {
        let payment = |mode| match mode {
            PaymentMode::SeparateAccounts => texts::PAYMENT_SEPARATE,
            PaymentMode::TransferAccount => texts::PAYMENT_TRANSFER,
        };
        match self {
            Self::Form => choices_of(GroupForm::ALL, GroupForm::as_str, words::group_form, lang),
            Self::Name => Input::Text,
            Self::Justification => Input::Long,
            Self::Payment => choices_of(PaymentMode::ALL, PaymentMode::as_str, payment, lang),
            // The words of the default depend on the form: see `distribution_choices`.
            Self::Distribution => Input::Choice(Vec::new()),
        }
    }
    fn show(self, group: &Group, _: Lang) -> String {
        match self {
            Self::Form => group.form.as_str().to_owned(),
            Self::Name => group.name.clone(),
            Self::Justification => group.justification.clone(),
            Self::Payment => group.payment_mode.as_str().to_owned(),
            Self::Distribution => match group.show_distribution {
                None => String::new(),
                Some(true) => YES.to_owned(),
                Some(false) => NO.to_owned(),
            },
        }
    }
    fn put(self, group: &mut Group, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Form => group.form = GroupForm::parse(typed).unwrap_or(group.form),
            Self::Name => group.name = typed::text(typed, 300, lang)?,
            Self::Justification => group.justification = typed::long_text(typed, 5000, lang)?,
            Self::Payment => group.payment_mode = PaymentMode::parse(typed).unwrap_or(group.payment_mode),
            Self::Distribution => {
                group.show_distribution = match typed {
                    YES => Some(true),
                    NO => Some(false),
                    _ => None,
                };
            }
        }
        Ok(())
    }
}

/// The default of the form first, in its own words.
#[must_use]
pub fn distribution_choices(group: &Group, lang: Lang) -> Vec<Choice> {
    let by_form = Group {
        show_distribution: None,
        ..group.clone()
    };
    let default = if by_form.shows_distribution() {
        texts::DISTRIBUTION_DEFAULT_YES
    } else {
        texts::DISTRIBUTION_DEFAULT_NO
    };
    vec![
        Choice::new("", default.get(lang)),
        Choice::new(YES, texts::SHOWN.get(lang)),
        Choice::new(NO, texts::HIDDEN.get(lang)),
    ]
}

/// Nobody, then the members in their order.
#[must_use]
pub fn lead_choices(document: &Document, lang: Lang) -> Vec<Choice> {
    let members = document.members.iter().map(|m| Choice::new(m.id.as_str(), name(m, lang)));
    std::iter::once(Choice::new("", texts::NO_LEAD.get(lang))).chain(members).collect()
}

#[must_use]
pub fn with_lead(group: &Group, key: &str) -> Command {
    let mut next = group.clone();
    next.lead = (!key.is_empty()).then(|| MemberId::new(key));
    set(next)
}

/// The member's name; its id while it has none.
#[must_use]
pub fn name(member: &MemberParts, lang: Lang) -> String {
    if member.card.name.is_empty() {
        texts::UNNAMED.fill(lang, &[("id", member.id.as_str())])
    } else {
        member.card.name.clone()
    }
}

/// The head of a member in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberHead {
    pub name: String,
    pub is_lead: bool,
    pub has_joined_by_offer: bool,
    /// «saisi par le mandataire», or where its data came from.
    pub origin: String,
    /// Its parts are the member's own: locked until the lead takes the typing over.
    pub is_locked: bool,
    /// «2 points à voir»; `None` when there is nothing.
    pub to_see: Option<String>,
    pub is_first: bool,
    pub is_last: bool,
}

/// The members shown: all of them to the lead, itself to a member.
#[must_use]
pub fn ids(document: &Document) -> Vec<MemberId> {
    let is_shown = |m: &&MemberParts| match &document.role {
        Role::Lead => true,
        Role::Member(me) => me == &m.id,
    };
    document.members.iter().filter(is_shown).map(|m| m.id.clone()).collect()
}

/// Every member, in the group's order.
#[must_use]
pub fn all_ids(document: &Document) -> Vec<MemberId> {
    document.members.iter().map(|m| m.id.clone()).collect()
}

#[must_use]
pub fn head(document: &Document, id: &MemberId, lang: Lang) -> Option<MemberHead> {
    let member = document.member(id)?;
    let is_at = |m: Option<&MemberParts>| m.is_some_and(|m| &m.id == id);
    let count = faults(document)
        .iter()
        .filter(|f| matches!(f.place(), Place::Member(of, _) if &of == id))
        .count();
    let to_see = plural(lang, count, texts::TAG_TO_SEE_ONE, texts::TAG_TO_SEE_MANY);
    Some(MemberHead {
        name: name(member, lang),
        is_lead: document.frame.group.lead.as_ref() == Some(id),
        has_joined_by_offer: member.joined_by_offer && document.role == Role::Lead,
        origin: origin(member, lang),
        is_locked: is_locked(document, id),
        to_see: (count > 0).then(|| to_see.fill(lang, &[("count", &count.to_string())])),
        is_first: is_at(document.members.first()),
        is_last: is_at(document.members.last()),
    })
}

/// True for parts that are the member's own, in the lead's copy; for a member that is gone too.
#[must_use]
pub fn is_locked(document: &Document, id: &MemberId) -> bool {
    document.role == Role::Lead && document.member(id).is_none_or(|m| m.keeper == Keeper::Member)
}

fn origin(member: &MemberParts, lang: Lang) -> String {
    match (member.keeper, &member.receipt) {
        (Keeper::Lead, _) => texts::TAG_KEPT.get(lang).to_owned(),
        (Keeper::Member, None) => texts::TAG_OWN.get(lang).to_owned(),
        (Keeper::Member, Some(receipt)) => {
            let stamp = receipt.made_at.parse::<jiff::Timestamp>();
            let when = stamp.map_or_else(
                |_| crate::present::faults::shortened(&receipt.made_at),
                |stamp| moments::day_and_time(stamp.as_millisecond(), lang),
            );
            texts::TAG_RECEIVED.fill(lang, &[("when", &when), ("version", &receipt.version.to_string())])
        }
    }
}

/// True in a member's copy made from a request for any host, until it has said its name.
#[must_use]
pub fn must_name_itself(document: &Document) -> bool {
    let Role::Member(me) = &document.role else { return false };
    document.member(me).is_some_and(|m| m.joined_by_offer && m.card.name.is_empty())
}

/// Adds a member of which the name is known; its id is typed, or made from the name. VAT as the table has it in France.
///
/// # Errors
/// The sentence when there is no name, or when the typed id cannot be one.
pub fn add(document: &Document, typed_name: &str, typed_id: &str, table: Option<&ParamTable>, lang: Lang) -> Result<Command, String> {
    let name = typed::text(typed_name, 300, lang)?;
    if name.is_empty() {
        return Err(crate::i18n::texts::member::FAULT_NAME.get(lang).to_owned());
    }
    let is_taken = |id: &str| document.member(&MemberId::new(id)).is_some();
    let typed_id = typed_id.trim();
    let id = if typed_id.is_empty() {
        slug::unique(&slug::slug(&name), "membre", is_taken)
    } else {
        typed_id.to_owned()
    };
    let day = table.map(|t| crate::present::tender::day_of_law(&document.frame.tender, t));
    let rate = table.zip(day).and_then(|(t, day)| t.on("vat.standard.FR", day)).and_then(Param::rate);
    Ok(Command::AddMember {
        member: MemberId::new(&id),
        card: Box::new(new_bid::card(&name, rate.unwrap_or(Rate::ZERO))),
    })
}

/// One place up or down; `None` at the end of the list.
#[must_use]
pub fn moved(document: &Document, id: &MemberId, down: bool) -> Option<Command> {
    let at = document.members.iter().position(|m| &m.id == id)?;
    let to = if down { at + 1 } else { at.checked_sub(1)? };
    (to < document.members.len()).then(|| Command::MoveMember { member: id.clone(), to })
}

#[must_use]
pub fn remove(id: &MemberId) -> Command {
    Command::RemoveMember(id.clone())
}

/// The lead's visible decision to type a member's parts in itself.
#[must_use]
pub fn take_over(id: &MemberId) -> Command {
    Command::SetKeeper {
        member: id.clone(),
        keeper: Keeper::Lead,
    }
}

#[must_use]
pub fn set(group: Group) -> Command {
    Command::SetGroup(Box::new(group))
}

#[must_use]
pub fn set_card(id: &MemberId, card: Card) -> Command {
    Command::SetCard {
        member: id.clone(),
        card: Box::new(card),
    }
}

#[must_use]
pub fn set_private(id: &MemberId, facts: PrivateFacts) -> Command {
    Command::SetPrivateFacts {
        member: id.clone(),
        facts: Box::new(facts),
    }
}

#[must_use]
pub fn set_terms(id: &MemberId, terms: Terms) -> Command {
    Command::SetTerms {
        member: id.clone(),
        terms: Box::new(terms),
    }
}

#[must_use]
pub fn set_sites(sites: Vec<Datacentre>) -> Command {
    Command::SetDatacentres(sites)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::Receipt;
    use crate::document::new_bid::empty;

    fn two() -> Document {
        let mut document = empty("b");
        for name in ["Nuages du Léon", "Courrier Libre"] {
            document = document.apply(&add(&document, name, "", None, Lang::Fr).unwrap()).unwrap();
        }
        document
    }

    #[test]
    fn members_get_an_id_from_their_name_or_the_one_typed() {
        let mut document = two();
        for (name, id) in [("Nuages du Léon", ""), ("猫", ""), ("Autre", "X1")] {
            document = document.apply(&add(&document, name, id, None, Lang::Fr).unwrap()).unwrap();
        }
        let all: Vec<String> = ids(&document).iter().map(ToString::to_string).collect();
        assert_eq!(all, ["nuages-du-leon", "courrier-libre", "nuages-du-leon-2", "membre", "X1"]);
        assert_eq!(add(&document, "  ", "", None, Lang::Fr), Err("Le nom manque.".to_owned()));
        assert!(document.apply(&add(&document, "Autre", "X1", None, Lang::Fr).unwrap()).is_err());
    }

    #[test]
    fn the_head_says_where_the_data_come_from_and_locks_what_is_the_members_own() {
        let mut document = two();
        document = document.apply(&with_lead(&document.frame.group, "nuages-du-leon")).unwrap();
        let first = head(&document, &"nuages-du-leon".into(), Lang::Fr).unwrap();
        assert!(first.is_lead && first.is_first && !first.is_last && !first.is_locked);
        assert_eq!(first.origin, "Saisi par le mandataire");
        document.members[1].keeper = Keeper::Member;
        document.members[1].receipt = Some(Receipt {
            digest: String::new(),
            version: 2,
            made_at: "2026-11-22T13:02:00Z".to_owned(),
        });
        let second = head(&document, &"courrier-libre".into(), Lang::Fr).unwrap();
        assert_eq!(second.origin, "Offre reçue le 22/11/2026 à 14\u{202f}h\u{202f}02 (version 2)");
        assert!(second.is_locked);
        let renamed = set_card(&"courrier-libre".into(), (*document.members[1].card).clone());
        assert!(document.apply(&renamed).is_err());
        let taken = document.apply(&take_over(&"courrier-libre".into())).unwrap();
        assert!(taken.apply(&renamed).is_ok());
        assert!(!head(&taken, &"courrier-libre".into(), Lang::Fr).unwrap().is_locked);
    }

    #[test]
    fn a_member_sees_itself_and_names_itself_first_when_anyone_may_answer() {
        let mut document = two();
        document.role = Role::Member("courrier-libre".into());
        assert_eq!(ids(&document), ["courrier-libre".into()]);
        assert!(!must_name_itself(&document));
        document.members[1].joined_by_offer = true;
        let mut card = (*document.members[1].card).clone();
        card.name.clear();
        document.members[1].card = card.into();
        assert!(must_name_itself(&document));
    }

    #[test]
    fn the_default_of_the_distribution_follows_the_form() {
        let mut group = (*empty("b").frame.group).clone();
        let default = |group: &Group| distribution_choices(group, Lang::En).remove(0).label;
        assert_eq!(default(&group), "As the form wants: shown");
        GroupField::Form.put(&mut group, "joint_and_several", Lang::En).unwrap();
        assert_eq!(default(&group), "As the form wants: not shown");
        GroupField::Distribution.put(&mut group, YES, Lang::En).unwrap();
        assert!(group.shows_distribution());
    }
}
