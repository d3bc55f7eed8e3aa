//! Sets: the files of a certification that are downloaded at once.

use super::planned::{Owner, Plan, PlannedCertification, PlannedDocument, PlannedSet, SetKind};
use crate::model::Certification;

/// Where the sums of all downloads stand.
pub const SUMS: &str = "SHA256SUMS";

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
            let set = PlannedSet { certification, kind, path: String::new() };
            let path = format!("documents/{}/{}/{}.zip", certification.slug, certification.edition, set.name());
            PlannedSet { path, ..set }
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
