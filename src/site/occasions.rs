//! The criteria of each domaine at the three evaluations, side by side: formative, intermediate, final.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::{CodeLink, Viewpoint};
use crate::document::Anchor;
use crate::model::{Code, Domaine, Kind, Name, Place, Rich, Scale};
use crate::plan::{self, PlannedCertification, PlannedDocument};

#[derive(Serialize)]
struct Content {
    domaines: Vec<DomaineView>,
}

#[derive(Serialize)]
struct DomaineView {
    id: String,
    number: u32,
    code: CodeLink,
    title: Html,
    occasions: Vec<Occasion>,
}

/// What one document asks of the domaine.
#[derive(Serialize)]
struct Occasion {
    id: String,
    title: Text,
    /// The document, where it speaks of the domaine.
    document: Option<Link>,
    /// « À améliorer », « Acquis ».
    levels: Vec<Text>,
    groups: Vec<Group>,
    gaps: Vec<(Html, Text)>,
}

#[derive(Serialize)]
struct Group {
    title: Option<Html>,
    criteria: Vec<Criterion>,
}

#[derive(Serialize)]
struct Criterion {
    code: String,
    /// Where it stands in the document.
    href: String,
    text: Html,
}

/// A document, and the words of its statements.
struct Told<'a> {
    planned: &'a PlannedDocument<'a>,
    words: BTreeMap<&'a Code, &'a Rich>,
}

/// `None` where the certification has no domaine.
pub fn page(site: &Site, planned: &PlannedCertification) -> Option<Page> {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), planned.occasions.as_ref()?);
    let told = |kind: Kind| {
        let document = site.documents_of(planned).find(|(document, _)| document.document.id.kind == kind);
        document.map(|(planned, _)| Told { planned, words: plan::statements(planned.document) })
    };
    let documents = [Kind::LIVRET_SUIVI, Kind::GRILLES_INTERMEDIAIRES, Kind::LIVRET_EVALUATION_FINALE]
        .map(|kind| (kind, told(kind)));
    let place = Place::part(Kind::Referentiel, Name::of("competences"));
    let domaines: Vec<DomaineView> = certification
        .domaines
        .iter()
        .map(|domaine| DomaineView {
            id: domaine.title.code.anchor(),
            number: domaine.number,
            code: view.code(&domaine.title.code),
            title: view.rich(domaine.title.words.at(&place).unwrap_or(&domaine.title.words.text)),
            occasions: documents
                .iter()
                .map(|(kind, told)| occasion(&view, planned, domaine, *kind, told.as_ref()))
                .collect(),
        })
        .collect();
    let named = certification.named();
    let description = site.mots().fill("occasions.description", &[("certification", &named)]);
    let title = site.mots().say("occasions.titre");
    let mut frame = Frame::of_certification(site, &view, planned, title, &description);
    frame.contents = certification
        .domaines
        .iter()
        .map(|domaine| {
            let title = domaine.title.words.at(&place).unwrap_or(&domaine.title.words.text).text();
            let label = site.mots().fill("commun.domaine", &[("numero", &domaine.number), ("titre", &title)]);
            Link::new(label, format!("#{}", domaine.title.code.anchor()))
        })
        .collect();
    Some(Page::new(frame, "occasions.html", &Content { domaines }))
}

fn occasion(
    view: &Viewpoint,
    planned: &PlannedCertification,
    domaine: &Domaine,
    kind: Kind,
    told: Option<&Told>,
) -> Occasion {
    let certification = planned.certification;
    let code = &domaine.title.code;
    let group = |title: Option<&Rich>, codes: Vec<&Code>| Group {
        title: title.map(|title| view.rich(title)),
        criteria: codes.into_iter().filter_map(|code| criterion(view, told?, code)).collect(),
    };
    let mut groups = Vec::new();
    let mut gaps = Vec::new();
    let (title, scale): (&str, Option<&Scale>) = if kind == Kind::LIVRET_SUIVI {
        let livret = certification.follow_up.as_ref();
        for of_domaine in livret.iter().flat_map(|it| &it.domaines).filter(|it| it.domaine == *code) {
            let tables = of_domaine.evaluations.iter();
            groups.extend(tables.map(|it| group(it.title.as_ref(), it.criteria.iter().map(|it| &it.code).collect())));
            gaps.extend(of_domaine.gaps.iter().map(|gap| (view.rich(&gap.text), view.source(&gap.source))));
        }
        (view.mots().say("occasions.formative"), livret.map(|it| &it.criteria_scale))
    } else if kind == Kind::GRILLES_INTERMEDIAIRES {
        let grids = certification.intermediate_grids.as_ref();
        let of_domaine = grids.iter().flat_map(|it| &it.domaines).filter(|it| it.domaine == *code);
        groups.extend(of_domaine.map(|it| group(None, it.criteria.iter().collect())));
        (view.mots().say("occasions.intermediaire"), grids.map(|it| &it.scale))
    } else {
        let livret = certification.final_livret.as_ref();
        let of_domaine = livret.iter().flat_map(|it| &it.evaluations).filter(|it| it.domaine == *code);
        let grids = of_domaine.flat_map(|it| &it.grids);
        groups.extend(grids.map(|it| group(Some(&it.title), it.criteria.iter().collect())));
        (view.mots().say("occasions.finale"), livret.map(|it| &it.criteria_scale))
    };
    // The only grid of a domaine bears its name: the heading above has said it.
    if let [only] = groups.as_mut_slice() {
        only.title = None;
    }
    groups.retain(|group| !group.criteria.is_empty());
    Occasion {
        id: format!("{}-{}", code.anchor(), kind.slug()),
        title: Text::new(title),
        document: told.map(|told| {
            let own = plan::anchor_id(kind, &Anchor::Statement(code.clone()));
            let has_own = told.words.contains_key(code);
            let page = &told.planned.page;
            let address = if has_own { format!("{page}#{own}") } else { page.clone() };
            view.link(view.plan.catalogue.short_title_of(kind), &address)
        }),
        levels: scale.iter().flat_map(|scale| &scale.levels).map(|level| Text::new(&level.label)).collect(),
        groups,
        gaps,
    }
}

fn criterion(view: &Viewpoint, told: &Told, code: &Code) -> Option<Criterion> {
    let words = told.words.get(code)?;
    let id = plan::statement_id(told.planned.document.id.kind, code);
    let href = view.to(&format!("{}#{id}", told.planned.page));
    Some(Criterion { code: code.to_string(), href, text: view.rich(words) })
}
