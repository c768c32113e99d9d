#!/usr/bin/env bash
# Serves Portée on http://localhost:8080 and rebuilds on every change. Installs what is missing.
set -uo pipefail
. "$(dirname "$0")/setup.sh"

need_rust
need_trunk
need_wasm_bindgen
need_wasm_split
exec trunk serve "$@"
