//! The fields of a line and of its rules.

use crate::domain::bid::{Line, LineKind};
use crate::domain::decimal::{Quantity, Share};
use crate::domain::ids::LineId;
use crate::i18n::texts::{lines as texts, typed as typed_texts};
use crate::i18n::{Lang, Text, format, parse};
use crate::present::form::{FormField, Input, YES, choices_of, yes_or_no};
use crate::present::{faults, typed};

/// Shares count in millionths.
const WHOLE: i128 = 1_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineField {
    Label,
    Unit,
    Kind,
    Decimals,
    Family,
    /// The quantity of one period, by its position.
    Quantity(usize),
    Menu,
    Distinct,
    NotSameHost,
    Certifications,
    Skills,
    Countries,
}

/// The word for a kind.
#[must_use]
pub fn kind(kind: LineKind) -> Text {
    match kind {
        LineKind::Recurring => texts::RECURRING,
        LineKind::OneOff => texts::ONE_OFF,
    }
}

impl FormField for LineField {
    type Of = Line;

    fn key(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Unit => "unit",
            Self::Kind => "kind",
            Self::Decimals => "decimals",
            Self::Family => "family",
            Self::Quantity(_) => "quantity",
            Self::Menu => "menu",
            Self::Distinct => "distinct",
            Self::NotSameHost => "not-same-host",
            Self::Certifications => "certifications",
            Self::Skills => "skills",
            Self::Countries => "countries",
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Label => texts::LABEL,
            Self::Unit => texts::UNIT,
            Self::Kind => texts::KIND,
            Self::Decimals => texts::DECIMALS,
            Self::Family => texts::FAMILY,
            Self::Quantity(_) => texts::QUANTITIES,
            Self::Menu => texts::MENU,
            Self::Distinct => texts::DISTINCT,
            Self::NotSameHost => texts::NOT_SAME,
            Self::Certifications => texts::CERTIFICATIONS,
            Self::Skills => texts::SKILLS,
            Self::Countries => texts::COUNTRIES,
        }
    }

    fn hint(self) -> Option<Text> {
        match self {
            Self::Unit => Some(texts::UNIT_HINT),
            Self::Family => Some(texts::FAMILY_HINT),
            Self::Menu => Some(texts::MENU_HINT),
            Self::NotSameHost => Some(texts::NOT_SAME_HINT),
            Self::Certifications | Self::Skills => Some(texts::IDS_HINT),
            Self::Countries => Some(texts::COUNTRIES_HINT),
            _ => None,
        }
    }

    fn input(self, lang: Lang) -> Input {
        match self {
            Self::Kind => choices_of(LineKind::ALL, LineKind::as_str, kind, lang),
            Self::Decimals | Self::Quantity(_) => Input::Number,
            Self::Distinct => Input::Check,
            _ => Input::Text,
        }
    }

    fn show(self, line: &Line, lang: Lang) -> String {
        match self {
            Self::Label => line.label.clone(),
            Self::Unit => line.unit.clone(),
            Self::Kind => line.kind.as_str().to_owned(),
            Self::Decimals => line.price_decimals.to_string(),
            Self::Family => line.family.as_ref().map(ToString::to_string).unwrap_or_default(),
            Self::Quantity(at) => line.qty_by_period.get(at).map(|q| format::quantity(*q, lang)).unwrap_or_default(),
            Self::Menu => menu_shown(&line.share_menu, lang),
            Self::Distinct => yes_or_no(line.distinct_datacentres),
            Self::NotSameHost => typed::listed(&line.not_same_host_as),
            Self::Certifications => typed::listed(&line.required_certifications),
            Self::Skills => typed::listed(&line.required_skills),
            Self::Countries => line.allowed_countries.join(", "),
        }
    }

    fn put(self, line: &mut Line, typed: &str, lang: Lang) -> Result<(), String> {
        match self {
            Self::Label => line.label = typed::text(typed, 300, lang)?,
            Self::Unit => line.unit = typed::text(typed, 60, lang)?,
            Self::Kind => line.kind = LineKind::parse(typed).unwrap_or(line.kind),
            Self::Decimals => line.price_decimals = u8::try_from(typed::whole(typed, 0, 6, lang)?).unwrap_or(6),
            Self::Family => line.family = typed::ids(typed, lang)?.into_iter().next(),
            Self::Quantity(at) => {
                let quantity = typed::optional(typed, parse::quantity, lang)?.unwrap_or(Quantity::ZERO);
                if let Some(place) = line.qty_by_period.get_mut(at) {
                    *place = quantity;
                }
            }
            Self::Menu => line.share_menu = menu(typed, lang)?,
            Self::Distinct => line.distinct_datacentres = typed == YES,
            Self::NotSameHost => line.not_same_host_as = typed::ids(typed, lang)?.iter().map(|id| LineId::new(id.as_str())).collect(),
            Self::Certifications => line.required_certifications = typed::ids(typed, lang)?,
            Self::Skills => line.required_skills = typed::ids(typed, lang)?,
            Self::Countries => line.allowed_countries = typed::countries(typed, lang)?,
        }
        Ok(())
    }
}

/// «100 ; 60/40»; an empty menu means one member.
fn menu_shown(menu: &[Vec<Share>], lang: Lang) -> String {
    let percent = |share: &Share| format::bare_percent(share.scaled(), lang);
    let way = |shares: &Vec<Share>| shares.iter().map(percent).collect::<Vec<_>>().join("/");
    menu.iter().map(way).collect::<Vec<_>>().join(" ; ")
}

/// Ways to split, each of exactly 100 %. Just «100» is the default and is kept as an empty menu.
fn menu(typed: &str, lang: Lang) -> Result<Vec<Vec<Share>>, String> {
    let mut menu: Vec<Vec<Share>> = Vec::new();
    for way in typed.split([';', '\n']).map(str::trim).filter(|way| !way.is_empty()) {
        let shares = way
            .split('/')
            .map(|share| typed::number(share, parse::share, lang))
            .collect::<Result<Vec<_>, _>>()?;
        let sum: i128 = shares.iter().map(|s| s.scaled()).sum();
        if sum != WHOLE {
            let sum = format::bare_percent(sum, lang);
            return Err(typed_texts::SHARES.fill(lang, &[("typed", &faults::shortened(way)), ("sum", &sum)]));
        }
        if !menu.contains(&shares) {
            menu.push(shares);
        }
    }
    Ok(plain(menu))
}

/// Without the menu that says nothing more than the default.
fn plain(menu: Vec<Vec<Share>>) -> Vec<Vec<Share>> {
    if menu == [vec![Share::ONE]] { Vec::new() } else { menu }
}

/// A usual way to split a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    OneMember,
    SixtyForty,
    Halves,
    Thirds,
}

impl Way {
    pub const ALL: [Self; 4] = [Self::OneMember, Self::SixtyForty, Self::Halves, Self::Thirds];

    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::OneMember => texts::MENU_ONE,
            Self::SixtyForty => texts::MENU_60,
            Self::Halves => texts::MENU_50,
            Self::Thirds => texts::MENU_THIRDS,
        }
    }
    /// The shares; the odd millionth of a third goes to the first.
    fn shares(self) -> Vec<Share> {
        let millionths: &[i128] = match self {
            Self::OneMember => &[WHOLE],
            Self::SixtyForty => &[600_000, 400_000],
            Self::Halves => &[500_000, 500_000],
            Self::Thirds => &[333_334, 333_333, 333_333],
        };
        millionths.iter().filter_map(|m| Share::from_scaled(*m)).collect()
    }
    fn is(self, shares: &[Share]) -> bool {
        let millionths = |list: &[Share]| list.iter().map(|s| s.scaled()).collect::<Vec<_>>();
        millionths(shares) == millionths(&self.shares())
    }
    /// Whether the line may be split this way.
    #[must_use]
    pub fn is_allowed(self, line: &Line) -> bool {
        line.share_menu.iter().any(|shares| self.is(shares)) || (line.share_menu.is_empty() && self == Self::OneMember)
    }
    /// The line with this way allowed or not; without any it is one member again.
    #[must_use]
    pub fn allowed(self, line: &Line, is_allowed: bool) -> Line {
        let mut menu = line.share_menu.clone();
        if menu.is_empty() {
            menu.push(Self::OneMember.shares());
        }
        menu.retain(|shares| !self.is(shares));
        if is_allowed {
            let at = if self == Self::OneMember { 0 } else { menu.len() };
            menu.insert(at, self.shares());
        }
        Line {
            share_menu: plain(menu),
            ..line.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::present::lines::empty_line;

    fn line() -> Line {
        empty_line(&"L1".into(), 3)
    }

    fn menu_of(line: &Line) -> String {
        LineField::Menu.show(line, Lang::Fr)
    }

    #[test]
    fn ways_to_split_are_typed_and_must_be_whole() {
        let mut line = line();
        LineField::Menu.put(&mut line, "100 ; 60/40; 60 % / 40 %", Lang::Fr).unwrap();
        assert_eq!(menu_of(&line), "100 ; 60/40");
        let fault = LineField::Menu.put(&mut line, "60/30", Lang::Fr).unwrap_err();
        assert!(fault.contains("60/30") && fault.contains("90"), "{fault}");
        LineField::Menu.put(&mut line, "100", Lang::Fr).unwrap();
        assert!(line.share_menu.is_empty());
    }

    #[test]
    fn usual_ways_are_ticked_and_the_last_one_unticked_gives_one_member() {
        let line = line();
        assert!(Way::OneMember.is_allowed(&line) && !Way::Halves.is_allowed(&line));
        let both = Way::SixtyForty.allowed(&line, true);
        assert_eq!(menu_of(&both), "100 ; 60/40");
        let redundant = Way::OneMember.allowed(&both, false);
        assert_eq!(menu_of(&redundant), "60/40");
        assert_eq!(Way::SixtyForty.allowed(&redundant, false), line);
        let thirds = Way::Thirds.allowed(&line, true);
        let mut again = thirds.clone();
        LineField::Menu.put(&mut again, &menu_of(&thirds), Lang::Fr).unwrap();
        assert!(Way::Thirds.is_allowed(&again), "{}", menu_of(&thirds));
    }

    #[test]
    fn a_quantity_that_is_emptied_is_zero() {
        let mut line = line();
        LineField::Quantity(1).put(&mut line, "2 640", Lang::Fr).unwrap();
        assert_eq!(LineField::Quantity(1).show(&line, Lang::Fr), "2\u{202f}640");
        assert_eq!(line.total_quantity(), 26_400_000);
        LineField::Quantity(1).put(&mut line, "", Lang::Fr).unwrap();
        assert_eq!(line.total_quantity(), 0);
        assert!(LineField::Quantity(0).put(&mut line, "-1", Lang::Fr).is_err());
    }
}
