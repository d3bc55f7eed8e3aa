//! New content to start from: a certification that builds at once and teaches its own form, or a new edition of one.
//!
//! Nothing is written here, and nothing that exists is replaced: common files are only completed.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::{EditionCode, Slug};
use crate::source::Folder;

/// The identity of a certification, of whatever genre.
const IDENTITY: (&str, &str) = ("certification.toml", include_str!("skeleton/certification.toml"));

/// The other files of a certification in domaines, by name.
const IN_DOMAINES: &[(&str, &str)] = &[
    ("activites.toml", include_str!("skeleton/activites.toml")),
    ("definition.toml", include_str!("skeleton/definition.toml")),
    ("domaines/d1.toml", include_str!("skeleton/d1.toml")),
    ("grilles-intermediaires.toml", include_str!("skeleton/grilles-intermediaires.toml")),
    ("guide-entretien.toml", include_str!("skeleton/guide-entretien.toml")),
    ("livret-evaluation-finale.toml", include_str!("skeleton/livret-evaluation-finale.toml")),
    ("livret-suivi.toml", include_str!("skeleton/livret-suivi.toml")),
];

/// The other files of a certification in blocs, by name.
const IN_BLOCS: &[(&str, &str)] = &[
    ("blocs/b1.toml", include_str!("skeleton/b1.toml")),
    ("referentiels.toml", include_str!("skeleton/referentiels.toml")),
];

/// What would be added to the content, by path in it.
#[derive(Debug, Default)]
pub struct Draft {
    /// The folder of the certification in its edition.
    pub folder: String,
    /// New files, by path in that folder.
    pub files: BTreeMap<String, String>,
    /// Common files, completed.
    pub completed: BTreeMap<String, String>,
    /// The edition whose words the new one takes, wherever words differ from one to the other.
    pub like: Option<String>,
    /// Common texts that have a passage for that edition only.
    pub to_read_again: Vec<String>,
}

impl Draft {
    /// The content with the draft in it.
    pub fn within(&self, content: &Folder) -> Folder {
        let mut whole = content.clone();
        let added = self.files.iter().map(|(path, text)| (format!("{}/{path}", self.folder), text));
        let completed = self.completed.iter().map(|(path, text)| (path.clone(), text));
        whole.files.extend(added.chain(completed).map(|(path, text)| (path, text.clone().into_bytes())));
        whole
    }
}

/// A certification of a genre (`cqp`, `rncp`), in an edition or else in the latest one declared.
///
/// # Errors
/// Why it cannot be made, in French.
pub fn certification(
    content: &Folder,
    genre: &str,
    slug: &Slug,
    edition: Option<&EditionCode>,
) -> Result<Draft, String> {
    if let Some(existing) = editions_of(content, slug).last() {
        return Err(format!(
            "la certification « {slug} » existe déjà ({existing}) ; pour une nouvelle édition : fascicule new edition {slug} ANNÉE"
        ));
    }
    let declared = codes(content, "commun/editions.toml", "edition");
    let edition = edition.map(|edition| edition.as_str().to_owned()).or(declared.last().cloned());
    let edition = edition.ok_or("aucune édition n'est déclarée : nommez-en une, comme 2026")?;
    let source = free_source(content).ok_or("les mille codes de source sont pris")?;
    let scales = codes(content, "commun/echelles.toml", "echelle");
    let mut draft = Draft { folder: format!("certifications/{slug}/{edition}"), ..Draft::default() };
    let files = if genre == "rncp" { IN_BLOCS } else { IN_DOMAINES };
    for (path, text) in files.iter().chain([&IDENTITY]) {
        let text =
            text.replace("{genre}", genre).replace("{source}", &source).replace("{jour}", &reference_day(content));
        draft.files.insert((*path).to_owned(), with_scales(&text, &scales));
    }
    let entry = format!(
        "\n[[source]]\ncode = \"{source}\"\ntitre = \"À remplacer : titre du document d'où vient {slug}\"\n\
         date = \"À remplacer : ce que l'on sait de sa date\"\n"
    );
    draft.completed.insert("sources.toml".into(), read(content, "sources.toml") + &entry);
    complete_editions(content, &mut draft, &edition, latest_with_forms(content).as_deref());
    Ok(draft)
}

/// A copy of the latest edition of a certification, as a draft of another.
///
/// # Errors
/// Why it cannot be made, in French.
pub fn edition(content: &Folder, slug: &Slug, edition: &EditionCode) -> Result<Draft, String> {
    let editions = editions_of(content, slug);
    let Some(latest) = editions.last() else {
        return Err(format!(
            "aucune certification n'a pour nom « {slug} » ; pour en créer une : fascicule new cqp {slug}"
        ));
    };
    if editions.contains(edition.as_str()) {
        return Err(format!("« {slug} » a déjà une édition {edition} : rien n'est remplacé"));
    }
    let mut draft = Draft { folder: format!("certifications/{slug}/{edition}"), ..Draft::default() };
    let from = format!("certifications/{slug}/{latest}/");
    for path in content.files.keys().filter_map(|path| path.strip_prefix(&from)) {
        let text = read(content, &format!("{from}{path}"));
        let text = if path == "certification.toml" { as_draft(&text) } else { text };
        draft.files.insert(path.to_owned(), text);
    }
    complete_editions(content, &mut draft, edition.as_str(), Some(latest));
    Ok(draft)
}

/// The editions of a certification that have files.
fn editions_of(content: &Folder, slug: &Slug) -> BTreeSet<String> {
    let under = format!("certifications/{slug}/");
    let paths = content.files.keys().filter_map(|path| path.strip_prefix(&under));
    paths.filter_map(|path| path.split_once('/')).map(|(edition, _)| edition.to_owned()).collect()
}

/// The latest edition in which a certification has domaines, whose forms have all their words.
fn latest_with_forms(content: &Folder) -> Option<String> {
    let edition = |path: &String| match path.split('/').collect::<Vec<_>>()[..] {
        ["certifications", _, edition, "domaines", _] => Some(edition.to_owned()),
        _ => None,
    };
    content.files.keys().filter_map(edition).max()
}

/// Declares an edition if it is not, and gives it the words of another wherever words differ from one to the other.
fn complete_editions(content: &Folder, draft: &mut Draft, edition: &str, like: Option<&str>) {
    if !codes(content, "commun/editions.toml", "edition").iter().any(|code| code == edition) {
        let text = read(content, "commun/editions.toml");
        let entry = format!("\n[[edition]]\ncode = \"{edition}\"\nlibelle = \"édition {edition}\"\n");
        draft.completed.insert("commun/editions.toml".into(), text + &entry);
    }
    let Some(like) = like else { return };
    for path in content.files.keys().filter(|path| path.starts_with("commun/")) {
        let text = read(content, path);
        let passage = |edition: &str| text.lines().any(|line| line.trim_end() == format!("::: edition {edition}"));
        if passage(like) && !passage(edition) {
            draft.like = Some(like.to_owned());
            draft.to_read_again.push(path.clone());
        }
        if let Some(text) = path.ends_with(".toml").then(|| with_words_of(&text, edition, like)).flatten() {
            draft.like = Some(like.to_owned());
            draft.completed.insert(path.clone(), text);
        }
    }
}

/// A file in which each text that differs by edition has one for `edition`, that of `like`; `None` when nothing changes.
fn with_words_of(text: &str, edition: &str, like: &str) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let mut places = Vec::new();
    find_words(table.get_ref(), text, edition, like, &mut places);
    let mut completed = text.to_owned();
    for (at, words) in places.into_iter().rev() {
        completed.insert_str(at, &words);
    }
    (completed != text).then_some(completed)
}

fn find_words(table: &DeTable, text: &str, edition: &str, like: &str, places: &mut Vec<(usize, String)>) {
    let has = |wanted: &str| table.iter().any(|(key, _)| key.get_ref() == wanted);
    for (key, value) in table.iter() {
        match value.get_ref() {
            DeValue::String(_) if key.get_ref() == like && !has(edition) => {
                // On the line of a table between braces, or on its own.
                let braces = text[..key.span().start].trim_end().ends_with(['{', ',']);
                let between = if braces { ", " } else { "\n" };
                places.push((value.span().end, format!("{between}{edition} = {}", &text[value.span()])));
            }
            value => inner_tables(value).into_iter().for_each(|table| find_words(table, text, edition, like, places)),
        }
    }
    places.sort();
}

fn inner_tables<'v, 't>(value: &'v DeValue<'t>) -> Vec<&'v DeTable<'t>> {
    match value {
        DeValue::Table(table) => vec![table],
        DeValue::Array(items) => items.iter().flat_map(|item| inner_tables(item.get_ref())).collect(),
        _ => Vec::new(),
    }
}

/// The identity of a certification, its state that of a draft.
fn as_draft(text: &str) -> String {
    let Ok(table) = DeTable::parse(text) else { return text.to_owned() };
    let span = |key: &str| table.get_ref().get(key).map(Spanned::span);
    let mut changes = Vec::new();
    if let Some(state) = span("etat") {
        let draft = if span("brouillon").is_none() { "\nbrouillon = true" } else { "" };
        changes.push((state, format!("\"projet\"{draft}")));
    }
    changes.extend(span("brouillon").map(|draft| (draft, "true".to_owned())));
    changes.sort_by_key(|(span, _)| span.start);
    let mut text = text.to_owned();
    for (span, words) in changes.into_iter().rev() {
        text.replace_range(span, &words);
    }
    text
}

/// Each `{echelle:NAME}` by that scale, or by the first one that the content has.
fn with_scales(text: &str, scales: &[String]) -> String {
    let mut parts = text.split("{echelle:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (wanted, rest) = part.split_once('}').unwrap_or((part, ""));
        let known = scales.iter().find(|scale| *scale == wanted).or(scales.first());
        out.push_str(known.map_or(wanted, String::as_str));
        out.push_str(rest);
    }
    out
}

fn free_source(content: &Folder) -> Option<String> {
    let taken = codes(content, "sources.toml", "source");
    (1..1000).map(|number| format!("{number:03}")).find(|code| !taken.contains(code))
}

/// The day of `site.toml`, since no clock is read.
fn reference_day(content: &Folder) -> String {
    let text = read(content, "site.toml");
    let table = toml::from_str::<toml::Table>(&text).unwrap_or_default();
    table.get("date_reference").map_or_else(|| "2026-01-01".to_owned(), ToString::to_string)
}

/// The codes of the entries of a common file, in its order.
fn codes(content: &Folder, path: &str, entry: &str) -> Vec<String> {
    let table = toml::from_str::<toml::Table>(&read(content, path)).unwrap_or_default();
    let entries = table.get(entry).and_then(toml::Value::as_array).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.get("code")?.as_str()?.to_owned())).collect()
}

/// A file as the program reads it, ending with its last line.
fn read(content: &Folder, path: &str) -> String {
    let bytes = content.files.get(path).map(Vec::as_slice).unwrap_or_default();
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}
