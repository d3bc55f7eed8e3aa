//! Sets: the files of a certification that are downloaded at once.

use super::{Owner, Plan, PlannedCertification, PlannedDocument};
use crate::model::Certification;

/// Where the sums of all downloads stand.
pub const SUMS: &str = "SHA256SUMS";

/// Files of a certification, in one zip.
#[derive(Debug)]
pub struct PlannedSet<'a> {
    pub certification: &'a Certification,
    pub kind: SetKind,
    pub path: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetKind {
    /// All that is printed.
    Complete,
    /// All that is filled on a screen.
    Fillable,
}

impl SetKind {
    pub fn title(self) -> &'static str {
        match self {
            SetKind::Complete => "Dossier complet",
            SetKind::Fillable => "Dossier à remplir",
        }
    }

    /// In the name of the file.
    fn slug(self) -> &'static str {
        match self {
            SetKind::Complete => "dossier-complet",
            SetKind::Fillable => "dossier-a-remplir",
        }
    }
}

impl PlannedSet<'_> {
    /// The name of the file without what ends it, which is that of the folder in it.
    pub fn name(&self) -> String {
        name(self.certification, self.kind)
    }
}

fn name(certification: &Certification, kind: SetKind) -> String {
    format!("{}-{}-{}", certification.slug, kind.slug(), certification.edition)
}

/// Both sets of each certification that has forms: a fiche alone is its own download.
pub(super) fn planned<'a>(
    certifications: &[PlannedCertification<'a>],
    documents: &[PlannedDocument],
) -> Vec<PlannedSet<'a>> {
    let has_forms = |certification: &Certification| {
        let of = |planned: &PlannedDocument| {
            let id = &planned.document.id;
            id.slug == certification.slug && id.edition == certification.edition
        };
        documents.iter().any(|planned| of(planned) && planned.fillable.is_some())
    };
    let certifications = certifications.iter().map(|planned| planned.certification);
    let sets = certifications.filter(|certification| has_forms(certification)).flat_map(|certification| {
        [SetKind::Complete, SetKind::Fillable].map(|kind| {
            let path =
                format!("documents/{}/{}/{}.zip", certification.slug, certification.edition, name(certification, kind));
            PlannedSet { certification, kind, path }
        })
    });
    sets.collect()
}

impl<'a> Plan<'a> {
    /// The files of a set, in the order of the guide: each document, and the address of the one of its files that goes in.
    pub fn files_of<'p>(&'p self, set: &PlannedSet) -> Vec<(&'p PlannedDocument<'a>, &'p String)> {
        let kind = set.kind;
        let documents =
            self.documents.iter().filter(|planned| Owner::from(&planned.document.id) == set.certification.into());
        let printed = documents.flat_map(|planned| std::iter::once(planned).chain(&planned.extracts));
        let files = printed.filter_map(|planned| match kind {
            SetKind::Complete => Some((planned, &planned.pdf)),
            SetKind::Fillable => Some((planned, planned.fillable.as_ref()?)),
        });
        files.collect()
    }
}
