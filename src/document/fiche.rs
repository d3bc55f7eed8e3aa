//! The fiche partielle: all that the sources say of a certification whose guide they do not hold, and what they lack.
//!
//! The general rules come from the guides of other certifications, in several editions: where their words differ, each
//! guide has its own, under its name.

use super::builder::{Builder, note};
use super::prose::{self, Written};
use super::registration;
use super::tree::{Anchor, Block, Document, Item, Note, Section, Start};
use crate::model::{
    Catalogue, Certification, CommonText, Fact, Guide, GuideCode, Kind, Name, Place, Register, Rich, Sentence, Source,
    SourceRef, common_note,
};

pub fn document(catalogue: &Catalogue, certification: &Certification) -> Document {
    let mots = &catalogue.mots;
    let mut builder = Builder::new(catalogue, certification, Kind::Fiche);
    let mut sections = vec![about(&builder), abilities(&mut builder)];
    sections.extend(brochure(&mut builder));
    if let Some(rules) = catalogue.rules.of(&certification.slug) {
        sections.push(rule(&mut builder, mots.say("fiche.orientation"), "orientation", None, &[&rules.orientation]));
        let experience = mots.say("fiche.vae");
        sections.push(rule(&mut builder, experience, "vae", None, &[&rules.vae_experience]));
    }
    let juries = catalogue.rules.juries.iter().filter(|jury| jury.cqps.contains(&certification.slug));
    let forms: Vec<&Sentence> = juries.map(|jury| &jury.form).collect();
    if !forms.is_empty() {
        let intro = catalogue.rules.jury_intro.as_ref();
        sections.push(rule(&mut builder, mots.say("fiche.jury"), "jury", intro, &forms));
    }
    sections.extend(registered(&mut builder));
    sections.push(missing(&builder));
    if let Some(first) = sections.first_mut() {
        first.start = Start::Page;
    }
    let mut document = builder.finish(false, Vec::new(), sections);
    let detail = certification.edition_detail.as_deref();
    document.cover.lines = detail.map(|detail| Rich::plain(capitalized(detail))).into_iter().collect();
    // A section of its own has told them already.
    document.colophon.gaps = Vec::new();
    // The others stand in the part that they speak of.
    document.colophon.notes = certification.notes.iter().filter(|note| note.places.is_empty()).map(note).collect();
    document
}

/// What a brochure says of a certification, in its own words.
pub fn of_brochure(catalogue: &Catalogue, certification: &Certification) -> Option<Section> {
    brochure(&mut Builder::new(catalogue, certification, Kind::Fiche))
}

fn section(heading: &str, part: &'static str) -> Section {
    Section::new(Rich::plain(heading), Anchor::Part(part.into()))
}

fn about(builder: &Builder) -> Section {
    let catalogue = builder.catalogue;
    let guides = &catalogue.guides;
    let described = guides.iter().map(|guide| match &guide.detail {
        Some(detail) => format!("{} ({detail})", guide.label),
        None => guide.label.clone(),
    });
    let mut section = section(catalogue.mots.say("fiche.a_lire"), "a-lire");
    let several = builder.common_note(common_note::RULES_OF_EDITIONS).filter(|_| guides.len() > 1);
    if let Some(mut note) = builder.common_note(common_note::PARTIAL_FICHE) {
        if let Some(several) = &several {
            let items = described.clone().map(|words| vec![Block::Paragraph(Rich::plain(words))]).collect();
            note.blocks.extend(several.blocks.iter().cloned());
            note.blocks.push(Block::List { start: None, items });
        }
        section.blocks.push(Block::Note(note));
    }
    section
}

/// What the holder of the CQP can do, in the words of each guide.
fn abilities(builder: &mut Builder) -> Section {
    let (catalogue, definition) = (builder.catalogue, &builder.certification.definition);
    builder.cite(&definition.source);
    let in_rules = Place::part(Kind::Presentation, Name::of("regles"));
    let of_guide = |guide: &GuideCode| {
        let general = definition.general_abilities_intro.as_ref().and_then(|intro| intro.of(Some(guide)));
        let words = definition.abilities.iter().filter_map(|ability| {
            let words = ability.words.in_guide(&in_rules, Some(guide))?;
            Some((ability.code.clone(), words.clone()))
        });
        Some((general.unwrap_or(&definition.abilities_intro).clone(), words.collect::<Vec<_>>()))
    };
    let mut first = true;
    let section =
        by_guide(builder, catalogue.mots.say("certification.capacites"), "capacites", of_guide, |(intro, words)| {
            let items = words.into_iter().map(|(code, text)| {
                // A code's address is where it stands first.
                Item { code, anchored: first, text, footnote: None, items: Vec::new() }
            });
            let blocks = vec![Block::Lead(intro), Block::Statements(items.collect())];
            first = false;
            blocks
        });
    let variants = definition.abilities.iter().flat_map(|ability| &ability.words.variants);
    let in_a_guide =
        |named: &[GuideCode]| named.is_empty() || catalogue.guides.iter().any(|guide| named.contains(&guide.code));
    variants.filter(|variant| in_a_guide(&variant.guides)).for_each(|variant| builder.cite(&variant.source));
    for ability in &definition.abilities {
        builder.note_corrections(&ability.words.corrections, Some("capacites".into()), ability.code.as_str());
    }
    section
}

fn brochure(builder: &mut Builder) -> Option<Section> {
    let text: &CommonText = builder.certification.brochure.as_ref()?;
    text.sources.iter().for_each(|source| builder.cite(source));
    builder.note_corrections(&text.corrections, Some("brochure".into()), &text.title);
    let Written { blocks, sections } = prose::write(builder, &text.prose, "brochure".into(), &|_| None);
    let source: &SourceRef = text.sources.first()?;
    let of: &Source = builder.catalogue.sources.get(&source.source)?;
    let mut section = section(&builder.mots().fill("fiche.brochure", &[("source", &of.title)]), "brochure");
    section.blocks.push(Block::Lead(Rich::plain(&text.title)));
    section.blocks.extend(blocks);
    let lines = text.sources.iter().map(|source| source.said(builder.mots())).collect::<Vec<_>>().join(" ; ");
    let source = format!("« {} » ({}), {lines}", of.title, of.date);
    let note = builder.common_note(common_note::BROCHURE);
    section.blocks.extend(note.map(|note| Block::Note(Note { source, ..note })));
    section.sections = sections;
    Some(section)
}

/// Sentences of the general rules, in the words of each guide: paragraphs, or the items of the list that another
/// sentence introduces.
fn rule(
    builder: &mut Builder,
    heading: &str,
    part: &'static str,
    intro: Option<&Sentence>,
    sentences: &[&Sentence],
) -> Section {
    for sentence in sentences.iter().copied().chain(intro) {
        sentence.sources.iter().for_each(|source| builder.cite(source));
        builder.note_corrections(&sentence.corrections, Some(part.into()), heading);
    }
    let of_guide = |guide: &GuideCode| {
        let words = sentences.iter().filter_map(|sentence| sentence.wording.of(Some(guide)));
        let words: Vec<Rich> = words.cloned().collect();
        let intro = intro.and_then(|intro| intro.wording.of(Some(guide))).cloned();
        (!words.is_empty()).then_some((intro, words))
    };
    let blocks = |(intro, words): (Option<Rich>, Vec<Rich>)| {
        let words = words.into_iter().map(Block::Paragraph);
        match intro {
            None => words.collect(),
            Some(intro) => {
                vec![Block::Lead(intro), Block::List { start: None, items: words.map(|it| vec![it]).collect() }]
            }
        }
    };
    let mut section = by_guide(builder, heading, part, of_guide, blocks);
    // After the last words that they speak of.
    section.sections.last_mut().map_or(&mut section.blocks, |last| &mut last.blocks).extend(notes(builder, part));
    section
}

/// A section whose blocks are the same in all guides, or one section a guide under it.
fn by_guide<T: PartialEq>(
    builder: &Builder,
    heading: &str,
    part: &'static str,
    of_guide: impl Fn(&GuideCode) -> Option<T>,
    mut blocks: impl FnMut(T) -> Vec<Block>,
) -> Section {
    let mut section = section(heading, part);
    let worded = builder.catalogue.by_guide(of_guide);
    if let [_, _, ..] = worded.as_slice() {
        section.sections = worded
            .into_iter()
            .map(|(guides, value)| {
                let codes: Vec<&str> = guides.iter().map(|guide| guide.code.as_str()).collect();
                let anchor = Anchor::Part(format!("{part}-{}", codes.join("-")));
                Section { blocks: blocks(value), ..Section::new(Rich::plain(heading_of(&guides)), anchor) }
            })
            .collect();
    } else {
        section.blocks = worded.into_iter().flat_map(|(_, value)| blocks(value)).collect();
    }
    section
}

/// « Édition 2014 ».
fn heading_of(guides: &[&Guide]) -> String {
    let labels: Vec<&str> = guides.iter().map(|guide| guide.label.as_str()).collect();
    capitalized(&labels.join(" et "))
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The code that a source gives in the répertoire national, what it does not say of it, and what became of it.
fn registered(builder: &mut Builder) -> Option<Section> {
    let certification = builder.certification;
    let mots = builder.mots();
    let register = certification.registration.as_ref().map(|facts| facts.register);
    let heading = match register {
        None | Some(Register::Rncp) => mots.say("fiche.rncp"),
        Some(Register::Specific | Register::None) => mots.say("registre.titre"),
    };
    let mut section = section(heading, "enregistrement");
    if let Some(facts) = &certification.registration {
        let all = registration::blocks(builder);
        if let (true, Some(source)) = (all.is_empty(), &facts.source) {
            builder.cite(source);
            let of = builder.catalogue.sources.get(&source.source)?;
            let Fact { label, values } = facts.identity(mots);
            let words = mots.fill(
                "fiche.fait",
                &[("fait", &label), ("valeurs", &values.join(", ")), ("source", &of.title), ("date", &of.date)],
            );
            section.blocks.push(Block::Paragraph(Rich::plain(words)));
            section.blocks.extend(facts.notes.iter().map(|of| Block::Note(note(of))));
        }
        section.blocks.extend(all);
    }
    section.blocks.extend(notes(builder, "enregistrement"));
    section.blocks.extend(builder.gaps("enregistrement"));
    (!section.blocks.is_empty()).then_some(section)
}

/// The notes on one part.
fn notes(builder: &Builder, part: &'static str) -> Vec<Block> {
    let here = builder.place(part);
    let notes = builder.certification.notes.iter().filter(|note| note.places.contains(&here));
    notes.map(|it| Block::Note(note(it))).collect()
}

fn missing(builder: &Builder) -> Section {
    let mut section = section(builder.mots().say("fiche.manques"), "manques");
    section.blocks = builder.gaps("manques");
    section
}
