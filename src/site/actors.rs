//! The entry pages: what each actor of the parcours receives, fills, signs and sends, certification by certification.

use serde::Serialize;

use super::Site;
use super::circuit::{self, TaskView, TransmissionView, hands, task_view, transmission_view};
use super::cited::{self, CitedWay};
use super::frame::{Frame, Menu, Page, Status};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::{NoteView, Viewpoint};
use super::way::{Quoted, quoted};
use crate::document::{Task, tasks};
use crate::model::{CitedPassage, Hand, Role, Transmission};
use crate::plan::{ACTORS, Actor, CITED, PlannedCertification};

#[derive(Serialize)]
struct Content {
    intro: Text,
    notes: Vec<NoteView<Html>>,
    /// The parcours, step by step.
    course: Option<Link>,
    /// What helps to prepare for each certification: for the candidate.
    preparations: Vec<Prepared>,
    certifications: Vec<Share>,
    /// What the sources name and do not contain.
    cited: Option<Link>,
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
    receives_cited: Vec<CitedWay>,
    fills: Vec<DocumentTasks>,
    fills_cited: Vec<CitedWay>,
    signs: Vec<DocumentTasks>,
    sends: Vec<TransmissionView>,
    sends_cited: Vec<CitedWay>,
    /// Whether neither the source nor a form knows the actor.
    is_empty: bool,
}

#[derive(Serialize)]
struct DocumentTasks {
    document: Link,
    tasks: Vec<TaskView>,
    /// Why they are this actor's, when the form names another role.
    because: Vec<Quoted>,
}

pub fn pages(site: &Site) -> Vec<Page> {
    ACTORS.iter().map(|actor| page(site, actor)).collect()
}

fn page(site: &Site, actor: &Actor) -> Page {
    let path = actor.page();
    let view = Viewpoint::new(site.plan, None, &path);
    let with_documents: Vec<&PlannedCertification> =
        site.plan.certifications.iter().filter(|planned| !planned.certification.is_partial()).collect();
    let is_candidate = actor.roles.contains(&Role::Candidate);
    let certifications: Vec<_> = with_documents.iter().map(|planned| planned.certification).collect();
    let has_cited = !site.plan.catalogue.cited_documents.is_empty();
    let content = Content {
        intro: Text::new(actor.intro(site.mots())),
        notes: circuit::notes(site, &view, &certifications),
        course: site.plan.branch.courses.as_ref().map(|page| view.link(site.mots().say("parcours.titre"), page)),
        preparations: if is_candidate { prepared(site, &view) } else { Vec::new() },
        certifications: with_documents.into_iter().map(|planned| share(site, &view, planned, actor.roles)).collect(),
        cited: has_cited.then(|| view.link(site.mots().say("acteurs.cites"), CITED)),
    };
    let description = site.mots().fill("acteurs.description", &[("acteur", &actor.title(site.mots()))]);
    let mut frame = Frame::of_site(site, &view, actor.title(site.mots()), &description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    let others = ACTORS.iter().map(|other| view.link(other.title(site.mots()), &other.page()));
    frame.siblings = vec![Menu::alone(others.collect())];
    frame.kicker = Some(Text::new(site.mots().say("acteurs.vous")));
    frame.siblings_label = Text::new(site.mots().say("acteurs.titre"));
    let of_share = |share: &Share| Link { label: share.title.clone(), ..Link::new("", format!("#{}", share.id)) };
    let prepare = (!content.preparations.is_empty())
        .then(|| Link::new(site.mots().say("acteurs.me_preparer"), "#me-preparer".into()));
    frame.contents = prepare.into_iter().chain(content.certifications.iter().map(of_share)).collect();
    Page::new(frame, "actor.html", &content)
}

fn prepared(site: &Site, view: &Viewpoint) -> Vec<Prepared> {
    let with_pages = site.plan.certifications.iter().filter(|planned| !planned.preparations.is_empty());
    let of_certification = |planned: &PlannedCertification| Prepared {
        title: Text::new(planned.certification.named()),
        status: Status::of(site, planned.certification),
        links: planned
            .preparations
            .iter()
            .map(|it| view.link(it.preparation.titled(planned.certification), &it.page))
            .collect(),
    };
    with_pages.map(of_certification).collect()
}

fn share(site: &Site, view: &Viewpoint, planned: &PlannedCertification, roles: &[Role]) -> Share {
    let certification = planned.certification;
    // Of the roles that the forms name without saying whose they are, those that the source gives this actor.
    let held: Vec<&Hand> = hands(site, certification).filter(|hand| roles.contains(&hand.holder)).collect();
    let parts = |of_task: &dyn Fn(&Task, Role) -> bool| -> Vec<DocumentTasks> {
        let is_own = |task: &Task| roles.iter().any(|role| of_task(task, *role));
        let is_held = |task: &Task, hand: &Hand| of_task(task, hand.role);
        // The whole guide and the guide du tuteur hold parts that are documents of their own.
        let all = site.documents_of(planned);
        let once = all.filter(|(d, _)| !d.document.holds_forms);
        let of_documents = once.map(|(document, _)| {
            let all = tasks(document.document);
            let mine = || all.iter().filter(|task| is_own(task) || held.iter().any(|hand| is_held(task, hand)));
            let because = held.iter().filter(|hand| mine().any(|task| !is_own(task) && is_held(task, hand)));
            DocumentTasks {
                document: view.link(&document.document.title, &document.page),
                tasks: mine().map(|task| task_view(view, document, task)).collect(),
                because: because.map(|hand| quoted(view, certification, &hand.text, &hand.sources)).collect(),
            }
        });
        of_documents.filter(|document| !document.tasks.is_empty()).collect()
    };
    let handed = |chosen: &dyn Fn(&Transmission) -> bool| -> Vec<TransmissionView> {
        let all = site.plan.transmissions_of(certification).filter(|transmission| chosen(transmission));
        all.map(|transmission| transmission_view(view, certification, transmission)).collect()
    };
    let cited = |chosen: &dyn Fn(&CitedPassage) -> bool| cited::ways(site, view, certification, chosen);
    let title = certification.named();
    let mut all_roles: Vec<Role> = held.iter().map(|hand| hand.role).collect();
    all_roles.extend(roles);
    let mut share = Share {
        id: format!("{}-{}", certification.slug, certification.edition),
        title: Text::new(title),
        href: view.to(&planned.page),
        circuit: view.link(site.mots().say("circuit.titre"), &planned.circuit),
        status: Status::of(site, certification),
        receives: handed(&|it| it.to.is_among(&all_roles)),
        receives_cited: cited(&|it| it.to.as_ref().is_some_and(|party| party.is_among(&all_roles))),
        fills: parts(&|task, role| task.filled_by.contains(&role)),
        fills_cited: cited(&|it| it.filled_by.is_some_and(|role| all_roles.contains(&role))),
        signs: parts(&|task, role| task.signed_by.contains(&role)),
        sends: handed(&|it| it.from.as_ref().is_some_and(|party| party.is_among(&all_roles))),
        sends_cited: cited(&|it| it.from.as_ref().is_some_and(|party| party.is_among(&all_roles))),
        is_empty: false,
    };
    share.is_empty = share.receives.is_empty()
        && share.receives_cited.is_empty()
        && share.fills.is_empty()
        && share.fills_cited.is_empty()
        && share.signs.is_empty()
        && share.sends.is_empty()
        && share.sends_cited.is_empty();
    share
}
