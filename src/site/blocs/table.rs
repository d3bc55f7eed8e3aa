//! The page of the three référentiels: activités, compétences and criteria of all the blocs as one table.

use serde::Serialize;

use super::entries::{Entries, Entry};
use crate::model::Referentiels;
use crate::plan::PlannedCertification;
use crate::site::Site;
use crate::site::frame::{Frame, Page};
use crate::site::links::Link;
use crate::site::text::Html;
use crate::site::viewpoint::Viewpoint;

#[derive(Serialize)]
struct Content {
    activities: Html,
    competences: Html,
    evaluation: Html,
    criteria: Html,
    blocs: Vec<BlocRows>,
}

#[derive(Serialize)]
struct BlocRows {
    id: String,
    number: u32,
    /// The page of the bloc, where its modalité is.
    href: String,
    rows: Vec<Row>,
}

/// A compétence and what stands beside it.
#[derive(Serialize)]
struct Row {
    activity: Entry,
    competence: Entry,
    criteria: Vec<Entry>,
}

pub fn page(site: &Site, planned: &PlannedCertification, referentiels: &Referentiels) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.competences);
    let entries = Entries { view: &view, prefix: "competences" };
    let blocs = planned.blocs.iter().map(|it| {
        let rows = it.bloc.activities.iter().flat_map(|activity| {
            activity.competences.iter().map(|competence| Row {
                activity: entries.activity(activity),
                competence: entries.statement(&competence.title),
                criteria: entries.criteria(competence),
            })
        });
        BlocRows {
            id: entries.statement(&it.bloc.title).id,
            number: it.bloc.number,
            href: view.to(&it.page),
            rows: rows.collect(),
        }
    });
    let content = Content {
        activities: view.rich(&referentiels.activities.title),
        competences: view.rich(&referentiels.competences.title),
        evaluation: view.rich(&referentiels.evaluation.title),
        criteria: view.rich(&referentiels.criteria_heading),
        blocs: blocs.collect(),
    };
    let named = certification.named();
    let description = site.mots().fill("blocs.description_referentiels", &[("certification", &named)]);
    let mut frame = Frame::of_certification(site, &view, planned, site.mots().say("blocs.referentiels"), &description);
    let link = |(rows, it): (&BlocRows, &crate::plan::PlannedBloc)| {
        let label = site
            .mots()
            .fill("commun.bloc", &[("numero", &it.bloc.number), ("titre", &it.bloc.title.words.text.text())]);
        Link::new(label, format!("#{}", rows.id))
    };
    frame.contents = content.blocs.iter().zip(&planned.blocs).map(link).collect();
    Page::new(frame, "referentiels.html", &content)
}
