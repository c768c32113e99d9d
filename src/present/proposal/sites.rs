//! Where the group's services run: countries and their cities, each with the members that are there.

use indexmap::IndexMap;

use super::print::{Block, City, Country};
use crate::domain::client_view::ClientView;
use crate::i18n::Lang;
use crate::i18n::countries::country;
use crate::i18n::texts::proposal as texts;

/// In the order of the members; `None` when nobody has named a site.
pub(super) fn figure(view: &ClientView, lang: Lang) -> Option<Block> {
    let mut places: IndexMap<String, IndexMap<String, Vec<String>>> = IndexMap::new();
    for member in &view.members {
        for site in member.sites.iter() {
            let there = places.entry(country(&site.country, lang)).or_default().entry(site.city.clone()).or_default();
            if !there.contains(&member.name) {
                there.push(member.name.clone());
            }
        }
    }
    let city = |(name, members)| City { name, members };
    let countries: Vec<Country> = places
        .into_iter()
        .map(|(name, cities)| Country {
            name,
            cities: cities.into_iter().map(city).collect(),
        })
        .collect();
    (!countries.is_empty()).then(|| Block::Sites {
        caption: texts::SITES_FIGURE.get(lang).to_owned(),
        countries,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bid::Datacentre;
    use crate::domain::ids::Id;
    use crate::present::samples;
    use std::sync::Arc;

    #[test]
    fn members_of_one_city_stand_together() {
        let mut document = samples::document();
        samples::allocate(&mut document, "L1", &[("a", "1")]);
        samples::allocate(&mut document, "L2", &[("b", "1")]);
        let site = |id: &str, city: &str, country: &str| Datacentre {
            id: Id::new(id),
            city: city.to_owned(),
            country: country.to_owned(),
        };
        Arc::make_mut(&mut document.frame).datacentres = vec![site("x", "Lyon", "FR"), site("y", "Liège", "BE"), site("z", "Lyon", "FR")];
        for (member, sites) in [("a", vec!["x", "y"]), ("b", vec!["z"])] {
            Arc::make_mut(&mut samples::member(&mut document, member).card).datacentres = sites.into_iter().map(Id::new).collect();
        }
        let view = ClientView::of(&document.bid(), &samples::results(&document).contract);
        let Some(Block::Sites { countries, .. }) = figure(&view, Lang::Fr) else {
            panic!()
        };
        let told: Vec<_> = countries
            .iter()
            .flat_map(|country| {
                country
                    .cities
                    .iter()
                    .map(move |city| format!("{} {} {}", country.name, city.name, city.members.join("+")))
            })
            .collect();
        assert_eq!(told, ["France Lyon Asso A+Coop B", "Belgique Liège Asso A"]);
    }

    #[test]
    fn without_a_site_there_is_no_figure() {
        let mut document = samples::document();
        samples::allocate(&mut document, "L1", &[("a", "1")]);
        let view = ClientView::of(&document.bid(), &samples::results(&document).contract);
        assert_eq!(figure(&view, Lang::Fr), None);
    }
}
