//! The page of a certification: its identity, its definition, its documents, what is known and what is missing.

use serde::Serialize;

use super::Site;
use super::branch;
use super::ending::Ending;
use super::frame::{Frame, Page, kicker};
use super::life::Life;
use super::links::{DescribedLink, Link};
use super::registration::Registration;
use super::text::{Html, Text};
use super::tree::{SectionView, Tree};
use super::viewpoint::{CodeLink, GapView, Viewpoint};
use crate::document::{self, Anchor};
use crate::model::{Gap, Kind, Mots, Name, Place};
use crate::plan::{PlannedCertification, anchor_id};

#[derive(Serialize)]
struct Content {
    /// A « fiche partielle »: the sources have no domaine.
    partial: bool,
    edition_detail: Option<Text>,
    source_title: Option<Text>,
    source_date: Option<Text>,
    published: Option<Text>,
    mentions: Vec<Text>,
    life: Life,
    registration: Registration,
    purposes_intro: Option<Html>,
    purposes: Vec<Html>,
    /// Where the whole definition stands.
    definition: Option<String>,
    /// Where a « fiche partielle » says all that is known.
    fiche: Option<String>,
    /// Where the definition says nothing else.
    abilities: Option<Abilities>,
    brochure: Vec<SectionView>,
    domaines: Vec<Domaine>,
    domaine_gaps: Vec<GapView>,
    activities: Option<String>,
    competences: String,
    occasions: Option<String>,
    preparations: Vec<DescribedLink>,
    branch: Vec<DescribedLink>,
    ending: Ending,
}

#[derive(Serialize)]
struct Abilities {
    intro: Html,
    /// Each with its code.
    list: Vec<(CodeLink, Html)>,
}

#[derive(Serialize)]
struct Domaine {
    number: u32,
    title: Html,
    href: String,
}

pub fn page(site: &Site, planned: &PlannedCertification) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.page);
    let catalogue = site.plan.catalogue;
    let source = catalogue.sources.get(&certification.source.source);
    let place = Place::part(Kind::Referentiel, Name::of("definition"));
    let definition = &certification.definition;
    let purposes = definition.purposes.iter().filter_map(|purpose| purpose.words.at(&place));
    let referentiel = site.documents_of(planned).find(|(d, _)| d.document.id.kind == Kind::Referentiel);
    let fiche = site.documents_of(planned).find(|(d, _)| d.document.id.kind == Kind::Fiche);
    let definition_id = anchor_id(Kind::Referentiel, &Anchor::Part("definition".into()));
    let domaines = certification.domaines.iter().map(|domaine| Domaine {
        number: domaine.number,
        title: view.rich(domaine.title.words.at(&place).unwrap_or(&domaine.title.words.text)),
        href: view.to(&format!("{}#competences-{}", planned.competences, domaine.title.code.anchor())),
    });
    let partial = certification.is_partial();
    let abilities = definition.abilities.iter().map(|it| (view.code(&it.code), view.rich(&it.words.text)));
    let abilities = Abilities { intro: view.rich(&definition.abilities_intro), list: abilities.collect() };
    let of_domaines = |gap: &&Gap| gap.place == Place::part(Kind::Fiche, Name::of("manques"));
    let (domaine_gaps, gaps): (Vec<&Gap>, Vec<&Gap>) = certification.gaps.iter().partition(of_domaines);
    let brochure = document::of_brochure(catalogue, certification);
    let content = Content {
        partial,
        edition_detail: certification.edition_detail.as_deref().map(Text::new),
        source_title: source.map(|source| Text::new(&source.title)),
        source_date: source.map(|source| Text::new(&source.date)),
        published: certification.published.map(|day| Text::new(day.in_french())),
        mentions: certification.mentions.iter().map(|mention| Text::new(&mention.title)).collect(),
        life: Life::of(site, &view, certification),
        registration: Registration::of(site, &view, certification),
        purposes_intro: definition.purposes_intro.as_ref().map(|intro| view.rich(intro)),
        purposes: purposes.map(|words| view.rich(words)).collect(),
        definition: referentiel.map(|(document, _)| view.to(&format!("{}#{definition_id}", document.page))),
        fiche: fiche.map(|(document, _)| view.to(&document.page)),
        abilities: definition.purposes.is_empty().then_some(abilities),
        brochure: Tree::new(&view, Kind::Fiche, &[]).sections(brochure.as_slice(), 2),
        domaines: domaines.collect(),
        domaine_gaps: domaine_gaps.into_iter().map(|gap| view.gap(gap)).collect(),
        activities: planned.activities.as_ref().map(|activities| view.to(activities)),
        competences: view.to(&planned.competences),
        occasions: planned.occasions.as_ref().map(|page| view.to(page)),
        preparations: planned
            .preparations
            .iter()
            .map(|it| {
                DescribedLink::new(
                    view.link(it.preparation.titled(certification), &it.page),
                    &it.preparation.description,
                )
            })
            .collect(),
        branch: branch::links(site, &view),
        ending: Ending::of(site, &view, planned, gaps),
    };
    let named = certification.named();
    let description = match partial {
        true => site.mots().fill("certification.description_partielle", &[("certification", &named)]),
        false => site.mots().fill("certification.description", &[("certification", &named)]),
    };
    let mut frame = Frame::of_certification(site, &view, planned, &certification.title, &description);
    frame.kicker = kicker(site.mots(), certification);
    frame.window_title = Text::new(format!("{named} — {}", catalogue.site.title));
    frame.contents = contents(site.mots(), &content);
    Page::new(frame, "certification.html", &content)
}

/// The ids are those that `certification.html` gives to its sections.
fn contents(mots: &Mots, content: &Content) -> Vec<Link> {
    let definition = if content.abilities.is_some() {
        mots.say("certification.capacites")
    } else {
        mots.say("certification.definition")
    };
    let mut links = vec![Link::new(definition, "#definition".into())];
    links.extend(content.brochure.iter().filter_map(|section| {
        let id = section.id.as_ref()?;
        Some(Link { label: section.label.clone(), ..Link::new("", format!("#{id}")) })
    }));
    links.push(Link::new(mots.say("certification.domaines"), "#domaines".into()));
    if !content.preparations.is_empty() {
        links.push(Link::new(mots.say("certification.se_preparer"), "#se-preparer".into()));
    }
    let branch = (!content.branch.is_empty()).then(|| Link::new(mots.say("certification.branche"), "#branche".into()));
    links.extend(content.ending.contents(mots, branch));
    links
}
