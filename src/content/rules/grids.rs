//! `critere-etranger`, `grille-sans-critere`: a grid evaluates its own domaine, and evaluates something.

use std::ops::Range;

use crate::content::format::{Located, Reference};
use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        if let Some(Read { file, value }) = &certification.intermediate_grids {
            for grid in &value.domaine {
                foreign(*file, &grid.domaine.value.0, grid.criteres.iter(), report);
                empty(*file, &grid.domaine, grid.criteres.len(), &grid.domaine.span, report);
            }
        }
        if let Some(Read { file, value }) = &certification.final_livret {
            for evaluation in &value.evaluation {
                let domaine = &evaluation.domaine;
                let criteria = evaluation.grille.iter().flat_map(|grid| &grid.criteres);
                foreign(*file, &domaine.value.0, criteria, report);
                empty(*file, domaine, evaluation.grille.len(), &domaine.span, report);
                for grid in &evaluation.grille {
                    empty(*file, domaine, grid.criteres.len(), &grid.titre.span, report);
                }
            }
        }
        if let Some(Read { file, value }) = &certification.follow_up {
            for of_domaine in &value.domaine {
                let domaine = &of_domaine.domaine;
                for evaluation in &of_domaine.evaluation {
                    empty(*file, domaine, evaluation.critere.len(), &domaine.span, report);
                }
            }
        }
    }
}

fn empty(file: usize, domaine: &Located<Reference>, criteria: usize, span: &Range<usize>, report: &mut Report) {
    if criteria > 0 {
        return;
    }
    report.push(
        Diagnostic::error(
            "grille-sans-critere",
            format!("une grille du domaine {} n'a aucun critère", domaine.value.0),
        )
        .at(Origin { file, span: span.clone() }, "")
        .help("ajoutez ses critères ; si la source n'a pas la grille, retirez-la et dites-le dans une lacune"),
    );
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
