//! A page that the editor writes about the site itself.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::tree::{BlockView, SectionView, Tree};
use super::viewpoint::Viewpoint;
use crate::document::{self, Section};
use crate::model::{Block, Prose};
use crate::plan::PlannedPage;

#[derive(Serialize)]
struct Content {
    /// What comes before the first heading.
    lead: Vec<BlockView>,
    sections: Vec<SectionView>,
}

pub fn page(site: &Site, planned: &PlannedPage) -> Page {
    let written = planned.written;
    let view = Viewpoint::new(site.plan, None, &planned.page);
    let parts = document::alone(&written.prose);
    let (lead, titled): (Vec<Section>, Vec<Section>) = parts.into_iter().partition(|part| part.heading.0.is_empty());
    let mut tree = Tree::alone(&view);
    let lead = lead.iter().flat_map(|part| tree.loose(&part.blocks)).collect();
    let sections = tree.sections(&titled, 2);
    let content = Content { lead, sections };
    let description = first_words(&written.prose).unwrap_or_else(|| written.title.clone());
    let mut frame = Frame::of_site(site, &view, &written.title, &description);
    frame.breadcrumb.push(Link::new("Accueil", frame.home.clone()));
    Page::new(frame, "site-page.html", &content)
}

/// The first paragraph says what the page is about.
fn first_words(prose: &Prose) -> Option<String> {
    prose.0.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text.text()),
        _ => None,
    })
}
