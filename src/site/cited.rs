//! « Documents cités et non publiés »: what the sources name but do not contain, in their words.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::{Html, Text, source_ref};
use super::viewpoint::Viewpoint;
use crate::model::CitedDocument;
use crate::plan::CITED;

#[derive(Serialize)]
struct Content {
    documents: Vec<Cited>,
}

#[derive(Serialize)]
struct Cited {
    id: String,
    name: Text,
    issued_by: Option<Text>,
    received_by: Option<Text>,
    quotations: Vec<Quotation>,
}

#[derive(Serialize)]
struct Quotation {
    text: Html,
    source: Text,
}

/// The page, when there is something to tell.
pub fn page(site: &Site) -> Option<Page> {
    let cited = &site.plan.catalogue.cited_documents;
    if cited.is_empty() {
        return None;
    }
    let view = Viewpoint::new(site.plan, None, CITED);
    let content = Content { documents: cited.iter().map(|document| of(&view, document)).collect() };
    let description = "Les documents que les guides nomment sans les contenir : où ils sont cités, qui les établit, \
                       qui les reçoit.";
    let mut frame = Frame::of_site(site, &view, "Documents cités et non publiés", description);
    frame.breadcrumb.push(Link::new("Accueil", frame.home.clone()));
    Some(Page::new(frame, "cited.html", &content))
}

fn of(view: &Viewpoint, document: &CitedDocument) -> Cited {
    let quotations = document.quotations.iter();
    Cited {
        id: format!("cite-{}", document.code),
        name: Text::new(&document.name),
        issued_by: document.issued_by.as_ref().map(Text::new),
        received_by: document.received_by.as_ref().map(Text::new),
        quotations: quotations.map(|q| Quotation { text: view.rich(&q.text), source: source_ref(&q.source) }).collect(),
    }
}
