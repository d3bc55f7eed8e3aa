//! Who answers for the site, and what becomes of personal data: what `site.toml` says of it, and what it does not say yet.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::Text;
use super::viewpoint::Viewpoint;

#[derive(Serialize)]
struct Content {
    /// What `[donnees_personnelles]` says, for the forms; nothing of what it does not.
    controller: Option<Text>,
    purpose: Option<Text>,
    recipients: Option<Text>,
    retention: Option<Text>,
    rights: Option<Text>,
}

/// `None` where the editor writes this page.
pub fn page(site: &Site) -> Option<Page> {
    let path = site.plan.legal()?;
    let view = Viewpoint::new(site.plan, None, path);
    let mots = site.mots();
    let personal = &site.plan.catalogue.site.personal_data;
    let content = Content {
        controller: Text::known(&personal.controller),
        purpose: Text::known(&personal.purpose),
        recipients: Text::known(&personal.recipients),
        retention: Text::known(&personal.retention),
        rights: Text::known(&personal.rights),
    };
    let mut frame =
        Frame::of_site(site, &view, mots.say("mentions_legales.titre"), mots.say("mentions_legales.description"));
    frame.breadcrumb.push(Link::new(mots.say("commun.accueil"), frame.home.clone()));
    Some(Page::new(frame, "legal.html", &content))
}
