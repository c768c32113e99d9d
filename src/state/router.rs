//! The address: read at the start and at every change, written by links and by what opens a bid.

use leptos::prelude::*;

use crate::platform::browser;
use crate::platform::listener::Listener;
use crate::present::route::Route;

#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
    _listener: StoredValue<Option<Listener>, LocalStorage>,
}

impl Router {
    #[must_use]
    pub fn start() -> Self {
        let route = RwSignal::new(Route::parse(&browser::hash()));
        // Without this listener links still work after a reload.
        let listener = browser::on_hash_change(move |hash| {
            let next = Route::parse(&hash);
            if route.get_untracked() != next {
                route.set(next);
            }
        });
        Self {
            route,
            _listener: StoredValue::new_local(listener.ok()),
        }
    }
    #[must_use]
    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }
    pub fn go(self, route: &Route) {
        if browser::set_hash(&route.href()).is_err() {
            self.route.set(route.clone());
        }
    }
}
