#!/usr/bin/env python3
"""Fills every form of a site as a program would, reads it back, and looks at what is drawn.

    fill.py DOCUMENTS FILLED

Each `…-a-remplir.pdf` under DOCUMENTS is filled with pypdf and written to FILLED, for veraPDF and qpdf to judge; then
poppler draws both files and reads the words of the filled one. Needs pypdf and poppler-utils, nothing else.
"""

import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader, PdfWriter

TEXT = "Œuvre d’été – 12 € Şołtys"
DOTS_PER_INCH = 100
# Of 255: ink is black, what the page draws around a field is not.
DARK = 70


def widgets(reader):
    """(page from 0, field, widget) for each widget, in the order of the pages."""
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots", []):
            widget = annotation.get_object()
            if widget["/Subtype"] == "/Widget":
                field = widget if "/T" in widget else widget["/Parent"].get_object()
                yield number, field, widget


def value(widget):
    """The value that a box gives when it is ticked."""
    return next(state for state in widget["/AP"]["/N"] if state != "/Off")


def answers(reader):
    """An answer for each field: as much of the text as it takes, or one of its boxes, first or last in turn."""
    chosen, boxes = {}, {}
    for _, field, widget in widgets(reader):
        name = field["/T"]
        if field["/FT"] == "/Tx":
            chosen[name] = TEXT[: field["/MaxLen"]]
        else:
            boxes.setdefault(name, []).append(value(widget))
    for turn, (name, values) in enumerate(boxes.items()):
        chosen[name] = values[0] if turn % 2 == 0 else values[-1]
    return chosen


def drawn(path, folder):
    """The pages of a file as (width, height, grey dots), drawn by poppler."""
    for old in folder.glob("page-*.pgm"):
        old.unlink()
    subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), str(path), str(folder / "page")], check=True)
    pages = []
    for page in sorted(folder.glob("page-*.pgm")):
        _, size, _, dots = page.read_bytes().split(b"\n", 3)
        width, height = map(int, size.split())
        pages.append((width, height, dots))
        page.unlink()
    return pages


def dark_dots(page, rect):
    """How many dots are dark inside a rectangle given in points, a little off its edges."""
    width, height, dots = page
    scale = DOTS_PER_INCH / 72
    left, bottom, right, top = (float(edge) * scale for edge in rect)
    columns = range(int(left) + 2, int(right) - 2)
    rows = range(int(height - top) + 2, int(height - bottom) - 2)
    return sum(dots[row * width + column] < DARK for row in rows for column in columns)


def check(path, filled):
    """Fills one form; returns what is wrong."""
    reader = PdfReader(path)
    chosen = answers(reader)
    writer = PdfWriter(clone_from=path)
    writer.update_page_form_field_values(None, chosen, auto_regenerate=False)
    writer.write(filled)

    faults = []
    again = PdfReader(filled)
    for name, field in again.get_fields().items():
        if field.get("/V") != chosen.get(name):
            faults.append(f"{name} was filled with {chosen.get(name)!r} and reads {field.get('/V')!r}")
    blank_pages, filled_pages = drawn(path, filled.parent), drawn(filled, filled.parent)
    for number, field, widget in widgets(again):
        name, rect = field["/T"], widget["/Rect"]
        before, after = dark_dots(blank_pages[number], rect), dark_dots(filled_pages[number], rect)
        place = f"page {number + 1}: {name}"
        if before:
            faults.append(f"{place} has ink before it is filled")
        if field["/FT"] == "/Tx":
            # Some ten dots of ink a letter, in the smallest size that fields use.
            least, said = 4 * len(chosen[name]), "its answer is not drawn"
        elif value(widget) == chosen[name]:
            least, said = 20, "its tick is not drawn"
        else:
            least, said = 0, None
            if after:
                faults.append(f"{place} is ticked with another box of its field")
        if after < least:
            faults.append(f"{place}: {said} ({after} dark dots)")
    words = subprocess.run(["pdftotext", "-layout", filled, "-"], check=True, capture_output=True, text=True).stdout
    asked = sum(field["/FT"] == "/Tx" and len(chosen[field["/T"]]) == len(TEXT) for _, field, _ in widgets(again))
    if words.count(TEXT) < asked:
        faults.append(f"the answer is read {words.count(TEXT)} times, of {asked}")
    print(f"{path.name}: {len(chosen)} fields, {sum(1 for _ in widgets(again))} places to fill, {len(faults)} faults")
    return faults


def main(documents, out):
    out.mkdir(parents=True, exist_ok=True)
    forms = sorted(documents.rglob("*-a-remplir.pdf"))
    if not forms:
        sys.exit(f"no form under {documents}")
    faults = 0
    for form in forms:
        for fault in check(form, out / form.name):
            faults += 1
            print(f"    {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
