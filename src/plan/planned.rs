//! What is planned: each page and file with its address.

use super::branch::BranchPages;
use super::data::DataFiles;
use super::liste::PlannedList;
use crate::document::{Document, DocumentId};
use crate::model::{
    Archive, Bloc, Catalogue, Certification, EditionCode, HelpPage, Liste, Mots, Preparation, RegisterEntry, Slug,
    State,
};

/// Everything that will be published, by address.
#[derive(Debug)]
pub struct Plan<'a> {
    pub catalogue: &'a Catalogue,
    pub certifications: Vec<PlannedCertification<'a>>,
    /// The pages at the addresses of certifications without an edition, in the order of their names.
    pub parents: Vec<PlannedParent<'a>>,
    pub lists: Vec<PlannedList<'a>>,
    pub archives: Vec<PlannedArchive<'a>>,
    pub pages: Vec<PlannedPage<'a>>,
    pub documents: Vec<PlannedDocument<'a>>,
    pub sets: Vec<PlannedSet<'a>>,
    pub branch: BranchPages,
}

/// Whose text is read, and so where its links lead: a certification or a list, in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner<'o> {
    pub slug: &'o Slug,
    pub edition: &'o EditionCode,
}

impl<'o> From<&'o Certification> for Owner<'o> {
    fn from(certification: &'o Certification) -> Owner<'o> {
        Owner { slug: &certification.slug, edition: &certification.edition }
    }
}

impl<'o> From<&'o Liste> for Owner<'o> {
    fn from(list: &'o Liste) -> Owner<'o> {
        Owner { slug: &list.slug, edition: &list.edition }
    }
}

impl<'o> From<&'o DocumentId> for Owner<'o> {
    fn from(id: &'o DocumentId) -> Owner<'o> {
        Owner { slug: &id.slug, edition: &id.edition }
    }
}

/// A certification whatever its edition, and the address of its page: what the register says of it today, and its editions.
#[derive(Debug)]
pub struct PlannedParent<'a> {
    pub slug: &'a Slug,
    pub entry: Option<&'a RegisterEntry>,
    pub page: String,
}

/// An archived document and the address of its page.
#[derive(Debug)]
pub struct PlannedArchive<'a> {
    pub archive: &'a Archive,
    pub page: String,
}

/// A page of help and its address.
#[derive(Debug)]
pub struct PlannedPage<'a> {
    pub page: &'a HelpPage,
    pub path: String,
}

/// A certification and the addresses of its pages.
#[derive(Debug)]
pub struct PlannedCertification<'a> {
    pub certification: &'a Certification,
    pub page: String,
    pub activities: Option<String>,
    /// The competences by domaine, or the three référentiels of the blocs. A « fiche partielle » has no such page.
    pub competences: String,
    /// A « fiche partielle » has no such page: there is nothing to fill.
    pub circuit: String,
    pub blocs: Vec<PlannedBloc<'a>>,
    pub provenance: String,
    pub errata: String,
    /// The criteria of each domaine at the three evaluations; absent where there is no domaine.
    pub occasions: Option<String>,
    /// The pages to prepare with, for a CQP that the general rules name.
    pub preparations: Vec<PlannedPreparation<'a>>,
    pub data: DataFiles,
}

/// A page to prepare with, for one certification, and its address.
#[derive(Debug)]
pub struct PlannedPreparation<'a> {
    pub preparation: &'a Preparation,
    pub page: String,
}

/// A bloc and the address of its page.
#[derive(Debug)]
pub struct PlannedBloc<'a> {
    pub bloc: &'a Bloc,
    pub page: String,
}

/// A document and its addresses.
#[derive(Debug)]
pub struct PlannedDocument<'a> {
    pub document: &'a Document,
    /// The HTML twin.
    pub page: String,
    pub pdf: String,
    /// The PDF to fill on a screen, of a form.
    pub fillable: Option<String>,
    /// Parts of it on offer: they have files, and no page of their own.
    pub extracts: Vec<PlannedDocument<'a>>,
}

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
    pub fn title(self, mots: &Mots) -> &str {
        match self {
            SetKind::Complete => mots.say("dossiers.complet"),
            SetKind::Fillable => mots.say("dossiers.a_remplir"),
        }
    }

    /// In the name of the file.
    pub(super) fn slug(self) -> &'static str {
        match self {
            SetKind::Complete => "dossier-complet",
            SetKind::Fillable => "dossier-a-remplir",
        }
    }
}

impl PlannedSet<'_> {
    /// The name of the file without what ends it, which is that of the folder in it.
    pub fn name(&self) -> String {
        let PlannedSet { certification, kind, .. } = self;
        format!("{}-{}-{}", certification.slug, kind.slug(), certification.edition)
    }
}

impl<'a> Plan<'a> {
    /// The words of the theme.
    pub fn mots(&self) -> &'a Mots {
        &self.catalogue.mots
    }

    /// Everything that is printed: each document, then its extracts.
    pub fn printed<'p>(&'p self) -> impl Iterator<Item = &'p PlannedDocument<'a>> {
        self.documents.iter().flat_map(|planned| std::iter::once(planned).chain(&planned.extracts))
    }

    /// The documents of a certification, in the order of the guide, or of a list.
    pub fn documents_of<'p>(&'p self, owner: Owner<'p>) -> impl Iterator<Item = &'p PlannedDocument<'a>> {
        self.documents.iter().filter(move |planned| Owner::from(&planned.document.id) == owner)
    }

    /// The address of a document's page.
    pub fn document(&self, id: &DocumentId) -> Option<&PlannedDocument<'a>> {
        self.documents.iter().find(|planned| planned.document.id == *id)
    }

    /// Where a certification is planned.
    pub fn planned<'p>(&'p self, certification: &Certification) -> Option<&'p PlannedCertification<'a>> {
        self.certifications.iter().find(|planned| Owner::from(planned.certification) == certification.into())
    }

    /// The edition that follows a certification, of those that are published.
    pub fn successor<'p>(&'p self, certification: &'a Certification) -> Option<&'p PlannedCertification<'a>> {
        self.planned(self.catalogue.successor(certification)?)
    }

    /// The page of `to` that stands where `page` stands among those of `from`; that of the certification where there is none.
    pub fn same_page(&self, page: &str, from: &PlannedCertification, to: &PlannedCertification) -> String {
        let folder = |planned: &PlannedCertification| planned.page.trim_end_matches("index.html").to_owned();
        let same = page.strip_prefix(&folder(from)).map(|rest| folder(to) + rest);
        let is_here = |path: &String| self.addresses().iter().any(|address| address.path == *path);
        same.filter(is_here).unwrap_or_else(|| to.page.clone())
    }

    /// Whether the pages of a certification are kept from search engines: what is not decided, what is withdrawn, and what
    /// another edition has replaced.
    pub fn is_archived(&self, certification: &'a Certification) -> bool {
        let holds = |successor: &PlannedCertification| successor.certification.state != State::Adopted;
        certification.draft
            || matches!(certification.state, State::Draft | State::Withdrawn)
            || self.successor(certification).is_some_and(holds)
    }
}
