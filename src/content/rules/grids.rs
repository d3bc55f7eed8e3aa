//! `critere-etranger`: a grid evaluates its own domaine.

use crate::content::format::{Located, Reference};
use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        if let Some(Read { file, value }) = &certification.intermediate_grids {
            for grid in &value.domaine {
                foreign(*file, &grid.domaine.value.0, grid.criteres.iter(), report);
            }
        }
        if let Some(Read { file, value }) = &certification.final_livret {
            for evaluation in &value.evaluation {
                let criteria = evaluation.grille.iter().flat_map(|grid| &grid.criteres);
                foreign(*file, &evaluation.domaine.value.0, criteria, report);
            }
        }
    }
}

fn foreign<'a>(
    file: usize,
    domaine: &str,
    criteria: impl Iterator<Item = &'a Located<Reference>>,
    report: &mut Report,
) {
    for code in criteria.filter(|code| !code.value.0.starts_with(&format!("{domaine}.E"))) {
        report.push(
            Diagnostic::error(
                "critere-etranger",
                format!("{} n'est pas un critère du domaine {domaine}", code.value.0),
            )
            .at(Origin { file, span: code.span.clone() }, "")
            .help(format!("une grille du domaine {domaine} n'a que des critères {domaine}.E1, {domaine}.E2…")),
        );
    }
}
