//! The page of a bloc: how it is evaluated, step by step, then its activités, compétences and criteria.

use serde::Serialize;

use super::entries::{Entries, Entry};
use crate::model::{BlocModality, Kind, Referentiels, Rich, Statement, Titled};
use crate::plan::{PlannedBloc, PlannedCertification, statement_id};
use crate::site::Site;
use crate::site::frame::{Frame, Page};
use crate::site::links::Link;
use crate::site::places::{Places, StandsIn};
use crate::site::text::{Html, Text};
use crate::site::viewpoint::Viewpoint;

#[derive(Serialize)]
struct Content {
    modalities: Html,
    gaps: Vec<(Html, Text)>,
    heading: Option<Html>,
    steps: Vec<Step>,
    /// Duration and place.
    facts: Vec<Fact>,
    evaluators_heading: Html,
    /// One entry an evaluator, any of its roles.
    evaluators: Vec<Vec<Html>>,
    /// Where the grids of the bloc are.
    grids: Option<Link>,
    activities: Vec<Activity>,
}

#[derive(Serialize)]
struct Step {
    text: Html,
    points: Vec<Html>,
    fills_grids: bool,
}

#[derive(Serialize)]
struct Fact {
    heading: Html,
    lines: Vec<Html>,
}

#[derive(Serialize)]
struct Activity {
    title: Entry,
    places: Vec<StandsIn>,
    competences: Vec<Competence>,
}

#[derive(Serialize)]
struct Competence {
    title: Entry,
    places: Vec<StandsIn>,
    criteria: Vec<Entry>,
}

pub fn page(
    site: &Site,
    planned: &PlannedCertification,
    referentiels: &Referentiels,
    PlannedBloc { bloc, page }: &PlannedBloc,
) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), page);
    let entries = Entries { view: &view, prefix: "bloc" };
    let places = Places::of(site, planned);
    let places = |title: &Statement| places.find(&view, &title.code, Some(&title.words.text));
    let activities = bloc.activities.iter().map(|activity| Activity {
        title: entries.activity(activity),
        places: places(&activity.title),
        competences: activity
            .competences
            .iter()
            .map(|it| Competence {
                title: entries.statement(&it.title),
                places: places(&it.title),
                criteria: entries.criteria(it),
            })
            .collect(),
    });
    let grids = site.documents_of(planned).find(|(d, _)| d.document.id.kind == Kind::GRILLES_BLOCS);
    let grids = grids.map(|(document, _)| {
        let id = statement_id(Kind::GRILLES_BLOCS, &bloc.title.code);
        Link::new(
            site.mots().fill("blocs.grilles", &[("numero", &bloc.number)]),
            view.to(&format!("{}#{id}", document.page)),
        )
    });
    let all = |texts: &[Rich]| -> Vec<Html> { texts.iter().map(|text| view.rich(text)).collect() };
    let fact = |titled: &Titled| Fact { heading: view.rich(&titled.heading), lines: all(&titled.lines) };
    let BlocModality { heading, steps, duration, place, evaluators_heading, evaluators, gaps, .. } = &bloc.modality;
    let content = Content {
        modalities: view.rich(&referentiels.modalities_heading),
        gaps: gaps.iter().map(|gap| (view.rich(&gap.text), view.source(&gap.source))).collect(),
        heading: heading.as_ref().map(|heading| view.rich(heading)),
        steps: steps
            .iter()
            .map(|it| Step { text: view.rich(&it.text), points: all(&it.points), fills_grids: it.fills_grids })
            .collect(),
        facts: vec![fact(duration), fact(place)],
        evaluators_heading: view.rich(evaluators_heading),
        evaluators: evaluators.iter().map(|roles| all(roles)).collect(),
        grids,
        activities: activities.collect(),
    };
    let title = site.mots().fill("commun.bloc", &[("numero", &bloc.number), ("titre", &bloc.title.words.text.text())]);
    let named = certification.named();
    let description = site.mots().fill("blocs.description_bloc", &[("titre", &title), ("certification", &named)]);
    let mut frame = Frame::of_certification(site, &view, planned, &title, &description);
    frame.contents.push(Link::new(referentiels.modalities_heading.text(), "#modalites".into()));
    let of_activities = bloc.activities.iter().zip(&content.activities);
    let of_activities =
        of_activities.map(|(it, view)| Link::new(it.title.words.text.text(), format!("#{}", view.title.id)));
    frame.contents.extend(of_activities);
    Page::new(frame, "bloc.html", &content)
}
