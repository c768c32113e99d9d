//! The address of every screen, in the fragment: any static host, any sub-path, offline.

/// A screen of an open bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    Tender,
    Group,
    Offers,
    Allocation,
    Price,
    Split,
    Service,
    Planning,
    Dossier,
    Checks,
    Export,
}

impl Screen {
    /// In the order of the job.
    pub const ALL: [Self; 11] = [
        Self::Tender,
        Self::Group,
        Self::Offers,
        Self::Allocation,
        Self::Price,
        Self::Split,
        Self::Service,
        Self::Planning,
        Self::Dossier,
        Self::Checks,
        Self::Export,
    ];
    /// What a member sees of a request it answers.
    pub const OF_A_MEMBER: [Self; 4] = [Self::Tender, Self::Group, Self::Offers, Self::Dossier];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Tender => "tender",
            Self::Group => "group",
            Self::Offers => "offers",
            Self::Allocation => "allocation",
            Self::Price => "price",
            Self::Split => "split",
            Self::Service => "service",
            Self::Planning => "planning",
            Self::Checks => "checks",
            Self::Dossier => "dossier",
            Self::Export => "export",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The list of bids.
    #[default]
    Bids,
    Bid {
        id: String,
        screen: Screen,
    },
}

impl Route {
    /// Reads a fragment, with or without `#`. What is not an address leads to the list.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#');
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        match parts.as_slice() {
            ["bid", id, rest @ ..] if crate::domain::ids::is_valid_id(id) => {
                let slug = rest.first().copied().unwrap_or("");
                let screen = Screen::ALL.into_iter().find(|s| s.slug() == slug).unwrap_or(Screen::Tender);
                Self::Bid { id: (*id).to_owned(), screen }
            }
            _ => Self::Bids,
        }
    }
    /// The address, with `#`.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Bids => "#/".to_owned(),
            Self::Bid { id, screen } => format!("#/bid/{id}/{}", screen.slug()),
        }
    }
    #[must_use]
    pub fn bid_id(&self) -> Option<&str> {
        match self {
            Self::Bids => None,
            Self::Bid { id, .. } => Some(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        for screen in Screen::ALL {
            let route = Route::Bid {
                id: "haut-vallon-fixed".to_owned(),
                screen,
            };
            assert_eq!(Route::parse(&route.href()), route);
        }
        assert_eq!(Route::parse(&Route::Bids.href()), Route::Bids);
    }

    #[test]
    fn a_foreign_fragment_leads_to_the_list() {
        for fragment in ["", "#", "#main", "#/bid", "#/bid/../x", "#/bid/é/price"] {
            assert_eq!(Route::parse(fragment), Route::Bids, "{fragment}");
        }
    }
}
