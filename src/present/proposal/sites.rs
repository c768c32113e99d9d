//! Where the group's services run: countries and their cities, each with the members that are there.

use super::print::{Block, City, Country};
use crate::domain::client_view::ClientView;
use crate::i18n::Lang;
use crate::i18n::countries::country;
use crate::i18n::texts::proposal as texts;

/// In the order of the members; `None` when nobody has named a site.
pub(super) fn figure(view: &ClientView, lang: Lang) -> Option<Block> {
    let mut countries: Vec<Country> = Vec::new();
    let sites = view.members.iter().flat_map(|member| member.sites.iter().map(move |site| (member, site)));
    for (member, site) in sites {
        let found = place(
            &mut countries,
            |c: &Country| c.name == country(&site.country, lang),
            || Country {
                name: country(&site.country, lang),
                cities: Vec::new(),
            },
        );
        let city = found.map(|country| &mut country.cities).and_then(|cities| {
            place(
                cities,
                |c: &City| c.name == site.city,
                || City {
                    name: site.city.clone(),
                    members: Vec::new(),
                },
            )
        });
        if let Some(city) = city.filter(|city| !city.members.contains(&member.name)) {
            city.members.push(member.name.clone());
        }
    }
    (!countries.is_empty()).then(|| Block::Sites {
        caption: texts::SITES_FIGURE.get(lang).to_owned(),
        countries,
    })
}

/// The one that is meant, made when it is not there yet.
fn place<T>(all: &mut Vec<T>, is_it: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> Option<&mut T> {
    let at = all.iter().position(is_it).unwrap_or_else(|| {
        all.push(make());
        all.len() - 1
    });
    all.get_mut(at)
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
