//! Prose of the model as parts of a document: what comes before its first heading, then a section for each heading.

use super::builder::Builder;
use super::tree::{Anchor, Block, Diagram, Gap, Note, Section};
use crate::model::{
    self, Code, GuideCode, Insertion, Kind, Name, PrintedHere, Rich, Sentence, Slug, SourceRef, kept_for,
};

/// A text as it stands in a document.
#[derive(Debug, Default)]
pub struct Written {
    /// Before the first heading.
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
}

/// A text being written: the sections still open, outermost first, with the level of their headings.
#[derive(Default)]
struct Outline {
    written: Written,
    open: Vec<(u8, Section)>,
}

impl Written {
    /// Puts the text into a section, after what it holds already.
    pub fn into_section(self, section: &mut Section) {
        section.blocks.extend(self.blocks);
        section.sections.extend(self.sections);
    }

    /// The text where parts have no place of their own, as it stands there several times: each heading is a line that
    /// announces what follows.
    pub fn flat(self) -> Vec<Block> {
        let under = |section: Section| {
            let inner = Written { blocks: section.blocks, sections: section.sections };
            std::iter::once(Block::Lead(section.heading)).chain(inner.flat())
        };
        self.blocks.into_iter().chain(self.sections.into_iter().flat_map(under)).collect()
    }
}

impl Outline {
    fn heading(&mut self, level: u8, section: Section) {
        self.close(level);
        self.open.push((level, section));
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.open.last_mut() {
            Some((_, section)) => &mut section.blocks,
            None => &mut self.written.blocks,
        }
    }

    /// Closes the sections that a heading of `level` does not belong to.
    fn close(&mut self, level: u8) {
        while let Some((_, section)) = self.open.pop_if(|(open, _)| *open >= level) {
            match self.open.last_mut() {
                Some((_, parent)) => parent.sections.push(section),
                None => self.written.sections.push(section),
            }
        }
    }
}

/// What a text asks for that only the document which uses it holds.
pub type Given<'g> = dyn Fn(&Insertion) -> Option<Vec<Block>> + 'g;

/// Writes the blocks of a text, with what they insert.
pub fn write(builder: &mut Builder, prose: &model::Prose, part: Name, given: &Given) -> Written {
    let mut outline = Outline::default();
    push(builder, &prose.0, part, given, false, &mut outline);
    outline.close(0);
    outline.written
}

/// What an included text includes is an error of the content: it is not followed.
fn push(
    builder: &mut Builder,
    blocks: &[model::Block],
    part: Name,
    given: &Given,
    is_included: bool,
    outline: &mut Outline,
) {
    let (slug, guide) = (&builder.certification.slug, builder.certification.guide.as_ref());
    for block in kept_for(blocks, slug, guide) {
        match block {
            model::Block::Heading { level, anchor, text, origin } => {
                let section = Section::new(text.clone(), Anchor::Part(anchor.clone()));
                outline.heading(*level, Section { origin: Some(origin.clone()), ..section });
            }
            model::Block::Insert(Insertion::Text(name)) => {
                if let Some(text) = builder.catalogue.texts.get(name).filter(|_| !is_included) {
                    builder.note_text(text, part);
                    push(builder, &text.prose.0, part, given, true, outline);
                }
            }
            model::Block::Insert(insertion) => {
                let inserted = given(insertion).unwrap_or_else(|| inserted(builder, insertion, part));
                inserted.into_iter().for_each(|block| add(outline.blocks(), block));
            }
            model::Block::Paragraph(_)
            | model::Block::List { .. }
            | model::Block::Quote(_)
            | model::Block::Guide { .. }
            | model::Block::Certification { .. }
            | model::Block::Note { .. } => {
                convert(Some((slug, guide)), block).into_iter().for_each(|block| add(outline.blocks(), block));
            }
        }
    }
}

/// The sections of an archived text, which inserts nothing.
pub fn alone(prose: &model::Prose) -> Vec<Section> {
    let written = write_alone(prose, &mut |_| None);
    let mut first = Section::new(Rich::default(), Anchor::Part("debut".into()));
    first.blocks = written.blocks;
    let first = (!first.blocks.is_empty()).then_some(first);
    first.into_iter().chain(written.sections).collect()
}

/// Writes a text that belongs to no certification; the families of a list, which it inserts, become sections under the
/// last heading before them.
pub fn write_alone(prose: &model::Prose, family: &mut dyn FnMut(&Code) -> Option<Section>) -> Written {
    let mut outline = Outline::default();
    let mut last = 0;
    for block in &prose.0 {
        match block {
            model::Block::Heading { level, anchor, text, origin } => {
                last = *level;
                let section = Section::new(text.clone(), Anchor::Part(anchor.clone()));
                outline.heading(last, Section { origin: Some(origin.clone()), ..section });
            }
            model::Block::Insert(Insertion::Family(code)) => {
                if let Some(section) = family(code) {
                    outline.heading(last + 1, section);
                }
            }
            model::Block::Paragraph(_)
            | model::Block::List { .. }
            | model::Block::Quote(_)
            | model::Block::Guide { .. }
            | model::Block::Certification { .. }
            | model::Block::Note { .. }
            | model::Block::Insert(_) => {
                convert(None, block).into_iter().for_each(|block| add(outline.blocks(), block));
            }
        }
    }
    outline.close(0);
    outline.written
}

/// Adds a block; a list that an edition's own items had cut in two is one list again.
fn add(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (Some(Block::List { start: None, items }), Block::List { start: None, items: more }) => items.extend(more),
        (_, block) => blocks.push(block),
    }
}

/// A block of the text of `owner`, or of a text that stands alone.
fn convert(owner: Option<(&Slug, Option<&GuideCode>)>, block: &model::Block) -> Option<Block> {
    let inner = |blocks: &[model::Block]| -> Vec<Block> {
        let kept = match owner {
            Some((slug, guide)) => kept_for(blocks, slug, guide),
            None => blocks.iter().collect(),
        };
        kept.into_iter().filter_map(|block| convert(owner, block)).collect()
    };
    Some(match block {
        // A heading inside a list or a quotation has no part of its own.
        model::Block::Heading { text, .. } => Block::Lead(text.clone()),
        model::Block::Paragraph(text) => Block::Paragraph(text.clone()),
        model::Block::List { start, items } => {
            Block::List { start: *start, items: items.iter().map(|item| inner(item)).collect() }
        }
        model::Block::Quote(blocks) => Block::Quote(inner(blocks)),
        model::Block::Note { blocks, source, consulted, restores } => Block::Note(Note {
            blocks: inner(blocks),
            source: source.clone(),
            consulted: *consulted,
            restores: *restores,
        }),
        model::Block::Guide { .. } | model::Block::Certification { .. } | model::Block::Insert(_) => return None,
    })
}

/// What the catalogue holds once and texts ask for.
fn inserted(builder: &mut Builder, insertion: &Insertion, part: Name) -> Vec<Block> {
    match insertion {
        Insertion::Figure(name) => figure(builder, name).into_iter().collect(),
        Insertion::Abilities(slugs) => slugs.iter().flat_map(|slug| abilities(builder, slug, part)).collect(),
        Insertion::VaeExperience(slugs) => {
            let rules = slugs.iter().filter_map(|slug| builder.catalogue.rules.of(slug));
            let sentences: Vec<&Sentence> = rules.map(|rules| &rules.vae_experience).collect();
            vec![list(builder, &sentences, part, builder.mots().say("comparaison.vae"))]
        }
        Insertion::Orientation(slugs) => {
            let rules = slugs.iter().filter_map(|slug| builder.catalogue.rules.of(slug));
            let sentences: Vec<&Sentence> = rules.map(|rules| &rules.orientation).collect();
            let guide = builder.certification.guide.as_ref();
            let intro = builder.catalogue.rules.orientation_intro.as_ref().and_then(|intro| intro.wording.of(guide));
            let mut blocks: Vec<Block> = intro.cloned().map(Block::Paragraph).into_iter().collect();
            blocks.push(list(builder, &sentences, part, builder.mots().say("fiche.orientation")));
            blocks
        }
        Insertion::JuryForms => {
            let sentences: Vec<&Sentence> = builder.catalogue.rules.juries.iter().map(|jury| &jury.form).collect();
            vec![list(builder, &sentences, part, builder.mots().say("provenance.jury"))]
        }
        Insertion::TrainingBodies => vec![training_bodies(builder)],
        Insertion::Modalities | Insertion::Text(_) | Insertion::Family(_) => Vec::new(),
    }
}

/// `place` is what a reader of the errata looks up.
fn list(builder: &mut Builder, sentences: &[&Sentence], part: Name, place: &str) -> Block {
    let guide = builder.certification.guide.as_ref();
    let mut items = Vec::new();
    for sentence in sentences {
        let Some(text) = sentence.wording.of(guide) else { continue };
        builder.note_corrections(&sentence.corrections, Some(part), place);
        items.push(vec![Block::Paragraph(text.clone())]);
    }
    Block::List { start: None, items }
}

/// What the holder of a CQP can do, in the words of this guide.
fn abilities(builder: &mut Builder, slug: &Slug, part: Name) -> Vec<Block> {
    let Some(certification) = builder.catalogue.beside(builder.certification, slug) else { return Vec::new() };
    let definition = &certification.definition;
    let (guide, place) = (builder.certification.guide.as_ref(), builder.place(part));
    let mut items = Vec::new();
    for ability in &definition.abilities {
        let Some(words) = ability.words.in_guide(&place, guide) else { continue };
        let at = format!("{}, {}", certification.short(), ability.code);
        builder.note_corrections(&ability.words.corrections, Some(part), &at);
        items.push(vec![Block::Paragraph(words.clone())]);
    }
    let in_general_rules = place.kind == Kind::Presentation;
    let general = definition.general_abilities_intro.as_ref().filter(|_| in_general_rules);
    let general = general.and_then(|wording| wording.of(guide));
    let intro = general.unwrap_or(&definition.abilities_intro);
    vec![Block::Lead(intro.clone()), Block::List { start: None, items }]
}

fn figure(builder: &mut Builder, name: &str) -> Option<Block> {
    let figure = builder.catalogue.figures.get(name)?;
    let own = builder.certification.printed_by();
    let in_this_guide = figure.sources.iter().any(|source| source.source == own);
    let restored_from = match in_this_guide {
        true => None,
        false => figure.sources.iter().find_map(|source| builder.edition_of(&source.source)),
    };
    for source in figure.sources.iter().filter(|source| !in_this_guide || source.source == own) {
        builder.cite(source);
    }
    Some(Block::Figure(Diagram { figure: figure.clone(), restored_from }))
}

/// Organisations whose approval has ended: history, that paper does not repeat.
fn training_bodies(builder: &mut Builder) -> Block {
    use super::tree::{Column, Row, Table};
    let mots = builder.mots();
    let Some(bodies) = &builder.certification.training_bodies else {
        let source = builder.certification.source.clone();
        return Block::Gap(Gap { text: Rich::plain(mots.say("organismes.lacune")), source });
    };
    builder.cite(&bodies.source);
    let says = bodies.bodies.iter().any(|body| body.training.is_some() || body.vae.is_some());
    let yes = |held: Option<bool>| {
        vec![Block::Paragraph(Rich::plain(if held == Some(true) { mots.say("organismes.oui") } else { "–" }))]
    };
    let rows = bodies.bodies.iter().map(|body| {
        let mut cells = vec![vec![Block::Paragraph(Rich::plain(&body.name))]];
        cells.extend(says.then(|| [yes(body.training), yes(body.vae)]).into_iter().flatten());
        Row { anchor: None, cells }
    });
    let column = |header: &str, share: u8| Column { header: Rich::plain(header), share };
    let mut columns = vec![column(mots.say("organismes.organisme"), 3)];
    columns.extend(
        says.then(|| [column(mots.say("organismes.formation"), 1), column(mots.say("organismes.vae"), 1)])
            .into_iter()
            .flatten(),
    );
    let table = Block::Table(Table {
        caption: mots.say("organismes.titre").to_owned(),
        columns,
        row_heads: says,
        beside: None,
        rows: rows.collect(),
        tail: Vec::new(),
    });
    let mut on_paper = vec![Block::Paragraph(bodies.approval_end.clone())];
    let note = builder.common_note(model::common_note::BODIES_ON_SITE);
    on_paper.extend(note.map(|note| Block::Note(Note { source: bodies.source.said(mots), ..note })));
    Block::OnSite { blocks: vec![table, Block::Paragraph(bodies.approval_end.clone())], on_paper }
}

/// Words that a source lacks, then what the page prints there all the same.
pub fn gap(text: &Rich, source: &SourceRef, printed: Option<&PrintedHere>) -> Vec<Block> {
    let note = printed.map(|PrintedHere { text, source, consulted, restores }| {
        let blocks = vec![Block::Paragraph(text.clone())];
        Block::Note(Note { blocks, source: source.clone(), consulted: *consulted, restores: *restores })
    });
    let gap = Block::Gap(Gap { text: text.clone(), source: source.clone() });
    std::iter::once(gap).chain(note).collect()
}
