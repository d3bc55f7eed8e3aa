//! `domaine-attendu`, `domaine-en-double`, `domaine-sans-evaluation`: what the livret says of a domaine names one that the
//! certification has, once, and finds its place in the evaluation of that domaine.

use std::collections::BTreeMap;

use crate::content::format::{Located, Reference};
use crate::content::raw::{Raw, RawCertification, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        for (file, domaines) in one_entry_a_domaine(certification) {
            expected(file, domaines.iter().copied(), report);
            twice(file, &domaines, "[[domaine]]", report);
        }
        let Some(Read { file, value }) = &certification.final_livret else { continue };
        let of_modalities = value.modalite.iter().flat_map(|modality| &modality.domaines);
        let of_questionnaires = value.questionnaire.iter().map(|questionnaire| &questionnaire.domaine);
        let of_evaluations = value.evaluation.iter().map(|evaluation| &evaluation.domaine);
        expected(*file, of_modalities.chain(of_questionnaires).chain(of_evaluations), report);
        let questionnaires: Vec<_> = value.questionnaire.iter().map(|questionnaire| &questionnaire.domaine).collect();
        let evaluations: Vec<_> = value.evaluation.iter().map(|evaluation| &evaluation.domaine).collect();
        twice(*file, &questionnaires, "[[questionnaire]]", report);
        twice(*file, &evaluations, "[[evaluation]]", report);
        let has_evaluation = |code: &str| evaluations.iter().any(|evaluated| evaluated.value.0 == code);
        for code in questionnaires.iter().filter(|code| !has_evaluation(&code.value.0)) {
            report.push(
                Diagnostic::error("domaine-sans-evaluation", format!("{} n'a pas d'évaluation finale", code.value.0))
                    .at(Origin { file: *file, span: code.span.clone() }, "ce questionnaire ne serait pas imprimé")
                    .help("ajoutez une entrée [[evaluation]] pour ce domaine, ou corrigez le code"),
            );
        }
    }
}

/// The domaines of the files that have one entry for each.
fn one_entry_a_domaine(certification: &RawCertification) -> Vec<(usize, Vec<&Located<Reference>>)> {
    let mut all = Vec::new();
    if let Some(Read { file, value }) = &certification.interview {
        all.push((*file, value.domaine.iter().map(|entry| &entry.domaine).collect()));
    }
    if let Some(Read { file, value }) = &certification.follow_up {
        all.push((*file, value.domaine.iter().map(|entry| &entry.domaine).collect()));
    }
    if let Some(Read { file, value }) = &certification.intermediate_grids {
        all.push((*file, value.domaine.iter().map(|entry| &entry.domaine).collect()));
    }
    all
}

fn expected<'a>(file: usize, codes: impl Iterator<Item = &'a Located<Reference>>, report: &mut Report) {
    // A code that nothing declares is told by `code-inconnu`.
    for code in codes.filter(|code| !code.value.0.starts_with('D') || code.value.0.contains('.')) {
        report.push(
            Diagnostic::error("domaine-attendu", format!("{} n'est pas un domaine", code.value.0))
                .at(Origin { file, span: code.span.clone() }, "")
                .help("écrivez le code d'un domaine, comme D1"),
        );
    }
}

fn twice(file: usize, domaines: &[&Located<Reference>], entry: &str, report: &mut Report) {
    let mut first: BTreeMap<&str, &Located<Reference>> = BTreeMap::new();
    for code in domaines {
        let Some(before) = first.insert(&code.value.0, code) else { continue };
        report.push(
            Diagnostic::error("domaine-en-double", format!("{} a déjà une entrée {entry}", code.value.0))
                .at(Origin { file, span: code.span.clone() }, "seconde fois")
                .related(Origin { file, span: before.span.clone() }, "première fois")
                .help("réunissez les deux entrées en une seule"),
        );
    }
}
