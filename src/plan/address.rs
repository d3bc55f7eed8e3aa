//! How an address is made, how two make a link, and what a link of the content leads to.

use std::collections::BTreeMap;

use super::planned::{Owner, Plan, PlannedCertification};
use super::statements::statements;
use crate::document::{Anchor, DocumentId, Section};
use crate::model::{Code, Kind, Slug, Target};

/// The home page.
pub const HOME: &str = "index.html";

/// The documents that the sources name but do not contain.
pub const CITED: &str = "documents-cites/index.html";

/// The page that searches.
pub const SEARCH: &str = "recherche/index.html";

/// The plan of the site.
pub const MAP: &str = "plan/index.html";

/// Who answers for the site; the editor may write this page.
pub const LEGAL: &str = "mentions-legales/index.html";

/// The page of the open data.
pub const DATA: &str = "donnees/index.html";

/// What is published of each certification, list and archive, what is missing, what is restored.
pub const PUBLICATION: &str = "etat-de-publication/index.html";

/// The feed of publications, for their readers.
pub const FEED: &str = "publications.xml";

/// What search engines are told first.
pub const ROBOTS: &str = "robots.txt";

/// The map of the site, for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// What letters stand for.
pub const GLOSSARY: &str = "glossaire/index.html";

/// The page of a certification whatever its edition.
pub fn parent_page(slug: &Slug) -> String {
    format!("certifications/{slug}/index.html")
}

impl Plan<'_> {
    /// The address of the page that the program writes about who answers for the site; none where the editor writes it.
    pub fn legal(&self) -> Option<&'static str> {
        self.pages.iter().all(|planned| planned.path != LEGAL).then_some(LEGAL)
    }

    /// The one address of each statement of a certification or of a list: in its référentiel when it is there, else in
    /// the livret d'évaluation finale, else in the first document that has it.
    pub fn permanent<'p>(&'p self, owner: Owner<'p>) -> BTreeMap<&'p Code, String> {
        let mut permanent = BTreeMap::new();
        let mut documents: Vec<_> = self.documents_of(owner).collect();
        // A criterion is cited from the livret where it decides, whatever document comes to show it before.
        let order = [Kind::Referentiel, Kind::Liste, Kind::LIVRET_EVALUATION_FINALE];
        let rank = |kind: Kind| order.iter().position(|first| *first == kind).unwrap_or(order.len());
        documents.sort_by_key(|planned| rank(planned.document.id.kind));
        for planned in documents {
            for code in statements(planned.document).into_keys() {
                let id = statement_id(planned.document.id.kind, code);
                permanent.entry(code).or_insert_with(|| format!("{}#{id}", planned.page));
            }
        }
        permanent
    }

    /// The address of the page of an edition on the whole web, when the site's is known.
    pub fn edition_address(&self, owner: Owner) -> Option<String> {
        let site = self.catalogue.site.public_address.as_ref()?;
        let certification = self.certifications.iter().find(|planned| Owner::from(planned.certification) == owner);
        let list = || self.lists.iter().find(|planned| Owner::from(planned.list) == owner).map(|list| &list.page);
        let page = certification.map(|planned| &planned.page).or_else(list)?;
        Some(format!("{site}/{}", page.trim_end_matches("index.html")))
    }

    /// The address that a link names, seen from a certification, a list or neither: a path from the root, perhaps with a
    /// fragment, or an address outside.
    pub fn address(&self, seen_from: Option<Owner>, target: &Target) -> Option<String> {
        let (id, code) = match target {
            Target::Outside(address) => return Some(address.clone()),
            Target::Statement(code) => {
                let seen_from = seen_from?;
                let (slug, edition) = (seen_from.slug.clone(), seen_from.edition.clone());
                let of_list = self.lists.iter().any(|planned| Owner::from(planned.list) == seen_from);
                let kind = if of_list { Kind::Liste } else { Kind::Referentiel };
                (DocumentId { slug, edition, kind }, Some(code))
            }
            Target::Document { slug, edition, kind, statement } => {
                let (slug, edition) = (slug.clone(), edition.clone());
                (DocumentId { slug, edition, kind: *kind }, statement.as_ref())
            }
            Target::Part { kind, part } => {
                let seen_from = seen_from?;
                let (slug, edition) = (seen_from.slug.clone(), seen_from.edition.clone());
                let planned = self.document(&DocumentId { slug, edition, kind: *kind })?;
                let Some(part) = part else { return Some(planned.page.clone()) };
                let anchor = Anchor::Part(part.clone());
                let known = planned.document.sections.iter().any(|section| has_part(section, &anchor));
                return known.then(|| format!("{}#{}", planned.page, anchor_id(*kind, &anchor)));
            }
        };
        let planned = self.document(&id)?;
        let Some(code) = code else { return Some(planned.page.clone()) };
        let retired = self.retired(&id, code);
        let known = retired || statements(planned.document).contains_key(code);
        known.then(|| format!("{}#{}", planned.page, statement_id(id.kind, code)))
    }

    fn retired(&self, id: &DocumentId, code: &Code) -> bool {
        let of = |c: &&PlannedCertification| c.certification.slug == id.slug && c.certification.edition == id.edition;
        let certification = self.certifications.iter().find(of);
        id.kind == Kind::Referentiel
            && certification.is_some_and(|c| c.certification.retired.iter().any(|retired| retired.code == *code))
    }
}

fn has_part(section: &Section, anchor: &Anchor) -> bool {
    section.anchor == *anchor || section.sections.iter().any(|inner| has_part(inner, anchor))
}

/// The HTML id of a statement in a document: bare in the référentiel or the list, where its permanent address is, and
/// after the document's kind elsewhere.
pub fn statement_id(kind: Kind, code: &Code) -> String {
    if matches!(kind, Kind::Referentiel | Kind::Liste) {
        return code.anchor();
    }
    format!("{}-{}", kind.slug(), code.anchor())
}

/// The HTML id of an anchor in a document.
pub fn anchor_id(kind: Kind, anchor: &Anchor) -> String {
    match anchor {
        Anchor::Statement(code) => statement_id(kind, code),
        // Codes begin with a letter and a number; the prefix keeps a part from ever taking the address of one.
        Anchor::Part(name) => format!("{}-{name}", kind.slug()),
    }
}

/// The link from the page at `from` to the file at `to`, both paths from the root; `to` may end in a fragment.
pub fn relative(from: &str, to: &str) -> String {
    if to.contains("://") {
        return to.to_owned();
    }
    let (path, fragment) = match to.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (to, String::new()),
    };
    if path == from && !fragment.is_empty() {
        return fragment;
    }
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = path.split('/').collect();
    let from_folders = &from[..from.len() - 1];
    let shared = from_folders.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from_folders.len() - shared);
    format!("{up}{}{fragment}", to[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_links_work_under_any_sub_path() {
        for (from, to, link) in [
            ("index.html", "index.html", "index.html"),
            ("index.html", "a/b/index.html", "a/b/index.html"),
            ("a/b/index.html", "index.html", "../../index.html"),
            ("a/b/index.html", "a/c/index.html#x", "../c/index.html#x"),
            ("a/b/index.html", "a/b/index.html#x", "#x"),
            ("a/b/index.html", "d/e.pdf", "../../d/e.pdf"),
            ("a/b/index.html", "https://example.org/", "https://example.org/"),
        ] {
            assert_eq!(relative(from, to), link, "{from} → {to}");
        }
    }
}
