#!/usr/bin/env bash
# Measures the release build against its budgets (docs/benchmarks.md). Not part of the tests: machines differ.
set -uo pipefail
. "$(dirname "$0")/setup.sh"

need_rust
need_node_modules
need_debian chromium:chromium chromedriver:chromium-driver
need_trunk
need_wasm_bindgen
need_wasm_split

say "Full recomputation, 300 lines × 12 members, in the browser"
mkdir -p "$target/bench"
export PORTEE_BENCH_BID=$target/bench/large.bid.json
node -e 'import("./scripts/bench/large-bid.mjs").then(({ largeBid }) => console.log(JSON.stringify(largeBid(300, 12))))' >"$PORTEE_BENCH_BID"
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_USE_BROWSER=1 \
    CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)} cargo bench --locked --target wasm32-unknown-unknown --bench recompute || exit 1

say "The page"
trunk build --release --dist "$target/bench/dist" || exit 1
node scripts/bench/page.mjs "$target/bench/dist"
