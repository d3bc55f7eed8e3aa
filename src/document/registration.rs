//! What is known of a registration, on a cover in a line and in the référentiel in full.
//!
//! The facts that a source prints are in its voice; those that the editor read in a register are a note.

use super::builder::{Builder, note};
use super::tree::{Anchor, Block, Note, Section};
use crate::model::{Catalogue, Fact, RegisterFacts, Rich};

/// « Code RNCP : 26312 (source : 13 décembre 2019). Échéance de l'enregistrement : 28 novembre 2027. »
pub fn in_a_line(catalogue: &Catalogue, facts: &RegisterFacts) -> String {
    let Fact { label, values } = facts.identity();
    let read = match (&facts.source, facts.consulted) {
        (Some(source), _) => catalogue.sources.get(&source.source).map(|it| format!(" (source : {})", it.date)),
        (None, consulted) => consulted.map(|day| format!(" (fiche consultée le {})", day.in_french())),
    };
    let mut words = vec![format!("{label} : {}{}.", values.join(", "), read.unwrap_or_default())];
    words.extend(facts.level.map(|level| format!("Niveau : {level}.")));
    words.extend(facts.expiry.map(|day| format!("Échéance de l'enregistrement : {}.", day.in_french())));
    words.extend(facts.last_delivery.map(|day| format!("Limite de délivrance : {}.", day.in_french())));
    words.join(" ")
}

/// All that is known, in the référentiel; nothing where the cover says it all.
pub fn blocks(builder: &mut Builder) -> Vec<Block> {
    let Some(facts) = &builder.certification.registration else { return Vec::new() };
    let others = facts.others();
    if others.is_empty() && facts.address.is_none() {
        return Vec::new();
    }
    let item =
        |Fact { label, values }: Fact| vec![Block::Paragraph(Rich::plain(format!("{label} : {}", values.join(" ; "))))];
    let address = facts.address.iter().map(|address| Fact { label: "Fiche", values: vec![address.clone()] });
    let items = std::iter::once(facts.identity()).chain(others).chain(address).map(item).collect();
    let list = Block::List { start: None, items };
    let mut blocks = match (&facts.source, facts.consulted) {
        (None, Some(consulted)) => {
            let source = format!("Fiche {}", facts.named());
            vec![Block::Note(Note { blocks: vec![list], source, consulted, restores: false })]
        }
        (source, _) => {
            source.iter().for_each(|source| builder.cite(source));
            vec![list]
        }
    };
    blocks.extend(facts.notes.iter().map(|of| Block::Note(note(of))));
    blocks
}

/// The same as a section of its own.
pub fn section(builder: &mut Builder) -> Option<Section> {
    let blocks = blocks(builder);
    let section = Section::new(Rich::plain("Enregistrement"), Anchor::Part("enregistrement".into()));
    (!blocks.is_empty()).then_some(Section { blocks, ..section })
}
