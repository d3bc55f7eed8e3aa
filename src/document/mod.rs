//! Each printable document as one format-neutral tree, built from the model.
//!
//! The HTML page of a document and its PDF come from the same tree, so they cannot drift apart. A new kind of document
//! is one more file here, one more arm in [`of_certification`], and its name in `model::Kind`.

mod avenant;
mod builder;
pub mod compare;
mod fiche;
mod gabarit;
mod guide;
mod hands;
mod inventory;
mod liste;
mod part;
mod presentation;
mod prose;
pub mod publication;
mod referentiel;
mod referentiel_blocs;
mod registration;
mod selection;
mod tasks;
mod tree;

pub use fiche::of_brochure;
pub use hands::Hands;
pub use selection::{Selection, livrets};
pub use tasks::{Part, Task, tasks};
pub use tree::{
    Anchor, Beside, Block, Colophon, Column, CorrectionAt, Cover, DataNotice, Diagram, Document, DocumentId, Field,
    FieldGroup, FieldKind, Gap, Item, Note, Row, Section, Start, Table, Width,
};

use crate::model::{Catalogue, Certification, Gabarit, Liste};

pub use liste::{Facet, families, level};
pub use prose::alone;

/// All the documents of the certifications and lists, in catalogue order.
pub fn all(catalogue: &Catalogue) -> Vec<Document> {
    let lists = catalogue.lists.iter();
    catalogue
        .certifications
        .iter()
        .flat_map(|certification| of_certification(catalogue, certification))
        .chain(lists.flat_map(|list| of_list(catalogue, list)))
        .collect()
}

/// The same, and after them what the site offers of some of them: the livrets limited to one unit.
pub fn printed(catalogue: &Catalogue) -> Vec<Document> {
    let extracts =
        catalogue.certifications.iter().flat_map(|certification| selection::by_unit(catalogue, certification));
    all(catalogue).into_iter().chain(extracts).collect()
}

/// The documents of a list: the list itself, and the text that establishes it.
pub fn of_list(catalogue: &Catalogue, list: &Liste) -> Vec<Document> {
    let text = list.text.as_ref().map(|text| avenant::document(catalogue, list, text));
    [liste::document(catalogue, list)].into_iter().chain(text).collect()
}

/// The documents that the content of a certification allows, in the order of the guide; the whole guide comes last, once
/// all its parts are there. Without domaines, there is a « fiche partielle » only.
pub fn of_certification(catalogue: &Catalogue, certification: &Certification) -> Vec<Document> {
    if certification.is_partial() {
        return vec![fiche::document(catalogue, certification)];
    }
    let mut documents = match &certification.referentiels {
        Some(referentiels) => vec![referentiel_blocs::document(catalogue, certification, referentiels)],
        None => vec![presentation::document(catalogue, certification), referentiel::document(catalogue, certification)],
    };
    documents.extend(forms(catalogue, certification, |_| true));
    if guide::is_whole(catalogue, certification) {
        documents.push(guide::document(catalogue, certification, &documents));
    }
    documents
}

/// The forms that the certification has, by rank, of those that are wanted.
fn forms<'c>(
    catalogue: &'c Catalogue,
    certification: &'c Certification,
    wanted: impl Fn(&Gabarit) -> bool,
) -> Vec<Document> {
    let mut forms: Vec<&Gabarit> = catalogue.gabarits.values().filter(|form| wanted(form)).collect();
    forms.sort_by_key(|form| (form.rank, form.name));
    forms.into_iter().filter_map(|form| gabarit::document(catalogue, certification, form)).collect()
}
