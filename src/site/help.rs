//! A page of help: the editor's voice from end to end, dated.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::Text;
use super::tree::{BlockView, SectionView, Tree};
use super::viewpoint::Viewpoint;
use crate::document::{self, Section};
use crate::plan::PlannedPage;

#[derive(Serialize)]
struct Content {
    source: Text,
    /// « 21 novembre 2026 ».
    consulted: Text,
    /// `2026-11-21`.
    day: String,
    /// What comes before the first heading.
    lead: Vec<BlockView>,
    sections: Vec<SectionView>,
}

pub fn page(site: &Site, planned: &PlannedPage) -> Page {
    let help = planned.page;
    let view = Viewpoint::new(site.plan, None, &planned.path);
    let parts = document::alone(&help.prose);
    let (lead, titled): (Vec<Section>, Vec<Section>) = parts.into_iter().partition(|part| part.heading.0.is_empty());
    let mut tree = Tree::alone(&view);
    let lead = lead.iter().flat_map(|part| tree.loose(&part.blocks)).collect();
    let sections = tree.sections(&titled, 2);
    let mut frame = Frame::of_site(site, &view, &help.title, &help.purpose);
    frame.kicker = Some(Text::new(site.mots().say("aide.bandeau")));
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    let content = Content {
        source: Text::new(&help.source),
        consulted: Text::new(help.consulted.in_french()),
        day: help.consulted.iso(),
        lead,
        sections,
    };
    Page::new(frame, "help.html", &content)
}

/// The link to the page that helps with forms, if there is one.
pub fn for_forms(site: &Site, view: &Viewpoint) -> Option<Link> {
    let planned = site.plan.pages.iter().find(|planned| planned.page.for_forms)?;
    Some(view.link(&planned.page.title, &planned.path))
}
