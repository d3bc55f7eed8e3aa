//! The page of an archived document: dated as far as it can be, not proposed by search engines.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page, Status};
use super::links::Link;
use super::text::{Html, Text};
use super::tree::{SectionView, Tree};
use super::viewpoint::{NoteView, Viewpoint};
use crate::document;
use crate::model::{CommonText, State};
use crate::plan::PlannedArchive;

#[derive(Serialize)]
struct Content {
    source_title: Option<Text>,
    source_date: Option<Text>,
    source_lines: Text,
    notes: Vec<NoteView<Html>>,
    sections: Vec<SectionView>,
    /// The pages of the CQPs that it describes.
    cqps: Vec<Link>,
    gaps: Vec<(Html, Text)>,
}

pub fn page(site: &Site, planned: &PlannedArchive) -> Page {
    let archive = planned.archive;
    let view = Viewpoint::new(site.plan, None, &planned.page);
    let source = site.plan.catalogue.sources.get(&archive.source.source);
    let sections = document::alone(&archive.text.prose);
    let sections = Tree::alone(&view).sections(&sections, 2);
    // Those whose page quotes it.
    let quotes = |text: &CommonText| text.sources.iter().any(|source| source.source == archive.source.source);
    let certifications = site.plan.certifications.iter();
    let quoting = certifications.filter(|planned| planned.certification.brochure.as_ref().is_some_and(quotes));
    let cqps = quoting.map(|planned| {
        let certification = planned.certification;
        view.link(certification.named(), &planned.page)
    });
    let content = Content {
        source_title: source.map(|source| Text::new(&source.title)),
        source_date: source.map(|source| Text::new(&source.date)),
        source_lines: view.source(&archive.source),
        notes: archive.notes.iter().map(|note| view.note(note)).collect(),
        sections,
        cqps: cqps.collect(),
        gaps: archive.gaps.iter().map(|gap| (view.rich(&gap.text), view.source(&gap.source))).collect(),
    };
    let description =
        site.mots().fill("archives.description", &[("nature", &archive.nature), ("titre", &archive.title)]);
    let mut frame = Frame::of_site(site, &view, &archive.title, &description);
    frame.kicker = Some(Text::new(site.mots().fill("archives.bandeau", &[("nature", &archive.nature.to_lowercase())])));
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    frame.status = Some(Status::new(site.mots(), State::Historical, false, &archive.nature));
    frame.is_listed = false;
    Page::new(frame, "archive.html", &content)
}
