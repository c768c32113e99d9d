"""Asks other people's readers about a file that left the app, or about every file of an archive: openpyxl, icalendar, jsonschema with the
schema of the standard, qpdf. Prints as JSON what they found in each; fails with a sentence where one of them objects."""
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import icalendar
import jsonschema
import openpyxl
import referencing
import referencing.jsonschema

SCHEMAS = pathlib.Path(__file__).parent.parent / "fixtures" / "ocds"


def workbook(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible", f"{sheet.title} is hidden"
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not any(cell.data_type == "f" for cell in cells), "a formula"
    return {"sheets": [sheet.title for sheet in book.worksheets], "cells": len(cells)}


def calendar(data):
    parsed = icalendar.Calendar.from_ical(data)
    assert not parsed.errors, parsed.errors
    events = parsed.walk("VEVENT")
    for event in events:
        assert not event.errors, event.errors
        assert event.decoded("dtstart") and event.decoded("dtstamp") and event["uid"] and event["summary"]
    return {"events": {str(event["uid"]): event.decoded("dtstart").isoformat() for event in events}}


def open_data(data):
    package, release = (json.loads((SCHEMAS / name).read_text()) for name in ["release-package-schema.json", "release-schema.json"])
    # The package names the release by the address of the standard; here it is the one with its extensions.
    address = package["properties"]["releases"]["items"]["$ref"]
    resource = referencing.Resource.from_contents(release, referencing.jsonschema.DRAFT4)
    registry = referencing.Registry().with_resource(address, resource)
    checker = jsonschema.Draft4Validator(package, registry=registry, format_checker=jsonschema.FormatChecker())
    content = json.loads(data)
    faults = [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(content)]
    assert not faults, faults
    # A validator that finds nothing in anything would prove nothing.
    content["releases"][0]["tag"] = ["no such tag"]
    assert list(checker.iter_errors(content)), "the schema was not asked"
    return {"releases": len(content["releases"])}


def pdf(data):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        checked = subprocess.run(["qpdf", "--check", file.name], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    return {}


READERS = {".xlsx": workbook, ".ics": calendar, ".ocds.json": open_data, ".pdf": pdf}


def files(path):
    data = path.read_bytes()
    if path.suffix != ".zip":
        return [(path.name, data)]
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


found = {}
for name, data in files(pathlib.Path(sys.argv[1])):
    for ending, reader in READERS.items():
        if name.endswith(ending):
            try:
                found[name] = reader(data)
            except Exception as objection:
                sys.exit(f"{name}: {type(objection).__name__}: {objection}")
print(json.dumps(found))
