//! `competence-sans-critere`, `bloc-dans-un-cqp`, `fichier-sans-emploi`: blocs belong to a certification of the RNCP, which
//! has nothing else; each of their compétences has its own criteria.

use std::ops::Range;

use crate::content::format::Genre;
use crate::content::raw::{Raw, RawCertification, Read};
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;

/// How a text may write the word that a CQP does not use.
const WORDS: [&str; 6] = [
    "bloc de compétence",
    "blocs de compétence",
    "Bloc de compétence",
    "Blocs de compétence",
    "BLOC DE COMPÉTENCE",
    "BLOCS DE COMPÉTENCE",
];

pub fn check(raw: &Raw, files: &Files, report: &mut Report) {
    for certification in raw.certifications.values() {
        with_criteria(certification, report);
        match certification.certification.as_ref().map(|read| read.value.genre) {
            None => {}
            Some(Genre::Cqp) => {
                without_blocs(certification, files, report);
                only_with_domaines(certification, report);
            }
            Some(Genre::Rncp) => nothing_else(certification, report),
        }
    }
}

fn with_criteria(certification: &RawCertification, report: &mut Report) {
    for Read { file, value } in certification.blocs.values() {
        let competences = value.activite.iter().flat_map(|activity| &activity.competence);
        for competence in competences.filter(|competence| competence.critere.is_empty()) {
            let code = &competence.code;
            report.push(
                Diagnostic::error(
                    "competence-sans-critere",
                    format!("la compétence {} n'a aucun critère", code.value.0),
                )
                .at(Origin { file: *file, span: code.span.clone() }, "")
                .help("ajoutez ses critères, en entrées [[activite.competence.critere]]"),
            );
        }
    }
}

fn without_blocs(certification: &RawCertification, files: &Files, report: &mut Report) {
    let of_whole = certification.referentiels.iter().map(|read| (read.file, &read.value.titre.span));
    let of_blocs = certification.blocs.values().map(|read| (read.file, &read.value.code.span));
    if let Some((file, span)) = of_whole.chain(of_blocs).next() {
        report.push(
            Diagnostic::error("bloc-dans-un-cqp", "un CQP n'a pas de blocs de compétences")
                .at(Origin { file, span: span.clone() }, "")
                .help("rangez ces énoncés dans domaines/, ou écrivez genre = \"rncp\" dans certification.toml"),
        );
    }
    for (file, word) in of_a_cqp(certification).into_iter().flat_map(|(file, _)| WORDS.map(|word| (file, word))) {
        for (start, found) in files.text(file).match_indices(word) {
            report.push(
                Diagnostic::error("bloc-dans-un-cqp", "« bloc de compétences » ne se dit pas d'un CQP")
                    .at(Origin { file, span: start..start + found.len() }, "")
                    .help("un CQP a des domaines de compétences ; seule une certification RNCP a des blocs"),
            );
        }
    }
}

/// Nothing would print what stands in other files: it must not be lost in silence.
fn nothing_else(certification: &RawCertification, report: &mut Report) {
    let told = |(file, span): (usize, &Range<usize>), help: &str| {
        Diagnostic::error("fichier-sans-emploi", "une certification en blocs n'emploie pas ce fichier")
            .at(Origin { file, span: span.clone() }, "rien de ce qu'il contient ne serait publié")
            .help(help)
    };
    for place in of_statements(certification) {
        let help = "rangez ces énoncés dans referentiels.toml et blocs/, ou retirez le fichier";
        report.push(told(place, help));
    }
    for place in of_forms(certification) {
        let help = "retirez le fichier : les grilles d'une certification en blocs se font de ses blocs, et ses autres \
                    formulaires ne se font pas encore";
        report.push(told(place, help));
    }
    for place in bodies(certification) {
        let help = "retirez le fichier : cette liste paraît dans la présentation des CQP, que la certification n'a pas";
        report.push(told(place, help));
    }
    for place in brochure(certification) {
        report.push(told(place, "retirez le fichier : ce texte paraît sur la page d'un CQP seulement"));
    }
}

/// The training bodies stand in a document that a « fiche partielle » has not.
fn only_with_domaines(certification: &RawCertification, report: &mut Report) {
    let has_domaines = certification.names.iter().any(|name| name.starts_with("domaines/"));
    for (file, span) in bodies(certification).filter(|_| !has_domaines) {
        report.push(
            Diagnostic::error("fichier-sans-emploi", "une fiche partielle n'emploie pas ce fichier")
                .at(Origin { file, span: span.clone() }, "rien de ce qu'il contient ne serait publié")
                .help("retirez le fichier, ou écrivez les domaines : la liste paraît dans la présentation des CQP"),
        );
    }
}

type Spot<'c> = (usize, &'c Range<usize>);

fn bodies(certification: &RawCertification) -> impl Iterator<Item = Spot<'_>> {
    certification.training_bodies.iter().map(|read| (read.file, &read.value.source.span))
}

fn brochure(certification: &RawCertification) -> impl Iterator<Item = Spot<'_>> {
    certification.brochure.iter().map(|read| (read.file, &read.value.0.titre.span))
}

/// The files in which a CQP speaks in the voice of its source, and a place to point at in each. Notes of the editor, which
/// may well speak of an RNCP certification, stand elsewhere.
fn of_a_cqp(certification: &RawCertification) -> Vec<Spot<'_>> {
    of_statements(certification).into_iter().chain(of_forms(certification)).collect()
}

/// Those that say what the CQP is.
fn of_statements(certification: &RawCertification) -> Vec<Spot<'_>> {
    let RawCertification { definition, activities, domaines, .. } = certification;
    let mut all: Vec<Spot> = domaines.values().map(|read| (read.file, &read.value.code.span)).collect();
    all.extend(definition.iter().map(|read| (read.file, &read.value.source.span)));
    all.extend(activities.iter().map(|read| (read.file, &read.value.source.span)));
    all
}

/// Those of which its forms are made.
fn of_forms(certification: &RawCertification) -> Vec<Spot<'_>> {
    let RawCertification { interview, follow_up, intermediate_grids, final_livret, .. } = certification;
    let mut all: Vec<Spot> = interview.iter().map(|read| (read.file, &read.value.source.span)).collect();
    all.extend(follow_up.iter().map(|read| (read.file, &read.value.source.span)));
    all.extend(intermediate_grids.iter().map(|read| (read.file, &read.value.source.span)));
    all.extend(final_livret.iter().map(|read| (read.file, &read.value.source.span)));
    all
}
