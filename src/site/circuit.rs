//! « Qui remplit, qui signe, qui reçoit, quand »: computed from the documents of a certification, in the source's words.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::{Html, Text, source_ref};
use super::viewpoint::Viewpoint;
use crate::document::{Part, Task, tasks};
use crate::model::{Certification, Kind, Role, Transmission};
use crate::plan::{PlannedCertification, PlannedDocument, anchor_id};

#[derive(Serialize)]
struct Content {
    documents: Vec<DocumentView>,
    transmissions: Vec<TransmissionView>,
}

#[derive(Serialize)]
struct DocumentView {
    id: String,
    document: Link,
    tasks: Vec<TaskView>,
}

/// A part, who fills it, who signs it.
#[derive(Serialize)]
pub struct TaskView {
    pub part: Link,
    pub filled_by: Vec<Text>,
    pub signed_by: Vec<Text>,
}

/// Who hands what to whom, with the words of the source that say so.
#[derive(Serialize)]
pub struct TransmissionView {
    pub document: Link,
    pub from: Option<Text>,
    pub to: Text,
    pub text: Html,
    pub sources: Vec<Text>,
}

pub fn page(site: &Site, planned: &PlannedCertification) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.circuit);
    let filled = site.documents_of(planned).filter(|(d, _)| d.document.id.kind != Kind::Guide);
    let documents = filled.map(|(document, _)| DocumentView {
        id: format!("circuit-{}", document.document.id.kind.slug()),
        document: view.link(&document.document.title, &document.page),
        tasks: tasks(document.document).iter().map(|task| task_view(&view, document, task)).collect(),
    });
    let transmissions = transmissions(site, certification).map(|t| transmission_view(site, &view, planned, t));
    let content = Content {
        documents: documents.filter(|document| !document.tasks.is_empty()).collect(),
        transmissions: transmissions.collect(),
    };
    let named = format!("{} {}", certification.genre.acronym(), certification.title);
    let description = format!("Les documents du {named} : qui les remplit, qui les signe, qui les reçoit et quand.");
    let title = "Qui remplit, qui signe, qui reçoit, quand";
    let mut frame = Frame::of_certification(site, &view, planned, title, &description);
    let of_document = |d: &DocumentView| Link { href: format!("#{}", d.id), ..d.document.clone() };
    frame.contents = content.documents.iter().map(of_document).collect();
    if !content.transmissions.is_empty() {
        frame.contents.push(Link::new("Qui reçoit, et quand", "#transmissions".into()));
    }
    Page::new(frame, "circuit.html", &content)
}

/// What the sources say of the papers of a certification's edition.
pub fn transmissions<'s>(site: &'s Site, certification: &'s Certification) -> impl Iterator<Item = &'s Transmission> {
    let all = site.plan.catalogue.transmissions.iter();
    let own = certification.guide.as_ref();
    all.filter(move |t| t.guides.is_empty() || t.guides.iter().any(|guide| Some(guide) == own))
}

pub fn task_view(view: &Viewpoint, planned: &PlannedDocument, task: &Task) -> TaskView {
    let kind = planned.document.id.kind;
    let part = match &task.part {
        None => view.link("Couverture", &planned.page),
        Some(Part { heading, anchor, domaine }) => {
            let before = match domaine {
                Some(number) if anchor.statement().is_none() => format!("Domaine {number} : "),
                _ => String::new(),
            };
            let label = format!("{before}{}", heading.text());
            view.link(label, &format!("{}#{}", planned.page, anchor_id(kind, anchor)))
        }
    };
    TaskView { part, filled_by: roles(&task.filled_by), signed_by: roles(&task.signed_by) }
}

fn roles(roles: &BTreeSet<Role>) -> Vec<Text> {
    roles.iter().map(|role| Text::new(role.label())).collect()
}

pub fn transmission_view(
    site: &Site,
    view: &Viewpoint,
    planned: &PlannedCertification,
    transmission: &Transmission,
) -> TransmissionView {
    let kind = transmission.document.kind;
    let document = site.documents_of(planned).find(|(document, _)| document.document.id.kind == kind);
    let own = planned.certification.printed_by();
    // Words that two guides share are cited from this one.
    let here = transmission.sources.iter().filter(|source| source.source == own);
    let sources: Vec<Text> = here.map(source_ref).collect();
    TransmissionView {
        document: match document {
            Some((document, _)) => view.link(kind.short_title(), &document.page),
            None => Link::new(kind.short_title(), view.to(&planned.page)),
        },
        from: transmission.from.as_ref().map(|party| Text::new(party.label())),
        to: Text::new(transmission.to.label()),
        text: view.rich(&transmission.text),
        sources: if sources.is_empty() { transmission.sources.iter().map(source_ref).collect() } else { sources },
    }
}
