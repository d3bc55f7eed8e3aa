//! What is known of a registration, on a cover in a line and in the référentiel in full.
//!
//! The facts that a source prints are in its voice; those that the editor read in a register are a note.

use super::builder::{Builder, note};
use super::tree::{Anchor, Block, Note, Section};
use crate::model::{Catalogue, Fact, RegisterFacts, Rich};

/// « Code RNCP : 26312 (source : 13 décembre 2019). Échéance de l'enregistrement : 28 novembre 2027. »
pub fn in_a_line(catalogue: &Catalogue, facts: &RegisterFacts) -> String {
    let mots = &catalogue.mots;
    let Fact { label, values } = facts.identity(mots);
    let read = match (&facts.source, facts.consulted) {
        (Some(source), _) => {
            catalogue.sources.get(&source.source).map(|it| mots.fill("registre.source", &[("date", &it.date)]))
        }
        (None, consulted) => consulted.map(|day| mots.fill("registre.fiche_lue", &[("jour", &day.in_french())])),
    };
    let mut words = vec![mots.fill(
        "registre.fait_lu",
        &[("fait", &label), ("valeurs", &values.join(", ")), ("ou", &read.unwrap_or_default())],
    )];
    words.extend(facts.level.map(|level| mots.fill("registre.niveau_dit", &[("niveau", &level)])));
    words.extend(facts.expiry.map(|day| mots.fill("registre.echeance_dite", &[("jour", &day.in_french())])));
    words.extend(facts.last_delivery.map(|day| mots.fill("registre.delivrance_dite", &[("jour", &day.in_french())])));
    words.join(" ")
}

/// All that is known, in the référentiel; nothing where the cover says it all.
pub fn blocks(builder: &mut Builder) -> Vec<Block> {
    let Some(facts) = &builder.certification.registration else { return Vec::new() };
    let mots = builder.mots();
    let others = facts.others(mots);
    if others.is_empty() && facts.address.is_none() {
        return Vec::new();
    }
    let item =
        |Fact { label, values }: Fact| vec![Block::Paragraph(Rich::plain(format!("{label} : {}", values.join(" ; "))))];
    let address = facts
        .address
        .iter()
        .map(|address| Fact { label: mots.say("registre.fiche").to_owned(), values: vec![address.clone()] });
    let items = std::iter::once(facts.identity(mots)).chain(others).chain(address).map(item).collect();
    let list = Block::List { start: None, items };
    let mut blocks = match (&facts.source, facts.consulted) {
        (None, Some(consulted)) => {
            let source = mots.fill("registre.fiche_nommee", &[("code", &facts.named())]);
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
    let section =
        Section::new(Rich::plain(builder.mots().say("registre.titre")), Anchor::Part("enregistrement".into()));
    (!blocks.is_empty()).then_some(Section { blocks, ..section })
}
