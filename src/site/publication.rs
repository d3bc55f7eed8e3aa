//! « État de publication »: of each certification and list, what is published, what is missing, what is restored.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page, Status};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::Viewpoint;
use crate::document::publication::{self, Remark, RemarkKind};
use crate::model::{Certification, Nature};
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
            statements: Some(statements(certification)),
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
    let description = "Pour chaque certification et chaque liste : ce qui est publié, ce que la source ne contient pas, \
                       ce qui est restitué, et de quelle source.";
    let mut frame = Frame::of_site(site, &view, "État de publication", description);
    frame.breadcrumb.push(Link::new("Accueil", frame.home.clone()));
    frame.contents = content.works.iter().map(|it| Link { href: format!("#{}", it.id), ..it.page.clone() }).collect();
    Page::new(frame, "publication.html", &content)
}

fn work(site: &Site, view: &Viewpoint, owner: Owner, page: Link, status: Status) -> Work {
    let planned: Vec<&PlannedDocument> = site.plan.documents_of(owner).collect();
    let documents = || planned.iter().map(|planned| planned.document);
    let remarks = publication::remarks(documents());
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
        corrections: corrections(changes.len() - additions, additions),
        errata: None,
    }
}

fn remark_view(view: &Viewpoint, planned: &[&PlannedDocument], remark: &Remark) -> RemarkView {
    let id = &remark.document.id;
    let page = planned.iter().find(|planned| planned.document.id == *id).map_or("", |planned| planned.page.as_str());
    let place = match remark.section {
        Some(section) => view.link(
            format!("{}, « {} »", view.plan.catalogue.short_title_of(id.kind), section.heading.text()),
            &format!("{page}#{}", anchor_id(id.kind, &section.anchor)),
        ),
        None => view.link(view.plan.catalogue.short_title_of(id.kind), page),
    };
    RemarkView { place, text: view.rich(&remark.text) }
}

/// How many statements there are, and how many have other words at some place.
fn statements(certification: &Certification) -> Text {
    let all = certification.statements();
    let varied = all.iter().filter(|statement| !statement.words.variants.is_empty()).count();
    let statements = counted(all.len(), "énoncé", "énoncés");
    Text::new(match (all.len(), varied) {
        (0, _) => "Aucun énoncé.".to_owned(),
        (1, 0) => "1 énoncé, sans variante.".to_owned(),
        (_, 0) => format!("{statements} ; aucun n'a de variante."),
        (_, 1) => format!("{statements}, dont 1 a des variantes déclarées."),
        (_, several) => format!("{statements}, dont {several} ont des variantes déclarées."),
    })
}

fn corrections(corrections: usize, additions: usize) -> Text {
    let corrected = counted(corrections, "correction", "corrections");
    Text::new(match (corrections, additions) {
        (0, 0) => "Aucune correction, aucun ajout".to_owned(),
        (_, 0) => corrected,
        (0, _) => counted(additions, "ajout", "ajouts"),
        _ => format!("{corrected}, {}", counted(additions, "ajout", "ajouts")),
    })
}

/// « 0 énoncé », « 1 énoncé », « 2 énoncés ».
fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count > 1 { several } else { one })
}
