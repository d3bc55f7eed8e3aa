//! What may be found, as the script of the theme reads it: pages and their parts, files, and each statement once, at its
//! permanent address.

use serde::Serialize;
use serde_json::Value;

use super::super::Site;
use super::super::frame::{Found, Page};
use super::super::text::Text;
use super::gathered::Gathered;
use super::record::{Nature, Record};
use crate::model::{Certification, Mots};
use crate::plan;

#[derive(Serialize)]
struct Index<'a> {
    certifications: Vec<Group<'a>>,
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
struct Group<'m> {
    titre: Text,
    /// « édition 2014 ».
    edition: Text,
    /// « historique ».
    etat: &'m str,
}

#[derive(Serialize)]
struct NatureView {
    nom: Text,
    poids: f32,
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
    let certifications = site.plan.certifications.iter().map(|planned| group(site.mots(), planned.certification));
    let lists = site.plan.lists.iter().map(|planned| {
        let list = planned.list;
        Group { titre: Text::new(&list.title), edition: Text::new(&list.label), etat: list.state.label(site.mots()) }
    });
    let (lieux, entrees) = columns(gathered.records);
    let index = Index {
        certifications: certifications.chain(lists).collect(),
        natures: Nature::ALL
            .iter()
            .map(|(_, nom, poids)| NatureView { nom: Text::new(nom(site.mots())), poids: *poids })
            .collect(),
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

fn group<'m>(mots: &'m Mots, certification: &Certification) -> Group<'m> {
    Group {
        titre: Text::new(certification.named()),
        edition: Text::new(&certification.edition_label),
        etat: certification.state.label(mots),
    }
}
