//! What will be published: the address of every page and file, anchors, links resolved.
//!
//! Addresses are paths from the root of the site, with forward slashes; [`relative`] turns two of them into a link
//! that works under any sub-path and from a disk. Addresses are made of slugs, editions, kinds and codes only, never of
//! titles or positions, so that they can be cited for years.

mod addresses;
mod branch;
mod circuits;
mod counts;
mod data;
mod liste;
mod passages;
mod public;
mod set;
mod site_page;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Anchor, Block, Document, DocumentId, Item, Section};
use crate::model::{
    Archive, Bloc, Catalogue, Certification, Code, EditionCode, HelpPage, Inline, Kind, Liste, Preparation,
    RegisterEntry, Rich, Role, Slug, Target,
};

pub use addresses::Address;
pub use branch::{BranchPages, RulesPage};
pub use data::{DataFacts, DataFiles, Described, DescribedField, Table, schema_path};
pub use liste::{PlannedFacet, PlannedList};
pub use public::{PublicAddress, short};
pub use set::{PlannedSet, SUMS, SetKind};

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

/// What is known of a PDF once it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    pub pages: usize,
    pub bytes: usize,
}

/// What is known of the PDFs of a document: on paper, and to fill on a screen if it is a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    pub paper: FileFacts,
    pub fillable: Option<FileFacts>,
}

/// What is known of the files that were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Of each document, by the address of its PDF on paper.
    pub documents: BTreeMap<String, DocumentFacts>,
    /// Of each set, by its address, with the pages of all its files.
    pub sets: BTreeMap<String, FileFacts>,
    /// Of the open data.
    pub data: DataFacts,
}

impl Facts {
    /// Those of the PDF at an address.
    pub fn of_file(&self, path: &str) -> Option<FileFacts> {
        match path.strip_suffix("-a-remplir.pdf") {
            Some(name) => self.documents.get(&format!("{name}.pdf"))?.fillable,
            None => Some(self.documents.get(path)?.paper),
        }
    }
}

/// The home page.
pub const HOME: &str = "index.html";

/// The documents that the sources name but do not contain.
pub const CITED: &str = "documents-cites/index.html";

/// The page that searches.
pub const SEARCH: &str = "recherche/index.html";

/// The page of the open data.
pub const DATA: &str = "donnees/index.html";

/// What is published of each certification, list and archive, what is missing, what is restored.
pub const PUBLICATION: &str = "etat-de-publication/index.html";

/// What letters stand for.
pub const GLOSSARY: &str = "glossaire/index.html";

/// Somebody who comes with papers to receive, fill, sign and send.
#[derive(Debug)]
pub struct Actor {
    pub slug: &'static str,
    pub title: &'static str,
    pub intro: &'static str,
    /// The hands that are his in the forms; the content says of whom else he is the hand.
    pub roles: &'static [Role],
}

impl Actor {
    pub fn page(&self) -> String {
        format!("acteurs/{}/index.html", self.slug)
    }
}

/// Those for whom the site has an entry page.
pub const ACTORS: [Actor; 5] = [
    Actor {
        slug: "candidat",
        title: "Je suis candidat",
        intro: "Ce que le candidat reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::Candidate],
    },
    Actor {
        slug: "tuteur",
        title: "Je suis tuteur ou évaluateur",
        intro: "Ce que le tuteur et les évaluateurs reçoivent, remplissent, signent et transmettent.",
        roles: &[Role::Tutor, Role::Evaluators],
    },
    Actor {
        slug: "entreprise",
        title: "Je suis l'entreprise",
        intro: "Ce que l'entreprise reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::Company],
    },
    Actor {
        slug: "organisme-de-formation",
        title: "Je suis l'organisme de formation",
        intro: "Ce que l'organisme de formation reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::TrainingBody],
    },
    Actor {
        slug: "jury",
        title: "Je suis membre du jury",
        intro: "Ce que le jury reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::Jury],
    },
];

/// Plans the publication of `documents`; reports links that lead nowhere, and parts that would share an address.
pub fn plan<'a>(catalogue: &'a Catalogue, documents: &'a [Document]) -> (Plan<'a>, Report) {
    let published = |owner: Owner| documents.iter().any(|document| Owner::from(&document.id) == owner);
    let certifications = catalogue.certifications.iter().filter(|c| published((*c).into()));
    let certifications = certifications.map(|certification| planned_certification(catalogue, certification));
    let lists = catalogue.lists.iter().filter(|list| published((*list).into())).map(liste::planned);
    let archives = catalogue.archives.iter().map(|archive| {
        let page = format!("archives/{}/index.html", archive.slug);
        PlannedArchive { archive, page }
    });
    let certifications: Vec<PlannedCertification> = certifications.collect();
    let planned_documents = with_extracts(documents);
    let planned = Plan {
        catalogue,
        sets: set::planned(&certifications, &planned_documents),
        parents: parents(catalogue, &certifications),
        certifications,
        lists: lists.collect(),
        archives: archives.collect(),
        pages: catalogue.pages.iter().map(planned_page).collect(),
        documents: planned_documents,
        branch: BranchPages::of(catalogue, documents),
    };
    let mut report = dead_links(&planned);
    report.extend(shared_addresses(documents));
    report.extend(passages::missing(&planned));
    report.extend(circuits::check(&planned));
    site_page::check(&planned, &mut report);
    addresses::check(&planned, &mut report);
    counts::check(&planned, &mut report);
    report.sort_and_dedup();
    (planned, report)
}

/// The page of a certification whatever its edition.
pub fn parent_page(slug: &Slug) -> String {
    format!("certifications/{slug}/index.html")
}

fn parents<'a>(catalogue: &'a Catalogue, certifications: &[PlannedCertification<'a>]) -> Vec<PlannedParent<'a>> {
    let mut slugs: Vec<&Slug> = certifications.iter().map(|planned| &planned.certification.slug).collect();
    slugs.dedup();
    let parent = |slug: &'a Slug| PlannedParent {
        slug,
        entry: catalogue.register.iter().find(|entry| entry.slug == *slug),
        page: parent_page(slug),
    };
    slugs.into_iter().map(parent).collect()
}

fn planned_certification<'a>(catalogue: &'a Catalogue, certification: &'a Certification) -> PlannedCertification<'a> {
    let folder = format!("certifications/{}/{}", certification.slug, certification.edition);
    let under = |name: &str| format!("{folder}/{name}/index.html");
    let blocs = certification.referentiels.iter().flat_map(|referentiels| &referentiels.blocs);
    let blocs = blocs.map(|bloc| PlannedBloc { bloc, page: under(&format!("blocs/{}", bloc.title.code.anchor())) });
    // The general rules name CQPs: an edition in blocs is not what they speak of.
    let is_ruled = catalogue.rules.of(&certification.slug).is_some() && certification.referentiels.is_none();
    let preparations = catalogue.preparations.iter().filter(|_| is_ruled);
    let preparations =
        preparations.map(|preparation| PlannedPreparation { preparation, page: under(&preparation.code) });
    PlannedCertification {
        certification,
        page: format!("{folder}/index.html"),
        activities: certification.activities.as_ref().map(|_| under("activites")),
        competences: under("competences"),
        circuit: under("qui-fait-quoi"),
        blocs: blocs.collect(),
        provenance: under("provenance"),
        errata: under("errata"),
        occasions: (!certification.domaines.is_empty()).then(|| under("trois-evaluations")),
        preparations: preparations.collect(),
        data: DataFiles::of("certifications", &certification.slug, &certification.edition),
    }
}

fn planned_page(page: &HelpPage) -> PlannedPage<'_> {
    PlannedPage { page, path: format!("{}/index.html", page.slug) }
}

/// The whole documents, each with its extracts.
fn with_extracts(documents: &[Document]) -> Vec<PlannedDocument<'_>> {
    let (extracts, whole): (Vec<&Document>, Vec<&Document>) = documents.iter().partition(|it| it.selection.is_some());
    let extracts_of =
        |id: &DocumentId| extracts.iter().filter(|extract| extract.id == *id).map(|it| planned_document(it)).collect();
    whole
        .into_iter()
        .map(|document| PlannedDocument { extracts: extracts_of(&document.id), ..planned_document(document) })
        .collect()
}

fn planned_document(document: &Document) -> PlannedDocument<'_> {
    let name = document.name();
    let DocumentId { slug, edition, kind } = &document.id;
    PlannedDocument {
        document,
        page: match kind {
            // The page of a list is its list.
            Kind::Liste => liste::page(slug, edition),
            Kind::Avenant => format!("listes/{slug}/{edition}/{}/index.html", kind.slug()),
            _ => format!("certifications/{slug}/{edition}/{}/index.html", kind.slug()),
        },
        pdf: format!("documents/{slug}/{edition}/{name}.pdf"),
        fillable: is_filled(document).then(|| format!("documents/{slug}/{edition}/{name}-a-remplir.pdf")),
        extracts: Vec::new(),
    }
}

/// The whole guide and the guide du tuteur hold forms that have a file of their own: one is filled, not its copies.
fn is_filled(document: &Document) -> bool {
    document.is_form && !matches!(document.id.kind, Kind::Guide | Kind::GuideTuteur)
}

impl<'a> Plan<'a> {
    /// Everything that is printed: each document, then its extracts.
    pub fn printed<'p>(&'p self) -> impl Iterator<Item = &'p PlannedDocument<'a>> {
        self.documents.iter().flat_map(|planned| std::iter::once(planned).chain(&planned.extracts))
    }

    /// The documents of a certification, in the order of the guide, or of a list.
    pub fn documents_of<'p>(&'p self, owner: Owner<'p>) -> impl Iterator<Item = &'p PlannedDocument<'a>> {
        self.documents.iter().filter(move |planned| Owner::from(&planned.document.id) == owner)
    }

    /// The one address of each statement of a certification or of a list: in its référentiel when it is there, else in
    /// the livret d'évaluation finale, else in the first document that has it.
    pub fn permanent<'p>(&'p self, owner: Owner<'p>) -> BTreeMap<&'p Code, String> {
        let mut permanent = BTreeMap::new();
        let mut documents: Vec<_> = self.documents_of(owner).collect();
        // A criterion is cited from the livret where it decides, whatever document comes to show it before.
        documents.sort_by_key(|planned| match planned.document.id.kind {
            Kind::Referentiel | Kind::Liste => 0,
            Kind::LivretEvaluationFinale => 1,
            _ => 2,
        });
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

    /// The address of a document's page.
    pub fn document(&self, id: &DocumentId) -> Option<&PlannedDocument<'a>> {
        self.documents.iter().find(|planned| planned.document.id == *id)
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
    match kind {
        Kind::Referentiel | Kind::Liste => code.anchor(),
        other => format!("{}-{}", other.slug(), code.anchor()),
    }
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

/// The statements that have an address in a document, with their words there.
pub fn statements(document: &Document) -> BTreeMap<&Code, &Rich> {
    let mut found = BTreeMap::new();
    for section in &document.sections {
        of_section(section, &mut found);
    }
    found
}

fn of_section<'d>(section: &'d Section, found: &mut BTreeMap<&'d Code, &'d Rich>) {
    if let Anchor::Statement(code) = &section.anchor {
        found.insert(code, &section.heading);
    }
    for block in section.walk_blocks() {
        of_block(block, found);
    }
    for inner in &section.sections {
        of_section(inner, found);
    }
}

fn of_block<'d>(block: &'d Block, found: &mut BTreeMap<&'d Code, &'d Rich>) {
    match block {
        Block::Statements(items) => of_items(items, found),
        Block::Question { item, .. } => of_items(std::slice::from_ref(item), found),
        Block::Table(table) => {
            for row in &table.rows {
                let words = row.cells.first().and_then(|cell| words(cell));
                if let (Some(Anchor::Statement(code)), Some(words)) = (&row.anchor, words) {
                    found.insert(code, words);
                }
            }
        }
        Block::Paragraph(_)
        | Block::Lead(_)
        | Block::List { .. }
        | Block::Quote(_)
        | Block::Field(_)
        | Block::Group(_)
        | Block::Figure(_)
        | Block::OnSite { .. }
        | Block::Together(_)
        | Block::Contents { .. }
        | Block::Gap(_)
        | Block::Note(_)
        | Block::Hands(_) => {}
    }
}

/// The words of the statement that a row is about: its first paragraph, perhaps as the point of a list.
fn words(cell: &[Block]) -> Option<&Rich> {
    match cell.first()? {
        Block::Paragraph(text) => Some(text),
        Block::List { items, .. } => items.first().and_then(|item| words(item)),
        _ => None,
    }
}

fn of_items<'d>(items: &'d [Item], found: &mut BTreeMap<&'d Code, &'d Rich>) {
    for item in items {
        if item.anchored {
            found.insert(&item.code, &item.text);
        }
        of_items(&item.items, found);
    }
}

/// A complete report of the links of the prose that lead nowhere.
fn dead_links(plan: &Plan) -> Report {
    let mut report = Report::default();
    for planned in &plan.documents {
        for section in &planned.document.sections {
            links_of_section(section, &mut |target, origin| {
                if plan.address(Some((&planned.document.id).into()), target).is_none() {
                    let help = "vérifiez la certification, l'édition, le document, et le code ou l'ancre ; un lien s'écrit \
                            /charge-accueil/non-datee/referentiel#D1.SF2, ou dans la même certification #D1.SF2 ou \
                            presentation#acces-vae";
                    report.push(
                        Diagnostic::error("lien-mort", "ce lien ne mène nulle part")
                            .at(origin.clone(), "rien n'est publié à cette adresse")
                            .help(help),
                    );
                }
            });
        }
    }
    report.sort_and_dedup();
    report
}

/// The parts of a document that would share an address: a text does not know the anchors of those that stand beside it.
fn shared_addresses(documents: &[Document]) -> Report {
    fn collect<'d>(sections: &'d [Section], found: &mut Vec<&'d Section>) {
        for section in sections {
            found.push(section);
            collect(&section.sections, found);
        }
    }
    let mut report = Report::default();
    for document in documents {
        let mut parts = Vec::new();
        collect(&document.sections, &mut parts);
        let mut first: BTreeMap<String, &Section> = BTreeMap::new();
        for section in parts {
            let Some(before) = first.insert(anchor_id(document.id.kind, &section.anchor), section) else { continue };
            // A part that the program names has no line in the content.
            let mut places = [&section.origin, &before.origin].into_iter().flatten();
            let Some(place) = places.next() else { continue };
            let (one, other) = (before.heading.text(), section.heading.text());
            let told = |message: String| Diagnostic::error("ancre-en-double", message);
            let both = || told(format!("« {one} » et « {other} » ont la même ancre dans un même document"));
            let another = "donnez une autre ancre {#…} à l'un des deux titres";
            report.push(match places.next() {
                None => both().at(place.clone(), "").help(another),
                Some(first) if first == place => told(format!("« {one} » paraît deux fois dans un même document"))
                    .at(place.clone(), "")
                    .help("un texte qui porte des titres ne s'insère qu'une fois dans un document"),
                Some(first) => {
                    both().at(place.clone(), "seconde fois").related(first.clone(), "première fois").help(another)
                }
            });
        }
    }
    report.sort_and_dedup();
    report
}

type Visit<'v> = dyn FnMut(&Target, &crate::model::Origin) + 'v;

fn links_of_section(section: &Section, visit: &mut Visit) {
    links_of(&section.heading.0, visit);
    links_of_blocks(&section.blocks, visit);
    for inner in &section.sections {
        links_of_section(inner, visit);
    }
}

fn links_of_blocks(blocks: &[Block], visit: &mut Visit) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Lead(text) => links_of(&text.0, visit),
            Block::List { items, .. } => items.iter().for_each(|item| links_of_blocks(item, visit)),
            Block::Quote(inner) | Block::Together(inner) => links_of_blocks(inner, visit),
            Block::OnSite { blocks, on_paper } => {
                links_of_blocks(blocks, visit);
                links_of_blocks(on_paper, visit);
            }
            Block::Note(note) => links_of_blocks(&note.blocks, visit),
            // Statements, tables, fields, diagrams and gaps hold TOML texts, which have no links.
            Block::Statements(_)
            | Block::Table(_)
            | Block::Field(_)
            | Block::Question { .. }
            | Block::Group(_)
            | Block::Figure(_)
            | Block::Contents { .. }
            | Block::Gap(_)
            | Block::Hands(_) => {}
        }
    }
}

fn links_of(inlines: &[Inline], visit: &mut Visit) {
    for inline in inlines {
        match inline {
            Inline::Link { target, text, origin } => {
                visit(target, origin);
                links_of(text, visit);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => links_of(inner, visit),
            Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
        }
    }
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
