//! Who fills and who signs each part of a document: read from its tree, so that it cannot be told otherwise elsewhere.

use std::collections::BTreeSet;

use super::tree::{Anchor, Block, Document, Field, FieldGroup, FieldKind, Section};
use crate::model::{Rich, Role};

/// A part of a document that waits for somebody's hand.
#[derive(Debug, Clone)]
pub struct Task {
    /// `None` for the cover.
    pub part: Option<Part>,
    pub filled_by: BTreeSet<Role>,
    pub signed_by: BTreeSet<Role>,
}

/// A titled part, and the domaine that it is about.
#[derive(Debug, Clone)]
pub struct Part {
    pub heading: Rich,
    pub anchor: Anchor,
    pub domaine: Option<u32>,
}

/// The parts to fill or to sign, in the order of the document. A part inside another is told with it, unless it is another
/// hand's.
pub fn tasks(document: &Document) -> Vec<Task> {
    tasks_of(&document.cover.fields, &document.sections)
}

/// The same of the cover and the sections of a document.
pub fn tasks_of(cover: &[FieldGroup], sections: &[Section]) -> Vec<Task> {
    let mut tasks = Vec::new();
    if !cover.is_empty() {
        let mut task = Task { part: None, filled_by: BTreeSet::new(), signed_by: BTreeSet::new() };
        cover.iter().for_each(|group| of_group(group, &mut task));
        tasks.push(task);
    }
    sections.iter().for_each(|section| of_section(section, None, &mut tasks));
    tasks
}

fn of_section(section: &Section, domaine: Option<u32>, tasks: &mut Vec<Task>) {
    let domaine = section.anchor.statement().map(|code| code.first_number()).or(domaine);
    if let Some(role) = section.filled_by {
        let part = Part { heading: section.heading.clone(), anchor: section.anchor.clone(), domaine };
        let mut task = Task { part: Some(part), filled_by: [role].into(), signed_by: BTreeSet::new() };
        signatures(section, &mut task.signed_by);
        tasks.push(task);
    }
    section.sections.iter().for_each(|inner| of_section(inner, domaine, tasks));
}

/// Who signs in a section and in its parts, but for those that another hand fills.
fn signatures(section: &Section, signed_by: &mut BTreeSet<Role>) {
    signatures_of(&section.blocks, signed_by);
    for inner in section.sections.iter().filter(|inner| inner.filled_by.is_none()) {
        signatures(inner, signed_by);
    }
}

fn signatures_of(blocks: &[Block], signed_by: &mut BTreeSet<Role>) {
    for block in blocks {
        match block {
            Block::Field(field) | Block::Question { answer: field, .. } => signature(field, signed_by),
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| signatures_of(cell, signed_by));
                signatures_of(&table.tail, signed_by);
            }
            Block::Together(inner) | Block::Quote(inner) => signatures_of(inner, signed_by),
            _ => {}
        }
    }
}

fn of_group(group: &FieldGroup, task: &mut Task) {
    task.filled_by.insert(group.filled_by);
    group.fields.iter().chain(&group.signature).for_each(|field| signature(field, &mut task.signed_by));
}

fn signature(field: &Field, signed_by: &mut BTreeSet<Role>) {
    if let FieldKind::Signature(role) = field.kind {
        signed_by.insert(role);
    }
}
