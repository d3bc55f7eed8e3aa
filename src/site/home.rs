//! The home page: what this is, whom it serves, the certifications, how to read them.

use serde::Serialize;

use super::Site;
use super::branch;
use super::example::{self, Example};
use super::frame::{Frame, Page, Status};
use super::links::{DescribedLink, Link};
use super::parent;
use super::text::{Html, Text};
use super::viewpoint::Viewpoint;
use crate::model::{Certification, Kind, Name, Place, Rich, Statement};
use crate::plan::{self, PlannedCertification, PlannedList};

#[derive(Serialize)]
struct Home {
    introduction: Option<Text>,
    actors: Vec<Link>,
    today: Vec<parent::Card>,
    certifications: Vec<Row>,
    branch: Vec<Link>,
    lists: Vec<ListRow>,
    /// The states that stand in the two tables, each once.
    states: Vec<Status>,
    /// A code of this site, with its address.
    example: Option<Example>,
    /// What else there is, but what stands at the foot of every page.
    others: Vec<Link>,
}

#[derive(Serialize)]
struct ListRow {
    list: Link,
    text: Text,
    status: Status,
    rows: usize,
    families: usize,
    codes: usize,
    documents: usize,
}

/// A certification, in a line of the table.
#[derive(Serialize)]
struct Row {
    certification: Link,
    /// Whether it is a « fiche partielle ».
    partial: bool,
    /// What its holder is able to do, in the source's words: the first statement, and how many follow.
    able: Option<Html>,
    more: usize,
    status: Status,
    documents: usize,
    /// Where they are.
    downloads: String,
}

pub fn page(site: &Site) -> Page {
    let view = Viewpoint::new(site.plan, None, plan::HOME);
    let title = &site.plan.catalogue.site.title;
    let introduction = site.plan.catalogue.site.introduction.as_deref();
    let mut frame = Frame::of_site(site, &view, title, introduction.unwrap_or(title));
    frame.has_search = true;
    let mut certifications: Vec<Row> = site.plan.certifications.iter().map(|it| row(site, &view, it)).collect();
    certifications.sort_by_key(|row| row.partial);
    let lists: Vec<ListRow> = site.plan.lists.iter().map(|planned| list_row(site, &view, planned)).collect();
    let home = Home {
        introduction: introduction.map(Text::new),
        actors: plan::ACTORS.iter().map(|actor| view.link(actor.title(site.mots()), &actor.page())).collect(),
        today: parent::cards(site, &view),
        states: states(site),
        certifications,
        branch: branch::links(site, &view).into_iter().map(DescribedLink::alone).collect(),
        lists,
        example: example::of(site, &view),
        others: others(site, &view),
    };
    Page::new(frame, "home.html", &home)
}

fn row(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Row {
    let certification = planned.certification;
    let able = able(certification);
    Row {
        certification: view.link(certification.named(), &planned.page),
        partial: certification.is_partial(),
        able: able.first().map(|words| view.rich(words)),
        more: able.len().saturating_sub(1),
        status: Status::of(site, certification),
        documents: site.documents_of(planned).count(),
        downloads: view.to(&format!("{}#documents", planned.page)),
    }
}

/// What its holder is able to do: the purposes of its definition, else his abilities, else the titles of its blocs.
fn able(certification: &Certification) -> Vec<&Rich> {
    let definition = &certification.definition;
    let place = Place::part(Kind::Referentiel, Name::of("definition"));
    let purposes: Vec<&Rich> = definition.purposes.iter().filter_map(|it| it.words.at(&place)).collect();
    if !purposes.is_empty() {
        return purposes;
    }
    let blocs = certification.referentiels.iter().flat_map(|it| &it.blocs).map(|bloc| &bloc.title);
    let stated: Vec<&Statement> = definition.abilities.iter().chain(blocs).collect();
    stated.into_iter().map(|it| &it.words.text).collect()
}

fn list_row(site: &Site, view: &Viewpoint, planned: &PlannedList) -> ListRow {
    let list = planned.list;
    let totals = list.totals();
    ListRow {
        list: view.link(&list.title, &planned.page),
        text: Text::new(&list.text_title),
        status: Status::of_list(site, list),
        rows: totals.rows,
        families: list.families.len(),
        codes: totals.distinct_codes,
        documents: site.documents_of_owner(list.into()).count(),
    }
}

fn states(site: &Site) -> Vec<Status> {
    let of_certifications = site.plan.certifications.iter().map(|it| it.certification.state);
    let mut states = Vec::new();
    for state in of_certifications.chain(site.plan.lists.iter().map(|it| it.list.state)) {
        if !states.contains(&state) {
            states.push(state);
        }
    }
    states.into_iter().map(|state| Status::new(site.mots(), state, false, "")).collect()
}

fn others(site: &Site, view: &Viewpoint) -> Vec<Link> {
    let archives = site.plan.archives.iter().map(|planned| {
        let archive = planned.archive;
        view.link(
            site.mots().fill("archives.lien", &[("nature", &archive.nature), ("titre", &archive.title)]),
            &planned.page,
        )
    });
    let has_cited = !site.plan.catalogue.cited_documents.is_empty();
    let cited = has_cited.then(|| view.link(site.mots().say("cites.titre"), plan::CITED));
    let publication = view.link(site.mots().say("publication.titre"), plan::PUBLICATION);
    let help = site.plan.pages.iter().filter(|it| it.page.for_forms);
    let help = help.map(|planned| view.link(&planned.page.title, &planned.path));
    help.chain(archives).chain(cited).chain([publication]).collect()
}
