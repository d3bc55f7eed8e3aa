//! `sigle-sans-provenance`: what letters stand for is said by a source, or by a note.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { file, value }) = &raw.glossary else { return };
    for term in value.terme.iter().filter(|term| term.source.is_empty() && term.note.is_empty()) {
        report.push(
            Diagnostic::error("sigle-sans-provenance", format!("rien ne dit d'où vient « {} »", term.sigle.value.0))
                .at(Origin { file: *file, span: term.developpement.span.clone() }, "ni source ni note")
                .help("ajoutez source = [\"003:162\"] si une source donne ces mots, sinon une [[terme.note]] sourcée et datée"),
        );
    }
}
