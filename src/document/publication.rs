//! What the reader of a document meets that its source does not hold as such: what is missing, what is restored.
//!
//! Computed from the trees, so that what is told of the publication is what is published.

use super::tree::{Block, Diagram, Document, Note, Section};
use crate::model::{Inline, Mots, Rich};

/// Something missing from a source, or taken from another.
#[derive(Debug, Clone)]
pub struct Remark<'d> {
    pub document: &'d Document,
    /// The part in which it is met; `None` for what is said of the whole document.
    pub section: Option<&'d Section>,
    pub kind: RemarkKind,
    /// What is missing; what is restored, and whence.
    pub text: Rich,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkKind {
    Missing,
    Restored,
}

/// The remarks on the documents of a certification or a list, in reading order. A part that several documents hold is
/// told once, where it is first met.
pub fn remarks<'d>(mots: &Mots, documents: impl IntoIterator<Item = &'d Document>) -> Vec<Remark<'d>> {
    let mut found: Vec<Remark> = Vec::new();
    for document in documents {
        for section in &document.sections {
            of_section(mots, document, section, &mut found);
        }
    }
    found
}

fn of_section<'d>(mots: &Mots, document: &'d Document, section: &'d Section, found: &mut Vec<Remark<'d>>) {
    for (kind, text) in section.walk_blocks().into_iter().filter_map(|block| said(mots, block)) {
        let is_known =
            |known: &Remark| known.text == text && known.section.is_some_and(|of| of.heading == section.heading);
        if !found.iter().any(is_known) {
            found.push(Remark { document, section: Some(section), kind, text });
        }
    }
    for inner in &section.sections {
        of_section(mots, document, inner, found);
    }
}

/// What a block says to be missing or restored.
fn said(mots: &Mots, block: &Block) -> Option<(RemarkKind, Rich)> {
    match block {
        Block::Gap(gap) => Some((RemarkKind::Missing, gap.text.clone())),
        Block::Note(Note { blocks, restores: true, .. }) => Some((RemarkKind::Restored, words(blocks))),
        Block::Figure(Diagram { figure, restored_from: Some(edition) }) => {
            let text = mots.fill("publication.schema", &[("titre", &figure.title), ("edition", edition)]);
            Some((RemarkKind::Restored, Rich::plain(text)))
        }
        Block::Paragraph(_)
        | Block::Lead(_)
        | Block::List { .. }
        | Block::Statements(_)
        | Block::Table(_)
        | Block::Quote(_)
        | Block::Field(_)
        | Block::Question { .. }
        | Block::Group(_)
        | Block::Figure(_)
        | Block::OnSite { .. }
        | Block::Together(_)
        | Block::Contents { .. }
        | Block::Note(_)
        | Block::Hands(_) => None,
    }
}

/// The paragraphs of a note, one after the other.
fn words(blocks: &[Block]) -> Rich {
    let paragraphs = blocks.iter().filter_map(Block::words).map(|words| words.0.clone());
    Rich(paragraphs.collect::<Vec<_>>().join(&Inline::Text(" ".into())))
}
