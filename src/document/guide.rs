//! The whole guide, in the order of the source's contents page: each part once.

use super::builder::Builder;
use super::part::held;
use super::tree::{Anchor, Block, Document, Section, Start};
use crate::model::{Catalogue, Certification, Inline, Kind, LabelName, Rich};

/// Assembles the guide from the documents that are its parts; the intermediate grids are already in the guide du tuteur.
pub fn document(catalogue: &Catalogue, certification: &Certification, parts: &[Document]) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::Guide);
    builder.cite(&certification.source);
    let mut contents = Section::new(builder.label(LabelName::GuideContents), Anchor::Part("sommaire".into()));
    contents.start = Start::Page;
    contents.blocks.extend(builder.restored(&[LabelName::GuideContents]).map(Block::Note));
    contents.blocks.push(Block::Contents { depth: 3 });
    let mut part1 = Section::new(builder.label(LabelName::GuidePart1), Anchor::Part("partie-1".into()));
    part1.start = Start::Recto;
    let mut part2 = Section::new(builder.label(LabelName::GuidePart2), Anchor::Part("partie-2".into()));
    part2.heading.0.push(Inline::Text(format!(" {}", certification.title)));
    part2.start = Start::Recto;
    for document in parts.iter().filter(|document| document.id.kind != Kind::GrillesIntermediaires) {
        builder.absorb(document);
        let part = held(document, title_lines(certification, document));
        match document.id.kind {
            // Part 1 has its title already.
            Kind::Presentation => {
                let inner = part
                    .sections
                    .into_iter()
                    .next()
                    .unwrap_or_else(|| Section::new(Default::default(), Anchor::Part("vide".into())));
                part1.blocks = inner.blocks;
                part1.sections = inner.sections;
            }
            // The definition and the two référentiels are parts of their own.
            Kind::Referentiel => part2.sections.extend(part.sections),
            Kind::GuideEntretien
            | Kind::LivretSuivi
            | Kind::GuideTuteur
            | Kind::GrillesIntermediaires
            | Kind::LivretEvaluationFinale
            | Kind::Guide
            | Kind::GrillesBlocs
            | Kind::Liste
            | Kind::Avenant
            | Kind::Fiche => part2.sections.push(part),
        }
    }
    builder.finish(true, Vec::new(), vec![contents, part1, part2])
}

/// What the source prints on the title page of a booklet, around the title that its part has for heading.
fn title_lines(certification: &Certification, document: &Document) -> Vec<Rich> {
    let cover = &document.cover;
    let lines = cover.lines.iter().cloned();
    match document.id.kind {
        Kind::GuideEntretien | Kind::LivretSuivi | Kind::LivretEvaluationFinale => {
            let title = Rich::plain(certification.short());
            [cover.organisation.clone(), cover.certification_type.clone(), title].into_iter().chain(lines).collect()
        }
        // It is that of all the CQPs of the branch.
        Kind::GuideTuteur => std::iter::once(cover.certification_type.clone()).chain(lines).collect(),
        Kind::Presentation
        | Kind::Referentiel
        | Kind::GrillesIntermediaires
        | Kind::Guide
        | Kind::GrillesBlocs
        | Kind::Liste
        | Kind::Avenant
        | Kind::Fiche => Vec::new(),
    }
}
