//! New content to start from: a certification that builds at once and teaches its own form, or a new edition of one.
//!
//! Nothing is written here, and nothing that exists is replaced: common files are only completed.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::DeTable;

use crate::model::{EditionCode, Kind, Name, Slug, Structure};
use crate::source::Folder;

mod site;

pub use site::{Answers, new_site};

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

// The forms that a certification in blocs needs, and the scales that they name: what is in them is the editor's to change.
include!(concat!(env!("OUT_DIR"), "/formulaires.rs"));

/// The file of their scales, among them.
const SCALES: &str = "echelles.toml";

/// A form.
const GABARIT: &str = include_str!("skeleton/gabarit.toml");

/// What marks the words of a model: invented, to be replaced before anything is published.
pub const TO_REPLACE: &str = "[à remplacer]";

/// What is not copied into a new edition: what another document says of the old one, and approvals that have ended.
const NOT_INHERITED: [&str; 2] = ["fiche.md", "organismes.toml"];

/// The entries that cannot be true of a new edition: what was missing or misprinted in the old source, what the editor
/// consulted for the old edition, its registration, its acts, the codes that it had retired.
const NOT_TRUE_ANY_MORE: [&str; 7] = ["lacune", "erratum", "note", "enregistrement", "code_retire", "acte", "acquis"];

/// The keys that cannot be true of a new edition.
const KEYS_NOT_TRUE_ANY_MORE: [&str; 5] =
    ["publie_le", "libelle_edition", "precision_edition", "remplace", "fin_inscriptions"];

/// Where the old source had nothing.
const EMPTY_PLACE: &str =
    "lacune = \"[à remplacer] ce que la source ne dit pas ; ou retirez cette ligne et écrivez ses mots\"\n";

/// What would be added to the content, by path in it.
#[derive(Debug, Default)]
pub struct Draft {
    /// The folder of the certification in its edition.
    pub folder: String,
    /// New files, by path in that folder.
    pub files: BTreeMap<String, String>,
    /// Common files, completed or new.
    pub completed: BTreeMap<String, String>,
    /// The guide whose words its documents have until it has its own.
    pub guide: Option<String>,
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

/// A certification of a genre (`cqp`, `rncp`) in domaines or in blocs, in an edition or else in that of the year of the site.
///
/// # Errors
/// Why it cannot be made, in French.
pub fn certification(
    content: &Folder,
    genre: &str,
    structure: Structure,
    slug: &Slug,
    edition: Option<&EditionCode>,
) -> Result<Draft, String> {
    if let Some(existing) = editions_of(content, slug).last() {
        return Err(format!(
            "la certification « {slug} » existe déjà ({existing}) ; pour une nouvelle édition : fascicule new edition {slug} ANNÉE"
        ));
    }
    let day = reference_day(content);
    let edition = edition.map_or_else(|| day.chars().take(4).collect(), ToString::to_string);
    let source = free_source(content).ok_or("les mille codes de source sont pris")?;
    let scales = codes(content, "commun/echelles.toml", "echelle", "code");
    let guide = codes(content, "commun/guides.toml", "guide", "source").last().cloned();
    let mut draft = Draft { folder: format!("certifications/{slug}/{edition}"), ..Draft::default() };
    let (files, gap) = match structure {
        Structure::Blocs => (IN_BLOCS, "referentiel/identite"),
        Structure::Domaines => (IN_DOMAINES, "referentiel/definition"),
    };
    draft.guide = guide.filter(|_| structure == Structure::Domaines);
    let line = draft.guide.as_ref().map_or_else(String::new, |guide| {
        format!(
            "# Le guide dont ses documents ont les mots communs, tant que commun/guides.toml ne déclare pas le sien.\n\
             guide = \"{guide}\"\n"
        )
    });
    for (path, text) in files.iter().chain([&IDENTITY]) {
        let text = text
            .replace("{lacune}", gap)
            .replace("{genre}", genre)
            .replace("{source}", &source)
            .replace("{jour}", &day);
        let text = text.replace("{guide}\n", &line);
        draft.files.insert((*path).to_owned(), with_scales(&text, &scales));
    }
    draft.completed.insert("sources.toml".into(), with_source(content, &source, slug));
    if structure == Structure::Blocs {
        draft.completed.extend(forms_of_blocs(content, slug));
        draft.completed.extend(scales_of_blocs(content));
    }
    Ok(draft)
}

/// The forms of a certification in blocs: those that the content lacks, and those that it has for named certifications,
/// which name this one too.
fn forms_of_blocs(content: &Folder, slug: &Slug) -> BTreeMap<String, String> {
    let form = |(name, model): (&str, &str)| {
        let path = format!("commun/gabarits/{name}");
        let text = if content.files.contains_key(&path) {
            named_too(&read(content, &path), slug)?
        } else {
            let named = format!(
                "pour = \"blocs\"\n# Les seules certifications qui l'ont, par le nom de leur dossier.\ncertifications = [\"{slug}\"]\n"
            );
            model.replacen("pour = \"blocs\"\n", &named, 1)
        };
        Some((path, text))
    };
    forms().filter_map(form).collect()
}

/// The forms of a certification in blocs: the name of each file, and its model.
fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMS.iter().copied().filter(|(name, _)| *name != SCALES)
}

/// The scales that they name.
fn scales() -> &'static str {
    FORMS.iter().find(|(name, _)| *name == SCALES).map_or("", |(_, text)| *text)
}

/// A form, one more certification named where it names some.
fn named_too(text: &str, slug: &Slug) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let named = table.get_ref().get("certifications")?;
    let is_empty = named.get_ref().as_array().is_none_or(|names| names.is_empty());
    let end = named.span().end.checked_sub(1)?;
    let name = if is_empty { format!("\"{slug}\"") } else { format!(", \"{slug}\"") };
    let mut text = text.to_owned();
    text.insert_str(end, &name);
    Some(text)
}

/// `echelles.toml` with the scales that the forms name and that it lacks.
fn scales_of_blocs(content: &Folder) -> Option<(String, String)> {
    let path = "commun/echelles.toml";
    let known = codes(content, path, "echelle", "code");
    // One entry each: its remarks come with it.
    let entries = scales().split("[[echelle]]\n").skip(1).filter(|entry| {
        let code = entry.lines().find_map(|line| line.strip_prefix("code = \"")?.strip_suffix('"'));
        code.is_some_and(|code| !known.iter().any(|it| it == code))
    });
    let added: String = entries.map(|entry| format!("\n[[echelle]]\n{}", without_remarks(entry))).collect();
    (!added.is_empty()).then(|| (path.to_owned(), read(content, path) + &added))
}

/// An entry without the remarks that stand after it, which are of the next one.
fn without_remarks(entry: &str) -> String {
    let lines = entry.lines().filter(|line| !line.starts_with('#'));
    let text: Vec<&str> = lines.collect();
    format!("{}\n", text.join("\n").trim_end())
}

/// A form of the certifications in domaines, or in blocs: its path in the content, and its text.
///
/// # Errors
/// Why it cannot be made, in French.
pub fn gabarit(content: &Folder, name: &Slug, structure: Structure) -> Result<(String, String), String> {
    if Name::parse(name.as_str()).is_none() {
        return Err(format!("« {name} » est trop long pour le nom d'un gabarit : {} lettres au plus", Name::LONGEST));
    }
    if Kind::COMPUTED.iter().any(|kind| kind.slug() == name.as_str()) {
        return Err(format!("« {name} » est un document que le programme fait : donnez un autre nom au gabarit"));
    }
    let path = format!("commun/gabarits/{name}.toml");
    if content.files.contains_key(&path) {
        return Err(format!("le gabarit « {name} » existe déjà : rien n'est remplacé"));
    }
    let (word, unit) = match structure {
        Structure::Domaines => ("domaines", "Domaine"),
        Structure::Blocs => ("blocs", "Bloc"),
    };
    Ok((path, GABARIT.replace("{pour}", word).replace("{Unite}", unit)))
}

/// A copy of the latest edition of a certification, as a draft of another: its words, under a source of its own, without
/// what was true of the old edition only.
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
    if editions.contains(edition) {
        return Err(format!("« {slug} » a déjà une édition {edition} : rien n'est remplacé"));
    }
    let source = free_source(content).ok_or("les mille codes de source sont pris")?;
    let mut draft = Draft { folder: format!("certifications/{slug}/{edition}"), ..Draft::default() };
    let from = format!("certifications/{slug}/{latest}/");
    let identity = read(content, &format!("{from}certification.toml"));
    let named = |key: &str| {
        let table = toml::from_str::<toml::Table>(&identity).unwrap_or_default();
        table.get(key).and_then(toml::Value::as_str).map(ToOwned::to_owned)
    };
    draft.guide = named("guide");
    let old = named("source").unwrap_or_default();
    let old = old.split(':').next().unwrap_or_default();
    let in_units = |path: &String| {
        let name = path.strip_prefix(&from);
        name.is_some_and(|name| name.starts_with("domaines/") || name.starts_with("blocs/"))
    };
    // A « fiche partielle » says what is missing: of another source, something else.
    let gap_of_fiche = match content.files.keys().any(in_units) {
        true => String::new(),
        false => format!(
            "\n[[lacune]]\nlieu = \"fiche/manques\"\ntexte = \"{TO_REPLACE} ce que la source ne contient pas\"\nsource = \"{source}\"\n"
        ),
    };
    for path in content.files.keys().filter_map(|path| path.strip_prefix(&from)) {
        if NOT_INHERITED.contains(&path) {
            continue;
        }
        let text = read(content, &format!("{from}{path}"));
        let text = under_source(&without_the_past(&text), old, &source);
        let text = if path == "certification.toml" { as_draft(&text, latest) + &gap_of_fiche } else { text };
        draft.files.insert(path.to_owned(), text);
    }
    draft.completed.insert("sources.toml".into(), with_source(content, &source, slug));
    Ok(draft)
}

/// `sources.toml` with one more document, from which the certification comes.
fn with_source(content: &Folder, source: &str, slug: &Slug) -> String {
    let entry = format!(
        "\n[[source]]\ncode = \"{source}\"\ntitre = \"{TO_REPLACE} titre du document d'où vient {slug}\"\n\
         date = \"{TO_REPLACE} ce que l'on sait de sa date\"\n"
    );
    read(content, "sources.toml") + &entry
}

/// A file without the entries and keys that cannot be true of a new edition, and without the remarks right above them. What
/// a gap stood for is to be written.
fn without_the_past(text: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut is_left = false;
    for line in text.split_inclusive('\n') {
        let header = line.trim().strip_prefix('[').map(|header| header.trim_matches(['[', ']', ' ']));
        if let Some(header) = header.filter(|_| line.starts_with('[')) {
            is_left = header.split('.').any(|step| NOT_TRUE_ANY_MORE.contains(&step.trim()));
        }
        let key = line.split_once('=').map_or("", |(key, _)| key.trim());
        if !is_left && key == "lacune" {
            // Something must stand there: what the new source has is to be said.
            out.push(EMPTY_PLACE);
            continue;
        }
        if !is_left && !KEYS_NOT_TRUE_ANY_MORE.contains(&key) {
            out.push(line);
            continue;
        }
        while header.is_some() && out.last().is_some_and(|line| line.starts_with('#')) {
            out.pop();
        }
    }
    let text = out.concat();
    format!("{}\n", text.trim_end())
}

/// A file whose texts come from another source, of which no line is known yet.
fn under_source(text: &str, old: &str, new: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.split_once('=') {
            Some((key, value)) if key.trim() == "source" => {
                let quoted = format!("\"{old}");
                let mut parts = value.split(&quoted);
                out.push_str(key);
                out.push('=');
                out.push_str(parts.next().unwrap_or_default());
                for part in parts {
                    // Past the lines of the old source, to the quote that ends the reference.
                    let rest = part.find('"').map_or("", |end| &part[end..]);
                    out.push_str(&format!("\"{new}{rest}"));
                }
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// The editions of a certification that have files.
fn editions_of(content: &Folder, slug: &Slug) -> BTreeSet<EditionCode> {
    let under = format!("certifications/{slug}/");
    let paths = content.files.keys().filter_map(|path| path.strip_prefix(&under));
    paths.filter_map(|path| EditionCode::parse(path.split_once('/')?.0)).collect()
}

/// The identity of a certification, its state that of a draft which is to replace another edition.
fn as_draft(text: &str, replaced: &EditionCode) -> String {
    let Ok(table) = DeTable::parse(text) else { return text.to_owned() };
    let span = |key: &str| table.get_ref().get(key).map(Spanned::span);
    let mut changes = Vec::new();
    if let Some(state) = span("etat") {
        let draft = if span("brouillon").is_none() { "\nbrouillon = true" } else { "" };
        let replaces = format!(
            "\n# Dès qu'elle est adoptée, chaque page de l'autre mène à celle-ci.\nremplace = [\"{replaced}\"]"
        );
        changes.push((state, format!("\"projet\"{draft}{replaces}")));
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
    let taken = codes(content, "sources.toml", "source", "code");
    (1..1000).map(|number| format!("{number:03}")).find(|code| !taken.contains(code))
}

/// The day of `site.toml`, since no clock is read.
fn reference_day(content: &Folder) -> String {
    let text = read(content, "site.toml");
    let table = toml::from_str::<toml::Table>(&text).unwrap_or_default();
    table.get("date_reference").map_or_else(|| "2026-01-01".to_owned(), ToString::to_string)
}

/// The codes of the entries of a common file, in its order.
fn codes(content: &Folder, path: &str, entry: &str, key: &str) -> Vec<String> {
    let table = toml::from_str::<toml::Table>(&read(content, path)).unwrap_or_default();
    let entries = table.get(entry).and_then(toml::Value::as_array).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.get(key)?.as_str()?.to_owned())).collect()
}

/// A file as the program reads it, ending with its last line.
fn read(content: &Folder, path: &str) -> String {
    let bytes = content.files.get(path).map(Vec::as_slice).unwrap_or_default();
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}
