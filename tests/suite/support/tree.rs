//! The tree of a document, gone through, and what holds of any of them.

use std::collections::BTreeMap;

use fascicule::document::{Block, Document, Field, FieldGroup, FieldKind, Section};
use fascicule::model::Kind;

/// Every section, each before those inside it.
pub fn sections(document: &Document) -> Vec<&Section> {
    document.sections.iter().flat_map(Section::walk).collect()
}

/// Every block, each before those inside it.
pub fn blocks(document: &Document) -> Vec<&Block> {
    sections(document).into_iter().flat_map(Section::walk_blocks).collect()
}

/// Every field, those of the cover first.
pub fn fields(document: &Document) -> Vec<&Field> {
    let of_cover = document.cover.fields.iter().flat_map(FieldGroup::all_fields);
    of_cover.chain(sections(document).into_iter().flat_map(Section::own_fields)).collect()
}

/// What is wrong with the names of the fields: each is made of codes and words, and names one thing. The ticks of one
/// choice share its name; in the whole guide, which holds several forms, so do fields that ask for the same thing.
pub fn misnamed(document: &Document) -> Vec<String> {
    let mut by_name: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
    fields(document).into_iter().for_each(|field| by_name.entry(&field.name).or_default().push(field));
    let mut faults = Vec::new();
    for (name, fields) in by_name {
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
        if !name.split('_').all(is_word) {
            faults.push(format!("{}: « {name} » is not made of codes and words", document.id));
        }
        let ticks: Vec<&str> = fields.iter().filter_map(|field| tick(field)).collect();
        let are_ticks = ticks.len() == fields.len() && (1..ticks.len()).all(|n| !ticks[..n].contains(&ticks[n]));
        let asks = |field: &Field| format!("{} {:?}", field.spoken, field.kind);
        let ask_the_same = fields.iter().all(|field| asks(field) == asks(fields[0]));
        // The candidate's name is asked once: its one field shows wherever the name is wanted.
        let is_name = *name == *"candidat";
        let may_come_twice = are_ticks || (document.id.kind == Kind::Guide || is_name) && ask_the_same;
        if fields.len() > 1 && !may_come_twice {
            let spoken: Vec<&str> = fields.iter().map(|field| field.spoken.as_str()).collect();
            faults.push(format!("{}: « {name} » names {spoken:?}", document.id));
        }
    }
    faults
}

fn tick(field: &Field) -> Option<&str> {
    match &field.kind {
        FieldKind::Tick(code) => Some(code),
        _ => None,
    }
}

/// The sections, lists and tables with nothing in them.
pub fn empty(document: &Document) -> Vec<String> {
    let of_sections = sections(document).into_iter().filter(|s| s.blocks.is_empty() && s.sections.is_empty());
    let of_sections = of_sections.map(|section| format!("the part « {} »", section.heading.text()));
    let of_blocks = blocks(document).into_iter().filter_map(|block| match block {
        Block::List { items, .. } if items.is_empty() => Some("a list".to_owned()),
        Block::Statements(items) if items.is_empty() => Some("statements".to_owned()),
        Block::Table(table) if table.rows.is_empty() => Some(format!("the table « {} »", table.caption)),
        Block::Paragraph(text) | Block::Lead(text) if text.text().trim().is_empty() => Some("a paragraph".to_owned()),
        _ => None,
    });
    of_sections.chain(of_blocks).map(|what| format!("{}: {what} has nothing in it", document.id)).collect()
}
