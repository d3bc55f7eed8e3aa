//! What was gathered to be found, by address: pages, what they say beside their statements, what menus and buttons call them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Site;
use super::super::frame::{Found, Page};
use super::super::links::{Link, followed};
use super::super::text::Text;
use super::reading::{self, Part};
use super::record::{Nature, Record};
use crate::model::Kind;
use crate::plan::{self, PlannedDocument, short};

#[derive(Default)]
pub struct Gathered {
    pub pages: Vec<String>,
    pub records: Vec<Record>,
    /// The record at each address; where several stand, none is its own.
    at: BTreeMap<String, usize>,
}

impl Gathered {
    /// A page by its title, by what leads from it to files, by the code of the register that it speaks of.
    pub fn page(&mut self, site: &Site, page: &Page) {
        let owner = owner(site, &page.path);
        let certification = owner.and_then(|owner| site.plan.certifications.get(owner));
        let title = page.frame.title.as_str();
        let document = site.plan.documents.iter().find(|document| document.page == page.path);
        let own_page = certification.filter(|planned| planned.page == page.path);
        let (nature, title) = match (own_page, document) {
            (Some(planned), _) => (Nature::Certification, planned.certification.named()),
            (None, Some(_)) => (Nature::Document, title.to_owned()),
            (None, None) => (Nature::Page, title.to_owned()),
        };
        let files = document.map(|document| files_of(site, document).to_owned());
        let parent = site.plan.parents.iter().find(|parent| parent.page == page.path);
        let code = parent.and_then(|parent| parent.entry).map(|entry| entry.named());
        let called = files.into_iter().chain(code).map(Text::new).collect();
        self.push(owner, nature, &page.path, Record { o: called, ..Record::new(&title) });
        let extracts = document.iter().flat_map(|document| &document.extracts);
        for extract in extracts {
            let selection =
                extract.document.selection.as_ref().map(|selection| selection.words(site.mots())).unwrap_or_default();
            let words = site.mots().fill(
                "recherche.extrait",
                &[
                    ("document", &extract.document.title),
                    ("extrait", &selection),
                    ("fichiers", &files_of(site, extract)),
                ],
            );
            // They stand together, before the first heading.
            self.push(owner, Nature::File, &format!("{}#par-domaine", page.path), Record::new(&words));
        }
        for set in site
            .plan
            .sets
            .iter()
            .filter(|set| own_page.is_some_and(|own| std::ptr::eq(own.certification, set.certification)))
        {
            let words = site.mots().fill("recherche.dossier", &[("dossier", &set.kind.title(site.mots()))]);
            self.push(owner, Nature::File, &format!("{}#documents", page.path), Record::new(&words));
        }
    }

    /// Letters, and the words they stand for.
    pub fn term(&mut self, address: &str, words: &str) {
        self.push(None, Nature::Term, address, Record::new(words));
    }

    /// All that the pages say and that no record says yet: under the record of its address, or in one of its own.
    pub fn words(&mut self, site: &Site, listed: &[(&Page, &str)]) {
        let mut said: BTreeMap<Option<usize>, BTreeSet<String>> = BTreeMap::new();
        for record in &self.records {
            // The pages of the whole site say again the statements of all.
            for owner in [record.g, None] {
                said.entry(owner).or_default().insert(record.t.as_str().to_owned());
            }
        }
        // Documents before the pages that quote them; the whole guide, which says again what its parts say, last.
        let rank = |page: &Page| {
            let document = site.plan.documents.iter().find(|document| document.page == page.path);
            match document.map(|document| document.document.id.kind) {
                Some(Kind::Guide) => 2,
                Some(_) => 0,
                None => 1,
            }
        };
        let mut listed: Vec<_> = listed.iter().filter(|(page, _)| page.frame.found == Found::Words).collect();
        listed.sort_by_key(|(page, _)| rank(page));
        for (page, html) in listed {
            let owner = owner(site, &page.path);
            let address = |id: &str| format!("{}#{id}", page.path);
            for part in reading::parts(html, |id| self.at.contains_key(&address(id))) {
                let address = part.id.as_deref().map_or_else(|| page.path.clone(), address);
                self.part(page, rank(page) != 1, owner, &address, part, said.entry(owner).or_default());
            }
        }
    }

    fn part(
        &mut self,
        page: &Page,
        is_of_document: bool,
        owner: Option<usize>,
        address: &str,
        mut part: Part,
        said: &mut BTreeSet<String>,
    ) {
        let is_row = self.at.get(address).is_some_and(|at| self.records.get(*at).is_some_and(|it| it.c.is_some()));
        part.blocks.retain(|block| {
            let is_figure = block.chars().all(|c| c.is_ascii_digit());
            // A sign alone in a cell is no word; a figure says another thing in each place.
            block.chars().any(char::is_alphanumeric) && (said.insert(block.clone()) || is_figure && !is_row)
        });
        let words = part.blocks.join(" ");
        if let Some(known) = self.at.get(address).and_then(|at| self.records.get_mut(*at)) {
            known.b = [std::mem::take(&mut known.b), words].join(" ").trim().to_owned();
            return;
        }
        // A statement that a document takes up again is found there by what the document adds.
        if words.is_empty() && (part.heading.is_empty() || said.contains(&part.heading)) {
            return;
        }
        let title = page.frame.title.as_str();
        let heading = if part.heading.is_empty() { title } else { &part.heading };
        let place: Vec<&str> = std::iter::once(title).chain(part.around.last().map(String::as_str)).collect();
        let nature = match is_of_document {
            true => Nature::Part,
            // The names of fields are those of the field's own words.
            false if page.path == plan::DATA && !part.around.is_empty() => Nature::Field,
            false => Nature::Passage,
        };
        let record = Record { x: Some(Text::new(place.join(" › "))), b: words, ..Record::new(heading) };
        self.push(owner, nature, address, record);
    }

    /// What menus call the pages and their parts, where it is not their title.
    pub fn labels(&mut self, listed: &[(&Page, &str)]) {
        let said = |page: &&Page| {
            page.frame
                .siblings
                .iter()
                .flat_map(|menu| &menu.links)
                .chain(&page.frame.about)
                .cloned()
                .collect::<Vec<Link>>()
        };
        for (page, _) in listed {
            for link in said(page) {
                let (path, id) =
                    link.href.split_once('#').map_or((link.href.as_str(), None), |(path, id)| (path, Some(id)));
                let path = if path.is_empty() { page.path.clone() } else { followed(&page.path, path) };
                let address = id.map_or_else(|| path.clone(), |id| format!("{path}#{id}"));
                let Some(record) = self.at.get(&address).and_then(|at| self.records.get_mut(*at)) else { continue };
                if record.t != link.label && !record.o.contains(&link.label) {
                    record.o.push(link.label);
                }
            }
        }
    }

    pub fn push(&mut self, group: Option<usize>, nature: Nature, address: &str, record: Record) {
        let (path, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
        let known = self.pages.iter().rposition(|page| page == path);
        let page = known.unwrap_or_else(|| {
            self.pages.push(path.to_owned());
            self.pages.len() - 1
        });
        if !matches!(nature, Nature::Note | Nature::File) {
            self.at.insert(address.to_owned(), self.records.len());
        }
        self.records.push(Record { g: group, n: nature.place(), p: page, a: anchor.map(str::to_owned), ..record });
    }
}

/// What a page calls the files of a document.
fn files_of<'s>(site: &Site<'s>, document: &PlannedDocument) -> &'s str {
    match document.fillable {
        Some(_) => site.mots().say("recherche.deux_fichiers"),
        None => site.mots().say("recherche.un_fichier"),
    }
}

/// The certification or the list that a page is of, by its place among both.
fn owner(site: &Site, path: &str) -> Option<usize> {
    let certifications = site.plan.certifications.iter().map(|planned| &planned.page);
    let pages = certifications.chain(site.plan.lists.iter().map(|planned| &planned.page));
    pages.enumerate().find(|(_, page)| path.starts_with(&short(page))).map(|(owner, _)| owner)
}
