//! Parts that several documents are made of: grids of criteria, and documents held by a larger one.

use super::builder::{Builder, choice};
use super::tree::{Anchor, Beside, Block, Column, Document, Field, Item, Row, Section, Start, Table};
use crate::model::{Code, Domaine, Kind, LabelName, Rich, Role, Scale};

/// When a grid of criteria is filled.
pub struct Occasion<'s> {
    pub part: &'static str,
    /// Ends the names of its fields: `finale`.
    pub suffix: &'static str,
    /// Ends what a screen reader says of them: « évaluation finale ».
    pub spoken: &'static str,
    pub scale: &'s Scale,
    /// Who ticks its boxes.
    pub by: Role,
    /// Whether the savoir-faire and the savoirs stand beside the criteria.
    pub recalls: bool,
}

/// The criteria of a domaine, each with the boxes of the scale.
pub fn criteria(
    builder: &mut Builder,
    domaine: &Domaine,
    codes: &[Code],
    occasion: &Occasion,
    tail: Vec<Block>,
) -> Table {
    // More levels, more room for their boxes to stand side by side.
    let (words, boxes) = if occasion.scale.levels.len() > 2 { (6, 7) } else { (7, 2) };
    let columns = [(LabelName::GridCriteria, words), (LabelName::GridEvaluation, boxes)];
    let columns = columns.map(|(label, share)| Column { header: builder.label(label), share });
    let statement = |code: &Code| domaine.criteria.iter().find(|criterion| criterion.code == *code);
    let rows = codes.iter().filter_map(statement).filter_map(|criterion| {
        let item = builder.item(criterion, occasion.part, true)?;
        let number = item.code.as_str().rsplit_once('E').map_or("", |(_, number)| number).to_owned();
        let field = Field {
            name: format!("{}_{}", item.code.field_name(), occasion.suffix),
            spoken: format!("Domaine {}, critère {number}, {}", domaine.number, occasion.spoken),
            label: None,
            by: occasion.by,
            kind: choice(occasion.scale),
        };
        Some(Row {
            anchor: Some(Anchor::Statement(item.code)),
            cells: vec![words_and_footnote(item.text, item.footnote), vec![Block::Field(field)]],
        })
    });
    let rows = rows.collect();
    let beside = occasion.recalls.then(|| Beside {
        header: builder.label(LabelName::GridKnowledge),
        blocks: builder.competences(domaine, occasion.part, true),
    });
    let caption = format!("Critères d'évaluation du domaine {}, {}", domaine.number, occasion.spoken);
    Table { caption, columns: columns.into(), row_heads: true, beside, rows, tail }
}

/// A cell of a table has no foot of page: the footnote follows the words.
fn words_and_footnote(words: Rich, footnote: Option<Rich>) -> Vec<Block> {
    [Some(words), footnote].into_iter().flatten().map(Block::Paragraph).collect()
}

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
