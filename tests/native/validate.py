"""Asks page-validation for PDF/A-3a and PDF/UA-1; ends with an error that lists what it found."""
import sys

import page

failures = [
    (profile, failure.rule_id, failure.message)
    for profile in ("3a", "ua1")
    for failure in page.validate_pdf(sys.argv[1], profile=profile).failures
]
assert not failures, failures
