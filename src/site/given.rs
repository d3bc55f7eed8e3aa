//! What every page is made from.

use crate::model::Mots;
use crate::plan::{DocumentFacts, Facts, Owner, Plan, PlannedCertification, PlannedDocument};

/// What every page is made from.
pub struct Site<'a> {
    pub plan: &'a Plan<'a>,
    pub facts: &'a Facts,
}

impl<'a> Site<'a> {
    /// The words of the theme.
    pub fn mots(&self) -> &'a Mots {
        self.plan.mots()
    }

    /// The documents of a certification, each with the facts of its PDF.
    pub fn documents_of(
        &self,
        planned: &PlannedCertification,
    ) -> impl Iterator<Item = (&'a PlannedDocument<'a>, Option<&'a DocumentFacts>)> {
        self.documents_of_owner(planned.certification.into())
    }

    /// The documents of a certification or of a list, each with the facts of its PDF.
    pub fn documents_of_owner(
        &self,
        owner: Owner,
    ) -> impl Iterator<Item = (&'a PlannedDocument<'a>, Option<&'a DocumentFacts>)> + use<'a> {
        let (slug, edition) = (owner.slug.clone(), owner.edition.clone());
        let facts = self.facts;
        let documents = self.plan.documents.iter();
        documents
            .filter(move |planned| {
                let id = &planned.document.id;
                id.slug == slug && id.edition == edition
            })
            .map(move |document| (document, facts.documents.get(&document.pdf)))
    }
}
