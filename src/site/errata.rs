//! The page of the errata: what each document corrects in its source, and what it adds.

use serde::Serialize;

use super::Site;
use super::document::{CorrectionView, corrections};
use super::frame::{Frame, Page};
use super::links::Link;
use super::viewpoint::Viewpoint;
use crate::plan::PlannedCertification;

#[derive(Serialize)]
struct Content {
    documents: Vec<DocumentErrata>,
}

#[derive(Serialize)]
struct DocumentErrata {
    id: String,
    document: Link,
    corrections: Vec<CorrectionView>,
}

pub fn page(site: &Site, planned: &PlannedCertification) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.errata);
    let documents = site.documents_of(planned).map(|(document, _)| DocumentErrata {
        id: format!("errata-{}", document.document.id.kind.slug()),
        document: view.link(&document.document.title, &document.page),
        corrections: corrections(&view, &document.document.colophon.corrections),
    });
    let content = Content { documents: documents.collect() };
    let description = site.mots().fill("errata.description", &[("certification", &certification.named())]);
    let mut frame = Frame::of_certification(site, &view, planned, site.mots().say("errata.titre"), &description);
    frame.contents =
        content.documents.iter().map(|d| Link { href: format!("#{}", d.id), ..d.document.clone() }).collect();
    Page::new(frame, "errata.html", &content)
}
