//! Part 1 of the guide: what the CQPs are, how they are prepared and obtained.

use super::builder::Builder;
use super::tree::{Anchor, Block, Document, Section, Start};
use crate::model::{Catalogue, Certification, Kind, Rich, label, text};

pub fn document(catalogue: &Catalogue, certification: &Certification) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::Presentation);
    let mut contents = Section::new(builder.label(label::CONTENTS), Anchor::Part("sommaire".into()));
    contents.start = Start::Page;
    contents.blocks.push(Block::Contents { depth: 3 });
    let mut body = Section::new(Rich::plain(catalogue.title_of(Kind::Presentation)), Anchor::Part("regles".into()));
    body.start = Start::Page;
    builder.text(text::PRESENTATION, "regles").into_section(&mut body);
    // The first chapter follows the introduction; the others open a page.
    body.sections.iter_mut().skip(1).for_each(|chapter| chapter.start = Start::Page);
    builder.finish(false, Vec::new(), vec![contents, body])
}
