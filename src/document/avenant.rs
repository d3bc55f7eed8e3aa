//! The text that establishes a list, article by article, with the list in its place; then what is annexed to it.

use super::liste::{Builder, heading, rows};
use super::prose::write_alone;
use super::tree::{Anchor, Block, Document, Section, Start};
use crate::model::{Catalogue, Code, CommonText, Kind, Liste, Rich};

pub fn document(catalogue: &Catalogue, list: &Liste, text: &CommonText) -> Document {
    let mut builder = Builder::new(catalogue, list, Kind::Avenant);
    let mut contents =
        Section::new(Rich::plain(catalogue.mots.say("commun.sommaire")), Anchor::Part("sommaire".into()));
    contents.start = Start::Page;
    contents.blocks.push(Block::Contents { depth: 4 });
    let mut main = part(&mut builder, text, "texte", &list.text_title);
    main.blocks.splice(0..0, builder.gaps());
    let mut sections = vec![contents, main];
    let annex = list.annex.as_ref();
    sections.extend(
        annex.map(|annex| {
            part(&mut builder, annex, "note-justificative", catalogue.mots.say("listes.note_justificative"))
        }),
    );
    let lines = [Some(text), list.annex.as_ref()].into_iter().flatten().map(|text| Rich::plain(&text.title));
    builder.finish(list.text_title.clone(), lines.collect(), sections)
}

/// `short` is what a reader of the errata looks up.
fn part(builder: &mut Builder, text: &CommonText, name: &str, short: &str) -> Section {
    builder.note_corrections(&text.corrections, short);
    text.sources.iter().for_each(|source| builder.cite(source));
    let written = write_alone(&text.prose, &mut |code| family(builder, code));
    let mut part = Section::new(Rich::plain(&text.title), Anchor::Part(name.into()));
    part.start = Start::Page;
    part.blocks = written.blocks;
    part.sections = written.sections;
    part
}

fn family(builder: &mut Builder, code: &Code) -> Option<Section> {
    let family = builder.list.families.iter().find(|family| family.code == *code)?;
    builder.note_family(family, true);
    let paragraphs = |words: &[Rich]| words.iter().cloned().map(Block::Paragraph).collect::<Vec<_>>();
    let mut section = heading(family);
    section.blocks = paragraphs(&family.before);
    section.blocks.extend(rows(builder.mots(), family, |_| true));
    section.blocks.extend(paragraphs(&family.after));
    Some(section)
}
