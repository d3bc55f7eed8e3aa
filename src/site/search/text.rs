//! The prose of a part of a document, without its statements, which have records of their own.

use crate::document::{Block, Field, Section};
use crate::model::Rich;

/// The words that stand in a section itself, not in those under it.
pub fn of_section(section: &Section) -> String {
    let mut words = Vec::new();
    of_blocks(&section.blocks, &mut words);
    words.join(" ")
}

fn of_blocks(blocks: &[Block], words: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Lead(text) => push(text, words),
            Block::Gap(gap) => push(&gap.text, words),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, words)),
            Block::Quote(inner) | Block::Together(inner) | Block::OnSite { blocks: inner, .. } => {
                of_blocks(inner, words)
            }
            Block::Note(note) => of_blocks(&note.blocks, words),
            Block::Table(table) => {
                table.columns.iter().for_each(|column| push(&column.header, words));
                for row in table.rows.iter().filter(|row| row.anchor.as_ref().is_none_or(|a| a.statement().is_none())) {
                    row.cells.iter().for_each(|cell| of_blocks(cell, words));
                }
                of_blocks(&table.tail, words);
            }
            Block::Field(Field { label, .. }) => label.iter().for_each(|label| push(label, words)),
            Block::Statements(_)
            | Block::Question { .. }
            | Block::Group(_)
            | Block::Figure(_)
            | Block::Contents { .. }
            | Block::Hands(_) => {}
        }
    }
}

fn push(text: &Rich, words: &mut Vec<String>) {
    let text = text.text();
    // The header of each grid says the same: once is enough to be found.
    if !text.is_empty() && !words.contains(&text) {
        words.push(text);
    }
}
