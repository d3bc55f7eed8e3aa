//! What fields look like: empty, ticked, and the size in which they are filled.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::font;
use crate::document::FieldKind;

/// The size of what is typed where it wraps, in points: a reader of PDFs sets it in that size, line under line.
const SIZE: f32 = 10.0;
/// In a cell of a table.
const SMALL: f32 = 8.0;
/// On one line a reader of PDFs takes the largest size that the height and the words allow; not below this one.
const SMALLEST: f32 = 6.0;
/// From a line to the next, as pdf.js does, the largest of all.
const LEADING: f32 = 1.35;
/// The width of a letter of French prose against its size, rounded up.
const LETTER: f32 = 0.5;
/// The letters that a line leaves empty where the next word does not hold: seldom more.
const LOST: f32 = 9.0;
/// From a rule to the next, for a hand: 8.5 mm.
const LINE_TO_WRITE: f32 = 8.5 * 72.0 / 25.4;
/// What readers leave empty at the edges, in points.
const MARGIN: f32 = 2.0;

/// The size of what is typed, in points; none where the reader chooses.
pub fn size(kind: &FieldKind) -> f32 {
    match kind {
        FieldKind::Lines(_) => SIZE,
        FieldKind::Cell | FieldKind::Room(_) => SMALL,
        FieldKind::Line | FieldKind::Date | FieldKind::Choice(_) | FieldKind::Tick(_) | FieldKind::Signature => 0.0,
    }
}

pub fn is_multiline(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Lines(_) | FieldKind::Cell | FieldKind::Room(_))
}

/// How a reader sets what is typed.
pub fn default_appearance(size: f32) -> Object {
    Object::string_literal(format!("/{} {size} Tf 0 g", font::NAME))
}

/// The most letters that a room takes, in points: as much of French prose as is printed.
pub fn longest(kind: &FieldKind, width: f32, height: f32) -> i64 {
    let across = |size: f32| (width - 2.0 * MARGIN) / (size * LETTER);
    let longest = if is_multiline(kind) {
        let lines = ((height - MARGIN) / (size(kind) * LEADING)).floor().max(1.0);
        (across(size(kind)) - LOST).floor() * lines
    } else {
        across(SMALLEST).floor()
    };
    longest.max(1.0) as i64
}

/// An empty room to write in. Printed so, it has rules for a hand; they go with the first word typed. Each room has its
/// own look: readers write the answer in its place.
pub fn blank(kind: &FieldKind, width: f32, height: f32, resources: ObjectId) -> Stream {
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

fn form(width: f32, height: f32, content: String) -> Stream {
    let bounds = [0.0, 0.0, width, height].map(Object::from).to_vec();
    Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds }, content.into_bytes())
}
