"""Reads a file that left the app with Python's own readers and prints what is in it as JSON: the entries of an archive with their sizes
and hashes, the cells of a workbook, the records of a CSV file, the events of a calendar."""
import csv
import hashlib
import io
import json
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def whole(data):
    """The archive, after every checksum in it was found right."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    damaged = archive.testzip()
    assert damaged is None, damaged
    return archive


def workbook(data):
    archive = whole(data)
    strings = [
        "".join(text.text or "" for text in item.iter(f"{MAIN}t"))
        for item in xml.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
    ]
    names = [sheet.get("name") for sheet in xml.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
    sheets = {}
    for number, name in enumerate(names, 1):
        rows = []
        for row in xml.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{MAIN}row"):
            values = [(cell, cell.find(f"{MAIN}v")) for cell in row.iter(f"{MAIN}c")]
            rows.append([strings[int(v.text)] if cell.get("t") == "s" else float(v.text) for cell, v in values if v is not None])
        sheets[name] = rows
    return sheets


def calendar(data):
    assert b"\n" not in data.replace(b"\r\n", b""), "every line ends with CR LF"
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "no line is over 75 octets"
    text = data.decode().replace("\r\n ", "")
    return [dict(line.split(":", 1) for line in event.strip().split("\r\n")) for event in re.findall(r"BEGIN:VEVENT(.*?)(?:BEGIN:VALARM|END:VEVENT)", text, re.S)]


def read(name, data):
    if name.endswith(".zip"):
        archive = whole(data)
        return {
            entry.filename: {
                "bytes": entry.file_size,
                "sha256": hashlib.sha256(archive.read(entry)).hexdigest(),
                "content": read(entry.filename, archive.read(entry)),
            }
            for entry in archive.infolist()
        }
    if name.endswith(".xlsx"):
        return workbook(data)
    if name.endswith(".csv"):
        return list(csv.reader(io.StringIO(data.decode(), newline="")))
    if name.endswith(".ics"):
        return calendar(data)
    if name.endswith(".pdf"):
        return data[:5].decode()
    return json.loads(data)


path = sys.argv[1]
print(json.dumps(read(path, open(path, "rb").read())))
