//! The statements that have an address in a document.

use std::collections::BTreeMap;

use crate::document::{Block, Document, Item, Row, Section};
use crate::model::{Code, Rich};

/// The statements that have an address in a document, with their words there.
pub fn statements(document: &Document) -> BTreeMap<&Code, &Rich> {
    document.sections.iter().flat_map(Section::walk).flat_map(statements_of).collect()
}

/// Those of a section alone, not of those inside it, in reading order.
pub fn statements_of(section: &Section) -> Vec<(&Code, &Rich)> {
    let heading = section.anchor.statement().map(|code| (code, &section.heading));
    heading.into_iter().chain(section.walk_blocks().into_iter().flat_map(of_block)).collect()
}

/// Those of a block alone, not of those inside it.
fn of_block(block: &Block) -> Vec<(&Code, &Rich)> {
    match block {
        Block::Statements(items) => items.iter().flat_map(of_item).collect(),
        Block::Question { item, .. } => of_item(item),
        Block::Table(table) => table.rows.iter().filter_map(of_row).collect(),
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
        | Block::Hands(_) => Vec::new(),
    }
}

fn of_row(row: &Row) -> Option<(&Code, &Rich)> {
    Some((row.anchor.as_ref()?.statement()?, words(row.cells.first()?)?))
}

/// The words of the statement that a row is about: its first paragraph, perhaps as the point of a list.
fn words(cell: &[Block]) -> Option<&Rich> {
    let first = cell.first()?;
    let point = || if let Block::List { items, .. } = first { words(items.first()?) } else { None };
    first.words().or_else(point)
}

fn of_item(item: &Item) -> Vec<(&Code, &Rich)> {
    let own = item.anchored.then_some((&item.code, &item.text));
    own.into_iter().chain(item.items.iter().flat_map(of_item)).collect()
}
