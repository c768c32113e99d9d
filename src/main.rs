//! The page: makes the handles, then puts the app in place of the static frame.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use portee::state::Handles;
    use portee::ui::Entry;

    console_error_panic_hook::set_once();
    // Before something is mounted there is no executor; one that is there already is as good.
    any_spawner::Executor::init_wasm_bindgen().ok();
    leptos::task::spawn_local(async {
        let handles = Handles::make().await;
        portee::state::mount(move || view! { <Entry handles /> });
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Portée runs in a browser: see README.md");
}
