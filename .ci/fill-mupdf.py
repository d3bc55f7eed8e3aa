#!/usr/bin/env python3
"""Fills every form of a site with MuPDF, saves it, and reads it back.

    fill-mupdf.py FILLED DOCUMENTS

Names, dates and places as long as a field must take them are kept, and set in 8 points at least where they stand on one
line. MuPDF sets what wraps in 12 points whatever its length. Needs pymupdf, nothing else.
"""

import re
import sys
from pathlib import Path

import pymupdf

from fill import LONG, SMALLEST, TEXT


def answer(name):
    return next((text for word, text in LONG.items() if word in name and "commentaire" not in name), TEXT)


def look(document, widget):
    """The drawing of a widget."""
    kind, number = document.xref_get_key(widget.xref, "AP/N")
    return document.xref_stream(int(number.split()[0])).decode("latin-1") if kind == "xref" else ""


def check(path, target):
    """Fills one form; returns how many fields, and what is wrong."""
    document = pymupdf.open(path)
    for page in document:
        for widget in page.widgets():
            if widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT:
                widget.field_value = answer(widget.field_name)[: widget.text_maxlen]
            elif widget.field_type == pymupdf.PDF_WIDGET_TYPE_CHECKBOX:
                widget.field_value = True
            else:
                continue
            widget.update()
    document.save(target)
    filled, faults, names = pymupdf.open(target), [], set()
    for page in filled:
        for widget in page.widgets():
            if widget.field_type != pymupdf.PDF_WIDGET_TYPE_TEXT:
                continue
            name, text = widget.field_name, answer(widget.field_name)
            names.add(name)
            if text != TEXT and widget.field_value != text:
                faults.append(f"{name}: {widget.field_value!r}")
            elif not widget.field_value or not text.startswith(widget.field_value):
                faults.append(f"{name}: {widget.field_value!r}")
            sizes = [float(size) for size in re.findall(r"([\d.]+) Tf", look(filled, widget))]
            if not widget.field_flags & pymupdf.PDF_TX_FIELD_IS_MULTILINE and min(sizes, default=0) < SMALLEST:
                faults.append(f"page {page.number + 1}: {name} is set in {sizes} points")
    return names, faults


folder, documents = map(Path, sys.argv[1:])
forms = sorted(documents.rglob("*-a-remplir.pdf"))
assert forms, "no form to fill"
for form in forms:
    names, faults = check(form, folder / f"mupdf-{form.name}")
    print(f"MuPDF: {form.name}: {len(names)} fields, {len(faults)} faults")
    if not names or faults:
        sys.exit("\n".join(faults))
