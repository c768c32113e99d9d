//! How long a full recomputation takes (price, VAT, split, thresholds, rules), natively or in the browser.
//! The bid is made by `scripts/bench/large-bid.mjs` and named by `PORTEE_BENCH_BID` when this is compiled.

#![allow(clippy::unwrap_used)]

#[cfg(target_arch = "wasm32")]
mod browser {
    use portee::domain::results::compute;
    use portee::exchange::joint_bid;
    use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_bench]
    fn a_full_recomputation(criterion: &mut Criterion) {
        let (bid, _) = joint_bid::read(include_bytes!(env!("PORTEE_BENCH_BID"))).unwrap();
        criterion.bench_function("full recomputation", |bencher| bencher.iter(|| compute(&bid)));
    }
}

fn main() {}
