//! Who fills and who signs each part of a document: read from its fields, so that it cannot be told otherwise elsewhere.

use std::collections::BTreeSet;

use super::hands::Hands;
use super::tree::{Anchor, Document, FieldGroup, Section};
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

/// The parts to fill or to sign, in the order of the document. A part inside another is told with it, unless it waits for
/// other hands.
pub fn tasks(document: &Document) -> Vec<Task> {
    tasks_of(&document.cover.fields, &document.sections)
}

/// The same of the cover and the sections of a document.
pub fn tasks_of(cover: &[FieldGroup], sections: &[Section]) -> Vec<Task> {
    let of_cover = Hands::of(cover.iter().flat_map(FieldGroup::all_fields));
    let mut tasks: Vec<Task> = (!of_cover.is_empty()).then(|| task(None, of_cover)).into_iter().collect();
    sections.iter().for_each(|section| of_section(section, None, &mut tasks));
    tasks
}

fn task(part: Option<Part>, Hands { filled_by, signed_by }: Hands) -> Task {
    Task { part, filled_by, signed_by }
}

fn of_section(section: &Section, domaine: Option<u32>, tasks: &mut Vec<Task>) {
    let domaine = section.anchor.statement().map(|code| code.first_number()).or(domaine);
    let own = Hands::of(section.own_fields());
    if own.is_empty() {
        section.sections.iter().for_each(|inner| of_section(inner, domaine, tasks));
        return;
    }
    let part = Part { heading: section.heading.clone(), anchor: section.anchor.clone(), domaine };
    let (mut of_part, mut apart) = (own.clone(), Vec::new());
    for inner in &section.sections {
        let hands = Hands::of(inner.walk().into_iter().flat_map(Section::own_fields));
        if hands.roles().is_subset(&own.roles()) {
            of_part.filled_by.extend(hands.filled_by);
            of_part.signed_by.extend(hands.signed_by);
        } else {
            of_section(inner, domaine, &mut apart);
        }
    }
    tasks.push(task(Some(part), of_part));
    tasks.append(&mut apart);
}
