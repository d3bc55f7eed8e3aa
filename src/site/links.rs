//! Links as templates receive them: navigation, tables of contents, downloads.

use serde::Serialize;

use super::Site;
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::document::{Document, Section};
use crate::model::{Catalogue, Certification, Kind, Mots};
use crate::plan::{self, DocumentFacts, Facts, FileFacts, Owner, PlannedDocument, PlannedSet};

pub use super::link::{DescribedLink, Link};

/// A document on offer: its page, its file.
#[derive(Debug, Clone, Serialize)]
pub struct Download {
    pub title: Text,
    pub page: String,
    pub paper: File,
    /// Of a form, the file to fill on a screen.
    pub fillable: Option<File>,
}

/// A PDF on offer.
#[derive(Debug, Clone, Serialize)]
pub struct File {
    pub href: String,
    /// « PDF, 120 ko, 12 pages, édition 2014 ».
    pub facts: Text,
}

/// A part of a document on offer: it has no page of its own.
#[derive(Debug, Clone, Serialize)]
pub struct Extract {
    pub label: Text,
    pub paper: File,
    pub fillable: Option<File>,
}

pub fn download(view: &Viewpoint, planned: &PlannedDocument, facts: Option<&DocumentFacts>) -> Download {
    let (paper, fillable) = files(view, planned, facts);
    Download { title: Text::new(&planned.document.title), page: view.to(&planned.page), paper, fillable }
}

/// An extract, under the words that tell it from the others of the page.
pub fn extract(view: &Viewpoint, planned: &PlannedDocument, facts: &Facts, label: impl AsRef<str>) -> Extract {
    let (paper, fillable) = files(view, planned, facts.documents.get(&planned.pdf));
    Extract { label: Text::new(label), paper, fillable }
}

fn files(view: &Viewpoint, planned: &PlannedDocument, facts: Option<&DocumentFacts>) -> (File, Option<File>) {
    let file = |path: &String, facts: Option<FileFacts>| {
        let mut words = vec!["PDF".to_owned()];
        match facts {
            Some(FileFacts { pages, bytes }) => {
                words.push(weight(view.mots(), bytes));
                words.push(match pages {
                    0 | 1 => view.mots().fill("fichiers.une_page", &[("nombre", &pages)]),
                    _ => view.mots().fill("fichiers.pages", &[("nombre", &pages)]),
                });
            }
            // In a preview, where the file is made for who asks for it.
            None => words.push(view.mots().say("fichiers.a_la_demande").to_owned()),
        }
        words.push(planned.document.edition.clone());
        File { href: view.to(path), facts: Text::new(words.join(", ")) }
    };
    let fillable = planned.fillable.as_ref().map(|path| file(path, facts.and_then(|facts| facts.fillable)));
    (file(&planned.pdf, facts.map(|facts| facts.paper)), fillable)
}

/// The sets of a certification, and the sums by which to verify what was downloaded.
#[derive(Debug, Clone, Serialize)]
pub struct Sets {
    pub list: Vec<Set>,
    pub sums: String,
}

/// Several files in one.
#[derive(Debug, Clone, Serialize)]
pub struct Set {
    pub title: Text,
    pub file: File,
}

pub fn sets(site: &Site, view: &Viewpoint, certification: &Certification) -> Option<Sets> {
    let of = |set: &&PlannedSet| Owner::from(set.certification) == certification.into();
    let list: Vec<Set> = site.plan.sets.iter().filter(of).map(|set| one_set(site, view, set)).collect();
    (!list.is_empty()).then(|| Sets { list, sums: view.to(plan::SUMS) })
}

fn one_set(site: &Site, view: &Viewpoint, set: &PlannedSet) -> Set {
    let mut words = vec!["zip".to_owned()];
    match site.facts.sets.get(&set.path) {
        Some(FileFacts { bytes, .. }) => words.push(weight(view.mots(), *bytes)),
        None => words.push(view.mots().say("fichiers.a_la_demande").to_owned()),
    }
    let files = site.plan.files_of(set).len();
    words.push(format!("{files}\u{a0}PDF"));
    Set {
        title: Text::new(set.kind.title(site.mots())),
        file: File { href: view.to(&set.path), facts: Text::new(words.join(", ")) },
    }
}

/// « 120 ko », « 1,2 Mo »: rounded up, as one waits for the whole of a file.
pub fn weight(mots: &Mots, bytes: usize) -> String {
    if bytes < 1_000_000 {
        return mots.fill("fichiers.ko", &[("poids", &bytes.div_ceil(1000))]);
    }
    let tenths = bytes.div_ceil(100_000);
    mots.fill("fichiers.mo", &[("poids", &format!("{},{}", tenths / 10, tenths % 10))])
}

/// What the data may be called: they are open under a licence only.
pub fn title_of_data(catalogue: &Catalogue) -> &str {
    match catalogue.site.data_licence {
        Some(_) => catalogue.mots.say("donnees.titre_ouvertes"),
        None => catalogue.mots.say("donnees.titre"),
    }
}

/// The page of who answers for the site; `None` where the editor writes one.
pub fn link_to_legal(view: &Viewpoint) -> Option<Link> {
    view.plan.legal().map(|path| view.link(view.plan.mots().say("mentions_legales.titre"), path))
}

/// The link to the data of a certification or of a list, by its id on the page.
pub fn link_to_data(view: &Viewpoint, id: &str) -> Link {
    Link::new(title_of_data(view.plan.catalogue), view.to(&format!("{}#{id}", plan::DATA)))
}

/// The contents of a document, from its sections.
pub fn contents(document: &Document) -> Vec<Link> {
    fn of(sections: &[Section], kind: Kind) -> Vec<Link> {
        let link = |section: &Section| {
            let mut link = Link::new(section.heading.text(), format!("#{}", plan::anchor_id(kind, &section.anchor)));
            link.links = of(&section.sections, kind);
            link
        };
        // The contents page does not list itself.
        sections.iter().filter(|section| !section.shows_contents()).map(link).collect()
    }
    of(&document.sections, document.id.kind)
}

/// The path from the root of the site that a relative link leads to from the page at `from`.
pub fn followed(from: &str, link: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_said_in_french_units() {
        assert_eq!(weight(&Mots::default(), 0), "0\u{a0}ko");
        assert_eq!(weight(&Mots::default(), 119_001), "120\u{a0}ko");
        assert_eq!(weight(&Mots::default(), 1_150_000), "1,2\u{a0}Mo");
    }
}
