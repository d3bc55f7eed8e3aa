//! `libelle-inconnu`, `libelle-manquant`, `libelle-en-double`: each word that a document uses is there, once, for each
//! guide that uses it. `texte-inconnu`, `inclusion`: a text has its place in a document, and so has what it inserts.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::format::{ByGuide, NoteCommune};
use crate::content::raw::{Raw, Read};
use crate::content::rules::gabarits::named;
use crate::content::shape::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, common_note, label, text};

pub fn check(raw: &Raw, report: &mut Report) {
    texts(raw, report);
    let Some(Read { file, value }) = &raw.labels else { return };
    let guides: BTreeSet<&str> = raw
        .certifications
        .values()
        // A « fiche partielle » has no form, and those of a certification in blocs have words of their own.
        .filter(|certification| !certification.domaines.is_empty() && !certification.is_in_blocs())
        .filter_map(|certification| certification.certification.as_ref()?.value.guide.as_ref())
        .map(|guide| guide.value.0.as_str())
        .collect();
    let used = used(raw);
    let written: Vec<&str> = value.libelle.iter().map(|label| label.code.value.as_str()).collect();
    let missing: Vec<&str> = used.keys().map(String::as_str).filter(|name| !written.contains(name)).collect();
    let mut seen: BTreeMap<&str, Origin> = BTreeMap::new();
    for label in &value.libelle {
        let origin = Origin { file: *file, span: label.code.span.clone() };
        let name = label.code.value.as_str();
        let may_lack = used.get(name).map(|uses| uses.iter().all(|(_, may_lack)| *may_lack));
        // Of a gabarit that misspells it, one fault: the label that is missing.
        let is_meant = || nearest(name, &missing).is_some();
        let Some(may_lack) = may_lack.or_else(|| (!raw.knows_its_forms() || is_meant()).then_some(true)) else {
            report.push(unknown(name, &used, origin));
            continue;
        };
        if let Some(first) = seen.insert(name, origin.clone()) {
            report.push(
                Diagnostic::error("libelle-en-double", format!("le libellé « {name} » est écrit deux fois"))
                    .at(origin.clone(), "seconde fois")
                    .related(first, "première fois")
                    .help("gardez-en un ; deux guides s'écrivent { 003 = \"…\", 002 = \"…\" }"),
            );
        }
        if let ByGuide::Each(each) = &label.texte.value {
            let missing = guides.iter().filter(|guide| !each.contains_key(**guide) && !may_lack);
            for guide in missing {
                report.push(
                    Diagnostic::error(
                        "libelle-manquant",
                        format!("le libellé « {name} » n'a pas de texte pour le guide {guide}"),
                    )
                    .at(Origin { file: *file, span: label.texte.span.clone() }, "")
                    .help(format!("ajoutez {guide} = \"…\"")),
                );
            }
        }
    }
    for (name, uses) in used.iter().filter(|(name, _)| !seen.contains_key(name.as_str())) {
        let near = nearest(name, &written).map(|near| format!(" ; vouliez-vous dire « {near} » ?"));
        let origin = uses.iter().find_map(|(origin, _)| origin.clone());
        report.push(
            Diagnostic::error("libelle-manquant", format!("il manque le libellé « {name} »"))
                .at(origin.unwrap_or(Origin { file: *file, span: 0..0 }), "")
                .help(format!(
                    "ajoutez à commun/libelles.toml une entrée [[libelle]] avec ce code et son texte{}",
                    near.unwrap_or_default()
                )),
        );
    }
    notes(raw, *file, &value.note, &guides, report);
}

/// Where a label is used, in a gabarit or by the program, and whether a guide may have no words for it there.
type Uses = BTreeMap<String, Vec<(Option<Origin>, bool)>>;

/// The labels that documents use.
fn used(raw: &Raw) -> Uses {
    let mut used: Uses = label::ALL.iter().map(|name| ((*name).to_owned(), vec![(None, false)])).collect();
    for Read { file, value } in raw.gabarits.values() {
        for (name, span, may_lack) in named(value).labels {
            used.entry(name).or_default().push((Some(Origin { file: *file, span }), may_lack));
        }
    }
    used
}

/// The notes that documents use, and where a gabarit names them.
fn used_notes(raw: &Raw) -> BTreeMap<String, Option<Origin>> {
    let computed = common_note::ALL.iter().map(|name| ((*name).to_owned(), None));
    let of_gabarits = raw.gabarits.values().flat_map(|Read { file, value }| {
        let notes = named(value).notes.into_iter();
        notes.map(|(name, span)| (name, Some(Origin { file: *file, span })))
    });
    of_gabarits.chain(computed).collect()
}

/// The texts that documents use, and where a gabarit names them.
fn used_texts(raw: &Raw) -> BTreeMap<String, Option<Origin>> {
    let computed = text::ALL.iter().map(|name| ((*name).to_owned(), None));
    let of_gabarits = raw.gabarits.values().flat_map(|Read { file, value }| {
        let texts = named(value).texts.into_iter();
        texts.map(|(name, span)| (name, Some(Origin { file: *file, span })))
    });
    of_gabarits.chain(computed).collect()
}

/// The same of the notes that documents always bear, whose passages may be those of each edition.
fn notes(raw: &Raw, file: usize, notes: &[NoteCommune], editions: &BTreeSet<&str>, report: &mut Report) {
    let used = used_notes(raw);
    let written: Vec<&str> = notes.iter().map(|note| note.code.value.as_str()).collect();
    let missing: Vec<&str> = used.keys().map(String::as_str).filter(|name| !written.contains(name)).collect();
    let mut seen: BTreeMap<&str, Origin> = BTreeMap::new();
    for note in notes {
        let origin = Origin { file, span: note.code.span.clone() };
        let name = note.code.value.as_str();
        if !used.contains_key(name) && raw.knows_its_forms() && nearest(name, &missing).is_none() {
            let words: Vec<&str> = used.keys().map(String::as_str).collect();
            let near = nearest(&note.code.value, &words).map(|near| format!("vouliez-vous dire « {near} » ?"));
            report.push(
                Diagnostic::error(
                    "libelle-inconnu",
                    format!("aucun document n'emploie la note « {} »", note.code.value),
                )
                .at(origin, "")
                .help(near.unwrap_or_else(|| "retirez l'entrée".into())),
            );
            continue;
        }
        if let Some(first) = seen.insert(name, origin.clone()) {
            report.push(
                Diagnostic::error("libelle-en-double", format!("la note « {name} » est écrite deux fois"))
                    .at(origin, "seconde fois")
                    .related(first, "première fois")
                    .help("gardez-en une ; la source de deux éditions s'écrit { 2013 = \"…\", 2014 = \"…\" }"),
            );
        }
        let ByGuide::Each(each) = &note.source.value else { continue };
        for edition in editions.iter().filter(|edition| !each.contains_key(**edition)) {
            report.push(
                Diagnostic::error(
                    "libelle-manquant",
                    format!("la note « {name} » n'a pas de source pour l'édition {edition}"),
                )
                .at(Origin { file, span: note.source.span.clone() }, "")
                .help(format!("ajoutez {edition} = \"…\"")),
            );
        }
    }
    for (name, origin) in used.iter().filter(|(name, _)| !seen.contains_key(name.as_str())) {
        report.push(
            Diagnostic::error("libelle-manquant", format!("il manque la note « {name} »"))
                .at(origin.clone().unwrap_or(Origin { file, span: 0..0 }), "")
                .help(
                    "ajoutez à commun/libelles.toml une entrée [[note]] avec ce code, son texte, sa source et sa date",
                ),
        );
    }
}

fn unknown(code: &str, used: &Uses, origin: Origin) -> Diagnostic {
    let words: Vec<&str> = used.keys().map(String::as_str).collect();
    let near = nearest(code, &words).map(|near| format!("vouliez-vous dire « {near} » ?"));
    Diagnostic::error("libelle-inconnu", format!("aucun document n'emploie le libellé « {code} »"))
        .at(origin, "")
        .help(near.unwrap_or_else(|| "retirez l'entrée".into()))
}

fn texts(raw: &Raw, report: &mut Report) {
    let found = || raw.certifications.values().map(|certification| &certification.found).chain([&raw.found]);
    for (included, origin) in found().flat_map(|found| &found.texts) {
        // One level is enough for every guide, and no text can include itself.
        let is_here = |name: &String| raw.texts.get(name).is_some_and(|text| text.file == origin.file);
        let outer = found().flat_map(|found| &found.texts).find(|(name, _)| is_here(name));
        if raw.texts.get(included).is_some_and(|text| text.file == origin.file) {
            report.push(
                Diagnostic::error("inclusion", format!("le texte « {included} » s'insère lui-même"))
                    .at(origin.clone(), "")
                    .help("retirez cette ligne, ou nommez un autre texte"),
            );
        } else if let Some((name, outer)) = outer {
            report.push(
                Diagnostic::error("inclusion", format!("le texte « {name} », inséré ailleurs, en insère un autre"))
                    .at(origin.clone(), "")
                    .related(outer.clone(), "inséré ici")
                    .help("retirez cette ligne, et insérez les deux textes l'un après l'autre là où le premier l'est"),
            );
        }
    }
    let with_modalities: Vec<String> =
        raw.gabarits.values().flat_map(|read| named(&read.value).with_modalities).collect();
    let is_there = |origin: &&Origin| {
        with_modalities.iter().filter_map(|name| raw.texts.get(name)).any(|text| text.file == origin.file)
    };
    for origin in found().flat_map(|found| &found.modalities).filter(|origin| !is_there(origin)) {
        report.push(
            Diagnostic::error("inclusion", "le tableau des modalités ne s'insère pas dans ce texte")
                .at(origin.clone(), "")
                .help(match with_modalities.as_slice() {
                    [] => "aucun gabarit ne lui donne de place : retirez cette ligne".to_owned(),
                    names => format!("il n'a sa place que dans {}.md : retirez cette ligne", names.join(".md, ")),
                }),
        );
    }
    let used = used_texts(raw);
    let missing: Vec<&str> =
        used.keys().map(String::as_str).filter(|name| !raw.names_of_texts.contains(*name)).collect();
    for (name, origin) in used.iter().filter(|(name, _)| !raw.names_of_texts.contains(name.as_str())) {
        let Some(origin) = origin else { continue };
        report.push(
            Diagnostic::error("texte-absent", format!("il manque le texte « {name}.md »"))
                .at(origin.clone(), "nommé ici")
                .help("écrivez-le dans commun/textes/, ou corrigez son nom"),
        );
    }
    for (name, read) in &raw.texts {
        let is_included = found().flat_map(|found| &found.texts).any(|(included, _)| included == name);
        // Of a gabarit that misspells it, one fault: the text that is missing.
        let is_meant = || nearest(name, &missing).is_some();
        if !used.contains_key(name) && !is_included && raw.knows_its_forms() && !is_meant() {
            let words: Vec<&str> = used.keys().map(String::as_str).collect();
            let near = nearest(name, &words).map(|near| format!("vouliez-vous dire « {near}.md » ?"));
            report.push(
                Diagnostic::error("texte-inconnu", format!("aucun document n'emploie le texte « {name}.md »"))
                    .at(Origin { file: read.file, span: 0..0 }, "")
                    .help(near.unwrap_or_else(|| "retirez le fichier".into())),
            );
        }
    }
}
