//! The entry pages: what each actor of the parcours receives, fills, signs and sends, certification by certification.

use serde::Serialize;

use super::Site;
use super::circuit::{TaskView, TransmissionView, task_view, transmission_view, transmissions};
use super::frame::{Frame, Page, Status};
use super::links::Link;
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::document::{Task, tasks};
use crate::model::{Kind, Role};
use crate::plan::{ACTORS, Actor, PlannedCertification};

#[derive(Serialize)]
struct Content {
    intro: Text,
    /// The parcours, then what helps to prepare for each certification: for the candidate.
    course: Option<Link>,
    preparations: Vec<Prepared>,
    certifications: Vec<Share>,
}

/// The pages to prepare with of a certification.
#[derive(Serialize)]
struct Prepared {
    title: Text,
    status: Status,
    links: Vec<Link>,
}

/// What an actor has to do with one certification.
#[derive(Serialize)]
struct Share {
    id: String,
    title: Text,
    href: String,
    circuit: Link,
    status: Status,
    receives: Vec<TransmissionView>,
    fills: Vec<DocumentTasks>,
    signs: Vec<DocumentTasks>,
    sends: Vec<TransmissionView>,
}

#[derive(Serialize)]
struct DocumentTasks {
    document: Link,
    tasks: Vec<TaskView>,
}

pub fn pages(site: &Site) -> Vec<Page> {
    ACTORS.iter().map(|actor| page(site, actor)).collect()
}

fn page(site: &Site, actor: &Actor) -> Page {
    let path = actor.page();
    let view = Viewpoint::new(site.plan, None, &path);
    let with_documents = site.plan.certifications.iter().filter(|planned| !planned.certification.domaines.is_empty());
    let is_candidate = actor.roles.contains(&Role::Candidate);
    let content = Content {
        intro: Text::new(actor.intro),
        course: is_candidate
            .then(|| site.plan.branch.courses.as_ref().map(|page| view.link("Le parcours, étape par étape", page)))
            .flatten(),
        preparations: if is_candidate { prepared(site, &view) } else { Vec::new() },
        certifications: with_documents.map(|planned| share(site, &view, planned, actor.roles)).collect(),
    };
    let description =
        format!("{} : ce que je reçois, remplis, signe et transmets, document par document.", actor.title);
    let mut frame = Frame::of_site(site, &view, actor.title, &description);
    frame.breadcrumb.push(Link::new("Accueil", frame.home.clone()));
    frame.siblings = ACTORS.iter().map(|other| view.link(other.title, &other.page())).collect();
    frame.siblings_label = Text::new("Les acteurs du parcours");
    let of_share = |share: &Share| Link { label: share.title.clone(), ..Link::new("", format!("#{}", share.id)) };
    let prepare = (!content.preparations.is_empty()).then(|| Link::new("Me préparer", "#me-preparer".into()));
    frame.contents = prepare.into_iter().chain(content.certifications.iter().map(of_share)).collect();
    Page::new(frame, "actor.html", &content)
}

fn prepared(site: &Site, view: &Viewpoint) -> Vec<Prepared> {
    let with_pages = site.plan.certifications.iter().filter(|planned| !planned.preparations.is_empty());
    let of_certification = |planned: &PlannedCertification| Prepared {
        title: Text::new(format!("{} {}", planned.certification.genre.acronym(), planned.certification.title)),
        status: Status::of(site, planned.certification),
        links: planned.preparations.iter().map(|it| view.link(&it.preparation.title, &it.page)).collect(),
    };
    with_pages.map(of_certification).collect()
}

fn share(site: &Site, view: &Viewpoint, planned: &PlannedCertification, roles: &[Role]) -> Share {
    let certification = planned.certification;
    let here = |chosen: &dyn Fn(&Task) -> bool| -> Vec<DocumentTasks> {
        // The whole guide and the guide du tuteur hold parts that are documents of their own.
        let all = site.documents_of(planned);
        let once = all.filter(|(d, _)| !matches!(d.document.id.kind, Kind::Guide | Kind::GuideTuteur));
        let of_documents = once.map(|(document, _)| DocumentTasks {
            document: view.link(&document.document.title, &document.page),
            tasks: tasks(document.document)
                .iter()
                .filter(|task| chosen(task))
                .map(|task| task_view(view, document, task))
                .collect(),
        });
        of_documents.filter(|document| !document.tasks.is_empty()).collect()
    };
    let handed = |chosen: &dyn Fn(&crate::model::Transmission) -> bool| -> Vec<TransmissionView> {
        let all = transmissions(site, certification).filter(|transmission| chosen(transmission));
        all.map(|transmission| transmission_view(site, view, planned, transmission)).collect()
    };
    let title = format!("{} {}", certification.genre.acronym(), certification.title);
    Share {
        id: format!("{}-{}", certification.slug, certification.edition),
        title: Text::new(title),
        href: view.to(&planned.page),
        circuit: view.link("Qui remplit, qui signe, qui reçoit, quand", &planned.circuit),
        status: Status::of(site, certification),
        receives: handed(&|transmission| transmission.to.is_among(roles)),
        fills: here(&|task| roles.iter().any(|role| task.filled_by.contains(role))),
        signs: here(&|task| roles.iter().any(|role| task.signed_by.contains(role))),
        sends: handed(&|transmission| transmission.from.as_ref().is_some_and(|party| party.is_among(roles))),
    }
}
