"""Asks page-validation for PDF/A-3a and PDF/UA-1; ends with an error that lists what it found.

A stream whose data ends with a carriage return is followed by the line feed before `endstream`: the validator takes both
for the end of the line and says that the length is wrong by one (PDFA3A-STREAM-LENGTH-001). That finding alone is put
to a count of our own: every stream must have exactly the bytes that its /Length says, and one must end that way.
"""
import re
import sys

import page

AMBIGUOUS = "PDFA3A-STREAM-LENGTH-001"


def lengths_are_right(path):
    data = open(path, "rb").read()
    ends_with_return = False
    at, counted = 0, 0
    while (found := re.compile(rb"/Length (\d+)(?: 0 R)?[^\x80-\xff]{0,400}?>>\s*stream\r?\n").search(data, at)) is not None:
        end = found.end() + int(found.group(1))
        if data[end:end + 10] != b"\nendstream":
            return False
        ends_with_return |= data[end - 1:end] == b"\r"
        at, counted = end, counted + 1
    return ends_with_return and counted == data.count(b"\nendstream")


failures = []
for profile in ("3a", "ua1"):
    for failure in page.validate_pdf(sys.argv[1], profile=profile).failures:
        if failure.rule_id == AMBIGUOUS and lengths_are_right(sys.argv[1]):
            continue
        failures.append((profile, failure.rule_id, failure.message))
assert not failures, failures
