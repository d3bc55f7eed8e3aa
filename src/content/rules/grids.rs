//! `critere-etranger`: a grid evaluates its own domaine.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        let Some(Read { file, value }) = &certification.final_livret else { continue };
        for evaluation in &value.evaluation {
            let domaine = &evaluation.domaine.value.0;
            let criteria = evaluation.grille.iter().flat_map(|grid| &grid.criteres);
            for code in criteria.filter(|code| !code.value.0.starts_with(&format!("{domaine}.E"))) {
                report.push(
                    Diagnostic::error(
                        "critere-etranger",
                        format!("{} n'est pas un critère du domaine {domaine}", code.value.0),
                    )
                    .at(Origin { file: *file, span: code.span.clone() }, "")
                    .help(format!("une grille du domaine {domaine} n'a que des critères {domaine}.E1, {domaine}.E2…")),
                );
            }
        }
    }
}
