//! A form as a reader of PDFs finds it: its fields, and where each is filled.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

pub struct Form {
    document: Document,
    /// The fields in the order of the form.
    pub inputs: Vec<Input>,
}

#[derive(Debug, Clone)]
pub struct Input {
    pub name: String,
    pub kind: InputKind,
    /// What a screen reader says.
    pub spoken: String,
    pub rooms: Vec<Room>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum InputKind {
    /// `size` in points, 0 where the reader chooses; `longest` in letters.
    Text {
        multiline: bool,
        scrolls: bool,
        size: f64,
        longest: i64,
    },
    Box,
    Radio,
    /// Nobody has signed yet.
    Signature,
}

/// A widget. Lengths are in points.
#[derive(Debug, Clone)]
pub struct Room {
    pub page: usize,
    /// Left, bottom, right, top.
    pub rect: [f64; 4],
    pub spoken: String,
    /// The value that it gives when ticked, of a box.
    pub value: Option<String>,
    /// What is drawn of it, object by object: when it is empty, then when it is ticked.
    pub looks: Vec<ObjectId>,
    /// What it is in the structure of the document.
    pub role: String,
}

impl Room {
    pub fn width(&self) -> f64 {
        self.rect[2] - self.rect[0]
    }

    pub fn height(&self) -> f64 {
        self.rect[3] - self.rect[1]
    }
}

impl Form {
    pub fn parse(path: &str, bytes: &[u8]) -> Form {
        let document = Document::load_mem(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        let reading = Reading::of(&document);
        let fields = reading.form().get(b"Fields").and_then(Object::as_array).expect("/Fields");
        let inputs = fields.iter().map(|field| reading.input(field.as_reference().expect("a field"))).collect();
        Form { inputs, document }
    }

    pub fn input(&self, name: &str) -> &Input {
        let names = || self.inputs.iter().map(|input| input.name.as_str()).collect::<Vec<_>>();
        self.inputs.iter().find(|input| input.name == name).unwrap_or_else(|| panic!("no {name} in {:?}", names()))
    }

    /// Each widget, and the field that it fills.
    pub fn rooms(&self) -> impl Iterator<Item = (&Input, &Room)> {
        self.inputs.iter().flat_map(|input| input.rooms.iter().map(move |room| (input, room)))
    }

    /// The entries of the form's own dictionary.
    pub fn entries(&self) -> BTreeSet<String> {
        let keys = Reading::of(&self.document).form().iter().map(|(key, _)| String::from_utf8_lossy(key).into_owned());
        keys.collect()
    }

    /// The annotations of the document that are not the widgets of its fields, by their kind.
    pub fn other_annotations(&self) -> Vec<String> {
        let reading = Reading::of(&self.document);
        let kinds = reading.annotations.keys().map(|id| reading.dictionary(*id));
        let kinds = kinds.map(|annotation| name(annotation.get(b"Subtype").expect("/Subtype")));
        kinds.filter(|kind| kind != "Widget").collect()
    }

    /// How many widgets no field claims.
    pub fn unclaimed(&self) -> usize {
        let widgets = Reading::of(&self.document).annotations.len() - self.other_annotations().len();
        widgets - self.rooms().count()
    }

    /// What readers that draw a box again are asked to draw in it, box by box: the font, the sign.
    pub fn signs(&self) -> BTreeSet<(String, String)> {
        let reading = Reading::of(&self.document);
        let widgets = reading.annotations.keys().map(|id| reading.dictionary(*id));
        let boxes = widgets.filter(|widget| widget.get(b"MK").is_ok());
        let told = boxes.map(|widget| {
            let sign = reading.dictionary_of(widget.get(b"MK").expect("/MK")).get(b"CA").and_then(Object::as_str);
            let look = widget.get(b"DA").and_then(Object::as_str).expect("/DA");
            let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            (words(look), words(sign.expect("/CA")))
        });
        told.collect()
    }

    /// The fonts that fields may ask for, and the kind of each.
    pub fn fonts(&self) -> BTreeMap<String, String> {
        let reading = Reading::of(&self.document);
        let resources = reading.dictionary_of(reading.form().get(b"DR").expect("/DR"));
        let fonts = reading.dictionary_of(resources.get(b"Font").expect("/Font")).iter();
        let kind = |font| name(reading.dictionary_of(font).get(b"Subtype").expect("/Subtype"));
        fonts.map(|(key, font)| (String::from_utf8_lossy(key).into_owned(), kind(font))).collect()
    }

    /// The words of each page, without their spaces.
    pub fn pages(&self) -> Vec<String> {
        words(&self.document)
    }

    /// The words of each page of a file that may have no form.
    pub fn words(path: &str, bytes: &[u8]) -> Vec<String> {
        words(&Document::load_mem(bytes).unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    /// Whether tabulation follows the structure on the pages that have fields.
    pub fn tabs_follow_the_structure(&self) -> bool {
        let pages = self.document.get_pages();
        let filled: BTreeSet<usize> = self.rooms().map(|(_, room)| room.page).collect();
        filled.iter().all(|page| {
            let page = self.document.get_dictionary(pages[&(*page as u32)]).expect("a page");
            page.get(b"Tabs").map(name).ok().as_deref() == Some("S")
        })
    }

    /// The font of the answers.
    fn font(&self) -> &Dictionary {
        let reading = Reading::of(&self.document);
        let resources = reading.dictionary_of(reading.form().get(b"DR").expect("/DR"));
        let fonts = reading.dictionary_of(resources.get(b"Font").expect("/Font"));
        let font = fonts.get(b"Wingdings").expect("the font of answers");
        let descendants = reading.dictionary_of(font).get(b"DescendantFonts").and_then(Object::as_array);
        reading.dictionary_of(&descendants.expect("/DescendantFonts")[0])
    }

    /// The glyph of each letter that fields can be filled with.
    pub fn glyphs(&self) -> BTreeMap<char, u16> {
        let table = self.font().get(b"CIDToGIDMap").and_then(Object::as_reference).expect("/CIDToGIDMap");
        let table = self.document.get_object(table).and_then(Object::as_stream).expect("a stream");
        let table = table.decompressed_content().expect("a table");
        let glyph = |letter: char| {
            let at = 2 * letter as usize;
            table.get(at..at + 2).map_or(0, |glyph| u16::from_be_bytes([glyph[0], glyph[1]]))
        };
        self.letters().into_keys().map(|letter| (letter, glyph(letter))).collect()
    }

    /// The width of each letter that fields can be filled with, in thousandths of its size.
    pub fn letters(&self) -> BTreeMap<char, f64> {
        let widths = self.font().get(b"W").and_then(Object::as_array).expect("/W");
        let mut letters = BTreeMap::new();
        for group in widths.chunks(2) {
            let first = group[0].as_i64().expect("a code") as u32;
            let group = group[1].as_array().expect("widths").iter();
            letters.extend(
                group.zip(first..).map(|(width, code)| (char::from_u32(code).expect("a letter"), number(width))),
            );
        }
        letters
    }
}

/// A document being read.
struct Reading<'d> {
    document: &'d Document,
    /// The page of each annotation, from 1.
    annotations: BTreeMap<ObjectId, usize>,
    /// The roles of annotations in the structure.
    roles: BTreeMap<ObjectId, String>,
}

impl<'d> Reading<'d> {
    fn of(document: &'d Document) -> Reading<'d> {
        let mut annotations = BTreeMap::new();
        for (n, page) in document.get_pages() {
            let Ok(some) = document.get_dictionary(page).expect("a page").get_deref(b"Annots", document) else {
                continue;
            };
            let some = some.as_array().expect("annotations").iter();
            annotations.extend(some.map(|one| (one.as_reference().expect("an annotation"), n as usize)));
        }
        let mut roles = BTreeMap::new();
        for object in document.objects.values() {
            let Ok(element) = object.as_dict() else { continue };
            let (Ok(role), Ok(kids)) = (element.get(b"S"), element.get(b"K")) else { continue };
            let kids = kids.as_array().cloned().unwrap_or_else(|_| vec![kids.clone()]);
            let objects = kids.iter().filter_map(|kid| kid.as_dict().ok()?.get(b"Obj").ok()?.as_reference().ok());
            roles.extend(objects.map(|object| (object, name(role))));
        }
        Reading { document, annotations, roles }
    }

    fn dictionary(&self, id: ObjectId) -> &'d Dictionary {
        self.document.get_dictionary(id).expect("a dictionary")
    }

    fn dictionary_of(&self, object: &'d Object) -> &'d Dictionary {
        self.document.dereference(object).expect("an object").1.as_dict().expect("a dictionary")
    }

    fn form(&self) -> &'d Dictionary {
        self.dictionary_of(self.document.catalog().expect("a catalog").get(b"AcroForm").expect("/AcroForm"))
    }

    fn input(&self, id: ObjectId) -> Input {
        let field = self.dictionary(id);
        let flags = field.get(b"Ff").and_then(Object::as_i64).unwrap_or_default();
        let has = |bit: u32| flags & (1 << (bit - 1)) != 0;
        let kind = match name(field.get(b"FT").expect("/FT")).as_str() {
            "Tx" => InputKind::Text {
                multiline: has(13),
                scrolls: !has(24),
                size: size(field.get(b"DA").and_then(Object::as_str).expect("/DA")),
                longest: field.get(b"MaxLen").and_then(Object::as_i64).expect("/MaxLen"),
            },
            "Btn" if has(16) => InputKind::Radio,
            "Btn" => InputKind::Box,
            "Sig" => {
                assert!(field.get(b"V").is_err(), "a form comes unsigned");
                InputKind::Signature
            }
            other => panic!("a field of type {other}"),
        };
        let rooms = match field.get(b"Kids").and_then(Object::as_array) {
            Ok(kids) => kids.iter().map(|kid| self.room(kid.as_reference().expect("a widget"))).collect(),
            Err(_) => vec![self.room(id)],
        };
        Input { name: text(field, b"T"), kind, spoken: text(field, b"TU"), rooms }
    }

    fn room(&self, id: ObjectId) -> Room {
        let widget = self.dictionary(id);
        let rect: Vec<f64> =
            widget.get(b"Rect").and_then(Object::as_array).expect("/Rect").iter().map(number).collect();
        let normal = self.dictionary_of(widget.get(b"AP").expect("/AP")).get(b"N").expect("/N");
        let states = self.document.dereference(normal).expect("an object").1.as_dict();
        let (value, looks) = match states {
            Ok(states) => {
                assert_eq!(name(widget.get(b"AS").expect("/AS")), "Off", "a box is ticked before it is filled");
                let off = states.get(b"Off").and_then(Object::as_reference).expect("/Off");
                let (value, on) = states.iter().find(|(key, _)| *key != b"Off").expect("a value");
                let value = String::from_utf8(value.clone()).expect("UTF-8");
                (Some(value), vec![off, on.as_reference().expect("a look")])
            }
            Err(_) => (None, vec![normal.as_reference().expect("a look")]),
        };
        assert_eq!(widget.get(b"F").and_then(Object::as_i64).ok(), Some(4), "a widget is printed, and nothing else");
        assert_eq!(text(widget, b"TU"), text(widget, b"Contents"));
        Room {
            page: self.annotations[&id],
            rect: rect.try_into().expect("four edges"),
            spoken: text(widget, b"Contents"),
            value,
            looks,
            role: self.roles.get(&id).cloned().unwrap_or_default(),
        }
    }
}

fn words(document: &Document) -> Vec<String> {
    let text = |page| super::pdf::packed(&document.extract_text(&[page]).expect("text"));
    document.get_pages().into_keys().map(text).collect()
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().expect("a name")).into_owned()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    decode_text_string(dictionary.get(key).expect("a text")).expect("a text")
}

fn number(object: &Object) -> f64 {
    object.as_float().expect("a number").into()
}

/// `/Name 10 Tf 0 g`: the number before `Tf`.
fn size(appearance: &[u8]) -> f64 {
    let words: Vec<&str> = std::str::from_utf8(appearance).expect("ASCII").split(' ').collect();
    let at = words.iter().position(|word| *word == "Tf").expect("a font");
    words[at - 1].parse().expect("a size")
}
