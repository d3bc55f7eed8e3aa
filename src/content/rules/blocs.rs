//! `competence-sans-critere`, `fichier-sans-emploi`: a certification in blocs has nothing else, be it a CQP or registered
//! nowhere; each of their compétences has its own criteria.

use std::ops::Range;

use crate::content::raw::{Raw, RawCertification, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        with_criteria(certification, report);
        // What its genre asks is not guessed while the file that says it cannot be read.
        match (&certification.certification, certification.is_in_blocs()) {
            (None, _) => {}
            (Some(_), true) => nothing_else(certification, report),
            (Some(_), false) => only_with_domaines(certification, report),
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

/// The files that say what a certification in domaines is.
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
