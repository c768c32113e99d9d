#!/usr/bin/env bash
# The tests that take minutes: the PDFs of hundreds of random bids searched for internal amounts, the largest papers read back.
# How many bids: the first argument, 200 without.
set -uo pipefail
. "$(dirname "$0")/setup.sh"

need_rust
need_debian pdftotext:poppler-utils qpdf:qpdf

say "No internal amount in the PDFs of ${1:-200} random bids"
PORTEE_RANDOM_PDFS=${1:-200} cargo test --locked --features export,archive --test native pdf::random -- --nocapture || exit 1

say "The largest papers"
cargo test --locked --features export,archive --test native pdf::limits -- --ignored --nocapture
