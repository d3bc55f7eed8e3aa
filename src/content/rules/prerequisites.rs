//! `prerequis-absents`: what the interview checks, the definition states.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        let (Some(Read { file, value }), Some(definition)) = (&certification.interview, &certification.definition)
        else {
            continue;
        };
        if let (Some(check), None) = (&value.prerequis, &definition.value.prerequis) {
            report.push(
                Diagnostic::error(
                    "prerequis-absents",
                    "l'entretien vérifie des pré-requis que la définition n'énonce pas",
                )
                .at(Origin { file: *file, span: check.titre.span.clone() }, "cette partie ne serait pas imprimée")
                .help("énoncez-les sous [prerequis] dans le definition.toml voisin, ou retirez cette partie"),
            );
        }
    }
}
