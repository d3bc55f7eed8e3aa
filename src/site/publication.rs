//! « État de publication »: of each certification and list, what is published, what is missing, what is restored.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page, Status};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::Viewpoint;
use crate::document::publication::{self, Remark, RemarkKind};
use crate::model::{Certification, Mots, Nature};
use crate::plan::{Owner, PUBLICATION, PlannedDocument, anchor_id};

#[derive(Serialize)]
struct Content {
    works: Vec<Work>,
    archives: Vec<Archived>,
}

/// A certification or a list.
#[derive(Serialize)]
struct Work {
    id: String,
    page: Link,
    status: Status,
    sources: Vec<Text>,
    documents: Vec<Link>,
    missing: Vec<RemarkView>,
    restored: Vec<RemarkView>,
    /// « 5 énoncés ; aucun n'a de variante. »: none of a list.
    statements: Option<Text>,
    /// « 2 corrections, 1 ajout ».
    corrections: Text,
    errata: Option<String>,
}

#[derive(Serialize)]
struct RemarkView {
    place: Link,
    text: Html,
}

#[derive(Serialize)]
struct Archived {
    page: Link,
    nature: Text,
}

pub fn page(site: &Site) -> Page {
    let view = Viewpoint::new(site.plan, None, PUBLICATION);
    let certifications = site.plan.certifications.iter().map(|planned| {
        let certification = planned.certification;
        let label = certification.named();
        Work {
            statements: Some(statements(site.mots(), certification)),
            errata: Some(view.to(&planned.errata)),
            ..work(site, &view, certification.into(), view.link(label, &planned.page), Status::of(site, certification))
        }
    });
    let lists = site.plan.lists.iter().map(|planned| {
        let status = Status::of_list(site, planned.list);
        work(site, &view, planned.list.into(), view.link(&planned.list.title, &planned.page), status)
    });
    let archives = site.plan.archives.iter().map(|planned| Archived {
        page: view.link(&planned.archive.title, &planned.page),
        nature: Text::new(&planned.archive.nature),
    });
    let content = Content { works: certifications.chain(lists).collect(), archives: archives.collect() };
    let description = site.mots().say("publication.description");
    let mut frame = Frame::of_site(site, &view, site.mots().say("publication.titre"), description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    frame.contents = content.works.iter().map(|it| Link { href: format!("#{}", it.id), ..it.page.clone() }).collect();
    Page::new(frame, "publication.html", &content)
}

fn work(site: &Site, view: &Viewpoint, owner: Owner, page: Link, status: Status) -> Work {
    let planned: Vec<&PlannedDocument> = site.plan.documents_of(owner).collect();
    let documents = || planned.iter().map(|planned| planned.document);
    let remarks = publication::remarks(site.mots(), documents());
    let of_kind = |kind: RemarkKind| -> Vec<RemarkView> {
        remarks.iter().filter(|remark| remark.kind == kind).map(|remark| remark_view(view, &planned, remark)).collect()
    };
    let mut sources: Vec<&String> = documents().flat_map(|document| &document.colophon.sources).collect();
    sources.sort();
    sources.dedup();
    // The whole guide repeats those of its parts.
    let changes = documents().flat_map(|document| &document.colophon.corrections);
    let mut changes: Vec<_> =
        changes.map(|it| (it.nature == Nature::Addition, &it.source, &it.printed, &it.corrected)).collect();
    changes.sort();
    changes.dedup();
    let additions = changes.iter().filter(|(is_addition, ..)| *is_addition).count();
    Work {
        id: format!("{}-{}", owner.slug, owner.edition),
        page,
        status,
        sources: sources.into_iter().map(Text::new).collect(),
        documents: planned.iter().map(|planned| view.link(&planned.document.title, &planned.page)).collect(),
        missing: of_kind(RemarkKind::Missing),
        restored: of_kind(RemarkKind::Restored),
        statements: None,
        corrections: corrections(site.mots(), changes.len() - additions, additions),
        errata: None,
    }
}

fn remark_view(view: &Viewpoint, planned: &[&PlannedDocument], remark: &Remark) -> RemarkView {
    let id = &remark.document.id;
    let page = planned.iter().find(|planned| planned.document.id == *id).map_or("", |planned| planned.page.as_str());
    let place = match remark.section {
        Some(section) => view.link(
            view.mots().fill(
                "publication.partie",
                &[("document", &view.plan.catalogue.short_title_of(id.kind)), ("partie", &section.heading.text())],
            ),
            &format!("{page}#{}", anchor_id(id.kind, &section.anchor)),
        ),
        None => view.link(view.plan.catalogue.short_title_of(id.kind), page),
    };
    RemarkView { place, text: view.rich(&remark.text) }
}

/// How many statements there are, and how many have other words at some place.
fn statements(mots: &Mots, certification: &Certification) -> Text {
    let all = certification.statements();
    let varied = all.iter().filter(|statement| !statement.words.variants.is_empty()).count();
    let statements = match all.len() {
        0 | 1 => mots.fill("publication.un_enonce", &[("nombre", &all.len())]),
        several => mots.fill("publication.des_enonces", &[("nombre", &several)]),
    };
    Text::new(match (all.len(), varied) {
        (0, _) => mots.say("publication.aucun_enonce").to_owned(),
        (1, 0) => mots.say("publication.seul_sans_variante").to_owned(),
        (_, 0) => mots.fill("publication.sans_variante", &[("enonces", &statements)]),
        (_, 1) => mots.fill("publication.une_variante", &[("enonces", &statements)]),
        (_, several) => mots.fill("publication.des_variantes", &[("enonces", &statements), ("nombre", &several)]),
    })
}

fn corrections(mots: &Mots, corrections: usize, additions: usize) -> Text {
    let corrected = match corrections {
        0 | 1 => mots.fill("publication.une_correction", &[("nombre", &corrections)]),
        _ => mots.fill("publication.des_corrections", &[("nombre", &corrections)]),
    };
    let added = match additions {
        0 | 1 => mots.fill("publication.un_ajout", &[("nombre", &additions)]),
        _ => mots.fill("publication.des_ajouts", &[("nombre", &additions)]),
    };
    Text::new(match (corrections, additions) {
        (0, 0) => mots.say("publication.aucune_correction").to_owned(),
        (_, 0) => corrected,
        (0, _) => added,
        _ => format!("{corrected}, {added}"),
    })
}
