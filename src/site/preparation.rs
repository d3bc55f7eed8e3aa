//! A page to prepare with: the criteria of the guides under their editions, what to gather, whom to ask. It judges nothing.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::passages::{StepView, step};
use super::text::Html;
use super::viewpoint::{NoteView, Viewpoint};
use crate::plan::{PlannedCertification, PlannedPreparation};

#[derive(Serialize)]
struct Content {
    notes: Vec<NoteView<Html>>,
    steps: Vec<StepView>,
    /// The parcours, and the other pages to prepare with.
    others: Vec<Link>,
}

pub fn page(site: &Site, planned: &PlannedCertification, prepared: &PlannedPreparation) -> Page {
    let certification = planned.certification;
    let preparation = prepared.preparation;
    let view = Viewpoint::new(site.plan, Some(certification), &prepared.page);
    let steps = preparation.steps.iter().map(|it| step(site, &view, it, Some(certification)));
    let steps: Vec<StepView> = steps.filter(|step| !step.is_empty()).collect();
    let course = site.plan.branch.courses.iter().map(|page| view.link(site.mots().say("parcours.titre"), page));
    let siblings = planned.preparations.iter().filter(|other| other.page != prepared.page);
    let siblings = siblings.map(|other| view.link(other.preparation.titled(certification), &other.page));
    let notes = preparation.notes.iter().map(|note| view.note(note)).collect();
    let mut frame =
        Frame::of_certification(site, &view, planned, preparation.titled(certification), &preparation.description);
    frame.contents = steps.iter().map(StepView::link).collect();
    Page::new(frame, "preparation.html", &Content { notes, steps, others: siblings.chain(course).collect() })
}
