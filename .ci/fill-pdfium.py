#!/usr/bin/env python3
"""Fills forms as Chromium does, with its engine, saves them, and reads them back.

    fill-pdfium.py FILLED FORM…

Each field is clicked; short answers are typed, long ones and lists are pasted. All the pages are open meanwhile: a
field that stands on several pages, the name of the candidate, is drawn again on those that are open only. Needs
pypdfium2 and pypdf, nothing else.
"""

import ctypes
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from fill import MULTILINE, SMALLEST, SMALLEST_OF_A_LIST, TEXT, sizes, text_for
from fill import widgets as fields
from pypdf import PdfReader


def words(read, *arguments):
    """A text of PDFium, which is asked for its length first."""
    size = read(*arguments, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    read(*arguments, buffer, size)
    return bytes(buffer).decode("utf-16le").rstrip("\0")


def widgets(document, pages):
    """(page, widget, name, kind, value) of each widget, in the order of the pages."""
    form = document.formenv.raw
    for page in pages:
        for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            widget = raw.FPDFPage_GetAnnot(page.raw, number)
            if raw.FPDFAnnot_GetSubtype(widget) == raw.FPDF_ANNOT_WIDGET:
                kind = raw.FPDFAnnot_GetFormFieldType(form, widget)
                name = words(raw.FPDFAnnot_GetFormFieldName, form, widget)
                # What is signed is sign.py's.
                if kind != raw.FPDF_FORMFIELD_SIGNATURE:
                    yield page, widget, name, kind, words(raw.FPDFAnnot_GetFormFieldValue, form, widget)
            raw.FPDFPage_CloseAnnot(widget)


def opened(path):
    document = pdfium.PdfDocument(path)
    document.init_forms()
    return document, [document[number] for number in range(len(document))]


def fill(path, target):
    """The fields that were filled, and those whose answer was lost."""
    document, pages = opened(path)
    form, answers = document.formenv.raw, {}
    wanted = {}
    for _, field, widget in fields(PdfReader(path)):
        if field["/FT"] == "/Tx":
            wanted[field["/T"]] = text_for(field, widget)
    for page, widget, name, kind, _ in widgets(document, pages):
        if name in answers:
            continue
        place = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(widget, place)
        x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
        raw.FORM_OnLButtonDown(form, page.raw, 0, x, y)
        raw.FORM_OnLButtonUp(form, page.raw, 0, x, y)
        answers[name] = None
        if kind == raw.FPDF_FORMFIELD_TEXTFIELD:
            answers[name] = wanted[name]
            if wanted[name] == TEXT:
                for letter in TEXT:
                    raw.FORM_OnChar(form, page.raw, ord(letter), 0)
            else:
                letters = wanted[name].replace("\r\n", "\r")
                pasted = (ctypes.c_ushort * (len(letters) + 1))(*map(ord, letters), 0)
                raw.FORM_ReplaceSelection(form, page.raw, pasted)
        raw.FORM_ForceToKillFocus(form)
    document.save(target)
    lost = []
    for _, _, name, _, value in widgets(*opened(target)):
        # A field may take fewer letters; a box gives one of its values.
        expected = answers[name]
        if expected and expected != TEXT:
            # Line ends are told in several ways.
            if value.split() != expected.split():
                lost.append(f"{name}: {value!r}")
        elif not (value and expected.startswith(value) if expected else value not in ("", "Off")):
            lost.append(f"{name}: {value!r}")
    for number, field, widget in fields(PdfReader(target)):
        if field["/FT"] == "/Tx":
            least = SMALLEST_OF_A_LIST if field.get("/Ff", 0) & MULTILINE else SMALLEST
            if min(sizes(widget), default=0) < least:
                lost.append(f"page {number + 1}: {field['/T']} is set in {sizes(widget)} points")
    return answers, lost


folder, *forms = sys.argv[1:]
assert forms, "no form to fill"
for form in map(Path, forms):
    answers, lost = fill(form, Path(folder) / f"pdfium-{form.name}")
    print(f"PDFium: {form.name}: {len(answers)} fields, {len(lost)} lost")
    if not answers or lost:
        sys.exit("\n".join(lost))
