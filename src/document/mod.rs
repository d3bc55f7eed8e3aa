//! Each printable document as one format-neutral tree, built from the model.
//!
//! The HTML page of a document and its PDF come from the same tree, so they cannot drift apart. A new kind of document
//! is one more file here, one more arm in [`of_certification`], and its name in `model::Kind`.

mod builder;
mod livret_evaluation_finale;
mod prose;
mod referentiel;
mod tree;

pub use tree::{
    Anchor, Block, Colophon, Column, CorrectionAt, Cover, Document, DocumentId, Field, FieldGroup, FieldKind, Item,
    Note, Row, Section, Start, Table, Width,
};

use crate::model::{Catalogue, Certification};

/// All the documents of the certifications that are published, or of all of them `with_drafts`, in catalogue order.
pub fn all(catalogue: &Catalogue, with_drafts: bool) -> Vec<Document> {
    catalogue
        .certifications
        .iter()
        .filter(|certification| with_drafts || !certification.draft)
        .flat_map(|certification| of_certification(catalogue, certification))
        .collect()
}

/// The documents that the content of a certification allows, in the order of the guide.
pub fn of_certification(catalogue: &Catalogue, certification: &Certification) -> Vec<Document> {
    let referentiel = Some(referentiel::document(catalogue, certification));
    let livret = certification
        .final_livret
        .as_ref()
        .map(|livret| livret_evaluation_finale::document(catalogue, certification, livret));
    [referentiel, livret].into_iter().flatten().collect()
}
