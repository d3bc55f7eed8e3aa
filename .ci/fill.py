#!/usr/bin/env python3
"""Fills every form of a site as a program would, reads it back, and looks at what is drawn.

    fill.py DOCUMENTS FILLED

Each `…-a-remplir.pdf` under DOCUMENTS is filled with pypdf and written to FILLED, for veraPDF and qpdf to judge; then
poppler draws both files and reads the words of the filled one, and draws its boxes anew, as a reader does of a file that
another program asked to draw again. Needs pypdf and poppler-utils, nothing else.
"""

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject

TEXT = "Œuvre d’été – 12 € Şołtys"
# What goes into the fields of these names, in turn: everything must be kept and drawn in 8 points at least.
LONG = {
    "date": "du 03/09/2026 au 17/12/2026",
    "candidat": "Marie-Charlotte Dupont de la Roche-Beaucourt, née Ковальчук",
    "evaluateur": "Jean-François Papadopoulos-Lefèvre, responsable de l’agence",
    "organisme": "Mutualité Française Formation Île-de-France, 255 rue de Vaugirard, 75015 Paris",
    "entreprise": "Mutuelle générale d’Île-de-France, agence de Boulogne-Billancourt (92), 3ᵉ étage",
}
# A list as it is pasted, with the letters of word processors.
LIST = "\r\n".join(f"✓ point {n} : re\u2011voir la ﬁche avec Ελένη" for n in range(1, 9))
SMALLEST = 8
SMALLEST_OF_A_LIST = 6
MULTILINE = 1 << 12
DOTS_PER_INCH = 100
# Of 255: ink is black, what the page draws around a field is not. The table makes each dot 1 or 0, for `count`.
DARK = 70
IS_DARK = bytes(value < DARK for value in range(256))


def widgets(reader):
    """(page from 0, field, widget) for each widget, in the order of the pages."""
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots", []):
            widget = annotation.get_object()
            if widget["/Subtype"] == "/Widget":
                field = widget if "/T" in widget else widget["/Parent"].get_object()
                # What is signed is sign.py's.
                if field["/FT"] != "/Sig":
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
            chosen[name] = text_for(field, widget)
        else:
            boxes.setdefault(name, []).append(value(widget))
    for turn, (name, values) in enumerate(boxes.items()):
        chosen[name] = values[0] if turn % 2 == 0 else values[-1]
    return chosen


def text_for(field, widget):
    """A long answer where the name of the field asks for one, a list in the boxes that are high enough, else the text."""
    name, longest = field["/T"], field["/MaxLen"]
    for word, text in LONG.items():
        if word in name and "commentaire" not in name:
            return text
    left, bottom, right, top = map(float, widget["/Rect"])
    lines = len(LIST.splitlines())
    holds_a_list = top - bottom > lines * SMALLEST_OF_A_LIST * 1.5 and right - left > 200
    return LIST if field.get("/Ff", 0) & MULTILINE and holds_a_list and longest >= len(LIST) else TEXT[:longest]


def sizes(widget):
    """The sizes of the letters in the look of a widget."""
    look = widget["/AP"]["/N"].get_object().get_data()
    words = look.split()
    return [float(words[at - 1]) for at, word in enumerate(words) if word == b"Tf"]


def drawn(path):
    """The pages of a file as (width, height, dark dots), drawn by poppler."""
    pages = []
    with TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), str(path), f"{folder}/page"], check=True)
        for page in sorted(Path(folder).glob("page-*.pgm")):
            _, size, _, dots = page.read_bytes().split(b"\n", 3)
            width, height = map(int, size.split())
            pages.append((width, height, dots.translate(IS_DARK)))
    return pages


def dark_dots(page, rect):
    """How many dots are dark inside a rectangle given in points, a little off its edges."""
    width, height, dots = page
    scale = DOTS_PER_INCH / 72
    left, bottom, right, top = (float(edge) * scale for edge in rect)
    first, last = int(left) + 2, int(right) - 2
    rows = range(int(height - top) + 2, int(height - bottom) - 2)
    return sum(dots.count(1, row * width + first, row * width + last) for row in rows)


def check(path, filled):
    """Fills one form; returns a line that sums it up, and what is wrong."""
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
    blank_pages, filled_pages = drawn(path), drawn(filled)
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
    for number, field, widget in widgets(again):
        name = field["/T"]
        if field["/FT"] == "/Tx":
            if len(chosen[name]) > field["/MaxLen"]:
                faults.append(f"{name} takes {field['/MaxLen']} letters, of {len(chosen[name])}")
            least = SMALLEST_OF_A_LIST if field.get("/Ff", 0) & MULTILINE else SMALLEST
            if min(sizes(widget), default=0) < least:
                faults.append(f"page {number + 1}: {name} is set in {sizes(widget)} points")
    faults += drawn_again(filled, chosen)
    words = subprocess.run(["pdftotext", "-layout", filled, "-"], check=True, capture_output=True, text=True).stdout
    on_one_line = (field for _, field, _ in widgets(again) if not field.get("/Ff", 0) & MULTILINE)
    asked = sum(field["/FT"] == "/Tx" and chosen[field["/T"]] == TEXT for field in on_one_line)
    if words.count(TEXT) < asked:
        faults.append(f"the answer is read {words.count(TEXT)} times, of {asked}")
    return f"{path.name}: {len(chosen)} fields, {sum(1 for _ in widgets(again))} places to fill, {len(faults)} faults", faults


def drawn_again(filled, chosen):
    """Asks readers to draw all fields again; returns what is wrong with the boxes."""
    writer = PdfWriter(clone_from=filled)
    writer._root_object["/AcroForm"][NameObject("/NeedAppearances")] = BooleanObject(True)
    # pypdf writes the answer to a choice as a text, where readers want a name.
    for _, field, _ in widgets(writer):
        if field["/FT"] == "/Btn":
            field[NameObject("/V")] = NameObject(chosen[field["/T"]])
    again = filled.with_suffix(".again")
    writer.write(again)
    pages, faults = drawn(again), []
    for number, field, widget in widgets(PdfReader(again)):
        if field["/FT"] == "/Btn":
            is_ticked = dark_dots(pages[number], widget["/Rect"]) >= 15
            if is_ticked != (value(widget) == chosen[field["/T"]]):
                faults.append(f"page {number + 1}: {field['/T']}, drawn again, is {'' if is_ticked else 'not '}ticked")
    again.unlink()
    return faults


def main(documents, out):
    out.mkdir(parents=True, exist_ok=True)
    forms = sorted(documents.rglob("*-a-remplir.pdf"))
    if not forms:
        sys.exit(f"no form under {documents}")
    count = 0
    # Each form is a world of its own: as many at once as there are cores.
    with ProcessPoolExecutor() as pool:
        for line, faults in pool.map(check, forms, [out / form.name for form in forms]):
            print(line, *faults, sep="\n    ")
            count += len(faults)
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
