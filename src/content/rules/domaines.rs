//! `domaine-attendu`, `domaine-en-double`, `domaine-sans-evaluation`: what the livret says of a domaine names one that the
//! certification has, once, and finds its place in the evaluation of that domaine.

use std::collections::BTreeMap;

use crate::content::format::{Located, Reference};
use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        let Some(Read { file, value }) = &certification.final_livret else { continue };
        let of_modalities = value.modalite.iter().flat_map(|modality| &modality.domaines);
        let of_questionnaires = value.questionnaire.iter().map(|questionnaire| &questionnaire.domaine);
        let of_evaluations = value.evaluation.iter().map(|evaluation| &evaluation.domaine);
        for code in of_modalities.chain(of_questionnaires).chain(of_evaluations) {
            // A code that nothing declares is told by `code-inconnu`.
            let is_domaine = code.value.0.starts_with('D') && !code.value.0.contains('.');
            if !is_domaine {
                report.push(
                    Diagnostic::error("domaine-attendu", format!("{} n'est pas un domaine", code.value.0))
                        .at(Origin { file: *file, span: code.span.clone() }, "")
                        .help("écrivez le code d'un domaine, comme D1"),
                );
            }
        }
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
