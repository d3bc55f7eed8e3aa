//! `domaine-attendu`: what is said of a domaine names one that the certification has.

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
    }
}
