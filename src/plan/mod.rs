//! What will be published: the address of every page and file, anchors, links resolved.
//!
//! Addresses are paths from the root of the site, with forward slashes; [`relative`] turns two of them into a link
//! that works under any sub-path and from a disk. Addresses are made of slugs, editions, kinds and codes only, never of
//! titles or positions, so that they can be cited for years.

mod actors;
mod address;
mod addresses;
mod anchors;
mod branch;
mod circuits;
mod counts;
mod data;
mod facts;
mod links;
mod liste;
mod passages;
mod planned;
mod public;
mod set;
mod site_page;
mod statements;

use crate::diagnostic::Report;
use crate::document::{Document, DocumentId};
use crate::model::{Catalogue, Certification, HelpPage, Kind, Slug};

pub use actors::{ACTORS, Actor};
pub use address::{
    CITED, DATA, FEED, GLOSSARY, HOME, MAP, PUBLICATION, ROBOTS, SEARCH, SITEMAP, anchor_id, parent_page, relative,
    statement_id,
};
pub use addresses::Address;
pub use branch::{BranchPages, RulesPage};
pub use data::{
    DATA_EDITIONS, DATA_INDEX, DataFacts, DataFiles, Described, DescribedField, Table, schema_path, script_of,
};
pub use facts::{DocumentFacts, Facts, FileFacts};
pub use liste::{PlannedFacet, PlannedList};
pub use planned::{
    Owner, Plan, PlannedArchive, PlannedBloc, PlannedCertification, PlannedDocument, PlannedPage, PlannedParent,
    PlannedPreparation, PlannedSet, SetKind,
};
pub use public::{PublicAddress, short};
pub use set::SUMS;
pub use statements::{statements, statements_of};

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
    let mut report = links::dead(&planned);
    report.extend(anchors::shared(documents));
    report.extend(passages::missing(&planned));
    report.extend(circuits::check(&planned));
    site_page::check(&planned, &mut report);
    addresses::check(&planned, &mut report);
    counts::check(&planned, &mut report);
    report.sort_and_dedup();
    (planned, report)
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
    let folder = if *kind == Kind::Avenant { "listes" } else { "certifications" };
    PlannedDocument {
        document,
        page: if *kind == Kind::Liste {
            // The page of a list is its list.
            liste::page(slug, edition)
        } else {
            format!("{folder}/{slug}/{edition}/{}/index.html", kind.slug())
        },
        pdf: format!("documents/{slug}/{edition}/{name}.pdf"),
        fillable: is_filled(document).then(|| format!("documents/{slug}/{edition}/{name}-a-remplir.pdf")),
        extracts: Vec::new(),
    }
}

/// The whole guide and the guide du tuteur hold forms that have a file of their own: one is filled, not its copies.
fn is_filled(document: &Document) -> bool {
    document.is_form && !document.holds_forms
}
