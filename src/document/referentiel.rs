//! The référentiel: the definition of the qualification, the activities, the competences.
//!
//! Its page on the site is where every statement has its permanent address.

use super::builder::Builder;
use super::registration;
use super::tree::{Anchor, Block, Document, Item, Section, Start};
use crate::model::{Activities, Activity, Catalogue, Certification, Domaine, Kind, Rich, Statement, Unit, label};

pub fn document(catalogue: &Catalogue, certification: &Certification) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::Referentiel);
    let mut sections = vec![definition(&mut builder), activities(&mut builder), competences(&mut builder)];
    sections.extend(registration::section(&mut builder));
    builder.finish(false, Vec::new(), sections)
}

fn definition(builder: &mut Builder) -> Section {
    let definition = &builder.certification.definition;
    builder.cite(&definition.source);
    let heading = builder.label(label::DEFINITION_TITLE);
    let mut section = Section::new(heading, Anchor::Part("definition".into()));
    section.start = Start::Page;
    section.blocks.extend(builder.gaps("definition"));
    section.blocks.extend(definition.purposes_intro.clone().map(Block::Lead));
    section.blocks.push(builder.items(&definition.purposes, "definition", true));
    if !definition.details.is_empty() {
        section.blocks.push(builder.items(&definition.details, "definition", true));
    }
    section.blocks.push(Block::Lead(definition.abilities_intro.clone()));
    section.blocks.push(builder.items(&definition.abilities, "definition", true));
    section.blocks.extend(definition.domaines_intro.clone().map(Block::Lead));
    let titles = builder.certification.domaines.iter();
    let items = titles
        .map(|domaine| vec![Block::Paragraph(builder.unit_title(Unit::Domaine(domaine), "definition"))])
        .collect();
    section.blocks.push(Block::List { start: None, items });
    if let Some(prerequisites) = &definition.prerequisites {
        builder.cite(&prerequisites.source);
        section.blocks.push(Block::Lead(prerequisites.intro.clone()));
        let elements = prerequisites.elements.iter().filter_map(|element| {
            let mut item = builder.item(&element.title, "definition", true)?;
            item.items = element.details.iter().filter_map(|detail| builder.item(detail, "definition", true)).collect();
            Some(item)
        });
        section.blocks.push(Block::Statements(elements.collect()));
    }
    section
}

fn activities(builder: &mut Builder) -> Section {
    let heading = builder.label(label::ACTIVITIES_TITLE);
    let mut section = Section::new(heading, Anchor::Part("activites".into()));
    section.blocks.extend(builder.gaps("activites"));
    let Some(Activities { source, intro, families }) = &builder.certification.activities else { return section };
    section.start = Start::Page;
    builder.cite(source);
    section.blocks.push(Block::Lead(intro.clone()));
    section.sections = families
        .iter()
        .map(|family| {
            let mut of_family = titled(builder, &family.title, "activites");
            let items = family.activities.iter().filter_map(|activity| activity_item(builder, activity));
            of_family.blocks.push(Block::Statements(items.collect()));
            of_family
        })
        .collect();
    section
}

fn activity_item(builder: &mut Builder, activity: &Activity) -> Option<Item> {
    let mut item = builder.item(&activity.title, "activites", true)?;
    item.items = activity.tasks.iter().filter_map(|task| builder.item(task, "activites", true)).collect();
    Some(item)
}

fn competences(builder: &mut Builder) -> Section {
    let heading = builder.label(label::COMPETENCES_TITLE);
    let mut section = Section::new(heading, Anchor::Part("competences".into()));
    section.start = Start::Page;
    section.blocks.extend(builder.gaps("competences"));
    section.sections = builder.certification.domaines.iter().map(|domaine| of_domaine(builder, domaine)).collect();
    section
}

fn of_domaine(builder: &mut Builder, domaine: &Domaine) -> Section {
    builder.cite(&domaine.source);
    let heading = builder.unit_title(Unit::Domaine(domaine), "competences");
    let mut section = Section::new(heading, Anchor::Statement(domaine.title.code.clone()));
    section.blocks = builder.competences(domaine, "competences").concat();
    section
}

/// A section whose heading is a statement.
fn titled(builder: &mut Builder, title: &Statement, part: &'static str) -> Section {
    let heading = builder.item(title, part, true).map_or_else(Rich::default, |item| item.text);
    Section::new(heading, Anchor::Statement(title.code.clone()))
}
