//! A document held by a larger one, as a part of it.

use super::tree::{Anchor, Block, Document, Item, Section, Start};
use crate::model::{Kind, Rich};

/// A document as one part of a larger one: the lines of its title page, its cover's fields, then its sections.
///
/// Its parts keep their names after its own, so that no two of them meet; statements keep their address in the
/// référentiel only.
pub fn held(document: &Document, title_lines: Vec<Rich>) -> Section {
    let kind = document.id.kind;
    let mut part = Section::new(Rich::plain(&document.title), Anchor::Part(kind.slug().into()));
    part.start = Start::Recto;
    let title_page = title_lines.into_iter().map(Block::Paragraph).collect::<Vec<_>>();
    part.blocks.extend((!title_page.is_empty()).then_some(Block::Together(title_page)));
    part.blocks.extend(document.cover.restored.clone().map(Block::Note));
    part.blocks.extend(document.cover.fields.iter().cloned().map(Block::Group));
    part.sections = document.sections.iter().filter(|section| !is_contents(section)).cloned().collect();
    part.sections.iter_mut().for_each(|section| rename(section, kind));
    // A heading is not left alone on its page.
    if let Some(first) = part.sections.first_mut().filter(|_| part.blocks.is_empty()) {
        first.start = Start::Here;
    }
    part
}

/// A page of contents has no place inside a document that has its own; the words around it stay.
fn is_contents(section: &Section) -> bool {
    section.sections.is_empty() && section.blocks.iter().all(Block::is_contents)
}

fn rename(section: &mut Section, kind: Kind) {
    let name = match &section.anchor {
        Anchor::Statement(_) if kind == Kind::Referentiel => None,
        Anchor::Statement(code) => Some(code.anchor()),
        Anchor::Part(name) => Some(name.clone()),
    };
    if let Some(name) = name {
        section.anchor = Anchor::Part(format!("{}-{name}", kind.slug()));
    }
    section.blocks.retain(|block| !block.is_contents());
    if kind != Kind::Referentiel {
        section.blocks.iter_mut().for_each(unanchor);
    }
    section.sections.iter_mut().for_each(|inner| rename(inner, kind));
}

fn unanchor(block: &mut Block) {
    match block {
        Block::Statements(items) => items.iter_mut().for_each(unanchor_item),
        Block::Question { item, .. } => unanchor_item(item),
        Block::Table(table) => table.rows.iter_mut().for_each(|row| row.anchor = None),
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
    block.children_mut().into_iter().flatten().for_each(unanchor);
}

fn unanchor_item(item: &mut Item) {
    item.anchored = false;
    item.items.iter_mut().for_each(unanchor_item);
}
