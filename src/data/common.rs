//! What both kinds of files are made of: where they come from, misprints, gaps, notes.

use super::format::{Edition, Erratum, Etat, Formulation, Lacune, Licence, Note, Partie, Publication, Source, Texte};
use crate::model::{
    self, Block, CommonText, Correction, Day, EditorNote, GuideCode, Place, Rich, Slug, SourceRef, State, Wording,
};
use crate::plan::{DataFiles, Plan, PublicAddress, relative, schema_path, short};

/// A field of the table holds several values so.
pub const BAR: &str = " | ";

/// What the files say of a certification or of a list.
pub struct About<'a> {
    pub slug: &'a Slug,
    pub title: &'a str,
    pub edition: Edition,
    pub state: State,
    pub draft: bool,
    pub published: Option<Day>,
    pub expiry: Option<Day>,
    pub page: &'a str,
    pub source: &'a SourceRef,
}

pub fn publication(plan: &Plan, about: About) -> Publication {
    let catalogue = plan.catalogue;
    let site = &catalogue.site;
    Publication {
        identifiant: about.slug.to_string(),
        titre: about.title.to_owned(),
        edition: about.edition,
        etat: state(about.state),
        brouillon: about.draft,
        publie_le: about.published.map(Day::iso),
        echeance: about.expiry.map(Day::iso),
        date_reference: site.reference_date.iso(),
        adresse: address(plan, about.page),
        source: reference(about.source),
        sources: sources(plan),
        licence: site.data_licence.as_ref().map(licence),
        editeur: known(&site.publisher),
    }
}

/// The documents that texts are drawn from.
pub fn sources(plan: &Plan) -> Vec<Source> {
    let source = |source: &model::Source| Source {
        code: source.code.clone(),
        titre: source.title.clone(),
        date: source.date.clone(),
    };
    plan.catalogue.sources.values().map(source).collect()
}

/// The edition of a certification.
pub fn edition(certification: &model::Certification) -> Edition {
    Edition {
        code: certification.edition.to_string(),
        libelle: certification.edition_label.clone(),
        precision: certification.edition_detail.clone(),
    }
}

/// A text that is said.
pub fn known(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

pub fn licence(licence: &model::Licence) -> Licence {
    Licence { nom: licence.name.clone(), adresse: licence.address.clone() }
}

/// The address of a page or of an anchor: online where the site's is known, else from its root.
pub fn address(plan: &Plan, path: &str) -> String {
    PublicAddress::of(&plan.catalogue.site).map_or_else(|| short(path), |public| public.to(path))
}

pub fn state(state: State) -> Etat {
    match state {
        State::Draft => Etat::Projet,
        State::Adopted => Etat::Adopte,
        State::InForce => Etat::EnVigueur,
        State::ClosedToEntry => Etat::FermeAuxInscriptions,
        State::Withdrawn => Etat::Retire,
        State::Historical => Etat::Historique,
        State::ToVerify => Etat::AVerifier,
    }
}

/// `003:466-470`, as the content writes it.
pub fn reference(source: &SourceRef) -> String {
    source.written()
}

pub fn places(places: &[Place]) -> Vec<String> {
    places.iter().map(Place::to_string).collect()
}

pub fn texts(all: &[Rich]) -> Vec<String> {
    all.iter().map(Rich::text).collect()
}

pub fn errata(corrections: &[Correction]) -> Vec<Erratum> {
    let erratum = |correction: &Correction| Erratum {
        imprime: correction.printed.clone(),
        corrige: correction.corrected.clone(),
        source: reference(&correction.source),
        lieux: places(&correction.places),
    };
    corrections.iter().map(erratum).collect()
}

pub fn note(note: &EditorNote) -> Note {
    Note {
        remarque: note.text.text(),
        provenance: note.source.clone(),
        consulte: note.consulted.iso(),
        lieux: places(&note.places),
    }
}

pub fn gap(gap: &model::Gap) -> Lacune {
    Lacune { lieu: Some(gap.place.to_string()), remarque: gap.text.text(), source: reference(&gap.source) }
}

pub fn gap_without_place(text: &Rich, source: &SourceRef) -> Lacune {
    Lacune { lieu: None, remarque: text.text(), source: reference(source) }
}

/// The wordings, each with its guides; without guides when all have the same.
pub fn wordings(wording: &Wording<Rich>) -> Vec<Formulation> {
    match wording {
        Wording::Same(text) => vec![Formulation { guides: Vec::new(), texte: text.text() }],
        Wording::Each(each) => each
            .iter()
            .map(|(guide, text)| Formulation { guides: vec![guide.to_string()], texte: text.text() })
            .collect(),
    }
}

/// A text as one guide of one certification keeps it; the editor's notes apart.
pub fn text(text: &CommonText, slug: &Slug, guide: Option<&GuideCode>) -> Texte {
    let mut parts = vec![Partie { titre: None, paragraphes: Vec::new() }];
    let mut notes = Vec::new();
    for block in text.prose.kept_for(slug, guide) {
        push(block, &mut parts, &mut notes);
    }
    parts.retain(|part| part.titre.is_some() || !part.paragraphes.is_empty());
    Texte {
        titre: text.title.clone(),
        sources: text.sources.iter().map(reference).collect(),
        parties: parts,
        errata: errata(&text.corrections),
        notes,
    }
}

fn push(block: &Block, parts: &mut Vec<Partie>, notes: &mut Vec<Note>) {
    match block {
        Block::Heading { text, .. } => parts.push(Partie { titre: Some(text.text()), paragraphes: Vec::new() }),
        Block::Paragraph(text) => {
            parts.iter_mut().last().into_iter().for_each(|part| part.paragraphes.push(text.text()));
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| push(block, parts, notes)),
        Block::Quote(blocks) | Block::Guide { blocks, .. } | Block::Certification { blocks, .. } => {
            blocks.iter().for_each(|block| push(block, parts, notes));
        }
        Block::Note { blocks, source, consulted, .. } => {
            let mut said = vec![Partie { titre: None, paragraphes: Vec::new() }];
            blocks.iter().for_each(|block| push(block, &mut said, notes));
            let words: Vec<String> = said.into_iter().flat_map(|part| part.paragraphes).collect();
            notes.push(Note {
                remarque: words.join(" "),
                provenance: source.clone(),
                consulte: consulted.iso(),
                lieux: Vec::new(),
            });
        }
        // What is inserted is held elsewhere, and has fields of its own.
        Block::Insert(_) => {}
    }
}

/// The names of the published schemas.
pub const CERTIFICATION: &str = "certification";
pub const LIST: &str = "liste";
pub const INDEX: &str = "index";
pub const EDITIONS: &str = "editions";

/// Where a file says that its schema is: online, or beside it on a disk.
pub fn schema_address(plan: &Plan, files: &DataFiles, name: &str) -> String {
    let path = schema_path(name);
    match PublicAddress::of(&plan.catalogue.site) {
        Some(public) => public.to(&path),
        None => relative(&files.json, &path),
    }
}
