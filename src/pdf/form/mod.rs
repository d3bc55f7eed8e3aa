//! Forms to fill on a screen.
//!
//! Typst has no form fields, but it has links: the theme links the room of each field to an address made here, so that
//! the file already holds its place, its turn in the order of the page and its seat in the structure. [`fill`] then makes
//! a field of each of those links. No coordinate is computed. What stands at the head of pages has no links: [`head`].
//!
//! Where somebody signs for the whole, the file has an unsigned signature field, laid in its structure beforehand: whoever
//! signs there appends to the file, and locks it for nobody. What a signer's own tool would add would have no seat.

mod font;
mod head;
mod look;
mod outlines;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use crate::document::{Field, FieldKind};
use crate::typography::french;
use look::Ticks;

pub use head::{Corners, corners};
pub use look::{need, width_of};

/// What an address of a field begins with.
const SCHEME: &str = "champ:";

// Flags of a field: ISO 32000-1, tables 226 to 228.
const MULTILINE: i64 = 1 << 12;
const RADIO: i64 = 1 << 15;
const DO_NOT_SCROLL: i64 = 1 << 23;
const IN_UNISON: i64 = 1 << 25;
/// A flag of the form: it has signature fields. ISO 32000-1, table 219.
const SIGNATURES_EXIST: i64 = 1;
/// A flag of an annotation: it is printed.
const PRINT: i64 = 1 << 2;

/// The address of the `option`-th box of the `place`-th field of a document, or of its room to write.
pub fn address(place: usize, option: usize) -> String {
    format!("{SCHEME}{place}/{option}")
}

/// Whether a field of this kind is one of the form: it is not when it has no room.
pub fn is_filled_on_screen(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Line | FieldKind::Date | FieldKind::Cell | FieldKind::Tick(_) | FieldKind::Signature => true,
        FieldKind::Lines(lines) | FieldKind::Room(lines) => *lines > 0,
        FieldKind::Choice(options) => !options.is_empty(),
    }
}

/// Why a file cannot be made a form.
pub enum Fault {
    /// The theme shows no room for a field.
    NotDrawn(String),
    /// The theme marks no room at the head of pages for a field that is asked there.
    NoHead(String),
    /// Two fields have the same name, and cannot have the same value.
    AtOdds(String),
    /// The file is not as Typst makes them.
    File(lopdf::Error),
}

impl From<lopdf::Error> for Fault {
    fn from(error: lopdf::Error) -> Fault {
        Fault::File(error)
    }
}

/// Makes a form of a file whose links lead to `fields`, each by its place in the list, and whose pages ask for `head` in
/// the rooms at their head.
pub fn fill(file: &mut Document, fields: &[Field], head: Option<&Field>, rooms: &[Corners]) -> Result<(), Fault> {
    let mut links = links(file)?;
    let mut inputs: Vec<Input> = Vec::new();
    for (place, field) in fields.iter().enumerate() {
        let boxes = 0..field.kind.options().count().max(1);
        let drawn = boxes.map(|option| links.remove(&(place, option)).ok_or(Fault::NotDrawn(field.name.clone())));
        let drawn = drawn.collect::<Result<Vec<_>, _>>()?;
        Input::of(field, drawn).into_iter().try_for_each(|input| join(&mut inputs, input))?;
    }
    if let Some(field) = head {
        if rooms.is_empty() {
            return Err(Fault::NoHead(field.name.clone()));
        }
        join(&mut inputs, Input::at_heads(field, head::annotations(file, rooms)?))?;
    }
    let font = font::add(file).ok_or_else(|| Fault::File(lopdf::Error::DictKey("Font".into())))?;
    let signs = look::signs(file);
    let signs = file.add_object(signs);
    let resources = file.add_object(dictionary! { "Font" => dictionary! { font::NAME => font, look::SIGNS => signs } });
    let mut looks = Looks { resources, ticks: Ticks::default() };
    let fields = inputs.iter().map(|input| input.write(file, &mut looks).map(Object::from));
    let fields = fields.collect::<Result<Vec<Object>, lopdf::Error>>()?;
    let mut form = dictionary! { "Fields" => fields, "DR" => resources, "DA" => look::default_appearance() };
    if inputs.iter().any(|input| *input.kind == FieldKind::Signature) {
        form.set("SigFlags", SIGNATURES_EXIST);
    }
    let form = file.add_object(form);
    file.catalog_mut()?.set("AcroForm", form);
    Ok(())
}

/// What the widgets of one file share.
struct Looks {
    /// Where the font is.
    resources: ObjectId,
    ticks: Ticks,
}

/// A field of the form: one name, one value, one room or several.
struct Input<'f> {
    name: String,
    /// What a screen reader says.
    spoken: String,
    kind: &'f FieldKind,
    /// How many letters it must take, if it is one line.
    need: u8,
    rooms: Vec<Room<'f>>,
}

/// Where a field is filled: a widget to be.
struct Room<'f> {
    annotation: ObjectId,
    /// What a screen reader says of this room.
    spoken: String,
    /// The value that it gives to the field, if it is a box.
    value: Option<&'f str>,
}

impl<'f> Input<'f> {
    /// The inputs of a field, drawn box by box: one, unless lines go on on other pages. What is typed does not flow from
    /// a page to the next, so that each page has its own.
    fn of(field: &'f Field, drawn: Vec<Vec<ObjectId>>) -> Vec<Input<'f>> {
        let Field { name, spoken, kind, .. } = field;
        let need = need(field);
        let input =
            |name: &str, spoken: &str, rooms| Input { name: name.into(), spoken: spoken.into(), kind, need, rooms };
        let room = |annotation, spoken: &str, value| Room { annotation, spoken: spoken.into(), value };
        match kind {
            FieldKind::Choice(options) => {
                let boxes = options.iter().zip(drawn).flat_map(|((code, words), drawn)| {
                    let words = if options.len() > 1 { format!("{spoken} : {words}") } else { spoken.clone() };
                    drawn.into_iter().map(move |annotation| Room {
                        annotation,
                        spoken: words.clone(),
                        value: Some(code),
                    })
                });
                vec![input(name, spoken, boxes.collect())]
            }
            FieldKind::Tick(code) => {
                // « Domaine 1, critère 2, évaluation formative : acquis »: the last words are of the box alone.
                let common = spoken.split_once(" : ").map_or(spoken.as_str(), |(common, _)| common);
                let boxes = drawn.into_iter().flatten().map(|annotation| room(annotation, spoken, Some(code)));
                vec![input(name, common, boxes.collect())]
            }
            FieldKind::Line
            | FieldKind::Date
            | FieldKind::Lines(_)
            | FieldKind::Cell
            | FieldKind::Room(_)
            | FieldKind::Signature => {
                let hint = if matches!(kind, FieldKind::Date) { " (jj/mm/aaaa)" } else { "" };
                let part = |(n, annotation)| {
                    let (name, spoken) = match n {
                        0 => (name.clone(), format!("{spoken}{hint}")),
                        n => (format!("{name}_suite_{n}"), format!("{spoken}, suite {n}")),
                    };
                    input(&name, &spoken, vec![room(annotation, &spoken, None)])
                };
                drawn.into_iter().flatten().enumerate().map(part).collect()
            }
        }
    }

    /// The input of a field that each page shows at its head: one answer for all.
    fn at_heads(field: &'f Field, drawn: Vec<ObjectId>) -> Input<'f> {
        let Field { name, spoken, kind, .. } = field;
        let rooms = drawn.into_iter().map(|annotation| Room { annotation, spoken: spoken.clone(), value: None });
        Input { name: name.clone(), spoken: spoken.clone(), kind, need: need(field), rooms: rooms.collect() }
    }

    /// Writes the field and its widgets; gives the field.
    fn write(&self, file: &mut Document, looks: &mut Looks) -> Result<ObjectId, lopdf::Error> {
        let mut field = dictionary! { "T" => text_string(&self.name), "TU" => text_string(&french(&self.spoken)) };
        let values: BTreeSet<&str> = self.rooms.iter().filter_map(|room| room.value).collect();
        if *self.kind == FieldKind::Signature {
            field.set("FT", "Sig");
        } else if values.is_empty() {
            let rects = self.rooms.iter().map(|room| rect(file, room.annotation));
            let extents = rects.map(|rect| Ok(extent(look::inside(self.kind, rect?))));
            let extents = extents.collect::<Result<Vec<_>, lopdf::Error>>()?;
            let wraps = extents.iter().any(|(width, height)| look::wraps(self.kind, self.need, *width, *height));
            let lengths = extents.into_iter().map(|(width, height)| look::longest(wraps, width, height));
            field.set("FT", "Tx");
            field.set("Ff", DO_NOT_SCROLL | if wraps { MULTILINE } else { 0 });
            field.set("DA", look::default_appearance());
            field.set("MaxLen", lengths.min().unwrap_or_default());
        } else {
            field.set("FT", "Btn");
            if values.len() > 1 {
                field.set("Ff", RADIO | if self.rooms.len() > values.len() { IN_UNISON } else { 0 });
            }
        }
        // A box stands apart from its field: readers want its states in it, checkers of signatures do not want them in a field.
        if let ([room], true) = (&self.rooms[..], values.is_empty()) {
            let mut widget = self.widget(file, looks, room)?;
            for (key, value) in field {
                widget.set(key, value);
            }
            file.set_object(room.annotation, widget);
            return Ok(room.annotation);
        }
        let parent = file.new_object_id();
        for room in &self.rooms {
            let mut widget = self.widget(file, looks, room)?;
            widget.set("Parent", parent);
            file.set_object(room.annotation, widget);
        }
        field.set("Kids", self.rooms.iter().map(|room| room.annotation.into()).collect::<Vec<Object>>());
        file.set_object(parent, field);
        Ok(parent)
    }

    /// The widget that takes the place of a link: it keeps its rectangle and its seat in the structure.
    fn widget(&self, file: &mut Document, looks: &mut Looks, room: &Room) -> Result<Dictionary, lopdf::Error> {
        let link = file.get_dictionary(room.annotation)?;
        let seat = link.get(b"StructParent")?.clone();
        let rect = look::inside(self.kind, rect(file, room.annotation)?);
        let (width, height) = extent(rect);
        let spoken = text_string(&french(&room.spoken));
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "Rect" => rect.map(Object::from).to_vec(),
            "StructParent" => seat,
            "F" => PRINT,
            "TU" => spoken.clone(),
            "Contents" => spoken,
        };
        if let Some(value) = room.value {
            widget.set("AS", "Off");
            // Another program may ask readers to draw all fields again.
            widget.set("MK", dictionary! { "CA" => Object::string_literal(look::CROSS) });
            widget.set("DA", look::signs_appearance());
            widget.set("AP", dictionary! { "N" => looks.ticks.states(file, value, width, height) });
        } else {
            let blank = file.add_object(look::blank(self.kind, width, height, looks.resources));
            widget.set("AP", dictionary! { "N" => blank });
        }
        Ok(widget)
    }
}

/// Adds an input, or its rooms to those of the input that has its name.
fn join<'f>(inputs: &mut Vec<Input<'f>>, input: Input<'f>) -> Result<(), Fault> {
    let Some(first) = inputs.iter_mut().find(|first| first.name == input.name) else {
        inputs.push(input);
        return Ok(());
    };
    let share_a_value = match (first.kind, input.kind) {
        (FieldKind::Choice(some), FieldKind::Choice(others)) => some == others,
        (FieldKind::Tick(_), FieldKind::Tick(_)) => true,
        (FieldKind::Choice(_) | FieldKind::Tick(_), _) | (_, FieldKind::Choice(_) | FieldKind::Tick(_)) => false,
        // A signature stands in one place.
        (FieldKind::Signature, _) | (_, FieldKind::Signature) => false,
        (some, other) => look::is_multiline(some) == look::is_multiline(other),
    };
    if !share_a_value {
        return Err(Fault::AtOdds(input.name));
    }
    first.rooms.extend(input.rooms);
    Ok(())
}

/// The links that lead to fields, by place and option, each in the order of the pages; their seats in the structure
/// become those of form fields.
fn links(file: &mut Document) -> Result<BTreeMap<(usize, usize), Vec<ObjectId>>, lopdf::Error> {
    let mut links: BTreeMap<(usize, usize), Vec<ObjectId>> = BTreeMap::new();
    for page in file.get_pages().into_values() {
        let Ok(annotations) = file.get_dictionary(page)?.get_deref(b"Annots", file) else { continue };
        for annotation in annotations.as_array()? {
            let annotation = annotation.as_reference()?;
            if let Some(place) = place(file, annotation) {
                links.entry(place).or_default().push(annotation);
            }
        }
    }
    let annotations: Vec<ObjectId> = links.values().flatten().copied().collect();
    seat(file, &annotations)?;
    Ok(links)
}

/// Makes the structure elements of these links those of form fields, one a widget: a link that goes on on the next page
/// has one for all its parts.
fn seat(file: &mut Document, annotations: &[ObjectId]) -> Result<(), lopdf::Error> {
    let root = file.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut numbers = file.get_dictionary(root)?.get(b"ParentTree")?.as_dict()?.get(b"Nums")?.as_array()?.clone();
    let mut taken = BTreeSet::new();
    for annotation in annotations {
        let number = file.get_dictionary(*annotation)?.get(b"StructParent")?;
        let at = numbers.chunks(2).position(|pair| &pair[0] == number).ok_or(lopdf::Error::DictKey("Nums".into()))?;
        let element = numbers[2 * at + 1].as_reference()?;
        let seat = file.get_dictionary_mut(element)?;
        seat.set("S", "Form");
        if taken.insert(element) {
            continue;
        }
        let parent = seat.get(b"P")?.as_reference()?;
        let (own, others) = seat.get(b"K")?.as_array()?.iter().cloned().partition(|kid| is_of(kid, *annotation));
        seat.set("K", Object::Array(others));
        let mut next = seat.clone();
        next.set("K", Object::Array(own));
        let next = file.add_object(next);
        numbers[2 * at + 1] = next.into();
        let siblings = file.get_dictionary_mut(parent)?.get_mut(b"K")?.as_array_mut()?;
        let last = siblings.iter().rposition(|sibling| sibling.as_reference().is_ok_and(|id| taken.contains(&id)));
        siblings.insert(last.map_or(siblings.len(), |last| last + 1), next.into());
        taken.insert(next);
    }
    file.get_dictionary_mut(root)?.get_mut(b"ParentTree")?.as_dict_mut()?.set("Nums", numbers);
    // A seat that holds its field and nothing else holds it directly: so checkers of signatures find the field in the
    // structure, and do not take what a signer writes there for a change of the document.
    for element in taken {
        let seat = file.get_dictionary_mut(element)?;
        if let [only] = &seat.get(b"K")?.as_array()?[..] {
            let only = only.clone();
            seat.set("K", only);
        }
    }
    Ok(())
}

/// Whether a kid of a structure element is this annotation.
fn is_of(kid: &Object, annotation: ObjectId) -> bool {
    let object = kid.as_dict().and_then(|kid| kid.get(b"Obj")).and_then(Object::as_reference);
    object.is_ok_and(|object| object == annotation)
}

/// The field that a link leads to: the reverse of [`address`].
fn place(file: &Document, annotation: ObjectId) -> Option<(usize, usize)> {
    let action = file.get_dictionary(annotation).ok()?.get_deref(b"A", file).ok()?.as_dict().ok()?;
    let address = std::str::from_utf8(action.get(b"URI").ok()?.as_str().ok()?).ok()?;
    let (place, option) = address.strip_prefix(SCHEME)?.split_once('/')?;
    Some((place.parse().ok()?, option.parse().ok()?))
}

/// The left, bottom, right and top edges of an annotation, in points.
fn rect(file: &Document, annotation: ObjectId) -> Result<[f32; 4], lopdf::Error> {
    let rect = file.get_dictionary(annotation)?.get_deref(b"Rect", file)?.as_array()?;
    let edges = rect.iter().map(Object::as_float).collect::<Result<Vec<f32>, _>>()?;
    edges.try_into().map_err(|_| lopdf::Error::DictKey("Rect".into()))
}

/// The width and the height of a rectangle.
fn extent([left, bottom, right, top]: [f32; 4]) -> (f32, f32) {
    (right - left, top - bottom)
}
