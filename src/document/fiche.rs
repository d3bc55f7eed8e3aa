//! The fiche partielle: all that the sources say of a certification whose guide they do not hold, and what they lack.
//!
//! The general rules come from the guides of other certifications, in several editions: where their words differ, each
//! guide has its own, under its name.

use super::builder::{Builder, note};
use super::prose::{self, Written};
use super::tree::{Anchor, Block, Document, Item, Note, Section, Start};
use crate::model::{
    Catalogue, Certification, CommonText, Guide, GuideCode, Kind, Place, Rich, Sentence, Source, SourceRef,
};

pub fn document(catalogue: &Catalogue, certification: &Certification) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::Fiche);
    let mut sections = vec![about(&builder), abilities(&mut builder)];
    sections.extend(brochure(&mut builder));
    if let Some(rules) = catalogue.rules.of(&certification.slug) {
        sections.push(rule(&mut builder, "Orientation entre les CQP", "orientation", &[&rules.orientation]));
        let experience = "Expérience demandée pour la validation des acquis (VAE)";
        sections.push(rule(&mut builder, experience, "vae", &[&rules.vae_experience]));
    }
    let juries = catalogue.rules.juries.iter().filter(|jury| jury.cqps.contains(&certification.slug));
    let forms: Vec<&Sentence> = juries.map(|jury| &jury.form).collect();
    if !forms.is_empty() {
        sections.push(rule(&mut builder, "Entretien avec le jury final", "jury", &forms));
    }
    sections.extend(registration(&mut builder));
    sections.push(missing(&builder));
    if let Some(first) = sections.first_mut() {
        first.start = Start::Page;
    }
    let mut document = builder.finish(false, Vec::new(), sections);
    let detail = certification.edition_detail.as_deref();
    document.cover.lines = detail.map(|detail| Rich::plain(capitalized(detail))).into_iter().collect();
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
    let what = "Fiche partielle : les sources n'ont pas de guide de cette certification. Elle réunit ce qu'elles en disent, dans leurs mots. \
                Elle ne dit rien de ses domaines de compétences, que les sources ne donnent pas.";
    let how = format!(
        "Les règles générales viennent des guides d'autres CQP, dans plusieurs éditions : {}. Un passage sans nom d'édition \
         est le même dans toutes.",
        described.collect::<Vec<_>>().join(" ; ")
    );
    let paragraphs = if guides.len() > 1 { vec![what.to_owned(), how] } else { vec![what.to_owned()] };
    let sources: Vec<&str> = catalogue.sources.keys().map(String::as_str).collect();
    let mut section = section("Ce qu'est cette fiche", "a-lire");
    section.blocks.push(Block::Note(Note {
        blocks: paragraphs.into_iter().map(|words| Block::Paragraph(Rich::plain(words))).collect(),
        source: format!("toutes les sources de ce site ({})", sources.join(", ")),
        consulted: catalogue.site.reference_date,
        restores: false,
    }));
    section
}

/// What the holder of the CQP can do, in the words of each guide.
fn abilities(builder: &mut Builder) -> Section {
    let (catalogue, definition) = (builder.catalogue, &builder.certification.definition);
    builder.cite(&definition.source);
    let in_rules = Place::part(Kind::Presentation, "regles");
    let of_guide = |guide: &GuideCode| {
        let general = definition.general_abilities_intro.as_ref().and_then(|intro| intro.of(Some(guide)));
        let words = definition.abilities.iter().filter_map(|ability| {
            let words = ability.words.in_guide(&in_rules, Some(guide))?;
            Some((ability.code.clone(), words.clone()))
        });
        Some((general.unwrap_or(&definition.abilities_intro).clone(), words.collect::<Vec<_>>()))
    };
    let mut first = true;
    let section = by_guide(builder, "Capacités du titulaire", "capacites", of_guide, |(intro, words)| {
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
        builder.note_corrections(&ability.words.corrections, Some("capacites"), ability.code.as_str());
    }
    section
}

fn brochure(builder: &mut Builder) -> Option<Section> {
    let text: &CommonText = builder.certification.brochure.as_ref()?;
    text.sources.iter().for_each(|source| builder.cite(source));
    builder.note_corrections(&text.corrections, Some("brochure"), &text.title);
    let Written { blocks, sections } = prose::write(builder, &text.prose, "brochure", &|_| None);
    let source: &SourceRef = text.sources.first()?;
    let of: &Source = builder.catalogue.sources.get(&source.source)?;
    let mut section = section(&format!("Présentation par « {} »", of.title), "brochure");
    section.blocks.push(Block::Lead(Rich::plain(&text.title)));
    section.blocks.extend(blocks);
    section.blocks.push(Block::Note(Note {
        blocks: vec![Block::Paragraph(Rich::plain(format!(
            "Ce texte vient de « {} » ({}). Il est publié pour mémoire.",
            of.title, of.date
        )))],
        source: text.sources.iter().map(SourceRef::in_french).collect::<Vec<_>>().join(" ; "),
        consulted: builder.catalogue.site.reference_date,
        restores: false,
    }));
    section.sections = sections;
    Some(section)
}

/// Sentences of the general rules, in the words of each guide.
fn rule(builder: &mut Builder, heading: &str, part: &'static str, sentences: &[&Sentence]) -> Section {
    for sentence in sentences {
        sentence.sources.iter().for_each(|source| builder.cite(source));
        builder.note_corrections(&sentence.corrections, Some(part), heading);
    }
    let of_guide = |guide: &GuideCode| {
        let words = sentences.iter().filter_map(|sentence| sentence.wording.of(Some(guide)));
        let words: Vec<Rich> = words.cloned().collect();
        (!words.is_empty()).then_some(words)
    };
    let mut section =
        by_guide(builder, heading, part, of_guide, |words| words.into_iter().map(Block::Paragraph).collect());
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
fn registration(builder: &mut Builder) -> Option<Section> {
    let certification = builder.certification;
    let mut section = section("Répertoire national (RNCP)", "enregistrement");
    if let Some(rncp) = &certification.rncp {
        builder.cite(&rncp.source);
        let of = builder.catalogue.sources.get(&rncp.source.source)?;
        let words = format!("Code RNCP : {}, dans « {} » ({}).", rncp.code, of.title, of.date);
        section.blocks.push(Block::Paragraph(Rich::plain(words)));
    }
    let of_code = certification.rncp.iter().flat_map(|rncp| &rncp.notes);
    section.blocks.extend(of_code.map(|of| Block::Note(note(of))));
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
    let mut section = section("Ce que les sources ne donnent pas", "manques");
    section.blocks = builder.gaps("manques");
    section
}
