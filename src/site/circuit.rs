//! « Qui fait quoi »: computed from the documents of a certification, and from what its own source
//! says of them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Site;
use super::cited::{self, CitedWay};
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::{Html, Text, capitalized};
use super::viewpoint::{NoteView, Viewpoint};
use super::way::{Quoted, Way, quoted};
use crate::document::{Part, Task, tasks};
use crate::model::{Certification, Hand, Kind, Mots, Role, Transmission};
use crate::plan::{Owner, PlannedCertification, PlannedDocument, anchor_id};

#[derive(Serialize)]
struct Content {
    notes: Vec<NoteView<Html>>,
    documents: Vec<DocumentView>,
    /// Who holds the roles that the forms name without saying whose they are.
    hands: Vec<HandView>,
    transmissions: Vec<TransmissionView>,
    /// What the source names and does not contain, where it says who fills or hands it.
    cited: Vec<CitedWay>,
    /// The page of all that the sources name and do not contain.
    all_cited: Option<String>,
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

/// « La personne qui conduit l'entretien : l'entreprise », with the words that say so.
#[derive(Serialize)]
struct HandView {
    role: Text,
    holder: Text,
    words: Quoted,
}

/// Who hands what to whom, with the words of the source that say so.
#[derive(Serialize)]
pub struct TransmissionView {
    pub document: Link,
    /// What is handed when it is not the document.
    pub object: Option<Text>,
    pub way: Way,
    pub words: Quoted,
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
    let documents: Vec<DocumentView> = documents.filter(|document| !document.tasks.is_empty()).collect();
    let transmissions = site.plan.transmissions_of(certification);
    let hand = |hand: &Hand| HandView {
        role: Text::new(capitalized(hand.role.label(site.mots()))),
        holder: Text::new(hand.holder.label(site.mots())),
        words: quoted(&view, certification, &hand.text, &hand.sources),
    };
    let cited = cited::ways(site, &view, certification, |_| true);
    let content = Content {
        notes: notes(site, &view, &[certification]),
        documents,
        hands: hands(site, certification).map(hand).collect(),
        transmissions: transmissions.map(|it| transmission_view(&view, certification, it)).collect(),
        all_cited: (!cited.is_empty()).then(|| view.to(crate::plan::CITED)),
        cited,
    };
    let named = certification.named();
    let description = site.mots().fill("circuit.description", &[("certification", &named)]);
    let title = site.mots().say("circuit.titre");
    let mut frame = Frame::of_certification(site, &view, planned, title, &description);
    let of_document = |d: &DocumentView| Link { href: format!("#{}", d.id), ..d.document.clone() };
    frame.contents = content.documents.iter().map(of_document).collect();
    let hands = (!content.hands.is_empty()).then(|| Link::new(site.mots().say("circuit.roles"), "#roles".into()));
    let cited = (!content.cited.is_empty()).then(|| Link::new(site.mots().say("circuit.cites"), "#cites".into()));
    let handed = Link::new(site.mots().say("circuit.transmissions"), "#transmissions".into());
    frame.contents.extend(hands.into_iter().chain([handed]).chain(cited));
    Page::new(frame, "circuit.html", &content)
}

/// How the pages on who fills, signs and hands are to be read, for those that concern one of these certifications.
pub fn notes(site: &Site, view: &Viewpoint, certifications: &[&Certification]) -> Vec<NoteView<Html>> {
    let has = |kind: Kind| {
        let mut all = certifications.iter().flat_map(|it| site.plan.documents_of(Owner::from(*it)));
        all.any(|planned| planned.document.id.kind == kind)
    };
    let all = site.plan.catalogue.circuits.notes.iter();
    all.filter(|note| note.places.is_empty() || note.places.iter().any(|place| has(place.kind)))
        .map(|note| view.note(note))
        .collect()
}

/// Whose hand the roles of the forms are, in the words of the source of a certification.
pub fn hands<'s>(site: &Site<'s>, certification: &'s Certification) -> impl Iterator<Item = &'s Hand> + use<'s> {
    site.plan.catalogue.circuits.hands.iter().filter(|hand| certification.is_founded_by(&hand.sources))
}

pub fn task_view(view: &Viewpoint, planned: &PlannedDocument, task: &Task) -> TaskView {
    let kind = planned.document.id.kind;
    let part = match &task.part {
        None => view.link(view.mots().say("commun.couverture"), &planned.page),
        Some(Part { heading, anchor, domaine }) => {
            // A heading that ends with a colon introduces what follows it there.
            let heading = heading.text();
            let heading = heading.trim_end_matches([' ', '\u{a0}', '\u{202f}', ':']);
            let label = match domaine {
                Some(number) if anchor.statement().is_none() => {
                    view.mots().fill("commun.domaine", &[("numero", number), ("titre", &heading)])
                }
                _ => heading.to_owned(),
            };
            view.link(label, &format!("{}#{}", planned.page, anchor_id(kind, anchor)))
        }
    };
    TaskView { part, filled_by: roles(view.mots(), &task.filled_by), signed_by: roles(view.mots(), &task.signed_by) }
}

fn roles(mots: &Mots, roles: &BTreeSet<Role>) -> Vec<Text> {
    roles.iter().map(|role| Text::new(role.label(mots))).collect()
}

pub fn transmission_view(
    view: &Viewpoint,
    certification: &Certification,
    transmission: &Transmission,
) -> TransmissionView {
    let kind = transmission.document.kind;
    let mut documents = view.plan.documents_of(Owner::from(certification));
    let document = documents.find(|planned| planned.document.id.kind == kind);
    let page = document.map(|planned| planned.page.as_str()).unwrap_or_default();
    TransmissionView {
        document: view.link(view.plan.catalogue.short_title_of(kind), page),
        object: transmission.object.as_ref().map(Text::new),
        way: Way::new(view.mots(), transmission.from.as_ref(), Some(&transmission.to)),
        words: quoted(view, certification, &transmission.text, &transmission.sources),
    }
}
