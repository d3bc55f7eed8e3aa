//! Everything that a reader may enter the site by: for the page that searches, and for the plan.

use serde::Serialize;

use super::Site;
use super::branch;
use super::frame::{Found, Frame, Page, Status, siblings, siblings_of_list};
use super::links::{DescribedLink, Link, link_to_legal, title_of_data};
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::{Kind, Name, Place};
use crate::plan::{self, PlannedCertification, PlannedList};

#[derive(Serialize)]
pub struct Entries {
    certifications: Vec<Entry>,
    lists: Vec<ListEntry>,
    actors: Vec<Link>,
    branch: Vec<Link>,
    archives: Vec<Link>,
    about: Vec<Link>,
}

/// What a reader may enter a certification by.
#[derive(Serialize)]
struct Entry {
    id: String,
    certification: Link,
    status: Status,
    /// Its page whatever the edition.
    parent: Link,
    pages: Vec<Link>,
    domaines: Vec<Link>,
    blocs: Vec<Link>,
    activities: Vec<Link>,
}

/// What a reader may enter a list by.
#[derive(Serialize)]
struct ListEntry {
    list: Link,
    status: Status,
    pages: Vec<Link>,
    families: Vec<Link>,
}

impl Entries {
    pub fn of(site: &Site, view: &Viewpoint) -> Entries {
        Entries {
            certifications: site.plan.certifications.iter().map(|planned| entry(site, view, planned)).collect(),
            lists: site.plan.lists.iter().map(|planned| of_list(site, view, planned)).collect(),
            actors: plan::ACTORS.iter().map(|actor| view.link(actor.title(site.mots()), &actor.page())).collect(),
            branch: of_branch(site, view),
            archives: site.plan.archives.iter().map(|it| view.link(&it.archive.title, &it.page)).collect(),
            about: about(site, view),
        }
    }
}

/// The plan of the site.
pub fn page(site: &Site) -> Page {
    let view = Viewpoint::new(site.plan, None, plan::MAP);
    let mots = site.mots();
    let mut frame = Frame::of_site(site, &view, mots.say("plan_du_site.titre"), mots.say("plan_du_site.description"));
    frame.breadcrumb.push(Link::new(mots.say("commun.accueil"), frame.home.clone()));
    frame.found = Found::Title;
    Page::new(frame, "plan.html", &Entries::of(site, &view))
}

fn entry(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Entry {
    let certification = planned.certification;
    let place = Place::part(Kind::Referentiel, Name::of("competences"));
    let domaines = certification.domaines.iter().map(|domaine| {
        let title = domaine.title.words.at(&place).unwrap_or(&domaine.title.words.text).text();
        let address = format!("{}#competences-{}", planned.competences, domaine.title.code.anchor());
        view.link(site.mots().fill("commun.domaine", &[("numero", &domaine.number), ("titre", &title)]), &address)
    });
    let blocs = planned.blocs.iter().map(|planned| {
        let bloc = planned.bloc;
        view.link(
            site.mots().fill("commun.bloc", &[("numero", &bloc.number), ("titre", &bloc.title.words.text.text())]),
            &planned.page,
        )
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
        parent: view.link(site.mots().say("editions.bandeau"), &plan::parent_page(&certification.slug)),
        pages: siblings(site, view, planned).into_iter().flat_map(|menu| menu.links).collect(),
        domaines: domaines.collect(),
        blocs: blocs.collect(),
        activities: activities.collect(),
    }
}

fn of_list(site: &Site, view: &Viewpoint, planned: &PlannedList) -> ListEntry {
    let list = planned.list;
    let families = list.families.iter().map(|family| {
        let title = family.title.text();
        view.link(format!("{} : {title}", family.number), &format!("{}#{}", planned.page, family.code.anchor()))
    });
    ListEntry {
        list: view.link(&list.title, &planned.page),
        status: Status::of_list(site, list),
        pages: siblings_of_list(site, view, planned),
        families: families.collect(),
    }
}

fn of_branch(site: &Site, view: &Viewpoint) -> Vec<Link> {
    let mut links: Vec<Link> = branch::links(site, view).into_iter().map(DescribedLink::alone).collect();
    let has_cited = !site.plan.catalogue.cited_documents.is_empty();
    links.extend(has_cited.then(|| view.link(site.mots().say("cites.titre"), plan::CITED)));
    links.push(view.link(site.mots().say("publication.titre"), plan::PUBLICATION));
    links
}

fn about(site: &Site, view: &Viewpoint) -> Vec<Link> {
    let mut links = vec![view.link(site.mots().say("commun.accueil"), plan::HOME)];
    links.push(view.link(site.mots().say("recherche.titre"), plan::SEARCH));
    links.push(view.link(site.mots().say("plan_du_site.titre"), plan::MAP));
    links.extend(link_to_legal(view));
    links.extend(site.plan.pages.iter().map(|it| view.link(&it.page.title, &it.path)));
    let has_glossary = !site.plan.catalogue.glossary.is_empty();
    links.extend(has_glossary.then(|| view.link(site.mots().say("glossaire.titre"), plan::GLOSSARY)));
    links.push(view.link(title_of_data(site.plan.catalogue), plan::DATA));
    links
}
