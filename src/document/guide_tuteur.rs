//! The guide du tuteur: what the CQPs are, a practical guide, and the intermediate grids.

use super::builder::Builder;
use super::grilles_intermediaires;
use super::part::held;
use super::tree::{Anchor, Block, Cover, Document, Section, Start};
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
    let mut part3 = held(&grids, Vec::new());
    part3.heading = builder.label(LabelName::TutorPart3);
    // The heading of the grids is that of the part: what they hold comes straight under it.
    let mut held = std::mem::take(&mut part3.sections).into_iter();
    if let Some(grids) = held.next() {
        part3.blocks.extend(grids.blocks);
        part3.sections = grids.sections;
    }
    part3.sections.extend(held);
    sections.push(part3);
    let names = [LabelName::TutorType, LabelName::TutorTraining, LabelName::TutorEvaluation];
    let [kind, training, evaluation] = names.map(|name| builder.label(name));
    let restored = builder.restored(&names);
    let document = builder.finish(true, Vec::new(), sections);
    let cover = Cover { certification_type: kind, lines: vec![training, evaluation], restored, ..document.cover };
    Document { cover, ..document }
}
