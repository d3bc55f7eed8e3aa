//! Rooms at the head of pages.
//!
//! What stands at the head of a page is no part of what the document says, and Typst wants no link there: the theme only
//! marks two corners of the room, and the place of the field in the file and in its structure is made here.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId, dictionary};
use typst::foundations::{Content, Label, Selector};
use typst::introspection::{Introspector, PagedPosition};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// The labels of the marks.
const TOP_LEFT: &str = "tete-debut";
const BOTTOM_RIGHT: &str = "tete-fin";

/// A room on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Corners {
    /// From 1.
    page: u32,
    /// Left, top, right, bottom: in points from the top left corner of the page.
    edges: [f32; 4],
}

/// The rooms that the theme marks, in the order of the pages.
pub fn corners(pages: &PagedDocument) -> Vec<Corners> {
    let of = |label: &str| -> Vec<PagedPosition> {
        let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
        let marks = pages.introspector().query(&Selector::Label(label));
        let position = |mark: &Content| pages.introspector().position(mark.location()?);
        marks.iter().filter_map(position).collect()
    };
    let pairs = of(TOP_LEFT).into_iter().zip(of(BOTTOM_RIGHT)).filter(|(start, end)| start.page == end.page);
    let room = |(start, end): (PagedPosition, PagedPosition)| Corners {
        page: u32::try_from(start.page.get()).unwrap_or(u32::MAX),
        edges: [start.point.x, start.point.y, end.point.x, end.point.y].map(|length| length.to_pt() as f32),
    };
    pairs.map(room).collect()
}

/// An annotation for each room, with its seat in the structure: before what is said on its page, or after it if that
/// began on a page before.
pub fn annotations(file: &mut Document, rooms: &[Corners]) -> Result<Vec<ObjectId>, lopdf::Error> {
    let pages = file.get_pages();
    let root = file.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut numbers = file.get_dictionary(root)?.get(b"ParentTree")?.as_dict()?.get(b"Nums")?.as_array()?.clone();
    let mut next = numbers.chunks(2).filter_map(|pair| pair[0].as_i64().ok()).max().unwrap_or(-1) + 1;
    let mut seen = BTreeSet::new();
    let mut last = None;
    let mut made = Vec::new();
    for Corners { page, edges: [left, top, right, bottom] } in rooms {
        let page = *pages.get(page).ok_or(lopdf::Error::PageNumberNotFound(*page))?;
        let height = file.get_dictionary(page)?.get_deref(b"MediaBox", file)?.as_array()?[3].as_float()?;
        let rect = [*left, height - bottom, *right, height - top].map(Object::from).to_vec();
        let annotation = file.add_object(dictionary! { "Type" => "Annot", "Rect" => rect, "StructParent" => next });
        let beside = match first_element(file, page, &numbers)? {
            Some(element) => element,
            None => last.ok_or(lopdf::Error::DictKey("StructParents".into()))?,
        };
        let document = file.get_dictionary(beside)?.get(b"P")?.as_reference()?;
        let object = dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => page };
        let seat = file.add_object(dictionary! {
            "Type" => "StructElem", "S" => "Form", "P" => document, "Pg" => page, "K" => vec![object.into()],
        });
        let after = !seen.insert(beside) || last == Some(beside);
        let siblings = file.get_dictionary_mut(document)?.get_mut(b"K")?.as_array_mut()?;
        let at = siblings.iter().position(|sibling| sibling.as_reference().is_ok_and(|id| id == beside));
        let at = at.map_or(siblings.len(), |at| at + usize::from(after));
        siblings.insert(at, seat.into());
        last = Some(if after { seat } else { beside });
        numbers.extend([next.into(), seat.into()]);
        annotate(file, page, annotation)?;
        made.push(annotation);
        next += 1;
    }
    file.get_dictionary_mut(root)?.get_mut(b"ParentTree")?.as_dict_mut()?.set("Nums", numbers);
    if file.get_dictionary(root)?.has(b"ParentTreeNextKey") {
        file.get_dictionary_mut(root)?.set("ParentTreeNextKey", next);
    }
    Ok(made)
}

/// The part of the document, right under its root, that says the first thing of a page; none on a page left blank.
fn first_element(file: &Document, page: ObjectId, numbers: &[Object]) -> Result<Option<ObjectId>, lopdf::Error> {
    let Ok(number) = file.get_dictionary(page)?.get(b"StructParents") else { return Ok(None) };
    let Some(pair) = numbers.chunks(2).find(|pair| pair[0] == *number) else { return Ok(None) };
    let (_, elements) = file.dereference(&pair[1])?;
    let Some(first) = elements.as_array()?.first() else { return Ok(None) };
    let mut element = first.as_reference()?;
    loop {
        let parent = file.get_dictionary(element)?.get(b"P")?.as_reference()?;
        if file.get_dictionary(parent)?.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Document") {
            return Ok(Some(element));
        }
        element = parent;
    }
}

/// Puts an annotation first on its page, and the tabulation in the order of the structure.
fn annotate(file: &mut Document, page: ObjectId, annotation: ObjectId) -> Result<(), lopdf::Error> {
    let held = file.get_dictionary(page)?.get_deref(b"Annots", file).and_then(Object::as_array);
    let mut annotations = held.cloned().unwrap_or_default();
    annotations.insert(0, annotation.into());
    let page = file.get_dictionary_mut(page)?;
    page.set("Annots", annotations);
    page.set("Tabs", "S");
    Ok(())
}
