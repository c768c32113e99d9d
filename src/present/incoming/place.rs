//! The place of a fault in words: «Ligne L03 « Messagerie », prix demandé par chatvallon, palier n° 2».

use super::{capitalised, excerpt};
use crate::exchange::joint_bid::{Element, Step};
use crate::i18n::Lang;
use crate::i18n::texts::bid_fields as texts;

/// Fields whose own fields are named by the file: members, years.
const MAPS: [&str; 5] = ["weights", "targets", "min_cents", "max_cents", "other_turnover_by_year_cents"];

/// The place as the beginning of a sentence; the file itself when the steps lead nowhere.
pub fn sentence_start(steps: &[Step], lang: Lang) -> String {
    let words = words(steps, lang);
    capitalised(if words.is_empty() { texts::FILE.get(lang) } else { &words })
}

/// A line and a column as the beginning of a sentence.
pub fn position_start((line, column): (usize, usize), lang: Lang) -> String {
    capitalised(&texts::FILE_AT.fill(lang, &[("line", &line.to_string()), ("column", &column.to_string())]))
}

/// A JSON Pointer in words, without the names of what it passes through.
pub fn of_pointer(pointer: &str, lang: Lang) -> String {
    let step = |segment: &str| match segment.parse() {
        Ok(index) => Step::Element(Element { index, ..Element::default() }),
        Err(_) => Step::Field(segment.replace("~1", "/").replace("~0", "~")),
    };
    words(&pointer.split('/').skip(1).map(step).collect::<Vec<_>>(), lang)
}

/// The steps in words, from the outside to the inside; empty for the document itself.
pub fn words(steps: &[Step], lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for (i, step) in steps.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| steps.get(i));
        match step {
            Step::Element(element) => said.push(of_element(element, before, lang)),
            Step::Field(name) => {
                let is_said_with_its_element = matches!(steps.get(i + 1), Some(Step::Element(_))) && texts::element(name).is_some();
                if !is_said_with_its_element {
                    said.push(of_field(name, before, lang));
                }
            }
        }
    }
    said.join(", ")
}

fn of_field(name: &str, before: Option<&Step>, lang: Lang) -> String {
    let is_key = matches!(before, Some(Step::Field(map)) if MAPS.contains(&map.as_str()));
    match texts::field(name).filter(|_| !is_key) {
        Some(text) => text.get(lang).to_owned(),
        None => texts::KEY.fill(lang, &[("name", &excerpt(name))]),
    }
}

fn of_element(element: &Element, before: Option<&Step>, lang: Lang) -> String {
    let list = match before {
        Some(Step::Field(name)) => name.as_str(),
        _ => "",
    };
    let number = (element.index.saturating_add(1)).to_string();
    let shown = |text: &Option<String>| text.as_deref().map(excerpt).filter(|text| !text.is_empty());
    if let (Some(line), Some(member)) = (shown(&element.line), shown(&element.member)) {
        let text = if list == "asks" { texts::ASK_OF } else { texts::SHARE_OF };
        return text.fill(lang, &[("line", &line), ("member", &member)]);
    }
    let Some(noun) = texts::element(list) else {
        return texts::NUMBERED.fill(lang, &[("number", &number)]);
    };
    let noun = noun.get(lang);
    match (shown(&element.id), shown(&element.name)) {
        (Some(id), Some(name)) if list == "lines" => texts::NOUN_WITH_ID_AND_NAME.fill(lang, &[("noun", noun), ("id", &id), ("name", &name)]),
        (_, Some(name)) => texts::NOUN_NAMED.fill(lang, &[("noun", noun), ("name", &name)]),
        (Some(id), None) => texts::NOUN_WITH_ID.fill(lang, &[("noun", noun), ("id", &id)]),
        (None, None) => texts::NOUN_NUMBERED.fill(lang, &[("noun", noun), ("number", &number)]),
    }
}
