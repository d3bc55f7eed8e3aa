//! What may be found: pages, documents and their parts, and each statement once, at its permanent address.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::Site;
use super::super::frame::Page;
use super::super::text::Text;
use super::super::viewpoint::Viewpoint;
use super::text;
use crate::document::{Anchor, Block, Item, Section};
use crate::model::{Certification, Code, Kind, Rich};
use crate::plan::short;
use crate::plan::{self, PlannedCertification, PlannedDocument, PlannedList};

#[derive(Serialize)]
struct Index {
    certifications: Vec<Group>,
    natures: Vec<NatureView>,
    pages: Vec<String>,
    entrees: Vec<Record>,
}

/// What answers are grouped by.
#[derive(Serialize)]
struct Group {
    titre: Text,
    /// « édition 2014 ».
    edition: Text,
    /// « historique ».
    etat: &'static str,
}

#[derive(Serialize)]
struct NatureView {
    nom: Text,
    poids: f32,
}

/// Something that may be found. The names are short, as there are thousands of them.
#[derive(Serialize)]
struct Record {
    /// Its certification, or its list, by its place in `certifications`; nothing for a page of the whole site.
    #[serde(skip_serializing_if = "Option::is_none")]
    g: Option<usize>,
    /// Its nature, by its place in `natures`.
    n: usize,
    /// Its page, by its place in `pages`.
    p: usize,
    /// Its place in the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    a: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    c: Option<String>,
    /// Its words: what the answer shows.
    t: Text,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<Text>,
    /// Prose under its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    b: Option<Text>,
}

/// What a record is. Answers are grouped by it; its weight says which comes first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nature {
    Certification,
    Document,
    Page,
    Domaine,
    Bloc,
    Competence,
    Skill,
    Knowledge,
    Criterion,
    Activity,
    Definition,
    Question,
    Statement,
    Listed,
    Part,
    Note,
    Retired,
    Term,
}

impl Nature {
    const ALL: [(Nature, &'static str, f32); 18] = [
        (Nature::Certification, "Certification", 4.0),
        (Nature::Document, "Documents", 2.0),
        (Nature::Page, "Pages", 2.0),
        (Nature::Domaine, "Domaines de compétences", 1.5),
        (Nature::Bloc, "Blocs de compétences", 1.5),
        (Nature::Competence, "Compétences", 1.3),
        (Nature::Skill, "Savoir-faire", 1.2),
        (Nature::Knowledge, "Savoirs", 1.2),
        (Nature::Criterion, "Critères d'évaluation", 1.0),
        (Nature::Activity, "Activités", 1.0),
        (Nature::Definition, "Définition", 1.0),
        (Nature::Question, "Questions au candidat", 0.9),
        (Nature::Statement, "Énoncés", 0.8),
        (Nature::Listed, "Certifications de la liste", 0.6),
        (Nature::Part, "Parties de documents", 0.5),
        (Nature::Note, "Notes de l'éditeur", 0.8),
        (Nature::Retired, "Codes retirés", 0.5),
        (Nature::Term, "Sigles", 2.0),
    ];

    /// What the steps of a code say: `D1.SF2` is a savoir-faire.
    fn of(code: &Code) -> Nature {
        let steps: Vec<&str> =
            code.as_str().split('.').map(|step| step.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
        match (steps.first().copied(), steps.last().copied(), steps.len()) {
            (Some("D"), _, 1) => Nature::Domaine,
            (Some("B"), _, 1) => Nature::Bloc,
            (Some("A"), ..) | (_, Some("A"), _) => Nature::Activity,
            (Some("FIN" | "PRE" | "CAP"), ..) => Nature::Definition,
            (_, Some("C"), _) => Nature::Competence,
            (_, Some("SF"), _) => Nature::Skill,
            (_, Some("S"), _) => Nature::Knowledge,
            (_, Some("E"), _) => Nature::Criterion,
            (_, Some("R" | "Q"), _) => Nature::Question,
            _ => Nature::Statement,
        }
    }

    fn place(self) -> usize {
        Nature::ALL.iter().position(|(nature, ..)| *nature == self).unwrap_or_default()
    }
}

/// The index of the site, as a script, of which `pages` are all the pages.
pub fn file(site: &Site, pages: &[Page]) -> Vec<u8> {
    let mut gathered = Gathered::default();
    for page in pages.iter().filter(|page| page.frame.is_listed_in_search) {
        gathered.page(site, page);
    }
    for (group, planned) in site.plan.certifications.iter().enumerate() {
        gathered.certification(site, group, planned);
    }
    for term in &site.plan.catalogue.glossary {
        let words = format!("{} : {}", term.acronym, term.expansion);
        gathered.push(None, Nature::Term, &format!("{}#{}", plan::GLOSSARY, term.code), Record::new(&words));
    }
    for (n, planned) in site.plan.lists.iter().enumerate() {
        gathered.list(site, site.plan.certifications.len() + n, planned);
    }
    let certifications = site.plan.certifications.iter().map(|planned| group(planned.certification));
    let lists = site.plan.lists.iter().map(|planned| {
        let list = planned.list;
        Group { titre: Text::new(&list.title), edition: Text::new(&list.label), etat: list.state.label() }
    });
    let index = Index {
        certifications: certifications.chain(lists).collect(),
        natures: Nature::ALL.iter().map(|(_, nom, poids)| NatureView { nom: Text::new(nom), poids: *poids }).collect(),
        pages: gathered.pages,
        entrees: gathered.records,
    };
    // Plain data of ours: it always has a JSON form.
    let json = serde_json::to_string(&index).unwrap_or_default();
    format!("globalThis.indexDeRecherche = {json};\n").into_bytes()
}

fn group(certification: &Certification) -> Group {
    Group {
        titre: Text::new(certification.named()),
        edition: Text::new(&certification.edition_label),
        etat: certification.state.label(),
    }
}

#[derive(Default)]
struct Gathered {
    pages: Vec<String>,
    records: Vec<Record>,
}

/// Where the walk of a document is.
struct Walk<'w> {
    group: usize,
    view: &'w Viewpoint<'w>,
    document: &'w PlannedDocument<'w>,
    /// The headings around: those of statements are what a reader knows a place by.
    around: Option<String>,
}

impl Gathered {
    fn page(&mut self, site: &Site, page: &Page) {
        let owner = site.plan.certifications.iter().position(|planned| owns(planned, &page.path));
        let planned = owner.map(|owner| &site.plan.certifications[owner]);
        let title = page.frame.title.as_str();
        let (nature, title) = match planned {
            Some(planned) if planned.page == page.path => (Nature::Certification, planned.certification.named()),
            _ if site.plan.documents.iter().any(|document| document.page == page.path) => {
                (Nature::Document, title.to_owned())
            }
            _ => (Nature::Page, title.to_owned()),
        };
        self.push(owner, nature, &page.path, Record::new(&title));
    }

    fn certification(&mut self, site: &Site, group: usize, planned: &PlannedCertification) {
        let certification = planned.certification;
        let mut seen = BTreeSet::new();
        // The whole guide says again what its parts say.
        for (document, _) in site.documents_of(planned).filter(|(it, _)| it.document.id.kind != Kind::Guide) {
            let view = Viewpoint::new(site.plan, Some(certification), &document.page);
            let mut walk = Walk { group, view: &view, document, around: None };
            self.sections(&document.document.sections, &mut walk, &mut seen);
            if document.document.id.kind == Kind::Referentiel {
                for retired in &certification.retired {
                    let anchor = format!("{}#{}", document.page, retired.code.anchor());
                    let record = Record { c: Some(retired.code.to_string()), ..Record::new(&retired.text.text()) };
                    self.push(Some(group), Nature::Retired, &anchor, record);
                }
            }
        }
        for note in &certification.notes {
            self.push(Some(group), Nature::Note, &format!("{}#notes", planned.page), Record::new(&note.text.text()));
        }
    }

    /// The certifications of a list: each is found by its title, its codes and those who award it.
    fn list(&mut self, site: &Site, group: usize, planned: &PlannedList) {
        let list = planned.list;
        let permanent = site.plan.permanent(list.into());
        for family in &list.families {
            for row in &family.rows {
                let Some(address) = permanent.get(&row.code) else { continue };
                let registrations = row.registrations.iter();
                let registrations = registrations
                    .map(|it| format!("RNCP {} {}", it.rncp, it.certifiers.join(", ")))
                    .collect::<Vec<_>>();
                let level = row.level.map_or_else(|| "sans niveau".to_owned(), |level| format!("niveau {level}"));
                let record = Record {
                    c: Some(row.code.to_string()),
                    x: Some(Text::new(format!("Famille {}, {level}", family.number))),
                    b: Text::known(&registrations.join(" ; ")),
                    ..Record::new(&row.title.text())
                };
                self.push(Some(group), Nature::Listed, address, record);
            }
        }
    }

    fn sections(&mut self, sections: &[Section], walk: &mut Walk, seen: &mut BTreeSet<Code>) {
        for section in sections {
            if section.blocks.iter().any(|block| matches!(block, Block::Contents { .. })) {
                continue;
            }
            let heading = section.heading.text();
            let body = text::of_section(section);
            match &section.anchor {
                Anchor::Statement(code) if self.statement(code, &section.heading, walk, seen) => {}
                // A domaine that a document takes up again is found there by what the document adds.
                Anchor::Statement(_) if body.is_empty() => {}
                Anchor::Statement(_) | Anchor::Part(_) => {
                    let id = plan::anchor_id(walk.document.document.id.kind, &section.anchor);
                    let place = [Some(walk.document.document.title.clone()), walk.around.clone()];
                    let place: Vec<String> = place.into_iter().flatten().collect();
                    let record = Record {
                        x: Some(Text::new(place.join(" › "))),
                        b: Text::known(&body),
                        ..Record::new(&heading)
                    };
                    let address = format!("{}#{id}", walk.document.page);
                    self.push(Some(walk.group), Nature::Part, &address, record);
                }
            }
            let outer = walk.around.clone();
            if section.anchor.statement().is_some() || outer.is_none() {
                walk.around = Some(heading);
            }
            self.blocks(&section.blocks, walk, seen);
            self.sections(&section.sections, walk, seen);
            walk.around = outer;
        }
    }

    fn blocks(&mut self, blocks: &[Block], walk: &Walk, seen: &mut BTreeSet<Code>) {
        for block in blocks {
            match block {
                Block::Statements(items) => self.items(items, walk, seen),
                Block::Question { item, .. } => self.items(std::slice::from_ref(item), walk, seen),
                Block::Together(inner) | Block::Quote(inner) => self.blocks(inner, walk, seen),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, walk, seen)),
                Block::Table(table) => {
                    table.beside.iter().for_each(|beside| self.blocks(&beside.blocks, walk, seen));
                    for row in &table.rows {
                        let code = row.anchor.as_ref().and_then(Anchor::statement);
                        let first = row.cells.first().map(Vec::as_slice);
                        if let (Some(code), Some([Block::Paragraph(words), ..])) = (code, first) {
                            self.statement(code, words, walk, seen);
                        }
                        row.cells.iter().for_each(|cell| self.blocks(cell, walk, seen));
                    }
                    self.blocks(&table.tail, walk, seen);
                }
                Block::Paragraph(_)
                | Block::Lead(_)
                | Block::Field(_)
                | Block::Group(_)
                | Block::Figure(_)
                | Block::OnSite { .. }
                | Block::Contents { .. }
                | Block::Gap(_)
                | Block::Note(_)
                | Block::Hands(_) => {}
            }
        }
    }

    fn items(&mut self, items: &[Item], walk: &Walk, seen: &mut BTreeSet<Code>) {
        for item in items {
            if item.anchored {
                self.statement(&item.code, &item.text, walk, seen);
            }
            self.items(&item.items, walk, seen);
        }
    }

    /// Adds a statement if this is its permanent place; tells whether it is.
    fn statement(&mut self, code: &Code, words: &Rich, walk: &Walk, seen: &mut BTreeSet<Code>) -> bool {
        let id = plan::statement_id(walk.document.document.id.kind, code);
        let address = format!("{}#{id}", walk.document.page);
        if walk.view.permanent(code) != Some(address.as_str()) {
            return false;
        }
        if seen.insert(code.clone()) {
            let around = walk.around.as_deref().map(|heading| heading.trim_end_matches([' ', ':']));
            let around = around.and_then(Text::known);
            let record = Record { c: Some(code.to_string()), x: around, ..Record::new(&words.text()) };
            self.push(Some(walk.group), Nature::of(code), &address, record);
        }
        true
    }

    fn push(&mut self, group: Option<usize>, nature: Nature, address: &str, record: Record) {
        let (path, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
        let known = self.pages.iter().rposition(|page| page == path);
        let page = known.unwrap_or_else(|| {
            self.pages.push(path.to_owned());
            self.pages.len() - 1
        });
        self.records.push(Record { g: group, n: nature.place(), p: page, a: anchor.map(str::to_owned), ..record });
    }
}

impl Record {
    fn new(words: &str) -> Record {
        Record { g: None, n: 0, p: 0, a: None, c: None, t: Text::new(words), x: None, b: None }
    }
}

fn owns(planned: &PlannedCertification, path: &str) -> bool {
    let folder = short(&planned.page);
    path.starts_with(&folder)
}
