//! The page of the competences, by domaine: savoir-faire, savoirs, criteria, each with its permanent address.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::{Extract, Link, extract};
use super::places::{Places, StandsIn};
use super::text::{Html, Text};
use super::viewpoint::{CodeLink, GapView, Viewpoint};
use crate::document::Selection;
use crate::model::{Domaine, Kind, Name, Place, Rich, Statement, Unit};
use crate::plan::PlannedCertification;

#[derive(Serialize)]
struct Content {
    domaines: Vec<DomaineView>,
    gaps: Vec<GapView>,
}

#[derive(Serialize)]
struct DomaineView {
    id: String,
    number: u32,
    code: CodeLink,
    title: Html,
    places: Vec<StandsIn>,
    /// Its criteria at the three evaluations.
    occasions: Option<String>,
    groups: Vec<Group>,
    /// The livrets limited to this domaine.
    livrets: Vec<Extract>,
}

/// Statements of one nature.
#[derive(Serialize)]
struct Group {
    heading: Text,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    code: CodeLink,
    text: Html,
    places: Vec<StandsIn>,
}

pub fn page(site: &Site, planned: &PlannedCertification) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.competences);
    let place = Place::part(Kind::Referentiel, Name::of("competences"));
    let places = Places::of(site, planned);
    let domaines = certification.domaines.iter().map(|domaine| DomaineView {
        livrets: livrets(site, &view, planned, domaine),
        occasions: planned.occasions.as_ref().map(|page| view.to(&format!("{page}#{}", domaine.title.code.anchor()))),
        ..of_domaine(&view, &places, domaine, &place)
    });
    let gaps = certification.gaps.iter().filter(|gap| gap.place.covers(&place)).map(|gap| view.gap(gap));
    let content = Content { domaines: domaines.collect(), gaps: gaps.collect() };
    let named = certification.named();
    let description = site.mots().fill("competences.description", &[("certification", &named)]);
    let mut frame = Frame::of_certification(site, &view, planned, site.mots().say("competences.titre"), &description);
    frame.contents = certification.domaines.iter().map(|domaine| contents(&view, domaine, &place)).collect();
    Page::new(frame, "competences.html", &content)
}

fn contents(view: &Viewpoint, domaine: &Domaine, place: &Place) -> Link {
    let label =
        view.mots().fill("commun.domaine", &[("numero", &domaine.number), ("titre", &title(domaine, place).text())]);
    Link::new(label, format!("#{}", id(&domaine.title)))
}

fn title<'d>(domaine: &'d Domaine, place: &Place) -> &'d Rich {
    domaine.title.words.at(place).unwrap_or(&domaine.title.words.text)
}

fn of_domaine(view: &Viewpoint, places: &Places, domaine: &Domaine, place: &Place) -> DomaineView {
    let mots = view.mots();
    let own_heading = domaine.skills_heading.as_ref().and_then(|words| words.at(place));
    let skills = own_heading.map_or_else(|| mots.say("competences.savoir_faire").to_owned(), Rich::text);
    let here = |statements: &[Statement]| -> Vec<Entry> {
        statements.iter().filter_map(|s| Some(entry(view, places, s, s.words.at(place)?))).collect()
    };
    let criteria = domaine.criteria.iter();
    let criteria = criteria.map(|criterion| entry(view, places, criterion, &criterion.words.text)).collect();
    let groups = [
        (skills.as_str(), here(&domaine.skills)),
        (mots.say("competences.savoirs"), here(&domaine.knowledge)),
        (mots.say("competences.criteres"), criteria),
    ];
    let groups = groups.into_iter().filter(|(_, entries)| !entries.is_empty());
    DomaineView {
        id: id(&domaine.title),
        number: domaine.number,
        code: view.code(&domaine.title.code),
        title: view.rich(title(domaine, place)),
        livrets: Vec::new(),
        // The heading of a domaine takes other forms in other documents: its words are not compared.
        places: places.find(view, &domaine.title.code, None),
        occasions: None,
        groups: groups.map(|(heading, entries)| Group { heading: Text::new(heading), entries }).collect(),
    }
}

fn livrets(site: &Site, view: &Viewpoint, planned: &PlannedCertification, domaine: &Domaine) -> Vec<Extract> {
    let wanted = Some(Selection::of_unit(Unit::Domaine(domaine)));
    let extracts = site.documents_of(planned).flat_map(|(document, _)| &document.extracts);
    extracts
        .filter(|part| part.document.selection == wanted)
        .map(|part| {
            let livret = &part.document.short_title;
            let label = view.mots().fill("competences.livret", &[("livret", livret), ("numero", &domaine.number)]);
            extract(view, part, site.facts, label)
        })
        .collect()
}

fn entry(view: &Viewpoint, places: &Places, statement: &Statement, words: &Rich) -> Entry {
    let places = places.find(view, &statement.code, Some(words));
    Entry { id: id(statement), code: view.code(&statement.code), text: view.rich(words), places }
}

/// Bare ids belong to the référentiel: here they follow the name of the page.
fn id(statement: &Statement) -> String {
    format!("competences-{}", statement.code.anchor())
}
