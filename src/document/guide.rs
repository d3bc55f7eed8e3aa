//! The whole guide, in the order of the source's contents page: each part once.

use super::builder::Builder;
use super::gabarit;
use super::part::held;
use super::tree::{Anchor, Block, Document, Section, Start};
use crate::model::{Catalogue, Certification, Gabarit, Inline, Kind, Rich, label};

/// Whether all the forms that the guide holds are there.
pub fn is_whole(catalogue: &Catalogue, certification: &Certification) -> bool {
    let of_guide = |form: &&Gabarit| form.is_in_guide && form.stands_for == certification.structure();
    let mut held = catalogue.gabarits.values().filter(of_guide).peekable();
    held.peek().is_some() && held.all(|form| gabarit::stands(certification, form))
}

/// Assembles the guide from the documents that are its parts; the intermediate grids are already in the guide du tuteur.
pub fn document(catalogue: &Catalogue, certification: &Certification, parts: &[Document]) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::Guide);
    builder.cite(&certification.source);
    let mut contents = Section::new(builder.label(label::GUIDE_CONTENTS), Anchor::Part("sommaire".into()));
    contents.start = Start::Page;
    contents.blocks.extend(builder.restored(&[label::GUIDE_CONTENTS]).map(Block::Note));
    contents.blocks.push(Block::Contents { depth: 3 });
    let mut part1 = Section::new(builder.label(label::GUIDE_PART_1), Anchor::Part("partie-1".into()));
    part1.start = Start::Recto;
    let mut part2 = Section::new(builder.label(label::GUIDE_PART_2), Anchor::Part("partie-2".into()));
    part2.heading.0.push(Inline::Text(format!(" {}", certification.title)));
    part2.start = Start::Recto;
    for document in parts.iter().filter(|document| is_part(catalogue, document)) {
        builder.absorb(document);
        let part = held(document, title_lines(catalogue, certification, document));
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
            Kind::Form(_) | Kind::Guide | Kind::Liste | Kind::Avenant | Kind::Fiche => part2.sections.push(part),
        }
    }
    builder.finish(true, Vec::new(), vec![contents, part1, part2])
}

/// Whether it is a part of the guide of its own: what another form holds is there already.
fn is_part(catalogue: &Catalogue, document: &Document) -> bool {
    catalogue.gabarit(document.id.kind).is_none_or(|form| form.is_in_guide)
}

/// What the source prints on the title page of a booklet, around the title that its part has for heading.
fn title_lines(catalogue: &Catalogue, certification: &Certification, document: &Document) -> Vec<Rich> {
    let Some(form) = catalogue.gabarit(document.id.kind) else { return Vec::new() };
    let cover = &document.cover;
    let lines = cover.lines.iter().cloned();
    match form.cover.above {
        // It is that of all the CQPs of the branch.
        Some(_) => std::iter::once(cover.certification_type.clone()).chain(lines).collect(),
        None => {
            let title = Rich::plain(certification.short());
            [cover.organisation.clone(), cover.certification_type.clone(), title].into_iter().chain(lines).collect()
        }
    }
}
