//! « Documents cités et non publiés »: what the sources name but do not contain, in their words, under the guide that has them.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::{NoteView, Viewpoint};
use super::way::{Quoted, Way, quoted};
use crate::model::{Certification, CitedDocument, CitedPassage, SourceRef};
use crate::plan::CITED;

#[derive(Serialize)]
struct Content {
    documents: Vec<Cited>,
}

#[derive(Serialize)]
struct Cited {
    id: String,
    name: Text,
    issued_by: Option<Text>,
    received_by: Option<Text>,
    notes: Vec<NoteView<Html>>,
    quotations: Vec<Quotation>,
}

/// Words, and each guide that has them.
#[derive(Serialize)]
struct Quotation {
    text: Html,
    places: Vec<Place>,
}

/// The lines of a guide, its edition and its state.
#[derive(Serialize)]
struct Place {
    /// « Guide du CQP Boulanger, édition 2021 », « historique ».
    guide: Option<(Text, Text)>,
    lines: Vec<Text>,
}

/// A document that somebody fills, hands or receives, though it is not published.
#[derive(Serialize)]
pub struct CitedWay {
    document: Link,
    filled_by: Option<Text>,
    /// How it is handed, when the words say so.
    way: Option<Way>,
    words: Quoted,
}

/// The page, when there is something to tell.
pub fn page(site: &Site) -> Option<Page> {
    let cited = &site.plan.catalogue.cited_documents;
    if cited.is_empty() {
        return None;
    }
    let view = Viewpoint::new(site.plan, None, CITED);
    let content = Content { documents: cited.iter().map(|document| of(site, &view, document)).collect() };
    let description = site.mots().say("cites.description");
    let mut frame = Frame::of_site(site, &view, site.mots().say("cites.titre"), description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    Some(Page::new(frame, "cited.html", &content))
}

fn of(site: &Site, view: &Viewpoint, document: &CitedDocument) -> Cited {
    let quotation = |passage: &CitedPassage| Quotation {
        text: view.rich(&passage.text),
        places: places(site, view, &passage.sources),
    };
    Cited {
        id: id(document),
        name: Text::new(&document.name),
        issued_by: document.issued_by.as_ref().map(Text::new),
        received_by: document.received_by.as_ref().map(Text::new),
        notes: document.notes.iter().map(|note| view.note(note)).collect(),
        quotations: document.passages.iter().map(quotation).collect(),
    }
}

fn id(document: &CitedDocument) -> String {
    format!("cite-{}", document.code)
}

/// The lines, those of a source together, under the guide that the source is.
fn places(site: &Site, view: &Viewpoint, sources: &[SourceRef]) -> Vec<Place> {
    let mut codes: Vec<&str> = Vec::new();
    for source in sources {
        if !codes.contains(&source.source.as_str()) {
            codes.push(&source.source);
        }
    }
    let place = |code: &str| {
        let mut guides = site.plan.certifications.iter().map(|planned| planned.certification);
        let guide = guides.find(|it| it.source.source == code && !it.is_partial());
        let title = site.plan.catalogue.sources.get(code).map(|source| source.title.as_str()).unwrap_or_default();
        let named = |guide: &Certification| {
            (Text::new(format!("{title}, {}", guide.edition_label)), Text::new(guide.state.label(site.mots())))
        };
        Place {
            guide: guide.map(named),
            lines: sources.iter().filter(|source| source.source == code).map(|source| view.source(source)).collect(),
        }
    };
    codes.into_iter().map(place).collect()
}

/// The documents that the source of a certification names and does not contain, where it says who fills or hands them.
pub fn ways(
    site: &Site,
    view: &Viewpoint,
    certification: &Certification,
    chosen: impl Fn(&CitedPassage) -> bool,
) -> Vec<CitedWay> {
    let mut ways = Vec::new();
    for document in &site.plan.catalogue.cited_documents {
        for passage in document.passages.iter().filter(|it| certification.is_founded_by(&it.sources) && chosen(it)) {
            let is_handed = passage.from.is_some() || passage.to.is_some();
            if !is_handed && passage.filled_by.is_none() {
                continue;
            }
            ways.push(CitedWay {
                document: view.link(&document.name, &format!("{CITED}#{}", id(document))),
                filled_by: passage.filled_by.map(|role| Text::new(role.by(site.mots()))),
                way: is_handed.then(|| Way::new(site.mots(), passage.from.as_ref(), passage.to.as_ref())),
                words: quoted(view, certification, &passage.text, &passage.sources),
            });
        }
    }
    ways
}
