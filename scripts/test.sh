#!/usr/bin/env bash
# Checks everything that is checked: format, lints, native tests, browser tests, journeys. Installs what is missing.
# Goes on after a failure, so that the count at the end is of all tests.
set -uo pipefail
. "$(dirname "$0")/setup.sh"

need_rust
need_node_modules
need_debian chromium:chromium chromedriver:chromium-driver qpdf:qpdf pdfinfo:poppler-utils mutool:mupdf-tools
need_trunk
need_wasm_bindgen
need_wasm_split
need_validators

wasm=wasm32-unknown-unknown
logs="$target/test-logs"
failed_steps=()
rm -rf "$logs" && mkdir -p "$logs"

# Arguments: a name, then the command. Its output is shown and kept for counting.
step() {
    local name=$1
    shift
    say "$name"
    "$@" 2>&1 </dev/null | tee "$logs/$name.log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed_steps+=("$name")
}

# Adds up the closing lines of cargo test (native or in the browser) and of node --test, found on stdin.
count() {
    sed 's/\x1b\[[0-9;]*m//g' | awk -v what="$1" '
        /^test result: / { for (i = 2; i <= NF; i++) if ($i == what ";") sum += $(i - 1) }
        /^ℹ (pass|fail|cancelled|skipped) [0-9]+$/ {
            if (what == "passed" && $2 == "pass") sum += $3
            if (what == "failed" && ($2 == "fail" || $2 == "cancelled")) sum += $3
            if (what == "ignored" && $2 == "skipped") sum += $3
        }
        END { print sum + 0 }'
}

browser_tests() {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_USE_BROWSER=1 \
        CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)} cargo test --locked --target $wasm --test web
}

journeys() {
    PORTEE_DIST="$target/e2e-dist" PORTEE_SCREENS="$target/screens" \
        node --test --test-reporter=spec --test-concurrency=1 tests/e2e/*.test.mjs
}

step format cargo fmt --check
step lints cargo clippy --locked --all-targets --features export,archive -- -D warnings
step lints-wasm env CLIPPY_CONF_DIR=scripts/clippy-wasm cargo clippy --locked --target $wasm --lib --bins --test web --features export,archive,parts -- -D warnings
step native cargo test --locked --features export,archive --no-fail-fast
step browser browser_tests
step build trunk build --dist "$target/e2e-dist"
step journeys journeys

say "Result"
for suite in native browser journeys; do
    passed=$(count passed <"$logs/$suite.log")
    echo "$suite: $passed passed, $(count failed <"$logs/$suite.log") failed, $(count ignored <"$logs/$suite.log") skipped"
    # A suite that ran nothing has shown nothing.
    [ "$passed" -gt 0 ] || failed_steps+=("$suite ran no test")
done
[ -n "${PORTEE_VALIDATORS:-}" ] || echo "validators: not installed, not asked"
for name in "${failed_steps[@]}"; do echo "failed: $name"; done

echo "$(cat "$logs"/*.log | count passed) passed, $(cat "$logs"/*.log | count failed) failed"
[ ${#failed_steps[@]} -eq 0 ]
