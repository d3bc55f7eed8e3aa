//! The page that searches, and that leads to everything without a script: the entries of each certification.

use serde::Serialize;

use super::super::Site;
use super::super::frame::{Found, Frame, Page, Status};
use super::super::links::Link;
use super::super::text::Text;
use super::super::viewpoint::Viewpoint;
use super::PAGE;
use crate::model::{Kind, Place};
use crate::plan::PlannedCertification;

#[derive(Serialize)]
struct Content {
    /// The link to the index.
    index: String,
    /// The link to the root of the site, from which the index counts its addresses.
    root: String,
    certifications: Vec<Entry>,
}

/// What a reader may enter a certification by.
#[derive(Serialize)]
struct Entry {
    id: String,
    certification: Link,
    status: Status,
    documents: Vec<Link>,
    domaines: Vec<Link>,
    activities: Vec<Link>,
}

/// `index`: the path of the index.
pub fn page(site: &Site, index: &str) -> Page {
    let view = Viewpoint::new(site.plan, None, PAGE);
    let content = Content {
        index: view.to(index),
        root: "../".repeat(PAGE.matches('/').count()),
        certifications: site.plan.certifications.iter().map(|planned| entry(site, &view, planned)).collect(),
    };
    let description = "Chercher un énoncé, un document ou un code dans toutes les certifications, \
                       ou y entrer par leurs documents, leurs domaines et leurs activités.";
    let mut frame = Frame::of_site(site, &view, "Rechercher", description);
    frame.breadcrumb.push(Link::new("Accueil", frame.home.clone()));
    frame.has_search = true;
    frame.found = Found::Nothing;
    Page::new(frame, "search.html", &content)
}

fn entry(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Entry {
    let certification = planned.certification;
    let documents = site.documents_of(planned).map(|(d, _)| view.link(d.document.id.kind.short_title(), &d.page));
    let mut documents: Vec<Link> = documents.collect();
    documents.push(view.link("Provenance", &planned.provenance));
    documents.push(view.link("Corrections et ajouts", &planned.errata));
    let place = Place::part(Kind::Referentiel, "competences");
    let domaines = certification.domaines.iter().map(|domaine| {
        let title = domaine.title.words.at(&place).unwrap_or(&domaine.title.words.text).text();
        let address = format!("{}#competences-{}", planned.competences, domaine.title.code.anchor());
        view.link(format!("Domaine {} : {title}", domaine.number), &address)
    });
    let families = certification.activities.iter().flat_map(|activities| &activities.families);
    let activities = families.zip(planned.activities.iter().cycle()).map(|(family, page)| {
        let title = family.title.words.text.text();
        let title = title.trim_end_matches([' ', ':']);
        view.link(title, &format!("{page}#activites-{}", family.title.code.anchor()))
    });
    Entry {
        id: format!("{}-{}", certification.slug, certification.edition),
        certification: view.link(Text::new(certification.named()).as_str(), &planned.page),
        status: Status::of(site, certification),
        documents,
        domaines: domaines.collect(),
        activities: activities.collect(),
    }
}
