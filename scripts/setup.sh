# Sourced by the commands: where things are, and functions that install what is missing.
# Each looks first and installs second, so that the second time costs nothing.

TRUNK_VERSION=0.21.14
SPLIT_VERSION=0.2.4

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
target=${CARGO_TARGET_DIR:-$root/target}
cargo_bin=${CARGO_HOME:-$HOME/.cargo}/bin
# scripts/tools first: its wasm-bindgen cuts the page's program into parts, then calls the real one.
export PATH="$root/scripts/tools:$root/node_modules/.bin:$cargo_bin:$PATH"

say() { printf '\n» %s\n' "$*"; }
die() { printf '\n✗ %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

need_rust() {
    have cargo || die "Rust is missing: install it with rustup (https://rustup.rs), then run this again."
    local libraries
    libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown)
    [ -d "$libraries" ] && return
    have rustup || die "The Rust target wasm32-unknown-unknown is missing: install it as you installed Rust."
    say "Adding the Rust target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown || die "rustup could not add the target wasm32-unknown-unknown."
}

need_trunk() {
    [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] && return
    say "Installing trunk $TRUNK_VERSION (a few minutes, once)"
    env -u CARGO_TARGET_DIR cargo install "trunk@$TRUNK_VERSION" --locked || die "trunk could not be installed."
}

# The tool and the library speak a private language that changes with every version: Cargo.lock decides.
need_wasm_bindgen() {
    local version
    version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
    [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && return
    say "Installing wasm-bindgen-cli $version (a few minutes, once)"
    env -u CARGO_TARGET_DIR cargo install "wasm-bindgen-cli@$version" --locked \
        || env -u CARGO_TARGET_DIR cargo install "wasm-bindgen-cli@$version" \
        || die "wasm-bindgen-cli could not be installed."
}

# Cuts the page's program into parts (scripts/tools/parts.mjs).
need_wasm_split() {
    have node || die "Node.js (20 or newer) is missing: install it, then run this again."
    grep -qs "^\"wasm_split_cli_support $SPLIT_VERSION " "${CARGO_HOME:-$HOME/.cargo}/.crates.toml" && have wasm-split-cli && return
    say "Installing wasm-split-cli $SPLIT_VERSION (a minute, once)"
    env -u CARGO_TARGET_DIR cargo install "wasm_split_cli_support@$SPLIT_VERSION" --locked --features build-binary \
        || die "wasm-split-cli could not be installed."
}

need_node_modules() {
    have npm || die "Node.js (20 or newer) with npm is missing: install it, then run this again."
    cmp -s package-lock.json node_modules/.installed-lock && return
    say "Installing the packages of package-lock.json"
    npm ci --ignore-scripts --no-audit --no-fund && cp package-lock.json node_modules/.installed-lock \
        || die "npm ci failed."
}

# Arguments: command:package, for the commands that are missing.
need_debian() {
    local pair packages=()
    for pair in "$@"; do have "${pair%%:*}" || packages+=("${pair##*:}"); done
    [ ${#packages[@]} -eq 0 ] && return
    have apt-get || die "Please install with your system's packages: ${packages[*]}"
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || die "Please run: sudo apt-get install ${packages[*]}"
        sudo=(sudo -n)
    fi
    say "Installing Debian packages: ${packages[*]}"
    "${sudo[@]}" apt-get update -qq </dev/null
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" \
        </dev/null >/dev/null || die "apt-get could not install: ${packages[*]}"
}

# A second opinion on the files that leave: PDF, workbooks, calendars, open data. Exports PORTEE_VALIDATORS when it is there; the tests say
# when it is not.
need_validators() {
    local place="$target/tools/validators" wanted=scripts/validators.txt
    if ! cmp -s "$wanted" "$place/installed.txt"; then
        python3 -c 'import ensurepip, venv' 2>/dev/null || (need_debian ensurepip:python3-venv)
        say "Installing the validators"
        if ! { python3 -m venv --clear "$place" && "$place/bin/pip" install -q -r "$wanted" \
            && cp "$wanted" "$place/installed.txt"; }; then
            say "The validators could not be installed: the tests that ask them are skipped and say so."
            return
        fi
    fi
    export PORTEE_VALIDATORS="$place/bin/python"
}
