//! The guide du tuteur: what the CQPs are, a practical guide, and the intermediate grids.

use super::builder::Builder;
use super::grilles_intermediaires;
use super::part::held;
use super::tree::{Anchor, Block, Document, Section, Start};
use crate::model::{Catalogue, Certification, IntermediateGrids, Kind, LabelName, TextName};

pub fn document(catalogue: &Catalogue, certification: &Certification, grids: &IntermediateGrids) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::GuideTuteur);
    let mut contents = Section::new(builder.label(LabelName::Contents), Anchor::Part("sommaire".into()));
    contents.start = Start::Page;
    contents.blocks.push(Block::Contents { depth: 3 });
    let written = builder.text(TextName::TutorGuide, "texte");
    contents.blocks.extend(written.blocks);
    let mut sections = vec![contents];
    sections.extend(written.sections);
    for section in sections.iter_mut().skip(1) {
        section.start = Start::Page;
        // The tutor takes this page with him.
        let roadmap = Anchor::Part("feuille-de-route".into());
        section.sections.iter_mut().filter(|inner| inner.anchor == roadmap).for_each(|inner| inner.start = Start::Page);
    }
    let grids = grilles_intermediaires::document(catalogue, certification, grids);
    builder.absorb(&grids);
    builder.cite(&certification.source);
    let mut part3 = held(&grids);
    part3.heading = builder.label(LabelName::TutorPart3);
    part3.sections = flattened(part3.sections);
    sections.push(part3);
    let (kind, lines) = (builder.label(LabelName::TutorType), [LabelName::TutorTraining, LabelName::TutorEvaluation]);
    let lines = lines.map(|name| builder.label(name)).into();
    let mut document = builder.finish(true, Vec::new(), sections);
    document.cover.certification_type = kind;
    document.cover.lines = lines;
    document
}

/// The heading of the grids is that of the part: its sections come straight under it.
fn flattened(sections: Vec<Section>) -> Vec<Section> {
    let mut flat = Vec::new();
    for section in sections {
        if section.blocks.is_empty() { flat.extend(section.sections) } else { flat.push(section) }
    }
    flat
}
