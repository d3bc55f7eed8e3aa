//! The font in which fields are filled: what readers of PDFs set an answer in, so that it is the same everywhere and
//! the file stays whole (PDF/UA wants every font inside).
//!
//! Readers choose the letters themselves, each by its own way through a font. The one way that all of them take right
//! (pdf.js, PDFium, pypdf, Poppler) is a composite font whose codes are the Unicode numbers of the letters: `Identity-H`
//! over the ordering `UCS`, and a table from there to the glyphs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use typst::layout::Abs;
use typst::text::{Font, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight};

use super::outlines::{self, Added, Outline};
use crate::pdf::fonts::FONTS;

/// The name by which fields ask for the font. PDFium (Chromium) would draw « œ », « ’ » or « ł » in a font of its own,
/// without even asking this one, unless the font bears one of the four names of symbols that it makes an exception for.
/// To other readers, it is a name like another.
pub const NAME: &str = "Wingdings";

/// Six letters and a plus sign say that the program is a part of the font.
const FULL_NAME: &str = "FASCIC+NotoSans";

/// The letters: those of the languages of Europe, written in Latin, Greek or Cyrillic letters, and of Vietnamese;
/// punctuation, accents typed apart, letters above the line, currencies, and what Word puts before the items of a list.
const LETTERS: [RangeInclusive<u32>; 22] = [
    0x20..=0x7e,
    0xa0..=0x17f,
    0x18f..=0x192,
    0x1a0..=0x1b0,
    0x1cd..=0x1dc,
    0x1e6..=0x1f0,
    0x1fa..=0x21b,
    0x2b0..=0x2bd,
    0x2d8..=0x2dd,
    0x300..=0x345,
    0x370..=0x3ce,
    0x400..=0x45f,
    0x490..=0x493,
    0x1d43..=0x1d5b,
    0x1e00..=0x1eff,
    0x200e..=0x2027,
    0x202f..=0x205e,
    0x2070..=0x207f,
    0x20a0..=0x20c0,
    0x2100..=0x22ff,
    0x25a0..=0x25e6,
    0xfb01..=0xfb04,
];

/// Letters that are drawn as others are: the hyphens and the spaces of word processors, and the signs that Word takes from
/// a font of its own.
const DRAWN_AS: [(u32, char); 11] = [
    (0x09, ' '),
    (0x2010, '-'),
    (0x2011, '-'),
    (0x2028, ' '),
    (0x27a2, '►'),
    (0x27a4, '►'),
    (0xf0a7, '▪'),
    (0xf0b7, '•'),
    (0xf0d8, '►'),
    (0xf076, '•'),
    (0xf02d, '–'),
];

/// Letters that show nothing and take no room: soft hyphens that come with a text copied from a PDF, joiners, marks of
/// direction.
const UNSEEN: [u32; 11] = [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0x2066, 0x2069, 0xfe0f, 0xfeff];

/// What a file holds of the font, made once: the same in every form.
#[derive(Clone)]
struct Parts {
    program: Stream,
    descriptor: Dictionary,
    glyphs: Stream,
    widths: Object,
    unicode: Stream,
}

/// A letter: its code, which is its Unicode number, its glyph in the program, its width in thousandths of the size.
struct Letter {
    code: u16,
    glyph: u16,
    width: i64,
}

static PARTS: LazyLock<Option<Parts>> = LazyLock::new(|| {
    let upright = FontVariant::new(FontStyle::Normal, FontWeight::REGULAR, FontStretch::NORMAL);
    let is_regular = |face: &&Font| face.info().family == "Noto Sans" && face.info().variant == upright;
    let font = FONTS.faces.iter().find(is_regular)?.clone();
    let font = font.instantiate(upright, Abs::pt(1.0), &FontVariations::default());
    let face = font.ttf();
    let in_thousandths = |length: i64| length * 1000 / i64::from(face.units_per_em());
    let mut kept = subsetter::GlyphRemapper::new();
    let mut letters = BTreeMap::new();
    let own = LETTERS.into_iter().flatten().filter_map(|code| Some((code, char::from_u32(code)?)));
    let unseen = UNSEEN.into_iter().map(|code| (code, '\u{200b}'));
    for (code, letter) in own.chain(DRAWN_AS).chain(unseen) {
        let (Ok(code), Some(glyph)) = (u16::try_from(code), face.glyph_index(letter)) else { continue };
        let width = in_thousandths(face.glyph_hor_advance(glyph).unwrap_or_default().into());
        letters.insert(code, Letter { code, glyph: kept.remap(glyph.0), width });
    }
    let program = subsetter::subset(font.data(), font.index(), &kept).ok()?;
    let of = |letter: char| letters.get(&u16::try_from(u32::from(letter)).ok()?).map(|letter: &Letter| letter.glyph);
    let advance = |letter| face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or_default();
    let (codes, added): (Vec<u16>, Vec<Added>) = added(&of, &advance).into_iter().unzip();
    let (program, first) = outlines::join(&program, &added)?;
    for ((code, added), glyph) in codes.into_iter().zip(&added).zip(first..) {
        letters.insert(code, Letter { code, glyph, width: in_thousandths(added.width.into()) });
    }
    let letters: Vec<Letter> = letters.into_values().collect();
    let bounds = face.global_bounding_box();
    let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    Some(Parts {
        descriptor: dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => FULL_NAME,
            // Symbolic: its letters are not those of one Latin encoding only.
            "Flags" => 4,
            "FontBBox" => bounds.map(|edge| in_thousandths(edge.into()).into()).to_vec(),
            "ItalicAngle" => 0,
            "Ascent" => in_thousandths(face.ascender().into()),
            "Descent" => in_thousandths(face.descender().into()),
            "CapHeight" => in_thousandths(face.capital_height().unwrap_or_default().into()),
            "StemV" => 80,
        },
        glyphs: packed(Dictionary::new(), glyphs(&letters)),
        widths: widths(&letters),
        unicode: packed(Dictionary::new(), to_unicode(&letters).into_bytes()),
        program: packed(dictionary! { "Length1" => program.len() as i64 }, program),
    })
});

/// The letters that the font lacks, by their code.
fn added(glyph: &dyn Fn(char) -> Option<u16>, width: &dyn Fn(char) -> u16) -> Vec<(u16, Added)> {
    let frame = |edge: i16| {
        let outer = vec![(edge, -60), (edge, 1380), (1440 + edge, 1380), (1440 + edge, -60)];
        vec![outer, vec![(120 + edge, 60), (1320 + edge, 60), (1320 + edge, 1260), (120 + edge, 1260)]]
    };
    let tick = vec![(230, 600), (390, 760), (640, 480), (1250, 1300), (1420, 1160), (650, 140)];
    let bar = vec![(230, 200), (1170, 1260), (1350, 1120), (410, 60)];
    let other_bar = vec![(410, 1260), (1350, 200), (1170, 60), (230, 1120)];
    let cross = vec![bar, other_bar];
    let framed = |inner: Vec<Vec<(i16, i16)>>| [frame(40), small(inner)].concat();
    let drawn = |shapes| Added { outline: Outline::Shapes(shapes), width: 1600 };
    let mut letters = vec![
        (0x2610, drawn(frame(40))),
        (0x2611, drawn(framed(vec![tick.clone()]))),
        (0x2612, drawn(framed(cross.clone()))),
        (0x2713, drawn(vec![tick.clone()])),
        (0x2714, drawn(vec![tick.clone()])),
        (0x2717, drawn(cross.clone())),
        (0x2718, drawn(cross)),
        // Where Word's own font of signs has them.
        (0xf0fc, drawn(vec![tick])),
        (0xf0a8, drawn(frame(40))),
        (0xf06f, drawn(frame(40))),
    ];
    let mut compose = |code, glyphs: Option<Vec<(u16, i16, i16)>>, width| {
        letters.extend(glyphs.map(|glyphs| (code, Added { outline: Outline::Glyphs(glyphs), width })));
    };
    let f = width('f');
    compose(0xfb00, glyph('f').map(|glyph| vec![(glyph, 0, 0), (glyph, f as i16, 0)]), 2 * f);
    // A figure below the line is the one above it, brought down.
    for (code, above) in (0x2080..).zip("⁰¹²³⁴⁵⁶⁷⁸⁹".chars()) {
        compose(code, glyph(above).map(|glyph| vec![(glyph, 0, -780)]), width(above));
    }
    for (code, sign, up) in [(0x207a, '+', 400), (0x207b, '-', 560), (0x208a, '+', -400), (0x208b, '-', -400)] {
        compose(code, glyph(sign).map(|glyph| vec![(glyph, 0, up)]), width(sign));
    }
    letters
}

/// The same shapes, small enough to stand in a frame.
fn small(shapes: Vec<Vec<(i16, i16)>>) -> Vec<Vec<(i16, i16)>> {
    let point = |(x, y): (i16, i16)| ((x - 790) * 2 / 3 + 760, (y - 660) * 2 / 3 + 660);
    shapes.into_iter().map(|shape| shape.into_iter().map(point).collect()).collect()
}

/// Adds the font to a file, if it could be made.
pub fn add(file: &mut Document) -> Option<ObjectId> {
    let Parts { program, mut descriptor, glyphs, widths, unicode } = PARTS.as_ref()?.clone();
    descriptor.set("FontFile2", file.add_object(program));
    let letters = dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => FULL_NAME,
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("UCS"),
            "Supplement" => 0,
        },
        "FontDescriptor" => file.add_object(descriptor),
        "CIDToGIDMap" => file.add_object(glyphs),
        // Of letters that the font does not have. pdf.js, to know the width of an answer, reads its letters two by two as
        // if they were codes: it then takes each for 0.6 of the size, seldom less than it is.
        "DW" => 1200,
        "W" => widths,
    };
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => FULL_NAME,
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![file.add_object(letters).into()],
        "ToUnicode" => file.add_object(unicode),
    };
    Some(file.add_object(font))
}

fn packed(dictionary: Dictionary, content: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dictionary, content);
    // It stays as it is where packing gains nothing.
    let _ = stream.compress();
    stream
}

/// The glyph of each code, two bytes each, from code 0 on.
fn glyphs(letters: &[Letter]) -> Vec<u8> {
    let last = letters.iter().map(|letter| letter.code).max().unwrap_or_default();
    let mut table = vec![0; 2 * (usize::from(last) + 1)];
    for Letter { code, glyph, .. } in letters {
        let at = 2 * usize::from(*code);
        table[at..at + 2].copy_from_slice(&glyph.to_be_bytes());
    }
    table
}

/// `[first [width width …] first [width …]]`, one group a run of codes.
fn widths(letters: &[Letter]) -> Object {
    let group = |run: &[Letter]| {
        let widths: Vec<Object> = run.iter().map(|letter| letter.width.into()).collect();
        [Object::from(i64::from(run[0].code)), widths.into()]
    };
    runs(letters).flat_map(group).collect::<Vec<Object>>().into()
}

/// Each code is the Unicode number of its letter.
fn to_unicode(letters: &[Letter]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n",
    );
    let runs: Vec<&[Letter]> = runs(letters).collect();
    // No more than a hundred ranges at a time: the format's own limit.
    for some in runs.chunks(100) {
        let _ = writeln!(map, "{} beginbfrange", some.len());
        for run in some {
            let (first, last) = (run[0].code, run[run.len() - 1].code);
            let _ = writeln!(map, "<{first:04x}> <{last:04x}> <{first:04x}>");
        }
        map.push_str("endbfrange\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// Codes that follow one another and have the same first byte.
fn runs(letters: &[Letter]) -> impl Iterator<Item = &[Letter]> {
    letters.chunk_by(|a, b| a.code + 1 == b.code && a.code >> 8 == b.code >> 8)
}
