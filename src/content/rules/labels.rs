//! `libelle-inconnu`, `libelle-manquant`, `libelle-en-double`: each word that a document uses is there, once, for each
//! guide that uses it. `texte-inconnu`, `inclusion`: a text has its place in a document, and so has what it inserts.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::format::{ByGuide, NoteCommune};
use crate::content::raw::{Raw, Read};
use crate::content::shape::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{LabelName, NoteName, Origin, TextName};

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
    let mut seen: BTreeMap<LabelName, Origin> = BTreeMap::new();
    for label in &value.libelle {
        let origin = Origin { file: *file, span: label.code.span.clone() };
        let Some(name) = LabelName::parse(&label.code.value) else {
            report.push(unknown(&label.code.value, origin));
            continue;
        };
        if let Some(first) = seen.insert(name, origin.clone()) {
            report.push(
                Diagnostic::error("libelle-en-double", format!("le libellé « {} » est écrit deux fois", name.word()))
                    .at(origin.clone(), "seconde fois")
                    .related(first, "première fois")
                    .help("gardez-en un ; deux guides s'écrivent { 003 = \"…\", 002 = \"…\" }"),
            );
        }
        if let ByGuide::Each(each) = &label.texte.value {
            let missing = guides.iter().filter(|guide| !each.contains_key(**guide) && !name.may_lack_a_guide());
            for guide in missing {
                report.push(
                    Diagnostic::error(
                        "libelle-manquant",
                        format!("le libellé « {} » n'a pas de texte pour le guide {guide}", name.word()),
                    )
                    .at(Origin { file: *file, span: label.texte.span.clone() }, "")
                    .help(format!("ajoutez {guide} = \"…\"")),
                );
            }
        }
    }
    let missing: Vec<&str> =
        LabelName::ALL.iter().filter(|name| !seen.contains_key(name)).map(|name| name.word()).collect();
    if !missing.is_empty() {
        report.push(
            Diagnostic::error("libelle-manquant", format!("il manque des libellés : {}", missing.join(", ")))
                .at(Origin { file: *file, span: 0..0 }, "dans ce fichier")
                .help("ajoutez pour chacun une entrée [[libelle]] avec son code et son texte"),
        );
    }
    notes(*file, &value.note, &guides, report);
}

/// The same of the notes that documents always bear, whose passages may be those of each edition.
fn notes(file: usize, notes: &[NoteCommune], editions: &BTreeSet<&str>, report: &mut Report) {
    let mut seen: BTreeMap<NoteName, Origin> = BTreeMap::new();
    for note in notes {
        let origin = Origin { file, span: note.code.span.clone() };
        let Some(name) = NoteName::parse(&note.code.value) else {
            let words: Vec<&str> = NoteName::ALL.iter().map(|name| name.word()).collect();
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
        };
        if let Some(first) = seen.insert(name, origin.clone()) {
            report.push(
                Diagnostic::error("libelle-en-double", format!("la note « {} » est écrite deux fois", name.word()))
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
                    format!("la note « {} » n'a pas de source pour l'édition {edition}", name.word()),
                )
                .at(Origin { file, span: note.source.span.clone() }, "")
                .help(format!("ajoutez {edition} = \"…\"")),
            );
        }
    }
    let missing: Vec<&str> = NoteName::ALL.iter().filter(|name| !seen.contains_key(name)).map(|it| it.word()).collect();
    if !missing.is_empty() {
        report.push(
            Diagnostic::error("libelle-manquant", format!("il manque des notes : {}", missing.join(", ")))
                .at(Origin { file, span: 0..0 }, "dans ce fichier")
                .help("ajoutez pour chacune une entrée [[note]] avec son code, son texte, sa source et sa date"),
        );
    }
}

fn unknown(code: &str, origin: Origin) -> Diagnostic {
    let words: Vec<&str> = LabelName::ALL.iter().map(|name| name.word()).collect();
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
    let how_to = raw.texts.get(TextName::HowTo.word());
    for origin in
        found().flat_map(|found| &found.modalities).filter(|origin| how_to.is_none_or(|text| text.file != origin.file))
    {
        report.push(
            Diagnostic::error("inclusion", "le tableau des modalités ne s'insère pas dans ce texte")
                .at(origin.clone(), "")
                .help(format!("il n'a sa place que dans {}.md : retirez cette ligne", TextName::HowTo.word())),
        );
    }
    for (name, read) in &raw.texts {
        let is_included = found().flat_map(|found| &found.texts).any(|(included, _)| included == name);
        if TextName::parse(name).is_none() && !is_included {
            let words: Vec<&str> = TextName::ALL.iter().map(|name| name.word()).collect();
            let near = nearest(name, &words).map(|near| format!("vouliez-vous dire « {near}.md » ?"));
            report.push(
                Diagnostic::error("texte-inconnu", format!("aucun document n'emploie le texte « {name}.md »"))
                    .at(Origin { file: read.file, span: 0..0 }, "")
                    .help(near.unwrap_or_else(|| "retirez le fichier".into())),
            );
        }
    }
}
