//! Prose of the model as blocks of a document.

use super::tree::{Block, Note};
use crate::model::{self, EditionCode, Insertion};

/// The blocks of a text in one edition. An insertion becomes nothing here: see [`split_at`].
pub fn blocks(prose: &[&model::Block], edition: &EditionCode) -> Vec<Block> {
    prose.iter().filter_map(|block| convert(block, edition)).collect()
}

/// The blocks of a text before and after the point where `insertion` is asked for.
pub fn split_at(prose: &[&model::Block], insertion: Insertion, edition: &EditionCode) -> (Vec<Block>, Vec<Block>) {
    let at = prose.iter().position(|block| matches!(block, model::Block::Insert(found) if *found == insertion));
    let (before, after) = prose.split_at(at.unwrap_or(prose.len()));
    (blocks(before, edition), blocks(after, edition))
}

fn convert(block: &model::Block, edition: &EditionCode) -> Option<Block> {
    let inner = |blocks: &[model::Block]| -> Vec<Block> {
        let kept = model::Prose(blocks.to_vec());
        self::blocks(&kept.in_edition(edition), edition)
    };
    Some(match block {
        model::Block::Heading { level, text } => Block::Subheading { level: *level, text: text.clone() },
        model::Block::Paragraph(text) => Block::Paragraph(text.clone()),
        model::Block::List { start, items } => {
            Block::List { start: *start, items: items.iter().map(|item| inner(item)).collect() }
        }
        model::Block::Quote(blocks) => Block::Quote(inner(blocks)),
        model::Block::Note { blocks, source, consulted } => {
            Block::Note(Note { blocks: inner(blocks), source: source.clone(), consulted: *consulted })
        }
        model::Block::Edition { .. } | model::Block::Insert(_) => return None,
    })
}
