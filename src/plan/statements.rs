//! The statements that have an address in a document.

use std::collections::BTreeMap;

use crate::document::{Anchor, Block, Document, Item, Section};
use crate::model::{Code, Rich};

/// The statements that have an address in a document, with their words there.
pub fn statements(document: &Document) -> BTreeMap<&Code, &Rich> {
    let mut found = BTreeMap::new();
    for section in &document.sections {
        of_section(section, &mut found);
    }
    found
}

fn of_section<'d>(section: &'d Section, found: &mut BTreeMap<&'d Code, &'d Rich>) {
    if let Anchor::Statement(code) = &section.anchor {
        found.insert(code, &section.heading);
    }
    for block in section.walk_blocks() {
        of_block(block, found);
    }
    for inner in &section.sections {
        of_section(inner, found);
    }
}

fn of_block<'d>(block: &'d Block, found: &mut BTreeMap<&'d Code, &'d Rich>) {
    match block {
        Block::Statements(items) => of_items(items, found),
        Block::Question { item, .. } => of_items(std::slice::from_ref(item), found),
        Block::Table(table) => {
            for row in &table.rows {
                let words = row.cells.first().and_then(|cell| words(cell));
                if let (Some(Anchor::Statement(code)), Some(words)) = (&row.anchor, words) {
                    found.insert(code, words);
                }
            }
        }
        Block::Paragraph(_)
        | Block::Lead(_)
        | Block::List { .. }
        | Block::Quote(_)
        | Block::Field(_)
        | Block::Group(_)
        | Block::Figure(_)
        | Block::OnSite { .. }
        | Block::Together(_)
        | Block::Contents { .. }
        | Block::Gap(_)
        | Block::Note(_)
        | Block::Hands(_) => {}
    }
}

/// The words of the statement that a row is about: its first paragraph, perhaps as the point of a list.
fn words(cell: &[Block]) -> Option<&Rich> {
    match cell.first()? {
        Block::Paragraph(text) => Some(text),
        Block::List { items, .. } => items.first().and_then(|item| words(item)),
        _ => None,
    }
}

fn of_items<'d>(items: &'d [Item], found: &mut BTreeMap<&'d Code, &'d Rich>) {
    for item in items {
        if item.anchored {
            found.insert(&item.code, &item.text);
        }
        of_items(&item.items, found);
    }
}
