//! The home page: what this is, the certifications, who publishes.

use serde::Serialize;

use super::Site;
use super::branch;
use super::frame::{Frame, Page, Status, kicker};
use super::help;
use super::links::{DescribedLink, Download, Link, download};
use super::parent;
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::plan::{self, PlannedCertification, PlannedList};

#[derive(Serialize)]
struct Home {
    introduction: Option<Text>,
    today: Vec<parent::Card>,
    certifications: Vec<Card>,
    branch: Vec<DescribedLink>,
    actors: Vec<Link>,
    /// The documents that the sources name but do not contain.
    cited: Option<String>,
    /// What is published, what is missing.
    publication: String,
    lists: Vec<ListCard>,
    archives: Vec<Link>,
    help: Vec<DescribedLink>,
}

#[derive(Serialize)]
struct ListCard {
    text: Text,
    title: Text,
    href: String,
    status: Status,
    rows: usize,
    families: usize,
    codes: usize,
    documents: Vec<Download>,
}

#[derive(Serialize)]
struct Card {
    kicker: Option<Text>,
    /// A « fiche partielle ».
    partial: bool,
    title: Text,
    href: String,
    status: Status,
    /// What is known of the date of the edition.
    edition_detail: Option<Text>,
    documents: Vec<Download>,
}

pub fn page(site: &Site) -> Page {
    let view = Viewpoint::new(site.plan, None, plan::HOME);
    let title = &site.plan.catalogue.site.title;
    let introduction = site.plan.catalogue.site.introduction.as_deref();
    let frame = Frame::of_site(site, &view, title, introduction.unwrap_or(title));
    let introduction = introduction.map(Text::new);
    let mut certifications: Vec<Card> =
        site.plan.certifications.iter().map(|planned| card(site, &view, planned)).collect();
    certifications.sort_by_key(|card| card.partial);
    let branch = branch::links(site, &view);
    let actors = plan::ACTORS.iter().map(|actor| view.link(actor.title(site.mots()), &actor.page())).collect();
    let cited = (!site.plan.catalogue.cited_documents.is_empty()).then(|| view.to(plan::CITED));
    let publication = view.to(plan::PUBLICATION);
    let lists = site.plan.lists.iter().map(|planned| list_card(site, &view, planned)).collect();
    let archives = site.plan.archives.iter().map(|planned| {
        let archive = planned.archive;
        view.link(
            site.mots().fill("archives.lien", &[("nature", &archive.nature), ("titre", &archive.title)]),
            &planned.page,
        )
    });
    let archives = archives.collect();
    let help = help::links(site, &view);
    let today = parent::cards(site, &view);
    let home = Home { introduction, today, certifications, branch, actors, cited, publication, lists, archives, help };
    Page::new(frame, "home.html", &home)
}

fn list_card(site: &Site, view: &Viewpoint, planned: &PlannedList) -> ListCard {
    let list = planned.list;
    let totals = list.totals();
    let documents = site.documents_of_owner(list.into());
    ListCard {
        text: Text::new(&list.text_title),
        title: Text::new(&list.title),
        href: view.to(&planned.page),
        status: Status::of_list(site, list),
        rows: totals.rows,
        families: list.families.len(),
        codes: totals.distinct_codes,
        documents: documents.map(|(document, facts)| download(view, document, facts)).collect(),
    }
}

fn card(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Card {
    let certification = planned.certification;
    Card {
        kicker: kicker(site.mots(), certification),
        partial: certification.is_partial(),
        title: Text::new(&certification.title),
        href: view.to(&planned.page),
        status: Status::of(site, certification),
        edition_detail: certification.edition_detail.as_deref().map(Text::new),
        documents: site.documents_of(planned).map(|(document, facts)| download(view, document, facts)).collect(),
    }
}
