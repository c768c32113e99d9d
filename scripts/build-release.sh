#!/usr/bin/env bash
# Builds dist/, ready for any static host and any folder of it, and prints what a visitor downloads.
set -uo pipefail
. "$(dirname "$0")/setup.sh"

need_rust
need_trunk
need_wasm_bindgen
need_wasm_split
need_node_modules
need_debian brotli:brotli
trunk build --release "$@" || exit 1

say "Sizes, as they are and with brotli"
first=0
while IFS= read -r file; do
    plain=$(wc -c <"$file")
    packed=$(brotli --stdout --best "$file" | wc -c)
    printf '%12d %10d  %s\n' "$plain" "$packed" "${file#dist/}"
    # What the page itself loads; workers come later, when somebody needs them.
    case $file in
        *worker*) ;;
        *.html | *.css | *.js | *.wasm) first=$((first + packed)) ;;
    esac
done < <(find dist -maxdepth 1 -type f | sort)
printf '%23d  first load, brotli (budget 350000)\n' "$first"
