//! What fields look like: empty, ticked, and the size in which they are filled.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::font;
use crate::document::{Field, FieldKind};

/// The size in which an answer as long as its room allows is set, in points. Readers choose the size themselves: larger
/// while it is short, smaller when a list of short lines would be hidden.
const SIZE: f32 = 8.0;
/// From a line to the next, as pdf.js does, the largest of all.
const LEADING: f32 = 1.35;
/// The width of a letter against its size where answers wrap, that of French prose; and on one line, where names have
/// their capitals, and where pdf.js takes it for so much whatever it is.
const LETTER: f32 = 0.5;
const LETTER_OF_NAMES: f32 = 0.6;
/// The part of a line that stays empty where the next word does not hold.
const LOST: f32 = 0.1;
/// From a rule to the next, for a hand: 8.5 mm.
const LINE_TO_WRITE: f32 = 8.5 * 72.0 / 25.4;
/// What readers leave empty at the edges, in points.
const MARGIN: f32 = 2.0;
/// What an answer leaves to the frame drawn around it, at its sides and above and below, in points: 1.5 and 1 mm.
const INSET: [f32; 2] = [1.5 * 72.0 / 25.4, 72.0 / 25.4];

/// How many letters an answer of one line may take: two dates, a name, an organisation or a place.
pub fn need(field: &Field) -> u8 {
    const OF_DATES: &str = "date";
    const OF_PERSONS: [&str; 4] = ["candidat", "evaluateur", "formateur", "responsable"];
    match &field.kind {
        FieldKind::Date => 30,
        FieldKind::Line if field.name.contains(OF_DATES) => 30,
        FieldKind::Line if OF_PERSONS.iter().any(|word| field.name.contains(word)) => 60,
        FieldKind::Line => 80,
        FieldKind::Lines(_)
        | FieldKind::Cell
        | FieldKind::Room(_)
        | FieldKind::Choice(_)
        | FieldKind::Tick(_)
        | FieldKind::Signature => 0,
    }
}

/// The width of a room where so many letters stand on one line, in points.
pub fn width_of(letters: u8) -> f32 {
    f32::from(letters) * SIZE * LETTER_OF_NAMES + 2.0 * MARGIN
}

/// Whether what is typed wraps in a room of this width and height: what is made of lines does, and one line too narrow
/// for its answer that is high enough for two.
pub fn wraps(kind: &FieldKind, need: u8, width: f32, height: f32) -> bool {
    is_multiline(kind) || (width < width_of(need) && lines_in(height) >= 2.0)
}

pub fn is_multiline(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Lines(_) | FieldKind::Cell | FieldKind::Room(_))
}

/// How a reader sets what is typed: in the size that it chooses.
pub fn default_appearance() -> Object {
    Object::string_literal(format!("/{} 0 Tf 0 g", font::NAME))
}

/// The most letters that a room takes, in points: as much as is printed at [`SIZE`].
pub fn longest(wraps: bool, width: f32, height: f32) -> i64 {
    let across = |letter: f32| (width - 2.0 * MARGIN) / (SIZE * letter);
    let longest = if wraps {
        (across(LETTER) * (1.0 - LOST)).floor() * lines_in(height).max(1.0)
    } else {
        across(LETTER_OF_NAMES).floor()
    };
    longest.max(1.0) as i64
}

fn lines_in(height: f32) -> f32 {
    ((height - MARGIN) / (SIZE * LEADING)).floor()
}

/// Where an answer is set in a rectangle that the theme shows: clear of the frame of its lines.
pub fn inside(kind: &FieldKind, [left, bottom, right, top]: [f32; 4]) -> [f32; 4] {
    match kind {
        FieldKind::Lines(_) => {
            let [x, y] = INSET;
            [left + x, bottom + y, right - x, top - y]
        }
        // The edges of a cell stand clear of its room; a line has no frame; a box is its own.
        FieldKind::Line
        | FieldKind::Date
        | FieldKind::Cell
        | FieldKind::Room(_)
        | FieldKind::Choice(_)
        | FieldKind::Tick(_)
        | FieldKind::Signature => [left, bottom, right, top],
    }
}

/// An empty room to write in. Printed so, it has rules for a hand; they go with the first word typed. Each room has its
/// own look: readers write the answer in its place.
pub fn blank(kind: &FieldKind, width: f32, height: f32, resources: ObjectId) -> Stream {
    // A signer's tool draws what stands there.
    if *kind == FieldKind::Signature {
        return form(width, height, String::new());
    }
    let mut content = String::from("/Tx BMC\n");
    if matches!(kind, FieldKind::Lines(_)) {
        content.push_str("q 0.6 w 0.42 0.49 0.506 RG\n");
        let lines = (height / LINE_TO_WRITE).round();
        let mut line = 1.0;
        while line < lines {
            let y = height * line / lines;
            let _ = writeln!(content, "0 {y:.2} m {width:.2} {y:.2} l S");
            line += 1.0;
        }
        content.push_str("Q\n");
    }
    content.push_str("EMC");
    let mut look = form(width, height, content);
    look.dict.set("Resources", resources);
    look
}

/// The looks of the boxes to tick of one file, which share them: empty and ticked, by width and height.
#[derive(Default)]
pub struct Ticks(BTreeMap<[u32; 2], [ObjectId; 2]>);

impl Ticks {
    /// The states of a box whose value is `code` when it is ticked.
    pub fn states(&mut self, file: &mut Document, code: &str, width: f32, height: f32) -> Dictionary {
        let extent = [width, height].map(|length| (length * 100.0).round() as u32);
        let [empty, ticked] = *self.0.entry(extent).or_insert_with(|| {
            [String::new(), cross(width, height)].map(|content| file.add_object(form(width, height, content)))
        });
        let mut states = dictionary! { "Off" => empty };
        states.set(code, ticked);
        states
    }
}

fn cross(width: f32, height: f32) -> String {
    let [left, bottom] = [width, height].map(|length| length * 0.22);
    let (right, top) = (width - left, height - bottom);
    format!(
        "q 1.6 w 1 J 0 G {left:.2} {bottom:.2} m {right:.2} {top:.2} l \
         {left:.2} {top:.2} m {right:.2} {bottom:.2} l S Q"
    )
}

/// The name of the font in which readers that draw boxes again look for their cross, and the code of the cross there.
pub const SIGNS: &str = "ZaDb";
pub const CROSS: &str = "8";

/// How a reader draws a ticked box again.
pub fn signs_appearance() -> Object {
    Object::string_literal(format!("/{SIGNS} 0 Tf 0 g"))
}

/// The font of the cross. Readers know « ZaDb » by its name, and some have none to draw it: this one is a drawing.
pub fn signs(file: &mut Document) -> Dictionary {
    let cross = "800 0 0 -50 800 750 d1 90 w 1 J 120 70 m 680 630 l 120 630 m 680 70 l S";
    let cross = file.add_object(Stream::new(Dictionary::new(), cross.into()));
    let map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Signs def\n/CMapType 2 def\n\
               1 begincodespacerange\n<00> <ff>\nendcodespacerange\n1 beginbfchar\n<38> <2717>\nendbfchar\n\
               endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    dictionary! {
        "Type" => "Font",
        "Subtype" => "Type3",
        "Name" => SIGNS,
        "FontBBox" => [0, -50, 800, 750].map(Object::from).to_vec(),
        "FontMatrix" => [0.001, 0.0, 0.0, 0.001, 0.0, 0.0].map(|n: f32| Object::from(n)).to_vec(),
        "FirstChar" => 56,
        "LastChar" => 56,
        "Widths" => vec![Object::from(800)],
        "Encoding" => dictionary! {
            "Type" => "Encoding",
            "Differences" => vec![Object::from(56), Object::from("a24")],
        },
        "CharProcs" => dictionary! { "a24" => cross },
        "ToUnicode" => file.add_object(Stream::new(Dictionary::new(), map.into())),
        "Resources" => Dictionary::new(),
    }
}

fn form(width: f32, height: f32, content: String) -> Stream {
    let bounds = [0.0, 0.0, width, height].map(Object::from).to_vec();
    Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds }, content.into_bytes())
}
