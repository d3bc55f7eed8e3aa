//! What may be found, as the script of the theme reads it: pages and their parts, files, and each statement once, at its
//! permanent address.

use serde::Serialize;
use serde_json::Value;

use super::super::Site;
use super::super::frame::{Found, Page};
use super::super::text::Text;
use super::gathered::Gathered;
use crate::model::{Certification, Code};
use crate::plan;

#[derive(Serialize)]
struct Index<'a> {
    certifications: Vec<Group>,
    natures: Vec<NatureView>,
    pages: Vec<String>,
    /// Where records stand: the titles around them.
    lieux: Vec<Text>,
    /// Expressions that mean the same, as the content declares them.
    synonymes: &'a [Vec<String>],
    entrees: Columns,
}

/// The records, field by field: a browser rebuilds them in no time, and like compresses best beside like. Nothing is 0,
/// and a place in another list is one more than it.
#[derive(Serialize, Default)]
struct Columns {
    g: Vec<usize>,
    n: Vec<usize>,
    p: Vec<usize>,
    a: Vec<Value>,
    c: Vec<Value>,
    t: Vec<Text>,
    o: Vec<Value>,
    x: Vec<usize>,
    b: Vec<Value>,
}

/// What answers are grouped by.
#[derive(Serialize)]
struct Group {
    titre: Text,
    /// « édition 2014 ».
    edition: Text,
    /// « historique ».
    etat: &'static str,
}

#[derive(Serialize)]
struct NatureView {
    nom: Text,
    poids: f32,
}

/// Something that may be found. The names are those of the columns.
pub struct Record {
    /// Its certification, or its list, by its place in `certifications`; nothing for a page of the whole site.
    pub g: Option<usize>,
    /// Its nature, by its place in `natures`.
    pub n: usize,
    /// Its page, by its place in `pages`.
    pub p: usize,
    /// Its place in the page.
    pub a: Option<String>,
    pub c: Option<String>,
    /// Its words: what the answer shows.
    pub t: Text,
    /// What menus, links and buttons call it.
    pub o: Vec<Text>,
    /// Where it stands.
    pub x: Option<Text>,
    /// Prose under its title.
    pub b: String,
}

impl Record {
    pub fn new(words: &str) -> Record {
        let (o, b) = (Vec::new(), String::new());
        Record { g: None, n: 0, p: 0, a: None, c: None, t: Text::new(words), o, x: None, b }
    }
}

/// What a record is. Answers are grouped by it; its weight says which comes first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Certification,
    Document,
    Page,
    Domaine,
    Bloc,
    Competence,
    Skill,
    Knowledge,
    Criterion,
    Activity,
    Definition,
    Question,
    Statement,
    Listed,
    File,
    Part,
    Passage,
    Field,
    Note,
    Retired,
    Term,
}

impl Nature {
    const ALL: [(Nature, &'static str, f32); 21] = [
        (Nature::Certification, "Certification", 4.0),
        (Nature::Document, "Documents", 2.0),
        (Nature::Page, "Pages", 2.0),
        (Nature::Domaine, "Domaines de compétences", 1.5),
        (Nature::Bloc, "Blocs de compétences", 1.5),
        (Nature::Competence, "Compétences", 1.3),
        (Nature::Skill, "Savoir-faire", 1.2),
        (Nature::Knowledge, "Savoirs", 1.2),
        (Nature::Criterion, "Critères d'évaluation", 1.0),
        (Nature::Activity, "Activités", 1.0),
        (Nature::Definition, "Définition", 1.0),
        (Nature::Question, "Questions au candidat", 0.9),
        (Nature::Statement, "Énoncés", 0.8),
        (Nature::Listed, "Certifications de la liste", 0.6),
        (Nature::File, "Fichiers à télécharger", 0.8),
        (Nature::Part, "Parties de documents", 0.5),
        (Nature::Passage, "Parties de pages", 0.5),
        (Nature::Field, "Champs des données", 0.2),
        (Nature::Note, "Notes de l'éditeur", 0.8),
        (Nature::Retired, "Codes retirés", 0.5),
        (Nature::Term, "Sigles", 2.0),
    ];

    /// What the steps of a code say: `D1.SF2` is a savoir-faire.
    pub fn of(code: &Code) -> Nature {
        let steps: Vec<&str> =
            code.as_str().split('.').map(|step| step.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
        match (steps.first().copied(), steps.last().copied(), steps.len()) {
            (Some("D"), _, 1) => Nature::Domaine,
            (Some("B"), _, 1) => Nature::Bloc,
            (Some("A"), ..) | (_, Some("A"), _) => Nature::Activity,
            (Some("FIN" | "PRE" | "CAP"), ..) => Nature::Definition,
            (_, Some("C"), _) => Nature::Competence,
            (_, Some("SF"), _) => Nature::Skill,
            (_, Some("S"), _) => Nature::Knowledge,
            (_, Some("E"), _) => Nature::Criterion,
            (_, Some("R" | "Q"), _) => Nature::Question,
            _ => Nature::Statement,
        }
    }

    pub fn place(self) -> usize {
        Nature::ALL.iter().position(|(nature, ..)| *nature == self).unwrap_or_default()
    }
}

/// The index of the site, as a script, of which `pages` are all the pages and `html` what they say.
pub fn file(site: &Site, pages: &[Page], html: &[String]) -> Vec<u8> {
    let mut gathered = Gathered::default();
    let listed: Vec<(&Page, &str)> = pages.iter().zip(html.iter().map(String::as_str)).collect();
    let listed: Vec<_> = listed.into_iter().filter(|(page, _)| page.frame.found != Found::Nothing).collect();
    for (page, _) in &listed {
        gathered.page(site, page);
    }
    for (group, planned) in site.plan.certifications.iter().enumerate() {
        gathered.certification(site, group, planned);
    }
    for term in &site.plan.catalogue.glossary {
        let words = format!("{} : {}", term.acronym, term.expansion);
        gathered.term(&format!("{}#{}", plan::GLOSSARY, term.code), &words);
    }
    for (n, planned) in site.plan.lists.iter().enumerate() {
        gathered.list(site, site.plan.certifications.len() + n, planned);
    }
    gathered.words(site, &listed);
    gathered.labels(&listed);
    let certifications = site.plan.certifications.iter().map(|planned| group(planned.certification));
    let lists = site.plan.lists.iter().map(|planned| {
        let list = planned.list;
        Group { titre: Text::new(&list.title), edition: Text::new(&list.label), etat: list.state.label() }
    });
    let (lieux, entrees) = columns(gathered.records);
    let index = Index {
        certifications: certifications.chain(lists).collect(),
        natures: Nature::ALL.iter().map(|(_, nom, poids)| NatureView { nom: Text::new(nom), poids: *poids }).collect(),
        pages: gathered.pages,
        lieux,
        synonymes: &site.plan.catalogue.synonyms,
        entrees,
    };
    // Plain data of ours: it always has a JSON form.
    let json = serde_json::to_string(&index).unwrap_or_default();
    format!("globalThis.indexDeRecherche = {json};\n").into_bytes()
}

fn columns(records: Vec<Record>) -> (Vec<Text>, Columns) {
    let (mut places, mut columns) = (Vec::new(), Columns::default());
    let words = |words: Option<String>| words.filter(|words| !words.is_empty()).map_or_else(|| 0.into(), Value::String);
    for Record { g, n, p, a, c, t, o, x, b } in records {
        columns.g.push(g.map_or(0, |group| group + 1));
        columns.n.push(n);
        columns.p.push(p);
        columns.a.push(words(a));
        columns.c.push(words(c));
        columns.t.push(t);
        let labels = o.iter().map(|label| label.as_str().into()).collect::<Vec<Value>>();
        columns.o.push(if labels.is_empty() { 0.into() } else { labels.into() });
        columns.x.push(x.map_or(0, |place| {
            let known = places.iter().rposition(|known| *known == place);
            1 + known.unwrap_or_else(|| {
                places.push(place);
                places.len() - 1
            })
        }));
        columns.b.push(words(Some(b)));
    }
    (places, columns)
}

fn group(certification: &Certification) -> Group {
    Group {
        titre: Text::new(certification.named()),
        edition: Text::new(&certification.edition_label),
        etat: certification.state.label(),
    }
}
