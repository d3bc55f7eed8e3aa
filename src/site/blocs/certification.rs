//! The page of a certification in blocs: its identity, its référentiels and their blocs, its documents, what is missing.

use serde::Serialize;

use crate::model::{Mots, Purpose, Referentiels, Titled};
use crate::plan::PlannedCertification;
use crate::site::Site;
use crate::site::ending::Ending;
use crate::site::frame::{Frame, Page, kicker};
use crate::site::life::Life;
use crate::site::links::Link;
use crate::site::registration::Registration;
use crate::site::text::{Html, Text};
use crate::site::viewpoint::Viewpoint;

#[derive(Serialize)]
struct Content {
    edition_detail: Option<Text>,
    source_title: Option<Text>,
    source_date: Option<Text>,
    published: Option<Text>,
    life: Life,
    registration: Registration,
    /// What the source prints of the whole title.
    facts: Vec<Fact>,
    law: Option<Law>,
    purposes: Vec<PurposeView>,
    blocs: Vec<BlocLink>,
    competences: String,
    ending: Ending,
}

/// Lines under the heading of the source.
#[derive(Serialize)]
struct Fact {
    heading: Html,
    /// Before the first line.
    code: Option<Text>,
    lines: Vec<Html>,
}

#[derive(Serialize)]
struct Law {
    reference: Html,
    text: Html,
    /// As printed: never links.
    addresses: Vec<String>,
}

#[derive(Serialize)]
struct PurposeView {
    title: Html,
    text: Html,
}

#[derive(Serialize)]
struct BlocLink {
    number: u32,
    title: Html,
    href: String,
}

pub fn page(site: &Site, planned: &PlannedCertification, referentiels: &Referentiels) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.page);
    let catalogue = site.plan.catalogue;
    let source = catalogue.sources.get(&certification.source.source);
    let Referentiels { nsf, public, legal_basis, activities, competences, evaluation, .. } = referentiels;
    let content = Content {
        edition_detail: certification.edition_detail.as_deref().map(Text::new),
        source_title: source.map(|source| Text::new(&source.title)),
        source_date: source.map(|source| Text::new(&source.date)),
        published: certification.published.map(|day| Text::new(day.in_french())),
        life: Life::of(site, &view, certification),
        registration: Registration::of(site, &view, certification),
        facts: nsf
            .iter()
            .map(|nsf| Fact {
                heading: view.rich(&nsf.heading),
                code: Some(Text::new(&nsf.code)),
                lines: vec![view.rich(&nsf.title)],
            })
            .chain(public.iter().map(|public| fact(&view, public)))
            .collect(),
        law: legal_basis.as_ref().map(|law| Law {
            reference: view.rich(&law.reference),
            text: view.rich(&law.text),
            addresses: law.addresses.clone(),
        }),
        purposes: [activities, competences, evaluation]
            .map(|Purpose { title, text }| PurposeView { title: view.rich(title), text: view.rich(text) })
            .into(),
        blocs: planned
            .blocs
            .iter()
            .map(|it| BlocLink {
                number: it.bloc.number,
                title: view.rich(&it.bloc.title.words.text),
                href: view.to(&it.page),
            })
            .collect(),
        competences: view.to(&planned.competences),
        ending: Ending::of(site, &view, planned, &certification.gaps),
    };
    let named = certification.named();
    let description = site.mots().fill("blocs.description", &[("certification", &named)]);
    let mut frame = Frame::of_certification(site, &view, planned, &certification.title, &description);
    frame.kicker = kicker(site.mots(), certification);
    frame.window_title = Text::new(format!("{named} — {}", catalogue.site.title));
    frame.contents = contents(site.mots(), &content);
    Page::new(frame, "certification-blocs.html", &content)
}

fn fact(view: &Viewpoint, titled: &Titled) -> Fact {
    let lines = titled.lines.iter().map(|line| view.rich(line)).collect();
    Fact { heading: view.rich(&titled.heading), code: None, lines }
}

/// The ids are those that `certification-blocs.html` gives to its sections.
fn contents(mots: &Mots, content: &Content) -> Vec<Link> {
    let mut links = vec![Link::new(mots.say("blocs.referentiels"), "#referentiels".into())];
    links.push(Link::new(mots.say("blocs.titre"), "#blocs".into()));
    links.extend(content.ending.contents(mots, None));
    links
}
