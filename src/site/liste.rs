//! The page of a list, which is also the twin of its printed form, and the pages that keep a family or a level of it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Site;
use super::document::{ColophonView, colophon};
use super::frame::{Found, Frame, Page};
use super::links::{Download, Link, download};
use super::text::{Html, Text};
use super::tree::{SectionView, Tree};
use super::viewpoint::{NoteView, Viewpoint};
use crate::document::{Facet, Section, families, level};
use crate::model::{Family, Kind, Liste, Mots};
use crate::plan::{self, PlannedFacet, PlannedList};

#[derive(Serialize)]
struct Content {
    /// Nothing is left out.
    whole: bool,
    /// « 24 certifications sur 100 ».
    count: Text,
    families: Choices,
    levels: Choices,
    /// What a script may keep, on the page that has all.
    filter: Option<Filter>,
    /// The families, and what stands after them.
    kept: Vec<SectionView>,
    after: Vec<SectionView>,
    facts: Vec<(Text, Text)>,
    documents: Vec<Download>,
    notes: Vec<NoteView<Html>>,
    colophon: Option<ColophonView>,
}

/// The filter that a script works.
#[derive(Serialize)]
struct Filter {
    /// The name of the file of what is shown, and where the script has the lines of the whole file.
    file: String,
    table: String,
    families: Vec<Kept>,
    levels: Vec<Kept>,
}

/// A value that the filter keeps; an empty one keeps all.
#[derive(Serialize)]
struct Kept {
    value: String,
    label: Text,
}

/// What a reader may keep, in one respect.
#[derive(Serialize)]
struct Choices {
    label: Text,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    label: Text,
    /// Spoken after the label, and shown where there is room.
    detail: Option<Text>,
    href: String,
    rows: usize,
    current: bool,
}

pub fn pages(site: &Site, planned: &PlannedList) -> Vec<Page> {
    let whole = page(site, planned, None);
    [whole].into_iter().chain(planned.facets.iter().map(|kept| page(site, planned, Some(kept)))).collect()
}

fn page(site: &Site, planned: &PlannedList, kept: Option<&PlannedFacet>) -> Page {
    let list = planned.list;
    let path = kept.map_or(&planned.page, |kept| &kept.page);
    let view = Viewpoint::of_list(site.plan, list, path);
    let facet = kept.map(|kept| kept.facet).unwrap_or_default();
    let mut tree = Tree::new(&view, Kind::Liste, &[]);
    let twin = site.documents_of_owner(list.into()).find(|(document, _)| document.document.id.kind == Kind::Liste);
    // The facet pages keep some rows; what surrounds the families stands on the page of the list only.
    let around = twin.filter(|_| kept.is_none()).map(|(twin, _)| twin.document);
    let is_family_part = |section: &&Section| !section.sections.is_empty();
    let after =
        around.iter().flat_map(|document| document.sections.iter().skip_while(|section| !is_family_part(section)));
    let after: Vec<Section> = after.skip(1).cloned().collect();
    let after = tree.sections(&after, 2);
    let sections = tree.sections(&families(site.mots(), list, facet), 3);
    let total = list.totals().rows;
    let rows = kept.map_or(total, |kept| kept.rows);
    let documents = site.documents_of_owner(list.into());
    let content = Content {
        whole: kept.is_none(),
        count: Text::new(match kept {
            None => site.mots().fill("listes.toutes", &[("total", &total)]),
            Some(_) if rows > 1 => site.mots().fill("listes.certaines", &[("nombre", &rows), ("total", &total)]),
            Some(_) => site.mots().fill("listes.une_seule", &[("nombre", &rows), ("total", &total)]),
        }),
        families: of_families(&view, planned, facet),
        levels: of_levels(&view, planned, facet),
        filter: kept.is_none().then(|| filter(&view, planned)),
        after,
        facts: facts(site, list),
        documents: documents.map(|(document, facts)| download(&view, document, facts)).collect(),
        notes: list.notes.iter().map(|note| view.note(note)).collect(),
        colophon: around.map(|document| colophon(&view, &mut tree, &document.colophon)),
        kept: sections,
    };
    let title = title(site.mots(), list, facet);
    let description = format!("{}, {} : {}.", list.title, list.label, title.to_lowercase());
    let mut frame = Frame::of_list(site, &view, planned, &title, &description);
    frame.contents = contents(site.mots(), &content);
    frame.found = match facet {
        Facet { family: None, level: None } => Found::Words,
        // Who searches a level finds its certifications; a family stands in the list itself.
        Facet { family: None, level: Some(_) } => Found::Title,
        Facet { family: Some(_), .. } => Found::Nothing,
    };
    Page::new(frame, "liste.html", &content)
}

/// What the page keeps; the list's own title when it keeps all.
fn title(mots: &Mots, list: &Liste, facet: Facet) -> String {
    let family = list.families.iter().find(|family| Some(&family.code) == facet.family);
    let family = family.map(|family| mots.fill("listes.famille", &[("numero", &family.number)]));
    let level = facet.level.map(|level| named_level(mots, level));
    match (family, level) {
        (None, None) => list.title.clone(),
        (Some(family), None) => family,
        (None, Some(level)) => level,
        (Some(family), Some(level)) => format!("{family}, {}", level.to_lowercase()),
    }
}

fn named_level(mots: &Mots, level: Option<u8>) -> String {
    match level {
        None => mots.say("listes.sans_niveau").to_owned(),
        Some(level) => mots.fill("listes.niveau", &[("niveau", &level)]),
    }
}

/// Values are what the rows hold: the code of a family, the words of a level.
fn filter(view: &Viewpoint, planned: &PlannedList) -> Filter {
    let list = planned.list;
    let all = |label: &str| Kept { value: String::new(), label: Text::new(label) };
    let family = |family: &Family| Kept { value: family.code.anchor(), label: Text::new(&family.number) };
    let levels: BTreeSet<Option<u8>> = list.rows().map(|row| row.level).collect();
    let numbered =
        levels.iter().flatten().map(|level| Kept { value: level.to_string(), label: Text::new(level.to_string()) });
    let without =
        levels.contains(&None).then(|| Kept { value: level(None), label: Text::new(named_level(view.mots(), None)) });
    Filter {
        table: view.to(&plan::script_of(&planned.data.csv)),
        file: format!("{}-{}-extrait.csv", list.slug, list.edition),
        families: std::iter::once(all(view.mots().say("listes.toutes_les_familles")))
            .chain(list.families.iter().map(family))
            .collect(),
        levels: std::iter::once(all(view.mots().say("listes.tous_les_niveaux")))
            .chain(numbered)
            .chain(without)
            .collect(),
    }
}

/// The families that the kept level leaves, and all of them.
fn of_families(view: &Viewpoint, planned: &PlannedList, facet: Facet) -> Choices {
    let all = Facet { family: None, ..facet };
    let mut choices =
        vec![choice(view, planned, all, facet, view.mots().say("listes.toutes_les_familles").to_owned(), None)];
    let family = |family: &Family| {
        let kept = Facet { family: Some(&family.code), ..facet };
        let detail = Text::new(family.title.text());
        choice(view, planned, kept, facet, family.number.clone(), Some(detail))
    };
    choices.extend(planned.list.families.iter().map(family));
    Choices {
        label: Text::new(view.mots().say("listes.choix_famille")),
        choices: choices.into_iter().flatten().collect(),
    }
}

/// The levels that the kept family has, and all of them.
fn of_levels(view: &Viewpoint, planned: &PlannedList, facet: Facet) -> Choices {
    let mut choices = vec![choice(
        view,
        planned,
        Facet { level: None, ..facet },
        facet,
        view.mots().say("listes.tous_les_niveaux").to_owned(),
        None,
    )];
    let levels: BTreeSet<Option<u8>> = planned.list.rows().map(|row| row.level).collect();
    // The rows without a level come last.
    let levels = levels.iter().filter(|level| level.is_some()).chain(levels.get(&None));
    choices.extend(levels.map(|level| {
        let kept = Facet { level: Some(*level), ..facet };
        choice(view, planned, kept, facet, named_level(view.mots(), *level), None)
    }));
    Choices {
        label: Text::new(view.mots().say("listes.choix_niveau")),
        choices: choices.into_iter().flatten().collect(),
    }
}

/// `None` when nothing would be kept.
fn choice(
    view: &Viewpoint,
    planned: &PlannedList,
    kept: Facet,
    current: Facet,
    label: String,
    detail: Option<Text>,
) -> Option<Choice> {
    let (page, rows) = match kept == Facet::default() {
        true => (planned.page.as_str(), planned.list.totals().rows),
        false => planned.facet(kept).map(|facet| (facet.page.as_str(), facet.rows))?,
    };
    // From one choice to the next, the reader stays at the list.
    let href = view.to(&format!("{page}#certifications"));
    Some(Choice { label: Text::new(label), detail, href, rows, current: kept == current })
}

fn facts(site: &Site, list: &Liste) -> Vec<(Text, Text)> {
    let mots = site.mots();
    let mut facts = vec![
        (Text::new(mots.say("listes.texte")), Text::new(format!("{}, {}", list.text_title, list.label))),
        (Text::new(mots.say("listes.organisme")), Text::new(&list.organisation)),
    ];
    if let Some(source) = site.plan.catalogue.sources.get(&list.source.source) {
        facts.push((Text::new(mots.say("listes.source")), Text::new(format!("{} ({})", source.title, source.date))));
    }
    facts.extend(list.published.map(|day| (Text::new(mots.say("listes.publie_le")), Text::new(day.in_french()))));
    facts.extend(list.expiry.map(|day| (Text::new(mots.say("listes.echeance")), Text::new(day.in_french()))));
    facts
}

/// The ids are those that `liste.html` gives to its sections.
fn contents(mots: &Mots, content: &Content) -> Vec<Link> {
    let link = |section: &SectionView| {
        section.id.as_ref().map(|id| Link { label: section.label.clone(), ..Link::new("", format!("#{id}")) })
    };
    let notes = (!content.notes.is_empty()).then(|| Link::new(mots.say("commun.notes"), "#notes".into()));
    let mut kept = Link::new(mots.say("listes.certifications"), "#certifications".into());
    kept.links = content.kept.iter().filter_map(link).collect();
    let mut links = vec![kept];
    if content.whole {
        links.extend(notes.clone());
        links.push(Link::new(mots.say("commun.documents"), "#documents".into()));
    }
    links.extend(content.after.iter().filter_map(link));
    links.extend(if content.whole { Some(Link::new(mots.say("listes.a_propos"), "#a-propos".into())) } else { notes });
    links
}
