//! The page of an address that leads nowhere. A server shows it at any depth, so that its links start from the root of
//! the server; they can only be written once the public address is known.

use serde::Serialize;

use super::Site;
use super::frame::{Found, Frame, Page};
use super::links::Link;
use super::viewpoint::Viewpoint;
use crate::plan::PublicAddress;

pub const PATH: &str = "404.html";

#[derive(Serialize)]
struct Content {
    certifications: Vec<Link>,
}

pub fn page(site: &Site, public: PublicAddress) -> Page {
    let view = Viewpoint::new(site.plan, None, PATH).rooted_at(public.prefix());
    let certifications = site.plan.certifications.iter().map(|planned| {
        let certification = planned.certification;
        view.link(format!("{}, {}", certification.named(), certification.edition_label), &planned.page)
    });
    let content = Content { certifications: certifications.collect() };
    let mut frame =
        Frame::of_site(site, &view, site.mots().say("introuvable.titre"), site.mots().say("introuvable.description"));
    frame.has_search = true;
    frame.is_listed = false;
    frame.found = Found::Nothing;
    frame.canonical = None;
    Page { root: Some(public.prefix().to_owned()), ..Page::new(frame, "not-found.html", &content) }
}
