//! `agrement-echu`: training bodies whose approval has ended are shown as past, and the editor is told.

use crate::content::format::Etat;
use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { value: site, .. }) = &raw.site else { return };
    for certification in raw.certifications.values() {
        let Some(Read { value, .. }) = &certification.certification else { continue };
        // What is given for memory says so on each of its pages.
        if matches!(value.etat, Etat::Historique | Etat::Retire) {
            continue;
        }
        let Some(Read { file, value: bodies }) = &certification.training_bodies else { continue };
        let ended = bodies.echeance.as_ref().filter(|end| end.value.0.date < site.date_reference.0.date);
        if let Some(end) = ended {
            report.push(
                Diagnostic::warning("agrement-echu", "l'agrément de ces organismes de formation a pris fin")
                    .at(Origin { file: *file, span: end.span.clone() }, format!("avant la date de référence du site, {}", site.date_reference.0))
                    .help("remplacez la liste par celle des organismes agréés aujourd'hui, ou dites la certification « historique »"),
            );
        }
    }
}
