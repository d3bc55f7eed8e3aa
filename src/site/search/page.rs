//! The page that searches, and that leads to everything without a script: the entries of each certification.

use serde::Serialize;

use super::super::Site;
use super::super::entries::Entries;
use super::super::example::{self, Example};
use super::super::frame::{Found, Frame, Page};
use super::super::links::Link;
use super::super::viewpoint::Viewpoint;
use crate::plan;

#[derive(Serialize)]
struct Content {
    /// The link to the index.
    index: String,
    /// The link to the root of the site, from which the index counts its addresses.
    root: String,
    /// A code of this site, to show that codes are found too.
    example: Option<Example>,
    entries: Entries,
}

/// `index`: the path of the index.
pub fn page(site: &Site, index: &str) -> Page {
    let view = Viewpoint::new(site.plan, None, plan::SEARCH);
    let content = Content {
        index: view.to(index),
        root: "../".repeat(plan::SEARCH.matches('/').count()),
        example: example::of(site, &view),
        entries: Entries::of(site, &view),
    };
    let description = site.mots().say("recherche.description");
    let mut frame = Frame::of_site(site, &view, site.mots().say("recherche.titre"), description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    frame.has_search = true;
    frame.found = Found::Nothing;
    Page::new(frame, "search.html", &content)
}
