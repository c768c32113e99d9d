//! The screens.

mod bids;
mod export;
mod price;
mod split;

pub use bids::BidsScreen;
pub use export::{ExportScreen, SaveOffer};
pub use price::PriceScreen;
pub use split::SplitScreen;

#[allow(non_snake_case)]
mod missing {
    use leptos::prelude::*;
    #[component] pub fn TenderScreen() -> impl IntoView { view! { <h1 tabindex="-1">"…"</h1> } }
    #[component] pub fn GroupScreen() -> impl IntoView { view! { <h1 tabindex="-1">"…"</h1> } }
    #[component] pub fn OffersScreen() -> impl IntoView { view! { <h1 tabindex="-1">"…"</h1> } }
    #[component] pub fn AllocationScreen() -> impl IntoView { view! { <h1 tabindex="-1">"…"</h1> } }
}
pub use missing::*;
