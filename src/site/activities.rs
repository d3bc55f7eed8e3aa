//! The page of the activities, each with the address under which the référentiel states it.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::Html;
use super::viewpoint::{CodeLink, Viewpoint};
use crate::model::{Kind, Name, Place, Statement};
use crate::plan::PlannedCertification;

#[derive(Serialize)]
struct Content {
    intro: Html,
    families: Vec<Entry>,
}

/// A statement and those under it.
#[derive(Serialize)]
struct Entry {
    id: String,
    code: CodeLink,
    text: Html,
    entries: Vec<Entry>,
}

/// `None` where the source has no activities.
pub fn page(site: &Site, planned: &PlannedCertification) -> Option<Page> {
    let certification = planned.certification;
    let (path, activities) = planned.activities.as_ref().zip(certification.activities.as_ref())?;
    let view = Viewpoint::new(site.plan, Some(certification), path);
    let mut contents = Vec::new();
    let mut families = Vec::new();
    for family in &activities.families {
        let under = family.activities.iter().filter_map(|activity| {
            let tasks = activity.tasks.iter().filter_map(|task| entry(&view, task, Vec::new()));
            entry(&view, &activity.title, tasks.collect())
        });
        let Some(family_entry) = entry(&view, &family.title, under.collect()) else { continue };
        contents.push(Link::new(family.title.words.text.text(), format!("#{}", family_entry.id)));
        families.push(family_entry);
    }
    let description = site.mots().fill("activites.description", &[("certification", &certification.named())]);
    let mut frame = Frame::of_certification(site, &view, planned, site.mots().say("activites.titre"), &description);
    frame.contents = contents;
    let content = Content { intro: view.rich(&activities.intro), families };
    Some(Page::new(frame, "activities.html", &content))
}

fn entry(view: &Viewpoint, statement: &Statement, entries: Vec<Entry>) -> Option<Entry> {
    let words = statement.words.at(&Place::part(Kind::Referentiel, Name::of("activites")))?;
    Some(Entry {
        id: format!("activites-{}", statement.code.anchor()),
        code: view.code(&statement.code),
        text: view.rich(words),
        entries,
    })
}
