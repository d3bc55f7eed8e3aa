//! The font in which fields are filled: what readers of PDFs set an answer in, so that it is the same everywhere and
//! the file stays whole (PDF/A wants every font inside).
//!
//! Readers choose the letters themselves, each by its own way through a font. The one way that all of them take right
//! (pdf.js, PDFium, pypdf, Poppler) is a composite font whose codes are the Unicode numbers of the letters: `Identity-H`
//! over the ordering `UCS`, and a table from there to the glyphs.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use typst::layout::Abs;
use typst::text::{Font, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight};

use crate::pdf::fonts::FONTS;

/// The name by which fields ask for the font. PDFium (Chromium) would draw « œ », « ’ » or « ł » in a font of its own,
/// without even asking this one, unless the font bears one of the four names of symbols that it makes an exception for.
/// To other readers, it is a name like another.
pub const NAME: &str = "Wingdings";

/// Six letters and a plus sign say that the program is a part of the font.
const FULL_NAME: &str = "FASCIC+NotoSans";

/// The letters: those of the languages of Europe that are written in Latin letters, and of Vietnamese; punctuation,
/// accents typed apart, currencies.
const LETTERS: [RangeInclusive<u32>; 13] = [
    0x20..=0x7e,
    0xa0..=0x17f,
    0x18f..=0x192,
    0x1a0..=0x1b0,
    0x1cd..=0x1dc,
    0x1e6..=0x1f0,
    0x1fa..=0x21b,
    0x300..=0x328,
    0x1e00..=0x1eff,
    0x2010..=0x2027,
    0x202f..=0x2044,
    0x20a0..=0x20c0,
    0x2100..=0x22ff,
];

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
    let mut letters = Vec::new();
    for code in LETTERS.into_iter().flatten() {
        let (Ok(code), Some(letter)) = (u16::try_from(code), char::from_u32(code)) else { continue };
        let Some(glyph) = face.glyph_index(letter) else { continue };
        let width = in_thousandths(face.glyph_hor_advance(glyph).unwrap_or_default().into());
        letters.push(Letter { code, glyph: kept.remap(glyph.0), width });
    }
    let program = subsetter::subset(font.data(), font.index(), &kept).ok()?;
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
